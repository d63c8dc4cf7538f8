"""Whether one number is easily written for another: two digits swapped, one digit wrong, missing or too many.

A sum that comes out wrong by such a slip is a slip; one that comes out wrong by anything may be a sum of other things.
"""

from __future__ import annotations

from decimal import Decimal

_PAIR = 2
_WEIGHTY = 3
"""Numbers of fewer digits differ by one digit so often that this says nothing."""


def digits(value: Decimal) -> str:
    """The digits of the number without point and trailing zeros behind it: ``"96436"``, ``"11.3"`` → ``"113"``."""
    return format(value.normalize(), "f").replace(".", "").lstrip("0")


def swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two digits stand in the other order, next to each other, and the rest is the same."""
    a, b = _aligned(one, other)
    if "0" in (a[0], b[0]):
        return False  # 3 and 30 have the same figures, but nobody swaps a figure that is not there
    places = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(places) == _PAIR and places[1] == places[0] + 1 and sorted(a) == sorted(b)


def misplaced(one: Decimal, other: Decimal) -> int:
    """The power of ten between the two where nothing else differs (1.2万 for 12万 gives 1); 0 where there is more."""
    if not one or not other or digits(one).rstrip("0") != digits(other).rstrip("0"):
        return 0
    return abs(one.adjusted() - other.adjusted())


def slipped(one: Decimal, other: Decimal) -> bool:
    """Whether one is easily written for the other."""
    if one == other or one <= 0 or other <= 0:
        return False
    if swapped(one, other) or misplaced(one, other):
        return True
    a, b = _aligned(one, other)
    if max(len(a.lstrip("0")), len(b.lstrip("0"))) < _WEIGHTY:
        return False
    if sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return True
    short, long = sorted((digits(one), digits(other)), key=len)
    if len(long) != len(short) + 1 or len(long) <= _WEIGHTY:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _aligned(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Both as digit strings of one length, place under place."""
    places = max(0, -_exponent(one), -_exponent(other))
    a, b = (str(int(value.scaleb(places))) for value in (one, other))
    width = max(len(a), len(b))
    return a.rjust(width, "0"), b.rjust(width, "0")


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
