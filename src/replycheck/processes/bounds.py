"""What a child process may take."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds for one task, and bytes of memory beyond what the process holds when the bounds are laid on it.

    The parent ends a child whose time is up; the system ends one whose parent is gone (``system.alarm``). Memory is
    bounded where the system lets a process bound itself (docs/decisions/processes.md).
    """

    seconds: float
    memory_bytes: int
