"""The files of a run: their names, and that nobody's results are ever overwritten in silence.

While a file is being written it is called ``….part``; only a finished run gives all of them their names,
``results.jsonl`` last. So a killed run never leaves a half file that looks whole.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from replycheck.batch.journal import JOURNAL, discard
from replycheck.disk.refusals import why
from replycheck.disk.replacing import replace
from replycheck.errors import UsageError

RESULTS = "results.jsonl"
SUMMARY = "summary.csv"
WORKBOOK = "summary.xlsx"
DASHBOARD = "index.html"
SAMPLE = "sample.csv"
REPORTS = "reports"
"""The folder of HTML reports."""
PART = ".part"
FILES = (SAMPLE, WORKBOOK, DASHBOARD, SUMMARY, RESULTS)
"""In the order in which they get their names."""


def report_name(number: int) -> str:
    """The file name of the HTML report of the reply with that number in the list."""
    return f"{number:06d}.html"


def claim(folder: Path, *, overwrite: bool, resume: bool) -> None:
    """Make sure that a run may write into ``folder``; with ``overwrite`` what an earlier one left half is removed.

    :raises UsageError: results or the journal of an interrupted run are there, and nothing says what to do with them.
    """
    try:
        if overwrite:
            discard(folder)
            for name in FILES:
                (folder / (name + PART)).unlink(missing_ok=True)
            for old in (folder / REPORTS).glob("[0-9]*.[hdp]*"):
                old.unlink()
            return
        if (folder / JOURNAL).exists():
            if not resume:
                raise UsageError(
                    f"输出文件夹“{folder}”里已有上一次检查的记录（{JOURNAL}），没有覆盖。"
                    "请加 --resume 接着查，或换一个文件夹，或加 --overwrite 重新来过。"
                )
            return
        taken = [name for name in (*FILES, *(name + PART for name in FILES), REPORTS) if (folder / name).exists()]
    except OSError as error:
        raise UsageError(f"不能在“{folder}”里写结果：{why(error)}。请换一个输出文件夹。") from error
    if taken:
        names = "、".join(taken)
        raise UsageError(f"输出文件夹“{folder}”里已有 {names}，没有覆盖。请换一个文件夹，或加 --overwrite 重新来过。")


def name_all(folder: Path) -> None:
    """Give the files that are written their names: from now on they say that the run is complete.

    An old result goes first, and ``results.jsonl`` comes last: old and new never stand side by side.

    :raises OSError: it cannot be done.
    """
    for name in reversed(FILES):
        (folder / name).unlink(missing_ok=True)
    for name in FILES:
        with suppress(FileNotFoundError):  # there is a sample only where one was asked for
            replace(folder / (name + PART), folder / name)
