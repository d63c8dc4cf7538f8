"""Seeds: every stretch of ``GRAM`` folded characters that both texts have, merged into maximal exact runs.

What a reader would get wrong: two runs may overlap in the reply (the same words stand twice in the judgment); which
of the places is the right one is decided later, from what stands around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAM = 4
"""Shorter seeds drown in chance, longer ones miss what OCR and rewording leave (4: 0.973, 8: 0.951, 12: 0.923)."""

_PLACE = np.uint64((1 << 24) - 1)
"""The bits that hold a place; texts of more than 16 million characters are not read in the first place."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SMALL = 8192
"""Grams up to which a small sieve will do."""

_MANY, _LONG, _BAND, _NEAR = 400, 8, 64, 40
"""Strays are looked for among so many runs; runs so long are never strays; near is the same or next band of
diagonals, and so many characters of the reply."""

_MOST_PLACES = 64
"""A gram that stands in more places of the judgment says nothing about where a passage comes from."""

_MOST_PAIRS_PER_CHARACTER = 16
_MOST_PAIRS = 4_000_000
"""Bound time and memory on senseless and on huge input: beyond either, the most frequent grams are left out first."""


def exact_runs(reply: NDArray[np.uint32], source: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The maximal exact runs as rows (start in reply, start in source, length), sorted by start in the reply."""
    ours, theirs = _grams(reply), _grams(source)
    # The place rides in the low bits, so that one plain sort, much faster than an argsort, gives places by gram.
    in_order = np.sort(theirs | np.arange(theirs.size, dtype=np.uint64))
    found = _perhaps_in(ours, theirs)
    wanted = ours[found]
    first = np.searchsorted(in_order, wanted)
    count = np.searchsorted(in_order, wanted | _PLACE) - first
    kept = np.flatnonzero((count > 0) & (count <= _most_places(count, ours.size + theirs.size)))
    if not kept.size:
        return np.empty((0, 3), dtype=np.int64)
    found, first, count = found[kept], first[kept], count[kept]
    ours_at = np.repeat(found, count)
    nth = np.arange(ours_at.size) - np.repeat(np.cumsum(count) - count, count)
    theirs_at = (in_order[np.repeat(first, count) + nth] & _PLACE).astype(np.int64)
    return _merged(ours_at, theirs_at, int(reply.size))


def _grams(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A number of 40 bits, shifted, for each gram. Two may share one by chance: harmless, as runs are long."""
    count = max(0, codes.size - GRAM + 1)
    wide = codes.astype(np.uint64)
    grams = wide[:count].copy()
    for step in range(1, GRAM):
        grams ^= wide[step : step + count] << np.uint64(16 * step)
    grams *= _MIX
    grams &= ~_PLACE
    return grams


def _perhaps_in(ours: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where ``ours`` holds what may stand in ``theirs``: a quick sieve, as most grams of a reply are its own."""
    bits = np.uint64(48 if theirs.size < _SMALL else 42)
    seen = np.zeros(1 << (64 - int(bits)), dtype=np.bool_)
    seen[theirs >> bits] = True
    return np.flatnonzero(seen[ours >> bits])


def _most_places(count: NDArray[np.int64], characters: int) -> int:
    """The greatest number of places that a gram may have for all pairs together to stay bounded."""
    bound = min(_MOST_PAIRS_PER_CHARACTER * characters, _MOST_PAIRS + characters)
    places = np.minimum(count, _MOST_PLACES + 1)
    if int(places.sum()) <= bound:
        return _MOST_PLACES
    pairs = np.cumsum(np.bincount(places) * np.arange(int(places.max()) + 1))
    return min(_MOST_PLACES, int(np.searchsorted(pairs, bound, side="right")) - 1)


def _merged(ours: NDArray[np.int64], theirs: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Pairs of equal grams merged along their diagonals; one sort of one number does it."""
    line = size + 1
    keys = (theirs - ours + size) * line + ours
    keys.sort()
    breaks = np.flatnonzero(np.diff(keys) != 1) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks, [keys.size]))
    diagonal, start = np.divmod(keys[first], line)
    runs = np.stack((start, diagonal - size + start, last - first + GRAM - 1), axis=1)
    merged: NDArray[np.int64] = runs[np.argsort(start, kind="stable")]
    return merged


def without_strays(runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The runs but for short ones that have no other run near them in both texts: chance, nine times in ten.

    Only worth its while where there are many; it keeps the cost of a long judgment down.
    """
    if len(runs) < _MANY:
        return runs
    start, diagonal = runs[:, 0], runs[:, 1] - runs[:, 0]
    kept = runs[:, 2] >= _LONG
    for shift in (0, _BAND // 2):
        # Runs of one band in the order of the reply; the band rides above the place.
        keys = ((diagonal - diagonal.min() + shift) // _BAND) * (int(start.max()) + _NEAR + 1) + start
        order = np.argsort(keys)
        near = np.diff(keys[order]) <= _NEAR
        kept[order[1:][near]] = True
        kept[order[:-1][near]] = True
    few: NDArray[np.int64] = runs[kept]
    return few
