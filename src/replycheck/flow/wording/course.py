"""How far on in a reply a paragraph stands, judged by its wording alone.

Strings of one to five characters where it begins and ends, and those of two and three anywhere in it, each with a
weight that ``benchmarks/flow`` learned from which of two paragraphs of right replies stands first. What a reader would
get wrong: the figure of one paragraph means nothing; only which of two is higher does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import repeat
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.structure.part_wording import normal
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.tables import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = "flow_course.tsv.gz"
SCALE = 100.0
"""The table holds hundredths."""
_LONGEST = 400
_HEAD, _TAIL, _CLAUSE = 16, 12, 6
"""Characters at the beginning, at the end, and at the end of the first clause that are looked at by themselves."""
_WHOLE = 4.0
"""What all strings of a paragraph count together, however many they are."""
_STOP = pattern(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class Course:
    """The weight of each string."""

    weights: dict[str, float]

    def of(self, words: Sequence[str]) -> Floats:
        """How far on each paragraph stands."""
        return np.array([self._one(one) for one in words], dtype=np.float64)

    def _one(self, words: str) -> float:
        told, weigh = strings(words), self.weights.get
        return float(sum(map(mul, told.values(), map(weigh, told, repeat(0.0)))))


@lru_cache(maxsize=256)
def strings(words: str) -> dict[str, float]:
    """The strings of a paragraph and what each counts; the first character tells where they stand.

    Shared by all who ask: not to be changed.
    """
    text = normal(words[:_LONGEST])
    found: dict[str, float] = {}
    for string, count in _edges(text):
        found[string] = found.get(string, 0.0) + count
    whole = {f"b{text[at : at + size]}" for size in (2, 3) for at in range(len(text) - size + 1)}
    return found | dict.fromkeys(whole, _WHOLE / sqrt(len(whole) + 1))


def _edges(text: str) -> Iterator[tuple[str, float]]:
    head, tail = text[:_HEAD], text[-_TAIL:]
    clause = _STOP.split(text, 1)[0][-_CLAUSE:]
    for size in range(1, 6):
        yield f"^{head[:size]}", 1.0
    for size in (2, 3):
        yield from ((f"h{head[at : at + size]}", 0.5) for at in range(1, len(head) - size + 1))
        yield from ((f"t{tail[at : at + size]}", 0.3) for at in range(len(tail) - size))
    for size in (2, 3, 4):
        yield f"c{clause[-size:]}", 1.0
        yield f"${tail[-size:]}", 0.7


@cache
def course(name: str = TABLE) -> Course:
    """The weights of one of the tables that ship with the package."""
    table = columns(name)
    return Course(
        {string: int(weight) / SCALE for string, weight in zip(table["string"], table["weight"], strict=True)}
    )
