"""What a worker process does: check one entry after the other until its parent has no more, or is gone.

The callable arrives pickled, so that the limits hold before anything heavy is imported, and so that forkserver and
spawn work alike. The report is put into its final form here: the parent only writes bytes.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from replycheck.batch.checked import Checked, CheckResult, checked
from replycheck.batch.entry import Entry
from replycheck.errors import ReplycheckError

_GRACE_SECONDS = 30
"""The parent ends a check that takes too long; so much later the system does, if the parent has been killed."""
_REASON_LIMIT = 300


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one check may take; the memory limit holds on POSIX only."""

    seconds: int
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has imported everything and waits for its first entry."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A check came to nothing; ``reason`` is a Chinese sentence. A ``worn`` worker should be replaced."""

    reason: str
    worn: bool = False


Message = Ready | Checked | Failed


def serve(connection: Connection, packed: bytes, limits: WorkerLimits) -> None:
    """Check every entry that comes through ``connection`` with the pickled callable; ends when it is closed."""
    guard(limits)
    check: Callable[[Entry], CheckResult] = pickle.loads(packed)  # noqa: S301 - packed by our own parent
    with suppress(EOFError, OSError):  # the parent has closed the connection, or is gone
        connection.send(Ready())
        while True:
            entry = connection.recv()
            _alarm(limits.seconds + _GRACE_SECONDS)
            message = answer(check, entry)
            _alarm(0)
            connection.send(message)


def answer(check: Callable[[Entry], CheckResult], entry: Entry) -> Checked | Failed:
    """The report in its final form, or why there is none."""
    try:
        return checked(entry, check(entry))
    except MemoryError:
        return Failed("检查这份文件用的内存超过上限，没有查完。", worn=True)
    except ReplycheckError as error:
        return Failed(_short(str(error)))
    except Exception as error:  # noqa: BLE001 - at the border of a process: one file's failure must be told, not spread
        return Failed(f"检查时出错（{_short(f'{type(error).__name__}: {error}')}），没有查完。")


def _short(text: str) -> str:
    return text if len(text) <= _REASON_LIMIT else text[:_REASON_LIMIT] + "…"


def guard(limits: WorkerLimits) -> None:
    """Set this process apart: its own group, one thread for numerics, a ceiling on memory, no memory image on disk."""
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # each worker is one processor's worth
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        os.setsid()  # so that whatever a check starts can be ended together with it
        ceilings = {resource.RLIMIT_AS: limits.memory_bytes, resource.RLIMIT_CORE: 0}  # an image would leak the reply
        for kind, ceiling in ceilings.items():
            with suppress(ValueError, OSError):  # the system's own limit is lower, or it knows none of this kind
                resource.setrlimit(kind, (ceiling, ceiling))


def _alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)
