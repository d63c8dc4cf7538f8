"""What Windows has in place of groups and limits: job objects, which end a tree of processes and bound it.

What is easily got wrong: a job bounds what is *committed*, so the bound counts from what the process has already. And a
system that takes our job and does not hold anybody to it (Wine; a terminal server whose own job forbids ours) must
not leave memory unbounded: a thread watches as well.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache

from replycheck.disk.long_paths import allow_long_paths
from replycheck.processes.jobs import Job, Kernel, committed, end_self, holding, kernel32
from replycheck.processes.jobs import is_alive as _is_alive

MOST_WORKERS = 30
"""Windows waits for at most 63 handles at once, and each worker needs two."""
_LOOK_SECONDS = 0.1
"""How often the watching thread looks; what can be filled within is a few hundred megabytes."""

_ours: list[Job] = []
"""Jobs that this process is in: the handles live as long as it does, and what it has started ends with them."""
_held: dict[int, Job] = {}
"""Jobs of processes that we started, by their number: they end when we do."""


@cache
def _kernel() -> Kernel:
    return kernel32()


def set_apart() -> None:
    """Nothing is to be done: :func:`confine` does it."""


def hold(pid: int) -> None:
    """Hold a process that we started: it ends, with whatever it has started, when we do, however we do."""
    job = holding(_kernel(), pid)
    if job is not None:
        _held[pid] = job


def let_go(pid: int) -> None:
    """End whatever is left of a process that is held and of what it has started.

    Where it was not held, its own job ends what it has started as soon as it has been ended itself.
    """
    job = _held.pop(pid, None)
    if job is not None:
        job.end()


def end_tree(pid: int) -> None:
    """End a process that is held and whatever it has started, at once."""
    let_go(pid)


def confine(memory_bytes: int, cpu_seconds: float | None = None) -> None:
    """Bound this process and what it will start: memory beyond what it has, processor time (None: not)."""
    allow_long_paths()  # as its parent does: a process does not inherit it
    most = committed(_kernel()) + memory_bytes
    job = Job(_kernel(), most, cpu_seconds)
    job.take_self()
    _ours.append(job)
    begun = time.process_time()

    def within() -> bool:
        late = cpu_seconds is not None and time.process_time() - begun > cpu_seconds
        return committed(_kernel()) <= most and not late

    threading.Thread(target=_watch, args=(within,), daemon=True).start()


def confine_program(memory_bytes: int, cpu_seconds: float) -> None:
    """Bound the foreign program that will be started, through the job that it will be in like this process."""
    job = Job(_kernel(), memory_bytes, cpu_seconds)
    job.take_self()
    _ours.append(job)


def alarm(seconds: float) -> None:
    """There is none; who started this process holds it, and it ends when that one does."""


def is_alive(pid: int) -> bool:
    """Whether there is a process of that number now."""
    return _is_alive(_kernel(), pid)


def _watch(within: Callable[[], bool]) -> None:
    while within():
        time.sleep(_LOOK_SECONDS)
    end_self(_kernel())
