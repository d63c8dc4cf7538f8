"""Word files laid out by LibreOffice: what is found there is said to be of that layout, and no page is stated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from pdf_drawing import SENTENCES

from replycheck.app import Inputs, examine
from replycheck.config.settings import Settings
from replycheck.model.limits import Limits
from replycheck.model.report import Ran, Report, Skipped
from replycheck.model.span import Span
from replycheck.readers import read
from replycheck.readers.office.convert import libreoffice
from replycheck.readers.paginated import _Squeezed, paginated

needs_office = pytest.mark.skipif(not libreoffice(), reason="没有安装 LibreOffice，跳过")
ASKED = replace(Settings(), paginate=True)


def _word(path: Path, pages: tuple[tuple[str, ...], ...]) -> Path:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(16)
    document.sections[0].header.paragraphs[0].text = "某某县水利局"
    for number, page in enumerate(pages):
        for text in page:
            document.add_paragraph(text)
        if number + 1 < len(pages):
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.save(str(path))
    return path


def _pages_outcome(report: Report, rule: str = "pages.repeated") -> object:
    return next(outcome for outcome in report.outcomes if outcome.rule == rule)


@needs_office
def test_pages_are_laid_over_the_text_of_the_word_file(tmp_path: Path) -> None:
    path = _word(tmp_path / "a.docx", (SENTENCES[:2], SENTENCES[2:4], SENTENCES[4:]))
    document = read(path)
    laid_out = paginated(document, Limits())
    assert laid_out.text == document.text
    assert laid_out.bound
    assert [page.span.of(document.text).strip() for page in laid_out.pages] == [
        "某某县水利局\n" + "\n".join(SENTENCES[:2]), "\n".join(SENTENCES[2:4]), "\n".join(SENTENCES[4:])
    ]  # fmt: skip
    words = [line.span.of(document.text) for page in laid_out.pages for line in page.lines]
    assert "".join("".join(words).split()) in "".join(document.text.split())


@needs_office
def test_a_page_pasted_twice_is_found_and_no_page_number_is_stated(tmp_path: Path) -> None:
    twice = (*SENTENCES[2:5], *(text.replace("渠", "桥") for text in SENTENCES[2:5]))
    path = _word(tmp_path / "a.docx", (SENTENCES[:3], twice, twice, SENTENCES[3:]))
    report = examine(str(path), Inputs(), ASKED)
    outcome = _pages_outcome(report)
    assert isinstance(outcome, Ran)
    assert outcome.findings
    for finding in outcome.findings:
        assert finding.hit.message.startswith("按 LibreOffice 排版")
        assert finding.hit.page is None
    assert report.pages is None
    assert any("LibreOffice" in caveat.message for _, caveat in report.caveats)


def test_without_libreoffice_the_page_rules_say_why_they_were_skipped(tmp_path: Path) -> None:
    path = _word(tmp_path / "a.docx", (SENTENCES[:2],))
    report = examine(str(path), Inputs(), replace(ASKED, libreoffice=str(tmp_path / "soffice")))
    outcome = _pages_outcome(report)
    assert isinstance(outcome, Skipped)
    assert "LibreOffice" in outcome.reason
    assert "不能排版" in outcome.reason


def test_a_text_file_is_not_laid_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES[0], encoding="utf-8")
    outcome = _pages_outcome(examine(str(tmp_path / "a.txt"), Inputs(), ASKED))
    assert isinstance(outcome, Skipped)
    assert "txt 文件不能排版" in outcome.reason


def test_nothing_is_laid_out_unasked(tmp_path: Path) -> None:
    path = _word(tmp_path / "a.docx", (SENTENCES[:2],))
    outcome = _pages_outcome(examine(str(path), Inputs(), Settings()))
    assert isinstance(outcome, Skipped)
    assert outcome.reason == "docx 文件没有固定页面，无法核对装订"


@needs_office
def test_words_that_no_page_of_the_layout_shows_are_said(tmp_path: Path) -> None:
    """A row that is too low for what stands in it: the reader of the file cannot tell, the layout can."""
    document = docx.Document()
    document.add_paragraph(SENTENCES[0])
    row = document.add_table(1, 1).rows[0]
    row.height, row.height_rule = Pt(14), WD_ROW_HEIGHT_RULE.EXACTLY
    row.cells[0].text = "附表。\n" * 3 + SENTENCES[3]
    document.save(str(tmp_path / "a.docx"))
    read_as = read(tmp_path / "a.docx")
    layout = paginated(read_as, Limits())
    told = layout.caveats[len(read_as.caveats) :]
    assert [caveat.incomplete for caveat in told] == [True]
    assert "没有印出来" in told[0].message


def test_the_lines_of_a_page_are_found_from_the_first_character_on() -> None:
    text = _Squeezed("甲县 水利局\n答复")

    first, second = text.find("甲县水利局"), text.find("答 复")

    assert (first, second) == (Span(0, 6), Span(7, 9))
    assert text.find("甲县") is None
