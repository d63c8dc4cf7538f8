"""Workers that stand ready for whoever asks: a task in, its answer out, from any thread.

What is easily got wrong: a worker is started when it is first asked, which takes a second; who must answer at once
has every worker do something at the start (:meth:`Standing.warm`), and one that takes another's place does it too.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from replycheck.processes.bounds import Bounds
from replycheck.processes.pool import Pool, UnstartableError
from replycheck.processes.worker import Cause, Failed

_LASTS = 120
"""Tasks after which a worker is replaced in the background, so that what it remembers of papers stays small."""
T = TypeVar("T")
R = TypeVar("R")


class Standing(Generic[T, R]):
    """``count`` workers that do ``work`` (a function of a module or a ``partial`` of one) within ``bounds``."""

    def __init__(self, work: Callable[[T], R], count: int, bounds: Bounds) -> None:
        self._pools: list[Pool[T, R]] = [Pool(work, 1, bounds, _LASTS) for _ in range(max(1, count))]
        self._free: queue.SimpleQueue[Pool[T, R]] = queue.SimpleQueue()
        for pool in self._pools:
            self._free.put(pool)
        self._doing: dict[str, Pool[T, R]] = {}
        self._cancelled: set[str] = set()
        self._lock = threading.Lock()
        self._first: T | None = None
        self._over = False

    def warm(self, task: T, at_once: int = 2) -> None:
        """Have every worker do ``task`` before anything else, so many at once; who asks meanwhile waits for the first.

        Whoever takes the place of a worker that has died or was worn out does it too.
        """
        self._first = task
        places = threading.Semaphore(at_once)
        for _ in self._pools:
            self._make_ready(self._free.get(), places)

    def _make_ready(self, pool: Pool[T, R], places: threading.Semaphore | None = None) -> None:
        """Start a worker in a thread of its own; it is free when it has done its first task."""

        def work() -> None:
            if places is not None:
                places.acquire()
            if self._first is not None and not self._over:
                self._done_by(pool, self._first)
            if places is not None:
                places.release()
            self._free.put(pool)

        threading.Thread(target=work, name="warm", daemon=True).start()

    def ask(self, task: T, name: str = "") -> R | Failed:
        """The answer, or why there is none; waits for a worker. ``name`` is what :meth:`cancel` calls it by."""
        pool = self._free.get()
        try:
            with self._lock:
                if self._over or name in self._cancelled:
                    self._cancelled.discard(name)
                    return Failed(Cause.DIED, "已取消")
                self._doing[name] = pool
            return self._done_by(pool, task)
        finally:
            with self._lock:
                self._doing.pop(name, None)
            if self._first is None or pool.ready or self._over:
                self._free.put(pool)
            else:
                self._make_ready(pool)

    def cancel(self, name: str) -> None:
        """End the task of that name; its worker is replaced when it is next wanted. A task that waits never begins."""
        with self._lock:
            pool = self._doing.get(name)
            if pool is None:
                self._cancelled.add(name)
        if pool is not None:
            pool.interrupt()

    def stop(self) -> None:
        """End all workers at once; what waits for an answer gets none."""
        with self._lock:
            self._over = True
        for pool in self._pools:
            pool.end_soon()
            pool.interrupt()
        for pool in self._pools:
            pool.stop()

    @staticmethod
    def _done_by(pool: Pool[T, R], task: T) -> R | Failed:
        try:
            for _, _, answer in pool.results([task]):
                return answer
        except UnstartableError as error:
            return error.failure
        return Failed(Cause.DIED, "已停止")
