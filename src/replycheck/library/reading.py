"""A library as those see it who check replies: open, ask, and never change anything.

What a reader would get wrong: a writer may be at work meanwhile. Segments never change, so what was opened stays
right; judgments that have been removed since are passed over.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.library.describe import BETWEEN, case_key
from replycheck.library.search import ranked
from replycheck.library.statutes import article
from replycheck.library.storage.database import open_to_read, told
from replycheck.library.storage.segment import Segment
from replycheck.library.storage.tables import FORMULAE, LAWS, open_table
from replycheck.library.storage.texts import unpacked
from replycheck.library.writing import segments_of
from replycheck.model.document import Document, plain
from replycheck.records import dataclass
from replycheck.reuse.known import Known

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TRIES = 20
_PAUSE_SECONDS = 0.05
_COLUMNS = "number, id, title, case_no, court, parties"
_AT_ONCE, _PAGE = 16, 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A judgment of the library. ``score`` is higher the more rare words it shares, 0 where none were compared."""

    number: int
    id: str
    title: str
    case_no: str
    court: str
    parties: tuple[str, ...]
    score: float = 0.0


class Library:
    """An open library. One for each process; it is opened anew, never sent through a pipe."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.folder = Path(path)
        self.connection = open_to_read(self.folder)
        with told(self.folder):
            self.segments = self._opened()

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def candidates(self, text: str, limit: int = 5) -> tuple[Found, ...]:
        """The judgments that share most fingerprints with a text, the rare ones counting most; best first."""
        found: list[Found] = []
        with told(self.folder):
            numbers, scores = ranked(self.segments, text)
            for start in range(0, numbers.size, _AT_ONCE):
                some = numbers[start : start + _AT_ONCE]
                rows = {row[0]: row for row in self._rows_of(some)}
                for number, score in zip(some.tolist(), scores[start : start + _AT_ONCE].tolist(), strict=True):
                    if number in rows:  # others have been removed
                        found.append(_found(rows[number], score))
                if len(found) >= limit:
                    break
        return tuple(found[:limit])

    def document(self, id_: str) -> Document | None:
        """The judgment of that id, which is its ``source``; None where there is none."""
        with told(self.folder):
            row = self.connection.execute("SELECT number FROM judgments WHERE id = ?", (id_,)).fetchone()
        return None if row is None else self.read(row[0])

    def read(self, number: int) -> Document | None:
        """The judgment of that number; None where it has been removed."""
        with told(self.folder):
            row = self.connection.execute(
                "SELECT id, start, judgments.size, content, data FROM judgments JOIN blocks USING (block)"
                " WHERE number = ?",
                (number,),
            ).fetchone()
        if row is None:
            return None
        id_, start, size, content, data = row
        return plain(unpacked(data, start, size), source=id_, sha256=content.hex())

    def by_case_number(self, case_no: str) -> tuple[Found, ...]:
        """The judgments of that case number, however it is written."""
        key = case_key(case_no)
        return self._where("case_key = ? AND case_key <> ''", (key,), 100) if key else ()

    def all(self, court: str = "", party: str = "") -> Iterator[Found]:
        """Every judgment, in the order in which they came in; only those whose court and parties hold these words."""
        last = 0
        asked = "number > ? AND instr(court, ?) > 0 AND instr(parties, ?) > 0"
        while rows := self._where(asked, (last, court, party), _PAGE):
            yield from rows
            last = rows[-1].number

    def laws(self) -> Iterator[tuple[str, int]]:
        """The titles of the laws, with the number of their articles."""
        with told(self.folder):
            yield from self.connection.execute(
                "SELECT law, count(*) FROM statutes JOIN articles USING (law_key) GROUP BY law_key ORDER BY law"
            ).fetchall()

    def postings(self) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.uint32]]]:
        """All fingerprints with the numbers of their judgments, some hundred thousand at a time, removed ones too."""
        for segment in self.segments:
            for start, end in segment.parts(1 << 19):
                keys = segment.keys(start, end)
                yield (keys >> np.uint64(32)).astype(np.uint32), (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)

    @property
    def searched(self) -> bool:
        """Whether there are judgments to search."""
        return bool(self.segments)

    @cached_property
    def known(self) -> Known:
        """The formulae and the texts of laws that this library knows; see ``find_passages``."""
        with told(self.folder):
            return Known(*(open_table(self.connection, self.folder, name) for name in (FORMULAE, LAWS)))

    def article(self, law: str, number: int, branch: int = 0) -> str | None:
        """The text of an article (of 第二十条之一 ``number`` 20, ``branch`` 1), None where it is not known."""
        with told(self.folder):
            found = article(self.connection, law, number, branch)
        return None if found is None else found.text

    def _where(self, condition: str, values: tuple[object, ...], limit: int) -> tuple[Found, ...]:
        with told(self.folder):
            rows = self.connection.execute(
                f"SELECT {_COLUMNS} FROM judgments WHERE {condition} ORDER BY number LIMIT ?",  # noqa: S608 - conditions of our own
                (*values, limit),
            ).fetchall()
        return tuple(_found(row) for row in rows)

    def _rows_of(self, numbers: NDArray[np.int64]) -> list[tuple[int, str, str, str, str, str]]:
        marks = ",".join("?" * numbers.size)
        return self.connection.execute(
            f"SELECT {_COLUMNS} FROM judgments WHERE number IN ({marks})",  # noqa: S608 - question marks only
            numbers.tolist(),
        ).fetchall()

    def _opened(self) -> list[Segment]:
        """The segments; where a writer merges them at this very moment, as they are after it."""
        for _ in range(_TRIES):
            try:
                return [Segment(self.folder, info) for info in segments_of(self.connection)]
            except FileNotFoundError:
                time.sleep(_PAUSE_SECONDS)
        raise UnreadableError(f"文书库“{self.folder}”缺少指纹文件；请运行 replycheck library compact 重建。")


def _found(row: tuple[int, str, str, str, str, str], score: float = 0.0) -> Found:
    number, id_, title, case_no, court, parties = row
    return Found(number, id_, title, case_no, court, tuple(filter(None, parties.split(BETWEEN))), score)


def open_library(path: str | os.PathLike[str]) -> Library:
    """The library in a folder.

    :raises UsageError: there is none, or another version of replycheck has written it.
    :raises UnreadableError: it is broken.
    """
    return Library(path)
