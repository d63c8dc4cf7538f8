"""The worker processes of a run on one machine: entries in, reports out, in whatever order they are finished.

At any moment one entry is in each worker, and none waits: memory does not grow with the list.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from replycheck.batch.checked import Checked, CheckResult, checked
from replycheck.batch.entry import Entry
from replycheck.batch.lane import Lane, State
from replycheck.batch.worker import Failed, Ready, WorkerLimits
from replycheck.errors import ReplycheckError
from replycheck.model.report import Verdict

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

_FALSE_STARTS = 3

Task = tuple[int, Entry]
"""An entry with its 0-based place in the list."""


@dataclass(frozen=True, slots=True)
class Work:
    """How one entry is checked.

    ``check`` runs in a worker and must be picklable: a function of a module, or a ``functools.partial`` of one.
    ``failed`` gives the report, with verdict ``incomplete``, of an entry whose check came to nothing, and why.
    ``uncompared`` gives the report of an entry that was checked, but could not be compared with the other replies.
    ``about`` tells everything that the results depend on besides the list.
    """

    check: Callable[[Entry], CheckResult]
    failed: Callable[[Entry, str], dict[str, Any]]
    uncompared: Callable[[dict[str, Any], str], dict[str, Any]]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """An entry that is done; ``failure`` says why its check came to nothing, "" where it did not."""

    position: int
    report: Checked
    failure: str = ""


class Crew:
    """The lanes of a run."""

    def __init__(self, work: Work, workers: int, limits: WorkerLimits) -> None:
        context, packed = worker_context(), pickle.dumps(work.check)
        self._failed = work.failed
        self._lanes = [Lane(context, packed, limits) for _ in range(workers)]
        self._false_starts = 0

    def check(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Check every task; each ends in exactly one report, if only in one that says why there is none.

        :raises ReplycheckError: no worker can be started.
        """
        waiting = iter(tasks)
        task = next(waiting, None)
        while task is not None or self._busy:
            while task is not None and self._give(*task):
                task = next(waiting, None)
            yield from self._collect()

    @property
    def _busy(self) -> bool:
        return any(lane.state is State.BUSY for lane in self._lanes)

    def _give(self, position: int, entry: Entry) -> bool:
        """Have an idle worker check ``entry``; False if there is none now. Starts workers that are wanted."""
        for lane in self._lanes:
            if lane.state is State.OFF:
                lane.start()
        return any(lane.give(position, entry) for lane in self._lanes if lane.state is State.IDLE)

    def _collect(self) -> Iterator[Finished]:
        """Wait until something has happened; the reports that came."""
        active = [lane for lane in self._lanes if lane.state in {State.BUSY, State.STARTING}]
        if not active:
            return
        patience = max(0.0, min(lane.deadline for lane in active) - time.monotonic())
        ready = set(wait([signal_ for lane in active for signal_ in lane.signals], patience))
        for lane in active:
            starting = lane.state is State.STARTING
            if not ready.isdisjoint(lane.signals):
                message = lane.receive()
            elif time.monotonic() >= lane.deadline:
                message = lane.give_up()
            else:
                continue
            if starting:
                self._note_start(message)
            elif lane.entry is not None and not isinstance(message, Ready):
                yield self._finished(lane.position, lane.entry, message)

    def _note_start(self, message: object) -> None:
        """A worker that cannot even start is no file's fault: after a few in a row the run ends."""
        self._false_starts = 0 if isinstance(message, Ready) else self._false_starts + 1
        if isinstance(message, Failed) and self._false_starts >= _FALSE_STARTS:
            raise ReplycheckError(f"检查进程启动不了，批量检查没有进行。{message.reason}")

    def _finished(self, position: int, entry: Entry, message: Checked | Failed) -> Finished:
        if isinstance(message, Checked):
            return Finished(position, message)
        report = checked(entry, CheckResult(self._failed(entry, message.reason)))
        if report.verdict is not Verdict.INCOMPLETE:
            raise ValueError(f"a failed check must be reported as incomplete, not {report.verdict}")
        return Finished(position, report, message.reason)

    def stop(self) -> None:
        """End all workers at once."""
        for lane in self._lanes:
            lane.stop()


def worker_context() -> ForkServerContext | SpawnContext:
    """How workers are started: forked from a clean server where the system can, else from scratch.

    Never forked from this process: its threads (a progress bar has one) and open pipes must not be inherited.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 - there is none on Windows

    with _ctrl_c_ignored():  # inherited by every worker: Ctrl-C cannot hit one before it has set itself apart
        ensure_running()
    return multiprocessing.get_context("forkserver")


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # only the main thread may change it
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
