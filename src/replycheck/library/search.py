"""Which judgments share most with a text: its fingerprints looked up in all segments, the rarest first.

What a reader would get wrong: what many judgments have is looked up last and only as long as the work stays bounded;
it would tell little and cost most. So a search takes about as long among a million judgments as among a thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.library.storage.fingerprints import fingerprints
from replycheck.library.storage.segment import Segment

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_POSTINGS = 30_000
"""So many postings are looked at for a text."""
_BEST = 512
"""So many judgments are ranked; of those removed since some may be passed over."""
_SCALE = 1024.0
"""Weights are summed as whole numbers, so that a sum does not depend on the order."""


def ranked(segments: Sequence[Segment], text: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The numbers of the judgments that share most with a text, and their scores; best first, older ones first.

    The weight of a fingerprint is the logarithm of how rare it is among all judgments.
    """
    hashes = fingerprints(text)
    if not hashes.size or not segments:
        return np.empty(0, dtype=np.int64), np.empty(0)
    found = [segment.find(hashes) for segment in segments]
    counts = np.sum([count for _, count in found], axis=0)
    chosen = _chosen(counts)
    judgments = sum(segment.info.last - segment.info.first + 1 for segment in segments)
    weights = (np.log1p(judgments / np.maximum(1, counts)) * _SCALE).astype(np.uint64)
    keys = [
        _weighted(segment, start[chosen], count[chosen], weights[chosen])
        for segment, (start, count) in zip(segments, found, strict=True)
    ]
    return _summed(np.concatenate(keys))


def _chosen(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which fingerprints are looked up: the rarest first, while work is left; the smaller hash first among equals.

    ``batch.spark.joins`` says the same as a join over many texts at once: whoever changes this line changes that.
    """
    order = np.argsort(counts, kind="stable")
    order = order[counts[order] > 0]
    within: NDArray[np.int64] = order[: max(1, int(np.searchsorted(np.cumsum(counts[order]), _MOST_POSTINGS, "right")))]
    return within


def _weighted(
    segment: Segment, start: NDArray[np.int64], count: NDArray[np.int64], weights: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """For each posting the judgment and the weight in one number."""
    nth = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    numbers = segment.documents(np.repeat(start, count) + nth)
    return (numbers.astype(np.uint64) << np.uint64(32)) | np.repeat(weights, count)


def _summed(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The judgments by the sum of their weights; one sort of one number puts those of a judgment together."""
    if not keys.size:
        return np.empty(0, dtype=np.int64), np.empty(0)
    keys.sort()
    numbers = (keys >> np.uint64(32)).astype(np.int64)
    first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    sums = np.add.reduceat((keys & np.uint64(0xFFFFFFFF)).astype(np.int64), first)
    numbers = numbers[first]
    if sums.size > _BEST:  # most judgments share a formula or two: only those that share more need be put in order
        good = sums >= np.partition(sums, -_BEST)[-_BEST]
        numbers, sums = numbers[good], sums[good]
    order = np.argsort(-sums, kind="stable")[:_BEST]
    return numbers[order], sums[order] / _SCALE
