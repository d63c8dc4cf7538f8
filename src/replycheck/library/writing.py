"""The one writer of a library: parcels in, judgments out; what is committed stays, whatever happens afterwards.

What a reader would get wrong: ``take`` commits nothing. A batch counts once ``commit`` returns: its segment is on the
disk before the database names it, and an older file is deleted only after the database has ceased to name it.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import astuple, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from replycheck.library.prepare import Parcel, Row
from replycheck.library.storage import tables
from replycheck.library.storage.database import flushed, open_to_write, told, writing
from replycheck.library.storage.merging import due, merged, unsettled
from replycheck.library.storage.segment import Segment, SegmentInfo, SegmentWriter
from replycheck.library.storage.tables import discarded
from replycheck.records import dataclass

if TYPE_CHECKING:
    from types import TracebackType

    from numpy.typing import NDArray

SUFFIX = ".fingers"
_PLACE = np.uint64(0xFFFFFFFF)
_VALUES = attrgetter(*(field.name for field in fields(Row)))
"""The values of a row in their order; ``astuple`` would copy each deeply, which took a fifth of the time to add."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a parcel; ``refused`` names ids that stand for another text already."""

    added: int = 0
    present: int = 0
    replaced: int = 0
    refused: tuple[str, ...] = ()


class Writer:
    """Holds the lock of a library while it is open; closing gives up what was not committed."""

    def __init__(self, folder: Path, *, begin: bool = False) -> None:
        self.folder = folder
        with ExitStack() as stack:
            stack.enter_context(writing(folder, begin=begin))
            self.connection: sqlite3.Connection = open_to_write(folder)
            stack.callback(self.connection.close)
            with told(folder):
                self._tidy()
            self._stack = stack.pop_all()
        self._pending: list[NDArray[np.uint64]] = []
        self._first = self._next = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self.connection.rollback()
        self._stack.close()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction of its own: committed as a whole, or not at all."""
        with told(self.folder):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.execute("COMMIT")

    def take(self, parcel: Parcel, *, replace: bool = False) -> Taken:
        """Store what is new in a parcel, to be committed later; with ``replace`` older versions give way.

        An older version is what has the same id, or the same case number and kind (判决书, 裁定书).
        """
        with told(self.folder):
            self._begin_batch()
            numbers = np.zeros(len(parcel.rows), dtype=np.uint64)
            blocks: dict[int, int] = {}
            added = present = replaced = 0
            refused = []
            for place, row in enumerate(parcel.rows):
                if self._stored(row):
                    present += 1
                    continue
                older = self._older(row)
                if older and not replace and self._same_id(row):
                    refused.append(row.id)
                    continue
                if replace and older:
                    self._forget(older)
                    replaced += 1
                else:
                    added += 1
                numbers[place] = self._insert(row, parcel, blocks)
            self._keep(parcel, numbers)
            return Taken(added, present, replaced, tuple(refused))

    @property
    def pending(self) -> int:
        """How many postings wait for the next commit."""
        return sum(keys.size for keys in self._pending)

    def commit(self) -> None:
        """Make what was taken count, and merge segments that are due."""
        if not self.connection.in_transaction:
            return
        with told(self.folder):
            keys = np.concatenate([np.empty(0, dtype=np.uint64), *self._pending])
            self._pending = []
            if self._next > self._first:
                keys.sort()
                self._add_segment(self._written(keys, self._first, self._next - 1))
            self.connection.execute("UPDATE meta SET value = ? WHERE key = 'next'", (self._next,))
            self.connection.execute("COMMIT")
            while run := due(self.segments()):
                self.merge(run)

    def settle(self) -> None:
        """Leave no more segments than a search should ask."""
        with told(self.folder):
            while run := unsettled(self.segments()):
                self.merge(run)

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove judgments; committed when this returns."""
        with self.change():
            self._forget(numbers)

    def segments(self) -> list[SegmentInfo]:
        """The segments that count, in the order of their judgments."""
        return segments_of(self.connection)

    def merge(self, run: Sequence[SegmentInfo], live: NDArray[np.bool_] | None = None) -> None:
        """Put one segment in the place of some neighbours; see :func:`merged` for ``live``."""
        opened = [Segment(self.folder, info) for info in run]
        info = merged(self.folder, opened, Path(_new_name()), live)
        flushed(self.folder)
        self.replace_segments(run, [info])

    def replace_segments(self, old: Sequence[SegmentInfo], new: Sequence[SegmentInfo]) -> None:
        """Have the database name the ``new`` segments instead of the ``old`` ones, whose files are then deleted."""
        with self.change() as connection:
            connection.executemany("DELETE FROM segments WHERE name = ?", [(info.name,) for info in old])
            for info in new:
                self._add_segment(info)
        for info in old:
            discarded(self.folder / info.name)

    def segment_of(self, keys: NDArray[np.uint64], first: int, last: int) -> SegmentInfo:
        """Write sorted keys into a segment that the database does not name yet."""
        return self._written(keys, first, last)

    def _tidy(self) -> None:
        """Delete files that a writer who was killed has left behind."""
        named = {info.name for info in self.segments()}
        named |= {name for (name,) in self.connection.execute("SELECT file FROM tables")}
        for path in self.folder.iterdir():
            if path.suffix in {SUFFIX, tables.SUFFIX} and path.name not in named:
                discarded(path)

    def _begin_batch(self) -> None:
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
            (self._first,) = self.connection.execute("SELECT value FROM meta WHERE key = 'next'").fetchone()
            self._next = self._first

    def _stored(self, row: Row) -> bool:
        found = self.connection.execute("SELECT 1 FROM judgments WHERE content = ?", (row.content,)).fetchone()
        return found is not None

    def _same_id(self, row: Row) -> bool:
        return self.connection.execute("SELECT 1 FROM judgments WHERE id = ?", (row.id,)).fetchone() is not None

    def _older(self, row: Row) -> list[int]:
        """The numbers of the judgments of which ``row`` is another version."""
        found = self.connection.execute(
            "SELECT number FROM judgments WHERE id = :id OR (case_key <> '' AND case_key = :case_key AND kind = :kind)",
            {"id": row.id, "case_key": row.case_key, "kind": row.kind},
        )
        return [number for (number,) in found]

    def _insert(self, row: Row, parcel: Parcel, blocks: dict[int, int]) -> int:
        if row.block not in blocks:
            stored = self.connection.execute("INSERT INTO blocks (size, data) VALUES (?, ?)", parcel.blocks[row.block])
            blocks[row.block] = stored.lastrowid or 0
        number, self._next = self._next, self._next + 1
        id_, content, _, *rest = _VALUES(row)
        self.connection.execute(
            "INSERT INTO judgments (number, id, content, block, start, size, title, case_no, case_key, court, parties,"
            " kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, id_, content, blocks[row.block], *rest),
        )
        return number

    def _forget(self, numbers: Sequence[int]) -> None:
        """Delete judgments, and blocks of which none is left."""
        for number in numbers:
            (block,) = self.connection.execute("SELECT block FROM judgments WHERE number = ?", (number,)).fetchone()
            self.connection.execute("DELETE FROM judgments WHERE number = ?", (number,))
            self.connection.execute(
                "DELETE FROM blocks WHERE block = ? AND NOT EXISTS (SELECT 1 FROM judgments WHERE block = ?)",
                (block, block),
            )
        self.connection.execute("UPDATE meta SET value = value + ? WHERE key = 'dead'", (len(numbers),))

    def _keep(self, parcel: Parcel, numbers: NDArray[np.uint64]) -> None:
        """Keep the postings of the judgments that were given a number until the commit."""
        own = numbers[(parcel.keys & _PLACE).astype(np.int64)]
        self._pending.append(((parcel.keys & ~_PLACE) | own)[own > 0])

    def _written(self, keys: NDArray[np.uint64], first: int, last: int) -> SegmentInfo:
        with SegmentWriter(self.folder / _new_name(), first, last, keys.size) as writer:
            for start in range(0, keys.size, 1 << 20):
                writer.add(keys[start : start + (1 << 20)])
            info = writer.close()
        flushed(self.folder)
        return info

    def _add_segment(self, info: SegmentInfo) -> None:
        self.connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?)", astuple(info))


def segments_of(connection: sqlite3.Connection) -> list[SegmentInfo]:
    """The segments that the database names, in the order of their judgments."""
    rows = connection.execute("SELECT name, postings, first, last, size, sha256 FROM segments ORDER BY first")
    return [SegmentInfo(*row) for row in rows]


def _new_name() -> str:
    return uuid.uuid4().hex + SUFFIX
