"""The days that a text names, with the year that each can be of.

What is easily got wrong: a date without a year takes that of the date before it in its paragraph, as papers are
written; without one it may be of the year of the date before it anywhere, or of the year of signing, and nobody knows
which. So a date has one or two possible days, and what holds of it must hold of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from replycheck.facts.time.dates import WrittenDate
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_THIS = pattern(r"(?P<word>今年|本年|去年|上年|明年)\s?$")
_LONG_AGO = 5
"""Behind a year so long before the signing (of a birth) the year of the handling may go on."""
_SHIFT = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written and the days that it can be; ``told``: the paper itself writes the year."""

    span: Span
    days: tuple[date, ...]
    told: bool

    def before(self, other: Dated) -> bool:
        """Whether it is earlier than the other, whichever years are meant."""
        return max(self.days) < min(other.days)


def timeline(text: str, dates: Iterable[WrittenDate], signed: WrittenDate | None) -> tuple[Dated, ...]:
    """Every possible day of the calendar that ``text`` names, in order."""
    found: list[Dated] = []
    last: tuple[int, int] | None = None
    for written in dates:
        if not written.possible:
            continue
        paragraph = text.rfind("\n", 0, written.span.start)
        if written.year is not None:
            years: set[int] = {written.year}
        else:
            years = _years(text, written, last, paragraph, signed)
        if written.year is not None:
            last = (written.year, paragraph)
        days = tuple(day for year in sorted(years) if (day := _day(year, written)) is not None)
        if days:
            found.append(Dated(written.span, days, written.year is not None))
    return tuple(found)


def _years(
    text: str, written: WrittenDate, last: tuple[int, int] | None, paragraph: int, signed: WrittenDate | None
) -> set[int]:
    """The years that a date without one can be of."""
    word = _THIS.search(text, max(0, written.span.start - 4), written.span.start)
    if word is not None:
        return set() if signed is None or signed.year is None else {signed.year + _SHIFT[word["word"]]}
    if last is not None and last[1] == paragraph:
        long_ago = signed is not None and signed.year is not None and signed.year - last[0] > _LONG_AGO
        return {last[0], signed.year} if long_ago and signed is not None and signed.year is not None else {last[0]}
    years = {last[0]} if last is not None else set()
    if signed is not None and signed.year is not None:
        years.add(signed.year)
    return years


def _day(year: int, written: WrittenDate) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:  # 29 February of another year
        return None
