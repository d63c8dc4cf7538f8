"""The private folder in which papers lie while the page is open: made at the start, removed at the end.

What is easily got wrong: a program that was killed removes nothing. Each folder has a lock that its holder's death
opens, so the next start finds what is left of the dead and removes it, and nothing of the living.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from replycheck.errors import UsageError
from replycheck.gate.lock import held

_PREFIX = "replycheck-page-"
_LOCK = ".lock"


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


def _remove_left_over() -> None:
    """Remove the folders of pages that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if folder.is_symlink() or not (folder / _LOCK).is_file():
            continue
        try:
            with held(folder / _LOCK, wait=False):
                pass
        except UsageError:  # somebody's page is open
            continue
        shutil.rmtree(folder, ignore_errors=True)
