"""What a worker of a pool does: one task after the other until its parent has no more, or is gone.

The work arrives pickled, so that the bounds hold before anything heavy is imported, and so that forkserver and spawn
work alike.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from replycheck.errors import ReplycheckError
from replycheck.processes import system
from replycheck.processes.bounds import Bounds
from replycheck.records import dataclass

_GRACE_SECONDS = 30
"""The parent ends a task that takes too long; so much later the system does, if the parent has been killed."""
_DETAIL_LIMIT = 300


class Cause(StrEnum):
    """Why a task came to nothing."""

    REFUSED = "refused"
    """The work says so itself: ``detail`` is its Chinese sentence."""
    BROKE = "broke"
    """The work failed: ``detail`` is the exception."""
    MEMORY = "memory"
    LATE = "late"
    DIED = "died"
    """The process ended: ``detail`` says in Chinese how."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that came to nothing."""

    cause: Cause
    detail: str = ""

    @property
    def worn(self) -> bool:
        """Whether the worker should be replaced."""
        return self.cause in {Cause.MEMORY, Cause.LATE, Cause.DIED}


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has imported everything and waits for its first task."""


def serve(connection: Connection, packed: bytes, bounds: Bounds) -> None:
    """Do every task that comes through ``connection`` with the pickled callable; ends when it is closed."""
    guard(bounds)
    work: Callable[[Any], Any] = pickle.loads(packed)  # noqa: S301 - packed by our own parent
    with suppress(EOFError, OSError):  # the parent has closed the connection, or is gone
        connection.send(Ready())
        while True:
            task = connection.recv()
            system.alarm(bounds.seconds + _GRACE_SECONDS)
            answer = done(work, task)
            system.alarm(0)
            connection.send(answer)


def done(work: Callable[[Any], Any], task: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
    """What the work makes of the task, or why it makes nothing."""
    try:
        return work(task)
    except MemoryError:
        return Failed(Cause.MEMORY)
    except ReplycheckError as error:
        return Failed(Cause.REFUSED, _short(str(error)))
    except Exception as error:  # noqa: BLE001 - at the border of a process: one task's failure must be told, not spread
        return Failed(Cause.BROKE, _short(f"{type(error).__name__}: {error}"))


def _short(text: str) -> str:
    return text if len(text) <= _DETAIL_LIMIT else text[:_DETAIL_LIMIT] + "…"


def guard(bounds: Bounds) -> None:
    """Set this process apart, deaf to Ctrl-C, with one thread for numerics and a bound on its memory."""
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # each worker is one processor's worth
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    system.set_apart()
    system.confine(bounds.memory_bytes)
