"""The private folder in which papers lie while the page is open: made at the start, removed at the end.

What is easily got wrong: a program that was killed removes nothing. Each folder has a lock that its holder's death
opens, so the next start finds what is left of the dead and removes it, and nothing of the living. In a folder for all
users' temporary files others may lay folders of such a name: only those of this user are believed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from replycheck.errors import UsageError
from replycheck.gate.lock import held

_PREFIX = "replycheck-page-"
_LOCK = ".lock"
_ADDRESS = ".address"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that nobody else may read; it is gone afterwards.

    :raises UsageError: it cannot be made.
    """
    _remove_left_over()
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise UsageError(f"临时文件夹建不了：{error.strerror}。请腾出磁盘空间再试。") from error
    try:
        with held(folder / _LOCK, wait=False):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def note_address(folder: Path, address: str) -> None:
    """Write down where the page of this folder is found, for :func:`addresses`."""
    with suppress(OSError):  # then a second start opens a second page
        (folder / _ADDRESS).write_text(address, encoding="utf-8")


def addresses() -> list[str]:
    """Where this user's pages that are open now are found, with their keys; the latest first."""
    found = []
    for folder in _folders():
        try:
            address = (folder / _ADDRESS).read_text(encoding="utf-8")
            if _is_open(folder):
                found.append((folder.stat().st_mtime, address))
        except (OSError, ValueError):
            continue
    return [address for _, address in sorted(found, reverse=True)]


def _remove_left_over() -> None:
    """Remove the folders of pages that were killed."""
    for folder in _folders():
        if not _is_open(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> Iterator[Path]:
    """The folders of this user's pages, open or left over."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink() and (folder / _LOCK).is_file() and _own(folder):
                yield folder


def _own(folder: Path) -> bool:
    return sys.platform == "win32" or folder.stat().st_uid == os.getuid()


def _is_open(folder: Path) -> bool:
    try:
        with held(folder / _LOCK, wait=False):
            return False
    except UsageError:  # somebody's page is open
        return True
