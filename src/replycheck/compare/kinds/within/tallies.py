"""Tallies that the reply makes of what it has just named: months, so many at so much each, what is left of a whole.

What is easily got wrong: a tally may be of more than its sentence names, so it is held only against things that stand
right before it and are all that it can mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import slip_of_digits
from replycheck.facts.amounts import amounts
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_ROLE = "internal-sum"
_N = "[一二两三四五六七八九十]{1,3}|[0-9]{1,3}"


def tallied_wrongly(reply: Paper) -> Iterator[Clash]:
    """Every tally that what stands before it contradicts."""
    yield from _months(reply.text)
    yield from _each(reply.text)
    yield from _left(reply)
    yield from _last_listed(reply.text)
    yield from _spent(reply)
    yield from _of_one_name(reply)
    yield from _short_of(reply)
    yield from _named(reply.text)


def _count(words: str) -> int:
    return 2 if words == "两" else from_chinese(words) or 0


_ONE_MONTH = r"(?:(?:19|20)\d{2}年)?(?:\d{1,2}|十?[一二三四五六七八九]|十)月(?!\d|[上中下初底末份]?[旬日])份?"
_MONTH_LIST = pattern(
    rf"(?P<list>{_ONE_MONTH}(?:(?:、|和|及|以及|，){_ONE_MONTH}){{1,12}})"
    rf"(?:，|的[^，。；、\d]{{0,6}}，?|等|这)?(?:前后|一共|总共|合计|共计|共|这)(?:是|有|为)?(?P<n>{_N})个月"
)


def _months(text: str) -> Iterator[Clash]:
    """10月、11月、12月和次年1月、4月，前后六个月."""
    for match in _MONTH_LIST.finditer(text):
        if match["list"].count("月") != _count(match["n"]):
            yield Clash(_ROLE, Span(match.start("n"), match.end()), Span(*match.span("list")))


_SUM = r"(?:人民币)?(?:[\d,，.]{1,14}(?:万|亿)?|[零一二两三四五六七八九十百千万亿]{1,12})元"
_EACH = pattern(
    rf"(?P<n>{_N})(?P<unit>笔|次|人|名|户|期|年|月|个月|项|套|台|辆|份|件|亩|天|张|位)(?:人|款|钱|罚金|借款)?，?(?:各|每[笔次人名户期年月项套台辆份件亩天张位])(?:[^，。；、\d]{{0,6}}?)(?P<each>{_SUM})(?!以)"
    rf"[，、；]?(?:加起来|合起来|合计|总共|一共|共计|共|加在一起|两者相加|总计|合在一起)(?:是|为|就是|有|[\u4e00-\u9fff]{{0,4}}?)(?P<total>{_SUM})"
)


def _each(text: str) -> Iterator[Clash]:
    """两笔各二万元，加起来三万元."""
    for match in _EACH.finditer(text):
        each, total = amounts(match["each"]), amounts(match["total"])
        count = _count(match["n"])
        if each and total and count > 1 and each[0].value * count != total[0].value:
            yield Clash(_ROLE, Span(*match.span("total")), Span(match.start(), match.end("each")))


_SHARE = pattern(
    r"(?:余下|剩下|剩余|其余|剩)的?(?:那)?(?P<share>另?(?:外)?一?半(?!年|月|天|个|以上)|(?P<of>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九]))"
)


def _left(reply: Paper) -> Iterator[Clash]:
    """39600元，先交了19800元，余下的三分之一: what is left of a whole, as a share of it."""
    money = [one for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    for match in _SHARE.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        before = [one for one in money if sentence.start <= one.span.start < match.start()]
        if len(before) < 2:  # noqa: PLR2004 - the whole and what was taken from it
            continue
        paid = before[-1].value
        wholes = [one.value for one in before[:-1] if one.value > paid]  # type: ignore[operator]
        share = Fraction(_count(match["part"]), _count(match["of"])) if match["of"] else Fraction(1, 2)
        if wholes and all(Fraction(whole - paid) != share * Fraction(whole) for whole in wholes):  # type: ignore[operator, arg-type]
            yield Clash(_ROLE, Span(*match.span("share")), Span(before[-2].span.start, before[-1].span.end))


_FIGURE = r"(?:\d{1,9}(?:\.\d{1,4})?|[零一二两三四五六七八九十百千万]{1,10})"
_LISTED = pattern(
    rf"(?P<n>{_N})(?:部分|笔|项|次|处|批|组|家|个|人|户|车|年|期)[^，。；、\d]{{0,6}}分别(?:是|为|有)?[^，。；、\d]{{0,6}}?"
    rf"(?P<list>{_FIGURE}(?P<unit>[\u4e00-\u9fff]{{1,3}}?)(?:(?:、|和|，|及|以及){_FIGURE}(?P=unit)){{1,6}})"
    rf"，?(?:一共|总共|合计|共计|总计|加起来|共)(?:是|有|为|[\u4e00-\u9fff]{{0,3}}?)?(?P<total>{_FIGURE})(?P=unit)"
)
_ONE = pattern(_FIGURE)


def _last_listed(text: str) -> Iterator[Clash]:
    """其余三部分分别是1243只、2519只、755只，合计5854只: as many as are announced, and no more."""
    for match in _LISTED.finditer(text):
        parts = [_value(one[0]) for one in _ONE.finditer(match["list"])]
        total = _value(match["total"])
        if None in parts or total is None or len(parts) != _count(match["n"]):
            continue
        if sum((part for part in parts if part is not None), Decimal(0)) != total:
            yield Clash(_ROLE, Span(match.start("total"), match.end()), Span(*match.span("list")))


def _value(words: str) -> Decimal | None:
    if words[0] in "0123456789":
        return Decimal(words)
    number = 2 if words == "两" else from_chinese(words)
    return None if number is None else Decimal(number)


_JOINED = pattern(r"^日?(?:至|到|起至|—|－|-)$")
_IN_IT = pattern(
    r"(?:止|期间|之间)?，?(?:这段时间|其间)?(?:已经?|曾|先行|被){0,4}(?:羁押|拘留|关押|住院|先行羁押|停工|停业)"
)


def _spent(reply: Paper) -> Iterator[Clash]:
    """2月22日到3月1日已经羁押了18日: as many days as the range has."""
    days = [one for one in reply.mentions if one.kind is Kind.DAY]
    lengths = [one for one in reply.mentions if one.kind is Kind.LENGTH and one.unit in ("日", "天")]
    for first, last in pairwise(days):
        if not _JOINED.match(reply.text[first.span.end : last.span.start]):
            continue
        ours = next((one for one in lengths if one.span.start >= last.span.end), None)
        if ours is None or any(stop in reply.text[last.span.end + 1 : ours.span.start] for stop in "，。；"):
            continue
        if not _IN_IT.match(reply.text, last.span.end) or not isinstance(ours.value, Decimal):
            continue
        apart = _apart(first, last)
        if apart and int(ours.value) not in (apart, apart + 1, apart - 1):
            yield Clash(_ROLE, ours.span, Span(first.span.start, last.span.end))


def _apart(first: Mention, last: Mention) -> int:
    """How many days lie between two days; 0 where that is not known."""
    if not isinstance(first.value, tuple) or not isinstance(last.value, tuple):
        return 0
    year = first.value[0] or last.value[0]
    try:
        return (date(last.value[0] or year, *last.value[1:]) - date(year, *first.value[1:])).days
    except (ValueError, TypeError):
        return 0


_SO_MANY = pattern(r"(?P<n>[两二三四五])(?:个?人|笔|项|次|家|户)(?P<what>[^，。；、\d]{0,10})$")
_NAME = pattern("[\u4e00-\u9fff]{2}$")
_ADDED = pattern("合计|共|加起来|合起来|总")
_APIECE = pattern("各|每|分别|平均|都|均")
_REACH, _MOST = 260, 10


def _of_one_name(reply: Paper) -> Iterator[Clash]:
    """甲罚金25000元；乙罚金20000元。两笔罚金54000元: as many of one name as are counted."""
    money = [one for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    for place, ours in enumerate(money):
        told = _SO_MANY.search(reply.text, max(0, ours.span.start - 14), ours.span.start)
        if told is None or ours.about or _APIECE.search(told["what"]):
            continue
        groups: dict[str, list[Mention]] = {}
        for one in money[:place]:
            name = _NAME.search(reply.text, max(0, one.span.start - 2), one.span.start)
            if name and ours.span.start - one.span.end < _REACH:
                groups.setdefault(name[0], []).append(one)
        fitting = {name: ones for name, ones in groups.items() if len(ones) == _count(told["n"])}
        sums = {name: sum((one.value for one in ones), Decimal(0)) for name, ones in fitting.items()}
        named = [name for name in fitting if name in told["what"]]
        meant = named or (list(fitting) if _ADDED.search(told["what"]) else [])
        near = [one.value for one in money[max(0, place - _MOST) : place] if isinstance(one.value, Decimal)]
        made = {sum(some, Decimal(0)) for some in combinations(near, _count(told["n"]))}
        made |= {value * _count(told["n"]) for value in near}  # 每人4500元，两人共9000元
        if len(meant) == 1 and ours.value not in sums.values() and ours.value not in made | set(near):
            ones = fitting[meant[0]]
            yield Clash(_ROLE, ours.span, Span(ones[0].span.start, ones[-1].span.end))


_SHORT = pattern("(?:还缺|尚缺|还差|尚差|仍缺|仍差|还少)(?:着)?$")


def _short_of(reply: Paper) -> Iterator[Clash]:
    """共骗走66380元……实收17000元，还缺43980元: a slip of what is left of a sum told before."""
    money = [one for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    for place, ours in enumerate(money):
        if place < 2 or not _SHORT.search(reply.text, max(0, ours.span.start - 4), ours.span.start):  # noqa: PLR2004
            continue
        before = [one.value for one in money[:place] if isinstance(one.value, Decimal)]
        left = {abs(a - b) for a in before for b in before if a != b}
        if not isinstance(ours.value, Decimal) or ours.value in left or ours.value in before:
            continue
        if any(slip_of_digits(ours.value, whole - before[-1]) for whole in before if whole > before[-1]):
            yield Clash(_ROLE, ours.span, money[place - 1].span)


_NAMED = pattern(
    r"(?:有|是|为)(?P<list>[^，。；、：\d]{2,12}(?:、[^，。；、\d]{2,14}){1,8}(?:和|及|以及)[^，。；、\d]{2,14})[，（]"
    r"[^，。；、\d]{0,4}(?:一共|总共|共)(?:有|是)?(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|人|家|名|方|位)(?![月年天])"
)


_COUNTED_ITEM = pattern(
    "[两二三四五六七八九十几\\d](?:个|人|家|名|方|位|户|口)|夫妇|夫妻|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟|们|各"
)


def _named(text: str) -> Iterator[Clash]:
    """被告有甲公司、乙公司和丙某，被告共四个."""
    for match in _NAMED.finditer(text):
        if _COUNTED_ITEM.search(match["list"]):
            continue  # 刘某、王某和两家公司 are four
        if "等" not in match["list"] and match["list"].count("、") + _TWO != _count(match["n"]):
            yield Clash(_ROLE, Span(match.start("n"), match.end()), Span(*match.span("list")))


_TWO = 2
