"""Whether a sentence tells only how the letter was received, heard and looked into, and how to appeal.

What a reader would get wrong: such a sentence may name a demand and
be full of steps (6月14日到厂里调取了考勤表) and answers nothing.
"""

from __future__ import annotations

from replycheck.facts.demands.fitting import refuses, says_something
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.demands.units import units
from replycheck.facts.structure.telling import SentencePart, possible_in, told_in
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
_RING = pattern(
    r"^(?=[^。]{0,70}(?:\d{3,4}[-—]\d{6,8}|(?<!\d)\d{7,8}(?!\d)|(?<!\d)1(?:2368|2345|2309|2348)(?!\d)))[^。]{0,50}(?:打|电话|拨|致电|联系|咨询|短信)[^。]{0,50}[。！]?$"
)
_SUMS_UP = pattern(
    r"(?:该|本|一审|二审|终审|生效)?(?:判决|裁定|裁判)(?:书)?(?:现|目前)?(?:均|都)?已(?:经)?(?:发生法律效力|生效)。?$|(?:经济|生活)(?:确有|有)?困难的?[，,]?[^。]{0,20}法律援助[^。]{0,12}。?$|请(?:您|你)?按[^。，]{2,14}通知|(?:综上|总之|综上所述)[，,][^。]{0,20}(?:来信|各项|几项|[一二三四五六七八九][、和]|请求|诉求|要求)|(?:以上|上述)(?:意见|情况|答复|结论|内容|决定|说明|各项)|特此|此复|专此"
)
_DISAGREES = pattern(
    r"(?:不服|不同意|不认可|不满意|异议|有意见|坚持申诉|认为[^，。]{0,12}(?:错误|有错))[^。]{0,80}(?:复查|复核|复议|再审|申诉|起诉|诉讼|监督|申请|提出)"
)
_DECIDED = (DemandOutcome.SUPPORTED, DemandOutcome.REFUSED, DemandOutcome.PARTLY)


def tells_of_handling(words: str) -> bool:
    """Whether ``words``, one sentence, tell of nothing else."""
    told = told_in(words.strip()) or possible_in(words.strip())
    if SentencePart.REMEDY in told and _TO_APPEAL.search(words) is not None:
        return told <= _HANDLING | _BESIDE_REMEDY or _APPEALS.match(words) is not None
    if not told or not told <= _HANDLING or refuses(words):
        return False
    return not says_something(words) or (told <= _STEPS and outcome_of(words) not in _DECIDED)


def comes_in(reply: str, first: int) -> int:
    """The line of ``reply`` among those up to ``first`` that tells that the letter came; -1 where none does."""
    for number, line in enumerate(reply.split("\n")[: first + 1]):
        if any(SentencePart.RECEIPT in told_in(span.of(line)) for span in units(line)):
            return number
    return -1


def frames_before(words: str) -> bool:
    """Whether a sentence beside the receipt answers nothing: it decides nothing, or it tells a step of the handling."""
    looked = _STEPS | {SentencePart.VERIFICATION}
    return outcome_of(words) not in _DECIDED or bool(told_in(words.strip()) & looked)


def frames_behind(words: str) -> bool:
    """Whether a sentence at the end tells whom to ring up, how to appeal, or what the reply rests on."""
    rings = _RING.search(words) is not None and outcome_of(words) not in _DECIDED and not refuses(words)
    return rings or _SUMS_UP.match(words) is not None or _DISAGREES.search(words) is not None
