"""What a list may look like, and what is refused."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from replycheck.batch import Entry, load_list
from replycheck.errors import MissingFileError, ReplycheckError, UnreadableError, UsageError

FULL = "reply,source,petition,unit\n1.docx,a.pdf;b.docx,信.txt,甲法院\n2.docx,,,\n"


def entries_of(folder: Path) -> list[tuple[str, ...]]:
    """Reply, sources, petition and unit, without the folder."""

    def bare(path: str | None) -> str:
        return "" if path is None else os.path.relpath(path, folder)

    return [
        (bare(e.reply), ";".join(map(bare, e.sources)), bare(e.petition), e.unit)
        for e in load_list(str(next(folder.glob("list.*")))).entries
    ]


WANTED = [("1.docx", "a.pdf;b.docx", "信.txt", "甲法院"), ("2.docx", "", "", "")]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(FULL.encode(), id="utf-8"),
        pytest.param(FULL.encode("utf-8-sig"), id="utf-8 with BOM"),
        pytest.param(FULL.encode("gb18030"), id="gb18030"),
        pytest.param(FULL.replace(",", "\t").encode("utf-16"), id="Excel's Unicode text: UTF-16, tabs"),
        pytest.param(FULL.replace(";", "；").replace(",", ";").encode(), id="semicolons, sources split by ；"),
        pytest.param(FULL.replace("a.pdf;b.docx", '"a.pdf;b.docx"').replace(",", ";").encode(), id="quoted sources"),
        pytest.param(("sep=;\n" + FULL.replace(";", "；").replace(",", ";")).encode(), id="Excel's sep hint"),
        pytest.param(FULL.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(FULL.replace("\n", "\n\n , ,,\n").encode(), id="blank lines"),
        pytest.param(("答复清单,,,\n" + FULL).encode(), id="a title above the header"),
        pytest.param(FULL.replace("1.docx", '" 1.docx "').encode(), id="quoted, with white space"),
        pytest.param(
            FULL.replace("reply,source,petition,unit", "Reply, 判决书 ,信访材料,承办单位").encode(), id="Chinese"
        ),
        pytest.param(FULL.replace("reply,source,petition,unit", "答复,裁判文书,来信,单位").encode(), id="Chinese too"),
        pytest.param(
            b"unit,reply,source,source,petition\n\xe7\x94\xb2\xe6\xb3\x95\xe9\x99\xa2,1.docx,a.pdf,b.docx,\xe4\xbf\xa1.txt\n,2.docx\n",
            id="other order, two columns of judgments, short rows",
        ),
    ],
)
def test_a_csv_is_read_however_it_was_saved(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "list.csv").write_bytes(raw)
    assert entries_of(tmp_path) == WANTED


def test_entries_are_numbered_from_one_and_columns_without_use_are_said(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("reply,备注,经办人\na.txt,急,2023\n\nb.txt,,\n", encoding="utf-8")
    cases = load_list(str(tmp_path / "list.csv"))
    assert [entry.index for entry in cases.entries] == [1, 2]
    assert cases.warnings == ("清单里没有用到的列：备注、经办人。",)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-05-01", date(2023, 5, 1)),
        ("2023/5/1", date(2023, 5, 1)),
        ("2023年5月1日", date(2023, 5, 1)),
        ("20230501", date(2023, 5, 1)),
        ("2018/11/8 17:35:18", date(2018, 11, 8)),
        ("2023-04-31", None),
        ("五月一日", None),
        ("45047", None),
    ],
)
def test_days_are_read_as_they_are_written_and_what_cannot_be_read_is_said(
    tmp_path: Path, written: str, day: date | None
) -> None:
    (tmp_path / "list.csv").write_text(f"reply,received,replied\na.txt,{written},2024-01-01\n", encoding="utf-8")
    cases = load_list(str(tmp_path / "list.csv"))
    assert cases.entries[0].received == day
    assert cases.entries[0].replied == date(2024, 1, 1)
    said = () if day else ("清单第 2 行的日期看不懂，不计用时；请写成 2023-05-01。",)
    assert cases.warnings == said


def test_an_absolute_path_stays_and_copied_quotation_marks_go(tmp_path: Path) -> None:
    away = tmp_path / "away" / "x.docx"
    (tmp_path / "list.csv").write_text(f'reply\n"""{away}"""\n', encoding="utf-8")
    assert load_list(str(tmp_path / "list.csv")).entries == (Entry(1, str(away)),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "reply,source\na.txt,\n,b.txt\n\n,c.txt\n", "清单第 3、5 行没有写答复文件", id="row without a reply"
        ),
        pytest.param("reply\n" + ",\n" * 0 + "a.txt\n", "", id="fine"),
        pytest.param("reply,source\na,b.txt,c.txt\n", "第 2 行的列比表头多", id="a comma in a bare name"),
        pytest.param('reply,source\na.txt,"x\nb.txt,y\nc.txt,z\n', "第 2 行读不出来", id="quote never closed"),
        pytest.param("reply,source\n", "只有表头", id="header only"),
        pytest.param("a.txt\nb.txt\n", "找不到 reply", id="no header"),
        pytest.param("", "找不到 reply", id="empty"),
        pytest.param("reply,答复\na,b\n", "只留一列", id="two reply columns"),
        pytest.param("unit,source\na,b\n", "找不到 reply", id="other columns only"),
    ],
)
def test_a_list_that_could_be_misread_is_refused_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    if not said:
        assert load_list(str(tmp_path / "list.csv")).entries
        return
    with pytest.raises(UsageError, match=said):
        load_list(str(tmp_path / "list.csv"))


def test_many_faulty_rows_are_counted_not_listed(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("reply,unit\n" + ",甲\n" * 20, encoding="utf-8")
    with pytest.raises(UsageError, match="第 2、3、4、5、6 等 20 行"):
        load_list(str(tmp_path / "list.csv"))


def book(path: Path, sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> None:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    made.save(path)


def test_an_xlsx_is_read_with_numbers_gaps_and_titles(tmp_path: Path) -> None:
    rows: list[list[object]] = [["2023 年答复清单"], [None], ["单位", "答复", "判决书"]]
    rows += [["甲法院", 12, "a.pdf；b.pdf"], [None, None, None], ["乙法院", "b.docx", None], [7, 3.5]]
    book(tmp_path / "list.xlsx", {"封面": [["说明"]], "清单": rows})
    wanted = [("12", "a.pdf;b.pdf", "", "甲法院"), ("b.docx", "", "", "乙法院"), ("3.5", "", "", "7")]
    assert entries_of(tmp_path) == wanted


def test_of_two_lists_in_a_workbook_the_first_visible_is_read_and_the_other_said(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {n: [["reply"], [f"{n}.txt"]] for n in ("旧", "甲", "乙")}
    book(tmp_path / "list.xlsx", sheets, hidden=("旧",))
    cases = load_list(str(tmp_path / "list.xlsx"))
    assert [Path(entry.reply).name for entry in cases.entries] == ["甲.txt"]
    assert cases.warnings == ("没有读工作表“list.xlsx：乙”：一次只读一个。",)


def test_a_row_without_a_reply_in_an_xlsx_is_named_by_its_number_in_excel(tmp_path: Path) -> None:
    book(tmp_path / "list.xlsx", {"s": [["reply", "unit"], ["a", "x"], [], [None, "y"]]})
    with pytest.raises(UsageError, match="第 4 行"):
        load_list(str(tmp_path / "list.xlsx"))


def _sheet_changed(folder: Path, old: bytes, new: bytes) -> None:
    """A list whose sheet, and nothing else, has ``new`` for ``old``."""
    book(folder / "good.xlsx", {"s": [["reply"], ["a.txt"], ["b.txt"]]})
    with zipfile.ZipFile(folder / "good.xlsx") as good, zipfile.ZipFile(folder / "list.xlsx", "w") as bad:
        for part in good.infolist():
            raw = good.read(part)
            bad.writestr(part, raw.replace(old, new, 1) if "sheet1" in part.filename else raw)


def test_a_sheet_that_claims_a_row_beyond_all_bounds_ends(tmp_path: Path) -> None:
    _sheet_changed(tmp_path, b'<row r="3"', b'<row r="99999999999"')
    assert [entry[0] for entry in entries_of(tmp_path)] == ["a.txt"]


_LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"</worksheet>", b"", id="cut off"),
        pytest.param(b"<v>", b"<v>x", id="no such shared string"),
        pytest.param(b'r="A2"', b'r="?"', id="no such cell"),
        pytest.param(
            b"<worksheet", b'<!DOCTYPE x [<!ENTITY a0 "ha">' + _LAUGHS + b"]><worksheet", id="unused entities"
        ),
    ],
)
def test_a_workbook_with_a_broken_sheet_is_unreadable_or_read_but_no_traceback(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    _sheet_changed(tmp_path, old, new)
    with suppress(UnreadableError):
        assert load_list(str(tmp_path / "list.xlsx")).entries


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    _sheet_changed(tmp_path, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a0 "hahahaha">' + _LAUGHS + b"]><worksheet>&a9;<x")
    with pytest.raises(UnreadableError, match="打不开"):
        load_list(str(tmp_path / "list.xlsx"))


def _zip(path: Path, content: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", content)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        pytest.param("a.xlsx", b"", UnreadableError, id="empty xlsx"),
        pytest.param("a.xlsx", b"reply\na.txt\n", UnreadableError, id="csv called xlsx"),
        pytest.param("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, UnreadableError, id="encrypted or xls"),
        pytest.param("a.csv", b"reply\n\0\x01\xff\xfe", UnreadableError, id="binary called csv"),
        pytest.param("a.csv", b"\xff\xfe\x00", UnreadableError, id="broken utf-16"),
        pytest.param("a.docx", b"PK", UsageError, id="a reply instead of a list"),
    ],
)
def test_a_broken_list_gives_one_chinese_sentence(
    tmp_path: Path, name: str, content: bytes, error: type[ReplycheckError]
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match="清单") as caught:
        load_list(str(tmp_path / name))
    assert "\n" not in str(caught.value)


def test_a_workbook_that_unpacks_beyond_reason_is_not_opened(tmp_path: Path) -> None:
    _zip(tmp_path / "list.xlsx", b"\0" * 30_000_000)
    with pytest.raises(UnreadableError, match="大得不正常"):
        load_list(str(tmp_path / "list.xlsx"))


def test_a_workbook_with_a_broken_part_is_unreadable(tmp_path: Path) -> None:
    _zip(tmp_path / "list.xlsx", b"<workbook")
    with pytest.raises(UnreadableError, match="打不开"):
        load_list(str(tmp_path / "list.xlsx"))


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    book(path, {"s": [["reply", "unit"], ["a.txt", "x"]]})
    return path.read_bytes()


@given(data=st.data())
def test_a_workbook_with_flipped_bytes_never_gives_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, small_book: bytes, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("flip")
    raw = bytearray(small_book)
    for _ in range(data.draw(st.integers(1, 20))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    (folder / "b.xlsx").write_bytes(raw)
    with suppress(ReplycheckError):
        assert load_list(str(folder / "b.xlsx")).entries


@pytest.mark.parametrize("path", ["nothing.csv", "nothing", "a\0b.csv"])
def test_a_list_that_is_not_there_is_said(path: str) -> None:
    with pytest.raises((MissingFileError, UnreadableError), match="清单"):
        load_list(path)


def test_an_entry_has_a_place_and_a_reply() -> None:
    with pytest.raises(ValueError, match="place"):
        Entry(0, "a.docx")
    with pytest.raises(ValueError, match="place"):
        Entry(1, "")


def test_a_csv_beyond_all_size_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "list.csv").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(UnreadableError, match="太大"):
        load_list(str(tmp_path / "list.csv"))


def test_a_workbook_without_a_reply_column_is_refused(tmp_path: Path) -> None:
    book(tmp_path / "list.xlsx", {"s": [["文件", "单位"], ["a.txt", "x"]]})
    with pytest.raises(UsageError, match="找不到 reply"):
        load_list(str(tmp_path / "list.xlsx"))
