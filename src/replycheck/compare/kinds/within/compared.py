"""What the reply says of its own figures in words: beyond or short of, too much or too little, within a range.

What is easily got wrong: the figure that such a word speaks of may stand in another paper, so nothing is told where the
reply has no figure that is plainly meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from replycheck.compare.kinds.figures import explained
from replycheck.compare.kinds.penalties.advised import Advised, advised
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip_of_digits
from replycheck.model.span import Span
from replycheck.text.patterns import pattern


def told_of_figures(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """Every such word that the reply's own figures contradict."""
    yield from _beyond(reply, judgments)
    yield from _too_much(reply)
    yield from _within_range(reply)
    yield from _other_digits(reply, judgments)
    yield from _refused_before(reply)


_OVER, _UNDER = (
    pattern("(?:超过|超出|高于|已达|达到|不止)了?$"),
    pattern("(?:不足|不到|不满|低于|未达|没有达到|达不到)了?$"),
)
_NEAR = Decimal("0.1")
_LAW, _BEHIND = pattern(r"规定|第[一二三四五六七八九十百零\d]{1,8}条|的，?按|标准"), 4
"""A threshold of a law speaks of no sum of the case: 不足一千元的按一千元."""


def _beyond(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """不足三千万元 where the one sum near it is 30349701元."""
    money = _money(reply)
    for ours, value in money:
        ahead = reply.text[max(0, ours.span.start - 5) : ours.span.start]
        over, under = _OVER.search(ahead), _UNDER.search(ahead)
        if not (over or under):
            continue
        if _LAW.search(reply.text, reply.sentence(ours.span).start, ours.span.end + _BEHIND):
            continue
        off = {one: other / value - 1 for one, other in money if one.span.end <= ours.span.start}
        above = [one for one, by in off.items() if 0 <= by <= _NEAR]
        below = [one for one, by in off.items() if -_NEAR <= by < 0]
        wrong = (below if over else above) if not (above if over else below) else []
        known = any(same(ours, one) for paper in judgments for one in paper.mentions)
        if not wrong and not above and not below and not known:
            wrong = [one for one, by in off.items() for ten in (10, 100) if 0 < (by + 1) * ten - 1 <= _NEAR]
        if wrong:
            yield Clash("internal-repeat", ours.span, wrong[-1].span)


def _money(reply: Paper) -> list[tuple[Mention, Decimal]]:
    return [
        (one, one.value)
        for one in reply.mentions
        if one.kind is Kind.MONEY and isinstance(one.value, Decimal) and one.value
    ]


_COUNTED = pattern("(?P<which>多|少)(?:算|收|付|扣|报|交|赔|退|判|发)了?$")


_OWED = pattern("应当?|本该|该(?=[付报交收])|本来|批复|核定|规定|标准|法定")
"""按75%应当报销14910元 tells what was right and not what was reckoned."""


def _too_much(reply: Paper) -> Iterator[Clash]:
    """按三万元计算，少算了3000元, where 27000元 is right."""
    money = _money(reply)
    for place, (ours, value) in enumerate(money):
        said = _COUNTED.search(reply.text, max(0, ours.span.start - 4), ours.span.start)
        low = reply.text.rfind("\n", 0, ours.span.start)
        before = [pair for pair in money[:place] if pair[0].span.start > low]
        if said is None or len(before) < 2:  # noqa: PLR2004 - one was reckoned, and one is right
            continue
        reckoned = before[-1][1]
        apart = {one: reckoned - other for one, other in before[:-1] if other != reckoned}
        fits = [one for one, by in apart.items() if abs(by) == value]
        if not fits and any(abs(one - other) == value for (_, one), (_, other) in combinations(before, 2)):
            continue  # two sums before it are so far apart, whichever was reckoned last
        owed = _OWED.search(reply.text, before[-2][0].span.end, before[-1][0].span.start) is not None
        if any((apart[one] > 0) == ((said["which"] == "多") != owed) for one in fits):
            continue
        slipped = [one for one, by in apart.items() if slip_of_digits(abs(by), value) or abs(by) + _TEN == value]
        if fits or slipped:
            yield Clash("internal-conclusion", Span(said.start(), ours.span.end), (fits or slipped)[-1].span)


_TEN = 10000
"""13000 for 3000: a digit put before it."""
_SAID = pattern(
    r"在(?:这个|该|上述|这一|此|检察(?:院|机关)|公诉机关)?(?:的)?(?:量刑|建议){0,2}(?:的)?(?:幅度|范围|区间|建议)(?:(?P<in>(?:以|之)?内|里|当中|中间?)|(?P<out>(?:以|之)?外))"
    r"|(?P<not>没有|并未|并没有|未|不)?(?P<by>低于|高于|超出|超过|突破)了?(?:检察(?:院|机关)|公诉机关|这个|该|上述|我院)?(?:的)?(?:量刑)?建议(?:的)?(?:刑期|幅度|范围|区间|上限|下限)?"
)
_HELD = pattern("(?:判|定|定为|判了|判处|判决|刑期为|刑期是)$")


def _within_range(reply: Paper) -> Iterator[Clash]:
    """建议一年至二年, sentenced to one and a half: 判决在幅度以外, 判决低于建议."""
    ranges = list(advised(reply))
    if len({(one.low, one.high) for one in ranges}) != 1:
        return
    told = ranges[0]
    terms = {
        months: one
        for one in reply.mentions
        if _is_term(reply, one) and not told.span.overlaps(one.span) and (months := _months(one)) is not None
    }
    if not terms:
        return
    term = next(iter(terms.values()))
    for match in _SAID.finditer(reply.text, told.span.end):
        if all(_fits(match, int(months), told) is False for months in terms):
            yield Clash("internal-conclusion", Span(*match.span()), term.span)


def _is_term(reply: Paper, one: Mention) -> bool:
    """Whether a length is what somebody was sentenced to."""
    if one.kind is Kind.PENALTY:
        clause = reply.clause(one.span)
        return one.unit in ("有期徒刑", "拘役") and not _RANGE.search(reply.text, clause.start, one.span.start)
    return (
        one.kind is Kind.LENGTH
        and _HELD.search(reply.text, max(0, one.span.start - 5), one.span.start) is not None
        and "建议" not in reply.clause(one.span).of(reply.text)
        and not reply.text.startswith(("以上", "以下", "至", "到"), one.span.end)
    )


_RANGE = pattern("建议|幅度")


def _fits(match: re.Match[str], term: int, told: Advised) -> bool:
    """Whether what is said of a term and a range is so."""
    inside = told.low <= term <= told.high
    if match["by"] is None:
        return inside == (match["in"] is not None)
    beyond = {"低于": term < told.low, "高于": term > told.high}.get(match["by"], not inside)
    return beyond != (match["not"] is not None)


def _months(one: Mention) -> Decimal | None:
    if isinstance(one.value, tuple):
        return Decimal(one.value[0])
    return one.value if isinstance(one.value, Decimal) and one.unit == "月" else None


def _other_digits(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """九百元 where the reply has 九千元 before it, no paper has it and no sum makes it."""
    money = _money(reply)
    for place, (ours, value) in enumerate(money if judgments else ()):
        if ours.about or any(same(ours, one) for paper in judgments for one in paper.mentions):
            continue
        before = money[:place]
        if value in dict(before).values() or _of_a_rule(reply, ours):
            continue
        if explained(ours, [one for one in reply.mentions if one.span.end <= ours.span.start]):
            continue
        near = [one for one, other in before if max(other, value) / min(other, value) in (10, 100)]
        if near:
            yield Clash("internal-repeat", ours.span, near[-1].span)


_RULE = pattern("不足$|满$|按$|超过$|低于$|不低于$|不超过$|以上|以下|规定|第[一二三四五六七八九十百零\\d]{1,8}条|每")


def _of_a_rule(reply: Paper, ours: Mention) -> bool:
    """Whether a sum is one that a law or a tariff sets: 算下来不足一千元的按一千元."""
    sentence = reply.sentence(ours.span)
    return _RULE.search(reply.text, sentence.start, ours.span.start) is not None


_GRANTS = pattern("(?:应当|可以|应予|予以)(?:追加|重新)?(?:认定|支持|返还|赔偿|赔付)|(?:追加|应)认定")
_SO = pattern("因此|所以|综上|故|因而")
_REFUSES = pattern("(?:没有|未|不予|不能|均未|不)(?:予)?(?:支持|认定|采信|采纳|返还)")
_NOT = pattern("不|没|未|无")
_REACH = 90


def _refused_before(reply: Paper) -> Iterator[Clash]:
    """因此，这1.45万元应当追加认定, of a sum that the court did not allow."""
    money = [one for one in reply.mentions if one.kind is Kind.MONEY]
    for place, ours in enumerate(money):
        sentence = reply.sentence(ours.span)
        clause = reply.clause(ours.span)
        grant = _GRANTS.search(reply.text, ours.span.end, clause.end)
        if grant is None or not _SO.search(reply.text, sentence.start, ours.span.start):
            continue
        if _NOT.search(reply.text, ours.span.end, grant.start()):
            continue
        for one in money[:place]:
            end = min(reply.sentence(one.span).end, one.span.end + _REACH)
            refused = _REFUSES.search(reply.text, one.span.end, end)
            nearer = refused and any(one.span.end <= other.span.start < refused.start() for other in money)
            if same(one, ours) and refused and not nearer:
                yield Clash("internal-conclusion", Span(*grant.span()), Span(*refused.span()))
                break
