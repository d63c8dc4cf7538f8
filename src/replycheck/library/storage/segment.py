"""A segment: an immutable file of fingerprints, sorted, that is mapped into memory and never read whole.

Five bytes a posting: the lower half of the hash and the judgment's number within the segment. A table at the end says
where the postings begin whose hash has the same leading bits; it is so fine that a look-up touches two or three
places in memory, which is all that it costs. What a reader would get wrong: a posting may name a judgment that has
been removed since; only the database knows which are left.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from numpy.typing import NDArray

RECORD = np.dtype([("low", "<u2"), ("doc", "<u2"), ("top", "u1")])
MOST_DOCUMENTS = 1 << 24
"""So many judgment numbers a segment can tell apart."""
MOST_POSTINGS = (1 << 32) - 1
PARTS = 1 << 16
"""In how many parts a segment may be read one after the other; each has its own upper half of the hash."""
_LEAST_BITS, _MOST_BITS, _IN_BUCKET = 16, 24, 24
"""Leading bits that tell buckets apart, as many as leave about so many postings in a bucket."""
_FOOTER = struct.Struct("<8sIIQQ")
"""Magic, version, leading bits, number of postings, number of the first judgment."""
_MAGIC, _VERSION = b"rc-finge", 1
_ALIGN = 8
_HASH = np.uint64(32)


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """What the database knows of a segment: the judgments ``first`` to ``last``, and what its file must be."""

    name: str
    postings: int
    first: int
    last: int
    size: int
    sha256: str


class SegmentWriter:
    """Writes a segment from keys (``hash << 32 | judgment``) that arrive in rising order; complete after ``close``.

    ``about`` is how many they will be, for a table that fits.
    """

    def __init__(self, path: Path, first: int, last: int, about: int = 0) -> None:
        if last - first >= MOST_DOCUMENTS:
            raise ValueError("too many judgments for one segment")
        self._path, self._first, self._last = path, first, last
        self._bits = min(_MOST_BITS, max(_LEAST_BITS, (about // _IN_BUCKET).bit_length()))
        self._counts = np.zeros(1 << self._bits, dtype=np.uint32)
        self._digest, self._postings, self._size = hashlib.sha256(), 0, 0
        self._file = path.open("wb")

    def add(self, keys: NDArray[np.uint64]) -> None:
        """Append postings; all of them are larger than those before."""
        if not keys.size:
            return
        hashes = (keys >> _HASH).astype(np.uint32)
        own = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32) - np.uint32(self._first)
        records = np.empty(keys.size, dtype=RECORD)
        records["low"] = hashes & np.uint32(0xFFFF)
        records["doc"] = own & np.uint32(0xFFFF)
        records["top"] = own >> np.uint32(16)
        buckets = hashes >> np.uint32(32 - self._bits)
        counts = np.bincount(buckets - buckets[0])
        self._counts[buckets[0] : buckets[0] + counts.size] += counts.astype(np.uint32)
        self._postings += keys.size
        self._write(records.tobytes())

    def close(self) -> SegmentInfo:
        """Finish the file so that it survives a failure of power; what the database must know of it."""
        self._write(b"\0" * (-self._size % _ALIGN))
        self._write(np.concatenate(([0], np.cumsum(self._counts, dtype=np.uint64))).astype("<u4").tobytes())
        self._write(_FOOTER.pack(_MAGIC, _VERSION, self._bits, self._postings, self._first))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        digest = self._digest.hexdigest()
        return SegmentInfo(self._path.name, self._postings, self._first, self._last, self._size, digest)

    def abandon(self) -> None:
        """Give the file up."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._size += len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._file.closed:
            self.abandon()


class Segment:
    """An open segment; ``records`` and ``offsets`` are views of the mapped file."""

    def __init__(self, folder: Path, info: SegmentInfo) -> None:
        self.info = info
        with (folder / info.name).open("rb") as file:
            if os.fstat(file.fileno()).st_size != info.size:
                raise UnreadableError(_broken(info.name))
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, bits, postings, first = _FOOTER.unpack(self._map[-_FOOTER.size :])
        same = (magic, version, postings, first) == (_MAGIC, _VERSION, info.postings, info.first)
        if not same or not _LEAST_BITS <= bits <= _MOST_BITS:
            raise UnreadableError(_broken(info.name))
        table = info.size - _FOOTER.size - 4 * ((1 << bits) + 1)
        if table < postings * RECORD.itemsize:
            raise UnreadableError(_broken(info.name))
        self._bits = bits
        self.records: NDArray[np.void] = np.frombuffer(self._map, dtype=RECORD, count=postings)
        self.offsets: NDArray[np.uint32] = np.frombuffer(self._map, dtype="<u4", count=(1 << bits) + 1, offset=table)

    def find(self, hashes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the postings of each hash begin, and how many they are."""
        high, low = hashes >> np.uint32(32 - self._bits), (hashes & np.uint32(0xFFFF)).astype(np.uint16)
        lows = self.records["low"]
        first, end = self.offsets[high].astype(np.int64), self.offsets[high + np.uint32(1)].astype(np.int64)
        start = _bisected(lows, (first, end), low, after=False)
        # Most hashes are not there at all: only for the others is it worth while to look where they end.
        there = start < end
        there[there] = lows[start[there]] == low[there]
        count = np.zeros(hashes.size, dtype=np.int64)
        count[there] = _bisected(lows, (start[there], end[there]), low[there], after=True) - start[there]
        return start, count

    def documents(self, places: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The numbers of the judgments at some places."""
        # Field by field: whole records of five bytes are copied one at a time, four times as slowly.
        numbers: NDArray[np.uint32] = self.records["doc"][places].astype(np.uint32)
        numbers |= self.records["top"][places].astype(np.uint32) << np.uint32(16)
        numbers += np.uint32(self.info.first)
        return numbers

    def keys(self, first_part: int, last_part: int) -> NDArray[np.uint64]:
        """All postings of some neighbouring parts (the last not included) as keys in rising order."""
        edges = self._parts[first_part : last_part + 1].astype(np.int64)
        records = self.records[edges[0] : edges[-1]]
        parts = np.repeat(np.arange(first_part, last_part, dtype=np.uint64), np.diff(edges))
        keys = (parts << np.uint64(48)) | (records["low"].astype(np.uint64) << _HASH)
        keys |= _numbers(records, self.info.first)
        return keys

    def parts(self, postings: int) -> Iterator[tuple[int, int]]:
        """Neighbouring parts that hold about so many postings together."""
        at, edges = 0, np.ascontiguousarray(self._parts)
        while at < PARTS:
            wanted = int(edges[at]) + max(1, postings)
            end = max(at + 1, int(np.searchsorted(edges, wanted, side="right")) - 1)
            yield at, min(end, PARTS)
            at = end

    @property
    def _parts(self) -> NDArray[np.uint32]:
        """Where the postings of each part begin."""
        return self.offsets[:: 1 << (self._bits - _LEAST_BITS)]

    def in_order(self) -> bool:
        """Whether the table is possible: it begins with 0, never falls and ends with all postings."""
        steps = np.diff(self.offsets.astype(np.int64))
        return int(self.offsets[0]) == 0 and not (steps < 0).any() and int(self.offsets[-1]) == self.info.postings


def _numbers(records: NDArray[np.void], first: int) -> NDArray[np.uint32]:
    numbers: NDArray[np.uint32] = records["doc"].astype(np.uint32)
    numbers |= records["top"].astype(np.uint32) << np.uint32(16)
    numbers += np.uint32(first)
    return numbers


def _bisected(
    values: NDArray[np.uint16],
    edges: tuple[NDArray[np.int64], NDArray[np.int64]],
    wanted: NDArray[np.uint16],
    *,
    after: bool,
) -> NDArray[np.int64]:
    """The first place between the edges where the value is not less than (``after``: greater than) the one wanted."""
    low, high = edges[0].copy(), edges[1].copy()
    open_ = np.flatnonzero(low < high)
    while open_.size:
        middle = (low[open_] + high[open_]) >> 1
        value = values[middle]
        right = value <= wanted[open_] if after else value < wanted[open_]
        low[open_[right]] = middle[right] + 1
        high[open_[~right]] = middle[~right]
        open_ = open_[low[open_] < high[open_]]
    return low


def sha256_of(path: Path) -> str:
    """The digest of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _broken(name: str) -> str:
    return f"文书库的指纹文件“{name}”已损坏；请运行 replycheck library compact 重建。"
