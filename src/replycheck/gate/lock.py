"""A lock between processes that the system itself opens again when its holder dies, however it dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from replycheck.errors import UsageError

_PATIENCE = 3.0
"""Seconds until another holder is believed: what a killed process had just started lets go a moment after it."""
_PAUSE = 0.05


@contextmanager
def held(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock that the file at ``path`` stands for; without ``wait``, refuse where another holds it.

    :raises UsageError: the file cannot be made, or (without ``wait``) another process holds the lock.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise UsageError(f"写不到“{path.parent}”：{error.strerror}。") from error
    with file:
        if not (_lock(file, wait=True) if wait else _lock_soon(file)):
            raise UsageError(f"另一个 replycheck 正在用“{path.parent}”，请等它结束。")
        yield


def _lock_soon(file: IO[bytes]) -> bool:
    until = time.monotonic() + _PATIENCE
    while not _lock(file, wait=False):
        if time.monotonic() > until:
            return False
        time.sleep(_PAUSE)
    return True


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - on Windows only

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
