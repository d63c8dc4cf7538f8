"""The results of a pool in the order of the tasks, fed by a thread, so that who takes them never keeps workers idle.

What a reader would get wrong: a bounded number of results waits for an earlier one, so memory does not grow with the
list of tasks.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import TypeVar

from replycheck.processes.pool import Pool
from replycheck.processes.worker import Failed

T = TypeVar("T")
R = TypeVar("R")


def in_order(pool: Pool[T, R], tasks: Iterable[T], ahead: int) -> Iterator[tuple[T, R | Failed]]:
    """Each task with its result; at most ``ahead`` tasks are given out or done and not yet fetched. Ends the pool."""
    room = threading.Semaphore(ahead)
    results: queue.SimpleQueue[tuple[int, T, R | Failed] | BaseException | None] = queue.SimpleQueue()

    def drive() -> None:
        try:
            for result in pool.results(tasks, room):
                results.put(result)
            results.put(None)
        except BaseException as error:  # noqa: BLE001 - a thread's border: raised again where the results are read
            results.put(error)
        finally:
            pool.stop()

    thread = threading.Thread(target=drive, daemon=True)
    thread.start()
    waiting: dict[int, tuple[T, R | Failed]] = {}
    at = 0
    try:
        while (result := results.get()) is not None:
            if isinstance(result, BaseException):
                raise result
            position, task, made = result
            waiting[position] = (task, made)
            while at in waiting:
                yield waiting.pop(at)
                room.release()
                at += 1
    finally:
        pool.end_soon()
        thread.join()
