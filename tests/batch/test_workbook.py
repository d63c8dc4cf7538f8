"""``summary.xlsx``: the same numbers as the results, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from batch_workers import report
from openpyxl import load_workbook

from replycheck.batch import Entry, workbook
from replycheck.batch.summary import COLUMNS, summary_row
from replycheck.batch.workbook import report_name, write_workbook


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


def case(number: int, verdict: str, unit: str, **more: Any) -> tuple[Entry, dict[str, Any]]:
    entry = Entry(number, f"答复{number}.docx", unit=unit)
    made = report(entry, verdict, **({"findings": []} | more))
    made["document"]["path"] = more.get("path", entry.reply)
    return entry, made


MEASURES = {"copied_share": 0.6204, "longest_copied_run": 412, "own_characters": 690}
CASES = [
    case(1, "blocked", "甲院", findings=[finding("error", "照搬"), finding("warning", "标点")], measures=MEASURES),
    case(2, "pass", "甲院", measures={"copied_share": 0.1, "longest_copied_run": 9, "own_characters": 900}),
    case(3, "pass", "=1+1", findings=[finding("info", "+cmd", "@SUM(A1)\x07\n-2")], path="=HYPERLINK(1).docx"),
    case(4, "blocked", "", findings=[finding("error", "照搬")]),
]


def written(folder: Path, cases: list[tuple[Entry, dict[str, Any]]], reports: Path | None = None) -> Any:
    results, table, target = folder / "r.jsonl", folder / "s.csv", folder / "s.xlsx"
    results.write_text("".join(json.dumps(made, ensure_ascii=False) + "\n" for _, made in cases), encoding="utf-8")
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows(summary_row(entry, made) for entry, made in cases)
    table.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    write_workbook(results, table, target, reports)
    return load_workbook(target)


def test_replies_findings_and_units_are_three_sheets_with_frozen_filtered_heads(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    assert book.sheetnames == ["答复", "问题", "单位"]
    for name, columns, rows in (("答复", 12, 5), ("问题", 13, 5), ("单位", 11, 4)):
        sheet = book[name]
        assert (sheet.max_column, sheet.max_row) == (columns, rows)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{'LMK'[['答复', '问题', '单位'].index(name)]}{rows}"


def test_figures_are_numbers_and_what_is_unknown_is_empty(tmp_path: Path) -> None:
    rows = list(written(tmp_path, CASES)["答复"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:10] == (1, "答复1.docx", "甲院", "拦下", 1, 1, 0, 0.6204, 412, 690)
    assert rows[3][7:10] == (None, None, None)


def test_units_are_counted_and_the_worst_comes_first(tmp_path: Path) -> None:
    rows = list(written(tmp_path, CASES)["单位"].iter_rows(min_row=2, values_only=True))
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["甲院"] == (2, 1, 1, 0, 0.5, 1, 1, 0, pytest.approx(0.3602), 0.6204)
    assert by_name["（没有写单位）"][:4] == (1, 0, 1, 0)
    assert [row[3] for row in rows] == [1, 1, 0]


def test_nothing_in_the_book_is_a_formula(tmp_path: Path) -> None:
    book = written(tmp_path, CASES)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert {cell.value for cell in risky} == {"=1+1", "+cmd", "@SUM(A1) -2", "=HYPERLINK(1).docx"}
    assert all(cell.quotePrefix for cell in risky)


def test_a_reply_is_linked_to_its_html_report_where_that_exists(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / report_name(2)).write_text("x", encoding="utf-8")
    sheet = written(tmp_path, CASES, reports)["答复"]
    assert sheet["M3"].hyperlink.target == "reports/000002.html"
    assert sheet["M2"].value is None


def test_rows_that_excel_has_no_room_for_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 4)
    sheet = written(tmp_path, CASES)["答复"]
    assert sheet.max_row == 4
    assert sheet["A4"].value == "还有 2 行放不下，见 results.jsonl。"


def test_libreoffice_reads_the_same_numbers(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("没有安装 LibreOffice，跳过用它打开 Excel 文件的测试")
    written(tmp_path, CASES)
    subprocess.run(
        [
            office,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            tmp_path,
            tmp_path / "s.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(csv.reader((tmp_path / "s.csv").read_text(encoding="utf-8").splitlines()))
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
