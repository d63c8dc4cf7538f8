"""Dates as written in a reply: years, months and days, in Arabic or Chinese numerals, ranges, and relative ones.

A date without a year is kept as such: the year is never guessed. Nor is what 同年 or 次日 refers to; only inside one
range (2023年3月1日至5日) does grammar itself say which year and month the second half is of.
"""

from __future__ import annotations

import calendar
import re

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern
from replycheck.text.torn import whole_numbers

_D = "0-9０-９"
_HAN = "〇○零一二三四五六七八九十廿卅"
_ZEROES = str.maketrans("OＯoｏ◯○Οο0０", "〇" * 10)
"""What stands for a zero in a year written in Chinese numerals: 二O二三, 二0二三."""
_YEAR = rf"[12１２][{_D}]{{3}}|[一二][〇○◯零OＯoｏΟο0０一二三四五六七八九]{{3}}"
_MONTH = rf"[{_D}]{{1,2}}|元|[{_HAN}]{{1,3}}"
_DAY = rf"[{_D}]{{1,2}}|[{_HAN}]{{1,3}}"
_ALONE = rf"(?<![{_D}{_HAN}.．])"
_DATE = (
    rf"(?:(?<![{_D}{_HAN}])(?P<year>{_YEAR})\s*年\s*|{_ALONE}(?<!第)[{_D}]{{2}}\s*年\s*|{_ALONE})"
    rf"(?P<month>{_MONTH})\s*月\s*(?P<day>{_DAY})"
)
"""A year may stand behind the number of an item (1.2016年1月27日), a month alone may not (1.5月6日)."""
_WRITTEN = pattern(
    rf"{_DATE}\s*(?:日(?![{_HAN}]{{0,2}}[均元])|号(?![\w（(]{{0,12}}(?:楼|院|房|店|令|文|公告|线|门|桥)))"
)
_DASHED = pattern(
    r"(?<![\d./-])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2}(?![\d./-])|\d{2}(?=\d{1,2}[时点]))"
)
_TO = r"\s*日?\s*(?:起|开始)?\s*(?:至|到|[-－—–~～]{1,2})\s*"
_RANGE = pattern(
    rf"{_DATE}{_TO}(?P<word>同年|当年|次年|翌年|同月)?(?:(?P<year2>{_YEAR})\s*年\s*)?"
    rf"(?:(?P<month2>{_MONTH})\s*月\s*)?(?P<day2>{_DAY})\s*[日号]"
)
_IN_MONTH = pattern(
    rf"(?:(?<![{_D}{_HAN}])(?P<year>{_YEAR})\s*年\s*(?P<month>{_MONTH})\s*月(?:份|[初底末]|[上中下]旬)?(?!\s*[{_D}{_HAN}]{{1,3}}\s*[日号])"
    rf"|{_ALONE}(?P<alone>{_MONTH})\s*月(?:份|[底末]|[上中下]旬))"
)
_RELATIVE = pattern(
    rf"(?P<word>[同当次翌今去前本]年)\s*(?P<month>{_MONTH})\s*月(?:\s*(?P<day>{_DAY})\s*[日号])?"
    rf"|(?P<word2>[同当次翌本上]月)\s*(?P<day2>{_DAY})\s*[日号]"
    r"|(?P<word3>[次翌当同]日|[当次]天|第二天)(?!起的?[效])"
)
_LUNAR = pattern(r"(?:农历|阴历|旧历|夏历)[^，。；]{0,8}$", needs=("农历", "阴历", "旧历", "夏历"))
_LEAP = 2000
"""Stands in for an elided year: 29 February is possible in some year."""
_MONTHS = 12


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
        if not 1 <= self.month <= _MONTHS:
            return False
        return 1 <= self.day <= calendar.monthrange(self.year or _LEAP, self.month)[1]

    @property
    def key(self) -> tuple[int, int, int] | None:
        """Year, month and day, to compare by; None where the year is elided."""
        return None if self.year is None else (self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateRange:
    """From ``first`` to ``last``; the year of ``last`` is None where the range leaves it open (12月28日至1月3日)."""

    span: Span
    first: WrittenDate
    last: WrittenDate


@dataclass(frozen=True, slots=True)
class WrittenMonth:
    """A month without a day: 2023年5月, 5月份; ``year`` is None where it is elided."""

    span: Span
    year: int | None
    month: int


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """同年5月6日, 同月8日, 次日: ``word`` says what it hangs on; what that is, is left to the reader."""

    span: Span
    word: str
    month: int | None = None
    day: int | None = None


@whole_numbers
def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Every solar date in ``text`` that names a month and a day, in order."""
    found = [
        WrittenDate(Span(*match.span()), year, month, day, dashed)
        for pattern, dashed in ((_WRITTEN, False), (_DASHED, True))
        for match in pattern.finditer(text)
        if not _LUNAR.search(text[max(0, match.start() - 12) : match.start()])
        for year, month, day in [(_number(match["year"]), _number(match["month"]), _number(match["day"]))]
        if month is not None and day is not None
    ]
    return tuple(sorted(found, key=lambda date: date.span))


@whole_numbers
def date_ranges(text: str) -> tuple[DateRange, ...]:
    """Every range of days in ``text``, in order."""
    found = []
    for match in _RANGE.finditer(text):
        if _LUNAR.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        month, day, day2 = _number(match["month"]), _number(match["day"]), _number(match["day2"])
        if month is None or day is None or day2 is None:
            continue
        first = WrittenDate(Span(match.start(), match.end("day")), _number(match["year"]), month, day)
        month2 = _number(match["month2"]) or month
        start = min(match.start(name) for name in ("year2", "month2", "day2") if match[name])
        last = WrittenDate(Span(start, match.end()), _year_of_last(match, first, (month2, day2)), month2, day2)
        found.append(DateRange(Span(*match.span()), first, last))
    return tuple(found)


def _year_of_last(match: re.Match[str], first: WrittenDate, last: tuple[int, int]) -> int | None:
    """The year that the second half of a range is of, as far as the range itself says so."""
    if match["year2"] or first.year is None:
        return _number(match["year2"])
    if match["word"] in ("次年", "翌年"):
        return first.year + 1
    if match["word"] in ("同年", "当年", "同月"):
        return first.year
    return first.year if last >= (first.month, first.day) else None


@whole_numbers
def written_months(text: str) -> tuple[WrittenMonth, ...]:
    """Every month without a day in ``text``, in order."""
    return tuple(
        WrittenMonth(Span(*match.span()), _number(match["year"]), month)
        for match in _IN_MONTH.finditer(text)
        if (month := _number(match["month"] or match["alone"])) is not None and 1 <= month <= _MONTHS
    )


def relative_dates(text: str) -> tuple[RelativeDate, ...]:
    """Every date in ``text`` that hangs on another one, in order."""
    return tuple(
        RelativeDate(
            Span(*match.span()),
            match["word"] or match["word2"] or match["word3"],
            _number(match["month"]),
            _number(match["day"] or match["day2"]),
        )
        for match in _RELATIVE.finditer(text)
    )


def _number(written: str | None) -> int | None:
    """The value of Arabic digits of either width or of Chinese numerals; 元月 is January."""
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    return 1 if written == "元" else from_chinese(written.translate(_ZEROES))
