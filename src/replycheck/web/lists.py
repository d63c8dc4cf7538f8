"""What was dropped as many replies: by a list among the files, or all replies in the folder. For a worker.

What is easily got wrong: a list is a stranger's, so a path in it that leads out of the folder leads nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from replycheck.batch import CaseList, Entry, load_list
from replycheck.errors import ReplycheckError, UsageError
from replycheck.web.dropping import LISTS


def listed(folder: Path) -> CaseList:
    """The replies in the folder, in the order of the list that lies there, if one does.

    :raises ReplycheckError: there is nothing to check, or the only thing there is a list that cannot be understood.
    """
    problems = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix.casefold() in LISTS):
        try:
            found = load_list(str(path))
        except ReplycheckError as error:
            problems.append(_told(str(error), folder))
            continue
        entries = tuple(_inside(entry, folder, path.parent) for entry in found.entries)
        return CaseList(entries, tuple(_told(one, folder) for one in (*problems, *found.warnings)))
    try:
        found = load_list(str(folder))
    except ReplycheckError as error:
        raise UsageError(problems[0] if problems else _told(str(error), folder)) from error
    return CaseList(
        tuple(_with_units(found.entries, folder)), tuple(_told(one, folder) for one in (*problems, *found.warnings))
    )


def _told(sentence: str, folder: Path) -> str:
    """A sentence without the place where the papers lie for a while, which means nothing to anybody."""
    return sentence.replace(f"{folder}/", "").replace(f"{folder}\\", "").replace(f"文件夹“{folder}”", "拖进来的文件")


def _inside(entry: Entry, folder: Path, beside: Path) -> Entry:
    """The entry with paths that stay in the folder; another names a file of that name beside the list."""

    def within(path: str) -> str:
        if Path(path).resolve().is_relative_to(folder.resolve()):
            return path
        return str(beside / PurePosixPath(path.replace("\\", "/")).name)

    letter = None if entry.petition is None else within(entry.petition)
    return replace(entry, reply=within(entry.reply), sources=tuple(map(within, entry.sources)), petition=letter)


def _with_units(entries: Sequence[Entry], folder: Path) -> list[Entry]:
    """Entries of a folder with folders of several replies in it: each such folder is taken for a unit."""
    steps = [Path(entry.reply).relative_to(folder).parts[:-1] for entry in entries]
    while steps and all(steps) and len({one[0] for one in steps}) == 1:
        steps = [one[1:] for one in steps]  # the folder that was dropped
    named = [one[0] if one else "" for one in steps]
    return [
        replace(entry, unit=unit if named.count(unit) > 1 else "") for entry, unit in zip(entries, named, strict=True)
    ]
