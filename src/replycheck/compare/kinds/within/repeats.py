"""Figures of the reply against each other: what is said twice, totals and remainders, lists and their number.

What is easily got wrong: a total that is no sum of those before it may stand in the judgment, or be a price by a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from replycheck.compare.kinds.figures import explained
from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_digits
from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_BACK = pattern(
    r"(?:上述|前述|上列|前面(?:说|提到|讲)的|这|那|该|(?<![因为由据对至从])此)(?:笔|个|些|项|起|份|近|块)?(?:共计|合计)?$|(?:[你您]们?|[你您]公司|贵公司)(?:所)?(?:说|提到|主张|讲|称|反映|现在要|想要)的$|已(?:经)?(?:付|赔|还|交|支付|赔付|归还)的(?:这|那)?$"
)
_NUMERIC = frozenset({Kind.MONEY, Kind.LENGTH, Kind.RATE, Kind.COUNT})
_FAR = 900
_ONE_THOUGHT = 60
_SUM_REACH = 160
"""Two places further apart are two thoughts."""


def repeats(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """上述45万元 where no 45万元 was spoken of; a rough figure (五百三十五万余元) that rounds none."""
    numbers = [one for one in reply.mentions if one.kind in _NUMERIC]
    first = 0
    for place, ours in enumerate(numbers):
        while ours.span.start - numbers[first].span.end >= _FAR:
            first += 1
        before = [one for one in numbers[first:place] if one.kind is ours.kind and one.unit == ours.unit]
        if not before or any(same(ours, one) for one in before):
            continue
        lead = reply.text[max(0, ours.span.start - 6) : ours.span.start]
        rough = (
            ours.kind is Kind.MONEY
            and ours.about
            and reply.text[ours.span.start : ours.span.end].rstrip("元").endswith(("余", "多"))
        )
        slipped = [one for one in before if slip(ours, one)]
        back = _BACK.search(lead)
        known = (back or rough) and any(same(ours, one) for judgment in judgments for one in judgment.mentions)
        follows = explained(ours, before) if back is None or back[0][-1] not in "这那该此" else _sum_of(ours, before)
        told = back and back[0].endswith("的") and back[0][0] in "你您贵"
        if (told and known) or (back and ours.kind is Kind.LENGTH and _spanned(reply, ours)):
            continue  # what somebody says stands where he says it
        above = back and back[0].startswith(("上述", "前述", "上列"))  # what stands above stands in the reply
        if back and (not known or slipped or above) and not follows:
            yield Clash("internal-repeat", ours.span, (slipped or before)[-1].span)
        elif rough and not known and (near := [one for one in before if _rough_slip(ours, one)]):
            yield Clash("internal-repeat", ours.span, near[-1].span)
        elif ours.kind is Kind.LENGTH and _within_again(reply, ours, before):
            yield Clash("internal-repeat", ours.span, _within_again(reply, ours, before)[-1].span)


_THIS = pattern("(?:这|该|上述|(?<![因为由据对至从])此|那)(?:笔|个|项)?$")
_NOUN = pattern(
    "的?(?P<noun>罚金|罚款|赔偿(?:款|金)|违约金|货款|工程款|借款|本金|利息|租金|押金|定金|保证金|医疗费|受理费|补偿款|工资"
    "|奖金|房款|购房款|欠款|治疗费)"
)


def named_again(reply: Paper) -> Iterator[Clash]:
    """这二千元罚金 where the only fine before is 五千元; 六个月的考验期 where 缓刑 is of eight."""
    money = _money(reply)
    for place, (ours, wanted) in enumerate(money):
        noun = _NOUN.match(reply.text, ours.span.end)
        if noun is None or not _THIS.search(reply.text, max(0, ours.span.start - 4), ours.span.start):
            continue
        named = [
            (one, value)
            for one, value in money[:place]
            if not ascribed(reply, one.span)
            and (
                noun["noun"] in reply.text[max(0, one.span.start - 8) : one.span.start]
                or reply.text[one.span.end : one.span.end + 6].lstrip("的").startswith(noun["noun"])
            )
        ]
        if named and len({value for _, value in named}) == 1 and named[0][1] != wanted and not ours.about:
            yield Clash("internal-repeat", ours.span, named[-1][0].span)
    yield from _suspended(reply)


_PROBATION_BEHIND, _PROBATION_AHEAD = pattern("的?(?:缓刑)?考验期"), pattern("考验期(?:限)?(?:是|为|有|共)?$")


def _suspended(reply: Paper) -> Iterator[Clash]:
    """A time of probation that is told otherwise than the suspension itself."""
    every = [one for one in reply.mentions if one.kind is Kind.PENALTY and one.unit == "缓刑"]
    again = [one for one in every if "考验" in reply.text[max(0, one.span.start - 4) : one.span.end]]
    terms = [one for one in every if one not in again]
    months = {one.value[0] for one in terms if isinstance(one.value, tuple)}
    for ours in reply.mentions if months else ():
        told = ours.kind is Kind.LENGTH and ours.unit == "月" and _of_probation(reply, ours)
        value = ours.value[0] if isinstance(ours.value, tuple) else ours.value
        if (told or ours in again) and value not in months:
            yield Clash("internal-repeat", ours.span, terms[-1].span)


def _of_probation(reply: Paper, ours: Mention) -> bool:
    behind = _PROBATION_BEHIND.match(reply.text, ours.span.end)
    ahead = _PROBATION_AHEAD.search(reply.text, max(0, ours.span.start - 6), ours.span.start)
    return behind is not None or ahead is not None


_SERVED = pattern("(?:的刑|刑期|是|要|都|得|就|的有期)")


def terms_again(reply: Paper, papers: Sequence[Paper]) -> Iterator[Clash]:
    """这个四年半是要关押的 where the sentence is three and a half years."""
    penalties = [one for one in reply.mentions if one.kind is Kind.PENALTY and isinstance(one.value, tuple)]
    for ours in reply.mentions if penalties else ():
        if ours.kind is not Kind.LENGTH or ours.unit != "月" or not _SERVED.match(reply.text, ours.span.end):
            continue
        if not _THIS.search(reply.text, max(0, ours.span.start - 4), ours.span.start):
            continue
        told = [
            one.value[0] if isinstance(one.value, tuple) else one.value
            for paper in (reply, *papers)
            for one in paper.mentions
            if one is not ours
            and one.kind in (Kind.PENALTY, Kind.LENGTH)
            and (one.unit == "月" or one.kind is Kind.PENALTY)
        ]
        before = [one for one in penalties if one.span.start < ours.span.start]
        if before and ours.value not in told:
            yield Clash("internal-repeat", ours.span, before[-1].span)


_MONTHS = pattern(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?:至|到|—|－|-)(?P<y2>\d{4})年(?P<m2>\d{1,2})月(?!\d)")


def _spanned(reply: Paper, ours: Mention) -> bool:
    """Whether months told before it run for so long: 1979年9月至1982年7月……这35个月; 2001年3月至2005年2月这4年."""
    low = max(0, ours.span.start - _FAR // 3)
    for match in _MONTHS.finditer(reply.text, low, ours.span.start):
        months = (int(match["y2"]) - int(match["y"])) * 12 + int(match["m2"]) - int(match["m"])
        told = ours.span.of(reply.text)
        if told.startswith((str(months), str(months + 1))):
            return True
        if ours.unit == "月" and ours.value in (months, months + 1):
            return True
    return False


def _sum_of(ours: Mention, before: list[Mention]) -> bool:
    """Whether a figure is the sum of some that stand one behind the other before it."""
    values = [one.value for one in before if isinstance(one.value, Decimal)]
    runs = (sum(values[i:j], Decimal(0)) for i in range(len(values)) for j in range(i + 1, len(values) + 1))
    return any(ours.value == run for run in runs)


def _rough_slip(ours: Mention, other: Mention) -> bool:
    if not isinstance(ours.value, Decimal) or not isinstance(other.value, Decimal) or not ours.value:
        return False
    digits = ours.value.normalize().as_tuple().digits
    head = tuple(int(digit) for digit in format(other.value, "f").replace(".", "")[: len(digits)])
    return len(digits) > 1 and sorted(digits) == sorted(head) and digits != head


_DUTY = pattern("仍不|仍未|仍没|仍拒|逾期")


def _within_again(reply: Paper, ours: Mention, before: list[Mention]) -> list[Mention]:
    """The one term spoken of before, where 在六十日内仍不履行 names another."""
    behind = reply.text[ours.span.end : ours.span.end + 8]
    ahead = reply.text[max(0, ours.span.start - 14) : ours.span.start]
    if not ahead.endswith(("在", "于")) or not _DUTY.search(ahead[-8:] + behind):
        return []
    terms = [one for one in before if reply.text[one.span.start : one.span.end].endswith(("内", "以内"))]
    return terms if len({one.value for one in terms}) == 1 else []


_TOTAL = pattern(
    r"(?:合计|共计|总计|总共|一共|加起来(?:一共)?(?:是|为)?|相加(?:是|为)?|累计|共值|总价值|共|合起来|合在一起|加在一起|加到一起|并在一起|两项相加|拢共|统共)"
    r"(?:，)?(?:就|正好|刚好|恰好)?(?:是|为|应(?:当)?(?:付|还|支付)|欠|有|计|人民币|扣|付|交|收|退|赔|缴|还)?(?:了)?$|(?:相加|加起来|合计)，[^，。；\d]{0,5}(?:总额|总数|总共|一共|共|合计)(?:就|正好)?(?:是|为|有)?$|连同(?:前面|上面|前述|上述)(?:那|这)?[^，。；]{0,4}，[^，。；]{0,14}(?:是|为|共|合计)$"
)


def totals(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """A total that is not the sum of the figures before it, and stands in no paper."""
    money = _money(reply)
    for ours, wanted in money:
        if ours.about or not _TOTAL.search(reply.text[max(0, ours.span.start - 14) : ours.span.start]):
            continue
        parts = _parts(reply, ours, money)
        counted = any(SO_OFTEN.match(reply.text, one.span.end) for one, _ in parts)
        if not counted and _of_some(wanted, [value for one, value in money if one.span.end <= ours.span.start]):
            continue
        if _not_so_many(reply, ours, wanted, parts):
            yield Clash("internal-sum", ours.span, Span(parts[0][0].span.start, parts[-1][0].span.end))
            continue
        if len(parts) < 2:  # noqa: PLR2004 - one figure makes no sum
            yield from _of_two_apart(ours, wanted, money)
            continue
        whole = sum((value for _, value in parts), Decimal(0))
        listed = len(parts) > _SEVERAL and parts[0][0].span.start >= reply.sentence(ours.span).start
        if _stands(wanted, judgments) and not (_stands(whole, judgments) and (listed or slip_of_digits(wanted, whole))):
            continue
        if _not_the_sum(reply, ours, wanted, parts):
            yield Clash("internal-sum", ours.span, Span(parts[0][0].span.start, parts[-1][0].span.end))


_LAST, _SEVERAL = 10, 3


def _of_some(wanted: Decimal, before: list[Decimal]) -> bool:
    """Whether two, three or four of the different sums told before make the total, wherever they stand."""
    near = list(dict.fromkeys(reversed(before)))[:_LAST]
    return any(sum(some, Decimal(0)) == wanted for size in (2, 3, 4) for some in combinations(near, size))


def _of_two_apart(ours: Mention, wanted: Decimal, money: list[tuple[Mention, Decimal]]) -> Iterator[Clash]:
    """A total of two figures that stand far before it, which it is a slip of."""
    before = [pair for pair in money if pair[0].span.end <= ours.span.start and not pair[0].about]
    sums = {first[1] + second[1]: first[0] for first, second in combinations(before, 2)}
    slipped = [one for total, one in sums.items() if slip_of_digits(wanted, total) and wanted < 2 * total < 4 * wanted]
    if slipped and wanted not in sums and not any(value == wanted for one, value in before):
        yield Clash("internal-sum", ours.span, slipped[-1].span)


def _money(reply: Paper) -> list[tuple[Mention, Decimal]]:
    return [(one, one.value) for one in reply.mentions if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]


_PRICE = pattern(r"每[^，。；、：\d]{1,8}$")
"""A price is no part of a total."""


def _parts(reply: Paper, ours: Mention, money: list[tuple[Mention, Decimal]]) -> list[tuple[Mention, Decimal]]:
    """The figures before one, in its paragraph; where that has none, in the one before."""
    low = max(reply.text.rfind("\n", 0, ours.span.start) + 1, ours.span.start - _SUM_REACH)
    money = [
        pair for pair in money if not _PRICE.search(reply.text, max(0, pair[0].span.start - 12), pair[0].span.start)
    ]
    money = [(one, value * _how_often(reply, one)) for one, value in money if not one.about]
    near = [pair for pair in money if low <= pair[0].span.start < ours.span.start]
    if near:
        return near
    return [pair for pair in money if low - _SUM_REACH <= pair[0].span.start < low]


SO_OFTEN = pattern(
    r"的(?:有|共)?(?P<n>\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:次|笔|个|件|人|份|张|台|户|套|回|瓶|包|天|日)"
)


def _how_often(reply: Paper, one: Mention) -> int:
    """How often a part counts: 200元的4次 is 800元."""
    match = SO_OFTEN.match(reply.text, one.span.end)
    return (2 if match["n"] == "两" else from_chinese(match["n"]) or 1) if match else 1


def _stands(value: Decimal, judgments: Sequence[Paper]) -> bool:
    return any(one.value == value for judgment in judgments for one in judgment.mentions if one.kind is Kind.MONEY)


_SO_MANY = pattern(
    "(?P<count>[两二三四五六])(?:笔|项|次|者|部|台)(?:一)?(?:合计|共计|总共|共值|共|加起来|相加)(?:，[^，。；\\d]{0,5}(?:总额|总数|总共|共))?(?:就|正好)?(?:是|为)?$"
)


def _not_so_many(reply: Paper, ours: Mention, wanted: Decimal, parts: list[tuple[Mention, Decimal]]) -> bool:
    """Whether the last figures, as many as are announced, make another total: 三笔共10000元."""
    told = _SO_MANY.search(reply.text, max(0, ours.span.start - 16), ours.span.start)
    count = {"两": 2}.get(told["count"]) or from_chinese(told["count"]) if told else None
    sentence = reply.sentence(ours.span)
    inside = [value for one, value in parts if one.span.start >= sentence.start]
    if len(parts) == count and not inside:
        inside = [value for _, value in parts]  # 甲5万元，乙8000元。两笔相加，总额是……: all that the paragraph has
    return bool(count) and len(inside) == count and sum(inside, Decimal(0)) != wanted


_OF_ITS_OWN = pattern(r"[你您他她其](?:们)?的[\u4e00-\u9fff]{2,8}(?:合计|共计|总计|共)(?:人民币)?$")
"""你的债权本金共计: a total of something else than the paragraph before tells of."""
_MANY = pattern("每|各(?!项)|[期次年天人]")


def _not_the_sum(reply: Paper, ours: Mention, wanted: Decimal, parts: list[tuple[Mention, Decimal]]) -> bool:
    """Whether no run of the figures before makes up the total, though those of its sentence should, or nearly do."""
    values = [value for _, value in parts]
    count = len(values)
    runs = {sum(values[i:j], Decimal(0)) for i in range(count) for j in range(i + 1, count + 1)}
    sentence = reply.sentence(ours.span)
    many = _MANY.search(reply.text, sentence.start, ours.span.end) and any(
        wanted == values[-1] * n for n in range(2, 13)
    )
    if wanted in runs or many or _multiplied(reply, ours, wanted):
        return False
    inside = [value for one, value in parts if one.span.start >= sentence.start]
    apart = "\n" in reply.text[parts[-1][0].span.end : ours.span.start]
    if apart and _OF_ITS_OWN.search(reply.text, max(0, ours.span.start - 24), ours.span.start):
        return False
    return len(inside) > 1 or any(slip_of_digits(wanted, run) for run in runs)


_LEFT = pattern(r"(?:减去|扣除|扣掉|冲抵|抵扣)(?:以?后|之后)?(?:的)?(?:是|为|剩下?|余下?|还剩|尚欠)?$")
_REST = pattern("(?:剩下|余下|剩余|还剩|其余|还差|尚欠|还欠|下欠)(?:的)?$")


def remainders(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """What is left after something was taken away, and is no difference of the figures before it."""
    money = _money(reply)
    for ours, wanted in money:
        lead = reply.text[max(0, ours.span.start - 10) : ours.span.start]
        strict = _LEFT.search(lead) is not None and re.search("后|之后", lead) is not None
        if ours.about or not (strict or _REST.search(lead)) or _stands(wanted, judgments):
            continue
        parts = _parts(reply, ours, money)
        values = [value for _, value in parts]
        sums = {sum(values[i:j], Decimal(0)) for i in range(len(values)) for j in range(i + 1, len(values) + 1)}
        left = {abs(a - b) for a in sums for b in sums}
        if len(parts) < 2 or wanted in left or wanted in sums:  # noqa: PLR2004 - one figure leaves nothing over
            continue
        if strict or any(slip_of_digits(wanted, one) for one in left if one):
            yield Clash("internal-sum", ours.span, Span(parts[0][0].span.start, parts[-1][0].span.end))


_SWAPPED = 3
"""Of two digits two sums of one matter may be each other's mirror by chance (5800 and 8500)."""


def swapped(reply: Paper, judgments: Sequence[Paper]) -> Iterator[Clash]:
    """81000 where the reply has 18000 before, and no paper has the former."""
    money = _money(reply)
    alike: dict[tuple[tuple[int, ...], int], dict[Decimal, Mention]] = {}
    for place, (ours, wanted) in enumerate(money):
        digits = _digits(wanted)
        if len(digits) < _SWAPPED or len(set(digits)) == 1:
            continue
        before = alike.setdefault((tuple(sorted(digits)), wanted.adjusted()), {})
        other = next((one for value, one in before.items() if value != wanted), None)
        before.setdefault(wanted, ours)
        if other and isinstance(other.value, Decimal) and any(value == abs(wanted - other.value) for _, value in money):
            continue  # 应交1250元，你预交1520元，多交270元
        if other and not _stands(wanted, judgments) and not explained(ours, [one for one, _ in money[:place]]):
            yield Clash("internal-repeat", ours.span, other.span)


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _multiplied(reply: Paper, ours: Mention, wanted: Decimal) -> bool:
    """Whether the total is a count times a price, or a share of a sum, that stand near it."""
    low = reply.text.rfind("\n", 0, max(0, reply.text.rfind("\n", 0, ours.span.start))) + 1
    near = [one for one in reply.mentions if low <= one.span.start <= ours.span.start + 40 and one is not ours]
    counts = [
        one.value for one in near if one.kind in (Kind.COUNT, Kind.LENGTH, Kind.RATE) and isinstance(one.value, Decimal)
    ]
    sums = [one.value for one in near if one.kind is Kind.MONEY and isinstance(one.value, Decimal)]
    return any(abs(count * money - wanted) < 1 for count in counts for money in sums)


_EACH = pattern(
    r"每(?P<unit>平方米|亩|台|辆|件|套|户|人|次|吨|公斤|间|个?月|年|天)(?:的?(?:价格|单价|标准|租金|工资|补偿))?(?:为|是|按|共)?$"
)


_PRICES = pattern(r"每(?:平方米|亩|台|辆|件|套|户|人|次|吨|公斤|间|个?月|年|天)[^，。；、\n]{0,6}\d")


def rates(reply: Paper) -> Iterator[Clash]:
    """每平方米20元 where the area and the sum named give another price."""
    for ours in reply.mentions:
        each = (
            _EACH.search(reply.text[max(0, ours.span.start - 14) : ours.span.start])
            if ours.kind is Kind.MONEY
            else None
        )
        if each is None or not isinstance(ours.value, Decimal) or not ours.value:
            continue
        unit = each["unit"].removeprefix("个")
        if len(_PRICES.findall(reply.sentence(ours.span).of(reply.text))) > 1:
            continue  # several prices make one sum together
        near = [
            one
            for one in reply.mentions
            if abs(one.span.start - ours.span.start) < _FAR // 3
            and one is not ours
            and isinstance(one.value, Decimal)
            and one.value
        ]
        counts = [one for one in near if one.kind in (Kind.COUNT, Kind.LENGTH) and one.unit == unit]
        sums = [one for one in near if one.kind is Kind.MONEY]
        if any(abs(count.value * ours.value - total.value) <= total.value / 200 for count in counts for total in sums):  # type: ignore[operator]
            continue
        yield from _priced_otherwise(ours, counts, sums)


def _priced_otherwise(ours: Mention, counts: list[Mention], sums: list[Mention]) -> Iterator[Clash]:
    """A count and a total that give another price, unless the paper names that one too."""
    for count, total in product(counts, sums):
        price = total.value / count.value  # type: ignore[operator]
        even = abs(price - price.quantize(Decimal(1))) < Decimal("0.02")
        named = any(abs(price - one.value) < Decimal("0.02") for one in sums if one is not total)  # type: ignore[operator]
        if even and not named and slip_of_digits(price.quantize(Decimal(1)), ours.value):  # type: ignore[arg-type]
            yield Clash("internal-sum", ours.span, total.span)
            return


_LISTED = pattern(
    r"(?:一共|总共|共有|共|分(?:为|成)?|以下|下列|这)(?P<count>[两二三四五六七八九]|[2-9])(?P<unit>项|个|点|条|类|处|笔)(?P<what>[\u4e00-\u9fff]{0,6})[：:](?P<list>[^。；\n]{4,160})"
)
_ORDINALS = pattern(r"(?:第)?(?P<n>[一二三四五六七八九])(?:是|、|，)")


def counts(reply: Paper) -> Iterator[Clash]:
    """一共两项：退地、复原、罚款."""
    for match in _LISTED.finditer(reply.text):
        wanted = {"两": 2}.get(match["count"]) or from_chinese(match["count"])
        listed = match["list"]
        ordinals = [from_chinese(one["n"]) for one in _ORDINALS.finditer(listed)]
        if ordinals:
            continue
        head = re.split("，", listed, maxsplit=1)[0]
        items = re.split("、|和(?=[^、]{2,}$)", head)
        if (
            len(items) > 1
            and "等" not in head
            and len(items) != wanted
            and not re.search("，", listed[: len(head) + 1].rstrip("，"))
            and ("，" not in listed or len(items) > 2)  # noqa: PLR2004 - a pair may be one thing
        ):
            yield Clash(
                "internal-sum",
                Span(match.start(), match.start("list") - 1),
                Span(match.start("list"), match.start("list") + len(head)),
            )
