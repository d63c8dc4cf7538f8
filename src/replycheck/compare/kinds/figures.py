"""Figures of the reply against those of a paper: the same kind, in the same surroundings, with another value.

A value that the paper has at a place that speaks of the same agrees. A value that it has nowhere is held against the
place that is most alike. What a reader would get wrong: a value that stands elsewhere in the paper proves nothing by
itself, so it takes a place that is far more alike than any with that value to call it misplaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise

from replycheck.compare.context import likeness, most
from replycheck.compare.kinds.days import of_one_cue
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_pen
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_FIRST = 1000.0
"""A number, and a sum of many digits, is held against the one that it is a slip of, wherever that stands."""
_BONUS = 0.9
"""Of two places that are about as alike, the one that a slip leads to is meant."""
_SLIPPED = {Kind.DAY: (1.2, 0.15), Kind.MONEY: (1.0, 0.12)}
_SLIPPED_ELSE = (0.9, 0.2)
"""A slip of the value needs so much likeness, in weight and as a share of what there could be; more happens on days."""
_OTHERWISE = {
    Kind.DAY: (3.0, 0.5),
    Kind.MONTH: (2.4, 0.3),
    Kind.MONEY: (2.6, 0.42),
    Kind.COUNT: (2.0, 0.29),
    Kind.LENGTH: (2.0, 0.29),
}
_OTHERWISE_ELSE = (2.4, 0.36)
"""Another value altogether needs more: most of all days and sums, of which a case has more than its judgment tells."""
_DAY, _DAY_SHARE, _DAY_FAR = 2.2, 0.2, 0.3
"""A whole day that stands elsewhere: days are told with little else, so less will do where the other is unlike."""
_ELSEWHERE, _ELSEWHERE_SHARE, _SLIP_SHARE, _FAR, _FAR_SLIP = 3.0, 0.4, 0.3, 0.4, 0.5
"""A value that stands elsewhere: the right place must be so alike, and the others less than so much of it."""
_PRECISE = 4
"""Digits from which a figure is nobody's but the paper's, so that a slip of it needs no likeness at all."""


@dataclass(frozen=True, slots=True)
class Match:
    """A mention of the reply with the mention of the paper that it is held against; ``agrees`` says whether they do."""

    ours: Mention
    theirs: Mention
    agrees: bool
    likeness: float
    share: float


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure of the paper that the reply's may be of: how alike the places are, and if it is the same or a slip."""

    alike: float
    theirs: Mention
    same: bool
    slipped: bool


@lru_cache(maxsize=256)
def rivals(ours: Mention, reply: Paper, paper: Paper) -> tuple[Rival, ...]:
    """Every figure of the paper that can be compared, in its order; asked by several, and dear in a long judgment."""
    around = reply.settings[ours]
    return tuple(
        Rival(likeness(around, paper.settings[one], paper.weights), one, same(ours, one), slip(ours, one))
        for one in paper.mentions
        if comparable(ours, one)
    )


def matched(ours: Mention, reply: Paper, paper: Paper) -> Match | None:
    """What the paper says where it speaks of the same; None where it doesn't, or nothing can be told."""
    top = most(reply.settings[ours], paper.weights)
    every = rivals(ours, reply, paper)
    equal = [(one.alike, one.theirs) for one in every if one.same]
    others = [one for one in every if not one.same and not _only_due(reply, ours, paper, one.theirs)]
    other = [(one.alike, one.theirs) for one in others]
    nearest = max(others, key=lambda one: one.alike + _bonus(ours, one.theirs) * one.slipped, default=None)
    best = (nearest.alike, nearest.theirs) if nearest is not None else None
    right = max(equal, key=lambda pair: pair[0], default=None)
    if right is not None:
        instead = _meant_instead(reply, paper, ours, (equal, other), best, right)
        alike, one = instead or right
        return Match(ours, one, agrees=instead is None, likeness=alike, share=_share(alike, top))
    if _made_in(paper, ours):
        return None
    missed = _same_but_for_the_kind(reply, ours, other) or _slip_of_missing(reply, ours, other)
    if missed is not None:
        return Match(ours, missed[1], agrees=False, likeness=missed[0], share=_share(missed[0], top))
    if best is None:
        return None
    alike, theirs = best
    share = _share(alike, top)
    enough = _enough(ours, theirs, alike, share) and not _named_with_it(reply, ours, theirs)
    enough = enough and not counts_another(reply, ours, paper, theirs)
    return Match(ours, theirs, agrees=False, likeness=alike, share=share) if enough else None


_Ranked = tuple[float, Mention]


def _meant_instead(  # noqa: PLR0913 - what was found on both sides, once
    reply: Paper,
    paper: Paper,
    ours: Mention,
    rivals: tuple[list[_Ranked], list[_Ranked]],
    best: _Ranked | None,
    right: _Ranked,
) -> _Ranked | None:
    """The other value of the paper that the reply speaks of, where its own stands there for something else."""
    equal, other = rivals
    top = most(reply.settings[ours], paper.weights)
    if (
        best is not None
        and _stands_elsewhere(reply, ours, (best, right), top)
        and not _of_one_range(paper, best[1], equal)
    ):
        elsewhere = _told_elsewhere(reply, paper, ours, best)
        if not elsewhere and not _told_of_the_same(reply, paper, ours, equal, best[1]):
            return best
    claimed = None if _made_in(paper, ours) else _claimed_only(reply, paper, ours, equal, other)
    if claimed is not None and claimed[0] >= _CLAIMED * right[0] and _share(claimed[0], top) >= _CLAIMED_SHARE:
        return claimed
    return None


_RANGE = 6
_TOLD_TOGETHER = 90
"""Two days of a paper that are so near each other share what stands around: only the clause tells them apart."""


def _of_one_range(paper: Paper, theirs: Mention, equal: list[_Ranked]) -> bool:
    """Whether the paper's day is one end of a range of which ours is the other: 2008年2月14日至2010年2月20日."""
    if theirs.kind is not Kind.DAY:
        return False
    ends = [one for one in paper.mentions if one.kind is Kind.DAY and one.value == theirs.value]
    return any(
        max(one.span.start - end.span.end, end.span.start - one.span.end) <= _RANGE for _, one in equal for end in ends
    )


def _stands_elsewhere(
    reply: Paper, ours: Mention, pair: tuple[tuple[float, Mention], tuple[float, Mention]], top: float
) -> bool:
    """Whether another value of the paper stands in surroundings so much more like those of ours."""
    best, right = pair
    if ours.kind in (Kind.NUMBER, Kind.PENALTY):
        return False
    if ours.kind in (Kind.MONEY, Kind.COUNT) and (digits(ours) >= _PRECISE or _repeated(reply, ours)):
        return False
    if _misplaced(best[0], right[0], top, slipped=slip(ours, best[1])):
        return True
    return ours.kind is Kind.DAY and not ours.open and _misplaced_day(best[0], right[0], top)


_PER_HUNDRED = pattern("(?:百|100)(?:毫升|ml|mL|ML)")
"""每百毫升252毫克 is 2.52mg/ml."""
_COUNTERS = frozenset("份个项件名人笔次处张套条家户台辆批颗")
_OF_PEOPLE = frozenset("名人")
_THING = pattern("[\u4e00-\u9fff]{2,6}")


def counts_another(reply: Paper, ours: Mention, paper: Paper, theirs: Mention) -> bool:
    """Whether two counts are of unlike things: 12份施工合同 says nothing of 三份居间协议."""
    if ours.kind is Kind.COUNT and ours.value == 100 * theirs.value:
        return _PER_HUNDRED.search(reply.text, max(0, ours.span.start - 8), ours.span.end + 10) is not None
    if ours.kind is not Kind.COUNT or ours.unit not in _COUNTERS:
        return False
    if ours.unit in _OF_PEOPLE and paper.text.startswith("等", theirs.span.start - 1) and ours.value < theirs.value:  # type: ignore[operator]
        return True  # 两名乘客 are some of 刘某等八名乘客
    things = _THING.match(reply.text, ours.span.end), _THING.match(paper.text, theirs.span.end)
    if things[0] is None or things[1] is None:
        return things[0] is not things[1] and ours.unit in _OF_PEOPLE
    pairs = [{thing[at : at + 2] for at in range(len(thing) - 1)} for thing in (things[0][0], things[1][0])]
    return not pairs[0] & pairs[1]


def _named_with_it(reply: Paper, ours: Mention, theirs: Mention) -> bool:
    """Whether the sentence has the paper's day as well: then ours is another one that the paper does not tell."""
    if ours.kind is not Kind.DAY or slip(ours, theirs):
        return False
    sentence = reply.sentence(ours.span)
    return any(same(one, theirs) and sentence.contains(one.span) for one in reply.mentions)


def _made_in(paper: Paper, ours: Mention) -> bool:
    """Whether two sums that the paper names one behind the other make it: 已退赔3000元，尚欠27000元 are 30000元.

    And a length of time may be told without the kind of punishment that it is of: 各判五个月.
    """
    if ours.kind is Kind.LENGTH:
        return ours.unit == "月" and any(
            one.kind is Kind.PENALTY
            and isinstance(one.value, tuple)
            and one.value[0] == ours.value
            and not one.value[1]
            for one in paper.mentions
        )
    if ours.kind is not Kind.MONEY or not isinstance(ours.value, Decimal):
        return False
    money = [one for one in paper.mentions if one.kind is Kind.MONEY and one.unit == ours.unit]
    return any(
        ours.value in (first.value + second.value, abs(first.value - second.value))  # type: ignore[operator]
        for first, second in pairwise(money)
        if paper.sentence(first.span).contains(second.span)
    )


_MISSING = {Kind.DAY: 0.6, Kind.MONEY: 0.3, Kind.COUNT: 0.6}
"""A value that no paper has, one slip away from one that the reply leaves out altogether, needs so much likeness."""
_MISSING_DIGITS = 3


def _same_but_for_the_kind(reply: Paper, ours: Mention, other: list[_Ranked]) -> _Ranked | None:
    """The case of the same court, year and serial number, where one sign of the kind is another: 民二终 for 民二初.

    Two cases of a court that share a serial number are told of in one paper about never, and the reply would have both.
    """
    if ours.unit != "case":
        return None
    year, body, number = [*str(ours.value).split("|"), "", ""][:3]
    for alike, one in other:
        parts = str(one.value).split("|")
        if one.unit != "case" or len(parts) != 3 or (parts[0], parts[2]) != (year, number):  # noqa: PLR2004
            continue
        apart = sum(a != b for a, b in zip(body, parts[1], strict=False)) + abs(len(body) - len(parts[1]))
        if apart == 1 and len(body) == len(parts[1]) and not any(same(one, mine) for mine in reply.mentions):
            return alike, one
    return None


def _slip_of_missing(reply: Paper, ours: Mention, other: list[tuple[float, Mention]]) -> tuple[float, Mention] | None:
    """The value of the paper that ours is written wrongly for, where the reply has that value nowhere.

    A reply that tells of other things that happened besides names the right days and sums as well.
    """
    if ours.kind not in _MISSING or (ours.kind is Kind.DAY and ours.open):
        return None
    if ours.kind is not Kind.DAY and digits(ours) < (
        _MISSING_DIGITS if ours.kind is Kind.MONEY else _MISSING_DIGITS - 1
    ):
        return None
    near = [
        (alike, one)
        for alike, one in other
        if alike >= _MISSING[ours.kind]
        and slip_of_pen(ours, one)
        and not any(same(one, mine) for mine in reply.mentions)
    ]
    return max(near, key=lambda pair: pair[0], default=None)


_CLAIMED, _CLAIMED_SHARE, _CLAIMED_LEAST = 0.6, 0.25, 2.4
"""Of a sum that only a party named: how alike the court's place must be, beside the party's, as a share, and at all."""
_ASKS = pattern(
    "要求|要(?=[约的价\\d一二两三四五六七八九十])|开口|索要|请求|主张|诉请|索赔|起诉|希望|认为|申请|约定|想要"
)
_DISPUTED = pattern("(?:不同|有)意见|异议|不服|争议|有疑问|不认可")
"""对2800万元有不同意见的: what one may quarrel over is nobody's award."""
_DUE = pattern("前|之前|以前|届满|到期|止")
_SHOULD = pattern("约定|应当?|须|必须|限|未|没有|期限")
_SHOULD_AHEAD = 16


def _bonus(ours: Mention, theirs: Mention) -> float:
    exact = ours.kind is Kind.NUMBER or (ours.kind is Kind.MONEY and digits(theirs) > _PRECISE)
    return _FIRST if exact else _BONUS


def _claimed_only(
    reply: Paper, paper: Paper, ours: Mention, equal: list[tuple[float, Mention]], other: list[tuple[float, Mention]]
) -> tuple[float, Mention] | None:
    """The court's figure where the reply's is one that only a party named, told as if it were the court's."""
    if ours.kind not in (Kind.MONEY, Kind.RATE) or _ASKS.search(reply.clause(ours.span).of(reply.text)):
        return None
    if digits(ours) >= _PRECISE or _DISPUTED.search(reply.clause(ours.span).of(reply.text)):
        return None
    pleads = pleadings(paper.text)

    def by_party(one: Mention) -> bool:
        return any(low <= one.span.start < high for low, high in pleads)

    if not all(by_party(one) for _, one in equal):
        return None
    best = max(((alike, one) for alike, one in other if not by_party(one)), key=lambda pair: pair[0], default=None)
    return best if best is not None and best[0] >= _CLAIMED_LEAST else None


def _only_due(reply: Paper, ours: Mention, paper: Paper, theirs: Mention) -> bool:
    """Whether the paper's day is one by which something was due, and the reply tells of what happened."""
    return ours.kind is Kind.DAY and theirs.span in _dues(paper) and ours.span not in _dues(reply)


@lru_cache(maxsize=8)
def _dues(paper: Paper) -> frozenset[Span]:
    """The days of a paper by which something was due: each of them is held against every day of the other."""
    return frozenset(one.span for one in paper.mentions if one.kind is Kind.DAY and _due(paper, one))


def _due(paper: Paper, day: Mention) -> bool:
    ahead = Span(max(paper.clause(day.span).start, day.span.start - _SHOULD_AHEAD), day.span.start)
    return (
        _DUE.match(paper.text, day.span.end) is not None
        or _SHOULD.search(paper.text, ahead.start, ahead.end) is not None
    )


def _told_elsewhere(reply: Paper, paper: Paper, ours: Mention, best: tuple[float, Mention]) -> bool:
    """Whether another mention of the reply has the value of that place, and surroundings more like it."""
    alike, theirs = best
    return any(
        one is not ours
        and same(one, theirs)
        and likeness(reply.settings[one], paper.settings[theirs], paper.weights) > alike
        for one in reply.mentions
    )


def _told_of_the_same(
    reply: Paper, paper: Paper, ours: Mention, equal: list[tuple[float, Mention]], rival: Mention
) -> bool:
    """Whether the paper has the value where it tells of the same happening, or in a clause with more of its words.

    8月17日他到派出所投案，第二天被拘留: the whole sentence is like that of the next day, the clause is not.
    """
    known = ours.kind is Kind.DAY and any(of_one_cue(reply, ours, paper, one) for _, one in equal)
    if known and not of_one_cue(reply, ours, paper, rival):
        return True
    mine = reply.words_of_clause(ours)
    scores = [
        sum(paper.weights.of(word) for word in mine & paper.words_of_clause(one))
        for one in (*(one for _, one in equal), rival)
    ]
    together = any(
        max(one.span.start - rival.span.end, rival.span.start - one.span.end) <= _TOLD_TOGETHER for _, one in equal
    )
    if together and max(scores[:-1]) == scores[-1] and not of_one_cue(reply, ours, paper, rival):
        return True  # the paper tells of both in one breath, so what stands around them tells of either
    return max(scores[:-1]) > scores[-1]


def _enough(ours: Mention, theirs: Mention, alike: float, share: float) -> bool:
    """Whether two places are so alike that their values should be the same."""
    slipped = slip(ours, theirs)
    if slipped and ours.kind is not Kind.DAY and digits(theirs) >= _PRECISE:
        return True
    least, part = _SLIPPED.get(ours.kind, _SLIPPED_ELSE) if slipped else _OTHERWISE.get(ours.kind, _OTHERWISE_ELSE)
    if ours.kind is Kind.RATE and ours.value == theirs.value and ours.unit and theirs.unit:
        return True  # 月利率6% for 年利率6%
    return alike >= least and share >= part


def _share(alike: float, top: float) -> float:
    return alike / top if top else 0.0


def _misplaced(best: float, right: float, top: float, *, slipped: bool) -> bool:
    far = _FAR_SLIP if slipped else _FAR
    share = _SLIP_SHARE if slipped else _ELSEWHERE_SHARE
    return best >= _ELSEWHERE and _share(best, top) >= share and right < far * best


def _repeated(reply: Paper, ours: Mention) -> bool:
    """Whether the reply has the figure before: what is taken up again stands amid other words."""
    return any(one.span.end <= ours.span.start and same(one, ours) for one in reply.mentions)


def _misplaced_day(best: float, right: float, top: float) -> bool:
    return best >= _DAY and _share(best, top) >= _DAY_SHARE and right < _DAY_FAR * best


def comparable(ours: Mention, theirs: Mention) -> bool:
    """Whether the two can be the same fact: of one kind and one unit, rates and punishments of any."""
    if ours.kind is not theirs.kind:
        return False
    if ours.kind in (Kind.DAY, Kind.MONTH, Kind.RATE, Kind.CLOCK):
        return True
    if ours.kind is Kind.COUNT and ours.unit != theirs.unit:
        return ours.value == theirs.value and any({ours.unit, theirs.unit} <= units for units in _MEASURES)
    return ours.unit == theirs.unit


_MEASURES = (frozenset({"平方米", "亩", "平方公里"}), frozenset({"克", "公斤", "吨", "mg"}))


def digits(mention: Mention) -> int:
    """How many digits of a value carry meaning."""
    if isinstance(mention.value, Decimal):
        return len(mention.value.normalize().as_tuple().digits)
    if mention.kind is Kind.NUMBER:
        return _PRECISE
    return _PRECISE - 1 if mention.kind is Kind.DAY and not mention.open else 1


def explained(mention: Mention, near: Iterable[Mention]) -> bool:
    """Whether a sum follows from others near it: their sum, their difference, a half, a part by count or share."""
    near = list(near)
    by_kind = {Kind.LENGTH: _between_days, Kind.COUNT: _of_counts, Kind.RATE: _of_rates}.get(mention.kind)
    if by_kind is not None:
        return by_kind(mention, near)
    if mention.kind is not Kind.MONEY or not isinstance(mention.value, Decimal):
        return False
    sums = list(dict.fromkeys(one.value for one in near if one.kind is Kind.MONEY and isinstance(one.value, Decimal)))[
        :9
    ]
    value = mention.value
    if any(value * 2 == one or value == one * 2 for one in sums):
        return True
    for size in (2, 3, 4):
        if any(sum(group) == value for group in combinations(sums, size)):
            return True
    off = value / 100 if mention.about or not value % 100 else Decimal(0)  # 多出的71万余元 is rounded
    if any(abs(abs(a - b) - value) <= off for a, b in combinations(sums, 2)):
        return True
    shares = [
        one.value for one in near if one.kind in (Kind.RATE, Kind.COUNT, Kind.LENGTH) and isinstance(one.value, Decimal)
    ]
    return any(
        share and (abs(one * share - value) < 1 or abs(one / share - value) < Decimal("0.01"))
        for one in sums
        for share in shares
    )


_FEW_RATES = 6


def _of_rates(mention: Mention, near: Iterable[Mention]) -> bool:
    """Whether shares near it make one: 减20%、减30%、加8%，净减42%; 70%的九成是63%."""
    value = mention.value
    if not isinstance(value, Decimal):
        return False
    rates = [one.value for one in near if one.kind is Kind.RATE and isinstance(one.value, Decimal)][-_FEW_RATES:]
    made = [a * b for a, b in combinations(rates, 2)]
    for size in (2, 3, 4):
        for group in combinations(rates, size):
            whole = sum(group, Decimal(0))
            made += [whole, *(whole - 2 * one for one in group)]
    return any(abs(abs(one) - value) < Decimal("0.0001") for one in made)


_LISTED = 12
"""So many counts told before may be what one adds up."""


def _of_counts(mention: Mention, near: list[Mention]) -> bool:
    """Whether two counts of the same make it, added or taken from each other."""
    counts = [one.value for one in near if one.kind is Kind.COUNT and one.unit == mention.unit]
    numbers = [one for one in counts if isinstance(one, Decimal)]
    if any(mention.value in (abs(a - b), a + b) for a, b in combinations(numbers, 2)):
        return True
    last = numbers[:_LISTED]  # 三包分别重0.82克、0.83克、0.78克，合计2.43克，不满十克
    return any(
        sum(last[at:end], Decimal(0)) == mention.value
        for at in range(len(last))
        for end in range(at + 2, len(last) + 1)
    )


_DAYS = frozenset({"日", "天"})
_NO_YEAR = 2001
"""Any year that is no leap year: two days without one are of the same."""


def _between_days(mention: Mention, near: list[Mention]) -> bool:
    """Whether so many days lie between two days near it, counted with or without the first."""
    if mention.unit not in _DAYS or not isinstance(mention.value, Decimal):
        return False
    days = [made for one in near if one.kind is Kind.DAY and (made := _as_date(one)) is not None]
    return any(abs((a - b).days) in (int(mention.value), int(mention.value) - 1) for a, b in combinations(days, 2))


def whole_day(mention: Mention) -> date | None:
    """The day of a mention whose year is known; None of any other."""
    whole = isinstance(mention.value, tuple) and mention.value[0] > 0
    return _as_date(mention) if whole and mention.kind is Kind.DAY else None


def _as_date(mention: Mention) -> date | None:
    if not isinstance(mention.value, tuple):
        return None
    year, month, day = mention.value
    try:
        return date(year or _NO_YEAR, month, day)
    except ValueError:
        return None


_WORKED_OUT = pattern(
    "(?:少|多|多出|超出|超过|多了|少了|差|相差|合计|共|一共|总共|共计|相加|加起来|加在一起|本息|余下|剩下?|减去|扣除|乘下来|平均|即|就是|等于)"
    "(?:[^，。；\\n]{0,6})?$"
)


def worked_out(reply: Paper, ours: Mention) -> bool:
    """Whether two of the reply's other sums make this one, and it says so, or no chance does."""
    said = _WORKED_OUT.search(reply.text, max(0, ours.span.start - 12), ours.span.start)
    if ours.kind is not Kind.MONEY or (said is None and digits(ours) <= _PRECISE):
        return False
    sums = {one.value for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)}
    others = sorted(sums - {ours.value})
    return any(ours.value in (a + b, b - a) for a, b in combinations(others, 2)) or any(
        ours.value * 2 == one for one in others if isinstance(ours.value, Decimal)
    )


def sign_start(reply: Paper) -> int:
    """Where the signature begins: a day that stands alone at the end."""
    days = [one for one in reply.mentions if one.kind is Kind.DAY]
    if days and len(reply.text) - days[-1].span.end < 120:  # noqa: PLR2004 - notes on copies may follow
        line = reply.text.rfind("\n", 0, days[-1].span.start) + 1
        if (
            not reply.text[line : days[-1].span.start].strip()
            and not reply.text[days[-1].span.end :].split("\n", 1)[0].strip()
        ):
            return days[-1].span.start
    return len(reply.text)
