"""SQLite's files, wherever they lie: in deep folders and on shares of Windows too.

What is easily got wrong: SQLite's own way of opening files on Windows refuses paths of more than some 340 Han
characters, and it has another that does not; and an address of the form ``file://server/…`` is none for SQLite.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import Literal
from urllib.parse import quote

from replycheck.disk.reach import reachable

Mode = Literal["ro", "rw", "rwc"]
"""Only to read; to write as well; and to make it where there is none."""
_LONG = "&vfs=win32-longpath"


def database(path: str | os.PathLike[str], *, mode: Mode = "rwc", timeout: float = 0) -> sqlite3.Connection:
    """A connection in which every statement is a transaction of its own unless it is said otherwise.

    :raises sqlite3.Error: it cannot be opened.
    """
    place = address(os.fspath(reachable(path)), mode, windows=sys.platform == "win32")
    return sqlite3.connect(place, uri=True, timeout=timeout, isolation_level=None)


def address(path: str, mode: Mode, *, windows: bool) -> str:
    """The path as SQLite takes it with a mode; its backslashes are no slashes to SQLite, so they are written out."""
    return f"file:{quote(path)}?mode={mode}{_LONG if windows else ''}"
