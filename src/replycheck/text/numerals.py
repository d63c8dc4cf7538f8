"""Chinese numerals and the other marks that official papers count with.

What is easily got wrong: 十 at the head means 10 (十二, never 一十二) but 一百一十二 keeps its 一; 二〇二三 is read
digit by digit, 二千零二十三 by place; 两 counts but never numbers a heading, so it is read and never written.
"""

from __future__ import annotations

import unicodedata

from replycheck.text.patterns import pattern

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_SCALES = (("亿", 10**8), ("万", 10**4))
_LARGEST = 10**16 - 1
_LONGEST = 40

_TO_CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_TO_PLAIN = str.maketrans(
    "〇○壹贰貳弍叁參弎肆伍陆陸柒捌玖拾佰仟萬億两弌",
    "零零一二二二三三三四五六六七八九十百千万亿二一",
)
_TENS = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_SECTION = pattern(
    r"(?:(?P<thousands>[一二三四五六七八九])千)?"
    r"(?:(?P<gap3>零)?(?P<hundreds>[一二三四五六七八九])百)?"
    r"(?:(?P<gap2>零)?(?P<tens>[一二三四五六七八九]?)十)?"
    r"(?:(?P<gap1>零)?(?P<ones>[一二三四五六七八九]))?"
)
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_LARGEST_ROMAN = 3999


def to_chinese(number: int) -> str:
    """``23`` → 二十三, ``101`` → 一百零一, ``0`` → 零; ValueError below 0 or from 10¹⁶ on."""
    words = _spelt(number)
    return words[1:] if words.startswith("一十") else words


def to_capital(number: int) -> str:
    """The forms of contracts and cheques: ``23`` → 贰拾叁, ``10`` → 壹拾; errors as :func:`to_chinese`."""
    return _spelt(number).translate(_TO_CAPITAL)


def to_digits(number: int, zero: str = "〇") -> str:
    """Digit by digit, as years are written: ``2023`` → 二〇二三; ValueError below 0."""
    if number < 0:
        raise ValueError("negative numbers have no such form")
    return "".join(_DIGITS[int(digit)] for digit in str(number)).replace("零", zero)


def to_circled(number: int) -> str | None:
    """``1`` → ①, up to ㊿; None where Unicode has no such character."""
    for first, last, code in _CIRCLED:
        if first <= number <= last:
            return chr(code + number - first)
    return None


def to_roman(number: int) -> str:
    """``4`` → IV; ValueError outside 1 to 3999."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise ValueError("no Roman numeral for this number")
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters


def to_stem(number: int) -> str | None:
    """``1`` → 甲 … ``10`` → 癸; None outside."""
    return STEMS[number - 1] if 1 <= number <= len(STEMS) else None


def to_branch(number: int) -> str | None:
    """``1`` → 子 … ``12`` → 亥; None outside."""
    return BRANCHES[number - 1] if 1 <= number <= len(BRANCHES) else None


def from_chinese(words: str) -> int | None:
    """The value of 二十三, 二〇二三, 贰拾叁, 廿三, 一百零一, 23 or ２３; None for anything else.

    Shortened tails are read as they are spoken: 一百五 is 150, 三万五 is 35000.
    """
    if not words or len(words) > _LONGEST:
        return None
    if words.isdecimal():
        return int(words)
    words = words.translate(_TO_PLAIN)
    for short, long in _TENS:
        words = words.replace(short, long)
    if all(char in _DIGITS for char in words):
        return int("".join(str(_DIGITS.index(char)) for char in words))
    return _by_place(words)


def ordinal(mark: str) -> int | None:
    """The number a mark stands for in whatever style: 三, ３, ③, ㈢, ⑶, 丙, 寅 → 3; None if it is no mark."""
    for series in (STEMS, BRANCHES):
        if len(mark) == 1 and mark in series:
            return series.index(mark) + 1
    value = from_chinese(mark)
    if value is None and len(mark) == 1:
        value = from_chinese(unicodedata.normalize("NFKC", mark).strip("()."))
    return value


def _spelt(number: int) -> str:
    """Spell by place, in groups of four digits."""
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"cannot write {number} in Chinese")
    if number < 10**4:
        return _spelt_section(number) if number else _DIGITS[0]
    for name, scale in _SCALES:
        if number >= scale:
            high, low = divmod(number, scale)
            gap = _DIGITS[0] if 0 < low < scale // 10 else ""
            return _spelt(high) + name + gap + (_spelt(low) if low else "")
    raise AssertionError  # pragma: no cover - every number of five digits reaches 万


def _spelt_section(number: int) -> str:
    """Spell 1 to 9999; a run of zeros inside is said once."""
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += (_DIGITS[0] if gap else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = bool(words)
    return words


def _by_place(words: str) -> int | None:
    """Read a number with place words; None where digits and places do not follow each other as in speech."""
    for name, scale in _SCALES:
        head, found, tail = words.rpartition(name)
        if found:
            high = _by_place(head)
            low = _tail(tail, scale)
            return None if high is None or low is None else high * scale + low
    return _section(words)


def _tail(words: str, scale: int) -> int | None:
    """What follows 万 or 亿: nothing, a shortened digit (三万五), or a smaller number with or without 零."""
    if not words:
        return 0
    if len(words) == 1 and words in _DIGITS[1:]:
        return _DIGITS.index(words) * scale // 10
    value = _by_place(words.removeprefix("零"))
    return value if value is not None and value < scale else None


def _section(words: str) -> int | None:
    """Read 1 to 9999."""
    match = _SECTION.fullmatch(words)
    if not match or not words:
        return None
    thousands, hundreds = (_DIGITS.index(match[name] or "零") for name in ("thousands", "hundreds"))
    tens = _DIGITS.index(match["tens"] or "一") if match["tens"] is not None else 0
    ones = _DIGITS.index(match["ones"] or "零")
    if ones and not match["gap1"] and match["tens"] is None and (thousands or hundreds):
        ones *= 10 if hundreds else 100
    return thousands * 1000 + hundreds * 100 + tens * 10 + ones
