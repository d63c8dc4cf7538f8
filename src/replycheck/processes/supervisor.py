"""A foreign program run once, in a scratch folder, by a small process of ours that outlives nobody: the supervisor.

It stands between us and the program. It makes the folder, starts the program in a group of its own, ends the whole
group when time is up, and removes the folder. It does the same when its standard input ends, that is when we are gone,
however we went: so nothing is left behind even after SIGKILL. What is easily got wrong: a program may return 0 when it
fails, so only a file that is there counts.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from replycheck.disk.removing import remove_tree
from replycheck.processes import system
from replycheck.processes.bounds import Bounds
from replycheck.processes.interpreter import Interpreter, receive, send, startable
from replycheck.records import dataclass

FOLDER = "{folder}"
"""Stands in a task's words for the scratch folder."""
FOLDER_URI = "{folder-uri}"
"""As a URI."""
_PREFIX = "replycheck-"
_SPARE_SECONDS = 5
_START_SECONDS = 15
"""Beyond the time of the program: for starting ourselves, and for tidying up."""


@dataclass(frozen=True, slots=True)
class Task:
    """One run: the ``command``, the ``environment``, the ``files`` to write before, and the ``result`` to read after.

    ``FOLDER`` and ``FOLDER_URI`` in the command and the environment become the scratch folder; paths of files and of
    the result are relative to it. Folders named in ``folders`` are made.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str]
    files: Mapping[str, bytes]
    result: str
    bounds: Bounds
    folders: tuple[str, ...] = ()


def supervised(task: Task) -> bytes:
    """The file that the program makes; empty where it makes none within its bounds."""
    if not startable():
        supervisor = _Supervisor()
        try:
            return supervisor.run(task)
        finally:
            supervisor.tidy()
    child = Interpreter(__name__, apart=True, held=False)  # Ctrl-C is ours to answer; it goes when its input ends
    try:
        return child.ask(pickle.dumps(task), seconds=task.bounds.seconds + _START_SECONDS) or b""
    finally:
        child.end(gently=True)


def serve() -> None:
    """The supervisor's part: read a task, write the result to standard output (nothing where it failed)."""
    supervisor = _Supervisor()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: supervisor.leave())
    message = receive(sys.stdin.buffer)
    if message is None:
        supervisor.leave()
        return
    task: Task = pickle.loads(message)  # noqa: S301 - written by our own parent a moment ago
    threading.Thread(target=supervisor.watch, daemon=True).start()
    try:
        send(sys.stdout.buffer, supervisor.run(task))
    finally:
        supervisor.tidy()
    os._exit(0)  # the watching thread sits in a read that nothing ends


class _Supervisor:
    """Holds what must be ended and removed, whatever happens."""

    def __init__(self) -> None:
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._program: subprocess.Popen[bytes] | None = None

    def watch(self) -> None:
        """Leave when the other side is gone."""
        with contextlib.suppress(OSError, ValueError):
            os.read(0, 1)
        self.leave()

    def leave(self) -> None:
        """End the program, remove the folder, and go."""
        self.tidy()
        os._exit(1)

    def tidy(self) -> None:
        """End the program and remove the folder."""
        self._end()
        remove_tree(self._folder)

    def run(self, task: Task) -> bytes:
        """The bytes of the file that the program makes; empty where it makes none in time."""
        system.confine_program(task.bounds.memory_bytes, task.bounds.seconds + _SPARE_SECONDS)
        for name in task.folders:
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        for name, data in task.files.items():
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(data)
        self._program = subprocess.Popen(  # noqa: S603 - the program that the user installed, with fixed arguments
            [self._placed(word) for word in task.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={name: self._placed(value) for name, value in task.environment.items()},
            cwd=self._folder,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # there is a console on Windows only
        )
        system.hold(self._program.pid)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._program.wait(task.bounds.seconds)
        self._end()
        result = self._folder / task.result
        return result.read_bytes() if result.is_file() else b""

    def _placed(self, word: str) -> str:
        return word.replace(FOLDER_URI, self._folder.as_uri()).replace(FOLDER, str(self._folder))

    def _end(self) -> None:
        if self._program is None:
            return
        system.end_tree(self._program.pid)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._program.wait(_SPARE_SECONDS)


def _sweep() -> None:
    """Remove the folders of supervisors that were killed together with us."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}[0-9]*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(ValueError):  # not one of ours
            if not system.is_alive(int(owner)):
                shutil.rmtree(folder, ignore_errors=True)
