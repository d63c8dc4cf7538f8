"""Verify: prove by checksums that everything a library holds is there and unharmed.

What a reader would get wrong: it reads every text and every file, so it takes as long as the library is large; what
it finds wrong is told, not mended.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.library import writing
from replycheck.library.compacting import covering
from replycheck.library.storage import database, tables
from replycheck.library.storage.database import open_to_read, told
from replycheck.library.storage.fingerprints import fingerprints
from replycheck.library.storage.segment import Segment, SegmentInfo, sha256_of
from replycheck.library.storage.texts import digest, exact_digest, unpacked
from replycheck.library.writing import segments_of
from replycheck.records import dataclass

_SAMPLE = 200
"""So many judgments are looked up by all their fingerprints."""
_MOST = 20
"""So many broken judgments are named; the rest are counted."""
_REBUILD = "运行 replycheck library compact 可以由原文重建"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what is wrong with it as Chinese sentences; ``notes`` are no faults."""

    judgments: int
    segments: int
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()


def verify(folder: Path) -> Verified:
    """Look at everything in a library.

    :raises UsageError: there is none.
    :raises UnreadableError: the database is too broken to be read.
    """
    connection = open_to_read(folder)
    try:
        with _undisturbed(folder), told(folder):
            segments = segments_of(connection)
            faults = [*_of_database(connection), *_of_texts(connection), *_of_segments(connection, folder, segments)]
            faults += _of_tables(connection, folder)
            (count,) = connection.execute("SELECT count(*) FROM judgments").fetchone()
            return Verified(count, len(segments), tuple(faults), tuple(_left_over(connection, folder)))
    finally:
        connection.close()


@contextmanager
def _undisturbed(folder: Path) -> Iterator[None]:
    """Nobody writes meanwhile; where nobody can write at all, there is nothing to fear."""
    if os.access(folder, os.W_OK):
        with database.writing(folder):
            yield
    else:
        yield


def _of_database(connection: sqlite3.Connection) -> Iterator[str]:
    for (told_,) in connection.execute("PRAGMA integrity_check(5)"):
        if told_ != "ok":
            yield f"数据库已损坏（{told_}），请恢复备份。"


def _of_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Every text must be the one that was stored."""
    broken = 0
    block, data = -1, b""
    for id_, content, wanted, start, size in connection.execute(
        "SELECT id, content, block, start, size FROM judgments ORDER BY block"
    ):
        if wanted != block:
            row = connection.execute("SELECT data FROM blocks WHERE block = ?", (wanted,)).fetchone()
            block, data = wanted, row[0] if row else b""
        try:
            text = unpacked(data, start, size)
            whole = content in {digest(text), exact_digest(text)}
        except UnreadableError:
            whole = False
        if not whole:
            broken += 1
            if broken <= _MOST:
                yield f"“{id_}”的原文已损坏，请移除后重新入库。"
    if broken > _MOST:
        yield f"另有 {broken - _MOST} 份文书的原文已损坏。"


def _of_segments(connection: sqlite3.Connection, folder: Path, segments: list[SegmentInfo]) -> Iterator[str]:
    whole: list[Segment] = []
    for info in segments:
        try:
            same = sha256_of(folder / info.name) == info.sha256
            opened = Segment(folder, info)
        except (OSError, UnreadableError):
            same = False
        if not same:
            yield f"指纹文件“{info.name}”缺失或已损坏；{_REBUILD}。"
        elif opened.in_order():
            whole.append(opened)
        else:
            yield f"指纹文件“{info.name}”内部不一致；{_REBUILD}。"
    if not covering(connection, segments):
        yield f"有文书没有指纹，或者指纹重复；{_REBUILD}。"
    elif len(whole) == len(segments) and (lost := _not_found(connection, whole)):
        yield f"抽查的文书中有 {lost} 份按指纹找不到；{_REBUILD}。"


def _not_found(connection: sqlite3.Connection, segments: list[Segment]) -> int:
    """How many judgments of a sample lack a fingerprint that their text has."""
    lost = 0
    rows = connection.execute(
        "SELECT number, start, judgments.size, data FROM judgments JOIN blocks USING (block) ORDER BY content LIMIT ?",
        (_SAMPLE,),
    )
    for number, start, size, data in rows:
        home = next(one for one in segments if one.info.first <= number <= one.info.last)
        first, count = home.find(fingerprints(unpacked(data, start, size)))
        lost += not all(
            number in home.documents(np.arange(at, at + many))
            for at, many in zip(first.tolist(), count.tolist(), strict=True)
        )
    return lost


def _of_tables(connection: sqlite3.Connection, folder: Path) -> Iterator[str]:
    for file, digest_ in connection.execute("SELECT file, sha256 FROM tables"):
        try:
            whole = sha256_of(folder / file) == digest_
        except OSError:
            whole = False
        if not whole:
            yield f"文件“{file}”缺失或已损坏；{_REBUILD}。"


def _left_over(connection: sqlite3.Connection, folder: Path) -> Iterator[str]:
    named = {info.name for info in segments_of(connection)}
    named |= {file for (file,) in connection.execute("SELECT file FROM tables")}
    found = [one for one in folder.iterdir() if one.suffix in {writing.SUFFIX, tables.SUFFIX} and one.name not in named]
    if found:
        yield f"有 {len(found)} 个没写完就中断的文件，不影响使用，下次写入时清理。"
