"""One function done in a child process that may crash, hang or eat memory without harm.

C libraries that read untrusted files abort now and then; here that is one unreadable file and nothing more.
On Linux the child is forked (a few milliseconds). Where forking is unsafe (threads, other systems) or forbidden
(daemonic workers) it is a fresh interpreter.

What is easily got wrong: the child of ``attempt`` may itself ``call``, so it leads a group of its own, and whoever ends
it ends what it has started too.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import PurePath
from typing import Any, TypeVar

from replycheck.errors import ReplycheckError, UnreadableError
from replycheck.model.limits import Limits
from replycheck.processes import system
from replycheck.processes.bounds import Bounds
from replycheck.processes.interpreter import Interpreter, receive, send, startable
from replycheck.processes.worker import Cause, Failed
from replycheck.records import dataclass

_Result = TypeVar("_Result")
_MEMORY = "memory"
_SPARE_SECONDS = 5
"""Processor seconds beyond the time limit after which the system ends a child whose parent is gone."""
_START_SECONDS = 180
"""As for a worker of a pool: a virus scanner, or a machine that does much else, may hold up a new interpreter."""


def call(function: Callable[..., _Result], *args: object, limits: Limits) -> _Result:
    """What ``function(*args)`` returns, computed in a child process within ``limits.seconds`` and ``memory_bytes``.

    ``function`` is a module-level function; it, its arguments and its result can be pickled; its first argument is
    the path that messages name. Raises the child's own ``ReplycheckError``; ``UnreadableError`` when the child
    crashes, runs out of memory or of time.
    """
    return begin(function, *args, limits=limits)()


def begin(function: Callable[..., _Result], *args: object, limits: Limits) -> Callable[[], _Result]:
    """As :func:`call`, but begun now and waited for when what this gives is called, once.

    A child whose result nobody asks for ends when it finds that nobody reads it.
    """
    name = PurePath(str(args[0])).name if args else "文件"
    outcome = _begun(_Task(function, args, Bounds(limits.seconds, limits.memory_bytes)))

    def result() -> _Result:
        answer, in_time = outcome()
        if not in_time:
            raise UnreadableError(f"“{name}”解析超过 {limits.seconds} 秒，已停止；请换一个较小或重新生成的文件。")
        settled: _Result = _settle(answer, name)
        return settled

    return result


def attempt(function: Callable[..., _Result], *args: object, bounds: Bounds) -> _Result | Failed:
    """As :func:`call` for work that may start children of its own; what comes to nothing is told, not raised."""
    answer, in_time = _begun(_Task(function, args, bounds, apart=True))()
    if not in_time:
        return Failed(Cause.LATE)
    if not answer:
        return Failed(Cause.DIED, "多半是内存不足")
    good, outcome = pickle.loads(answer)  # noqa: S301 - written by our own child
    if good:
        result: _Result = outcome
        return result
    if isinstance(outcome, ReplycheckError):
        return Failed(Cause.REFUSED, str(outcome))
    return Failed(Cause.MEMORY) if outcome == _MEMORY else Failed(Cause.BROKE, str(outcome))


@dataclass(frozen=True, slots=True)
class _Task:
    """What a child does; ``apart`` puts it at the head of a group, so that it may start children of its own."""

    function: Callable[..., Any]
    args: tuple[object, ...]
    bounds: Bounds
    apart: bool = False


def _begun(task: _Task) -> Callable[[], tuple[bytes, bool]]:
    """What gives the outcome, empty where the child died, and whether it kept the time; a forked child is at work."""
    packed = pickle.dumps(task)
    if not startable():
        return lambda: (_run(task), True)
    return _forked(packed, task) if _may_fork() else lambda: _fresh(packed, task)


def serve() -> None:
    """The fresh interpreter's part: read a task from standard input, write its outcome to standard output."""
    packed, out = receive(sys.stdin.buffer), os.fdopen(os.dup(1), "wb")
    silence()
    with out:
        if packed is not None:
            task = _confined(packed)
            send(out, b"")  # it has loaded what it needs: from here on the time is the task's
            send(out, _run(task))


def _may_fork() -> bool:
    """Forking is safe on Linux in a process with one thread, and allowed unless that is a daemonic worker."""
    return sys.platform == "linux" and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _forked(packed: bytes, task: _Task) -> Callable[[], tuple[bytes, bool]]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(ours, theirs, packed), daemon=not task.apart)
    child.start()
    theirs.close()
    deadline = time.monotonic() + task.bounds.seconds

    def outcome() -> tuple[bytes, bool]:
        answer = b""
        try:
            in_time = ours.poll(max(0.0, deadline - time.monotonic()))
            if in_time:
                # A dead child closes the pipe, which poll() reports and recv_bytes() tells as the end of file.
                with contextlib.suppress(EOFError, OSError):
                    answer = ours.recv_bytes()
                child.join(_SPARE_SECONDS)
        finally:
            if child.is_alive():
                if task.apart and child.pid is not None:
                    system.end_tree(child.pid)
                child.kill()
                child.join()
            ours.close()
        died = bool(child.exitcode)
        child.close()
        return (b"" if died else answer), in_time

    return outcome


def _child(theirs: Connection, pipe: Connection, packed: bytes) -> None:
    theirs.close()  # so that it notices when nobody reads what it writes
    silence()
    pipe.send_bytes(_run(_confined(packed)))
    pipe.close()


def _fresh(packed: bytes, task: _Task) -> tuple[bytes, bool]:
    """As ``_forked``, in a new interpreter that sees the same modules; its start is not of the task's time."""
    child = Interpreter(__name__, apart=task.apart)
    answer = None
    try:
        if child.ask(packed, seconds=max(_START_SECONDS, task.bounds.seconds)) is not None:
            answer = child.ask(seconds=task.bounds.seconds)
    finally:
        child.end()
    return answer or b"", not child.late


def silence() -> None:
    """Parsers warn on standard error; a user can do nothing about their words."""
    faulthandler.disable()
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a descriptor for the life of the child
    for descriptor in (1, 2):
        os.dup2(nowhere.fileno(), descriptor)
    sys.stdout = sys.stderr = nowhere


def _confined(packed: bytes) -> _Task:
    """The task, its modules loaded, in a process that may take no more than it allows."""
    task: _Task = pickle.loads(packed)  # noqa: S301 - written by our own parent a moment ago
    if task.apart:
        system.set_apart()
    system.confine(task.bounds.memory_bytes, task.bounds.seconds + _SPARE_SECONDS)
    return task


def _run(task: _Task) -> bytes:
    """The outcome as bytes: (True, result) or (False, an exception or a word)."""
    try:
        return pickle.dumps((True, task.function(*task.args)), protocol=pickle.HIGHEST_PROTOCOL)
    except ReplycheckError as error:
        return pickle.dumps((False, error))
    except MemoryError:
        return pickle.dumps((False, _MEMORY))
    except Exception as error:  # noqa: BLE001 - whatever a parser throws at a broken file is one unreadable file
        return pickle.dumps((False, type(error).__name__))


def _settle(answer: bytes, name: str) -> Any:  # noqa: ANN401 - whatever the function returns
    """The result, or the sentence that says why there is none."""
    if not answer:
        raise UnreadableError(f"“{name}”损坏，或解析需要的内存超过限制，解析程序崩溃；请重新生成这个文件后再查。")
    good, outcome = pickle.loads(answer)  # noqa: S301 - written by our own child
    if good:
        return outcome
    if isinstance(outcome, ReplycheckError):
        raise outcome
    if outcome == _MEMORY:
        raise UnreadableError(f"“{name}”解析需要的内存超过限制，已停止；请换一个较小或重新生成的文件。")
    raise UnreadableError(f"“{name}”无法解析（{outcome}），可能已损坏；请重新生成这个文件后再查。")
