"""A case list: which replies are to be checked, and what each is compared with.

Paths are strings that can be opened from the current folder: whoever builds an entry has already joined relative
paths to the folder of the list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One reply of a list; ``index`` is its 1-based place there. ``unit`` is the body that wrote it, "" if unknown."""

    index: int
    reply: str
    sources: tuple[str, ...] = ()
    petition: str | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.index < 1 or not self.reply:
            raise ValueError(f"an entry has a place from 1 and a reply, not {self.index} and {self.reply!r}")


@dataclass(frozen=True, slots=True)
class CaseList:
    """The entries of a list in their order; ``warnings`` are Chinese sentences on what the list held besides."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
