"""Workers that stand ready: whatever becomes of one, the next task finds one."""

from __future__ import annotations

import os
import signal
import threading
import time

from replycheck.processes.bounds import Bounds
from replycheck.processes.standing import Standing
from replycheck.processes.worker import Cause, Failed


def fall_asleep(task: str) -> str:
    """Work that ends at once, hangs, or kills its process."""
    if task == "hang":
        time.sleep(60)
    if task == "die":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if task == "break":
        raise ValueError(task)
    return task


def test_a_worker_that_dies_costs_one_task_and_its_place_is_taken() -> None:
    workers: Standing[str, str] = Standing(fall_asleep, 1, Bounds(30, 1 << 30))
    assert workers.ask("a") == "a"
    died = workers.ask("die")
    assert isinstance(died, Failed)
    assert died.cause is Cause.DIED
    broke = workers.ask("break")
    assert isinstance(broke, Failed)
    assert broke.cause is Cause.BROKE
    assert workers.ask("b") == "b"
    workers.stop()
    assert isinstance(workers.ask("c"), Failed)


def test_a_task_is_cancelled_from_another_thread() -> None:
    workers: Standing[str, str] = Standing(fall_asleep, 1, Bounds(60, 1 << 30))
    assert workers.ask("a") == "a"
    threading.Timer(0.3, workers.cancel, ["one"]).start()
    began = time.monotonic()
    answer = workers.ask("hang", "one")
    assert isinstance(answer, Failed)
    assert time.monotonic() - began < 30
    assert workers.ask("b", "one") == "b"
    workers.stop()


def test_who_takes_the_place_of_another_is_ready_before_it_is_asked() -> None:
    workers: Standing[str, str] = Standing(first_of_all, 1, Bounds(30, 1 << 30))
    workers.warm("first")
    assert workers.ask("second") == "first second"
    assert isinstance(workers.ask("die"), Failed)
    assert workers.ask("third") == "first third"
    workers.stop()


_DONE: list[str] = []


def first_of_all(task: str) -> str:
    """Work that tells what this process has done before."""
    if task == "die":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    _DONE.append(task)
    return " ".join([*_DONE[:1], task])


def test_many_who_ask_at_once_are_all_answered() -> None:
    workers: Standing[str, str] = Standing(fall_asleep, 2, Bounds(30, 1 << 30))
    answers: list[object] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(workers.ask(str(n)))) for n in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == sorted(map(str, range(30)))
    workers.stop()
