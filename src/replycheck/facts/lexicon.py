"""The table of confusable terms: what was written, what is meant, and where the term is wrong for certain.

Each entry has a pattern that fits the term in its wrong surroundings only, and the words without which the pattern
cannot fit: most papers need none of the patterns compiled.
"""

from __future__ import annotations

from functools import cache

from replycheck.facts.overlaps import Taken
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import ManyWords, columns


@dataclass(frozen=True, slots=True)
class Term:
    """An entry: ``telling`` ones weigh as a warning; a ``sure`` one may be corrected without anybody's judgment."""

    wrong: str
    right: str
    pattern: Pattern
    telling: bool
    sure: bool
    basis: str


def terms() -> tuple[Term, ...]:
    """Every entry of the table, in its order."""
    return tuple(map(_term, range(len(_needs()))))


@cache
def _needs() -> tuple[tuple[str, ...], ...]:
    """The words of which one stands in every text with the term, for each entry."""
    return tuple(tuple(needs.split("|")) for needs in _table()["needs"])


@cache
def _table() -> dict[str, list[str]]:
    return columns("lexicon.tsv")


@cache
def _term(at: int) -> Term:
    row = {name: values[at] for name, values in _table().items()}
    found = pattern(row["pattern"], needs=_needs()[at])
    return Term(row["wrong"], row["right"], found, row["level"] == "warning", bool(row["sure"]), row["basis"])


@cache
def _every_word() -> ManyWords:
    """Those words with the numbers of their entries: there are 2,000."""
    return ManyWords((need, at) for at, needs in enumerate(_needs()) for need in needs)


def confusable(text: str) -> tuple[tuple[Span, Term], ...]:
    """Every wrong term in ``text`` with its entry, in order; of two at one place the first of the table counts."""
    found: dict[int, tuple[Span, Term]] = {}
    taken = Taken()
    for term in map(_term, sorted(_every_word().within(text))):
        for match in term.pattern.finditer(text):
            span = Span(*match.span())
            if len(span) and taken.add(span):
                found[span.start] = (span, term)
    return tuple(found[start] for start in sorted(found))
