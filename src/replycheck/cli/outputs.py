"""Where reports go: each ``--format`` is a form with or without a path.

Nothing a user wrote is overwritten: a report may replace an earlier report, never a document that was checked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting import FORMATS, render

_REPORT_ENDINGS = {".html", ".htm", ".json", ".jsonl", ".txt", ".log", ""}
"""Endings under which reports are kept; a file with another one is surely no report."""
_NARROW, _WIDE = 60, 120


@dataclass(frozen=True, slots=True)
class Target:
    """A form, and the path it is written to (None: standard output)."""

    form: str
    path: str | None = None


def targets(formats: tuple[str, ...], output: str | None) -> tuple[Target, ...]:
    """The targets that ``--format`` and ``--output`` ask for; ``terminal`` on standard output without them.

    :raises UsageError: a form is unknown, or two reports would go to the same place.
    """
    found = [Target(*_split(given)) for given in formats] or [Target("terminal")]
    if output is not None:
        if len([target for target in found if target.path is None]) != 1:
            raise UsageError("--output 只对一种报告形式有用；几种形式请分别写成 --format 形式=路径。")
        found = [Target(target.form, target.path or output) for target in found]
    places = [target.path for target in found]
    if len(set(places)) < len(places):
        raise UsageError("两种报告不能写到同一个地方；请分别写成 --format 形式=路径。")
    return tuple(found)


def _split(given: str) -> tuple[str, str | None]:
    form, equals, path = given.partition("=")
    if form not in FORMATS:
        raise UsageError(f"不认识的报告形式“{form}”；可用的有：{'、'.join(FORMATS)}。")
    if equals and not path:
        raise UsageError(f"“--format {given}”等号后面缺少路径。")
    return form, path or None


class Writers:
    """Writes every report to every target, each file opened once; several HTML reports go into a folder."""

    def __init__(self, wanted: tuple[Target, ...], inputs: tuple[str, ...], replies: int) -> None:
        self._targets = wanted
        self._many = replies > 1
        self._started: set[str] = set()
        for target in wanted:
            self._refuse(target, inputs)

    def _refuse(self, target: Target, inputs: Iterable[str]) -> None:
        """Refuse a target before any work is done."""
        if target.path is None:
            return
        path = Path(target.path)
        if self._many and target.form == "html":
            if path.suffix or path.is_file():
                raise UsageError(f"几份答复的 HTML 报告要放进文件夹；“{target.path}”请改成文件夹的名字。")
            return
        if path.is_dir():
            raise UsageError(f"“{target.path}”是文件夹；请写明报告的文件名。")
        if path.exists() and any(_same(target.path, given) for given in inputs):
            raise UsageError(f"报告不能写到“{target.path}”：它就是要检查的文件。")
        if path.exists() and path.suffix.lower() not in _REPORT_ENDINGS:
            raise UsageError(f"“{target.path}”已经存在，看上去不是报告，没有覆盖；请换一个文件名。")

    def write(self, report: Report, titles: dict[str, str]) -> None:
        """Write one report to all targets."""
        for target in self._targets:
            if target.path is None:
                self._show(report, target.form, titles)
            else:
                self._save(target, render(report, target.form, titles=titles), report)

    def _show(self, report: Report, form: str, titles: dict[str, str]) -> None:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        text = render(report, form, colour=colour, width=_columns(), titles=titles)
        gap = "\n" if form == "terminal" and "" in self._started else ""
        self._started.add("")
        sys.stdout.write(gap + text)
        sys.stdout.flush()

    def _save(self, target: Target, text: str, report: Report) -> None:
        path = Path(target.path or "")
        if self._many and target.form == "html":
            path = self._unused(path / f"{Path(report.document.source).name}.html")
        mode = "a" if str(path) in self._started else "w"
        self._started.add(str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open(mode, encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
        except OSError as error:
            raise UsageError(f"报告写不到“{path}”：{error.strerror}。") from error

    def _unused(self, path: Path) -> Path:
        """``path``, or with a number where a reply of the same name from another folder was written there."""
        candidate, number = path, 2
        while str(candidate) in self._started:
            candidate, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
        return candidate


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


def _columns() -> int:
    """The width to wrap at: the terminal's within reason, the widest where there is none."""
    if not sys.stdout.isatty():
        return 100
    try:
        return max(_NARROW, min(_WIDE, os.get_terminal_size(sys.stdout.fileno()).columns))
    except OSError:
        return 100
