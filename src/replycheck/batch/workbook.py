"""``summary.xlsx``: a sheet of replies, one of findings, one of units, written row by row from the finished results.

What is easily got wrong: a cell that begins with ``=`` must stay text, so every string is marked as text and quoted;
and Excel has 1,048,576 rows, so what does not fit is said in the last one and stands in ``results.jsonl``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.batch.summary import COLUMNS
from replycheck.model.finding import Confidence, Severity
from replycheck.model.report import Verdict
from replycheck.reporting.spreadsheet import bare_cell, shortened, would_run
from replycheck.reporting.wording import CONFIDENCE

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_MOST_ROWS = 1_048_576
_CELL_LIMIT = 2_000
"""Excel takes 32,767 characters a cell; nobody reads as many."""
_LINK = "HTML 报告"
_FINDINGS = ("序号", "文件", "单位", "分量", "问题", "规则", "页", "段", "原文", "说明", "建议", "把握", "指纹")
_UNITS = (
    "单位",
    "答复",
    "通过",
    "拦下",
    "未能查全",
    "拦下比例",
    "错误",
    "警告",
    "提示",
    "平均照搬比例",
    "最高照搬比例",
)
_WIDTHS = {"文件": 36, "单位": 20, "主要问题": 40, "未查原因": 40, "问题": 22, "原文": 50, "说明": 50, "建议": 40}
_NO_UNIT = "（没有写单位）"
_PERCENT = "0.0%"


@dataclass(slots=True)
class _Unit:
    """What is counted of one unit; shares only of replies that were compared with a judgment."""

    verdicts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    weights: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    shares: list[float] = field(default_factory=list)

    def add(self, report: dict[str, Any]) -> None:
        """Count one reply."""
        self.verdicts[Verdict(report["verdict"])] += 1
        for finding in report["findings"]:
            self.weights[Severity(finding["severity"])] += 1
        share = report["measures"]["copied_share"]
        self.shares += [share] if share is not None else []

    def row(self, name: str) -> tuple[object, ...]:
        """The cells under ``_UNITS``."""
        total = sum(self.verdicts.values())
        mean = sum(self.shares) / len(self.shares) if self.shares else None
        return (
            name,
            total,
            *self.verdicts.values(),
            _Share(self.verdicts[Verdict.BLOCKED] / total),
            *self.weights.values(),
            None if mean is None else _Share(mean),
            _Share(max(self.shares)) if self.shares else None,
        )


class _Share(float):
    """A number shown as a percentage."""


def report_name(number: int) -> str:
    """The file name of the HTML report of the reply with that number in the list."""
    return f"{number:06d}.html"


def write_workbook(results: Path, table: Path, target: Path, reports: Path | None = None) -> None:
    """Write the workbook from a finished ``results.jsonl`` and ``summary.csv``, which must have the same order.

    ``reports`` is the folder of HTML reports beside ``target``; each reply is linked to its own.

    :raises OSError: it cannot be written.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - half a second, and only a finished run needs it

    book = Workbook(write_only=True)
    replies = _Sheet(book.create_sheet("答复"), (*COLUMNS, *((_LINK,) if reports else ())))
    findings = _Sheet(book.create_sheet("问题"), _FINDINGS)
    units: dict[str, _Unit] = {}
    for report, row in _pairs(results, table):
        number, unit = int(row[0]), row[2]
        linked = reports is not None and (reports / report_name(number)).exists()
        replies.add(_reply(report, row), f"{reports.name}/{report_name(number)}" if reports and linked else None)
        for finding in report["findings"]:
            findings.add(_finding(finding, report, row))
        units.setdefault(_unquoted(unit) or _NO_UNIT, _Unit()).add(report)
    summed = _Sheet(book.create_sheet("单位"), _UNITS)
    for name, unit_ in sorted(units.items(), key=lambda item: (-item[1].verdicts[Verdict.BLOCKED], item[0])):
        summed.add(unit_.row(name))
    for sheet in (replies, findings, summed):
        sheet.finish()
    book.save(target)


def _pairs(results: Path, table: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    with results.open("rb") as lines, table.open(encoding="utf-8-sig", newline="") as rows:
        reader = csv.reader(rows)
        next(reader)
        for line, row in zip(lines, reader, strict=True):
            yield json.loads(line), row


def _reply(report: dict[str, Any], row: list[str]) -> tuple[object, ...]:
    """The cells under ``COLUMNS``, figures as numbers."""
    measures, share = report["measures"], report["measures"]["copied_share"]
    counts = tuple(sum(f["severity"] == severity.value for f in report["findings"]) for severity in Severity)
    return (
        int(row[0]),
        report["document"]["path"],
        _unquoted(row[2]),
        row[3],
        *counts,
        None if share is None else _Share(share),
        measures["longest_copied_run"],
        measures["own_characters"],
        _unquoted(row[10]),
        _unquoted(row[11]),
    )


def _unquoted(cell: str) -> str:
    """A cell of the CSV without the sign that keeps a spreadsheet from running it: here the cell itself is text."""
    return cell.removeprefix("'")


def _finding(finding: dict[str, Any], report: dict[str, Any], row: list[str]) -> tuple[object, ...]:
    return (
        int(row[0]),
        report["document"]["path"],
        _unquoted(row[2]),
        Severity(finding["severity"]).label,
        finding["title"],
        finding["rule"],
        finding["location"]["page"],
        finding["location"]["paragraph"],
        finding["quote"],
        finding["message"],
        finding["suggestion"],
        CONFIDENCE[Confidence(finding["confidence"])],
        finding["fingerprint"],
    )


class _Sheet:
    """A sheet with a frozen, filtered head."""

    def __init__(self, sheet: Any, columns: tuple[str, ...]) -> None:  # noqa: ANN401 - its stubs lack half of it
        from openpyxl.styles import Font  # noqa: PLC0415 - as above
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

        self._sheet, self._columns, self._rows, self._left = sheet, columns, 1, 0
        self._bold = Font(bold=True)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 11)
        head = [self._cell(column) for column in columns]
        for cell in head:
            cell.font = self._bold
        sheet.append(head)

    def add(self, values: Iterable[object], link: str | None = None) -> None:
        """Add a row; beyond Excel's last but one only count it."""
        if self._rows >= _MOST_ROWS - 1:
            self._left += 1
            return
        self._rows += 1
        cells = [self._cell(value) for value in values]
        if link is not None:
            cell = self._cell("打开")
            cell.hyperlink = link
            cell.style = "Hyperlink"
            cells.append(cell)
        self._sheet.append(cells)

    def finish(self) -> None:
        """Set the filter over all rows and say what did not fit."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

        if self._left:
            self._sheet.append([self._cell(f"还有 {self._left} 行放不下，见 results.jsonl。")])
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._rows}"

    def _cell(self, value: object) -> Cell:
        """A cell that shows the value; a string is text whatever it looks like."""
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

        if not isinstance(value, str):
            number = None if value is None else float(value) if isinstance(value, _Share) else int(str(value))
            cell = WriteOnlyCell(self._sheet, value=number)
            if isinstance(value, _Share):
                cell.number_format = _PERCENT
            return cell
        shown = shortened(bare_cell(value), _CELL_LIMIT)
        cell = WriteOnlyCell(self._sheet, value=shown)
        cell.data_type = "s"
        if would_run(shown):  # as text it is harmless; so it stays when somebody edits the cell
            cell.quotePrefix = True
        return cell
