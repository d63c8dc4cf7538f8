"""The worker processes of a run on one machine: entries in, reports out, in whatever order they are finished.

Each report is put into its final form in the worker: this process only moves bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from replycheck.batch.checked import Checked, CheckResult, checked
from replycheck.batch.entry import Entry
from replycheck.errors import ReplycheckError
from replycheck.model.report import Verdict
from replycheck.processes.bounds import Bounds
from replycheck.processes.pool import Pool, UnstartableError
from replycheck.processes.worker import Cause, Failed
from replycheck.records import dataclass

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


class CheckingPool:
    """The worker processes that check the entries of a run."""

    def __init__(self, work: Work, workers: int, bounds: Bounds) -> None:
        self._failed, self._bounds = work.failed, bounds
        self._pool: Pool[Task, Checked] = Pool(partial(final_report, work.check), workers, bounds)

    def check(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Check every task; each ends in exactly one report, if only in one that says why there is none.

        :raises ReplycheckError: no worker can be started.
        """
        try:
            for _, (position, entry), result in self._pool.results(tasks):
                yield self._finished(position, entry, result)
        except UnstartableError as error:
            why = why_unfinished(error.failure, self._bounds.seconds)
            raise ReplycheckError(f"检查进程启动不了，批量检查没有进行。{why}") from error

    def _finished(self, position: int, entry: Entry, result: Checked | Failed) -> Finished:
        if isinstance(result, Checked):
            return Finished(position, result)
        reason = why_unfinished(result, self._bounds.seconds)
        report = checked(entry, CheckResult(self._failed(entry, reason)))
        if report.verdict is not Verdict.INCOMPLETE:
            raise ValueError(f"a failed check must be reported as incomplete, not {report.verdict}")
        return Finished(position, report, reason)

    def stop(self) -> None:
        """End all workers at once."""
        self._pool.stop()


def final_report(check: Callable[[Entry], CheckResult], task: Task) -> Checked:
    """The report of an entry in its final form, in a worker."""
    return checked(task[1], check(task[1]))


def why_unfinished(failure: Failed, seconds: float) -> str:
    """Why a check that might take so many seconds came to nothing, as a Chinese sentence."""
    match failure.cause:
        case Cause.LATE:
            return f"超过 {seconds:g} 秒还没有查完，已经停下；请换一个较小的文件，或者拆开再查。"
        case Cause.DIED:
            return f"检查进程意外中止（{failure.detail}），没有查完。"
        case Cause.MEMORY:
            return "检查这份文件用的内存超过上限，没有查完；请换一个较小的文件，或者拆开再查。"
        case Cause.BROKE:
            return f"检查时出错（{failure.detail}），没有查完；请把这份文件报给开发者。"
        case Cause.REFUSED:
            return failure.detail
