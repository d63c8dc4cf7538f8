"""Parsing in a child process that may crash, hang or eat memory without harm.

C libraries that read untrusted files abort now and then; here that is one unreadable file and nothing more.
On Linux the child is forked (a few milliseconds). Where forking is unsafe (threads, other systems) or forbidden
(daemonic workers) it is a fresh interpreter: never ``multiprocessing`` with *spawn*, which would run the caller's
own script again when that has no ``__main__`` guard.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import PurePath
from typing import Any, TypeVar

from replycheck.errors import ReplycheckError, UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.waiting import work_meanwhile

_Result = TypeVar("_Result")
_SPARE_SECONDS = 5
"""Processor seconds beyond the time limit after which the system ends a child whose parent is gone."""
_SERVE = "from replycheck.readers.sandbox import serve; serve()"


def call(function: Callable[..., _Result], *args: object, limits: Limits) -> _Result:
    """What ``function(*args)`` returns, computed in a child process within ``limits.seconds`` and ``memory_bytes``.

    ``function`` is a module-level function; it, its arguments and its result can be pickled; its first argument is
    the path that messages name. Raises the child's own ``ReplycheckError``; ``UnreadableError`` when the child
    crashes, runs out of memory or of time. On Windows and macOS memory is not limited.
    """
    name = PurePath(str(args[0])).name if args else "文件"
    task = pickle.dumps((function, args, limits))
    answer: bytes
    code: int | None
    if getattr(sys, "frozen", False):
        # A frozen program has no interpreter to start; its own executable would run the program again.
        answer, code = _run(task), 0
    else:
        answer, code = _forked(task, limits) if _may_fork() else _fresh(task, limits)
    if code is None:
        raise UnreadableError(f"“{name}”解析超过 {limits.seconds} 秒，已停止；请换一个较小或重新生成的文件。")
    settled: _Result = _settle(answer, name, code)
    return settled


def serve() -> None:
    """The fresh interpreter's part: read a task from standard input, write its outcome to standard output."""
    task = sys.stdin.buffer.read()
    out = os.fdopen(os.dup(1), "wb")
    silence()
    with out:
        out.write(_confined(task))


def _may_fork() -> bool:
    """Forking is safe on Linux in a process with one thread, and allowed unless that is a daemonic worker."""
    return sys.platform == "linux" and threading.active_count() == 1 and not multiprocessing.current_process().daemon


def _forked(task: bytes, limits: Limits) -> tuple[bytes, int | None]:
    """Outcome and exit code of a forked child; the code is None when time ran out."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(theirs, task), daemon=True)
    child.start()
    theirs.close()
    answer = b""
    try:
        work_meanwhile()
        in_time = ours.poll(limits.seconds)
        if in_time:
            # A dead child closes the pipe, which poll() reports and recv_bytes() tells as the end of file.
            with contextlib.suppress(EOFError, OSError):
                answer = ours.recv_bytes()
            child.join(_SPARE_SECONDS)
    finally:
        if child.is_alive():
            child.kill()
            child.join()
        ours.close()
    code = child.exitcode
    child.close()
    return answer, (code if in_time else None)


def _child(pipe: Connection, task: bytes) -> None:
    silence()
    pipe.send_bytes(_confined(task))
    pipe.close()


def _fresh(task: bytes, limits: Limits) -> tuple[bytes, int | None]:
    """As ``_forked``, in a new interpreter that sees the same modules."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _SERVE]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with a fixed command
            command, input=task, capture_output=True, timeout=limits.seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return b"", None
    return done.stdout, done.returncode


def silence() -> None:
    """Parsers warn on standard error; a user can do nothing about their words."""
    faulthandler.disable()
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a descriptor for the life of the child
    for descriptor in (1, 2):
        os.dup2(nowhere.fileno(), descriptor)
    sys.stdout = sys.stderr = nowhere


def _confined(task: bytes) -> bytes:
    limits = pickle.loads(task)[2]  # noqa: S301 - written by our own parent a moment ago
    confine(limits, limits.seconds)
    return _run(task)


def confine(limits: Limits, seconds: int | None) -> None:
    """Bound memory (beyond what the process already maps) and processor time (None: not); no core dumps."""
    try:
        import resource  # noqa: PLC0415 - does not exist on Windows
    except ImportError:
        return
    _lower(resource.RLIMIT_CORE, 0)
    if seconds is not None:
        _lower(resource.RLIMIT_CPU, seconds + _SPARE_SECONDS)
    if sys.platform == "linux":
        _lower(resource.RLIMIT_AS, _mapped() + limits.memory_bytes)


def _lower(what: int, wanted: int) -> None:
    import resource  # noqa: PLC0415 - as above

    hard = resource.getrlimit(what)[1]
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (allowed, allowed))


def _mapped() -> int:
    """Bytes of address space in use now; what was mapped before the fork must not count against the file."""
    try:
        with open("/proc/self/statm", "rb") as table:  # noqa: PTH123 - the one file, read once, on the fast path
            return int(table.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _run(task: bytes) -> bytes:
    """The outcome as bytes: (True, result) or (False, an exception or a word)."""
    try:
        function, args, _ = pickle.loads(task)  # noqa: S301 - as above
        return pickle.dumps((True, function(*args)), protocol=pickle.HIGHEST_PROTOCOL)
    except ReplycheckError as error:
        return pickle.dumps((False, error))
    except MemoryError:
        return pickle.dumps((False, "memory"))
    except Exception as error:  # noqa: BLE001 - whatever a parser throws at a broken file is one unreadable file
        return pickle.dumps((False, type(error).__name__))


def _settle(answer: bytes, name: str, code: int) -> Any:  # noqa: ANN401 - whatever the function returns
    """The result, or the sentence that says why there is none."""
    if not answer or code:
        raise UnreadableError(f"“{name}”损坏，或解析需要的内存超过限制，解析程序崩溃；请重新生成这个文件后再查。")
    good, outcome = pickle.loads(answer)  # noqa: S301 - written by our own child
    if good:
        return outcome
    if isinstance(outcome, ReplycheckError):
        raise outcome
    if outcome == "memory":
        raise UnreadableError(f"“{name}”解析需要的内存超过限制，已停止；请换一个较小或重新生成的文件。")
    raise UnreadableError(f"“{name}”无法解析（{outcome}），可能已损坏；请重新生成这个文件后再查。")
