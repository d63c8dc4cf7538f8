"""Cells that a spreadsheet shows and never runs, and workbooks made of them.

A file name or a finding's words may be written by an opponent: ``=HYPERLINK(…)`` in a cell is a program.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_FORMULA = pattern(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What makes a spreadsheet run a cell; the full-width forms do so in Chinese and Japanese editions (OWASP)."""
_CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
CELL_LIMIT = 500
_MARGIN = 0.5
"""Inches."""
_WRAPPED = 20
"""Characters from which a cell goes on in a second line."""
_LONG_CELL = 2_000
"""Excel takes 32,767 characters a cell; nobody reads as many."""
MOST_ROWS = 1_048_576
_WIDTHS = {
    "文件": 24, "单位": 14, "主要问题": 30, "未查原因": 30, "问题": 16, "原文": 32, "说明": 32, "建议": 26, "依据": 24,
    "原因": 22, "规则": 14, "信访人": 10, "电话": 14, "收到日期": 11, "答复日期": 11, "回访日期": 11,
    "答复原文": 50, "对照原文": 50, "对照文件": 20, "回访情况": 30, "项目": 24,
    "序号": 6, "名次": 6, "分量": 6, "页": 5, "段": 5, "把握": 6, "错误": 6, "警告": 6, "提示": 6,
}  # fmt: skip
"""In characters; all of a sheet together go onto the width of one page, so narrower columns mean larger letters."""
_FOR_PROGRAMS = "指纹"
"""A last column of that name is not printed."""


def safe_cell(text: str, limit: int = CELL_LIMIT) -> str:
    """``text`` as a spreadsheet shows it and never runs it: on one line, at most ``limit`` characters."""
    guarded = "'" if _FORMULA.match(text) else ""
    line = guarded + bare_cell(text)
    guarded = "'" if _FORMULA.match(line) else ""  # a control character may have hidden the sign
    return shortened(guarded + line, limit)


def would_run(text: str) -> bool:
    """Whether a spreadsheet would take the text, typed into a cell, for a formula."""
    return _FORMULA.match(text) is not None


def bare_cell(text: str) -> str:
    """``text`` on one line without control characters: safe where the cell itself is marked as text."""
    return _CONTROL.sub(" ", text)


def shortened(line: str, limit: int) -> str:
    """At most ``limit`` characters, with … where something was cut."""
    return line if len(line) <= limit else line[: limit - 1] + "…"


class Share(float):
    """A number that a sheet shows as a percentage."""


class Tone(StrEnum):
    """The colour behind a cell, as red, green and blue; the same as in the terminal and in HTML."""

    BAD = "FDECEA"
    AMBER = "FFF3D9"
    GOOD = "E3F4E7"


class Toned(str):
    """Words whose cell has a colour."""

    __slots__ = ("tone",)
    tone: Tone

    def __new__(cls, words: str, tone: Tone) -> Self:
        """The words with the colour."""
        made = super().__new__(cls, words)
        made.tone = tone
        return made


class Book:
    """A workbook that is written row by row; no cell of it is ever a formula."""

    def __init__(self) -> None:
        from openpyxl import Workbook  # noqa: PLC0415 - half a second, and only a finished run needs it

        self._book = Workbook(write_only=True)
        self._sheets: list[Worksheet] = []

    def sheet(self, title: str, columns: tuple[str, ...]) -> Worksheet:
        """A new sheet with a frozen head that can be filtered."""
        made = Worksheet(self._book.create_sheet(title), columns)
        self._sheets.append(made)
        return made

    def save(self, target: Path, order: tuple[str, ...], opened: str) -> None:
        """Write the file with its sheets in ``order``; ``opened`` is the one that is shown first.

        :raises OSError: it cannot be written.
        """
        for made in self._sheets:
            made.finish()
        for place, title in enumerate(title for title in order if title in self._book.sheetnames):
            self._book.move_sheet(title, place - self._book.sheetnames.index(title))
        self._book.active = self._book.sheetnames.index(opened)
        self._book.save(target)


def _printed(sheet: Any) -> None:  # noqa: ANN401 - its stubs lack half of it
    """Landscape A4, as wide as the page, the head on every page, sheet and page named at the foot."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = "&A", "第 &P 页，共 &N 页"
    for margin in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, margin, _MARGIN)


class Worksheet:
    """A sheet with a frozen, filtered head; rows beyond what Excel has room for are counted, and said at its end."""

    def __init__(self, sheet: Any, columns: tuple[str, ...]) -> None:  # noqa: ANN401 - its stubs lack half of it
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - half a second, and only a finished run needs it
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - half a second, and only a finished run needs it

        self._sheet, self._columns, self._rows, self._left = sheet, columns, 1, 0
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A2"
        _printed(sheet)
        for number, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 11)
        head = [self._cell(column) for column in columns]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)

    def add(self, values: Iterable[object]) -> None:
        """Add a row; a pair of strings is a link: its words and where it leads."""
        if self._rows >= MOST_ROWS - 1:
            self._left += 1
            return
        self._rows += 1
        self._sheet.append([self._cell(value) for value in values])

    def finish(self) -> None:
        """Set the filter over all rows and say what did not fit."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - half a second, and only a finished run needs it

        if self._left:
            self._sheet.append([self._cell(f"还有 {self._left} 行放不下，见 results.jsonl。")])
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._rows}"
        if self._columns[-1] == _FOR_PROGRAMS:
            self._sheet.print_area = f"A1:{get_column_letter(len(self._columns) - 1)}{self._rows}"

    def _cell(self, value: object) -> Cell:
        """A cell that shows the value; a string is text whatever it looks like."""
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - half a second, and only a finished run needs it

        if isinstance(value, tuple):
            cell = self._cell(value[0])
            cell.hyperlink = value[1]
            cell.style = "Hyperlink"
            return cell
        if not isinstance(value, str):
            cell = WriteOnlyCell(self._sheet, value=value if isinstance(value, int | float) else None)
            if isinstance(value, date):
                cell.value, cell.number_format = datetime(value.year, value.month, value.day), "yyyy-mm-dd"  # noqa: DTZ001 - a day has no zone
            if isinstance(value, Share):
                cell.value, cell.number_format = float(value), "0.0%"
            return cell
        shown = shortened(bare_cell(value), _LONG_CELL)
        cell = WriteOnlyCell(self._sheet, value=shown)
        cell.data_type = "s"
        if would_run(shown):  # as text it is harmless; so it stays when somebody edits the cell
            cell.quotePrefix = True
        if len(shown) > _WRAPPED:
            cell.alignment = self._wrapped
        if isinstance(value, Toned):
            from openpyxl.styles import PatternFill  # noqa: PLC0415 - half a second, and only a finished run needs it

            cell.fill = PatternFill("solid", start_color=value.tone.value)
        return cell
