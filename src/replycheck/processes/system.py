"""What systems do differently with processes: the same functions, from ``posix`` or ``windows``."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    from replycheck.processes.windows import (
        MOST_WORKERS,
        alarm,
        confine,
        confine_program,
        end_tree,
        hold,
        is_alive,
        let_go,
        set_apart,
    )
else:
    from replycheck.processes.posix import (
        MOST_WORKERS,
        alarm,
        confine,
        confine_program,
        end_tree,
        hold,
        is_alive,
        let_go,
        set_apart,
    )

__all__ = [
    "alarm",
    "confine",
    "confine_program",
    "end_tree",
    "hold",
    "is_alive",
    "let_go",
    "processors",
    "set_apart",
    "worker_count",
]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worker_count(wanted: int) -> int:
    """How many workers to start: as wanted, 0 for one a processor, never more than the system can wait for."""
    return min(wanted or processors(), MOST_WORKERS)
