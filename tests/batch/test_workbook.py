"""``summary.xlsx``: the same numbers as the results, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from batch_workers import report
from openpyxl import load_workbook

from replycheck.batch import Entry
from replycheck.batch.figures import figures_of
from replycheck.batch.workbook import Called, Summary
from replycheck.reporting import spreadsheet
from replycheck.reporting.spreadsheet import Tone


def finding(severity: str, title: str, quote: str = "原文") -> dict[str, Any]:
    return {
        "rule": "copying.unattributed",
        "title": title,
        "severity": severity,
        "confidence": "medium",
        "message": "说明",
        "suggestion": None,
        "quote": quote,
        "location": {"page": 2, "paragraph": 5, "boxes": []},
        "fingerprint": "00ff",
    }


EVIDENCE = {"document": "判决.docx", "page": 4, "quote": "判决的话", "similarity": 0.98, "span": {"start": 0, "end": 4}}
GROUPS = {1: 1, 3: 1}
DAYS = {1: date(2023, 3, 3), 2: date(2023, 1, 21)}


def case(number: int, verdict: str, unit: str, **more: Any) -> tuple[Entry, dict[str, Any]]:
    received = date(2023, 1, 1) if number in DAYS else None
    entry = Entry(number, f"答复{number}.docx", unit=unit, received=received, replied=DAYS.get(number))
    made = report(entry, verdict, **({"findings": []} | more))
    made["document"]["path"] = more.get("path", entry.reply)
    return entry, made


MEASURES = {"copied_share": 0.6204, "longest_copied_run": 412, "own_characters": 690}
CASES = [
    case(
        1,
        "blocked",
        "甲院",
        findings=[finding("error", "照搬") | {"evidence": [EVIDENCE]}, finding("warning", "标点")],
        measures=MEASURES,
        demands=[{"answered": False}, {"answered": True}],
    ),
    case(2, "pass", "甲院", measures={"copied_share": 0.1, "longest_copied_run": 9, "own_characters": 900}),
    case(3, "pass", "=1+1", findings=[finding("info", "+cmd", "@SUM(A1)\x07\n-2")], path="=HYPERLINK(1).docx"),
    case(4, "blocked", "", findings=[finding("error", "照搬")]),
]


def written(folder: Path, cases: list[tuple[Entry, dict[str, Any]]], *, linked: bool = False) -> Any:
    book = Summary(linked=linked)
    figures = [figures_of(entry, made, GROUPS.get(entry.index, 0), linked=entry.index == 2) for entry, made in cases]
    for one, (_, made) in zip(figures, cases, strict=True):
        causes = [{"title": "正文照搬", "findings": [one["fingerprint"] for one in made["findings"][:1]]}]
        book.add(one, made["findings"], causes)
    book.finish(
        sorted(figures, key=lambda one: one.rank),
        [one for one in figures if one.group],
        [Called(figures[0], "王桂兰", "0551-5550123")],
    )
    book.save(folder / "s.xlsx")
    return load_workbook(folder / "s.xlsx")


def test_every_sheet_has_a_frozen_filtered_head_and_what_was_not_checked_is_shown_first(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    assert book.sheetnames == ["概况", "答复", "问题", "单位", "排名", "证据", "雷同组", "抽样"]
    assert book.active.title == "概况"
    for name, columns, rows in (
        ("答复", "T", 5),
        ("问题", "O", 5),
        ("排名", "N", 5),
        ("雷同组", "G", 3),
        ("抽样", "Q", 2),
    ):
        sheet = book[name]
        assert sheet.max_row == rows
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{columns}{rows}"


def test_every_sheet_prints_across_a_page_with_its_head_on_each(tmp_path: Path) -> None:
    for sheet in written(tmp_path, CASES):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        printed = [wide.width for name, wide in sheet.column_dimensions.items() if sheet[f"{name}1"].value != "指纹"]
        assert sum(printed) < 290, "more columns than this make letters that nobody can read on A4"
        assert "&P" in sheet.oddFooter.center.text


def test_long_cells_go_on_in_a_second_line_and_short_ones_do_not(tmp_path: Path) -> None:
    sheet = written(tmp_path, CASES)["抽样"]
    assert not sheet["D2"].alignment.wrap_text
    book = Summary(linked=False)
    book.finish([], [], None, ["有三份文件放错了地方，没有当作答复检查，见下面的说明。"])
    book.save(tmp_path / "n.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "n.xlsx")["概况"].iter_rows() for cell in row]
    assert any(cell.alignment.wrap_text for cell in cells)


def test_a_call_back_has_whom_to_call_real_days_and_room_to_write(tmp_path: Path) -> None:
    sheet = written(tmp_path, CASES)["抽样"]
    head, row = list(sheet.iter_rows(values_only=True))
    told = dict(zip(head, row, strict=True))
    assert (told["信访人"], told["电话"]) == ("王桂兰", "0551-5550123")
    assert told["收到日期"] == datetime(2023, 1, 1)  # noqa: DTZ001 - a day has no zone
    assert row[-7:] == (None,) * 7


def test_each_finding_hangs_on_its_cause(tmp_path: Path) -> None:
    assert column(written(tmp_path, CASES)["问题"], "原因")[0] == "正文照搬"


def test_figures_are_numbers_and_what_is_unknown_is_empty(tmp_path: Path) -> None:
    rows = list(written(tmp_path, CASES)["答复"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:10] == (1, "答复1.docx", "甲院", "拦下", 1, 1, 0, 0.6204, 412, 690)
    assert rows[3][7:10] == (None, None, None)


def column(sheet: Any, name: str) -> list[Any]:
    head = [cell.value for cell in sheet[1]]
    return [row[head.index(name)] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_units_are_counted_and_the_worst_comes_first(tmp_path: Path) -> None:
    sheet = written(tmp_path, CASES)["单位"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["甲院"][:11] == (2, 1, 0, 1, 0, 0.5, 1, 1, 0, pytest.approx(0.3602), 0.6204)
    assert rows["（没有写单位）"][:5] == (1, 0, 0, 1, 0)
    assert column(sheet, "单位") == ["甲院", "（没有写单位）", "=1+1", "合计"]
    assert column(sheet, "照搬比例中位数")[0] == pytest.approx(0.3602)
    assert column(sheet, "未答诉求") == [1, None, None, 1]
    assert column(sheet, "用时中位数（天）") == [40.5, None, None, 40.5]
    assert column(sheet, "超过60天") == [1, None, None, 1]
    assert column(sheet, "照搬") == [1, 1, 0, 2]
    assert column(sheet, "雷同答复") == [1, 0, 1, 2]


def test_it_opens_with_what_was_not_checked_and_shares_of_what_was(tmp_path: Path) -> None:
    skipped = [{"rule": "a.b", "status": "skipped", "reason": "未提供裁判文书（--source）"}]
    cases = [*CASES, case(5, "incomplete", "甲院", outcomes=skipped)]
    book = written(tmp_path, cases)
    rows = list(book["概况"].iter_rows(min_row=2, values_only=True))
    assert rows[-1][0] == "方法"
    assert rows[:-1] == [
        ("没有核对", None, None, "1 份没有裁判文书：照搬没有核对；1 份没有查全。"),
        ("答复", 5, None, "其中查全的 4 份"),
        ("没有发现问题", 1, 0.25, None),
        ("没有错误，1 处待核", 1, 0.25, None),
        ("拦下", 2, 0.5, None),
        ("未能查全", 1, None, "不是通过，不算在比例里"),
    ]
    assert column(book["答复"], "结论") == ["拦下", "没有发现问题", "没有错误，1 处待核", "拦下", "未能查全"]
    assert column(book["单位"], "拦下比例")[0] == 0.5, "two of its three were checked"


def test_a_pass_with_something_left_to_look_at_is_amber_and_only_a_clean_one_green(tmp_path: Path) -> None:
    book = written(tmp_path, [*CASES, case(5, "incomplete", "甲院")])

    for sheet, name in (("答复", "结论"), ("排名", "结论"), ("概况", "项目")):
        head = [cell.value for cell in book[sheet][1]]
        cells = [row[head.index(name)] for row in book[sheet].iter_rows(min_row=2)]
        tones = {cell.value: cell.fill.start_color.rgb[-6:] for cell in cells if cell.fill.fill_type == "solid"}
        assert tones["没有发现问题"] == Tone.GOOD, sheet
        assert tones["没有错误，1 处待核"] == Tone.AMBER, sheet
        assert tones["拦下"] == Tone.BAD, sheet
        assert tones["未能查全"] == Tone.AMBER, sheet


def test_the_ranking_has_the_worst_first_and_the_evidence_both_sides(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    assert column(book["排名"], "序号") == [1, 4, 2, 3]
    (row,) = book["证据"].iter_rows(min_row=2, values_only=True)
    assert row == (
        1,
        "答复1.docx",
        "甲院",
        "错误",
        "照搬",
        "copying.unattributed",
        "原文",
        "判决.docx",
        4,
        "判决的话",
        0.98,
    )
    assert column(book["雷同组"], "份数") == [2, 2]


def test_nothing_in_the_book_is_a_formula(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr", "d"}
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert {cell.value for cell in risky} == {"=1+1", "+cmd", "@SUM(A1) -2", "=HYPERLINK(1).docx"}
    assert all(cell.quotePrefix for cell in risky)


def test_a_reply_is_linked_to_its_html_report_where_that_exists(tmp_path: Path) -> None:
    sheet = written(tmp_path, CASES, linked=True)["答复"]
    assert sheet["M3"].hyperlink.target == "reports/000002.html"
    assert sheet["M2"].value is None


def test_rows_that_excel_has_no_room_for_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 4)
    sheet = written(tmp_path, CASES)["答复"]
    assert sheet.max_row == 4
    assert sheet["A4"].value == "还有 2 行放不下，见 results.jsonl。"


def test_libreoffice_reads_the_same_numbers(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("没有安装 LibreOffice，跳过用它打开 Excel 文件的测试")
    if sys.platform == "linux" and not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip("LibreOffice 没有装 Calc，跳过用它打开 Excel 文件的测试")
    written(tmp_path, CASES)
    subprocess.run(
        [
            office,
            # A profile of its own: two LibreOffices with one profile hand their work to each other and write nothing.
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            "--outdir",
            tmp_path,
            tmp_path / "s.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(csv.reader((tmp_path / "s-答复.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[1][:7] == ["1", "答复1.docx", "甲院", "拦下", "1", "1", "0"]


def test_the_book_is_as_it_was_last_looked_at(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    shown = [f"== {sheet.title}\n" + "\n".join(map(repr, sheet.iter_rows(values_only=True))) for sheet in book]
    text = "\n".join(shown) + "\n"
    path = Path(__file__).parent / "golden" / "summary.xlsx.txt"
    if os.environ.get("REPLYCHECK_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode("utf-8")
