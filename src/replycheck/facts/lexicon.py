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
from replycheck.text.tables import columns

_BEGINNING = 2


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
def _by_beginning() -> tuple[tuple[int, dict[str, tuple[tuple[str, int], ...]]], ...]:
    """Those words with their entries, by the number of characters that are looked up and by these characters."""
    found: dict[int, dict[str, list[tuple[str, int]]]] = {}
    for at, needs in enumerate(_needs()):
        for need in needs:
            size = min(len(need), _BEGINNING)
            found.setdefault(size, {}).setdefault(need[:size], []).append((need, at))
    return tuple((size, {begin: tuple(some) for begin, some in known.items()}) for size, known in found.items())


def _near(text: str) -> list[int]:
    """The entries of which one of the words stands in ``text``: asked by what they begin with, as there are 2,000."""
    near: set[int] = set()
    for size, known in _by_beginning():
        for begin in known.keys() & {text[at : at + size] for at in range(len(text) - size + 1)}:
            near.update(at for need, at in known[begin] if need in text)
    return sorted(near)


def confusable(text: str) -> tuple[tuple[Span, Term], ...]:
    """Every wrong term in ``text`` with its entry, in order; of two at one place the first of the table counts."""
    found: dict[int, tuple[Span, Term]] = {}
    taken = Taken()
    for term in map(_term, _near(text)):
        for match in term.pattern.finditer(text):
            span = Span(*match.span())
            if len(span) and taken.add(span):
                found[span.start] = (span, term)
    return tuple(found[start] for start in sorted(found))
