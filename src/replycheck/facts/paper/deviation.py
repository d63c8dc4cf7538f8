"""One measure of the layout that is not as it should be."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Deviation:
    """One measure that is not as it should be."""

    clause: str
    what: str
    wanted: str
    found: str
