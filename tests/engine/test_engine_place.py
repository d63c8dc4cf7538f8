"""Where a hit is: page, paragraph, and the printed rectangles that it covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.engine.place import boxes_of, locate
from replycheck.model.document import Document, Line, Page, Paragraph
from replycheck.model.finding import Hit
from replycheck.model.span import Box, Span

# Two pages of two lines with ten characters each, every character 10 points wide; a line break behind each line.
TEXT = "\n".join("一二三四五六七八九十" for _ in range(4))


def _line(n: int) -> Line:
    start, page, row = n * 11, 1 + n // 2, n % 2
    return Line(Span(start, start + 10), Box(page, 100, 50 + 20 * row, 200, 62 + 20 * row))


PAPER = Document(
    "a.pdf",
    "",
    "pdf",
    TEXT,
    (Paragraph(Span(0, 32)), Paragraph(Span(33, 43))),
    (Page(1, Span(0, 22), lines=(_line(0), _line(1))), Page(2, Span(22, 43), lines=(_line(2), _line(3)))),
    bound=True,
)


@pytest.mark.parametrize(
    ("span", "boxes"),
    [
        (Span(0, 10), [(1, 100, 200)]),
        (Span(2, 5), [(1, 120, 150)]),
        (Span(8, 13), [(1, 180, 200), (1, 100, 120)]),
        (Span(20, 25), [(1, 190, 200), (2, 100, 130)]),
        (Span(0, 43), [(1, 100, 200), (1, 100, 200), (2, 100, 200), (2, 100, 200)]),
        (Span(10, 11), []),
        (Span(5, 5), []),
    ],
    ids=["a line", "part of a line", "two lines", "across pages", "everything", "a line break", "an empty span"],
)
def test_a_span_covers_one_box_a_line(span: Span, boxes: list[tuple[int, float, float]]) -> None:
    found = boxes_of(PAPER, span)
    assert [(box.page, round(box.x0, 6), round(box.x1, 6)) for box in found] == boxes


@given(st.integers(0, 43), st.integers(0, 43))
def test_boxes_lie_inside_their_lines(one: int, other: int) -> None:
    lines = [line.box for page in PAPER.pages for line in page.lines]
    for box in boxes_of(PAPER, Span(min(one, other), max(one, other))):
        assert any(
            (box.page, box.top, box.bottom) == (line.page, line.top, line.bottom)
            and line.x0 - 1e-6 <= box.x0 <= box.x1 <= line.x1 + 1e-6
            for line in lines
        )


def test_a_hit_is_on_the_page_and_in_the_paragraph_of_its_first_character() -> None:
    place = locate(PAPER, Hit(Span(20, 40), "有误。"))
    assert (place.page, place.paragraph, len(place.boxes)) == (1, 1, 3)


def test_a_hit_about_a_page_is_on_that_page() -> None:
    assert locate(PAPER, Hit(Span(0, 2), "缺页。", page=2)).page == 2


def test_a_paper_without_printed_lines_has_no_boxes() -> None:
    assert boxes_of(Document("a.txt", "", "txt", TEXT), Span(0, 5)) == ()
