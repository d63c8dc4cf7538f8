"""In a window with a console, whatever its code page: Han characters stand there, and files hold UTF-8.

Wine gives a program a console where its streams are a terminal. PowerShell is not in Wine; its window is the same
console.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from conftest import CASE, Bundle, windows_path

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]{0,20}[A-Za-z]|\][^\x07]{0,200}\x07)")
CODE_PAGES = ("936", "65001")


def shown(bundle: Bundle, lines: list[str], paths: dict[str, Path], code_page: str, seconds: float = 300) -> str:
    """What a window of that code page shows when it runs the lines; ``paths`` are variables in them.

    Wine's cmd reads a script in the code page of old, whatever chcp says, so there is nothing but ASCII in it.
    """
    script = next(iter(paths.values())).with_name("run.bat")
    script.write_bytes("\r\n".join(["@echo off", f"chcp {code_page}", *lines, ""]).encode("ascii"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
    known = {name: windows_path(path) for name, path in paths.items()}
    environment = {**bundle.wine.environment(known), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    command = [bundle.wine.program() or "wine", "cmd", "/c", windows_path(script)]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as run:
        os.close(theirs)
        told = _all_of(ours, run, time.monotonic() + seconds)
        run.kill()
    os.close(ours)
    return _SEQUENCE.sub("", told.decode("utf-8", "replace")).replace("\r", "")


def _all_of(terminal: int, run: subprocess.Popen[bytes], end: float) -> bytes:
    told = b""
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            if run.poll() is not None:
                break
            continue
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # nobody holds the other end any more
            break
        if not piece:
            break
        told += piece
    return told


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_a_window_shows_the_report_whatever_its_code_page(bundle: Bundle, code_page: str, tmp_path: Path) -> None:
    paper = tmp_path / "信访 答复.docx"
    shutil.copy(CASE / "reply-bad.docx", paper)
    paths = {
        "SAVED": tmp_path / "存下的.txt",
        "PAPER": paper,
        "JUDGMENT": CASE / "judgment.docx",
        "PROGRAM": bundle.home / "replycheck.exe",
    }
    told = shown(
        bundle,
        [
            '"%PROGRAM%" check "%PAPER%" --source "%JUDGMENT%"',
            "echo ended %errorlevel%",
            '"%PROGRAM%" --version > "%SAVED%"',
        ],
        paths,
        code_page,
    )
    assert f"code page: {code_page}" in told
    assert "ended 1" in told, told
    assert "拦下" in told
    assert "照搬裁判文书" in told
    assert "信访 答复.docx" in told
    assert "构建" in paths["SAVED"].read_text("utf-8")
