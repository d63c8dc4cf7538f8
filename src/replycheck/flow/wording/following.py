"""How well one paragraph goes on from another, by the wording of both.

``course`` says how far on a paragraph stands; whether a measurement follows a visit or an apology follows a finding is
a matter of the two together. So each string of a paragraph (those of ``course``) points in a direction of a small room
twice: as part of what stands in front, and of what stands behind. ``benchmarks/flow`` learned the directions from right
replies, asking of each paragraph which of all others in its paper stands next. What a reader would get wrong: a
figure means nothing by itself; only sums over whole orders of the same paragraphs compare.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.wording.course import strings
from replycheck.records import dataclass
from replycheck.text.tables import table_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = "flow_following.bin.gz"
SCALE = 60.0
"""The table holds sixtieths, a byte each."""
ROOM = 16
"""Directions of what stands in front, and as many of what stands behind."""
COLUMNS = 2 * ROOM + 2
"""For each string: the front, what is behind, being first of all, being last of all."""


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Log-odds that the paragraph of the column stands at once behind that of the row, that each is first, is last."""

    joins: Floats
    first: Floats
    last: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Following:
    """The row of each string, and the rows: shape (strings, COLUMNS)."""

    places: dict[str, int]
    rows: NDArray[np.float32]

    def of(self, words: Sequence[str | None]) -> Joined:
        """What joins these paragraphs; nothing where one is None (a line without wording)."""
        told = np.array([self._one(one) for one in words], dtype=np.float64).reshape(-1, COLUMNS)
        front, behind = told[:, :ROOM], told[:, ROOM : 2 * ROOM]
        return Joined(np.einsum("ik,jk->ij", front, behind), told[:, -2], told[:, -1])

    def _one(self, words: str | None) -> Floats:
        found = [] if words is None else [
            (place, count) for string, count in strings(words).items() if (place := self.places.get(string)) is not None
        ]  # fmt: skip
        if not found:
            return np.zeros(COLUMNS)
        at, counts = (np.array(one) for one in zip(*found, strict=True))
        return np.asarray(counts @ self.rows[at] / np.sqrt(counts @ counts))


@cache
def following() -> Following:
    """The figures that ship with the package."""
    names, _, cells = gzip.decompress(table_path(TABLE).read_bytes()).partition(b"\n")
    places = {string: at for at, string in enumerate(names.decode("utf-8").split("\t"))}
    rows = np.frombuffer(cells, dtype=np.int8).reshape(len(places), COLUMNS)
    return Following(places, (rows / SCALE).astype(np.float32))
