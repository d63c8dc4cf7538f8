"""Segments into one: slice by slice in the order of the hashes, so that memory does not grow with them.

As in a log-structured tree, a segment is merged with its neighbours once there are ``FAN`` of its size; each posting
is copied a few times in its life, and a search asks few files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from replycheck.library.storage.segment import MOST_DOCUMENTS, MOST_POSTINGS, Segment, SegmentInfo, SegmentWriter

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAN = 8
"""So many neighbours of a size are merged into one."""
SETTLED = 4
"""No more segments are left when an addition ends: each costs a search a quarter of a millisecond."""
_OUTGROWN = 3
"""When an addition ends a segment is merged with all later ones if it is less than so many times their size."""
_SLICE = 1 << 21
"""Postings in memory at once while merging: 17 MB, some times over."""


def due(segments: Sequence[SegmentInfo]) -> Sequence[SegmentInfo]:
    """The neighbours to be merged now, none if there are few of each size; ``segments`` in order of judgments."""
    for end in range(len(segments), 0, -1):
        run = _run_of_a_size(segments[:end])
        if len(run) >= FAN:
            return run
    return ()


def unsettled(segments: Sequence[SegmentInfo]) -> Sequence[SegmentInfo]:
    """The neighbours to be merged when an addition ends, so that few are left and the first holds most by far.

    After a large addition that is all of them; after a small one the large segments are left as they are.
    """
    for at in range(len(segments) - 1):
        later = sum(one.postings for one in segments[at + 1 :])
        if segments[at].postings < _OUTGROWN * later and fits(segments[at:]):
            return segments[at:]
    excess = len(segments) - SETTLED
    if excess <= 0:
        return ()
    runs = [segments[at : at + excess + 1] for at in range(len(segments) - excess)]
    fitting = [run for run in runs if fits(run)]
    return min(fitting, key=lambda run: sum(one.postings for one in run), default=())


def fits(segments: Sequence[SegmentInfo]) -> bool:
    """Whether one segment can hold them."""
    spread = segments[-1].last - segments[0].first
    return spread < MOST_DOCUMENTS and sum(one.postings for one in segments) <= MOST_POSTINGS


def _run_of_a_size(segments: Sequence[SegmentInfo]) -> Sequence[SegmentInfo]:
    """The last segments that are of about the size of the very last, or smaller."""
    bound = FAN * segments[-1].postings
    start = len(segments)
    while start and segments[start - 1].postings < bound and fits(segments[start - 1 :]):
        start -= 1
    return segments[start:]


def merged(folder: Path, segments: Sequence[Segment], target: Path, live: NDArray[np.bool_] | None) -> SegmentInfo:
    """Write the postings of some segments into one at ``target``; of judgments that are not ``live`` none are kept.

    ``live[i]`` is for the judgment that has number ``first + i``, ``first`` being that of the first segment.
    """
    first, last = segments[0].info.first, segments[-1].info.last
    whole = max(segments, key=lambda segment: segment.info.postings)
    about = sum(segment.info.postings for segment in segments)
    share = max(1, _SLICE * whole.info.postings // max(1, about))
    about = sum(segment.info.postings for segment in segments)
    with SegmentWriter(folder / target, first, last, about) as writer:
        for start, end in whole.parts(share):
            keys = np.concatenate([segment.keys(start, end) for segment in segments])
            if live is not None:
                keys = keys[live[(keys & np.uint64(0xFFFFFFFF)).astype(np.int64) - first]]
            keys.sort()
            writer.add(keys)
        return writer.close()
