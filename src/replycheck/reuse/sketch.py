"""A reply's fingerprints with numbers, names, notices and punctuation set aside, to be compared with many others.

Winnowing: of every ``WINDOW`` neighbouring hashes of ``GRAM`` characters the smallest is kept, so any two texts that
share ``GRAM + WINDOW - 1`` of the characters left share a fingerprint. What a reader would get wrong: the places are
those of the text as it is, but what stands between two characters of a gram may have been set aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.reuse.background import numerals
from replycheck.text.fold import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from replycheck.model.span import Span

GRAM = 10
WINDOW = 10
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """``hashes[i]`` (int64, each once) stands for the characters from ``starts[i]`` to before ``ends[i]``, in order."""

    hashes: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


def sketch(text: str, aside: Iterable[Span] = (), names: Iterable[str] = ()) -> Sketch:
    """The fingerprints of ``text`` without the stretches ``aside``, the ``names`` and all numerals."""
    folded = fold(text)
    kept = ~numerals(folded.codes)
    for span in aside:
        start, end = np.searchsorted(folded.back, (span.start, span.end))
        kept[start:end] = False
    for name in names:
        at = text.find(name)
        while name and at >= 0:
            start, end = np.searchsorted(folded.back, (at, at + len(name)))
            kept[start:end] = False
            at = text.find(name, at + len(name))
    places = folded.back[kept]
    chosen, hashes = _winnowed(_hashes(folded.codes[kept]))
    hashes, first = np.unique(hashes, return_index=True)
    order = np.argsort(first)
    chosen = chosen[first[order]]
    starts, ends = places[chosen], places[chosen + GRAM - 1] + 1
    return Sketch(hashes[order], starts.astype(np.int32), ends.astype(np.int32))


def _hashes(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A number of 64 bits for each gram."""
    count = max(0, codes.size - GRAM + 1)
    wide = codes.astype(np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for step in range(GRAM):
        mixed += wide[step : step + count]
        mixed *= _MIX
        mixed ^= mixed >> np.uint64(29)
    mixed *= _STEP
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _winnowed(hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the chosen hashes stand and what they are; the last of equal ones in a window is chosen."""
    if not hashes.size:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    window = min(WINDOW, hashes.size)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, window)[:, ::-1]
    chosen = np.unique(np.arange(windows.shape[0]) + window - 1 - windows.argmin(axis=1))
    return chosen, hashes[chosen].view(np.int64)
