"""Write any file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from replycheck.disk.replacing import replace
from replycheck.errors import UsageError


def write_whole(path: Path, text: str) -> None:
    """Write the file so that after any crash it is either the old one or the new one.

    :raises UsageError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        replace(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UsageError(f"写不到“{path}”：{error.strerror}。") from error


def sync_folder(folder: Path) -> None:
    """Make a renaming in ``folder`` last through a power failure, where the system offers it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
