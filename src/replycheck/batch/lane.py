"""One worker process at the end of its own pipe, and one entry at a time in it.

Lanes share nothing. In a pool that shares a queue, a worker that is killed while it holds the queue's lock takes the
others with it (docs/decisions/batch-workers.md); here whatever ends a worker costs the one file that was in it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from enum import Enum, auto
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from replycheck.batch.entry import Entry
from replycheck.batch.worker import Failed, Message, Ready, WorkerLimits, serve

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess

_START_SECONDS = 60
"""Importing everything takes about a second; a virus scanner may need many."""
CHECKS_PER_WORKER = 500
"""A worker is replaced after so many: parsers written in C leak a little, and a new worker costs about a second."""
_JOIN_SECONDS = 5


class State(Enum):
    """What the lane's worker is doing."""

    OFF = auto()
    STARTING = auto()
    IDLE = auto()
    BUSY = auto()


class Lane:
    """Starts, feeds, times and replaces one worker. ``entry`` is what it works on, ``position`` its place."""

    def __init__(self, context: ForkServerContext | SpawnContext, packed: bytes, limits: WorkerLimits) -> None:
        self._context = context
        self._packed = packed
        self._limits = limits
        self._process: ForkServerProcess | SpawnProcess
        self._connection: Connection
        self._done = 0
        self.state = State.OFF
        self.deadline = 0.0
        self.position = -1
        self.entry: Entry | None = None

    def start(self) -> None:
        """Begin a worker; it is idle once its ``Ready`` was received."""
        self._connection, theirs = self._context.Pipe()
        # not a daemon: a check may start processes of its own
        self._process = self._context.Process(target=serve, args=(theirs, self._packed, self._limits), daemon=False)
        self._process.start()
        theirs.close()  # only the worker's own end is left, so that its death closes the pipe
        self._done = 0
        self.state, self.deadline = State.STARTING, time.monotonic() + _START_SECONDS

    def give(self, position: int, entry: Entry) -> bool:
        """Have the idle worker check ``entry``; False if the worker has died since, and the lane is off."""
        try:
            self._connection.send(entry)
        except OSError:
            self.stop()
            return False
        self.position, self.entry = position, entry
        self.state, self.deadline = State.BUSY, time.monotonic() + self._limits.seconds
        return True

    @property
    def signals(self) -> tuple[Connection, int]:
        """What becomes ready when the worker has answered or died."""
        return self._connection, self._process.sentinel

    def receive(self) -> Message:
        """The worker's answer, or why there will be none; the lane is idle or off afterwards."""
        message: Message
        try:
            # The worker may have answered and died: the answer counts.
            message = self._connection.recv() if self._connection.poll() else self._died()
        except (EOFError, OSError):
            message = self._died()
        self._done += not isinstance(message, Ready)
        worn = isinstance(message, Failed) and message.worn
        if worn or self._done >= CHECKS_PER_WORKER:
            self.stop()
        else:
            self.state = State.IDLE
        return message

    def give_up(self) -> Failed:
        """End the worker because its time is up."""
        self.stop()
        return Failed(f"超过 {self._limits.seconds} 秒还没有查完，已经停下。", worn=True)

    def _died(self) -> Failed:
        self._process.join(_JOIN_SECONDS)
        return Failed(f"检查进程意外中止（{_cause(self._process.exitcode)}），没有查完。", worn=True)

    def stop(self) -> None:
        """End the worker and whatever it has started, at once; it holds nothing that needs tidying."""
        if self.state is State.OFF:
            return
        self.state = State.OFF
        if sys.platform != "win32" and self._process.pid is not None:
            # The worker leads its group: this ends a parser that it started, too. Where it has died already its
            # number is taken as long as anyone of the group lives, and else a moment ago.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join(_JOIN_SECONDS)
        self._connection.close()


def _cause(exit_code: int | None) -> str:
    """Why a process ended, for a person: the usual cause of a kill is memory."""
    if exit_code == -signal.SIGTERM or exit_code is None:
        return "被系统结束"
    if exit_code >= 0:
        return f"退出码 {exit_code}"
    name = signal.Signals(-exit_code).name if -exit_code in set(signal.Signals) else f"信号 {-exit_code}"
    return f"{name}，多半是内存不足" if name == "SIGKILL" else name
