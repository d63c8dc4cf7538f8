"""The page to sign: one page, with what the report says and nothing that reads as more."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from invented import blocked, hostile, incomplete, passing, repeated, with_petition

from replycheck.cli.program import run
from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting.signing_sheet import document, sheet_of

ALL = [blocked, with_petition, passing, incomplete, hostile, lambda: repeated(20)]
IDS = ["blocked", "petition", "pass", "incomplete", "hostile", "repeated"]


def _word(report: Report) -> str:
    paper = docx.Document(io.BytesIO(document(report, ".docx")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_page_names_the_paper_the_conclusion_and_the_hands() -> None:
    words = _word(with_petition())
    report = with_petition()
    for part in (
        "答复核对单",
        "reply-bad.pdf",
        report.document.sha256,
        "拦下",
        "照搬比例 62%",
        "应依次取第 1、3、2、4 页重新装订",
        "1 条规则运行出错",
        "拟稿",
        "审核",
        "签发",
    ):
        assert part in words
    for cause in report.causes[:5]:
        assert cause.title in words


def test_what_was_not_checked_never_reads_as_a_pass() -> None:
    rows = dict(sheet_of(incomplete()).rows)
    assert rows["核对结论"].startswith("未能查全。")
    assert "未提供裁判文书" in dict(sheet_of(passing()).rows)["没有核对"]


def test_a_passed_paper_has_nothing_to_do() -> None:
    assert sheet_of(passing()).todo == ()
    assert "要做的事" not in _word(passing())


@pytest.mark.parametrize("report", ALL, ids=IDS)
def test_the_pdf_is_one_page_of_a4(report: Callable[[], Report]) -> None:
    paper = pypdfium2.PdfDocument(document(report(), ".pdf"))
    try:
        assert len(paper) == 1
        assert tuple(round(side) for side in paper[0].get_size()) == (595, 842)
    finally:
        paper.close()


@pytest.mark.parametrize("report", ALL, ids=IDS)
def test_any_report_makes_a_word_file(report: Callable[[], Report]) -> None:
    assert "答复核对单" in _word(report())


def test_only_word_and_pdf_are_written() -> None:
    with pytest.raises(UsageError, match="核对单写成 Word 或者 PDF"):
        document(passing(), ".txt")


def test_the_command_writes_it_and_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reply, target = tmp_path / "reply.txt", tmp_path / "核对单.docx"
    reply.write_text("张某：\n您的来信收悉。", encoding="utf-8")
    run(["check", str(reply), "--format", f"sheet={target}"])
    first = target.read_bytes()
    assert run(["check", str(reply), "--format", f"sheet={target}"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert target.read_bytes() == first
    assert run(["check", str(reply), "--format", "sheet"]) == 2
    assert run(["check", str(reply), "--format", f"sheet={tmp_path / 'a.txt'}"]) == 2
