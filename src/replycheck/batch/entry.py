"""A case list: which replies are to be checked, and what each is compared with.

Paths are strings that can be opened from the current folder: whoever builds an entry has already joined relative
paths to the folder of the list.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from replycheck.model.span import Span
from replycheck.records import dataclass

if TYPE_CHECKING:
    from replycheck.library.proposed import Candidates


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another reply of the list that shares words with an entry: its path and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One reply of a list; ``index`` is its 1-based place there. ``unit`` is the body that wrote it, "" if unknown.

    ``petitioner`` and ``telephone`` are for call-backs; they go into the sample and nowhere else.

    ``received`` and ``replied`` are the days on which the letter came and the answer went, where the list tells.
    ``siblings`` and ``template`` are known only after all replies were read: what was found across them.
    """

    index: int
    reply: str
    sources: tuple[str, ...] = ()
    petition: str | None = None
    unit: str = ""
    petitioner: str = ""
    telephone: str = ""
    received: date | None = None
    replied: date | None = None
    siblings: tuple[Sibling, ...] = ()
    template: tuple[Span, ...] = ()
    candidates: Candidates | None = None
    """The judgments of the library that a cluster has found for it; None where it is to be searched."""

    def __post_init__(self) -> None:
        if self.index < 1 or not self.reply:
            raise ValueError(f"an entry has a place from 1 and a reply, not {self.index} and {self.reply!r}")

    @property
    def days(self) -> int | None:
        """Calendar days from receipt to answer; None where either is unknown or they are the wrong way round."""
        if self.received is None or self.replied is None or self.replied < self.received:
            return None
        return (self.replied - self.received).days


@dataclass(frozen=True, slots=True)
class CaseList:
    """The entries of a list in their order; ``warnings`` are Chinese sentences on what the list held besides."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
