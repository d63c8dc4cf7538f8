"""How the figures of ``flow.wording.following`` are learned: of all paragraphs of a right reply, which stands next.

Each asks all others of its paper, from both sides, and begin and end take part. What a reader would get wrong: more
directions and weaker decay tell more of the papers that are learned from, and less of others.
"""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.wording.course import strings
from replycheck.flow.wording.following import COLUMNS, ROOM, SCALE, Following

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]

LEAST = 10
"""Paragraphs in which a string must stand to be learned."""
_DECAY, _ROUNDS, _PACE, _SPREAD = 2.0, 100, 0.02, 0.3
_FORGETS, _FORGETS_SIZE = 0.9, 0.99
_FEWEST = 3
_NEVER = -1e9
LITTLE = 0.25
"""Strings whose row is no longer than this are left out."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Which paragraph (row) holds which string (column), and what it counts: a cell each, by rows; ``by_column`` is

    their order by columns.
    """

    row: Places
    column: Places
    count: Floats
    by_column: Places
    rows: int
    columns: int

    def told(self, weights: Floats) -> Floats:
        """The sums of the weights of each paragraph."""
        return _summed(weights[self.column] * self.count[:, None], self.row, self.rows)

    def wanted(self, slopes: Floats) -> Floats:
        """What the slopes of all paragraphs ask of each string."""
        at = self.by_column
        return _summed(slopes[self.row[at]] * self.count[at][:, None], self.column[at], self.columns)


def _summed(values: Floats, at: Places, size: int) -> Floats:
    """Rows that have the same place (in rising order) summed up."""
    found = np.zeros((size, values.shape[1]), dtype=np.float32)
    begins = np.flatnonzero(np.concatenate([[True], at[1:] != at[:-1]]))
    found[at[begins]] = np.add.reduceat(values, begins, axis=0)
    return found


def learn_following(replies: Sequence[tuple[Sequence[str], float]]) -> Following:
    """The figures, from the worded paragraphs of right replies in order (with the share of each reply)."""
    found = [strings(words) for told, _ in replies for words in told]
    counted = Counter(string for one in found for string in one)
    known = {string: at for at, string in enumerate(s for s, count in counted.items() if count >= LEAST)}
    table = _table(found, known)
    papers, begin = [], 0
    for told, share in replies:
        if len(told) >= _FEWEST:
            papers.append((slice(begin, begin + len(told)), share))
        begin += len(told)
    weights = np.zeros((len(known), COLUMNS), dtype=np.float32)
    weights[:, : 2 * ROOM] = np.random.default_rng(0).normal(0, _SPREAD, (len(known), 2 * ROOM))
    mean, size = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, _ROUNDS + 1):
        told = table.told(weights)
        slopes = np.zeros_like(told)
        for paper, share in papers:
            slopes[paper] = share * _slopes(told[paper])
        slope = table.wanted(slopes) + _DECAY * weights
        mean = _FORGETS * mean + (1 - _FORGETS) * slope
        size = _FORGETS_SIZE * size + (1 - _FORGETS_SIZE) * slope**2
        step = np.sqrt(size / (1 - _FORGETS_SIZE**turn)) + 1e-6
        weights -= _PACE * mean / (1 - _FORGETS**turn) / step
    kept = np.flatnonzero(np.linalg.norm(weights, axis=1) > LITTLE)
    names = list(known)
    return Following({names[at]: row for row, at in enumerate(kept.tolist())}, np.round(weights[kept] * SCALE) / SCALE)


def _table(found: Sequence[dict[str, float]], known: dict[str, int]) -> _Table:
    row, column, count = [], [], []
    for at, one in enumerate(found):
        mine = [(known[string], value) for string, value in one.items() if string in known]
        length = sum(value * value for _, value in mine) ** 0.5
        row += [at] * len(mine)
        column += [place for place, _ in mine]
        count += [value / length for _, value in mine]
    columns = np.array(column)
    order = np.argsort(columns, kind="stable")
    return _Table(np.array(row), columns, np.array(count, dtype=np.float32), order, len(found), len(known))


def _slopes(told: Floats) -> Floats:
    """How the loss of one paper changes with what each of its paragraphs tells."""
    count = len(told)
    front, behind = told[:, :ROOM], told[:, ROOM : 2 * ROOM]
    scores = np.full((count + 1, count + 1), _NEVER, dtype=np.float32)
    scores[1:, :count] = front @ behind.T
    scores[0, :count], scores[1:, count] = told[:, -2], told[:, -1]
    scores[np.arange(1, count + 1), np.arange(count)] = _NEVER
    today = np.eye(count + 1, dtype=np.float32)
    missed = np.zeros_like(scores)
    for axis in (0, 1):
        chance = np.exp(scores - scores.max(axis=axis, keepdims=True))
        missed += (chance / chance.sum(axis=axis, keepdims=True) - today) / 2
    found = np.empty_like(told)
    found[:, :ROOM] = missed[1:, :count] @ behind
    found[:, ROOM : 2 * ROOM] = missed[1:, :count].T @ front
    found[:, -2], found[:, -1] = missed[0, :count], missed[1:, count]
    return found


def packed(learned: Following) -> bytes:
    """The table as it ships."""
    cells = np.clip(np.round(learned.rows * SCALE), -127, 127).astype(np.int8)
    return gzip.compress("\t".join(learned.places).encode() + b"\n" + cells.tobytes(), 9, mtime=0)
