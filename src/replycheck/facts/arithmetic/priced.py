"""Prices, counts and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import explained, made_by_prices, same
from replycheck.facts.arithmetic.figures import Figure
from replycheck.facts.arithmetic.slips import slipped
from replycheck.text.patterns import pattern

_SIGNS = pattern("[×*＊÷]")
_CENT = Decimal("0.01")
_ONE = Decimal(1)
_BESIDE = 2
"""A count that is one or two off, and makes the result to the cent where it is put right."""
_PAIRS = 2
_LEAD = 16
_BY_TWO = pattern("每[^，。；每]{1,4}每")
"""每车每月220元 is a price by two counts, of which one may be told in other words."""


def products(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """A price, a count and what they come to: 46天，按每天20元计算，应收920元."""
    for price in (one for one in near if one.per and not one.rough):
        if price not in inside and _BY_TWO.search(text, max(0, price.span.start - _LEAD), price.span.start):
            continue
        counts = [one for one in inside if one.unit == price.per and not one.per and not one.rough]
        counts = counts or [one for one in near if one.unit == price.per and not one.per and not one.rough]
        results = [
            one
            for one in inside
            if one.unit == price.unit and not one.per and not one.rough and not one.capital and one is not price
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
        if needed == needed.quantize(_CENT) and slipped(needed, one.value):
            return True
    return False


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
