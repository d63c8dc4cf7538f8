"""Whether a sentence tells only how the letter was received, heard and looked into, and how to appeal.

What a reader would get wrong: such a sentence may name a demand and
be full of steps (6月14日到厂里调取了考勤表) and answers nothing.
"""

from __future__ import annotations

from replycheck.facts.demands.fitting import refuses, says_something
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.structure.telling import SentencePart, told_in
from replycheck.model.report import DemandOutcome
from replycheck.text.patterns import pattern

_HANDLING = frozenset(
    {
        SentencePart.RECEIPT,
        SentencePart.CONTACT,
        SentencePart.HEARING,
        SentencePart.VERIFICATION,
        SentencePart.DEMANDS,
        SentencePart.REMEDY,
    }
)
"""What a sentence may tell without answering anything."""
_BESIDE_REMEDY = frozenset({SentencePart.BASIS, SentencePart.EXPLANATION})
_STEPS = frozenset({SentencePart.RECEIPT, SentencePart.CONTACT, SentencePart.HEARING, SentencePart.DEMANDS})
_APPEALS = pattern(r"\s*(?:[您你](?:们)?)?(?:如|若|对)[^，。]{0,20}(?:不服|异议|有意见|不同意|不满意)")
_TO_APPEAL = pattern(r"不服|不同意|不认可|不满意|异议|有意见|复查|复核|复议")
_DECIDED = (DemandOutcome.SUPPORTED, DemandOutcome.REFUSED, DemandOutcome.PARTLY)


def tells_of_handling(words: str) -> bool:
    """Whether ``words``, one sentence, tell of nothing else."""
    told = told_in(words.strip())
    if SentencePart.REMEDY in told and _TO_APPEAL.search(words) is not None:
        return told <= _HANDLING | _BESIDE_REMEDY or _APPEALS.match(words) is not None
    if not told or not told <= _HANDLING or refuses(words):
        return False
    return not says_something(words) or (told <= _STEPS and outcome_of(words) not in _DECIDED)
