"""Groups: chains from one neighbourhood of the judgment that stand together in the reply, in whatever order.

Reordered or thinned sentences are one copy, not many: without this step detection falls from 0.97 to 0.82. How far a
chain may reach for its neighbours depends on its weight, as light chains are mostly chance. Each place of the reply
gets one place of the judgment: the heaviest and most compact group wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.reuse.chains import Chain

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REACH = 50
_SOURCE_REACH = 900
"""Furthest way between neighbours, in the reply and in the judgment; however heavy they are."""
_CHANCE = 4.0
"""A chain of this weight is mere chance and reaches nobody but those beside it."""
_PER_REACH, _PER_SOURCE_REACH = 1 / 4, 1 / 12
_PER_BOTH = 0.02
"""Weight needed to reach over a character in the reply, in the judgment, and for each pair of them."""
_CLOSE, _PER_CLOSE = 2, 1 / 30
"""Without own words between them, sentences may come from further apart: the weight needed for a character then."""
_MOST_EFFORT = 50.0
"""What whole groups, which are heavy enough to stand alone, may take to be joined."""
_SPREAD = 0.02
"""What a character of judgment between a chain and its group costs when chains compete for the same words."""
_SLAB = 1 << 18
"""How many pairs are looked at in one go, so that memory stays bounded."""
_SHARED = 0.4
"""A chain that shares more than this part of its words with a better one is another place of the same words."""
_LEAST_WEIGHT = 14.0
"""Groups below are left out: lighter ones are stock phrases of offices, and names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Chains that make up one passage, sorted by start in the reply; stretches are half-open, in folded characters."""

    chains: tuple[Chain, ...]
    start: int
    end: int
    source_start: int
    source_end: int
    weight: float


def groups(chains: list[Chain], size: int) -> list[Group]:
    """The groups that stand in a reply of ``size`` folded characters, in reading order, not overlapping."""
    heavy = [cluster for cluster in _clusters(chains) if sum(chain.weight for chain in cluster) >= _LEAST_WEIGHT]
    found = [_group(_without_rivals(cluster)) for cluster in heavy]
    found = [group for group in found if group.weight >= _LEAST_WEIGHT]
    found.sort(key=lambda group: _SPREAD * (group.source_end - group.source_start) - group.weight)
    placed = sorted(_placed(found, size), key=lambda group: group.start)
    joined: list[list[Group]] = []
    for group in placed:
        if joined and _belong_together(joined[-1][-1], group):
            joined[-1].append(group)
        else:
            joined.append([group])
    return [_group(chain for group in family for chain in group.chains) for family in joined]


def _group(chains: Iterable[Chain]) -> Group:
    ordered = tuple(sorted(chains, key=lambda chain: chain.start))
    return Group(
        ordered,
        ordered[0].start,
        max(chain.end for chain in ordered),
        min(chain.source_start for chain in ordered),
        max(chain.source_end for chain in ordered),
        sum(chain.weight for chain in ordered),
    )


def _clusters(chains: list[Chain]) -> list[list[Chain]]:
    """Chains joined to all neighbours within reach; ``chains`` sorted by start in the reply."""
    leader = list(range(len(chains)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for one, other in _neighbours(chains):
        leader[lead(one)] = lead(other)
    clusters: dict[int, list[Chain]] = {}
    for index, chain in enumerate(chains):
        clusters.setdefault(lead(index), []).append(chain)
    return list(clusters.values())


def _neighbours(chains: list[Chain]) -> Iterator[tuple[int, int]]:
    """Pairs of chains, by index, within reach of each other; the innermost loop of the whole engine, so vectorised."""
    places = np.array([(c.start, c.end, c.source_start, c.source_end) for c in chains], dtype=np.int64).reshape(-1, 4)
    strength = np.array([chain.weight - _CHANCE for chain in chains])
    strong = np.flatnonzero(strength >= 0)
    places, strength = places[strong], strength[strong]
    start, end = places[:, 0], places[:, 1]
    # Chains come by start, so those within reach of one are a slice of those behind it.
    last = np.searchsorted(start, end + np.minimum(_REACH, strength / _PER_REACH), side="right")
    following = np.maximum(last - np.arange(last.size) - 1, 0)
    edges = np.concatenate(([0], np.cumsum(following)))
    at = 0
    while at < last.size:
        until = max(at + 1, int(np.searchsorted(edges, edges[at] + _SLAB, side="right")) - 1)
        count = following[at:until]
        one = np.repeat(np.arange(at, until), count)
        other = one + 1 + np.arange(one.size) - np.repeat(edges[at:until] - edges[at], count)
        near = _within_reach(places[one], places[other], np.minimum(strength[one], strength[other]))
        yield from zip(strong[one[near]].tolist(), strong[other[near]].tolist(), strict=True)
        at = until


def _within_reach(one: NDArray[np.int64], other: NDArray[np.int64], strength: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each pair of rows (start, end, source start, source end) whether the weaker one reaches the other."""
    gap = np.maximum(other[:, 0] - one[:, 1], 0)
    apart = np.maximum(np.maximum(other[:, 2] - one[:, 3], one[:, 2] - other[:, 3]), 0)
    per_apart = np.where(gap <= _CLOSE, _PER_CLOSE, _PER_SOURCE_REACH + gap * _PER_BOTH)
    near: NDArray[np.bool_] = (apart <= _SOURCE_REACH) & (gap * _PER_REACH + apart * per_apart <= strength)
    return near


def _apart(one: Chain | Group, other: Chain | Group) -> int:
    """Characters of judgment between the two, 0 where they overlap."""
    return max(other.source_start - one.source_end, one.source_start - other.source_end, 0)


def _effort(gap: int, apart: int) -> float:
    """What it takes to hold two stretches for one copy: own words between them *and* another place tell against it."""
    per_apart = _PER_CLOSE if gap <= _CLOSE else _PER_SOURCE_REACH + gap * _PER_BOTH
    return gap * _PER_REACH + apart * per_apart


def _without_rivals(cluster: list[Chain]) -> list[Chain]:
    """One chain for each place of the reply: the heavier, and of two alike the one nearer to the heaviest of all."""
    if len(cluster) == 1:
        return cluster
    centre = max(cluster, key=lambda chain: chain.weight)
    worth = {id(chain): chain.weight - _SPREAD * _apart(centre, chain) for chain in cluster}
    kept: list[Chain] = []
    starts: list[int] = []
    for chain in sorted(cluster, key=lambda chain: -worth[id(chain)]):
        if worth[id(chain)] <= 0:
            break
        at = bisect_left(starts, chain.start)
        if not any(_rivals(chain, better) for better in kept[max(0, at - 2) : at + 2]):
            kept.insert(at, chain)
            starts.insert(at, chain.start)
    return kept


def _rivals(chain: Chain, better: Chain) -> bool:
    shared = min(chain.end, better.end) - max(chain.start, better.start)
    return shared > _SHARED * (chain.end - chain.start)


def _placed(found: Iterable[Group], size: int) -> list[Group]:
    """The groups, best first, each without what better ones have taken of the reply."""
    taken = np.zeros(size, dtype=np.bool_)
    placed = []
    for group in found:
        free = [chain for chain in group.chains if not _mostly(taken, chain.start, chain.end)]
        if not free:
            continue
        left = group if len(free) == len(group.chains) else _group(free)
        if left.weight >= _LEAST_WEIGHT and not _mostly(taken, left.start, left.end):
            taken[left.start : left.end] = True
            placed.append(left)
    return placed


def _mostly(taken: np.ndarray[tuple[int], np.dtype[np.bool_]], start: int, end: int) -> bool:
    return int(np.count_nonzero(taken[start:end])) > _SHARED * (end - start)


def _belong_together(one: Group, after: Group) -> bool:
    gap, apart = max(0, after.start - one.end), _apart(one, after)
    return gap <= _REACH and apart <= _SOURCE_REACH and _effort(gap, apart) <= _MOST_EFFORT
