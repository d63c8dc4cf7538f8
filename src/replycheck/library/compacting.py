"""Compacting: what removed judgments have left behind goes, and damaged fingerprints are made anew from the texts.

Each step is a transaction of its own that changes nothing that a user sees, so it may be interrupted anywhere. What a
reader would get wrong: the database holds everything; the files beside it can always be made anew from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.library.formulae import refresh
from replycheck.library.statutes import all_hashes
from replycheck.library.storage.database import told
from replycheck.library.storage.fingerprints import keys_of
from replycheck.library.storage.merging import fits
from replycheck.library.storage.segment import MOST_DOCUMENTS, Segment, SegmentInfo, sha256_of
from replycheck.library.storage.tables import LAWS, discarded, store_table
from replycheck.library.storage.texts import packed, unpacked
from replycheck.library.writing import Writer

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLACE = np.uint64(0xFFFFFFFF)
_BATCH_CHARACTERS = 20_000_000
_TOGETHER = 512
"""Blocks that are written anew in one transaction."""

Step = Callable[[str], None]
"""Told in Chinese what is being done."""


def compact(writer: Writer, step: Step) -> None:
    """Leave one segment (or as few as can hold all), no text of removed judgments, and no unused space."""
    with told(writer.folder):
        step("清理已移除的文书")
        _drop_dead_texts(writer)
        step("整理指纹")
        _one_segment(writer)
        step("统计套话")
        refresh(writer, anyway=True)
        with writer.change() as connection:
            old = store_table(connection, writer.folder, LAWS, all_hashes(connection))
            connection.execute("UPDATE meta SET value = 0 WHERE key = 'dead'")
        discarded(old)
        step("收回空间")
        writer.connection.execute("PRAGMA incremental_vacuum").fetchall()


def _one_segment(writer: Writer) -> None:
    segments = writer.segments()
    if not all(_is_whole(writer, info) for info in segments) or not covering(writer.connection, segments):
        _rebuild(writer)
        segments = writer.segments()
    for run in _runs(segments):
        live = _live(writer.connection, run[0].first, run[-1].last)
        if len(run) > 1 or not live.all():
            writer.merge(run, live)


def _is_whole(writer: Writer, info: SegmentInfo) -> bool:
    try:
        return sha256_of(writer.folder / info.name) == info.sha256 and Segment(writer.folder, info).in_order()
    except (OSError, UnreadableError):
        return False


def covering(connection: sqlite3.Connection, segments: list[SegmentInfo]) -> bool:
    """Whether every judgment belongs to one segment and one only."""
    last = 0
    for info in segments:
        if info.first <= last or _count(connection, last + 1, info.first - 1):
            return False
        last = info.last
    return not _count(connection, last + 1, 1 << 62)


def _count(connection: sqlite3.Connection, first: int, last: int) -> int:
    asked = "SELECT count(*) FROM judgments WHERE number BETWEEN ? AND ?"
    count: int = connection.execute(asked, (first, last)).fetchone()[0]
    return count


def _runs(segments: list[SegmentInfo]) -> Iterator[list[SegmentInfo]]:
    """Neighbours, as many as one segment can hold."""
    run: list[SegmentInfo] = []
    for info in segments:
        if run and not fits([*run, info]):
            yield run
            run = []
        run.append(info)
    if run:
        yield run


def _live(connection: sqlite3.Connection, first: int, last: int) -> NDArray[np.bool_]:
    live = np.zeros(last - first + 1, dtype=np.bool_)
    rows = connection.execute("SELECT number FROM judgments WHERE number BETWEEN ? AND ?", (first, last))
    live[[number - first for (number,) in rows]] = True
    return live


def _rebuild(writer: Writer) -> None:
    """Make all fingerprints anew from the texts; the old ones count until the new ones are whole."""
    new: list[SegmentInfo] = []
    numbers: list[int] = []
    keys: list[NDArray[np.uint64]] = []
    characters = 0
    for number, text in texts(writer.connection):
        if numbers and (characters > _BATCH_CHARACTERS or number - numbers[0] >= MOST_DOCUMENTS):
            new.append(_segment(writer, numbers, keys))
            numbers, keys, characters = [], [], 0
        keys.append((keys_of([text]) & ~_PLACE) | np.uint64(number))
        numbers.append(number)
        characters += len(text)
    if numbers:
        new.append(_segment(writer, numbers, keys))
    writer.replace_segments(writer.segments(), new)


def _segment(writer: Writer, numbers: list[int], keys: list[NDArray[np.uint64]]) -> SegmentInfo:
    together = np.concatenate(keys)
    together.sort()
    return writer.segment_of(together, numbers[0], numbers[-1])


def texts(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Every judgment's number and text, in the order of the numbers; each block is fetched about once."""
    last, block, data = -1, -1, b""
    asked = "SELECT number, block, start, size FROM judgments WHERE number > ? ORDER BY number LIMIT 1000"
    while rows := connection.execute(asked, (last,)).fetchall():
        for number, wanted, start, size in rows:
            if wanted != block:
                block = wanted
                row = connection.execute("SELECT data FROM blocks WHERE block = ?", (block,)).fetchone()
                data = row[0] if row else b""
            yield number, unpacked(data, start, size)
        last = rows[-1][0]


def _drop_dead_texts(writer: Writer) -> None:
    """Write blocks anew that hold texts of removed judgments."""
    last = 0
    while True:
        blocks = writer.connection.execute(
            "SELECT block FROM blocks WHERE block > ? AND size >"
            " (SELECT coalesce(sum(judgments.size), 0) FROM judgments WHERE judgments.block = blocks.block)"
            " ORDER BY block LIMIT ?",
            (last, _TOGETHER),
        ).fetchall()
        if not blocks:
            return
        last = blocks[-1][0]
        with writer.change() as connection:
            for (block,) in blocks:
                _without_dead(connection, block)


def _without_dead(connection: sqlite3.Connection, block: int) -> None:
    rows = connection.execute("SELECT number, start, size FROM judgments WHERE block = ?", (block,)).fetchall()
    if not rows:
        connection.execute("DELETE FROM blocks WHERE block = ?", (block,))
        return
    (data,) = connection.execute("SELECT data FROM blocks WHERE block = ?", (block,)).fetchone()
    data, places = packed([unpacked(data, start, size) for _, start, size in rows])
    connection.execute(
        "UPDATE blocks SET size = ?, data = ? WHERE block = ?", (sum(size for _, size in places), data, block)
    )
    for (number, _, _), (start, _) in zip(rows, places, strict=True):
        connection.execute("UPDATE judgments SET start = ? WHERE number = ?", (start, number))
