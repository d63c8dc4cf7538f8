"""Sums and counts that the paper derives from others, in the words of a conversation: 光这两项就有116万元, 还缺49380元.

What is easily got wrong: what a figure is made of may stand in another paper, or not at all. So a derived figure is
wrong only where two figures of its kind stand close before it, and neither these nor any others of the papers make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from replycheck.compare.kinds.figures import explained
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention, Value
from replycheck.compare.paper import Paper
from replycheck.compare.values import slip_of_digits
from replycheck.facts.amounts import amounts
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_ROLE = "internal-sum"
_SUMMED = pattern(
    r"(?:(?:这|那|以上|上述|前述|光这|仅这|单这)?[两二三四五]个?(?:笔|项|者|数|样|次|部分|家|方|人)(?:款项?|费用|罚金|钱|罚款|赔款)?|二者)(?:相加|加起来|合计|合起来|加在一起|加总|总共|一共|共|总额)?"
    r"(?:，)?(?:就|正好|刚好|恰好|正|也)?(?:有|是|为|共|达|计|收|付|交|退|赔|欠|分?得|领)?(?:了)?$"
    r"|(?:相加|加起来|合起来|合在一起|加在一起|加总|累计|总计|共计|合计)(?:，)?(?:就|正好|刚好|恰好|正|也)?(?:有|是|为|达|得)?(?:了)?$"
    r"|(?:实收|实付|实得|实领|实交|实际[收付得领交]到?|到手|拿到手的?|一共[收付交退赔]|总共[收付交退赔])(?:了|的)?(?:只|就|正好)?(?:有|是|为)?$"
)
_TAKEN = pattern(
    r"(?:还|尚|仍)(?:缺|差|欠|少|剩|余|有)(?:着|了|下)?$|(?:还|尚|再)(?:应当?|须|要|需)(?:再)?(?:补|退|付|给|支付|缴|交|还)[^，。；\d]{0,4}$|(?:相差|差额|差了|差着|差距|缺口|余款|多出|少了|多了|高出|低了|高了|超出|溢出|差)(?:只|正好|刚好|就|也)?(?:有|是|为)?$"
    r"|(?:余下|剩下|剩余|其余|没[有]?[付给认交还][^，。；]{0,4}|不认|未[付还交给认][^，。；]{0,3})(?:的)?(?:只|正好|刚好|就|还)?(?:有|是|为)?$"
)
_OTHERS = pattern("利息|违约金|标准|每|规定|限额|以上|以下|约定|估计|至少|如果|若(?!干)")
_CLOSE = 110


def derived_wrongly(reply: Paper, papers: Sequence[Paper]) -> Iterator[Clash]:
    """Every derived sum that no figures make."""
    yield from _money_made(reply, papers)
    yield from _price_of_one(reply)
    yield from _pieces(reply)
    yield from _terms_apart(reply)
    yield from _apart_by(reply)
    yield from _shared(reply)


def _money_made(reply: Paper, papers: Sequence[Paper]) -> Iterator[Clash]:
    money = [one for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal) and one.value]
    elsewhere = {one.value for paper in papers for one in paper.mentions if one.kind is Kind.MONEY}
    for place, ours in enumerate(money):
        ahead = reply.text[max(0, ours.span.start - 24) : ours.span.start]
        summed, taken = _SUMMED.search(ahead), _TAKEN.search(ahead)
        if ours.about or not (summed or taken) or ours.value in elsewhere:
            continue
        line = max(reply.text.rfind("\n", 0, ours.span.start), ours.span.start - _CLOSE)
        near = [one for one in money[:place] if one.span.start > line and one.value != ours.value]
        if not near or _OTHERS.search(reply.clause(ours.span).of(reply.text)):
            continue
        if _SIGNS.search(reply.text, max(line, reply.sentence(ours.span).start), ours.span.start):
            continue  # a share or a formula, of which more than sums are parts
        others = [one for one in money if one is not ours]
        if any(one.about or _counted(reply, one) for one in near) or any(one.value == ours.value for one in others):
            continue
        of_two = summed is not None and _two_of(reply, ours, near)
        if not of_two and (
            explained(ours, [one for one in reply.mentions if one is not ours]) or _made(ours, others, elsewhere)
        ):
            continue
        if len({one.value for one in near}) > 1 or _slip_of_far(ours, near[-1], elsewhere):
            yield Clash(_ROLE, ours.span, Span(near[0].span.start, near[-1].span.end))


_SIGNS = pattern("[×÷＋+%％‰]|百分之|元[-－—]\\d")
_OF_TWO = pattern("[两二](?:笔|项|者|样|数)[^，。；\\d]{0,10}$")


def _two_of(reply: Paper, ours: Mention, near: list[Mention]) -> bool:
    """Whether two sums are told to be added, the sentence has just two before, and they make another."""
    sentence = reply.sentence(ours.span)
    two = [one.value for one in near if one.span.start >= sentence.start and isinstance(one.value, Decimal)]
    told = _OF_TWO.search(reply.text, max(sentence.start, ours.span.start - 16), ours.span.start)
    return told is not None and len(two) == len("ab") and sum(two, Decimal(0)) != ours.value


def _slip_of_far(ours: Mention, near: Mention, elsewhere: set[Value]) -> bool:
    """Whether a difference is a slip of what the one sum before and one of another paper are apart."""
    wanted, one = ours.value, near.value
    if not isinstance(wanted, Decimal) or not isinstance(one, Decimal) or len(wanted.as_tuple().digits) < _LONG:
        return False
    return any(isinstance(other, Decimal) and slip_of_digits(wanted, abs(one - other)) for other in elsewhere)


_LONG = 5
_PER, _TIMES = (
    pattern(r"每[^，。；、\d]{0,8}$"),
    pattern("的?(?:共|有)?[一二两三四五六七八九十\\d]{1,3}[次笔个件张户人]"),
)


def _counted(reply: Paper, one: Mention) -> bool:
    """Whether a sum is a price, or stands for several: 每天0.19元, 200元的4次."""
    low = max(0, one.span.start - _PRICE)
    return (
        _PER.search(reply.text, low, one.span.start) is not None or _TIMES.match(reply.text, one.span.end) is not None
    )


_PRICE = 12


def _made(ours: Mention, others: list[Mention], elsewhere: set[Value]) -> bool:
    """Whether sums of the reply, or one of them and one of another paper, make a sum or are so far apart."""
    values = list(dict.fromkeys(one.value for one in others if isinstance(one.value, Decimal)))
    wanted = ours.value
    for one in values:
        for other in (*values, *elsewhere):
            if isinstance(other, Decimal) and isinstance(wanted, Decimal) and wanted in (one + other, abs(one - other)):
                return True
    told = [one.value for one in others if isinstance(one.value, Decimal) and one.span.end <= ours.span.start]
    runs = (sum(told[at:to], Decimal(0)) for at in range(len(told)) for to in range(at + 2, len(told) + 1))
    if any(run == wanted for run in runs) or any(
        sum(values[at:to], Decimal(0)) == wanted for at in range(len(values)) for to in range(at + 2, len(values) + 1)
    ):
        return True
    return any(
        isinstance(wanted, Decimal) and wanted in (abs(a + b - c), abs(a - b - c), abs(b - a - c), a + b + c)
        for a, b, c in combinations(values[-8:], 3)
    )


_N = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})"
_SUM = r"(?:人民币)?(?:[\d,，.]{1,12}(?:万)?|[零一二两三四五六七八九十百千万]{1,10})元"
_ONE = pattern(
    rf"(?:合|折合|折|平均|相当于|算下来|均价|等于|也就是|即)(?:是|为|每)?(?:一)?(?<=[每一])(?P<unit>[\u4e00-\u9fff]{{1,2}}?)(?:就|就是|是|为|合|折合|收|卖|要)?(?P<one>{_SUM})(?!以上|左右|多|余)"
)


def _price_of_one(reply: Paper) -> Iterator[Clash]:
    """把50颗卖给他，收了1200元，合每颗42元: no sum of the sentence is so many times the price."""
    for match in _ONE.finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        counts = [
            _number(one[1])
            for one in re.finditer(rf"({_N})个?{match['unit']}", reply.text[sentence.start : match.start()])
        ]
        price = amounts(match["one"])
        sums = [
            one.value
            for one in reply.mentions
            if one.kind is Kind.MONEY
            and sentence.start <= one.span.start < match.start()
            and isinstance(one.value, Decimal)
        ]
        if not price or not sums or not counts or not all(counts) or price[0].value in sums:
            continue
        if all(abs(price[0].value * count - total) >= count for count in counts for total in sums):
            yield Clash(_ROLE, Span(*match.span("one")), Span(sentence.start, match.start()))


_PIECE = rf"[^，。；、：\n\d一二两三四五六七八九十]{{1,10}}(?:{_N})[把个只支瓶张块条台件部本包根顶双套]"
_PIECES = pattern(
    rf"(?P<list>{_PIECE}(?:[、和及]{_PIECE}){{1,9}})，?(?:以上)?(?:一共|总共|共|合计|共计)(?:计|有|是)?(?P<total>{_N})件"
)


def _pieces(reply: Paper) -> Iterator[Clash]:
    """刷子两把、墨汁瓶一个、铁杯一个，共五件."""
    for match in _PIECES.finditer(reply.text):
        counts = [
            _number(one[1])
            for one in re.finditer(rf"({_N})[把个只支瓶张块条台件部本包根顶双套](?=[、和及]|$)", match["list"])
        ]
        total = _number(match["total"])
        if total and all(counts) and total != sum(counts):
            yield Clash(_ROLE, Span(match.start("total"), match.end()), Span(*match.span("list")))


_THAN = pattern(
    r"(?:离|比|较|距|与|和|跟)[^，。；\n]{0,12}(?:最低|最高|起点|上限|下限|建议|法定|起刑|底线|原判|一审)[^，。；\n]{0,8}?(?:只|仅|还|又|就|正好)?(?:多|少|高|低|差|相差|长|短|轻|重)(?:出|了|判)?(?:了)?$"
)


def _terms_apart(reply: Paper) -> Iterator[Clash]:
    """起点三年，判了三年六个月，离最低刑只多十六个月."""
    terms = [one for one in reply.mentions if one.kind in (Kind.PENALTY, Kind.LENGTH) and _months(one) is not None]
    for ours in terms:
        if not _THAN.search(reply.text, max(0, ours.span.start - 28), ours.span.start):
            continue
        told = {months for one in terms if one is not ours and (months := _months(one)) is not None}
        before = [one for one in terms if one.span.start < ours.span.start]
        apart = {abs(one - other) for one, other in combinations(told, 2)}
        if before and len(told) > 1 and _months(ours) not in apart:
            yield Clash(_ROLE, ours.span, before[-1].span)


def _months(one: Mention) -> Decimal | None:
    if isinstance(one.value, tuple):
        return Decimal(one.value[0]) if not one.value[1] else None
    return one.value if isinstance(one.value, Decimal) and one.unit == "月" else None


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 2 if words == "两" else from_chinese(words) or 0


_UNIT = r"(?:元|万元|吨|亩|米|平方米|公里|度|户|人|名|家|个|次|份|件|岁|分|分贝|毫克|%)"
_BY = pattern(
    rf"(?P<a>\d[\d,]{{0,9}}(?:\.\d{{1,4}})?)(?P<unit>{_UNIT})(?P<gap>[^\d。；：、\n（）()]{{1,24}})(?P<b>\d[\d,]{{0,9}}(?:\.\d{{1,4}})?)(?P=unit)，"
    rf"(?:正好|恰好|只|就|每[\u4e00-\u9fff]{{1,3}})?(?:相差|差|少|多|涨|降|增加|减少|上涨|下降|提高|降低)(?:[\u4e00-\u9fff])?(?:了|出)?(?P<by>\d[\d,]{{0,9}}(?:\.\d{{1,4}})?)(?P=unit)(?=[，。；\n])"
)


def _apart_by(reply: Paper) -> Iterator[Clash]:
    """去年130吨，今年118吨，少用22吨: two figures of one unit, and by how much they are said to differ."""
    for match in _BY.finditer(reply.text):
        low = reply.clause(Span(*match.span("a"))).start
        if _ONE_MORE.search(reply.text, low, match.start("a")) or _SHARE_OF.search(match["gap"]):
            continue
        one, other, by = (Decimal(match[name].replace(",", "")) for name in ("a", "b", "by"))
        if abs(one - other) != by:
            yield Clash(_ROLE, Span(match.start("by"), match.end()), Span(match.start("a"), match.end("b")))


_ONE_MORE, _SHARE_OF = pattern(r"\d(?!月|日|年)[^月日年]{0,4}$"), pattern("其中|每|占|乘|按|的")
_EVENLY = pattern(
    rf"(?P<whole>{_SUM})(?:，)?(?:应当?|依法)?由(?:双方|两家|两人|二人|夫妻双方|你们两家|你们二人)(?:平均|各半|对半|平均地|均等|共同平均)(?:负担|承担|分担|分摊)，(?:即|也就是)?(?:每(?:方|家|人)|各)(?:负担|承担|为|是|出|交)?(?P<each>{_SUM})"
)


def _shared(reply: Paper) -> Iterator[Clash]:
    """2400元由双方平均负担，每方1300元."""
    for match in _EVENLY.finditer(reply.text):
        whole, each = amounts(match["whole"]), amounts(match["each"])
        if whole and each and each[0].value * 2 != whole[0].value:
            yield Clash(_ROLE, Span(*match.span("each")), Span(*match.span("whole")))
