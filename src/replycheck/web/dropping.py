"""Files on their way in, under names that harm nothing."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path, PurePosixPath

from replycheck.app.places import Place
from replycheck.batch.lists.names import harmless, own_name
from replycheck.records import dataclass

LISTS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
"""What the name of a list of replies ends in."""


@dataclass(slots=True)
class Drop:
    """Files on their way in. ``names`` are the harmless paths of those that have come, by the order of their coming."""

    id: str
    folder: Path
    into: str = ""
    place: Place | None = None
    names: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    bytes: int = 0

    def claim(self, name: str) -> Path:
        """The path in this drop's folder for a file that a stranger named so."""
        inner = own_name(PurePosixPath(harmless(name)), self.taken)
        self.names.append(str(inner))
        path = self.folder / inner
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def holds_list(self) -> bool:
        """Whether a list is among the files."""
        return any(PurePosixPath(name).suffix.casefold() in LISTS for name in self.names)

    def give_up(self, path: Path) -> None:
        """A file did not come after all."""
        self.names.remove(path.relative_to(self.folder).as_posix())
