"""What Windows has in place of groups and limits: a tree of processes is ended by a program of the system.

A process cannot bound itself there; time is kept by whoever started it, memory is not bounded.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

MOST_WORKERS = 30
"""Windows waits for at most 63 handles at once, and each worker needs two."""


def set_apart() -> None:
    """Nothing is to be done: a tree is found by its parents."""


def confine(memory_bytes: int, cpu_seconds: float | None = None) -> None:
    """Nothing that a process could do to itself."""


def confine_program(memory_bytes: int, cpu_seconds: float) -> None:
    """Nothing that a program would inherit."""


def alarm(seconds: float) -> None:
    """There is none; the parent keeps the time."""


def end_tree(pid: int) -> None:
    """End a process and whatever it has started, at once."""
    killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
    subprocess.run([str(killer), "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)  # noqa: S603 - the system's
