"""Worker processes for adding: each at the end of its own pipe, fed by a thread, so that writing never keeps them idle.

Whatever ends a worker costs the one task that was in it, and is said. What a reader would get wrong: the results come
in the order of the tasks; a bounded number waits for an earlier one, so memory does not grow with the list. A worker
ends by itself once its parent has died, for then its pipe closes.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from replycheck.errors import ReplycheckError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 6
"""So many tasks a worker may be given or done and not yet fetched."""
_JOIN_SECONDS = 5
_MOST_JOBS_ON_WINDOWS = 30
_TICK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that came to nothing; ``reason`` is a Chinese clause."""

    reason: str


def processors() -> int:
    """How many processors this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_JOBS_ON_WINDOWS) if sys.platform == "win32" else usable


class Crew(Generic[T, R]):
    """``jobs`` processes that do ``work``, a function of a module or a ``partial`` of one, within ``seconds`` each."""

    def __init__(self, work: Callable[[T], R], jobs: int, seconds: float) -> None:
        self._packed, self._seconds = pickle.dumps(work), seconds
        self._context = _context()
        self._members = [_Member() for _ in range(max(1, jobs))]
        self._room = threading.Semaphore(AHEAD * len(self._members))
        self._results: queue.SimpleQueue[tuple[int, T | None, R | Lost | BaseException | None]] = queue.SimpleQueue()
        self._over = False

    def run(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, in the order of the tasks.

        :raises ReplycheckError: workers cannot be started.
        """
        thread = threading.Thread(target=self._driven, args=(iter(tasks),), daemon=True)
        thread.start()
        waiting: dict[int, tuple[Any, Any]] = {}
        at = 0
        try:
            while True:
                position, task, result = self._results.get()
                if isinstance(result, BaseException):
                    raise result
                if position < 0:
                    return
                waiting[position] = (task, result)
                while at in waiting:
                    yield waiting.pop(at)
                    self._room.release()
                    at += 1
        finally:
            self._over = True
            thread.join()

    def _driven(self, tasks: Iterator[T]) -> None:
        """The thread: hand out tasks and take in results until all are done."""
        try:
            self._drive(tasks)
            self._results.put((-1, None, None))
        except BaseException as error:  # noqa: BLE001 - a thread's border: raised again where the results are read
            self._results.put((-1, None, error))
        finally:
            for member in self._members:
                member.stop()

    def _drive(self, tasks: Iterator[T]) -> None:
        position, more = 0, True
        while not self._over and (more or any(member.busy for member in self._members)):
            for member in self._members:
                while more and not member.busy and self._room.acquire(blocking=False):
                    task = next(tasks, None)
                    if task is None:
                        more = False
                        self._room.release()
                        break
                    member.give(self._context, self._packed, (position, task), self._seconds)
                    position += 1
            self._collect()

    def _collect(self) -> None:
        """Wait for a worker to answer, to die or to run out of time; or for room, where all are idle."""
        busy = [member for member in self._members if member.busy]
        if not busy:
            if self._room.acquire(timeout=_TICK_SECONDS):
                self._room.release()
            return
        ready = set(wait([member.connection for member in busy], _TICK_SECONDS))
        for member in busy:
            if member.connection in ready or time.monotonic() > member.deadline:
                position, task = member.task
                self._results.put((position, task, member.answer()))


class _Member:
    """One worker and what it does."""

    def __init__(self) -> None:
        self._process: ForkServerProcess | SpawnProcess | None = None
        self.connection: Connection
        self.busy, self.task, self.deadline, self._done = False, (-1, None), 0.0, 0

    def give(self, context: Any, packed: bytes, task: tuple[int, Any], seconds: float) -> None:  # noqa: ANN401 - two classes without a common one
        if self._process is None:
            self.connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, packed), daemon=False)
            self._process.start()
            theirs.close()
        self.busy, self.task, self.deadline = True, task, time.monotonic() + seconds
        with suppress(OSError):  # it has died; that is found out when its answer is asked for
            self.connection.send(task[1])

    def answer(self) -> Any:  # noqa: ANN401 - what the work gives
        """The result, or why there is none; the worker is idle or gone afterwards."""
        self.busy = False
        try:
            if not self.connection.poll():
                self.stop()
                return Lost("处理时间太长，已经停下")
            answer = self.connection.recv()
        except (EOFError, OSError):
            self.stop()
            self._done += 1
            return Lost("处理进程意外中止，多半是内存不足或文件损坏")
        if isinstance(answer, ReplycheckError):
            return Lost(str(answer))
        return answer

    def stop(self) -> None:
        """End the worker, and whatever it has started, at once."""
        process, self._process, self.busy = self._process, None, False
        if process is None:
            return
        if sys.platform != "win32" and process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join(_JOIN_SECONDS)
        self.connection.close()


def _serve(connection: Connection, packed: bytes) -> None:
    """A worker: do one task after the other until the parent closes the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if sys.platform != "win32":
        os.setsid()
    work: Callable[[Any], Any] = pickle.loads(packed)  # noqa: S301 - packed by our own parent
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            try:
                answer = work(task)
            except MemoryError:
                answer = ReplycheckError("内存不足")
            except ReplycheckError as error:
                answer = error
            except Exception as error:  # noqa: BLE001 - a process's border: one task's failure must be told, not spread
                answer = ReplycheckError(f"处理时出错（{type(error).__name__}: {error}）")
            connection.send(answer)


def _context() -> ForkServerContext | SpawnContext:
    """Workers are never forked from this process, which has a thread."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")
