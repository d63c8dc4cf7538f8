"""The remedies that a reply offers: which procedure, against what, within what time, from when, before whom.

Only offers count (可以、可、有权、应当……): that somebody once appealed is history. Easily got wrong: a paper may
lawfully name the remedy against an *act* (a fine, a ruling), so it must be known what the remedy is against.
"""

from __future__ import annotations

import re
from dataclasses import replace

from replycheck.facts.time.periods import Period, periods
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_PROCEDURE = pattern(
    r"复(?:查|核)(?!意见|机关|机构|结果|结论|决定|期限|申请人|(?:请求|申请)(?:之日|的|后))|上诉(?!人|状的?格式)|行政复议(?!机关|决定|法)|行政诉讼(?!法)"
    r"|再审(?!判决|裁定|申请人|法院|程序)|复议(?!决定|机关|裁定)|执行异议(?!裁定)|案外人异议|书面异议|异议之诉"
    r"|提起诉讼|(?:向[^，。；]{0,16}法院|另行)起诉|申诉(?!人)|检察监督|检察建议|抗诉"
)
_OFFER = pattern(r"可以?|有权|(?<![申提邀恳聘])请(?!求)|应当?|须|欢迎")
_OBJECT = pattern(
    r"(?:对|不服)(?P<object>[^，。；]{0,36}?)(?=不服|有异议|不满意|不同意|存在异议|的?[，,])|(?<=不服)(?P<bare>)"
)
_REPLY_ITSELF = pattern(
    r"^(?:我[院局委办厅]|本[院局委办厅机关]{1,2}|上述|以上|此次|该)?[^，。；]{0,6}?(?:本|该|此|上述|以上|上述的|我[院局委办]的?|信访(?:事项)?)(?:信访|处理|答复|复查|复核|办理|回复|告知|事项|书面|的|次|项|或者|、|和){0,6}(?:意见书?|答复|回复|告知书?|复函|意见)$",
    needs=("意见", "答复", "回复", "告知", "复函"),
)
_START = pattern(
    r"(?:自|从|在|于)?(?P<start>[^，。；、自从]{0,24}?)(?:之日|当日|之后|后|次日)起?[^，。；]{0,2}$|(?:自|从)(?P<day>[^，。；]{1,24}?)(?:之日|次日)?起[^，。；]{0,4}$"
)
_OFFERED = pattern(r"^(?:可以?|应当?|有权|须)?(?:自|从|在|于)?")
_BODY = pattern(
    r"(?:向|到)(?P<body>(?:(?!向)[^，。；]){1,40}?)(?:申请|请求|提出|提起|提请|书面|要求|递交|$)|(?:请求|申请|提请)(?P<asked>[^，。；向]{2,40})$"
)
_HISTORY = pattern(
    r"未(?:在|于|依法|能)?[^，。；]{0,12}$|没有[^，。；]{0,12}$|(?:曾|已经?|先后)[^，。；]{0,10}$|\d+月\d+日[^，。；]{0,20}$|不(?:得|能|可以?|属于)[^，。；]{0,14}$"
)
_WHOLE_SENTENCE_MAX = 400


@dataclass(frozen=True, slots=True)
class Remedy:
    """One procedure that is offered; ``span`` runs from its clause's period or offer to its name.

    ``against_reply``: the sentence says it is against this reply; None where it does not say against what.
    ``start`` is from when the period runs (收到本意见书), ``body`` before whom, both as written.
    """

    span: Span
    procedure: str
    against_reply: bool | None
    against: str | None
    period: Period | None
    start: str | None
    body: str | None


def remedies(text: str) -> tuple[Remedy, ...]:
    """Every remedy offered in ``text``, in order; quotations should be blanked."""
    return tuple(remedy for sentence in sentences(text) for remedy in _in_sentence(text, sentence))


def _in_sentence(text: str, sentence: Span) -> list[Remedy]:
    words = sentence.of(text)
    if len(words) > _WHOLE_SENTENCE_MAX:
        return []
    found: list[Remedy] = []
    begin = 0
    for match in _PROCEDURE.finditer(words):
        clause = words[begin : match.start()]
        offer = list(_OFFER.finditer(clause)) or (list(_OFFER.finditer(words[: match.start()])) if found else [])
        if offer and not _HISTORY.search(clause):
            found.append(_remedy(words, sentence.start, Span(begin, match.start()), match))
        begin = match.end()
    return found


def _remedy(words: str, offset: int, clause: Span, match: re.Match[str]) -> Remedy:
    before = clause.of(words)
    length = next((period for period in reversed(periods(before)) if period.within), None)
    start = _start(before, length)
    body = next(iter(_BODY.finditer(before, length.span.end if length else 0)), None)
    against = _against(words[: match.start()])
    first = clause.start + (length.span.start if length else _offered(before))
    period = None if length is None else replace(length, span=length.span.shifted(offset + clause.start))
    return Remedy(
        Span(offset + first, offset + match.end()),
        match.group(),
        None if against is None else _REPLY_ITSELF.search(against) is not None,
        against,
        period,
        start,
        None if body is None else (body["body"] or body["asked"]).strip(),
    )


def _offered(before: str) -> int:
    """Where the words of the offer begin; behind the comma or 或者 where it goes on from another one."""
    offers = list(_OFFER.finditer(before))
    return offers[-1].start() if offers else len(before) - len(before.lstrip("，、；和或者及以 "))


def _start(before: str, length: Period | None) -> str | None:
    """From when the period runs, as written before it."""
    if length is None:
        return None
    match = _START.search(before[: length.span.start])
    said = "" if match is None else match["start"] or match["day"] or ""
    return _OFFERED.sub("", said).strip() or None


def _against(before: str) -> str | None:
    """What the person is not content with, as the sentence says; None where it does not."""
    found = [match for match in _OBJECT.finditer(before) if match["object"]]
    return found[-1]["object"].strip() if found else None
