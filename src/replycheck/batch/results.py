"""The files of a run: ``results.jsonl`` and ``summary.csv``, in the order of the list, complete or not there at all.

``summary.xlsx`` is made from both at the end. While the run goes on they are called ``….part``; only a finished run
gives them their names, ``results.jsonl`` last. So a killed run never leaves a half file that looks whole, and two runs
never write into one folder.
"""

from __future__ import annotations

import csv
import errno
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from replycheck.batch.entry import Entry
from replycheck.batch.summary import COLUMNS, summary_row
from replycheck.errors import UsageError
from replycheck.model.report import Verdict

RESULTS = "results.jsonl"
SUMMARY = "summary.csv"
WORKBOOK = "summary.xlsx"
REPORTS = "reports"
"""The folder of HTML reports, where they are asked for."""
PART = ".part"
_HELD_BYTES = 64_000_000
"""Finished reports that wait for an earlier one may take this much memory, then no new file is begun."""
Book = Callable[[Path, Path, Path, Path | None], None]
"""Writes the workbook: results, table, the file to write, the folder of HTML reports."""
_FILES = (WORKBOOK, SUMMARY, RESULTS)
"""In the order in which they get their names."""
_WHY = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "那里已有同名文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "路径太长",
}
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""JSON allows them bare, but many readers of lines would break there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as it will stand in the files: its line of JSON without the line break, its row, its verdict."""

    line: bytes
    row: tuple[str, ...]
    verdict: Verdict


def checked(entry: Entry, report: Mapping[str, Any]) -> Checked:
    """The report of ``entry``, put into its final form.

    :raises ValueError, KeyError, TypeError: it is not a report as the contract has it.
    """
    return Checked(_json_line(report), summary_row(entry, report), Verdict(report["verdict"]))


def _json_line(report: Mapping[str, Any]) -> bytes:
    text = json.dumps(report, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    for bare, escaped in _LINE_BREAKS.items():
        text = text.replace(bare, escaped)
    try:
        return text.encode()
    except UnicodeEncodeError:  # a file name that is no Unicode: escaped it survives
        return json.dumps(report, ensure_ascii=True, allow_nan=False).encode()


class Results:
    """Writes reports in the order of the list, whatever order they come in; use as a context, then ``publish``.

    At most ``most_held`` reports, or 64 MB of them, wait for an earlier one.
    """

    def __init__(self, folder: Path, most_held: int, *, overwrite: bool = False) -> None:
        self._folder = folder
        self._most_held = most_held
        self._waiting: dict[int, Checked] = {}
        self._waiting_bytes = 0
        self.written = 0
        self._lines: IO[bytes]
        self._table: IO[str]
        self._open(overwrite=overwrite)

    def _open(self, *, overwrite: bool) -> None:
        wanted = (*_FILES, *(name + PART for name in _FILES), REPORTS)
        taken = [name for name in wanted if (self._folder / name).exists()]
        if taken and not overwrite:
            names = "、".join(taken)
            raise UsageError(
                f"输出文件夹“{self._folder}”里已有 {names}，没有覆盖。请换一个文件夹，或加 --overwrite 重新来过。"
            )
        mode = "w" if overwrite else "x"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in (self._folder / REPORTS).glob("[0-9]*.html"):  # only with --overwrite are there any
                old.unlink()
            self._lines = (self._folder / (RESULTS + PART)).open(mode + "b")
            self._table = (self._folder / (SUMMARY + PART)).open(mode, encoding="utf-8-sig", newline="")
        except OSError as error:
            raise UsageError(f"不能在“{self._folder}”里写结果：{_why(error)}。请换一个输出文件夹。") from error
        self._rows = csv.writer(self._table)
        self._rows.writerow(COLUMNS)

    @property
    def full(self) -> bool:
        """Whether so many reports wait for an earlier one that no new file should be begun."""
        return len(self._waiting) >= self._most_held or self._waiting_bytes >= _HELD_BYTES

    def add(self, position: int, report: Checked) -> None:
        """Take the report of the entry at the 0-based ``position``, each once; write all whose turn has come."""
        self._waiting[position] = report
        self._waiting_bytes += len(report.line)
        try:
            while (next_one := self._waiting.pop(self.written, None)) is not None:
                self._waiting_bytes -= len(next_one.line)
                self._lines.write(next_one.line + b"\n")
                self._rows.writerow(next_one.row)
                self.written += 1
        except OSError as error:
            raise self._unwritable(error) from error

    def publish(self, book: Book | None = None) -> None:
        """Give the files their names: from now on they say that the run is complete.

        ``book`` makes ``summary.xlsx`` from the results, the table and the folder of HTML reports, where there is one.
        """
        if self._waiting:
            raise ValueError(f"{len(self._waiting)} reports still wait for number {self.written}")
        try:
            for file in (self._lines, self._table):
                file.flush()
                os.fsync(file.fileno())
                file.close()
            if book is not None:
                reports = self._folder / REPORTS
                lines, table, made = (self._folder / (name + PART) for name in (RESULTS, SUMMARY, WORKBOOK))
                book(lines, table, made, reports if reports.is_dir() else None)
            # an old result goes first, and results.jsonl comes last: old and new never stand side by side
            for name in reversed(_FILES):
                (self._folder / name).unlink(missing_ok=True)
            for name in _FILES if book is not None else (SUMMARY, RESULTS):
                (self._folder / (name + PART)).replace(self._folder / name)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(
            f"结果写不进“{self._folder}”：{_why(error)}。前 {self.written} 份的结果在 {RESULTS}{PART} 里。"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in (self._lines, self._table):
            try:
                file.close()
            except OSError:  # the disk is full: what the run raised says so already
                continue
        if error is not None and not self.written:  # nothing worth keeping, and it would bar the next run
            for name in _FILES:
                (self._folder / (name + PART)).unlink(missing_ok=True)


def _why(error: OSError) -> str:
    """The cause in Chinese: what the system says is in its own language."""
    return _WHY.get(error.errno or 0, f"系统错误 {error.errno}")
