"""What real papers do to a reader: mirrored matrices, contents, short lines, rules, feet under full pages, columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_drawing import (
    FONT,
    HEIGHT,
    LEFT,
    SENTENCES,
    SIZE,
    canvas,
    foot,
    paragraphs_of,
    put,
    read,
    saved,
    text_of,
    wrapped,
)

_FLAT = (-1, 0, 0, 1), (1, 0, 0, -1), (-1, 0, 0, -1)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [((-1, 0, 0, 1, 595, 0), _FLAT[0]), ((1, 0, 0, -1, 0, 842), _FLAT[1]), ((-1, 0, 0, -1, 595, 842), _FLAT[2])],
    ids=["left and right", "up and down", "both"],
)  # fmt: skip
def test_a_page_drawn_with_a_mirrored_matrix_reads_as_it_is_seen(
    tmp_path: Path, outer: tuple[int, ...], inner: tuple[int, ...]
) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.transform(*outer)
    lines = wrapped(text_of(0, 5), indent=0)
    for row, line in enumerate(lines[:8]):
        written = page.beginText()
        written.setFont(FONT, SIZE)
        for at, character in enumerate(line):
            x, y = LEFT + at * SIZE, HEIGHT - 120 - row * 29
            seen_x = 595 - x if outer[0] < 0 else x
            seen_y = 842 - y if outer[3] < 0 else y
            written.setTextTransform(*inner, seen_x, seen_y)
            written.textOut(character)
        page.drawText(written)
    page.showPage()
    page.save()
    assert read(tmp_path / "a.pdf").text.startswith("".join(lines[:4]))


def test_contents_with_dot_leaders_are_read_line_by_line_and_trusted(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    entries = [
        f"第{n}章　{title}{'.' * 60} {at}" for n, title, at in (("一", "总则", 1), ("二", "受理", 4), ("三", "附则", 9))
    ]
    for row, line in enumerate(["目　录", *entries]):
        put(page, LEFT, row, line, 10)
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert not document.caveats
    assert [words[:6] for words in paragraphs_of(document)] == [
        "目　录",
        "第一章　总则",
        "第二章　受理",
        "第三章　附则",
    ]


def test_lines_that_end_short_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    lines = [
        "临江市水利局",
        "临水信〔2024〕9号",
        "关于渠道修复问题的答复",
        "周某：",
        *wrapped(text_of(0, 2), indent=0),
        "临江市水利局",
        "2024年3月15日",
    ]
    for row, line in enumerate(lines):
        put(page, LEFT, row, line)
    saved(page)
    found = paragraphs_of(read(tmp_path / "a.pdf"))
    assert found[:4] == lines[:4]
    assert found[-2:] == lines[-2:]


def test_where_paragraphs_are_indented_a_heading_at_the_margin_begins_one(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    row = 0
    for text in (text_of(0, 2), text_of(2, 2), text_of(1, 2)):
        for at, line in enumerate(wrapped(text)):
            put(page, LEFT + (0 if at else 2 * SIZE), row, line)
            row += 1
    full = SENTENCES[4][:27] + "。"
    put(page, LEFT, row, full)
    put(page, LEFT, row + 1, "七、" + SENTENCES[0][:20])
    saved(page)
    assert paragraphs_of(read(tmp_path / "a.pdf"))[-1] == "七、" + SENTENCES[0][:20]


def test_a_rule_parts_the_number_from_the_title_and_an_imprint_from_the_text(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for row, line in enumerate([SENTENCES[0][:28], SENTENCES[1][:28], SENTENCES[2][:28]]):
        put(page, LEFT, row, line)
    page.line(LEFT, HEIGHT - 105 - SIZE - 1.5 * 29, LEFT + 440, HEIGHT - 105 - SIZE - 1.5 * 29)
    saved(page)
    assert len(paragraphs_of(read(tmp_path / "a.pdf"))) == 2


@pytest.mark.parametrize(
    ("form", "total"),
    [("5-1-{n}", None), ("https://xxgk.example.cn/art/2008/t200805.htm {n}/{total}", 3), ("{n}", None)],
    ids=["three parts", "a printed web page", "bare"],
)
def test_a_foot_close_under_a_full_page_is_found_by_its_series(tmp_path: Path, form: str, total: int | None) -> None:
    page = canvas(tmp_path / "a.pdf")
    rows = wrapped(text_of(0, 60), indent=0)
    for number in (1, 2, 3):
        for row, line in enumerate(rows[(number - 1) * 23 : number * 23]):
            put(page, LEFT, row, line)
        foot(page, form.format(n=number, total=3), HEIGHT - 105 - SIZE - 23 * 29 + (number - 2) * 12)
        page.showPage()
    page.save()
    document = read(tmp_path / "a.pdf")
    assert [found.printed_number for found in document.pages] == [1, 2, 3]
    assert {found.printed_total for found in document.pages} == {total}
    assert document.text.count("\n") == 0


def test_roman_numbers_before_the_text_are_no_text(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for start, mark in ((0, "I"), (23, "II"), (46, "III")):
        for row, line in enumerate(wrapped(text_of(0, 40))[start : start + 20]):
            put(page, LEFT, row, line)
        foot(page, mark)
        page.showPage()
    page.save()
    document = read(tmp_path / "a.pdf")
    assert [[piece.text for piece in found.running_heads] for found in document.pages] == [["I"], ["II"], ["III"]]
    assert {found.printed_number for found in document.pages} == {None}


def test_three_columns_are_read_one_after_another(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    columns = [wrapped(text_of(start, 4), measure=9 * SIZE, indent=0)[:18] for start in (0, 2, 4)]
    for at, lines in enumerate(columns):
        for row, line in enumerate(lines):
            put(page, 30 + at * 190, row, line)
    saved(page)
    text = read(tmp_path / "a.pdf").text.replace("\n", "")
    assert text == "".join("".join(lines) for lines in columns)


def test_a_date_broken_at_the_end_of_a_line_is_one_date(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for row, line in enumerate([SENTENCES[0][:28], "现决定自2020", "年12月11日起施行。", SENTENCES[1][:28]]):
        put(page, LEFT, row, line)
    saved(page)
    assert "自2020年12月11日起施行" in read(tmp_path / "a.pdf").text
