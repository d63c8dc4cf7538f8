"""Articles that got another number when a law was revised: the topic tells which provision is meant.

What is easily got wrong: the old number is the number of some other provision today, so a number alone proves nothing;
only together with the words of its topic does it show that an older version was copied.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of a law (plain title): what it is about, the words that show it, its number by version."""

    law: str
    topic: str
    words: Pattern
    numbers: tuple[tuple[dt.date, int], ...]

    def number_on(self, day: dt.date) -> int | None:
        """Its number on that day; None before the first version that is known."""
        return next((number for since, number in reversed(self.numbers) if since <= day), None)

    def outdated(self, number: int, day: dt.date) -> bool:
        """Whether that was its number in an earlier version and is not its number on that day."""
        now = self.number_on(day)
        return now is not None and number != now and any(since <= day and one == number for since, one in self.numbers)


@cache
def provisions(law: str) -> tuple[Provision, ...]:
    """The provisions of the law of that plain title that were renumbered."""
    grouped: dict[tuple[str, str], list[tuple[dt.date, int]]] = {}
    for row in rows("renumbered.tsv"):
        if row["law"] == law:
            made = (dt.date.fromisoformat(row["since"]), int(row["article"]))
            grouped.setdefault((row["topic"], row["words"]), []).append(made)
    return tuple(Provision(law, topic, pattern(words), tuple(numbers)) for (topic, words), numbers in grouped.items())
