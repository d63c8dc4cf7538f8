"""What the reply reckons from its own sums and counts, in the words of a conversation.

一个月合4000元 of 9个月54000元, 少24万元, 注射器1支、没拆封的5支，一共8支. What is easily got wrong: a reply knows of
sums that it doesn't write down, so a result is wrong only where it is a slip of the right one, or all that it can be
made of stands right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
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
_N = "[一二两三四五六七八九十百]{1,4}|[0-9]{1,4}"
_SUM = r"(?:人民币)?(?:[\d,，.]{1,14}(?:万|亿)?|[零一二两三四五六七八九十百千万亿]{1,12})元"


def reckoned_wrongly(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """Every such result that the figures before it contradict."""
    known: set[object] = {one.value for paper in judgments for one in paper.mentions if one.kind is Kind.MONEY}
    money = [
        (one, one.value)
        for one in reply.mentions
        if one.kind is Kind.MONEY and isinstance(one.value, Decimal) and not one.about
    ]
    yield from _of_one(reply.text)
    yield from _of_things(reply)
    yield from _apart(reply, money, known)
    yield from _slips(reply, money, known)


_BY_UNIT = pattern(
    rf"(?P<n>{_N})(?P<unit>个月|年|天|人|户|次|件|亩|间|台|套|趟|小时)[^。；\n\d]{{0,14}}?(?P<total>{_SUM})，?(?:也就是|折合|合|即|算下来|平均|等于)?"
    r"(?:每|一|每一)(?:个)?(?P<unit2>月|年|天|人|户|次|件|亩|间|台|套|趟|小时)(?:就)?(?:合|是|为|折合|等于|要|按)?(?P<one>"
    + _SUM
    + r")(?![以左上多余])"
)


def _of_one(text: str) -> Iterator[Clash]:
    """按9个月要54000元，一个月合4000元."""
    for match in _BY_UNIT.finditer(text):
        total, one, count = amounts(match["total"]), amounts(match["one"]), _count(match["n"])
        priced = "每" in match[0][: match.start("total") - match.start()]
        if match["unit"].removeprefix("个") != match["unit2"] or not total or not one or count < _PAIR or priced:
            continue
        if abs(one[0].value * count - total[0].value) >= count:
            yield Clash(_ROLE, Span(*match.span("one")), Span(match.start(), match.end("total")))


_PAIR = 2


def _count(words: str) -> int:
    return _PAIR if words == "两" else from_chinese(words) or 0


_THINGS = "支|只|包|个|件|台|辆|部|张|份|枚|瓶|盒|箱|袋|条|块|把|颗|粒|户|人|家|名|次|笔|项|处|套|间|头|株|棵"
_TOTAL = pattern(rf"(?:一共|总共|合计|共计|总计|共|加起来|合起来)(?:有|是|为)?(?P<n>{_N})(?P<unit>{_THINGS})")
_EACH = pattern(rf"(?P<n>{_N})(?P<unit>{_THINGS})")
_OTHERS = pattern("其中|包括|另外|分|各|每|第|余下|剩|除|减|扣|退|没收|不算|不计|除去")


def _of_things(reply: Paper) -> Iterator[Clash]:
    """用过的注射器1支、没拆封的5支，一共8支: of two or more of one kind that stand in the same sentence."""
    text = reply.text
    for match in _TOTAL.finditer(text):
        low = reply.sentence(Span(*match.span())).start
        if _OTHERS.search(text, low, match.end() + 4):
            continue
        parts = [one for one in _EACH.finditer(text, low, match.start()) if one["unit"] == match["unit"]]
        values = [_count(one["n"]) for one in parts]
        if len(values) < _PAIR or 0 in values or any(len(text[a.end() : b.start()]) > _FAR for a, b in pairwise(parts)):
            continue
        if match.start() - parts[-1].end() > _BESIDE or not re.search(
            "、|和|，", text[parts[0].end() : parts[1].start()]
        ):
            continue
        runs = {sum(values[at:]) for at in range(len(values))}
        if _count(match["n"]) not in runs:
            yield Clash(_ROLE, Span(match.start("n"), match.end()), Span(parts[0].start(), parts[-1].end()))


_FAR, _BESIDE = 14, 3
_BY = pattern(r"(?:比[^，。；\n]{2,14}|(?:同|跟|与|和)[^，。；\n]{2,10})(?:还|要|就)?(?:少|多|差|低|高)(?:了|着|出)?$")


def _apart(reply: Paper, money: list[tuple[Mention, Decimal]], known: set[object]) -> Iterator[Clash]:
    """贷款比货款少24万元, where the only sums that were told are 414万元 and 400万元."""
    for place, (ours, wanted) in enumerate(money):
        if not _BY.search(reply.text, max(0, ours.span.start - 20), ours.span.start) or wanted in known:
            continue
        before = list(dict.fromkeys(value for _, value in money[max(0, place - _LAST) : place]))
        if len(before) < _PAIR or wanted in before:
            continue
        made = {abs(one - other) for one, other in combinations(before, 2)}
        made |= {abs(one + other - third) for one, other in combinations(before, 2) for third in before}
        near = before[-_PAIR:]
        if wanted not in made and (len(before) == _PAIR or slip_of_digits(wanted, abs(near[0] - near[1]))):
            yield Clash(_ROLE, ours.span, money[place - 1][0].span)


_LAST, _LONG = 8, 5


def _slips(reply: Paper, money: list[tuple[Mention, Decimal]], known: set[object]) -> Iterator[Clash]:
    """利息部分为2323992.35元: a slip of what two long sums of its sentence are apart, or make together."""
    values = [value for _, value in money]
    for place, (ours, wanted) in enumerate(money):
        if _digits(wanted) < _LONG or wanted in known or values.count(wanted) > 1:
            continue
        low = reply.sentence(ours.span).start
        before = [value for one, value in money[:place] if one.span.start >= low and _digits(value) >= _LONG]
        made = {total for one, other in combinations(before, 2) for total in (abs(one - other), one + other)}
        if made and wanted not in made and any(total != wanted and slip_of_digits(wanted, total) for total in made):
            yield Clash(_ROLE, ours.span, money[place - 1][0].span)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
