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
        fitting = sorted(path for path in glob.glob(name, recursive=True) if not there(path, Path.is_dir))  # noqa: PTH207 - the pattern may be absolute
        files = [path for path in fitting if is_inside(path, _fixed(name))]
        if not files:
            raise UsageError(f"没有文件符合“{name}”，什么也没有检查；请核对路径。")
        found |= dict.fromkeys(files)
    if not found:
        raise UsageError("没有给出要检查的文件。")
    return tuple(found)


def _fixed(wanted: str) -> str:
    """The folder that a pattern begins with."""
    steps = Path(wanted).parts
    first = next(number for number, step in enumerate(steps) if glob.has_magic(step))
    return str(Path(*steps[:first])) if first else "."


def is_inside(path: str, folder: str) -> bool:
    """Whether a file found in ``folder`` is a file that lies there.

    :raises UsageError: it is a link that leads out of the folder, a pipe or a device; none is passed over in silence.
    """
    place = Path(path)
    if there(place, Path.exists) and not there(place, Path.is_file):
        raise UsageError(f"“{path}”是管道或设备，不是文件，没有检查；请移走它。")
    if there(place, Path.is_symlink) and Path(folder).resolve() not in place.resolve().parents:
        raise UsageError(f"“{path}”是链接，指到了“{folder}”外面，没有检查；要检查请直接写出那份文件的路径。")
    return there(place, Path.is_file)


def beside(reply: str, patterns: Iterable[str]) -> tuple[str, ...]:
    """The files that fit the patterns, counted from the reply's folder; ``{stem}`` is its name without ending.

    :raises UsageError: one is a link that leads elsewhere, a pipe or a device.
    """
    folder = os.path.dirname(os.path.abspath(reply))  # noqa: PTH100, PTH120 - glob works on strings
    stem = glob.escape(Path(reply).stem)
    found: dict[str, None] = {}
    for pattern in patterns:
        fitting = glob.glob(os.path.join(glob.escape(folder), pattern.replace("{stem}", stem)), recursive=True)  # noqa: PTH118, PTH207 - the pattern may be absolute
        found |= dict.fromkeys(path for path in sorted(fitting) if _is_other(path, reply) and _belongs(path, folder))
    return tuple(found)


def _belongs(path: str, folder: str) -> bool:
    """As :func:`is_inside`, for what a policy may look for in folders beside that of the reply too."""
    inside = Path(folder) in Path(path).parents
    return is_inside(path, folder if inside else str(Path(path).parent))


def _is_other(path: str, reply: str) -> bool:
    try:
        place = Path(path)
        return not place.is_dir() and not place.name.startswith((".", "~$")) and not place.samefile(reply)
    except OSError:
        return False


def sha256_of(path: str | os.PathLike[str]) -> str:
    """The digest of a file's bytes; "" for one that cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
