"""What can be done with judgments before the library is asked: described, compressed, fingerprinted, in a worker.

What a reader would get wrong: the numbers of judgments are not known here yet; keys count from 0 within a parcel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.library.describe import Described
from replycheck.library.storage.fingerprints import keys_of
from replycheck.library.storage.texts import MOST_UNITS, TOGETHER, digest, packed
from replycheck.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Row:
    """A judgment without its text: which block of the parcel holds that, and where; ``content`` is its digest."""

    id: str
    content: bytes
    block: int
    start: int
    size: int
    title: str
    case_no: str
    case_key: str
    court: str
    parties: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Parcel:
    """Some judgments ready to be stored; ``keys`` are ``hash << 32 | place in rows``, sorted.

    ``blocks`` are the compressed texts with their length in units.
    """

    rows: tuple[Row, ...]
    blocks: tuple[tuple[int, bytes], ...]
    keys: NDArray[np.uint64]

    @property
    def characters(self) -> int:
        """How many (UTF-16) characters the texts have."""
        return sum(row.size for row in self.rows)


def parcel(judgments: Sequence[Described]) -> Parcel:
    """The judgments as they will be stored, in their order."""
    rows: list[Row] = []
    blocks: list[tuple[int, bytes]] = []
    keys: list[NDArray[np.uint64]] = [np.empty(0, dtype=np.uint64)]
    for some in _together(judgments):
        data, places = packed([judgment.text for judgment in some])
        keys.append(keys_of([judgment.text for judgment in some]) + np.uint64(len(rows)))
        for judgment, (start, size) in zip(some, places, strict=True):
            rows.append(_row(judgment, len(blocks), start, size))
        blocks.append((sum(size for _, size in places), data))
    together = np.concatenate(keys)
    together.sort()
    return Parcel(tuple(rows), tuple(blocks), together)


def _row(judgment: Described, block: int, start: int, size: int) -> Row:
    return Row(
        judgment.id,
        digest(judgment.text),
        block,
        start,
        size,
        judgment.title,
        judgment.case_no,
        judgment.case_key,
        judgment.court,
        judgment.parties,
        judgment.kind,
    )


def _together(judgments: Sequence[Described]) -> Iterator[list[Described]]:
    """The judgments, some at a time: as many as make a block."""
    some: list[Described] = []
    units = 0
    for judgment in judgments:
        some.append(judgment)
        units += len(judgment.text)
        if len(some) == TOGETHER or units >= MOST_UNITS:
            yield some
            some, units = [], 0
    if some:
        yield some
