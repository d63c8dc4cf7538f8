"""Pages that are in the file twice.

A page is a copy only if its words are the same; the same number with other words is something else
(a restart, a form that every person has his own of), and must never be called a repeated page.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from replycheck.records import dataclass

_GRAM = 5
_SKETCH = 8
ENOUGH_TEXT = 50
"""Characters that a page must have to be recognised by them: below it, equal pages are signature sheets."""
_NEARLY = 0.9
"""Share of 5-grams in common: two readings of one sheet reach 0.9 with up to 1 % of characters wrong."""

_SCANNED = 0.65
"""The same for two scans with 2 % of characters wrong in each: (1 - 0.04)^5 = 0.82 of the 5-grams are left."""
_EDGE = 22
"""Characters of a line of official paper."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``copy`` repeats ``original`` (0-based positions, the original first).

    ``sure`` when no character of enough text differs.
    """

    original: int
    copy: int
    sure: bool


def duplicates(texts: Sequence[str], printed: Sequence[int | None]) -> tuple[Duplicate, ...]:
    """Each later copy of an earlier page, by position of the copy.

    ``texts`` and ``printed`` are parallel, one a page in today's order. Needs an equal printed number (or one that
    cannot be read) and ``ENOUGH_TEXT`` equal characters; of shorter pages only neighbours with one number count.
    """
    folded = [_fold(text) for text in texts]
    found: dict[int, Duplicate] = {}
    for earlier, later in _candidates(folded):
        if later in found or earlier in found:
            continue
        twin = _compare(folded, printed, earlier, later)
        if twin:
            found[later] = twin
    return tuple(found[copy] for copy in sorted(found))


def _fold(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text) if not character.isspace())


def _candidates(folded: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Pairs of pages worth comparing: they share one of their smallest gram hashes (always so for equal pages)."""
    buckets: dict[int, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for position, text in enumerate(folded):
        for mark in sorted({crc32(gram.encode("utf-8", "replace")) for gram in _grams(text)})[:_SKETCH]:
            # The first pages of a bucket stand for it: a form bound in a thousand times stays linear.
            pairs.update((earlier, position) for earlier in buckets[mark][:4])
            buckets[mark].append(position)
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def _grams(text: str) -> set[str]:
    return {text[start : start + _GRAM] for start in range(max(1, len(text) - _GRAM + 1))} if text else set()


def _compare(folded: Sequence[str], printed: Sequence[int | None], earlier: int, later: int) -> Duplicate | None:
    one, other = folded[earlier], folded[later]
    numbers = (printed[earlier], printed[later])
    numbered = None not in numbers
    if (numbered and numbers[0] != numbers[1]) or not one:
        return None
    if min(len(one), len(other)) < ENOUGH_TEXT:
        # Two annexes may each end in a sheet of a few equal words; side by side they are one sheet twice.
        return Duplicate(earlier, later, sure=False) if numbered and one == other and later == earlier + 1 else None
    if one == other:
        return Duplicate(earlier, later, sure=True)
    mine, theirs = _grams(one), _grams(other)
    if numbered and len(mine & theirs) >= _NEARLY * len(mine | theirs):
        return Duplicate(earlier, later, sure=False)
    return Duplicate(earlier, later, sure=False) if _second_scan(one, other, mine, theirs) else None


def _second_scan(one: str, other: str, mine: set[str], theirs: set[str]) -> bool:
    """Whether two pages are two readings of one sheet: most of the words, and the same edges.

    Judgments restate facts at length, so that common words alone would call 2.7 % of documents repeated.
    """
    short, long = sorted((len(one), len(other)))
    if 10 * short < 9 * long or len(mine & theirs) < _SCANNED * min(len(mine), len(theirs)):
        return False
    return _alike(one[:_EDGE], other[:_EDGE]) and _alike(one[-_EDGE:], other[-_EDGE:])


def _alike(one: str, other: str) -> bool:
    """Whether two lines have half of their pairs of characters in common."""
    mine, theirs = ({line[at : at + 2] for at in range(len(line) - 1)} for line in (one, other))
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))
