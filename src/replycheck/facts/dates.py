"""Dates as written in a reply: year, month and day, in Arabic or Chinese numerals.

A date without a year is kept as such: the year is never guessed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from replycheck.model.span import Span
from replycheck.text.numerals import from_chinese

_DIGIT = r"0-9０-９"
_HAN = "〇○零一二三四五六七八九十"
_WRITTEN = re.compile(
    rf"(?<![{_DIGIT}{_HAN}.])(?:(?P<year>[12１２][{_DIGIT}]{{3}}|[一二][〇○零一二三四五六七八九]{{3}})\s*年\s*)?"
    rf"(?P<month>[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})\s*月\s*(?P<day>[{_DIGIT}]{{1,2}}|[{_HAN}]{{1,3}})\s*日"
)
_DASHED = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2}(?![\d./-])|\d{2}(?=\d{1,2}[时点]))"
)
_LUNAR = re.compile(r"(?:农历|阴历|旧历|夏历)[^，。；]{0,8}$")
_LEAP = 2000
"""Stands in for an elided year: 29 February is possible in some year."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written; ``year`` is None where it is elided. ``possible`` is False for 30 February."""

    span: Span
    year: int | None
    month: int
    day: int
    dashed: bool = False

    @property
    def possible(self) -> bool:
        """Whether such a day exists in the calendar."""
        if not 1 <= self.month <= 12:  # noqa: PLR2004 - months of a year
            return False
        return 1 <= self.day <= calendar.monthrange(self.year or _LEAP, self.month)[1]


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Every solar date in ``text``, in order."""
    found = [
        WrittenDate(Span(*match.span()), year, month, day, dashed)
        for pattern, dashed in ((_WRITTEN, False), (_DASHED, True))
        for match in pattern.finditer(text)
        if not _LUNAR.search(text[max(0, match.start() - 12) : match.start()])
        for year, month, day in [(_number(match["year"]), _number(match["month"]), _number(match["day"]))]
        if month is not None and day is not None
    ]
    return tuple(sorted(found, key=lambda date: date.span))


def _number(written: str | None) -> int | None:
    """The value of Arabic digits of either width or of Chinese numerals."""
    if written is None:
        return None
    return int(written) if written.isdecimal() else from_chinese(written)
