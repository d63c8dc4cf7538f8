"""What may be asked of a reply in no prescribed form (a bureau's 答复, 情况说明, a procuratorate's 答复).

No rule of law says what such a paper must hold, so nothing that it lacks is an error. What is easily got wrong: an
answer to a question about a policy needs no investigation, and nobody has to be heard for it.
"""

from __future__ import annotations

from replycheck.model.finding import Severity
from replycheck.model.profile import PLAIN_REPLIES
from replycheck.rules.case import Case
from replycheck.rules.refusals import refusals
from replycheck.text.patterns import pattern

_PETITION = pattern(r"处理意见|信访")
_QUESTION = pattern(r"咨询|询问|问及|提问|想了解|所问|(?:提出|关于)[^。；]{0,30}建议")
_CONFIRMED = pattern(r"(?:你|您)反映的(?:情况|问题)(?:基本|部分)?属实|向[^。；]{2,20}反映")
"""Set phrases of an answer, to a suggestion as well."""
_GRIEVANCE = pattern(r"反映|投诉|举报|信访|控告|检举|申诉|不服|诉求|要求")


def asked(case: Case) -> Severity:
    """The most that may be made of it where contact, hearing, facts, an answer or reasons are missing."""
    return Severity.INFO if case.profile in PLAIN_REPLIES and _only_asked(case) else Severity.WARNING


def asked_of_petitions(case: Case) -> Severity:
    """The same for receipt, basis and remedy: only a paper about a petition, or one that refuses, owes them."""
    in_full = _PETITION.search(case.own_words, 0, case.body_end) is not None or any(refusals(case))
    return Severity.WARNING if in_full else Severity.INFO


def _only_asked(case: Case) -> bool:
    """Whether the person only asked or suggested something."""
    text = case.text[: case.body_end]
    return _QUESTION.search(text) is not None and _GRIEVANCE.search(_CONFIRMED.sub("", text)) is None
