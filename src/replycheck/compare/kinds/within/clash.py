"""Two places of a reply that cannot both be so."""

from __future__ import annotations

from replycheck.model.span import Span
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places of the reply that cannot both be so; ``ours`` is the later one, or the conclusion.

    ``closed``: both stand in one thought, told of the case, so that no word beside them says otherwise.
    """

    role: str
    ours: Span
    theirs: Span
    note: str = ""
    closed: bool = False
