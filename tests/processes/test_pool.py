"""A pool gives every task exactly one result, whatever its workers do; in order where that is asked for."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from replycheck.processes import system
from replycheck.processes.bounds import Bounds
from replycheck.processes.in_order import in_order
from replycheck.processes.pool import Pool, UnstartableError
from replycheck.processes.worker import Cause, Failed

BOUNDS = Bounds(20, 1 << 30)
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and memory limits are POSIX's")


def done(word: str) -> str:
    """Does what the word says, else takes a moment and says it again."""
    match word.partition("-")[0]:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hoard":
            return str(len(bytearray(3 << 30)))
        case "sleep":
            time.sleep(300)
        case "slow":
            time.sleep(0.3)
    return word


class Unloadable:
    """Work that ends the worker while it is being unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)

    def __call__(self, task: str) -> str:
        return task


@posix
def test_whatever_ends_a_worker_costs_the_task_that_was_in_it() -> None:
    pool: Pool[str, str] = Pool(done, 2, Bounds(3, 1 << 30))
    try:
        results = {task: result for _, task, result in pool.results(["a", "die", "hoard", "sleep", "b", "c"])}
    finally:
        pool.stop()
    causes = {task: result.cause for task, result in results.items() if isinstance(result, Failed)}
    assert causes == {"die": Cause.DIED, "hoard": Cause.MEMORY, "sleep": Cause.LATE}
    assert [results[word] for word in "abc"] == ["a", "b", "c"]


def test_results_come_in_order_and_the_workers_run_ahead_no_further_than_they_may() -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[str]:
        for number in range(30):
            drawn.append(number)
            yield f"slow-{number}" if number == 0 else str(number)

    taken = []
    for task, result in in_order(Pool(done, 2, BOUNDS), tasks(), ahead=4):
        assert task == result
        taken.append(task.removeprefix("slow-"))
        assert len(drawn) <= len(taken) + 4 + 1  # one more is drawn and waits for room
    assert taken == [str(number) for number in range(30)]
    assert threading.active_count() == 1


def test_who_stops_taking_results_ends_the_pool() -> None:
    results = in_order(Pool(done, 2, BOUNDS), map(str, range(1000)), ahead=4)
    assert next(results) == ("0", "0")
    results.close()
    assert threading.active_count() == 1


def test_work_that_no_worker_can_load_ends_the_run_and_says_so() -> None:
    with pytest.raises(UnstartableError, match="退出码 9"):
        list(in_order(Pool(Unloadable(), 1, BOUNDS), ["a"], ahead=4))


class _Ending:
    """A process that is just ending, as Windows has it: it can be ended no more, and says so."""

    pid, exitcode = 7, None

    def kill(self) -> None:
        raise PermissionError(13, "denied")

    def join(self, timeout: float) -> None:
        pass


def test_a_worker_that_is_just_ending_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    pool: Pool[str, str] = Pool(str, 1, BOUNDS)
    (worker,) = pool._workers
    monkeypatch.setattr(system, "end_tree", lambda _pid: None)
    monkeypatch.setattr(worker, "state", type(worker.state).BUSY)
    monkeypatch.setattr(worker, "_process", _Ending(), raising=False)
    monkeypatch.setattr(worker, "_connection", io.BytesIO(), raising=False)
    pool.interrupt()
    pool.stop()
    assert not pool.ready
