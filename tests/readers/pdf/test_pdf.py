"""Whether a PDF's text comes out as a person reads it off the pages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pdf_drawing import (
    FONT,
    HEIGHT,
    LEFT,
    MEASURE,
    SENTENCES,
    SIZE,
    WIDTH,
    canvas,
    foot,
    paper,
    paragraphs_of,
    put,
    read,
    saved,
    text_of,
    wrapped,
)
from reportlab.lib.pdfencrypt import StandardEncryption

from replycheck.errors import UnreadableError
from replycheck.model.document import ParagraphKind

LONG = [text_of(start, count) for start, count in ((0, 4), (2, 6), (1, 3), (5, 7), (3, 9), (0, 2), (4, 8))]


def test_official_paper_gives_its_paragraphs_back_without_a_wrong_character(tmp_path: Path) -> None:
    sheets = paper(tmp_path / "a.pdf", LONG)
    document = read(tmp_path / "a.pdf")
    assert paragraphs_of(document) == LONG
    assert document.text == "\n".join(LONG)
    assert [page.span.of(document.text).replace("\n", "") for page in document.pages] == sheets
    assert document.bound
    assert document.complete


def test_pages_partition_the_text_and_lines_stand_on_their_page(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf", LONG)
    document = read(tmp_path / "a.pdf")
    assert document.pages[0].span.start == 0
    assert document.pages[-1].span.end == len(document.text)
    assert all(one.span.end == other.span.start for one, other in pairwise(document.pages))
    for page in document.pages:
        for line in page.lines:
            assert page.span.contains(line.span)
            assert (line.font, line.size) == (FONT, SIZE)
            assert 0 <= line.box.x0 < line.box.x1 <= page.width
            assert 0 <= line.box.top < line.box.bottom <= page.height


def test_a_line_box_surrounds_what_was_drawn(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "答复如下")
    saved(page)
    box = read(tmp_path / "a.pdf").pages[0].lines[0].box
    assert (box.x0, box.x1) == pytest.approx((LEFT, LEFT + 4 * SIZE), abs=0.5)
    assert box.top == pytest.approx(105 + 0.12 * SIZE, abs=0.5)
    assert box.bottom == pytest.approx(105 + 1.12 * SIZE, abs=0.5)


def test_title_addressee_body_and_signature_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.setFont(FONT, 22)
    page.drawCentredString(WIDTH / 2, HEIGHT - 130, "某某县水利局关于河西村渠道失修")
    page.drawCentredString(WIDTH / 2, HEIGHT - 162, "信访事项的处理意见")
    put(page, LEFT, 3, "张某：")
    row = 4
    for sentence in SENTENCES[:3]:
        for index, line in enumerate(wrapped(sentence)):
            put(page, LEFT if index else LEFT + 2 * SIZE, row, line)
            row += 1
    page.setFont(FONT, SIZE)
    page.drawRightString(LEFT + MEASURE - 2 * SIZE, 320, "某某县水利局")
    page.drawRightString(LEFT + MEASURE - 2 * SIZE, 291, "2024年5月6日")
    foot(page, "— 1 —")
    saved(page)
    assert paragraphs_of(read(tmp_path / "a.pdf")) == [
        "某某县水利局关于河西村渠道失修信访事项的处理意见",
        "张某：",
        *SENTENCES[:3],
        "某某县水利局",
        "2024年5月6日",
    ]


def test_marks_drawn_in_a_second_pass_stand_where_they_are_seen(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "你所称的")
    put(page, LEFT + 5 * SIZE, 0, "程序空转")
    put(page, LEFT + 10 * SIZE, 0, "并不存在。")
    put(page, LEFT, 1, "第二行。")
    put(page, LEFT + 4 * SIZE, 0, "《")
    put(page, LEFT + 9 * SIZE, 0, "》")
    saved(page)
    assert read(tmp_path / "a.pdf").text == "你所称的《程序空转》并不存在。\n第二行。"


@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.4, 0.0), (0.3, 0.3)], ids=["same", "right", "diagonal"])
def test_bold_by_printing_twice_is_read_once(tmp_path: Path, shift: tuple[float, float]) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.setFont(FONT, SIZE)
    page.drawString(100, 500, "处理意见11条")
    page.drawString(100 + shift[0], 500 + shift[1], "处理")
    page.drawString(100 + 2 * SIZE + shift[0], 500 + shift[1], "意见11条")
    saved(page)
    assert read(tmp_path / "a.pdf").text == "处理意见11条"


def test_justified_letter_spaced_and_mixed_lines_get_no_space_but_latin_words_do(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.setFont(FONT, SIZE)
    for row, (spacing, line) in enumerate(
        [(4.0, "两端对齐的一行"), (16.0, "某县人民法院"), (0.0, "详见GB 15834标准 annex B说明")]
    ):
        page.drawString(LEFT, 700 - 40 * row, line, charSpace=spacing)
    saved(page)
    assert paragraphs_of(read(tmp_path / "a.pdf")) == ["两端对齐的一行", "某县人民法院", "详见GB 15834标准 annex B说明"]


def test_latin_lines_join_with_a_space_and_a_broken_word_without_its_hyphen(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.setFont("Helvetica", 12)
    lines = [
        "The irrigation channel of the western village was inspected in April and will be re-",
        "paired before the end of October, together with the two culverts that lie below it on",
        "the eastern side; the village committee has been told who answers for the work as",
        "planned.",
    ]
    for row, line in enumerate(lines):
        page.drawString(72, 700 - 15 * row, line)
    saved(page)
    assert read(tmp_path / "a.pdf").text == " ".join(lines).replace("re- paired", "repaired")


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "本期目录与说明")
    left, right = text_of(0, 4), text_of(3, 4)
    for x, text in ((LEFT, left), (LEFT + 240, right)):
        for row, line in enumerate(wrapped(text, 200, 10)):
            put(page, x if row else x + 20, 1 + row / 2, line, 10)
    saved(page)
    assert paragraphs_of(read(tmp_path / "a.pdf")) == ["本期目录与说明", left, right]


def test_a_ruled_table_is_read_cell_by_cell_between_the_lines_around_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "核查情况如下表：")
    grid_x, grid_y = [LEFT, LEFT + 120, LEFT + 400], [650, 600, 520]
    page.grid(grid_x, grid_y)
    page.setFont(FONT, 12)
    for x, y, text in [
        (90, 620, "诉求"),
        (210, 620, "答复"),
        (90, 555, "修复渠道"),
        (210, 570, "已列入本年度小型水利"),
        (210, 550, "计划，十月底前完工"),
    ]:
        page.drawString(x, y, text)
    put(page, LEFT, 12, "特此说明。")
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert paragraphs_of(document) == [
        "核查情况如下表：",
        "诉求",
        "答复",
        "修复渠道",
        "已列入本年度小型水利计划，十月底前完工",
        "特此说明。",
    ]
    assert [paragraph.kind for paragraph in document.paragraphs[1:5]] == [ParagraphKind.TABLE_CELL] * 4


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_reads_upright_and_says_how_it_lies(tmp_path: Path, turned: int) -> None:
    page = canvas(tmp_path / "a.pdf")
    if turned != 180:
        page.setPageSize((HEIGHT, WIDTH))  # reportlab swaps the sides of a page that it turns
    page.setPageRotation(turned)
    for row, line in enumerate(wrapped(LONG[0])):
        put(page, LEFT if row else LEFT + 2 * SIZE, row, line)
    foot(page, "— 7 —")
    saved(page)
    document = read(tmp_path / "a.pdf")
    sheet = document.pages[0]
    assert document.text == LONG[0]
    assert (sheet.rotation, sheet.printed_number) == (360 - turned, 7)
    assert sheet.width == pytest.approx(HEIGHT if turned != 180 else WIDTH)
    assert all(line.box.x0 >= 0 and line.box.x1 <= sheet.width + 1 for line in sheet.lines)
    assert all(line.box.top >= 0 and line.box.bottom <= sheet.height + 1 for line in sheet.lines)


def test_a_page_turned_in_the_file_and_turned_back_for_the_viewer_is_upright(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.setPageRotation(90)
    page.saveState()
    page.translate(WIDTH, 0)
    page.rotate(90)
    page.setFont(FONT, SIZE)
    page.drawString(100, 400, "横放的表格一样能读")
    page.restoreState()
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert (document.text, document.pages[0].rotation) == ("横放的表格一样能读", 0)


def test_type_scaled_by_the_matrix_has_its_printed_size(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.scale(2, 2)
    page.setFont(FONT, 8)
    page.drawString(50, 300, "放大一倍")
    saved(page)
    assert read(tmp_path / "a.pdf").pages[0].lines[0].size == pytest.approx(16)


def test_text_outside_the_page_is_not_on_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "看得见的字")
    put(page, LEFT + 700, 0, "看不见的字")
    saved(page)
    assert read(tmp_path / "a.pdf").text == "看得见的字"


def test_a_filled_form_field_is_read(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "联系电话：")
    page.acroForm.textfield(name="phone", value="5550123", x=180, y=715, width=120, height=22)
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert "5550123" in document.text
    assert document.complete


def test_encrypted_broken_and_oversized_files_are_one_sentence(tmp_path: Path) -> None:
    page = canvas(tmp_path / "locked.pdf", encrypt=StandardEncryption("geheim", canPrint=0))
    put(page, LEFT, 0, "锁住的字")
    saved(page)
    paper(tmp_path / "long.pdf", LONG)
    whole = (tmp_path / "long.pdf").read_bytes()
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.4\n" + b"\x00\x01" * 500)
    (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    for name, words in [("locked", "已加密"), ("empty", "已损坏"), ("noise", "已损坏")]:
        with pytest.raises(UnreadableError, match=words):
            read(tmp_path / f"{name}.pdf")
    try:
        rest = read(tmp_path / "cut.pdf")
    except UnreadableError:
        pass
    else:
        assert not rest.complete
    with pytest.raises(UnreadableError, match="2 页的限制"):
        read(tmp_path / "long.pdf", pages=2)
    with pytest.raises(UnreadableError, match="100 字的限制"):
        read(tmp_path / "long.pdf", characters=100)
