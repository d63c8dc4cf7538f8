"""Punishments as the order has them: kind and length, whether suspended, and the day on which the term ends.

What a reader would get wrong: the laws that a judgment cites name punishments too (处三年以下有期徒刑), so only those
of the order are held against the reply; and what the procuratorate asked for is none of the court's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.aligned import demanded
from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ORDER = pattern(r"判决[：:\s]{0,2}如下")
_ORDER_END = pattern(r"如不服|审\s{0,3}判\s{0,3}[长员]|书\s{0,3}记\s{0,3}员")
_SENTENCED = pattern("判处|判了|判得|判的|判决|被判|改判|判(?=有期|拘役|管制)|判$|法院")
_NOT_HIS = pattern(
    "建议|请求|要求|主张|希望|应当?判|起点|起刑|法定刑|基准刑|量刑标准|最[低高]刑?(?!人民法院|法院)|规定(?:了|的)?(?:刑|是|为)|以上|以下|幅度|原判|一审|原审"
)
_UP_TO = pattern("(?:到|至|截止|截至)(?:了)?$")
_IS_OVER = pattern("(?:为止|止|期满|届满|刑满|才?满(?!足))(?!前)")
_OF_A_TERM = pattern("刑期|起算|起计|羁押|判处|判决|拘役|有期徒刑|折抵|抵")
"""到2019年8月28日为止: the day ends the term of which the sentence speaks."""
_TERM_ENDS = pattern("刑期[^。；\n]{0,30}?(?:到|至|截止|截至)[^，。；\n]{0,2}$")
_WOULD = pattern("本应|本该|原应|原本|如果|若|应当到|折抵前")
_BY_US = pattern("(?:法院|我院|本院|一审|判决)[^，。；]{0,6}判(?:的|处|了)?$")
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
    yield from _plain_lengths(reply, paper, given)
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


_GIVEN = pattern(
    r"(?:罪|被|各|都|均|只|就|也|共|一共|法院|我院|本院)*判(?:了|处了?|他|她|其|的是|成)?$|(?:决定|合并)执行(?:刑期)?(?:为)?$|(?:判决|刑期|刑罚)[^，。；]{0,4}定为$"
)
_NO_TERM = pattern("以上|以下|以内|至|到|的(?!刑|有期)|期限|内|多(?!月)|缓|考验")
_TURNS = pattern("建议|请求|要求|主张|希望|应当?判|以为|认为|如果|若|可以判|至少|最多|规定|才够|起步")


def _plain_lengths(reply: Paper, paper: Paper, given: tuple[Mention, ...]) -> Iterator[SentenceDifference]:
    """盗窃罪判了八个月, 决定执行三年零二个月: terms told without the kind of punishment."""
    ordered = [one for one in given if one.kind is Kind.PENALTY and isinstance(one.value, tuple) and one.value[0]]
    months = {one.value[0]: one for one in ordered if isinstance(one.value, tuple)}
    for ours in reply.mentions if ordered else ():
        clause = reply.clause(ours.span)
        if ours.kind is not Kind.LENGTH or ours.unit != "月" or ours.about or ascribed(reply, ours.span):
            continue
        said = _GIVEN.search(reply.text, clause.start, ours.span.start)
        if (
            said is None
            or _NO_TERM.match(reply.text, ours.span.end)
            or _TURNS.search(reply.text, clause.start, said.end())
        ):
            continue
        agreeing = months.get(ours.value) or _any_term(paper, ours)  # type: ignore[call-overload]
        if agreeing is None and _of_another(reply, paper, ours):
            continue
        if agreeing is not None and agreeing not in ordered and not _of_another(reply, paper, ours):
            agreeing = None
        yield SentenceDifference(ours, agreeing or ordered[0], agrees=agreeing is not None)


def _of_another(reply: Paper, paper: Paper, ours: Mention) -> bool:
    """Whether it may be a punishment of another case, or of the court below: 那年1月4日他被某区法院判了八个月."""
    start = reply.sentence(ours.span).start
    return (
        _EARLIER.search(reply.text, start, ours.span.start) is not None
        or any(one.kind is Kind.DAY and start <= one.span.start < ours.span.start for one in reply.mentions)
        or _ON_APPEAL.search(paper.text, 0, _HEAD) is not None
    )


def _any_term(paper: Paper, ours: Mention) -> Mention | None:
    """The same length as a punishment anywhere in the paper."""
    for one in paper.mentions:
        penal = one.kind is Kind.PENALTY and isinstance(one.value, tuple) and one.value[0] == ours.value
        if penal or same(one, ours):
            return one
    return None


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
        if _WOULD.search(reply.text, reply.clause(ours.span).start, ours.span.start):
            return False
        over = _IS_OVER.match(reply.text, ours.span.end) and _UP_TO.search(ahead)
        return (
            over and _OF_A_TERM.search(reply.text, reply.sentence(ours.span).start, ours.span.start) is not None
        ) or (_TERM_ENDS.search(ahead) is not None and _WOULD.search(ahead) is None)
    sentence = reply.sentence(ours.span)
    ahead = reply.text[sentence.start : ours.span.start]
    behind = reply.text[ours.span.end : ours.span.end + 2]
    if _COMPARED.search(ahead) and _THAN.match(reply.text, ours.span.end):
        return False
    return (
        ours.kind is Kind.PENALTY
        and not demanded(reply.text, ours.span.start)
        and (_SENTENCED.search(ahead) is not None or _led_by_nothing(reply, ours))
        and _NOT_HIS.search(_own_clause(reply, ours, ahead) + behind) is None
    )


_WITH_FINE = pattern("，?(?:并处|另处)罚金")


def _led_by_nothing(reply: Paper, ours: Mention) -> bool:
    """Whether a punishment with its fine opens the sentence: 有期徒刑七个月，并处罚金一千元，刑期到……."""
    return (
        reply.sentence(ours.span).start == ours.span.start and _WITH_FINE.match(reply.text, ours.span.end) is not None
    )


def _own_clause(reply: Paper, ours: Mention, ahead: str) -> str:
    """What leads up to it: its clause alone where that says who gave it (检察院建议半年，我院判的拘役八个月)."""
    clause = reply.text[reply.clause(ours.span).start : ours.span.start]
    return clause if _BY_US.search(clause) else ahead
