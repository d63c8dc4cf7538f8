"""Checks that behave and checks that do not, importable by worker processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from replycheck.batch import CheckResult, Entry, Work
from replycheck.errors import UnreadableError


def report(entry: Entry, verdict: str = "pass", reason: str | None = None, **more: Any) -> dict[str, Any]:
    """A small report as the contract has it."""
    return {
        "document": {"path": entry.reply},
        "verdict": verdict,
        "measures": {"copied_share": None, "longest_copied_run": None, "own_characters": None},
        "outcomes": [],
        "findings": [],
        "caveats": [] if reason is None else [{"document": entry.reply, "message": reason, "incomplete": True}],
        **more,
    }


def uncompared(made: dict[str, Any], reason: str) -> dict[str, Any]:
    return made | {"verdict": "incomplete", "uncompared": reason}


def work(check: Callable[[Entry], CheckResult], about: str = "") -> Work:
    """The work of a run that checks with ``check``."""
    return Work(check, failed, uncompared, about)


def failed(entry: Entry, reason: str) -> dict[str, Any]:
    return report(entry, "incomplete", reason)


def failed_but_passing(entry: Entry, _reason: str) -> dict[str, Any]:
    return report(entry)


def _end(word: str) -> None:
    """End this process in one of the ways in which a parser may."""
    match word:
        case "exit":
            os._exit(7)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            sys.exit(3)


def _misbehave(word: str, entry: Entry) -> CheckResult:
    _end(word)
    match word:
        case "memory":
            return CheckResult(report(entry, filler=len(bytearray(3 << 30))))
        case "sleep":
            time.sleep(300)
        case "raise":
            raise ValueError("意外")
        case "unreadable":
            raise UnreadableError("文件已加密，请去掉密码。")
        case "nan":
            return CheckResult(report(entry, share=float("nan")))
        case "strange":
            return CheckResult(report(entry, "fine"))
    return CheckResult(report(entry, word if word in {"blocked", "incomplete"} else "pass", pid=os.getpid()))


class Unloadable:
    """A check that ends the worker while it is being unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)

    def __call__(self, entry: Entry) -> CheckResult:
        return CheckResult(report(entry))


def by_name(entry: Entry) -> CheckResult:
    """Does what the reply's name says: ``exit``, ``segfault``, ``memory``, ``sleep`` and so on."""
    return _misbehave(Path(entry.reply).stem.partition("-")[0], entry)


def now_and_then(entry: Entry) -> CheckResult:
    """Takes from 0 to 20 ms, so that reports come out of order."""
    time.sleep(entry.index * 7919 % 20 / 1000)
    return CheckResult(report(entry, pid=os.getpid(), limits=_limits()))


def _limits() -> list[int]:
    if sys.platform == "win32":
        return []  # a job object has them (tests/processes/test_jobs.py)
    import resource  # noqa: PLC0415 - there is none on Windows

    return [resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]]


def first_waits(folder: str, count: int, entry: Entry) -> CheckResult:
    """The first entry waits until ``count`` others have begun and no more begin; it reports how many have."""
    marks = Path(folder)
    (marks / str(entry.index)).touch()
    seen = 0
    while entry.index == 1:
        before, seen = seen, len(list(marks.iterdir()))
        if seen >= count and seen == before:
            break
        time.sleep(0.3)
    return CheckResult(report(entry, begun=seen))


def with_a_child(folder: str, entry: Entry) -> CheckResult:
    """Starts a process of its own, as a parser may, leaves both numbers, and hangs (entry 1 is quick)."""
    if entry.index > 1:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
        (Path(folder) / f"{os.getpid()}-{child.pid}").touch()
        time.sleep(300)
    return CheckResult(report(entry))


def noted(folder: str, entry: Entry) -> CheckResult:
    """Leaves a mark for every check, takes a moment, and gives the reply's text: its words are in its name."""
    with (Path(folder) / str(entry.index)).open("ab") as marks:
        marks.write(b"s" if entry.siblings else b"c")
    time.sleep(entry.index * 7919 % 5 / 1000)
    path = Path(entry.reply)
    siblings = [sibling.path for sibling in entry.siblings]
    return CheckResult(report(entry, siblings=siblings), path.read_text(encoding="utf-8") if path.exists() else "")


def entries_in(folder: Path) -> list[Entry]:
    paths = sorted(folder.iterdir())
    return [Entry(index, str(path), unit=f"单位{index % 3}") for index, path in enumerate(paths, 1)]
