"""When two values are the same, and when one is a slip of the other: 3400 for 4300, 6月3日 for 3月6日."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from replycheck.compare.mentions import Kind, Mention
from replycheck.records import dataclass

_RELATIVE = Decimal("0.006")
_DIGITS, _TENS = 3, 4
_TWICE = 2
_LONG, _FEW = 9, 3
"""Of figures as long as that so many digits may be other ones: 161335353.18 and 161335535.18."""


def same(one: Mention, other: Mention) -> bool:  # noqa: PLR0911 - one way for each kind
    """Whether two mentions of one kind state the same: a left-out year, a rounded sum are no difference."""
    if one.kind is not other.kind:
        return False
    if one.kind in (Kind.DAY, Kind.MONTH):
        return _same_day(one, other)
    if one.kind is Kind.CLOCK and (one.about or other.about):
        return _same_hour(one, other)
    if one.kind is Kind.RATE:
        return one.value == other.value and (one.unit == other.unit or not one.unit or not other.unit)
    if one.unit != other.unit:
        return False
    if one.value == other.value:
        return True
    return one.kind is Kind.MONEY and (one.about or other.about) and _rounded(one, other)


def _same_hour(one: Mention, other: Mention) -> bool:
    """下午三点多 and 15时许 are any time of that hour."""
    return isinstance(one.value, tuple) and isinstance(other.value, tuple) and one.value[0] == other.value[0]


def _same_day(one: Mention, other: Mention) -> bool:
    mine, theirs = one.value, other.value
    if not isinstance(mine, tuple) or not isinstance(theirs, tuple):
        return False
    loose = one.open or other.open or not mine[0] or not theirs[0]
    return mine[1:] == theirs[1:] if loose else mine == theirs


def _rounded(one: Mention, other: Mention) -> bool:
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal):
        return False
    coarse, fine = (one.value, other.value) if one.about else (other.value, one.value)
    if one.about != other.about and _step(coarse) < _step(fine):
        coarse, fine = fine, coarse  # 逾76708990.54元 told as 超过7600万元
    if max(coarse, fine) > _TWICE * min(coarse, fine):
        return False  # 100万余元 is no round figure for 10万余元
    step = _step(coarse)
    floor = (fine / step).to_integral_value(ROUND_FLOOR) * step
    ceiling = (fine / step).to_integral_value(ROUND_CEILING) * step
    return coarse in (floor, ceiling)


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is no zero: 10,000 in 535万."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and digits else Decimal(1)


def slip(one: Mention, other: Mention) -> bool:  # noqa: PLR0911 - one way for each kind
    """Whether one value is what a slip of the pen makes of the other."""
    if one.kind is not other.kind or same(one, other):
        return False
    if one.kind in (Kind.DAY, Kind.MONTH, Kind.CLOCK, Kind.PENALTY):
        return _slip_of_parts(one, other)
    if one.kind is Kind.NUMBER:
        return slip_of_number(str(one.value), str(other.value))
    if not isinstance(one.value, Decimal) or not isinstance(other.value, Decimal):
        return False
    if one.kind is Kind.RATE and one.value == other.value:
        return True
    if one.unit != other.unit and one.kind is not Kind.COUNT:
        return False
    if one.value == other.value:
        return one.kind is Kind.COUNT
    return not _years_by_ten(one, other) and slip_of_digits(one.value, other.value)


def _years_by_ten(one: Mention, other: Mention) -> bool:
    """Whether one is ten times the other and both are years or months: nobody writes 二年 for 二十年."""
    ratio = one.value == 10 * other.value or other.value == 10 * one.value
    return one.kind is Kind.LENGTH and one.unit == "月" and ratio


def _slip_of_parts(one: Mention, other: Mention) -> bool:
    if not isinstance(one.value, tuple) or not isinstance(other.value, tuple) or len(one.value) != len(other.value):
        return False
    if one.kind is Kind.PENALTY and one.unit != other.unit:
        return False
    parts = list(zip(one.value, other.value, strict=True))
    if one.open or other.open:
        parts = parts[1:]
    different = [pair for pair in parts if pair[0] != pair[1]]
    if len(different) == 1:
        return True
    if one.kind is Kind.DAY and not one.open and _digits(one.value) == _digits(other.value):
        return True  # 2012年11月9日 for 2011年12月9日
    return sorted(one.value[1:]) == sorted(other.value[1:]) and (one.value[0] == other.value[0] or one.open)


def slip_of_pen(one: Mention, other: Mention) -> bool:
    """Whether the written figures themselves are so near: of days a digit more, less, other or in another place."""
    if not slip(one, other):
        return False
    if one.kind is not Kind.DAY or not isinstance(one.value, tuple) or not isinstance(other.value, tuple):
        return True
    parts = [(a, b) for a, b in zip(one.value, other.value, strict=True) if a != b]
    return len(parts) > 1 or _near_digits(str(parts[0][0]), str(parts[0][1]))


def _digits(day: tuple[int, ...]) -> list[str]:
    """The digits of a day, sorted."""
    return sorted(f"{day[0]}{day[1]:02d}{day[2]:02d}")


def slip_of_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two figures differ by digits that changed places, one digit, a zero, or 万."""
    if not one or not other:
        return False
    mine, theirs = _written(one), _written(other)
    if mine.digits == theirs.digits and 1 <= abs(mine.exponent - theirs.exponent) <= _TENS:
        return True
    shared = min(mine.zeros, theirs.zeros) if mine.round and theirs.round else 0
    if len(mine.plain) != len(theirs.plain):
        return False  # asked first, for most figures have other lengths
    ours, its = (value.plain[: len(value.plain) - shared] for value in (mine, theirs))
    if len(ours) > 1 and sorted(ours) == sorted(its):
        return True
    others = sum(a != b for a, b in zip(ours, its, strict=True))
    return (len(ours) >= _DIGITS and others == 1) or (len(ours) >= _LONG and others <= _FEW)


@dataclass(frozen=True, slots=True)
class _Written:
    """The digits of a figure: without zeros at the end, how often times ten, and as they are written without a point.

    Of large round sums the zeros that both end with say nothing (160万 is 160, 106万 106).
    """

    digits: str
    exponent: int
    plain: str
    zeros: int
    round: bool


@lru_cache(maxsize=4096)
def _written(value: Decimal) -> _Written:
    plain = format(value.normalize(), "f").replace(".", "")
    _, digits, exponent = value.normalize().as_tuple()
    return _Written(
        "".join(map(str, digits)),
        exponent if isinstance(exponent, int) else 0,
        plain,
        len(plain) - len(plain.rstrip("0")),
        value == value.to_integral_value() and value >= 10000,  # noqa: PLR2004 - 一万
    )


def slip_of_number(one: str, other: str) -> bool:
    """Whether one number of a case or paper is a slip of the other: one of its parts differs, and only a little."""
    mine, theirs = one.split("|"), other.split("|")
    if len(mine) != len(theirs):
        return False
    if len(mine) == 1:
        return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2  # noqa: PLR2004
    different = [index for index, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(different) != 1:
        return False
    a, b = mine[different[0]], theirs[different[0]]
    if different[0] == 0:
        return abs(int(a) - int(b)) <= 3  # noqa: PLR2004 - a year beside the right one
    if different[0] == 1:
        different = [index for index, (x, y) in enumerate(zip(a, b, strict=True)) if x != y] if len(a) == len(b) else []
        # 刑初 for 民初 is one sign; 民申 for 民终 may be another case of the same matter, so the last sign must agree
        return (0 < len(different) <= 2 and a[-2:] == b[-2:]) or different == [len(a) - 2]  # noqa: PLR2004
    return _near_digits(a, b)


def _near_digits(one: str, other: str) -> bool:
    """Digits that changed places, one other digit, one digit more or less."""
    if sorted(one) == sorted(other):
        return True
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
