"""What a head or foot says about the page's number.

A bare number says little: ``sure`` is False for it, and whoever asks must look at where it stands
and at the other pages before believing it.
"""

from __future__ import annotations

import re
import unicodedata

from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LARGEST = 9_999
_DIGITS = str.maketrans("０１２３４５６７８９／（）－～　", "0123456789/()-~ ")
_HAN = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5})"
_RULE = r"(?:[—―\-–－─━‐‑‒一·•～~]{1,2})"
_BETWEEN = r"[\s,，、|;；/]{0,16}\(?\s*"
_NUMBER, _TOTAL = rf"第\s*(?P<n>{_COUNT})\s*页", rf"(?:共|总共|总)\s*(?P<t>{_COUNT})\s*页\)?"
_SURE = (
    pattern(rf"{_RULE}\s*(?P<n>\d{{1,4}})\s*{_RULE}"),
    pattern(rf"{_RULE}?\s*{_NUMBER}(?:{_BETWEEN}{_TOTAL})?\s*{_RULE}?", needs="第"),
    pattern(rf"\(?{_TOTAL}{_BETWEEN}{_NUMBER}\)?", needs="页"),
    pattern(r"(?:[Pp]age|PAGE)\s*(?P<n>\d{1,4})(?:\s*(?:of|OF|/)\s*(?P<t>\d{1,4}))?", needs=("age", "PAGE")),
    pattern(rf"{_RULE}\s*(?P<n>\d{{1,4}})\s*/\s*(?P<t>\d{{1,4}})\s*{_RULE}", needs="/"),
    # The foot of a web page as a browser prints it: its address, and the page.
    pattern(
        r"(?<!\S)\S{0,200}?(?:://|www\.|\.s?html?|\.aspx?|\.jsp)\S{0,200}\s{1,40}(?P<n>\d{1,4})\s?/\s?(?P<t>\d{1,4})",
        needs="/",
    ),
)
_UNSURE = (
    pattern(r"(?:页码[:：]?\s*)?(?P<n>\d{1,4})\s*(?:/|of)\s*(?P<t>\d{1,4})(?:\s*页)?"),
    pattern(r"[\(\[【]?\s*(?P<n>\d{1,4})\s*[\)\]】]?"),
    pattern(r"[Pp]\.?\s*(?P<n>\d{1,4})"),
    # Volume, part and page of a bound report: 5-1-39.
    pattern(r"\d{1,2}\s?[-—–]\s?\d{1,2}\s?[-—–]\s?(?P<n>\d{1,4})", needs=("-", "—", "–")),
)
_ROMAN = pattern(r"[—–\- ]{0,3}(?P<r>[ivxlIVXLⅠ-ⅿ]{1,7})[—–\- ]{0,3}")
_ROMAN_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50}
_WITHIN = pattern(rf"{_NUMBER}(?:{_BETWEEN}{_TOTAL})?")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A page number as printed; ``total`` where the paper says of how many; ``sure`` where the form leaves no doubt."""

    number: int
    total: int | None = None
    sure: bool = True


def printed_number(line: str) -> PrintedNumber | None:
    """The page number that this whole line is, or None where the line is anything else.

    Knows ``— 1 —``, ``- 1 -``, ``第1页 共5页``, ``共5页 第1页``, ``Page 1 of 5`` (sure) and ``1/5``, ``1`` (not sure),
    in full or half width; counts in Chinese figures only within 第…页.
    """
    text = line.translate(_DIGITS).strip()
    for sure, forms in ((True, _SURE), (False, _UNSURE)):
        for form in forms:
            match = form.fullmatch(text)
            if match:
                return _read(match, sure=sure)
    return None


def roman_number(line: str) -> int | None:
    """The roman number that this whole line is, as the pages before the text have; None for anything else."""
    match = _ROMAN.fullmatch(unicodedata.normalize("NFKC", line.strip()))
    if match is None:
        return None
    figures = [_ROMAN_FIGURES[letter] for letter in match["r"].lower()]
    return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))


def printed_within(line: str) -> PrintedNumber | None:
    """The page number inside a running head or foot that also says other things (``某某法院 第3页 共5页``)."""
    match = _WITHIN.search(line.translate(_DIGITS))
    return _read(match, sure=True) if match else None


def _read(match: re.Match[str], *, sure: bool) -> PrintedNumber | None:
    groups = match.groupdict()
    number = _value(groups["n"])
    total = _value(groups["t"]) if groups.get("t") else None
    if number is None or not 0 < number <= _LARGEST:
        return None
    if total is not None and total < number:
        # 12/5 is a date or a share, not a page; 第6页 共5页 is a page with a wrong total.
        return PrintedNumber(number, None, sure=True) if sure else None
    return PrintedNumber(number, total, sure=sure)


def _value(figures: str) -> int | None:
    """Up to 999 in Chinese figures, or plain digits."""
    if figures.isdigit() and figures.isascii():
        return int(figures)
    if not any(unit in figures for unit in "十百"):
        return int("".join(str(_HAN[figure]) for figure in figures))
    value, current = 0, 0
    for figure in figures:
        if figure in "十百":
            value += max(current, 1) * (10 if figure == "十" else 100)
            current = 0
        else:
            current = _HAN[figure]
    return value + current
