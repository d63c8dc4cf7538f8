"""Rows of cells from a CSV or an XLSX file, with the row numbers that a spreadsheet shows.

The file is somebody else's: sizes are checked before anything is unpacked, and every way in which it can be broken
ends in one sentence. openpyxl reads here and writes in ``workbook``, nowhere else.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.errors import UnreadableError, UsageError
from replycheck.readers.parts.zip import RefusedZipError, Why, ZipBounds, directory

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Row = tuple[int, tuple[str, ...]]
"""The number of the row as a spreadsheet shows it, and its cells, stripped."""

_MERGE = re.compile(rb'<(?:\w{1,8}:)?mergeCell\s[^>]{0,40}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_FILE_BYTES = 100_000_000  # 100,000 rows take about 20 MB
_UNPACKED_BYTES = 100_000_000  # as XML 100,000 rows take about 50 MB
_PARTS = 10_000
_RATIO = 200  # spreadsheets pack 10 to 30 times
_SHEET_ROWS = 1_048_576  # Excel's own limit; openpyxl would fill a gap to any row number that the file claims
_SHEET_COLUMNS = 64
_BROKEN_XLSX = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,  # both XML parsers say so
    TypeError,
    ValueError,
)
"""What openpyxl lets through when a file is not what it claims to be."""


def csv_text(path: Path) -> str:
    """The whole text of a CSV: UTF-8 with or without BOM, GB18030, or the UTF-16 of Excel's “Unicode 文本”.

    :raises UnreadableError: too large, or in no encoding we know.
    """
    if path.stat().st_size > _FILE_BYTES:
        raise UnreadableError(f"清单“{path}”太大（超过 {_FILE_BYTES // 1_000_000} MB），请拆成几份。")
    raw = path.read_bytes()
    encodings = ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(f"清单“{path}”不是 UTF-8 或 GB18030 编码的文本，请用 Excel 另存为“CSV UTF-8”。")


def csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a CSV; a blank line gives a row without cells.

    :raises UsageError: while rows are taken, naming the row whose quotation marks do not match.
    """
    # strict: otherwise a quotation mark that is never closed swallows the rest of the list without a word
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield number, tuple(cell.strip() for cell in cells)
            number = reader.line_num + 1  # a quoted cell may hold line breaks: the row is named by its first line
    except csv.Error as error:
        raise UsageError(f"清单第 {number} 行读不出来：引号没有成对，或单元格太长。请改正后再试。") from error


def csv_head(text: str, delimiter: str, count: int) -> Iterator[Row]:
    """The first ``count`` lines read leniently, to find out which delimiter is meant; never raises."""
    for number, line in enumerate(islice(io.StringIO(text), count), 1):
        yield number, tuple(cell.strip().strip('"').strip() for cell in line.split(delimiter))


def xlsx_tables(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """The visible sheets of a workbook: pairs of a name and rows, to be taken in turn.

    :raises UnreadableError: encrypted, broken or too large when unpacked.
    """
    _refuse_bomb(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and validations that no list needs
            book = _workbook(path)
            try:
                for sheet in book.worksheets:
                    if sheet.sheet_state == "visible":
                        cells = sheet.iter_rows(max_row=_SHEET_ROWS, max_col=_SHEET_COLUMNS, values_only=True)
                        rows = _sheet_rows(path, cells)
                        yield f"{path.name}：{sheet.title}", _with_merged(rows, _merged(path, sheet))
            finally:
                book.close()
    except _BROKEN_XLSX as error:
        raise _broken(path) from error


def _broken(path: Path) -> UnreadableError:
    return UnreadableError(f"清单“{path}”打不开：文件已损坏，或不是 .xlsx 文件。")


def _workbook(path: Path) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - half a second that only a list in XLSX needs

    # from memory: openpyxl leaves a file that it finds broken open, and Windows then cannot move it
    return load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True, keep_links=False)


def _sheet_rows(path: Path, rows: Iterable[tuple[object, ...]]) -> Iterator[Row]:
    # the sheet is parsed only now, where the caller takes rows: it may be broken though the workbook was not
    try:
        for number, cells in enumerate(rows, 1):
            blank = cells.count(None) == len(cells)  # a file may claim a million of them
            yield number, () if blank else tuple(_cell_text(cell) for cell in cells)
    except _BROKEN_XLSX as error:
        raise _broken(path) from error


def _merged(path: Path, sheet: object) -> list[tuple[int, int, int]]:
    """The columns (from 0) with the first and last row of every cell that is merged over rows, by first row."""
    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    try:
        with zipfile.ZipFile(path) as book:
            text = book.read(part)
    except (*_BROKEN_XLSX, NotImplementedError):
        return []  # reading its rows says what is wrong with it
    found = []
    for match in islice(_MERGE.finditer(text), _SHEET_ROWS):
        column = 0
        for letter in match[1]:
            column = column * 26 + letter - ord("A") + 1
        first, last = int(match[2]), int(match[3])
        if first < last <= _SHEET_ROWS and column <= _SHEET_COLUMNS:
            found.append((column - 1, first, last))
    return sorted(found, key=lambda one: one[1])


def _with_merged(rows: Iterable[Row], merged: list[tuple[int, int, int]]) -> Iterator[Row]:
    """The rows, with what a merged cell says said in all of its rows; a blank row stays blank."""
    waiting = iter(merged)
    active: dict[int, tuple[int, str]] = {}
    ahead = next(waiting, None)
    for number, cells in rows:
        active = {column: one for column, one in active.items() if one[0] >= number}
        while ahead is not None and ahead[1] <= number:
            column, first, last = ahead
            if first == number and column < len(cells):
                active[column] = (last, cells[column])
            ahead = next(waiting, None)
        if cells and active:
            filled = list(cells)
            for column, (_, said) in active.items():
                if column < len(filled) and not filled[column]:
                    filled[column] = said
            cells = tuple(filled)  # noqa: PLW2901 - the same row, filled
        yield number, cells


def _cell_text(value: object) -> str:
    """The cell as it looks in Excel: nothing for an empty one, ``12`` for the number 12."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _refuse_bomb(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise UnreadableError(f"清单“{path}”已加密，或是旧的 .xls 格式，请去掉密码并另存为 .xlsx 或 CSV。")
    try:
        # what is read hands out no more than the declared size, so a lie here cannot unpack into more
        directory(path, ZipBounds(_PARTS, _UNPACKED_BYTES, _RATIO, 0))[0].close()
    except RefusedZipError as error:
        if error.why is Why.BROKEN:
            raise _broken(path) from error
        size = _FILE_BYTES + 1
    if size > _FILE_BYTES:
        raise UnreadableError(f"清单“{path}”解开后大得不正常，为安全起见没有打开。")
