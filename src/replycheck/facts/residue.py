"""Formulae that only a judgment contains (domain specification, section 5.2; table ``residue.tsv``).

A formula inside quotation marks is somebody else's words, so the caller passes a masked text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from replycheck.model.span import Span
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

CERTAIN = 5
"""The weight of a formula that cannot stand in a reply."""
SUSPECT_SCORE, CERTAIN_SCORE = 4, 9
"""Scores from which a paper is suspected of, or taken for, speaking with a judgment's voice (section 5.2)."""


@dataclass(frozen=True, slots=True)
class Residue:
    """One formula found: its id in the table, what it is, its weight (5 certain, 3 unlikely, 1 needs support)."""

    id: str
    name: str
    weight: int
    span: Span


@cache
def _table() -> tuple[tuple[str, str, int, Pattern], ...]:
    return tuple((row["id"], row["name"], int(row["weight"]), pattern(row["regex"])) for row in rows("residue.tsv"))


def residue_in(text: str) -> tuple[Residue, ...]:
    """Every formula in ``text``, in order; spans are without surrounding white space."""
    found = [
        Residue(id_, name, weight, _trimmed(match))
        for id_, name, weight, pattern in _table()
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda residue: (residue.span, residue.id)))


def score(found: tuple[Residue, ...]) -> int:
    """The summed weight, each formula counted once however often it stands there."""
    return sum({residue.id: residue.weight for residue in found}.values())


def _trimmed(match: re.Match[str]) -> Span:
    words = match.group()
    left = len(words) - len(words.lstrip())
    return Span(match.start() + left, match.start() + left + len(words.strip()))
