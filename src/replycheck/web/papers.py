"""The papers of one check, by their names in the folder where they lie."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a check by their names in ``folder``."""

    folder: str
    reply: str
    sources: tuple[str, ...] = ()
    petition: str | None = None
