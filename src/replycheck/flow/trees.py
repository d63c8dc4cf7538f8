"""How surely a paragraph is of another paper, or torn, by small trees over all signs of it together.

A sum of weights says of every old date in a long story that it is strange; a tree asks for it only where the words are
strange, too. What a reader would get wrong: no tree turns a sign round (``benchmarks/flow/growing.py`` grows them so
that a stronger sign never speaks against), so what a paragraph has in common with the rest can only help it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.text.tables import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

STRANGERS, TORN_BEGINNINGS = "flow_strangers.tsv", "flow_torn.tsv"
USUAL = "usual"
"""Rows of the table that hold, under the sign, how it mostly is."""


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees of two levels, one a row.

    ``signs`` and ``cuts`` (trees, 3) are those of the first question and of the two that follow where its sign is at
    most the cut, and where it is more; ``values`` (trees, 4) the four ends. ``usual`` is how each sign mostly is.
    """

    signs: Places
    cuts: Floats
    values: Floats
    usual: Floats

    def scores(self, table: Floats) -> Floats:
        """The sum of all trees for each column of a table (signs, n), in log-odds."""
        low = np.stack([table[self.signs[:, at]] <= self.cuts[:, at, None] for at in range(3)])
        ends = self.values[:, :, None]
        front = np.where(low[1], ends[:, 0], ends[:, 1])
        behind = np.where(low[2], ends[:, 2], ends[:, 3])
        return np.asarray(np.where(low[0], front, behind).sum(axis=0))

    def without(self, marks: Floats) -> Floats:
        """What each sign of one paragraph adds: how much is lost if that sign alone were as usual."""
        changed = np.repeat(marks[:, None], len(marks) + 1, axis=1)
        changed[np.arange(len(marks)), np.arange(len(marks))] = self.usual
        scores = self.scores(changed)
        return np.asarray(scores[-1] - scores[:-1])


@cache
def trees(name: str, names: Sequence[str]) -> Trees:
    """The trees of one of the tables that ship with the package, for values whose rows are these signs."""
    table, place = columns(name), {sign: at for at, sign in enumerate(names)}
    grown = [at for at, low in enumerate(table["low"]) if low != USUAL]
    signs = np.array([[place[table[column][at]] for column in ("sign", "low", "high")] for at in grown])
    cuts = np.array([[float(table[f"{column}-cut"][at]) for column in ("sign", "low", "high")] for at in grown])
    values = np.array([[float(table[end][at]) for end in ENDS] for at in grown])
    means = {
        sign: float(cut)
        for sign, low, cut in zip(table["sign"], table["low"], table["sign-cut"], strict=True)
        if low == USUAL
    }
    return Trees(signs, cuts, values, np.array([means[sign] for sign in names]))


ENDS = ("low-low", "low-high", "high-low", "high-high")
"""The columns of the four ends."""
