"""Whether figures near account for one: as a sum, a difference, or a price times a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from replycheck.facts.arithmetic.figures import Figure

_MOST = 12
"""Of more figures near a total some sum always comes out right: nothing can be said."""
_SMALL = 100
_CENT = Decimal("0.01")


def explained(figure: Figure, near: Sequence[Figure]) -> bool:
    """Whether the figures near come to it in any way: as a sum, a difference, or a price times a count."""
    alike = [
        one for one in near if one.unit == figure.unit and one.span != figure.span and not one.per and not one.capital
    ]
    if len(alike) > _MOST or any(one.rough for one in alike):
        return True
    products = made_by_prices(near, figure.unit)
    values = [(one.value, one.step) for one in alike] + [(product, _CENT) for product in products]
    if any(same(value, figure, step) for value, step in values):
        return True
    for size in range(2, min(len(values), 8) + 1):
        for chosen in chosen_of(values, size, figure):
            if same(sum((value for value, _ in chosen), Decimal(0)), figure, *(step for _, step in chosen)):
                return True
    pairs = combinations(sorted((value for value, _ in values), reverse=True), 2)
    return any(same(a - b, figure) for a, b in pairs) or any(
        same(a - b - c, figure) for a, b, c in combinations(sorted((v for v, _ in values), reverse=True), 3)
    )


def chosen_of(
    values: list[tuple[Decimal, Decimal]], size: int, figure: Figure
) -> Iterator[tuple[tuple[Decimal, Decimal], ...]]:
    """The groups of so many values that may make up the figure; small numbers must follow each other.

    Among small numbers some come to any total by chance.
    """
    if figure.value >= _SMALL:
        return combinations(values, size)
    return (tuple(values[at : at + size]) for at in range(len(values) - size + 1))


def same(value: Decimal, figure: Figure, *steps: Decimal) -> bool:
    """Whether the value is the figure's, as far as the digits written tell."""
    loose = [step for step in (figure.step, *steps) if step > 1 or (figure.unit != "元" and step < 1)]
    return abs(value - figure.value) <= (sum(loose, Decimal(0)) / 2 if loose else _CENT)


def made_by_prices(near: Sequence[Figure], unit: str) -> list[Decimal]:
    """What the prices near, times the counts near, come to."""
    prices = [one for one in near if one.per and one.unit == unit]
    made = []
    for price in prices[:4]:
        counts = [one for one in near if one.unit == price.per and not one.per][:6]
        made += [price.value * one.value for one in counts]
        made += [price.value * a.value * b.value for a, b in combinations(counts, 2)]
        made.append(price.value * sum_of(counts[-2:]))  # 地上18层、地下2层，每层4户
        if price.per in ("月", "日"):
            made += [price.value * one.value * 12 for one in counts[:2]]
    return made[:9]


def sum_of(parts: Iterable[Figure]) -> Decimal:
    """What the parts come to."""
    return sum((one.value for one in parts), Decimal(0))
