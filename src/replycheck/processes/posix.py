"""Bounds that a process of Linux or macOS lays on itself; what it starts inherits them."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys

MOST_WORKERS = 4096
"""More than any machine has use for."""


def set_apart() -> None:
    """Lead a group of one's own, so that whatever is started can be ended together with this process."""
    if os.getpgrp() != os.getpid():  # who was started apart leads one already
        os.setsid()


def confine(memory_bytes: int, cpu_seconds: float | None = None) -> None:
    """Bound this process: memory beyond what it maps (Linux), processor time (None: not), no image of it on disk.

    macOS does not hold a process to a bound on its address space, so none is set there.
    """
    _lower(resource.RLIMIT_CORE, 0)  # an image would leak the paper
    if cpu_seconds is not None:
        _lower(resource.RLIMIT_CPU, int(cpu_seconds))
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, _mapped() + memory_bytes)


def confine_program(memory_bytes: int, cpu_seconds: float) -> None:
    """As :func:`confine`, for a foreign program that will be started: such map far more than they use."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, int(cpu_seconds))
    if sys.platform == "linux":
        _lower(resource.RLIMIT_DATA, memory_bytes)


def alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds, should nobody else; 0 takes that back."""
    signal.alarm(int(seconds))


def hold(pid: int) -> None:
    """Nothing is to be done: a child ends when its pipe does, or by its alarm."""


def let_go(pid: int) -> None:
    """Nothing is to be done: nothing is held."""


def is_alive(pid: int) -> bool:
    """Whether there is a process of that number now."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def end_tree(pid: int) -> None:
    """End a process that was set apart, and whatever it has started, at once.

    Where it has died already its number is taken as long as anyone of its group lives, and else was a moment ago.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _lower(what: int, wanted: int) -> None:
    hard = resource.getrlimit(what)[1]
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):  # the system knows no limit of this kind
        resource.setrlimit(what, (allowed, allowed))


def _mapped() -> int:
    """Bytes of address space in use now; what was mapped before must not count against the task."""
    try:
        with open("/proc/self/statm", "rb") as table:  # noqa: PTH123 - the one file, read once, on the fast path
            return int(table.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
