"""The one database of a library: judgments with their texts, statutes, and the list of segments that count.

A change counts once its transaction is committed; files that no row names are left-overs. What a reader would get
wrong: the ordinary journal is used and not the write-ahead log, for a library may lie on a share or a disc that
cannot be written to, and texts are then written once and not twice (docs/decisions/judgment-library.md).
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from replycheck.disk.databases import Mode, database
from replycheck.errors import ReplycheckError, UnreadableError, UsageError

FILE_NAME = "library.sqlite"
FORMAT = 1
"""Raised whenever a library written before can no longer be used as it is."""
_APPLICATION = 0x52434C42
"""In the header of the file, so that no other program's database is taken for a library."""
_PATIENCE_SECONDS = 60.0
"""A writer's commit takes a second at most; a reader waits for it."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE judgments (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL UNIQUE,
  block INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL,
  title TEXT NOT NULL, case_no TEXT NOT NULL, case_key TEXT NOT NULL, court TEXT NOT NULL, parties TEXT NOT NULL,
  kind TEXT NOT NULL
);
CREATE INDEX judgments_by_case ON judgments (case_key) WHERE case_key <> '';
CREATE INDEX judgments_by_block ON judgments (block);
CREATE TABLE blocks (block INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE segments (
  name TEXT PRIMARY KEY, postings INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE statutes (law_key TEXT PRIMARY KEY, law TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
  law_key TEXT NOT NULL, number INTEGER NOT NULL, branch INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (law_key, number, branch)
) WITHOUT ROWID;
CREATE TABLE tables (
  name TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE imports (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, place INTEGER NOT NULL, lines INTEGER NOT NULL,
  wrong INTEGER NOT NULL)
  WITHOUT ROWID;
"""


def is_library(folder: Path) -> bool:
    """Whether the folder holds a library, whole or not."""
    return (folder / FILE_NAME).is_file()


def open_to_read(folder: Path) -> sqlite3.Connection:
    """A connection that changes nothing.

    :raises UsageError: there is no library, or another version of replycheck has written it.
    :raises UnreadableError: it is broken.
    """
    if not is_library(folder):
        raise _no_library(folder)
    with told(folder):
        connection = _connect(folder, "rw")
        try:
            connection.execute("PRAGMA query_only = ON")
            _refuse_foreign(connection, folder)
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_write(folder: Path) -> sqlite3.Connection:
    """A connection for the one writer, who holds the lock; the library is begun where there is none.

    :raises UsageError: it cannot be written to, or another version of replycheck has written it.
    """
    with told(folder):
        if not is_library(folder):
            _begin(folder)
        connection = _connect(folder, "rw")
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA cache_spill = OFF")  # readers are kept out during the commit only
            _refuse_foreign(connection, folder)
        except BaseException:
            connection.close()
            raise
    return connection


LOCK_NAME = "writing.lock"


@contextmanager
def writing(folder: Path, *, begin: bool = False) -> Iterator[None]:
    """Be the only writer; the system itself ends this with the process, however it ends.

    :raises UsageError: another process is writing, or there is no library (with ``begin``: and cannot be one).
    """
    with told(folder):
        if not is_library(folder):
            _refuse_occupied(folder, begin=begin)
            folder.mkdir(parents=True, exist_ok=True)
        lock = database(folder / LOCK_NAME)
    try:
        try:
            lock.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise UsageError(f"另一个 replycheck 正在写文书库“{folder}”，请等它结束。") from error
        yield
    finally:
        lock.close()


def _refuse_occupied(folder: Path, *, begin: bool) -> None:
    if not begin:
        raise _no_library(folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}”是文件；文书库要放在文件夹里。")
    ours = (LOCK_NAME, FILE_NAME)
    if folder.exists() and any(not one.name.startswith(ours) for one in folder.iterdir()):
        raise UsageError(f"“{folder}”里有别的文件，不是文书库；请换一个空的或者还没有的文件夹。")


def _no_library(folder: Path) -> UsageError:
    return UsageError(f"“{folder}”不是文书库；请核对路径，或先用 replycheck library add 建立。")


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """What goes wrong with disk or database becomes one sentence.

    :raises UsageError: the disk is full, or it cannot be written to.
    :raises UnreadableError: the database is broken.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _database_error(folder, error) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise UsageError(_full(folder)) from error
        raise UsageError(f"文书库“{folder}”读写不了：{error.strerror or error}。") from error


def _database_error(folder: Path, error: sqlite3.Error) -> ReplycheckError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return UsageError(_full(folder))
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return UsageError(f"文书库“{folder}”正被别的程序占用，请稍后再试。")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return UsageError(f"没有权限读写文书库“{folder}”；请检查文件夹的权限。")
    if code == sqlite3.SQLITE_IOERR:
        return UsageError(f"文书库“{folder}”读写出错，可能是磁盘已满或有故障；已经入库的不受影响。")
    return UnreadableError(f"文书库“{folder}”已损坏（{error}）；请运行 replycheck library verify 查看，或恢复备份。")


def _full(folder: Path) -> str:
    return f"磁盘空间不足，没有写进文书库“{folder}”；已经入库的不受影响，腾出空间后重新运行即可接着来。"


def _connect(folder: Path, mode: Mode) -> sqlite3.Connection:
    """A connection to the file as it is; where it cannot be written to, one that only reads."""
    path = (folder / FILE_NAME).absolute()
    connection = database(path, mode=mode, timeout=_PATIENCE_SECONDS)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if mode == "ro":
            raise
        return _connect(folder, "ro")
    return connection


def _begin(folder: Path) -> None:
    """Write an empty library: it has its name only once it is whole."""
    new = folder / f"{FILE_NAME}.new"
    new.unlink(missing_ok=True)
    connection = database(new)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('next', 1), ('dead', 0)")
        connection.execute("COMMIT")
    finally:
        connection.close()
    new.replace(folder / FILE_NAME)
    flushed(folder)


def flushed(folder: Path) -> None:
    """Make new names in the folder survive a failure of power, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_foreign(connection: sqlite3.Connection, folder: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise UsageError(f"“{folder}”里的 {FILE_NAME} 不是文书库；请核对路径。")
    if version > FORMAT:
        raise UsageError(f"文书库“{folder}”是更新的版本写的（格式 {version}，本版本是 {FORMAT}）；请升级 replycheck。")
    if version < FORMAT:
        raise UsageError(f"文书库“{folder}”的格式太旧（{version}，本版本是 {FORMAT}）；请用原来的文书重新建立。")
