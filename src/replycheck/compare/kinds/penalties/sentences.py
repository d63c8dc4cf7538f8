"""Punishments as the order has them: kind and length, whether suspended, and the day on which the term ends.

What a reader would get wrong: the laws that a judgment cites name punishments too (处三年以下有期徒刑), so only those
of the order are held against the reply; and what the procuratorate asked for is none of the court's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.aligned import demanded
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ORDER = pattern(r"判决[：:\s]{0,2}如下")
_ORDER_END = pattern(r"如不服|审\s{0,3}判\s{0,3}[长员]|书\s{0,3}记\s{0,3}员")
_SENTENCED = pattern("判处|判了|判得|判的|判决|被判|改判|判(?=有期|拘役|管制)|法院")
_NOT_HIS = pattern(
    "建议|请求|要求|主张|希望|应当?判|起点|起刑|法定刑|基准刑|量刑标准|最[低高]刑?(?!人民法院|法院)|规定(?:了|的)?(?:刑|是|为)|以上|以下|幅度|原判|一审|原审"
)
_TERM_ENDS = pattern("刑期[^。；\n]{0,30}?(?:到|至|截止|截至)[^，。；\n]{0,2}$")
_WOULD = pattern("本应|本该|原应|原本|如果|若|应当到|折抵前")
_TERM_REACH, _NEAR_DAY = 44, 150


@dataclass(frozen=True, slots=True)
class SentenceDifference:
    """A punishment or the end of a term in the reply, and the order's."""

    ours: Mention
    theirs: Mention
    agrees: bool


@lru_cache(maxsize=8)
def _ordered(paper: Paper) -> tuple[Mention, ...]:
    """The punishments of the order, and the days on which terms end."""
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    low = orders[-1] if orders else len(paper.text)
    ended = _ORDER_END.search(paper.text, low)
    high = ended.start() if ended else len(paper.text)
    return tuple(
        one
        for one in paper.mentions
        if low <= one.span.start < high
        and (one.kind is Kind.PENALTY or (one.kind is Kind.DAY and paper.text.startswith("止", one.span.end)))
    )


def sentence_differences(reply: Paper, paper: Paper) -> Iterator[SentenceDifference]:
    """Every punishment that the reply tells of the court, and every end of a term, against the order's."""
    given = _ordered(paper)
    yield from _changed_to(reply, given)
    for ours in reply.mentions if given else ():
        known = [one for one in given if one.kind is ours.kind]
        if not known or not _told(reply, ours):
            continue
        agreeing = (
            next((one for one in known if same(ours, one)), None)
            or _of_below(paper, ours)
            or _before(reply, paper, ours)
            or _earlier(reply, paper, ours)
        )
        rival = next((one for one in known if one.unit == ours.unit), known[0])
        yield SentenceDifference(ours, agreeing or rival, agrees=agreeing is not None)


_CHANGED = pattern("刑期(?:[^，。；\\n]{0,6})?(?:改为|改成|减为|降为|缩短为)了?$")


def _changed_to(reply: Paper, given: tuple[Mention, ...]) -> Iterator[SentenceDifference]:
    """刑期改为三年二个月, without the kind of punishment."""
    ordered = [one for one in given if one.kind is Kind.PENALTY and isinstance(one.value, tuple) and one.value[0]]
    for ours in reply.mentions if ordered else ():
        if ours.kind is Kind.LENGTH and ours.unit == "月" and _CHANGED.search(reply.text[: ours.span.start][-16:]):
            agreeing = next((one for one in ordered if ours.value == one.value[0]), None)  # type: ignore[index]
            yield SentenceDifference(ours, agreeing or ordered[0], agrees=agreeing is not None)


_ON_APPEAL = pattern("上诉人|抗诉机关|原审被告人|再审")
_HEAD = 400


def _of_below(paper: Paper, ours: Mention) -> Mention | None:
    """The same punishment as the court below gave it, where the judgment is one on appeal."""
    if _ON_APPEAL.search(paper.text, 0, _HEAD) is None:
        return None
    return next((one for one in paper.mentions if one.kind is ours.kind and same(ours, one)), None)


def _before(reply: Paper, paper: Paper, ours: Mention) -> Mention | None:
    """The same punishment as it was given on an earlier day that the reply names with it."""
    sentence = reply.sentence(ours.span)
    days = [
        one for one in reply.mentions if one.kind is Kind.DAY and sentence.start <= one.span.start < ours.span.start
    ]
    told = [one.span.end for one in paper.mentions for day in days if same(one, day)]
    return next(
        (one for one in paper.mentions for at in told if 0 <= one.span.start - at <= _NEAR_DAY and same(one, ours)),
        None,
    )


_EARLIER = pattern(
    r"曾|此前|以前|过去|前科|前罪|前一?次|上一?次|上回|(?:19|20)\d\d年[^，。；\n]{0,8}因|因[^，。；\n]{1,14}罪，?(?:先后)?被[^，。；\n]{2,24}法院"
)


def _earlier(reply: Paper, paper: Paper, ours: Mention) -> Mention | None:
    """The same punishment anywhere in the judgment, where the reply tells of an earlier one: 2006年因犯抢劫罪被判处."""
    sentence = reply.sentence(ours.span)
    if _EARLIER.search(reply.text, sentence.start, ours.span.start) is None:
        return None
    return next((one for one in paper.mentions if same(one, ours)), None)


_COMPARED = pattern("(?:比|较|相比|与|和|同)(?:起)?[^，。；\\n]{0,10}$")
_THAN = pattern("[^，。；\\n]{0,4}(?:低|高|轻|重|少|多|长|短|相比)")
"""比三年有期徒刑低得多 measures it by another."""


def _told(reply: Paper, ours: Mention) -> bool:
    """Whether the reply gives it as what this judgment ordered."""
    if ours.kind is Kind.DAY:
        ahead = reply.text[max(reply.sentence(ours.span).start, ours.span.start - _TERM_REACH) : ours.span.start]
        return _TERM_ENDS.search(ahead) is not None and _WOULD.search(ahead) is None
    sentence = reply.sentence(ours.span)
    ahead = reply.text[sentence.start : ours.span.start]
    behind = reply.text[ours.span.end : ours.span.end + 2]
    if _COMPARED.search(ahead) and _THAN.match(reply.text, ours.span.end):
        return False
    return (
        ours.kind is Kind.PENALTY
        and not demanded(reply.text, ours.span.start)
        and _SENTENCED.search(ahead) is not None
        and _NOT_HIS.search(ahead + behind) is None
    )
