"""Formulae that only a judgment contains (domain specification, section 5.2; table ``residue.tsv``).

A formula inside quotation marks is somebody else's words, so the caller passes a masked text.
"""

from __future__ import annotations

import re
from functools import cache

from replycheck.model.span import Span
from replycheck.records import dataclass
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
        if not _is_told(text, match)
    ]
    return tuple(sorted(found, key=lambda residue: (residue.span, residue.id)))


_TO_READER = pattern("[你您]")
_LEAD = 60
_HELD = pattern(r"(?:法院|本院|我院)[^。；\n]{0,40}(?:判决|裁定)[：:，]?$")


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether the words speak to the reader, or tell behind the name of a court what it held: no judgment does."""
    if not match.group().startswith(("驳回", "案件受理费", "诉讼费")):
        return False
    if _TO_READER.search(match.group()):
        return True
    low = max(0, match.start() - _LEAD)
    return match.group().startswith("驳回") and _HELD.search(text, low, match.start()) is not None


def score(found: tuple[Residue, ...]) -> int:
    """The summed weight, each formula counted once however often it stands there."""
    return sum({residue.id: residue.weight for residue in found}.values())


def _trimmed(match: re.Match[str]) -> Span:
    words = match.group()
    left = len(words) - len(words.lstrip())
    return Span(match.start() + left, match.start() + left + len(words.strip()))
