"""A fresh interpreter of ours at the end of its two pipes: messages go in and come out, whole or not at all.

Never ``multiprocessing`` with *spawn* here: that would run the caller's own script again when it has no ``__main__``
guard. What is easily got wrong: the interpreter lives until its input ends, thus also ends when we are gone.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import IO

from replycheck.processes import system

_LENGTH = struct.Struct(">Q")
_NOTHING: Mapping[str, str] = MappingProxyType({})
_GENTLY_SECONDS = 5


def startable() -> bool:
    """Whether there is an interpreter to start; a frozen program has none, its executable is the program again."""
    return not getattr(sys, "frozen", False)


class Interpreter:
    """A child that serves: ``module`` has a function ``serve`` that reads messages and writes answers.

    ``apart`` puts it into a session of its own, where Ctrl-C does not reach it, and ends with it whatever it has
    started. ``held``: where the system can, it ends at once when we do. ``late`` tells after :meth:`ask` whether it was
    ended because its time was up.

    :raises OSError: it cannot be started.
    """

    def __init__(
        self, module: str, *, environment: Mapping[str, str] = _NOTHING, apart: bool = False, held: bool = True
    ) -> None:
        path = os.pathsep.join(place for place in sys.path if place)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with a fixed command
            [sys.executable, "-c", f"from {module} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment, "PYTHONPATH": path},
            start_new_session=apart,
        )
        if held:
            system.hold(self._process.pid)
        self.late = False
        self._apart = apart

    def ask(self, *messages: bytes, seconds: float) -> bytes | None:
        """The answer to the last of the messages; None where it died over it or its time was up."""
        pipes = self._process.stdin, self._process.stdout
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        answer = None
        try:
            with suppress(OSError):  # it has died, and reads no more
                for message in messages:
                    send(pipes[0], message)
                answer = receive(pipes[1])
        finally:
            timer.cancel()
            timer.join()
        return answer

    def _give_up(self) -> None:
        self.late = True
        self._kill()

    def end(self, *, gently: bool = False) -> None:
        """End it; ``gently`` lets it tidy up when its input ends."""
        if gently:
            _close(self._process.stdin)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_GENTLY_SECONDS)
        self._kill()
        system.let_go(self._process.pid)
        self._process.wait()
        _close(self._process.stdin)
        _close(self._process.stdout)

    def _kill(self) -> None:
        if self._apart and self._process.poll() is None:
            system.end_tree(self._process.pid)
        self._process.kill()


def send(pipe: IO[bytes] | None, message: bytes) -> None:
    """Write one message."""
    if pipe is not None:
        pipe.write(_LENGTH.pack(len(message)))
        pipe.write(message)
        pipe.flush()


def receive(pipe: IO[bytes] | None) -> bytes | None:
    """Read one message; None at the end of the stream."""
    head = b"" if pipe is None else pipe.read(_LENGTH.size)
    if pipe is None or len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    message = pipe.read(size)
    return message if len(message) == size else None


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(OSError):
            pipe.close()
