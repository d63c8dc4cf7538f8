"""The best order of pages for given scores: exact for few, improved step by step for many, always with a bound.

The score of an order is the sum of its joins (``links[i, j]``: j at once behind i), of every pair of pages
(``before[i, j]``: i anywhere before j) and of its first and last page. Of equal orders the one that lies today wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    _Stretches = tuple[tuple[int, ...], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]

EXACT = 11
"""Up to so many pages every order is weighed (dynamic programming over sets of pages)."""
_GAIN = 1e-9
_STEPS = 2_000
_LONGEST_MOVE = 3
"""Units of one move: what is cut and pasted in one go is seldom longer."""
_AT_ONCE = 20_000
"""Places that are weighed in one go, as many as a processor's cache holds."""
_FEW = 100
"""Up to so many pages the tables of their stretches are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What speaks for an order, in natural log-odds: ``links`` and ``before`` (n, n), ``start`` and ``end`` (n,)."""

    links: Floats
    before: Floats
    start: Floats
    end: Floats

    def __len__(self) -> int:
        return len(self.start)

    def of(self, order: Sequence[int]) -> float:
        """The score of an order of all pages (0-based)."""
        at = np.asarray(order)
        joins = float(self.links[at[:-1], at[1:]].sum())
        pairs = float(np.triu(self.before[np.ix_(at, at)], 1).sum())
        return joins + pairs + float(self.start[at[0]] + self.end[at[-1]])

    def among(self, chosen: Sequence[int]) -> Scores:
        """The scores of some of the pages."""
        at = np.ix_(chosen, chosen)
        return Scores(self.links[at], self.before[at], self.start[list(chosen)], self.end[list(chosen)])


@dataclass(frozen=True, slots=True)
class Solution:
    """An order (0-based), its score, and a score that no order can exceed."""

    order: tuple[int, ...]
    score: float
    bound: float


def best_order(scores: Scores) -> Solution:
    """The best order found; ``score == bound`` where it is proved to be best."""
    count = len(scores)
    today = tuple(range(count))
    if count <= 1:
        return Solution(today, 0.0, 0.0)
    if count <= EXACT:
        order = _exact(scores)
        score = scores.of(order)
        if score <= scores.of(today) + _GAIN:
            return Solution(today, scores.of(today), scores.of(today))
        return Solution(order, score, score)
    found = [_improved(scores, today), _improved(scores, _merged(scores))]
    order = max(found, key=scores.of)
    if scores.of(order) <= scores.of(today) + _GAIN:
        order = today
    return Solution(order, scores.of(order), max(scores.of(order), _bound(scores)))


def best_move(scores: Scores) -> Solution:
    """Today's order with one short stretch moved to where it gains most; today's if none gains."""
    today = np.arange(len(scores))
    start = scores.of(today.tolist()) if len(scores) else 0.0
    moves = [move for move in _moves(scores, today) if move[2] - move[1] <= _LONGEST_MOVE]
    gain, first, last, place = max(moves, key=lambda move: move[0], default=(0.0, 0, 0, 0))
    if gain <= _GAIN:
        return Solution(tuple(today.tolist()), start, start)
    stretch, rest = today[first:last], np.delete(today, np.s_[first:last])
    order = np.concatenate([rest[:place], stretch, rest[place:]])
    return Solution(tuple(order.tolist()), start + gain, start + gain)


def _exact(scores: Scores) -> tuple[int, ...]:
    """Held and Karp: the best path through each set of pages that ends in each page."""
    count = len(scores)
    best = np.full((1 << count, count), -np.inf)
    came = np.zeros((1 << count, count), dtype=np.int8)
    ahead = np.zeros((1 << count, count))
    for chosen in range(1, 1 << count):
        top = chosen.bit_length() - 1
        ahead[chosen] = ahead[chosen ^ (1 << top)] + scores.before[top]
    for page in range(count):
        best[1 << page, page] = scores.start[page]
    sets = np.arange(1 << count)
    sizes = np.array([int(chosen).bit_count() for chosen in sets])
    for size in range(1, count):
        layer = sets[sizes == size]
        ways = best[layer][:, :, None] + scores.links[None, :, :]
        last = ways.argmax(axis=1)
        value = np.take_along_axis(ways, last[:, None, :], axis=1)[:, 0, :] + ahead[layer]
        for page in range(count):
            without = (layer >> page & 1) == 0
            grown = layer[without] | 1 << page
            best[grown, page] = value[without, page]
            came[grown, page] = last[without, page]
    chosen, page = (1 << count) - 1, int(np.argmax(best[-1] + scores.end))
    order = []
    while chosen:
        order.append(page)
        chosen, page = chosen ^ (1 << page), int(came[chosen, page])
    return tuple(reversed(order))


def _merged(scores: Scores) -> tuple[int, ...]:
    """Greedy: the surest joins first, then the pieces one behind the other."""
    count = len(scores)
    piece = {page: [page] for page in range(count)}
    tails, heads = set(range(count)), set(range(count))
    for flat in np.argsort(-scores.links, axis=None):
        front, behind = divmod(int(flat), count)
        if front in tails and behind in heads and piece[front] is not piece[behind]:
            tails.discard(front)
            heads.discard(behind)
            piece[front].extend(piece[behind])
            for page in piece[behind]:
                piece[page] = piece[front]
        if len(tails) == 1:
            break
    return tuple(piece[0])


def _improved(scores: Scores, order: tuple[int, ...]) -> tuple[int, ...]:
    """Moves of a stretch of pages to another place, the best each time, until none helps."""
    current = np.array(order)
    for _ in range(_STEPS):
        gain, start, end, place = max(_moves(scores, current), key=lambda move: move[0])
        if gain <= _GAIN:
            break
        stretch, rest = current[start:end], np.delete(current, np.s_[start:end])
        current = np.concatenate([rest[:place], stretch, rest[place:]])
    return tuple(int(page) for page in current)


def _moves(scores: Scores, order: NDArray[np.int64]) -> Iterator[tuple[float, int, int, int]]:
    """The best move for each length of stretch: what is gained, the stretch, its place among the others."""
    count = len(order)
    joins = np.full((count + 2, count + 2), 0.0)
    joins[1:-1, 1:-1] = scores.links[np.ix_(order, order)]
    joins[0, 1:-1], joins[1:-1, -1] = scores.start[order], scores.end[order]
    pairs = scores.before[np.ix_(order, order)]
    turned = np.zeros((count + 1, count + 1))
    turned[1:, 1:] = np.cumsum(np.cumsum(pairs.T - pairs, axis=0), axis=1)
    place = np.arange(count + 1)[None, :]  # the stretch goes before what lies there today
    between = joins[place, place + 1]
    arriving, leaving = np.ascontiguousarray(joins[:-1, 1:-1].T), joins[:-1, 1:]
    turned_back = np.ascontiguousarray(turned.T)
    for lengths, a, b, earlier, outside in _stretches(count):
        # Several lengths at once: this is the inner loop of the search, and most of it is the cost of each call.
        gain = (joins[a, b + 1] - joins[a, a + 1] - joins[b, b + 1])[:, :, None]
        gain = gain + arriving
        gain += leaving[b]
        gain -= between
        inside, last, first = turned[a, b][:, :, None], turned[b, b][:, :, None], turned[a, a][:, :, None]
        ahead, moved = turned_back[b], turned[b]
        np.subtract(inside, ahead, out=ahead)
        ahead -= first
        ahead += turned_back[:-1]
        moved -= turned[:-1]
        moved -= last
        moved += inside
        np.copyto(moved, ahead, where=earlier)
        gain += moved
        gain[outside] = -np.inf
        for length, found in zip(lengths, gain.reshape(len(lengths), -1), strict=True):
            best = int(found.argmax())
            row, goal = divmod(best, count + 1)
            yield float(found[best]), row, row + length, goal if goal < row else goal - length


def _stretches(count: int) -> Iterable[_Stretches]:
    """Every stretch that is moved, in parts of a few lengths each; of one length as many rows as there are pages."""
    return _kept(count) if count <= _FEW else _made(count)


@lru_cache(maxsize=8)
def _kept(count: int) -> tuple[_Stretches, ...]:
    return tuple(_made(count))


def _made(count: int) -> Iterator[_Stretches]:
    place = np.arange(count + 1)[None, None, :]
    lengths = _lengths(count)
    each = max(1, _AT_ONCE // (count * (count + 1)))
    for some in (lengths[at : at + each] for at in range(0, len(lengths), each)):
        a = np.repeat(np.arange(count)[None, :], len(some), axis=0)
        end = a + np.array(some)[:, None]
        b = np.minimum(end, count)
        earlier = place < a[:, :, None]
        outside = (end > count)[:, :, None] | (~earlier & (place <= b[:, :, None]))
        yield tuple(some), a, b, earlier, outside


def _lengths(count: int) -> list[int]:
    lengths, step = [], 1
    while step < count:
        lengths.append(step)
        step = step + 1 if step < 4 else step * 3 // 2  # noqa: PLR2004 - short stretches one by one, long ones coarsely
    return lengths


def _bound(scores: Scores) -> float:
    """No order joins a page better than its best predecessor, nor pairs two pages better than their better order."""
    count = len(scores)
    joins = scores.links.copy()
    np.fill_diagonal(joins, -np.inf)
    arrive = joins.max(axis=0)
    swap = scores.start - arrive
    pairs = np.triu(np.maximum(scores.before, scores.before.T), 1).sum() if count > 1 else 0.0
    return float(arrive.sum() + swap.max() + pairs + scores.end.max())


def longest_rising(values: Sequence[int]) -> set[int]:
    """Positions of a longest strictly rising subsequence; of several the one with the smallest last value."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        slot = bisect_left(tails, value)
        before.append(at[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(value)
            at.append(position)
        elif tails[slot] != value:  # of equal values the first counts
            tails[slot], at[slot] = value, position
    kept, position = set(), at[-1] if at else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
