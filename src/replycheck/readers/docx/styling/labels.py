"""The number formats of Word: a count into the label that a person reads.

What is easily got wrong: each series ends somewhere (甲…癸, ①…⑩) and Word goes on in plain digits after it.
"""

from __future__ import annotations

from collections.abc import Callable

from replycheck.text import numerals

_LEGAL_TRADITIONAL = str.maketrans("贰叁陆", "貳參陸")
_JAPANESE_LEGAL = str.maketrans("壹贰叁肆陆柒捌玖", "壱弐参四六七八九")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CHICAGO = "*†‡§"
_ALPHABET = 26
_LAST_ROMAN = 3999
_LONGEST_REPEAT = 30
_LAST_CHINESE_PAIR = 99


def label(number: int, style: str) -> str:
    """``number`` in the number format ``style`` (``w:numFmt``); plain digits where Word has none or we know none."""
    if number < 0:
        return str(number)
    return (_STYLES.get(style, str)(number)) or str(number)


def _series(first: str, last: int) -> Callable[[int], str]:
    """Consecutive characters from ``first``, up to ``last`` of them."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else ""


def _letters(first: str) -> Callable[[int], str]:
    """A … Z, AA, BB …: the letter is repeated, not counted on."""

    def write(number: int) -> str:
        times, index = divmod(number - 1, _ALPHABET)
        return chr(ord(first) + index) * (times + 1) if 0 <= times < _LONGEST_REPEAT else ""

    return write


def _roman(number: int) -> str:
    return numerals.to_roman(number) if 1 <= number <= _LAST_ROMAN else ""


def _chinese_counting(number: int) -> str:
    """一 to 九十九 by place, then digit by digit."""
    if number <= _LAST_CHINESE_PAIR:
        return numerals.to_chinese(number) if number else "○"
    return numerals.to_digits(number, "○")


def _japanese_counting(number: int) -> str:
    """百一, 百十: no 零 and no 一 before a unit."""
    words = numerals.to_chinese(number)
    return words.replace("零", "").replace("一百", "百").replace("一十", "十").replace("一千", "千") or "〇"


def _sexagenary(number: int) -> str:
    """甲子, 乙丑 … 癸亥."""
    return numerals.STEMS[(number - 1) % 10] + numerals.BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""  # noqa: PLR2004 - the cycle


def _chicago(number: int) -> str:
    times, index = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[index] * (times + 1) if 0 <= times < _LONGEST_REPEAT else ""


_STYLES: dict[str, Callable[[int], str | None]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "hex": lambda number: f"{number:X}",
    "chicago": _chicago,
    "chineseCounting": _chinese_counting,
    "taiwaneseCounting": _chinese_counting,
    "chineseCountingThousand": numerals.to_chinese,
    "taiwaneseCountingThousand": numerals.to_chinese,
    "ideographDigital": lambda number: numerals.to_digits(number, "○"),
    "taiwaneseDigital": lambda number: numerals.to_digits(number, "○"),
    "japaneseDigitalTenThousand": lambda number: numerals.to_digits(number, "〇"),
    "japaneseCounting": _japanese_counting,
    "chineseLegalSimplified": numerals.to_capital,
    "ideographLegalTraditional": lambda number: numerals.to_capital(number).translate(_LEGAL_TRADITIONAL),
    "japaneseLegal": lambda number: numerals.to_capital(number).translate(_JAPANESE_LEGAL),
    "ideographTraditional": numerals.to_stem,
    "ideographZodiac": numerals.to_branch,
    "ideographZodiacTraditional": _sexagenary,
    "decimalEnclosedCircle": _series("①", 20),
    "decimalEnclosedCircleChinese": _series("①", 10),
    "ideographEnclosedCircle": _series("㊀", 10),
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "none": lambda _number: "",
}
