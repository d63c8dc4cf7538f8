"""A foreign program leaves its result and nothing else: no process, no folder."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from replycheck.processes.bounds import Bounds
from replycheck.processes.supervisor import FOLDER, Task, supervised

MAKES = "import pathlib, sys; pathlib.Path(sys.argv[1], 'made').write_bytes(pathlib.Path('given').read_bytes() * 2)"
BEATS = "import sys, time\nwhile True:\n    open(sys.argv[1], 'a').write('x')\n    time.sleep(0.02)"
STARTS = (
    "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', sys.argv[1], sys.argv[2]]); time.sleep(600)"
)
_LONG = 90 if sys.platform == "win32" else 5
"""Seconds in which a Python has started another for certain: under Wine on a busy machine each takes many."""


def _task(*command: str, seconds: int = 60) -> Task:
    words = (sys.executable, "-c", *command)
    return Task(words, dict(os.environ), {"given": b"ab"}, "made", Bounds(seconds, 1_000_000_000))


def _scratch() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("replycheck-*-*"))


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that other tests do not share."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_file_that_the_program_makes_is_what_comes_back(own_temp: Path) -> None:
    assert supervised(_task(MAKES, FOLDER)) == b"abab"
    assert not _scratch()
    assert own_temp.is_dir()


@pytest.mark.parametrize("command", ["pass", "raise SystemExit(3)"], ids=["makes nothing", "fails"])
def test_a_program_that_makes_no_file_gives_nothing(own_temp: Path, command: str) -> None:
    assert supervised(_task(command)) == b""
    assert not list(own_temp.iterdir())


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_started(own_temp: Path) -> None:
    beat = own_temp / "beat"

    assert supervised(_task(STARTS, BEATS, str(beat), seconds=_LONG)) == b""

    size = beat.stat().st_size
    time.sleep(0.5)
    assert beat.stat().st_size == size > 0
    assert not _scratch()
