"""The replies in a folder, in the order in which a person would count them (2 before 10).

Nothing is dropped in silence: a file that looks like a document but cannot be read (a scan, a .doc) is an entry all
the same, so that its report says so; what is no document at all is counted in a warning.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from replycheck.batch.entry import CaseList, Entry
from replycheck.disk.reach import reachable
from replycheck.errors import UsageError
from replycheck.facts.paper.role import named_role
from replycheck.model.role import Role
from replycheck.readers.formats import by_suffix

_NOT_MEANT = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def folder_entries(folder: Path) -> CaseList:
    """Every document in ``folder`` and its subfolders; links to folders are not followed, and said.

    :raises UsageError: there is no document at all (an empty match is never a pass).
    """
    walk = _Walk()
    walk.enter(folder)
    found = sorted(walk.found, key=lambda path: natural_key(path.relative_to(folder)))
    warnings = walk.warnings(folder)
    if not found:
        besides = "".join(warnings)
        raise UsageError(f"文件夹“{folder}”里没有可以检查的文书（.docx、.pdf、.txt）。{besides}")
    matters, several = _matters(found)
    files = {path for matter in matters.values() for path in matter.besides}
    replies = [path for path in found if path not in files]
    if several:
        names = "、".join(str(place.relative_to(folder)) for place in several)
        warnings = (*warnings, f"有几份都像来信，没有对照来信：{names}；要对照请用清单写明。")
    entries = (_entry(index, path, matters.get(path)) for index, path in enumerate(replies, 1))
    return CaseList(tuple(entries), warnings)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What lies beside the only reply of a folder."""

    sources: tuple[Path, ...]
    letters: tuple[Path, ...]

    @property
    def besides(self) -> tuple[Path, ...]:
        """The papers that are no replies."""
        return (*self.sources, *self.letters)


def _entry(index: int, reply: Path, matter: _Matter | None) -> Entry:
    if matter is None:
        return Entry(index, str(reply))
    letter = str(matter.letters[0]) if len(matter.letters) == 1 else None
    return Entry(index, str(reply), tuple(map(str, matter.sources)), letter)


def _matters(found: list[Path]) -> tuple[dict[Path, _Matter], list[Path]]:
    """The folders that hold one reply with its judgments and letter, by their names; and those with several letters.

    A folder with several replies is none: it cannot be told which judgment is whose.
    """
    folders: dict[Path, dict[Role | None, list[Path]]] = {}
    for path in found:
        folders.setdefault(path.parent, {}).setdefault(named_role(path.name), []).append(path)
    matters, several = {}, []
    for place, roles in folders.items():
        replies = roles.get(Role.REPLY, [])
        judgments, letters = roles.get(Role.JUDGMENT, []), roles.get(Role.PETITION, [])
        if len(replies) == 1 and (judgments or letters):
            matters[replies[0]] = _Matter(tuple(judgments), tuple(letters))
            several += [place] if len(letters) > 1 else []
    return matters, several


def natural_key(path: Path) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sorts ``答复2`` before ``答复10``, whatever the case of letters; equal keys only for equal paths."""
    parts = [piece for part in path.parts for piece in (*re.split(r"([0-9]+)", part.casefold()), "")]
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in parts), str(path)


class _Walk:
    """Collects documents, and counts what it leaves out."""

    def __init__(self) -> None:
        self.found: list[Path] = []
        self._skipped: Counter[str] = Counter()
        self._links: list[Path] = []
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
        if meant and (item.is_file() or item.is_symlink()):  # a dangling link is reported as missing
            self.found.append(place)
        else:
            self._skipped[suffix] += 1
        return False

    def warnings(self, folder: Path) -> tuple[str, ...]:
        """What was left out, as Chinese sentences."""
        said = []
        if self._links:
            names = "、".join(sorted(str(link.relative_to(folder)) for link in self._links))
            said.append(f"没有进入链接文件夹：{names}；要检查请单独列出。")
        if self._locks:
            names = "、".join(sorted(str(lock.relative_to(folder)) for lock in self._locks))
            said.append(f"Word 打开文件时留下的临时文件没有检查：{names}。")
        if self._skipped:
            kinds = "、".join(f"{suffix or '无扩展名'} {count} 个" for suffix, count in sorted(self._skipped.items()))
            said.append(f"另有 {self._skipped.total()} 个文件不是文书，没有检查：{kinds}。")
        return tuple(said)
