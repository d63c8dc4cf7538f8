"""Worker processes that last: tasks in, results out, in whatever order they are finished.

Each worker stands at the end of its own pipe with one task at a time in it, and workers share nothing. In a pool that
shares a queue, a worker that is killed while it holds the queue's lock takes the others with it
(docs/decisions/batch-workers.md); here whatever ends a worker costs the one task that was in it.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from replycheck.errors import ReplycheckError
from replycheck.processes import system
from replycheck.processes.bounds import Bounds
from replycheck.processes.worker import Cause, Failed, Ready, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess

T = TypeVar("T")
R = TypeVar("R")

TASKS_PER_WORKER = 500
"""A worker is replaced after so many: parsers written in C leak a little, and a new worker costs about a second."""
_START_SECONDS = 180
"""Importing everything takes about a second; a virus scanner, or a machine that does much else, may need minutes."""
_JOIN_SECONDS = 5
_FALSE_STARTS = 3
_TICK_SECONDS = 1.0


class UnstartableError(ReplycheckError):
    """No worker can be started; ``failure`` tells why the last could not."""

    def __init__(self, failure: Failed) -> None:
        super().__init__(f"工作进程启动不了。{failure.detail}")
        self.failure = failure


class Pool(Generic[T, R]):
    """``count`` processes that do ``work`` (a function of a module or a ``partial`` of one) within ``bounds``.

    Each is replaced after it has done ``lasts`` tasks.
    """

    def __init__(self, work: Callable[[T], R], count: int, bounds: Bounds, lasts: int = TASKS_PER_WORKER) -> None:
        context, packed = _context(), pickle.dumps(work)
        self._workers = [_Worker(context, packed, bounds, lasts) for _ in range(max(1, count))]
        self._false_starts = 0
        self._over = False

    def results(
        self, tasks: Iterable[T], room: threading.Semaphore | None = None
    ) -> Iterator[tuple[int, T, R | Failed]]:
        """Each task with its place among the tasks and its result; at any moment one is in each worker, none waits.

        ``room`` is taken for each task that is given out; where there is none, no more are.

        :raises UnstartableError: no worker can be started.
        """
        waiting = iter(enumerate(tasks))
        task = next(waiting, None)
        while not self._over and (task is not None or self._busy):
            while task is not None and self._give(task, room):
                task = next(waiting, None)
            if any(worker.state in {_State.BUSY, _State.STARTING} for worker in self._workers):
                yield from self._collect()
            elif room is not None and room.acquire(timeout=_TICK_SECONDS):
                room.release()

    @property
    def _busy(self) -> bool:
        return any(worker.state is _State.BUSY for worker in self._workers)

    def _give(self, task: tuple[int, T], room: threading.Semaphore | None) -> bool:
        """Have an idle worker do the task; False if there is none now, or no room. Starts workers that are wanted."""
        for worker in self._workers:
            if worker.state is _State.OFF:
                worker.start()
        idle = [worker for worker in self._workers if worker.state is _State.IDLE]
        if not idle or (room is not None and not room.acquire(blocking=False)):
            return False
        given = any(worker.give(task) for worker in idle)
        if room is not None and not given:
            room.release()
        return given

    def _collect(self) -> Iterator[tuple[int, T, R | Failed]]:
        """Wait until something has happened; the results that came."""
        active = [worker for worker in self._workers if worker.state in {_State.BUSY, _State.STARTING}]
        patience = max(0.0, min(worker.deadline for worker in active) - time.monotonic())
        ready = set(wait([one for worker in active for one in worker.signals], min(patience, _TICK_SECONDS)))
        for worker in active:
            starting = worker.state is _State.STARTING
            if not ready.isdisjoint(worker.signals):
                answer = worker.receive()
            elif time.monotonic() >= worker.deadline:
                answer = worker.give_up()
            else:
                continue
            if starting:
                self._note_start(answer)
            elif not isinstance(answer, Ready):
                yield (*worker.task, answer)

    def _note_start(self, answer: object) -> None:
        """A worker that cannot even start is no task's fault: after a few in a row the run ends."""
        self._false_starts = 0 if isinstance(answer, Ready) else self._false_starts + 1
        if isinstance(answer, Failed) and self._false_starts >= _FALSE_STARTS:
            raise UnstartableError(answer)

    def end_soon(self) -> None:
        """Let :meth:`results` end within a second, in whatever thread it runs."""
        self._over = True

    @property
    def ready(self) -> bool:
        """Whether a worker stands ready, so that a task need not wait for one to start."""
        return any(worker.state is _State.IDLE for worker in self._workers)

    def interrupt(self) -> None:
        """End what is being done; it comes back as a task whose worker died. Other threads may call this."""
        for worker in self._workers:
            worker.interrupt()

    def stop(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.stop()


class _State(Enum):
    """What a worker is doing."""

    OFF = auto()
    STARTING = auto()
    IDLE = auto()
    BUSY = auto()


class _Worker:
    """Starts, feeds, times and replaces one worker process. ``task`` is what it works on, with its place."""

    def __init__(self, context: ForkServerContext | SpawnContext, packed: bytes, bounds: Bounds, lasts: int) -> None:
        self._context, self._packed, self._bounds, self._lasts = context, packed, bounds, lasts
        self._process: ForkServerProcess | SpawnProcess
        self._connection: Connection
        self._done = 0
        self.state = _State.OFF
        self.deadline = 0.0
        self.task: tuple[int, Any] = (-1, None)

    def start(self) -> None:
        """Begin a process; it is idle once its ``Ready`` was received."""
        self._connection, theirs = self._context.Pipe()
        # not a daemon: a task may start processes of its own
        self._process = self._context.Process(target=serve, args=(theirs, self._packed, self._bounds), daemon=False)
        self._process.start()
        if self._process.pid is not None:
            system.hold(self._process.pid)
        theirs.close()  # only the worker's own end is left, so that its death closes the pipe
        self._done = 0
        self.state, self.deadline = _State.STARTING, time.monotonic() + _START_SECONDS

    def give(self, task: tuple[int, Any]) -> bool:
        """Have the idle worker do the task; False if it has died since."""
        try:
            self._connection.send(task[1])
        except OSError:
            self.stop()
            return False
        self.task = task
        self.state, self.deadline = _State.BUSY, time.monotonic() + self._bounds.seconds
        return True

    @property
    def signals(self) -> tuple[Connection, int]:
        """What becomes ready when the worker has answered or died."""
        return self._connection, self._process.sentinel

    def receive(self) -> Any:  # noqa: ANN401 - what the work gives
        """The worker's answer, or why there will be none; it is idle or off afterwards."""
        try:
            # It may have answered and died: the answer counts.
            answer = self._connection.recv() if self._connection.poll() else self._died()
        except (EOFError, OSError):
            answer = self._died()
        self._done += not isinstance(answer, Ready)
        if (isinstance(answer, Failed) and answer.worn) or self._done >= self._lasts:
            self.stop()
        else:
            self.state = _State.IDLE
        return answer

    def give_up(self) -> Failed:
        """End the worker because its time is up."""
        self.stop()
        return Failed(Cause.LATE)

    def interrupt(self) -> None:
        """End the process where it is at work; whoever waits for its answer finds it dead."""
        if self.state is _State.BUSY and self._process.pid is not None:
            system.end_tree(self._process.pid)
            self._kill()

    def _died(self) -> Failed:
        self._process.join(_JOIN_SECONDS)
        return Failed(Cause.DIED, _how(self._process.exitcode))

    def stop(self) -> None:
        """End the worker and whatever it has started, at once; it holds nothing that needs tidying."""
        if self.state is _State.OFF:
            return
        self.state = _State.OFF
        if self._process.pid is not None:
            system.end_tree(self._process.pid)
        self._kill()
        self._process.join(_JOIN_SECONDS)
        self._connection.close()

    def _kill(self) -> None:
        with suppress(PermissionError):  # Windows says so of a process that is just ending
            self._process.kill()


def _how(exit_code: int | None) -> str:
    """How a process ended, for a person: the usual cause of a kill is memory."""
    if exit_code == -signal.SIGTERM or exit_code is None:
        return "被系统结束"
    if exit_code >= 0:
        return f"退出码 {exit_code}"
    name = signal.Signals(-exit_code).name if -exit_code in set(signal.Signals) else f"信号 {-exit_code}"
    return f"{name}，多半是内存不足" if name == "SIGKILL" else name


def _context() -> ForkServerContext | SpawnContext:
    """How workers are started: forked from a clean server where the system can, else from scratch.

    Never forked from this process: its threads (a progress bar has one) and open pipes must not be inherited.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 - there is none on Windows

    try:
        with _ctrl_c_ignored():  # inherited by every worker: Ctrl-C cannot hit one before it has set itself apart
            ensure_running()
    except OSError:  # a socket's path holds some hundred characters, a temporary folder's may be longer
        return multiprocessing.get_context("spawn")
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
