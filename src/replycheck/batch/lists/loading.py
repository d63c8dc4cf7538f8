"""What ``LIST`` means: a folder or a zip of replies, or a table with a ``reply`` column.

A list that cannot be understood is refused whole: a row guessed wrongly would compare a reply with somebody else's
judgment, and say so with confidence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from replycheck.batch.entry import CaseList, Entry
from replycheck.batch.lists.archive import unpack
from replycheck.batch.lists.folder import folder_entries
from replycheck.batch.lists.matters import Look, by_names
from replycheck.batch.lists.tables import Row, csv_head, csv_rows, csv_text, xlsx_tables
from replycheck.errors import MissingFileError, ReplycheckError, UnreadableError, UsageError
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_COLUMNS = {
    "reply": ("reply", "答复", "回复", "答复文件", "答复书", "答复意见书", "答复意见"),
    "source": ("source", "sources", "判决书", "裁判文书", "来源", "判决", "裁定书"),
    "petition": ("petition", "来信", "信访材料", "来信材料", "信访件"),
    "unit": ("unit", "单位", "承办单位", "答复单位"),
    "petitioner": ("petitioner", "信访人", "信访人姓名", "来信人", "反映人", "申诉人", "姓名"),
    "telephone": ("telephone", "phone", "电话", "联系电话", "信访人电话", "手机", "手机号", "联系方式"),
    "received": ("received", "收到日期", "收信日期", "来信日期", "受理日期", "登记日期"),
    "replied": ("replied", "答复日期", "回复日期", "办结日期"),
}
_FIELD_OF = {name: field for field, names in _COLUMNS.items() for name in names}
_DELIMITERS = ",;\t"
_DAY = pattern(r"\s*((?:19|20)\d\d)(?:[-/.年]\s*|(?=\d{4}\b))(\d{1,2})(?:[-/.月]\s*|(?=\d\d\b))(\d{1,2})(?!\d)")
_HEADER_WITHIN = 10
"""A title and a note may stand above the header, no more."""
_NAMED_ROWS = 5
"""So many faulty rows are named in one message."""


def load_list(path: str, output: Path | None = None, look: Look = by_names) -> CaseList:
    """The entries of a folder, a zip, a CSV or an XLSX, with warnings on what was not used.

    ``output`` is the folder of the results, where a zip is unpacked. ``look`` tells the papers of a folder or a zip
    apart; by their names, where none is given.

    :raises MissingFileError: nothing is there.
    :raises UsageError: no header, a row without a reply, or nothing to check; the message names the row.
    :raises UnreadableError: the file is broken, encrypted or too large.
    """
    try:
        return _load(Path(path), output, look)
    except ReplycheckError:
        raise
    except PermissionError as error:
        raise UnreadableError(f"清单“{path}”打不开：没有读取的权限，或正被别的程序占用。") from error
    except (OSError, ValueError) as error:  # ValueError: a path that no system accepts
        raise UnreadableError(f"清单“{path}”打不开，请确认路径正确、文件完好。") from error


def _load(place: Path, output: Path | None, look: Look) -> CaseList:
    if place.is_dir():
        return folder_entries(place, look)
    if place.exists() and not place.is_file():
        raise UsageError(f"清单“{place}”是管道或设备，不是文件；请给出文件夹、zip、CSV 或 XLSX。")
    if not place.is_file():
        raise MissingFileError(f"找不到清单“{place}”。")
    suffix = place.suffix.casefold()
    if suffix in {".csv", ".tsv", ".txt"}:
        return _from_csv(place)
    if suffix in {".xlsx", ".xlsm"}:
        return _from_xlsx(place)
    if suffix == ".zip" and output is not None:
        folder, warnings = unpack(place, output)
        found = folder_entries(folder, look)
        return CaseList(found.entries, (*warnings, *found.warnings))
    raise UsageError(f"清单应是文件夹、zip、CSV 或 XLSX，不能是“{place.name}”；检查单份答复请用 replycheck check。")


@dataclass(frozen=True, slots=True)
class _Header:
    """Which field each column gives ("" for none), the columns that give nothing, and the row it stands in."""

    fields: tuple[str, ...]
    unused: tuple[str, ...]
    row: int


def _from_csv(path: Path) -> CaseList:
    text = csv_text(path)
    # the delimiter is the one under which the header says most: sources split by ';' cannot mislead it
    known = {delimiter: _columns_known(csv_head(text, delimiter, _HEADER_WITHIN)) for delimiter in _DELIMITERS}
    found = _case_list(path, csv_rows(text, max(known, key=lambda delimiter: known[delimiter])))
    if found is None:
        raise _no_header(path)
    return found


def _from_xlsx(path: Path) -> CaseList:
    found, unread = None, []
    for name, rows in xlsx_tables(path):
        if found is None:
            found = _case_list(path, rows)
        elif _find_header(rows) is not None:
            unread.append(f"没有读工作表“{name}”：一次只读一个。")
    if found is None:
        raise _no_header(path)
    return CaseList(found.entries, (*found.warnings, *unread))


def _no_header(path: Path) -> UsageError:
    return UsageError(f"清单“{path}”里找不到 reply（或“答复”）列，请在表头写明。")


def _columns_known(rows: Iterator[Row]) -> int:
    header = _find_header(rows)
    return 0 if header is None else sum(map(bool, header.fields))


def _find_header(rows: Iterator[Row]) -> _Header | None:
    """The first of the next rows that names a reply column; the rows up to it are used up."""
    for number, cells in islice(rows, _HEADER_WITHIN):
        fields = tuple(_FIELD_OF.get(re.sub(r"\s", "", cell).casefold(), "") for cell in cells)
        if "reply" in fields:
            unused = tuple(cell for cell, field in zip(cells, fields, strict=True) if cell and not field)
            return _Header(fields, unused, number)
    return None


def _case_list(path: Path, rows: Iterator[Row]) -> CaseList | None:
    """The list in ``rows``; None where they have no header."""
    header = _find_header(rows)
    if header is None:
        return None
    _refuse_doubles(header)
    entries: list[Entry] = []
    faulty: list[int] = []
    undated: list[int] = []
    for number, cells in rows:
        if not any(cells):
            continue
        if any(cells[len(header.fields) :]):
            raise UsageError(f"清单第 {number} 行的列比表头多；文件名里有分隔符时，请给文件名加上英文引号。")
        named = _by_field(header, cells)
        if not named["reply"]:
            faulty.append(number)
            continue
        entries.append(_entry(len(entries) + 1, path.parent, named))
        undated += [number] if _undated(entries[-1], named) else []
    if faulty:
        raise UsageError(f"清单第 {_some(faulty)} 行没有写答复文件，请补上或删去该行。")
    if not entries:
        raise UsageError(f"清单“{path}”只有表头，没有要检查的答复。")
    return CaseList(tuple(entries), _warnings(header, undated))


def _refuse_doubles(header: _Header) -> None:
    """Several columns of judgments are added up; of anything else only one column can be meant."""
    for field in (field for field in _COLUMNS if field != "source"):
        if header.fields.count(field) > 1:
            raise UsageError(f"清单第 {header.row} 行的表头里有几列都是“{field}”（{_COLUMNS[field][1]}），请只留一列。")


def _by_field(header: _Header, cells: tuple[str, ...]) -> dict[str, str]:
    named = dict.fromkeys(_COLUMNS, "")
    for field, cell in zip(header.fields, cells, strict=False):
        if field and cell:
            named[field] = f"{named[field]};{cell}" if named[field] else cell
    return named


def _entry(index: int, folder: Path, named: dict[str, str]) -> Entry:
    sources = (_path(folder, source) for source in re.split("[;；]", named["source"]))
    return Entry(
        index=index,
        reply=_path(folder, named["reply"]),
        sources=tuple(source for source in sources if source),
        petition=_path(folder, named["petition"]) or None,
        unit=named["unit"],
        petitioner=named["petitioner"],
        telephone=named["telephone"],
        received=_day(named["received"]),
        replied=_day(named["replied"]),
    )


def _undated(entry: Entry, named: dict[str, str]) -> bool:
    """Whether a day is written that could not be read."""
    return any(named[field] and getattr(entry, field) is None for field in ("received", "replied"))


def _day(cell: str) -> date | None:
    """The day that a cell names: 2023-05-01, 2023/5/1, 2023年5月1日, 20230501, with or without a time; else None."""
    match = _DAY.match(cell)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:  # 31 April
        return None


def _path(folder: Path, cell: str) -> str:
    """The path that a cell means, "" for an empty one; Windows's “copy as path” adds quotation marks."""
    bare = cell.strip().strip('"').strip()
    return os.path.join(folder, bare) if bare else ""  # noqa: PTH118 - pathlib would tidy the user's own spelling


def _warnings(header: _Header, undated: list[int]) -> tuple[str, ...]:
    unused = [f"清单里没有用到的列：{'、'.join(header.unused)}。"] if header.unused else []
    unread = [f"清单第 {_some(undated)} 行的日期看不懂，不计用时；请写成 2023-05-01。"] if undated else []
    return (*unused, *unread)


def _some(numbers: Iterable[int]) -> str:
    every = [str(number) for number in numbers]
    shown = "、".join(every[:_NAMED_ROWS])
    return shown if len(every) <= _NAMED_ROWS else f"{shown} 等 {len(every)}"
