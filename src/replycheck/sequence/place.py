"""How far on in a judgment or a reply a stretch of text stands, judged by its words alone.

The head names court and parties, the end says who pays, who signed and which articles were applied: strings of two to
four characters with a weight each, learned by ``benchmarks/pages/train.py`` (ridge regression on relative position).
What a reader would get wrong: the figure orders pages that are far apart; it says little of neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import sqrt

from replycheck.records import dataclass
from replycheck.text.tables import columns

WINDOW = 80
"""Characters judged at once; windows overlap by half."""
_LENGTHS = (2, 3, 4)
_SCALE = 1000.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the beginning, the end and the whole of a stretch stand: -0.5 at the head of a paper, 0.5 at its end."""

    first: float
    last: float
    mean: float


@dataclass(frozen=True, slots=True)
class Places:
    """The weight of each string."""

    weights: dict[str, float]

    def of(self, letters: str) -> Place:
        """Where a page stands; ``letters`` as the language model reads it."""
        found = [self._window(piece) for piece in windows(letters)] or [0.0]
        few = min(len(found), 4)
        return Place(sum(found[:few]) / few, sum(found[-few:]) / few, sum(found) / len(found))

    def _window(self, piece: str) -> float:
        known = [weight for gram in strings(piece) if (weight := self.weights.get(gram)) is not None]
        return sum(known) / sqrt(max(1, len(known)))


def windows(letters: str) -> Iterator[str]:
    """The overlapping windows of a stretch, digits left out; one for a short stretch, none for an empty one."""
    plain = letters.replace("0", "")
    step = WINDOW // 2
    for start in range(0, max(1, len(plain) - step), step):
        if piece := plain[start : start + WINDOW]:
            yield piece


def strings(piece: str) -> set[str]:
    """The strings of a window."""
    return {piece[at : at + length] for length in _LENGTHS for at in range(len(piece) - length + 1)}


@cache
def places() -> Places:
    """The weights that ship with the package."""
    table = columns("page_places.tsv.gz")
    return Places(
        {string: int(weight) / _SCALE for string, weight in zip(table["string"], table["weight"], strict=True)}
    )
