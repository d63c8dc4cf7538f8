r"""Paths that Windows opens only when they are written out in full: those beyond 260 characters.

What is easily got wrong: such a spelling (``\\?\C:\…``) is for the system alone and shows up in no message; and
with it nothing is normalised any more, so the path must be absolute and clean before.
"""

from __future__ import annotations

import ntpath
import os
import sys
from pathlib import Path

_LONG = 240
"""Windows counts 260 with the end of the string; a folder needs room for a name of 8.3 besides."""
_PLAIN, _SHARE, _DEVICE = "\\\\?\\", "\\\\?\\UNC\\", "\\\\.\\"


def reachable(path: str | os.PathLike[str]) -> Path:
    """The path as this system opens it, however long it is."""
    if sys.platform == "win32":
        return Path(written_out(os.fspath(path), str(Path.cwd())))
    return Path(path)


def written_out(path: str, folder: str) -> str:
    """A path of Windows, written out in full where it is long; ``folder`` is the current one."""
    if path.startswith((_PLAIN, _DEVICE)):
        return path
    whole = ntpath.normpath(ntpath.join(folder, path))
    if len(whole) < _LONG:
        return path
    if whole.startswith("\\\\"):
        return _SHARE + whole[2:]
    return _PLAIN + whole


def resolved(path: str | os.PathLike[str]) -> Path:
    """Where the path leads through links; the path itself, in full, where the system cannot say (Wine: a long one).

    Not for refusing links that lead astray: who does must not take the path's own word for it.
    """
    try:
        return Path(path).resolve()
    except OSError:
        return Path(path).absolute()
