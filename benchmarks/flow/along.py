"""How the figures of ``flow.wording.course`` are learned: which of two paragraphs of a right reply stands first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.wording.course import SCALE, Course, strings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from replycheck.flow.reading import Stretch

LEAST = 3
"""Paragraphs in which a string must stand to be learned."""
_DECAY, _ROUNDS, _PACE = 1.0, 80, 0.3
_NEIGHBOURS = 2.0
"""Two neighbours count as much as two other pairs: those are what is hard to tell."""
_APART = {1: 1.0, 2: 0.4}
"""What pairs count that stand so far apart, where neighbours are to be told."""
_SHORT = 12
LITTLE, LITTLE_NEARBY = 0.07, 0.1
"""Without the strings that weigh less (three fifths), pairs of hands that were left out are told as well.

Neighbours have twice as many strings.
"""


def texts(stretches: Sequence[Stretch]) -> list[str]:
    """The paragraphs whose wording tells how far on they stand."""
    return [one.words for one in stretches if not one.frame and not one.heading and len(one.words) > _SHORT]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Places of two paragraphs of which the first stands first, and what each pair counts."""

    front: NDArray[np.int64]
    behind: NDArray[np.int64]
    shares: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Table:
    """Which paragraph (row) holds which string (column) how often: a cell each, for nearly all would be empty."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    count: NDArray[np.float64]
    rows: int
    columns: int


def learn_course(replies: Sequence[tuple[Sequence[str], float]], *, nearby: bool = False) -> Course:
    """The weights, from the paragraphs of right replies in order (with the share of each reply).

    ``nearby`` where they are to tell neighbours, and nothing of what stands far apart.
    """
    found = [strings(words) for told, _ in replies for words in told]
    counted = Counter(string for one in found for string in one)
    known = {string: at for at, string in enumerate(s for s, count in counted.items() if count >= LEAST)}
    cells = [
        (row, known[string], count) for row, one in enumerate(found) for string, count in one.items() if string in known
    ]
    row, column, count = zip(*cells, strict=True)
    table = _Table(np.array(row), np.array(column), np.array(count), len(found), len(known))
    weights = _ranked(table, _nearby(replies) if nearby else _pairs(replies))
    return Course({string: float(weights[at]) for string, at in known.items()})


def _pairs(replies: Sequence[tuple[Sequence[str], float]]) -> _Pairs:
    rows, begin = [], 0
    for told, share in replies:
        for one, other in combinations(range(len(told)), 2):
            counts = _NEIGHBOURS if other == one + 1 else 1.0
            rows.append((begin + one, begin + other, share * counts / len(told)))
        begin += len(told)
    front, behind, shares = zip(*rows, strict=True)
    return _Pairs(np.array(front), np.array(behind), np.array(shares))


def _nearby(replies: Sequence[tuple[Sequence[str], float]]) -> _Pairs:
    rows, begin = [], 0
    for told, share in replies:
        for apart, counts in _APART.items():
            rows += [(begin + at, begin + at + apart, share * counts) for at in range(len(told) - apart)]
        begin += len(told)
    front, behind, shares = zip(*rows, strict=True)
    return _Pairs(np.array(front), np.array(behind), np.array(shares))


def _ranked(table: _Table, pairs: _Pairs) -> NDArray[np.float64]:
    """Logistic regression on pairs, each weight at its own pace."""
    weights, paces = np.zeros(table.columns), np.full(table.columns, 1e-2)
    for _ in range(_ROUNDS):
        score = np.bincount(table.row, table.count * weights[table.column], table.rows)
        missed = pairs.shares / (1 + np.exp(np.clip(score[pairs.behind] - score[pairs.front], -30, 30)))
        wanted = np.bincount(pairs.behind, missed, table.rows) - np.bincount(pairs.front, missed, table.rows)
        slope = _DECAY * weights - np.bincount(table.column, table.count * wanted[table.row], table.columns)
        paces += slope * slope
        weights -= _PACE * slope / np.sqrt(paces)
    return weights


def rows(course: Course, least: float = LITTLE) -> Iterator[str]:
    """The lines of the table; what weighs less than ``least`` is left out."""
    yield "string\tweight\n"
    for string, weight in course.weights.items():
        if abs(weight) >= least:
            yield f"{string}\t{round(weight * SCALE)}\n"
