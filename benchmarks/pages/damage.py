"""What goes wrong when pages are bound: each way gives today's order of the true pages (0-based)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Order = tuple[int, ...]


def shuffled(count: int, rng: Random) -> Order:
    """All pages in any order but the right one."""
    order = list(range(count))
    while order == sorted(order):
        rng.shuffle(order)
    return tuple(order)


def swapped(count: int, rng: Random) -> Order:
    """Two neighbours the wrong way round."""
    at = rng.randrange(count - 1)
    order = list(range(count))
    order[at], order[at + 1] = order[at + 1], order[at]
    return tuple(order)


def moved(count: int, rng: Random) -> Order:
    """One page elsewhere."""
    order = list(range(count))
    while order == sorted(order):
        page = order.pop(rng.randrange(count))
        order.insert(rng.randrange(count), page)
        if len(order) == count and order != sorted(order):
            break
        order = list(range(count))
    return tuple(order)


def turned(count: int, _: Random) -> Order:
    """The last page first."""
    return tuple(reversed(range(count)))


WAYS: dict[str, Callable[[int, Random], Order]] = {
    "shuffled": shuffled,
    "swapped": swapped,
    "moved": moved,
    "reversed": turned,
}
