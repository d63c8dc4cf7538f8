"""What a click does: the clerk's page is opened, or files that are sent here are checked and their report is opened.

Where a page runs already it is that one which is opened, whatever was clicked how often.

What is easily got wrong: there is no console, so whatever would be printed goes into a log, and what went wrong must
be seen all the same. Reports hold the text of papers: they lie in the user's own folder and go after a day.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import webbrowser
from collections.abc import Sequence
from html import escape
from pathlib import Path

_KEPT_SECONDS = 24 * 3600
_LOG = "log.txt"
_MOST_LOG = 1_000_000
_TROUBLE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>没有查成</title>
<body style="font: 18px sans-serif; max-width: 40em; margin: 3em auto"><h1>没有查成</h1><p>{sentence}</p></body></html>
"""


def main() -> None:
    """Do what the click means; ends the process with the exit code of the command line."""
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder, time.time())
    log = folder / _LOG
    if log.is_file() and log.stat().st_size > _MOST_LOG:
        log.unlink()
    with log.open("a", encoding="utf-8", buffering=1) as stream:
        if sys.stdout is None:  # as Python says that there is no console
            sys.stdout = stream
        if sys.stderr is None:
            sys.stderr = stream
        code = opened(sys.argv[1:], folder)
    sys.exit(code)


def own_folder() -> Path:
    """Where reports and the log of clicks lie: the user's own folder."""
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "replycheck" / "click"


def opened(files: Sequence[str], folder: Path) -> int:
    """Open the page, or the report on the files that were sent; the exit code."""
    from replycheck.cli.program import run  # noqa: PLC0415 - so that importing this costs nothing

    if not files:
        from replycheck.web.running import opened_again  # noqa: PLC0415 - so that importing this costs nothing

        return 0 if opened_again() else run(["serve"])
    place = Path(tempfile.mkdtemp(dir=folder))
    report = place / ("报告.html" if len(files) == 1 else "报告")
    told = _Complaints()
    before, sys.stderr = sys.stderr, told
    try:
        code = run(["check", *files, "--format", f"html={report}"])
    finally:
        sys.stderr = before
    pages = sorted(report.glob("*.html")) if report.is_dir() else [report] if report.is_file() else []
    if not pages:
        trouble = place / "没有查成.html"
        trouble.write_text(_TROUBLE.format(sentence=escape(told.words or "文件没有读出来。")), "utf-8")
        pages = [trouble]
    for page in pages:
        webbrowser.open(page.absolute().as_uri())
    return code


def sweep(folder: Path, now: float) -> None:
    """Remove reports of an earlier day."""
    from shutil import rmtree  # noqa: PLC0415 - so that importing this costs nothing

    for place in folder.iterdir():
        if place.is_dir() and now - place.stat().st_mtime > _KEPT_SECONDS:
            rmtree(place, ignore_errors=True)


class _Complaints:
    """Takes what the command line complains of."""

    def __init__(self) -> None:
        self.words = ""

    def write(self, words: str) -> int:
        """Keep the words."""
        self.words += words
        return len(words)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It is no terminal."""
        return False
