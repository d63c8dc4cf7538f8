"""The replies in a folder, in the order in which a person would count them (2 before 10).

Nothing is dropped in silence: a file that looks like a document but cannot be read (a scan, a .doc) is an entry all
the same, so that its report says so; what is no document at all is counted in a warning.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

from replycheck.batch.entry import CaseList, Entry
from replycheck.batch.lists.matters import Look, Matter, by_names, matters
from replycheck.disk.reach import reachable, resolved
from replycheck.errors import UsageError
from replycheck.readers.formats import by_suffix

_NOT_MEANT = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def folder_documents(folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Every document in ``folder`` and its subfolders, and what was left out; links out of it are not followed.

    :raises UsageError: there is none at all (an empty match is never a pass).
    """
    walk = _Walk(folder)
    walk.enter(folder)
    found = sorted(walk.found, key=lambda path: natural_key(path.relative_to(folder)))
    warnings = walk.warnings(folder)
    if not found:
        besides = "".join(warnings)
        raise UsageError(f"文件夹“{folder}”里没有可以检查的文书（.docx、.pdf、.txt）。{besides}")
    return found, warnings


def folder_entries(folder: Path, look: Look = by_names) -> CaseList:
    """The replies in ``folder`` and its subfolders with their judgments and letters, told apart by ``look``.

    :raises UsageError: there is no document at all, or no reply among them.
    """
    found, warnings = folder_documents(folder)
    sorted_out, told = matters(folder, found, look(found))
    if not sorted_out:
        raise UsageError(f"文件夹“{folder}”里没有答复。{''.join((*told, *warnings))}")
    entries = (_entry(index, matter) for index, matter in enumerate(sorted_out, 1))
    return CaseList(tuple(entries), (*warnings, *told))


def _entry(index: int, matter: Matter) -> Entry:
    letter = str(matter.letters[0]) if len(matter.letters) == 1 else None
    return Entry(index, str(matter.reply), tuple(map(str, matter.sources)), letter)


def natural_key(path: Path) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts ``答复2`` before ``答复10``, whatever the case of letters; equal keys only for equal paths."""
    parts = [piece for part in path.parts for piece in (*re.split(r"([0-9]+)", part.casefold()), "")]
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in parts), str(path)


class _Walk:
    """Collects documents, and counts what it leaves out."""

    def __init__(self, folder: Path) -> None:
        self._folder = resolved(folder)
        self.found: list[Path] = []
        self._skipped: Counter[str] = Counter()
        self._links: list[Path] = []
        self._outside: list[Path] = []
        self._devices: list[Path] = []
        self._locks: list[Path] = []
        self._seen: set[tuple[int, int]] = set()

    def enter(self, folder: Path) -> None:
        """Take everything in ``folder``; one that cannot be opened becomes an entry, so that its report says so."""
        pending = [folder]
        while pending:
            current = pending.pop()
            try:
                status = reachable(current).stat()
                with os.scandir(reachable(current)) as listing:
                    items = list(listing)
            except OSError:
                self.found.append(current)
                continue
            # Junctions on Windows are no symbolic links: only the identity of the folder ends such a loop.
            if (status.st_dev, status.st_ino) not in self._seen:
                self._seen.add((status.st_dev, status.st_ino))
                pending.extend(current / item.name for item in items if self._take(item, current / item.name))

    def _take(self, item: os.DirEntry[str], place: Path) -> bool:
        """Whether ``item`` is a folder to enter; a file is sorted in at once."""
        if item.name.startswith("~$"):
            self._locks.append(place)
            return False
        if item.name.startswith(".") or item.name.casefold() in _NOT_MEANT:
            return False
        if item.is_dir():
            if item.is_symlink():
                self._links.append(place)
                return False
            return True
        suffix = Path(item.name).suffix.casefold()
        promised = by_suffix(suffix)
        meant = promised is not None and promised.about.writing
        if item.is_symlink() and self._leads_out(str(place)):
            self._outside.append(place)
        elif meant and (item.is_file() or not reachable(place).exists()):  # a dangling link is reported as missing
            self.found.append(place)
        elif not item.is_file():
            self._devices.append(place)
        else:
            self._skipped[suffix] += 1
        return False

    def _leads_out(self, link: str) -> bool:
        """Whether a link leads to a file outside the folder that is inspected."""
        try:
            return self._folder not in Path(link).resolve(strict=True).parents
        except (OSError, RuntimeError):  # it leads nowhere, or in a circle
            return False

    def warnings(self, folder: Path) -> tuple[str, ...]:
        """What was left out, as Chinese sentences."""
        said = []
        if self._links:
            names = "、".join(sorted(str(link.relative_to(folder)) for link in self._links))
            said.append(f"没有进入链接文件夹：{names}；要检查请单独列出。")
        for paths, why in (
            (self._outside, "链接指到了文件夹外面，没有检查"),
            (self._devices, "管道、设备不是文件，没有检查"),
        ):
            if paths:
                names = "、".join(sorted(str(path.relative_to(folder)) for path in paths))
                said.append(f"{why}：{names}。")
        if self._locks:
            names = "、".join(sorted(str(lock.relative_to(folder)) for lock in self._locks))
            said.append(f"Word 打开文件时留下的临时文件没有检查：{names}。")
        if self._skipped:
            kinds = "、".join(f"{suffix or '无扩展名'} {count} 个" for suffix, count in sorted(self._skipped.items()))
            said.append(f"另有 {self._skipped.total()} 个文件不是文书，没有检查：{kinds}。")
        return tuple(said)
