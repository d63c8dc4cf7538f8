"""Which files a call means: patterns that the shell did not resolve, and the judgments that lie beside a reply."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from replycheck import app
from replycheck.config.tables import there
from replycheck.errors import UsageError


def expanded(given: Iterable[str]) -> tuple[str, ...]:
    """The files that paths and patterns (``出文/**/*.docx``) mean, each once, in the order given.

    :raises UsageError: a path names no file, or a pattern fits none: checking nothing is never a pass.
    """
    found: dict[str, None] = {}
    for name in given:
        if there(name) or not glob.has_magic(name):
            app.refuse_missing(name)
            found[name] = None
            continue
        files = sorted(path for path in glob.glob(name, recursive=True) if there(path, Path.is_file))  # noqa: PTH207 - the pattern may be absolute
        if not files:
            raise UsageError(f"没有文件符合“{name}”，什么也没有检查；请核对路径。")
        found |= dict.fromkeys(files)
    if not found:
        raise UsageError("没有给出要检查的文件。")
    return tuple(found)


def beside(reply: str, patterns: Iterable[str]) -> tuple[str, ...]:
    """The files that fit the patterns, counted from the reply's folder; ``{stem}`` is its name without ending."""
    folder = glob.escape(os.path.dirname(os.path.abspath(reply)))  # noqa: PTH100, PTH120 - glob works on strings
    stem = glob.escape(Path(reply).stem)
    found: dict[str, None] = {}
    for pattern in patterns:
        fitting = glob.glob(os.path.join(folder, pattern.replace("{stem}", stem)), recursive=True)  # noqa: PTH118, PTH207 - the pattern may be absolute
        found |= dict.fromkeys(path for path in sorted(fitting) if _is_other(path, reply))
    return tuple(found)


def _is_other(path: str, reply: str) -> bool:
    try:
        return Path(path).is_file() and not Path(path).name.startswith((".", "~$")) and not Path(path).samefile(reply)
    except OSError:
        return False


def sha256_of(path: str | os.PathLike[str]) -> str:
    """The digest of a file's bytes; "" for one that cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
