"""Chains: exact runs that follow each other in both texts with small gaps and shifts.

One pass over the runs: the last chain in each band of diagonals is remembered, so that the cost stays linear.
What a reader would get wrong: chains may compete for the same words of the reply; ``groups`` decides between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from replycheck.records import dataclass

Run = tuple[int, int, int]
"""Start in the reply, start in the judgment, length; in folded characters."""

_GAP = 40
"""Furthest way in the reply from one run to the next of the same chain: a long company's name, twice."""
_SOURCE_GAP = 80
"""The same in the judgment: a clause may have been left out."""
_BAND = 5
"""Bits of a diagonal's number that do not matter: bands of 32. A chain may shift to the next one at once."""
_PER_GAP, _PER_SHIFT, _LEAST = 0.15, 0.3, -2.0
"""What a gap and a shift cost, a character; below the least a run starts a chain of its own."""


@dataclass(slots=True, eq=False)
class Chain:
    """A growing chain; half-open stretches in folded characters, ``weight`` as summed over its runs."""

    start: int
    end: int
    source_start: int
    source_end: int
    weight: float
    runs: list[Run] = field(default_factory=list)

    def take(self, run: Run, overlap: int, weight: float) -> None:
        """Add a run behind the last one, without its first ``overlap`` characters, which the chain has already."""
        start, source, length = run
        self.end, self.source_end = start + length, source + length
        self.weight += weight
        self.runs.append((start + overlap, source + overlap, length - overlap))


def chains(runs: Iterable[Run], weights: Sequence[float]) -> list[Chain]:
    """The chains, sorted by start in the reply; ``weights[i]`` is what the first ``i`` characters weigh together."""
    last: dict[int, Chain] = {}
    known, found = last.get, []
    for run in runs:
        start, source, length = run
        band = (source - start) >> _BAND
        weight = weights[start + length] - weights[start]
        # The innermost loop: nearly all chains fail on the distance in the reply, so nothing is worked out before it.
        nearest = start - min(_GAP, weight / _PER_GAP)
        below, rival, above = known(band - 1), known(band), known(band + 1)
        chain, overlap = None, 0
        if (
            (rival is not None and rival.end >= nearest)
            or (below is not None and below.end >= nearest)
            or (above is not None and above.end >= nearest)
        ):
            chain, overlap = _best((below, rival, above), run, weight)
        if chain is not None:
            chain.take(run, overlap, weights[start + length] - weights[start + overlap])
            last[band] = chain
            continue
        chain = Chain(start, start + length, source, source + length, weight, [run])
        found.append(chain)
        if rival is None or start - rival.end > _GAP or rival.weight < weight:
            last[band] = chain
    return found


def _best(near: Iterable[Chain | None], run: Run, weight: float) -> tuple[Chain | None, int]:
    """The chain that the run goes on best, and how much of the run that chain has already."""
    start, source, length = run
    best, best_score, best_overlap = None, _LEAST, 0
    for chain in near:
        if chain is None or source < chain.source_start:
            continue
        gap, source_gap = start - chain.end, source - chain.source_end
        if gap > _GAP or source_gap > _SOURCE_GAP:
            continue
        overlap = max(0, -gap, -source_gap)
        cost = _PER_GAP * max(0, gap) + _PER_SHIFT * abs(source_gap - gap) + overlap
        score = chain.weight - cost
        if overlap < length and cost < weight and score > best_score:
            best, best_score, best_overlap = chain, score, overlap
    return best, best_overlap
