"""Which replies share fingerprints, by sorting all of them once: never every reply with every other.

What a reader would get wrong: a fingerprint that many replies have links each of them only with the first and with
the one before, so that a form letter of ten thousand copies costs twenty thousand links and not fifty million. The
tables of ``joins`` give the same numbers where the postings are larger than one machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

import numpy as np

from replycheck.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

FEW = 8
"""A fingerprint that at most so many replies have links all of them with each other."""
LEAST = 3
"""Replies that share fewer fingerprints share hardly a sentence."""
_SLICE = 4_000_000
"""So many links or look-ups are held at once, 32 MB each."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Pairs of replies (0-based, ``first[i] < second[i]``, sorted) with how many fingerprints link them."""

    first: Whole
    second: Whole
    count: Whole


class Postings(Protocol):
    """The fingerprints of all replies, and the three questions that are asked of them."""

    @property
    def sizes(self) -> Whole:
        """How many fingerprints each reply has."""

    def links(self, leave_out: Whole | None = None) -> Links:
        """The pairs that ``LEAST`` fingerprints link, those of ``leave_out`` (sorted hashes) aside."""

    def overlaps(self, links: Links) -> Whole:
        """For each pair how many fingerprints the two share in all."""

    def spread(self, group: Whole, least: int) -> Whole:
        """The hashes, sorted, that stand in at least ``least`` groups; ``group`` is the group of each reply."""


class Arrays:
    """Postings in memory: twelve bytes a fingerprint that at least two replies have, and as many to sort them."""

    def __init__(self, replies: Iterable[Whole]) -> None:
        every = list(replies)
        self._sizes = np.array([hashes.size for hashes in every], dtype=np.int64)
        hashes = np.concatenate(every) if every else np.empty(0, dtype=np.int64)
        del every
        order = np.argsort(hashes, kind="stable")  # stable: the replies of a hash stay in their order
        hashes = hashes[order]
        owners = np.repeat(np.arange(self._sizes.size, dtype=np.int32), self._sizes)[order]
        del order
        alike = hashes[1:] == hashes[:-1]
        shared = np.zeros(hashes.size, dtype=np.bool_)
        shared[1:] |= alike
        shared[:-1] |= alike
        self._hashes, self._owners = hashes[shared], owners[shared]

    @property
    def sizes(self) -> Whole:
        """As the protocol says."""
        return self._sizes

    def links(self, leave_out: Whole | None = None) -> Links:
        """As the protocol says."""
        hashes, owners = self._hashes, self._owners
        if leave_out is not None and leave_out.size:
            kept = leave_out[np.minimum(np.searchsorted(leave_out, hashes), leave_out.size - 1)] != hashes
            hashes, owners = hashes[kept], owners[kept]
        total = max(1, self._sizes.size)
        keys, counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        for start, end in _slices(hashes):
            found = _linked(hashes[start:end], owners[start:end].astype(np.int64), total)
            keys, counts = _added(keys, counts, *np.unique(found, return_counts=True))
        kept = counts >= LEAST
        first, second = np.divmod(keys[kept], total)
        return Links(first, second, counts[kept])

    def overlaps(self, links: Links) -> Whole:
        """As the protocol says."""
        ids = np.cumsum(np.concatenate(([0], (self._hashes[1:] != self._hashes[:-1]).astype(np.int64))))
        ids = ids[: self._hashes.size]
        kinds = int(ids[-1]) + 1 if ids.size else 1
        held = np.sort(self._owners.astype(np.int64) * kinds + ids)  # reply by reply, its fingerprints in order
        begins = np.searchsorted(held, np.arange(self._sizes.size + 1) * kinds)
        lengths = np.diff(begins)[links.first]
        shared = np.zeros(links.first.size, dtype=np.int64)
        ends = np.cumsum(lengths)
        start = 0
        while start < links.first.size:
            base = ends[start - 1] if start else 0
            end = max(start + 1, int(np.searchsorted(ends, base + _SLICE)))
            count = lengths[start:end]
            pair = np.repeat(np.arange(end - start), count)
            nth = np.arange(pair.size) - np.repeat(np.cumsum(count) - count, count)
            wanted = held[begins[links.first[start:end]][pair] + nth] % kinds
            wanted += links.second[start:end][pair] * kinds
            found = held[np.minimum(np.searchsorted(held, wanted), held.size - 1)] == wanted
            shared[start:end] = np.bincount(pair[found], minlength=end - start)
            start = end
        return shared

    def spread(self, group: Whole, least: int) -> Whole:
        """As the protocol says."""
        new = np.concatenate(([True], self._hashes[1:] != self._hashes[:-1]))[: self._hashes.size]
        ids = np.cumsum(new) - 1
        pairs = np.unique(ids * max(1, self._sizes.size) + group[self._owners])
        counts = np.bincount(pairs // max(1, self._sizes.size), minlength=int(new.sum()))
        hashes: Whole = self._hashes[new][counts >= least]
        return hashes


def _slices(hashes: Whole) -> Iterator[tuple[int, int]]:
    """Ranges of whole runs of equal hashes, about ``_SLICE`` links each."""
    start, step = 0, _SLICE // FEW
    while start < hashes.size:
        end = min(start + step, hashes.size)
        end = int(np.searchsorted(hashes, hashes[end - 1], side="right"))
        yield start, end
        start = end


def _linked(hashes: Whole, owners: Whole, total: int) -> Whole:
    """A number for each pair that a hash links, as often as hashes do."""
    new = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    begins = np.flatnonzero(new)
    counts = np.diff(np.concatenate((begins, [hashes.size])))
    begin, count = np.repeat(begins, counts), np.repeat(counts, counts)
    nth = np.arange(hashes.size) - begin
    found = []
    for step in range(1, FEW):
        later = np.flatnonzero((nth >= step) & (count <= FEW))
        found.append(owners[later - step] * total + owners[later])
    many = np.flatnonzero((nth >= 1) & (count > FEW))
    found.append(owners[begin[many]] * total + owners[many])
    many = many[nth[many] > 1]  # the second is linked with the first already
    found.append(owners[many - 1] * total + owners[many])
    return np.concatenate(found)


def _added(keys: Whole, counts: Whole, more: Whole, times: Whole) -> tuple[Whole, Whole]:
    """Two sorted tallies as one."""
    if not keys.size:
        return more, times
    both = np.concatenate((keys, more))
    order = np.argsort(both, kind="stable")
    both, tally = both[order], np.concatenate((counts, times))[order]
    begins = np.flatnonzero(np.concatenate(([True], both[1:] != both[:-1])))
    return both[begins], np.add.reduceat(tally, begins)
