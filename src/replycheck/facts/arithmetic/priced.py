"""Prices, counts and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import explained, made_by_prices, same
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import digits, slipped
from replycheck.text.patterns import pattern

_SIGNS = pattern("[×*＊÷]")
_MARKS = pattern("[，。；、：（(=＝×*+＋]")
_CENT = Decimal("0.01")
_ONE = Decimal(1)
_BESIDE = 2
"""A count that is one or two off, and makes the result to the cent where it is put right."""
_PAIRS = 2
_LEAD = 16
_MONEY = "元"
_SAID_SO = pattern(r"(?:共|合计|总计|累计|总|计|需要?|应|可|约?为|是|得|即|等于|使用)[^，。；\d]{0,6}$")
"""What comes of a price and a count and is no money is said to: 26个乡镇和50个示范点 are none of theirs."""
_SHARED = pattern(r"^[，、（(]?[^。；\d]{0,10}(?:百分之|\d{1,3}(?:\.\d+)?\s?[%％折成])")
"""908250元，为评估价的百分之七十 comes from a share and no price."""
_THOUSAND, _DIGITS = 1000, 3
_EXACT = 100
"""A result of so much that a count divides evenly tells the price, also one of two digits."""
_COMES_TO = pattern(
    r"[^，。；、\d]{0,4}[，,]?(?:一共|总共|共计?|合计|总计|累计|计)(?:应?[发付收退补缴交扣]放?|人民币|为|是)?"
)
_ASIDE = pattern("[。；]|其中|另|此外|除|减|加")
_RIGHT_BEHIND = 8
_BY_TWO = pattern("每[^，。；每]{1,4}每")
_FROM_TO = pattern("年[^。；]{0,8}[至到][^。；]{0,8}年")
"""每车每月220元 is a price by two counts, of which one may be told in other words."""


def products(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """A price, a count and what they come to: 46天，按每天20元计算，应收920元."""
    for price in (one for one in near if one.per and not one.rough):
        if _BY_TWO.search(text, max(0, price.span.start - _LEAD), price.span.start) and (
            price not in inside or _FROM_TO.search(text, price.span.end, inside[-1].span.end)
        ):
            continue  # 每人每年600元，两人自2008年7月至2024年6月共19200元
        counts = [one for one in inside if one.unit == price.per and not one.per and not one.rough]
        counts = counts or [one for one in near if one.unit == price.per and not one.per and not one.rough]
        results = [
            one
            for one in inside
            if one.unit == price.unit
            and one is not price
            and not (one.rough or one.capital)
            and (not one.per or (one.per != price.per and one.span.start > price.span.end))
            and (one.unit == _MONEY or _SAID_SO.search(text, max(0, one.span.start - _LEAD), one.span.start))
            and price.unit != price.per
            and _SHARED.match(text[one.span.end : one.span.end + _LEAD + _RIGHT_BEHIND]) is None
        ]
        if (
            not counts
            or not results
            or any(same(made, one) for made in made_by_prices(near, price.unit) for one in results)
        ):
            continue
        for count in counts:
            made = price.value * count.value
            result = next((one for one in results if _product_slip(price, count, one)), None)
            if result is not None and _SIGNS.search(text[price.span.end : result.span.start]):
                continue  # a formula tells its own factors
            sums = [one.value * count.value for one in near if one.unit == price.unit]
            if result is not None and result.value in sums:
                continue  # 每天差价8元 is the price that was meant
            if result is not None and not explained(result, [one for one in near if one is not price]):
                yield Claim(Relation.PRODUCT, result, (price, count), made, sure=False)
                break


def _far_off(made: Decimal, told: Decimal) -> bool:
    """Whether a result of four digits and more is a slip of the product: behind a comma nothing less will do."""
    return told >= _THOUSAND and len(digits(told).rstrip("0")) >= _DIGITS and slipped(made, told)


def _product_slip(price: Figure, count: Figure, result: Figure) -> bool:
    made = price.value * count.value
    if slipped(made, result.value):
        return True
    needed = result.value / price.value if price.value else Decimal(0)
    if needed == needed.quantize(_ONE) and 0 < abs(needed - count.value) <= _BESIDE < count.value:
        return True
    for one in (price, count):
        other = made / one.value if one.value else Decimal(0)
        needed = result.value / other if other else Decimal(0)
        if needed == needed.quantize(_CENT) and (slipped(needed, one.value) or _one_digit(needed, one.value, result)):
            return True
    return False


def _one_digit(needed: Decimal, told: Decimal, result: Figure) -> bool:
    """Whether a number of two digits has one other digit, where the result is too exact to come out by chance."""
    a, b = str(int(needed)), str(int(told))
    whole = needed == int(needed) and told == int(told) and result.value > _EXACT
    return whole and len(a) == len(b) == _PAIRS and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def products_stated(text: str, inside: list[Figure]) -> Iterator[Claim]:
    """A count, the price by it and a result that is told as theirs: 共36个月，每月代扣4元，合计144元."""
    for first, second, result in zip(inside, inside[1:], inside[2:], strict=False):
        price, count = (second, first) if second.per else (first, second)
        if not price.per or price.per != count.unit or count.per or result.per or result.unit != price.unit:
            continue
        between = text[second.span.end : result.span.start]
        if any(one.rough or one.capital for one in (price, count, result)) or not _COMES_TO.fullmatch(between):
            continue
        if _ASIDE.search(text, first.span.end, second.span.start) or _SIGNS.search(between):
            continue
        if _BY_TWO.search(text, max(0, price.span.start - _LEAD), price.span.start) and _FROM_TO.search(between):
            continue
        made = price.value * count.value
        if any(same(one, result) for one in made_by_prices(inside, price.unit)):
            continue  # 地上18层、地下2层，每层4户，共72户
        if not same(made, result) and count.value > 1:
            yield Claim(Relation.PRODUCT, result, (price, count), made, sure=False)


def only_prices(figures: Sequence[Figure]) -> dict[tuple[str, str], Figure]:
    """The prices of which the paper names one alone, by what is counted and what is paid."""
    told: dict[tuple[str, str], list[Figure]] = {}
    for one in figures:
        if one.per and not one.rough:
            told.setdefault((one.per, one.unit), []).append(one)
    return {what: some[0] for what, some in told.items() if len({one.value for one in some}) == 1}


def priced_elsewhere(text: str, inside: list[Figure], prices: Mapping[tuple[str, str], Figure]) -> Iterator[Claim]:
    """A count with what it costs right behind it, by the only price of the paper: 每天5元……剩余40天的费用200元."""
    for count, result in pairwise(inside):
        price = prices.get((count.unit, result.unit))
        between = text[count.span.end : result.span.start]
        told = not (count.per or count.rough or result.per or result.rough or result.capital)
        if price is None or not told or len(between) > _RIGHT_BEHIND:
            continue
        made = price.value * count.value
        if _MARKS.search(between) and not (between.startswith("，") and _far_off(made, result.value)):
            continue
        if price.span.end <= count.span.start and made != result.value and _product_slip(price, count, result):
            yield Claim(Relation.PRODUCT, result, (price, count), made, sure=False)


def products_together(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """Several prices by as many counts, told in the same order, and one result: 每亩1200元、每亩1000元，应补2660元."""
    prices = [one for one in inside if one.per and not one.rough]
    if len(prices) < _PAIRS or len({(one.per, one.unit) for one in prices}) > 1:
        return
    counts = [one for one in near if one.unit == prices[0].per and not one.per and not one.rough]
    counts = [one for one in counts if one.span.end <= prices[0].span.start][-len(prices) :]
    result = next(
        (one for one in inside if one.span.start > prices[-1].span.end and one.unit == prices[0].unit and not one.per),
        None,
    )
    if result is None or result.rough or len(counts) != len(prices) or explained(result, near):
        return
    made = sum((price.value * count.value for price, count in zip(prices, counts, strict=True)), Decimal(0))
    if (
        not same(made, result)
        and slipped(made, result.value)
        and not _SIGNS.search(text, counts[0].span.end, result.span.end)
    ):
        yield Claim(Relation.TOGETHER, result, (*prices, *counts), made, sure=False)
