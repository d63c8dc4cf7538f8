"""Check every entry of a list in worker processes, and write the results in the order of the list.

At any moment one file is in each worker and a bounded number of reports wait for an earlier one: memory does not grow
with the list. Every entry ends in exactly one report, if only in one that says why it could not be checked.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.batch.entry import Entry
from replycheck.batch.lane import Lane, State
from replycheck.batch.results import PART, RESULTS, Checked, Results, checked
from replycheck.batch.summary import BatchSummary
from replycheck.batch.workbook import write_workbook
from replycheck.batch.worker import Failed, Ready, WorkerLimits
from replycheck.errors import ReplycheckError, UsageError
from replycheck.model.report import Verdict

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

HELD_PER_JOB = 64
"""So many finished reports may wait, per worker, for one that takes long: at 20 s a worker need not stand still."""
_FALSE_STARTS = 3
_MOST_JOBS_ON_WINDOWS = 30  # Windows waits for at most 63 handles at once, and each worker needs two

Progress = Callable[[BatchSummary, int], None]
"""Called after each reply with the count so far (in order of finishing) and the length of the list."""


@dataclass(frozen=True, slots=True)
class Work:
    """How one entry is checked. Both give a report as published JSON.

    ``check`` runs in a worker and must be picklable: a function of a module, or a ``functools.partial`` of one.
    ``failed`` runs here: the report, with verdict ``incomplete``, of an entry whose check came to nothing, and why.
    """

    check: Callable[[Entry], dict[str, Any]]
    failed: Callable[[Entry, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Options:
    """Where the results go, and what the run may take. ``jobs`` 0 means one for each processor."""

    output: Path
    jobs: int = 0
    seconds_per_file: int = 60
    memory_bytes: int = 2 << 30
    overwrite: bool = False

    def __post_init__(self) -> None:
        if self.jobs < 0:
            raise UsageError(f"--jobs 应是 1 以上的整数，不能是 {self.jobs}。")
        if self.seconds_per_file < 1 or self.memory_bytes < 1:
            raise UsageError("每份文件的时限和内存上限必须大于 0。")

    @property
    def workers(self) -> int:
        """How many worker processes: as asked for, else one for each processor that this process may use."""
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        wanted = self.jobs or usable
        return min(wanted, _MOST_JOBS_ON_WINDOWS) if sys.platform == "win32" else wanted


def run(entries: Sequence[Entry], work: Work, options: Options, progress: Progress | None = None) -> BatchSummary:
    """Check all entries; afterwards all files of the run stand complete in ``options.output``.

    :raises UsageError: the list is empty, results are there already, or they cannot be written.
    :raises KeyboardInterrupt: with a Chinese sentence on what is kept; no worker is left.
    """
    if not entries:
        raise UsageError("清单里没有要检查的答复。")
    workers = min(options.workers, len(entries))
    with Results(options.output, HELD_PER_JOB * workers, overwrite=options.overwrite) as results:
        crew = _Crew(work, options, workers)
        try:
            summary = _drive(entries, crew, results, progress)
        except KeyboardInterrupt:
            kept = options.output / (RESULTS + PART)
            raise KeyboardInterrupt(f"已中断：{len(entries)} 份中前 {results.written} 份的结果在“{kept}”里。") from None
        finally:
            crew.stop()
        results.publish(write_workbook)
    return summary


def _drive(entries: Sequence[Entry], crew: _Crew, results: Results, progress: Progress | None) -> BatchSummary:
    summary, given = BatchSummary(), 0
    while given < len(entries) or crew.busy:
        while given < len(entries) and not results.full and crew.give(given, entries[given]):
            given += 1
        for position, report, failed in crew.collect():
            results.add(position, report)
            summary = summary.plus(report.verdict, failed=failed)
            if progress is not None:
                progress(summary, len(entries))
    return summary


class _Crew:
    """The lanes of a run."""

    def __init__(self, work: Work, options: Options, workers: int) -> None:
        limits = WorkerLimits(options.seconds_per_file, options.memory_bytes)
        context, packed = worker_context(), pickle.dumps(work.check)
        self._failed = work.failed
        self._lanes = [Lane(context, packed, limits) for _ in range(workers)]
        self._false_starts = 0

    @property
    def busy(self) -> bool:
        """Whether any entry is being checked."""
        return any(lane.state is State.BUSY for lane in self._lanes)

    def give(self, position: int, entry: Entry) -> bool:
        """Have an idle worker check ``entry``; False if there is none now. Starts workers that are wanted."""
        for lane in self._lanes:
            if lane.state is State.OFF:
                lane.start()
        return any(lane.give(position, entry) for lane in self._lanes if lane.state is State.IDLE)

    def collect(self) -> Iterator[tuple[int, Checked, bool]]:
        """Wait until something has happened; the reports that came, with their place and whether they are failures."""
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
                yield lane.position, self._report(lane.entry, message), isinstance(message, Failed)

    def _note_start(self, message: object) -> None:
        """A worker that cannot even start is no file's fault: after a few in a row the run ends."""
        self._false_starts = 0 if isinstance(message, Ready) else self._false_starts + 1
        if isinstance(message, Failed) and self._false_starts >= _FALSE_STARTS:
            raise ReplycheckError(f"检查进程启动不了，批量检查没有进行。{message.reason}")

    def _report(self, entry: Entry, message: Checked | Failed) -> Checked:
        if isinstance(message, Checked):
            return message
        report = checked(entry, self._failed(entry, message.reason))
        if report.verdict is not Verdict.INCOMPLETE:
            raise ValueError(f"a failed check must be reported as incomplete, not {report.verdict}")
        return report

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
