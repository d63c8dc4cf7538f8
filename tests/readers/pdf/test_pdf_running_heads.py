"""Running heads, feet and page numbers leave the text; nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_drawing import (
    FONT,
    HEIGHT,
    LEFT,
    SENTENCES,
    SIZE,
    WIDTH,
    canvas,
    furniture_of,
    head,
    paper,
    put,
    read,
    saved,
    text_of,
    wrapped,
)

LONG = [text_of(start, count) for start, count in ((0, 4), (2, 6), (1, 3), (5, 7), (3, 9))]


@pytest.mark.parametrize(
    ("form", "numbers", "total"),
    [
        ("— {n} —", [1, 2, 3], None),
        ("- {n} -", [1, 2, 3], None),
        ("第{n}页 共{total}页", [1, 2, 3], 3),
        ("第 {n} 页/共 {total} 页", [1, 2, 3], 3),
        ("{n}/{total}", [1, 2, 3], 3),
        ("{n}", [1, 2, 3], None),
    ],
)
def test_printed_numbers_are_read_and_kept_out_of_the_text(
    tmp_path: Path, form: str, numbers: list[int], total: int | None
) -> None:
    paper(tmp_path / "a.pdf", LONG, form)
    document = read(tmp_path / "a.pdf")
    assert [page.printed_number for page in document.pages] == numbers
    assert {page.printed_total for page in document.pages} == {total}
    assert furniture_of(document) == [[form.format(n=number, total=3)] for number in numbers]
    assert document.text == "\n".join(LONG)


@pytest.mark.parametrize("form", ["— 1 —", "１", "第一页"])
def test_the_number_of_a_single_page_is_read(tmp_path: Path, form: str) -> None:
    paper(tmp_path / "a.pdf", [SENTENCES[0]], form)
    document = read(tmp_path / "a.pdf")
    assert document.pages[0].printed_number == 1
    assert document.text == SENTENCES[0]


def test_a_figure_that_ends_the_text_is_no_page_number(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for row, line in enumerate([*["合计人数如下："] * 21, "12"]):
        put(page, LEFT, row, line)
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert document.pages[0].printed_number is None
    assert document.text.endswith("12")


def test_running_heads_leave_the_text_with_and_without_a_number_beside_them(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf", LONG, "某某县水利局    第{n}页", title="信访事项处理意见书")
    document = read(tmp_path / "a.pdf")
    assert document.text == "\n".join(LONG)
    assert [page.printed_number for page in document.pages] == [1, 2, 3]
    assert furniture_of(document)[1] == ["信访事项处理意见书", "某某县水利局 第2页"]


def test_a_line_that_stands_on_one_page_only_is_never_furniture(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    head(page, "只此一处的标题")
    put(page, LEFT + 2 * SIZE, 1, SENTENCES[0][:20] + "。")
    saved(page)
    assert read(tmp_path / "a.pdf").text.startswith("只此一处的标题\n")


def test_a_page_bound_in_twice_keeps_its_text_both_times(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for sentence in (SENTENCES[0], SENTENCES[1], SENTENCES[1]):
        put(page, LEFT + 2 * SIZE, -0.5, f"关于第{len(sentence)}项的说明")
        for row, line in enumerate(wrapped(sentence)):
            put(page, LEFT if row else LEFT + 2 * SIZE, row + 2, line)
        page.showPage()
    page.save()
    document = read(tmp_path / "a.pdf")
    assert document.text.count(SENTENCES[1]) == 2
    assert furniture_of(document) == [[], [], []]


def test_a_red_head_is_text_even_where_each_of_two_letters_has_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for sentence in SENTENCES[:2]:
        page.setFont(FONT, 40)
        page.drawCentredString(WIDTH / 2, HEIGHT - 110, "某某县水利局")
        for row, line in enumerate(wrapped(sentence)):
            put(page, LEFT if row else LEFT + 2 * SIZE, row + 4, line)
        page.showPage()
    page.save()
    assert read(tmp_path / "a.pdf").text.count("某某县水利局") == 2


def test_text_repeated_aslant_on_every_page_is_a_watermark(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for sentence in SENTENCES[:2]:
        for row, line in enumerate(wrapped(sentence)):
            put(page, LEFT if row else LEFT + 2 * SIZE, row, line)
        page.saveState()
        page.translate(150, 300)
        page.rotate(45)
        page.setFont(FONT, 40)
        page.drawString(0, 0, "内部资料")
        page.restoreState()
        page.showPage()
    page.save()
    document = read(tmp_path / "a.pdf")
    assert document.text == "\n".join(SENTENCES[:2])
    assert furniture_of(document) == [["内部资料"], ["内部资料"]]
