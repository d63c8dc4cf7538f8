"""Sorted hashes in a file of their own, mapped into memory: of formulae, and of the words of all laws.

What a reader would get wrong: like a segment such a file never changes; a new one takes its place, and counts once
the database names it. What is in it can be counted anew from the database at any time.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import sqlite3
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from replycheck.errors import UnreadableError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMULAE, LAWS = "formulae", "laws"
SUFFIX = ".hashes"


def store_table(connection: sqlite3.Connection, folder: Path, name: str, hashes: NDArray[np.uint64] | None) -> Path:
    """Store sorted hashes under a name, or (None) that there are none; counts when the caller commits.

    Gives the file that is then no longer wanted, to be deleted after the commit.
    """
    row = connection.execute("SELECT file FROM tables WHERE name = ?", (name,)).fetchone()
    connection.execute("DELETE FROM tables WHERE name = ?", (name,))
    if hashes is not None and hashes.size:
        data = hashes.astype("<u8").tobytes()
        file = f"{uuid.uuid4().hex}{SUFFIX}"
        with (folder / file).open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        digest = hashlib.sha256(data).hexdigest()
        connection.execute("INSERT INTO tables VALUES (?, ?, ?, ?)", (name, file, len(data), digest))
    return folder / (row[0] if row else f"no{SUFFIX}")


def open_table(connection: sqlite3.Connection, folder: Path, name: str) -> NDArray[np.uint64] | None:
    """The hashes stored under a name; None where there are none.

    :raises UnreadableError: the file is missing or has another length.
    """
    for last in (False, True):
        row = connection.execute("SELECT file, size FROM tables WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        with suppress(*(() if last else (FileNotFoundError,))), (folder / row[0]).open("rb") as file:
            if os.fstat(file.fileno()).st_size != row[1]:
                raise UnreadableError(f"文书库的文件“{row[0]}”已损坏；请运行 replycheck library compact 重建。")
            return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), dtype="<u8")
    raise AssertionError("unreachable")


def discarded(file: Path) -> None:
    """Delete a file that no row names any more; on Windows a reader may hold it, and the next writer tidies up."""
    with suppress(OSError):
        file.unlink()
