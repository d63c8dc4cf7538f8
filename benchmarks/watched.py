"""Run a command and tell how long it took and how much memory it and its children held.

What is easily got wrong: a PDF is parsed in a child process, so the memory of the command alone says nothing. Two
figures are given: the largest single process (from ``wait4``), and, on Linux, the largest sum over all processes of
the command at one moment, shared pages counted once (sampled, so a short peak may be missed).
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_EVERY = 0.02
"""Seconds between two looks at the memory."""
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Watched:
    """One run: seconds of wall and processor time, exit code, memory in MB (10⁶ bytes), and what was said."""

    seconds: float
    processor_seconds: float
    code: int
    largest_process_mb: float
    together_mb: float | None
    out: str
    err: str

    @property
    def peak_mb(self) -> float:
        """The larger of the two figures."""
        return max(self.largest_process_mb, self.together_mb or 0.0)


def watch(command: Sequence[str], *, cwd: Path | None = None, limit: float = 120.0, sampled: bool = True) -> Watched:
    """Run ``command`` once; it is killed after ``limit`` seconds (exit code -9). ``sampled=False`` disturbs least."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        killer = threading.Timer(limit, child.kill)
        killer.start()
        ended = threading.Event()
        peaks: list[float] = []
        sampler = threading.Thread(target=_sample, args=(child.pid, ended, peaks), daemon=True)
        if sampled:
            sampler.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        killer.cancel()
        ended.set()
        if sampled:
            sampler.join()
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode("utf-8", "replace"))
    return Watched(
        seconds,
        usage.ru_utime + usage.ru_stime,
        child.returncode,
        usage.ru_maxrss * _KILO / 1e6,
        max(peaks, default=None),
        said[0],
        said[1],
    )


def _sample(pid: int, ended: threading.Event, peaks: list[float]) -> None:
    while not ended.wait(_EVERY):
        total = sum(_proportional_kb(one) for one in _family(pid))
        if total:
            peaks.append(total * _KILO / 1e6)


def _family(pid: int) -> list[int]:
    """The process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
    return found


def _proportional_kb(pid: int) -> int:
    """Resident memory in kB, pages shared with others divided among them."""
    with contextlib.suppress(OSError):
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(match[1]) if match else 0
    return 0


def surroundings(packages: Sequence[str]) -> Mapping[str, object]:
    """The machine, the Python and the versions of ``packages``, to be recorded beside every figure."""
    cpu = ""
    with contextlib.suppress(OSError):
        match = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
        cpu = match[1] if match else ""
    return {
        "system": platform.platform(),
        "processor": cpu or platform.processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in packages},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
