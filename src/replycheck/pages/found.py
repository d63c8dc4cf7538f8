"""What the words of the pages say beside their numbers: a value apart, so that asking for it loads no tables."""

from __future__ import annotations

from replycheck.model.binding import PageProblem
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The order of pages (0-based) and what is wrong; ``breaks`` are pages (0-based) that go on from nothing.

    ``unread`` where there were too many pages to compare their words.
    """

    order: tuple[int, ...]
    problems: tuple[PageProblem, ...] = ()
    breaks: tuple[int, ...] = ()
    unread: bool = False
