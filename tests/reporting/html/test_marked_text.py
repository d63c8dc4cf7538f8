"""Cutting and laying out marked text: nothing lost, nothing doubled, every mark begins once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Document, Page, Paragraph, plain
from replycheck.model.finding import Confidence
from replycheck.model.passage import Change, Difference
from replycheck.model.span import Span
from replycheck.reporting.html.marked import Mark, edited, slices
from replycheck.reporting.html.page_order_view import page_order_view
from replycheck.reporting.html.text import LONG, lay_out
from replycheck.reporting.wording import order_line, percent, ranges

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8)
TEXTS = st.text(st.sampled_from("甲乙丙 \n\f"), max_size=40)


def marks_of(spans: list[Span]) -> list[Mark]:
    return [Mark(span, f"k{n}", f"a{n}", f"#h{n}", "error", f"错{n}") for n, span in enumerate(spans)]


@given(st.integers(0, 45), SPANS)
def test_slices_tile_the_text_and_know_exactly_their_marks(length: int, spans: list[Span]) -> None:
    marks = marks_of(spans)
    found = list(slices(length, marks))
    assert "".join("x" * len(cut.span) for cut in found) == "x" * length
    assert sorted(mark.key for cut in found for mark in cut.opening) == sorted(mark.key for mark in marks)
    for cut in found:
        for offset in range(cut.span.start, cut.span.end):
            covering = {mark.key for mark in marks if mark.span.start <= offset < mark.span.end}
            assert {mark.key for mark in cut.active} == covering


@given(TEXTS, SPANS, st.lists(st.integers(0, 40), max_size=4))
def test_a_laid_out_document_shows_every_character_and_every_label_once(
    text: str, spans: list[Span], starts: list[int]
) -> None:
    bounds = [*sorted({min(at, len(text)) for at in [0, *starts]}), len(text)]
    pages = tuple(Page(n, Span(a, b)) for n, (a, b) in enumerate(pairwise(bounds), 1))
    base = plain(text)
    document = Document("a", "", "pdf", text, base.paragraphs[::2], pages)
    pieces = [piece for stretch in lay_out(document, marks_of(spans)) for b in stretch.blocks for piece in b.pieces]
    shown = "".join(piece.text for piece in pieces if piece.sort == "text")
    assert "".join(shown.split()) == "".join(text.split())
    assert sorted(p.anchor for p in pieces if p.sort == "label") == sorted(f"a{n}" for n in range(len(spans)))
    assert [p.text[:3] for p in pieces if p.sort == "ruler"] == [f"第{page.number}页" for page in pages]


def test_overlapping_marks_share_their_common_characters() -> None:
    document = Document("a", "", "txt", "一二三四五", (Paragraph(Span(0, 5)),))
    (stretch,) = lay_out(document, marks_of([Span(0, 3), Span(2, 5)]))
    texts = [(p.text, p.keys) for p in stretch.blocks[0].pieces if p.sort == "text"]
    assert texts == [("一二", "k0"), ("三", "k0 k1"), ("四五", "k1")]


def test_only_far_parts_of_a_long_document_are_folded() -> None:
    lines = [f"第{n}段，无关的内容，占些篇幅，好让这篇判决显得很长很长。" for n in range(1200)]
    document = plain("\n".join(lines))
    assert len(document.text) > LONG
    at = document.paragraphs[600].span
    stretches = lay_out(document, marks_of([at]), fold=True)
    assert [(s.folded, len(s.blocks)) for s in stretches] == [(True, 598), (False, 5), (True, 597)]
    assert [s.folded for s in lay_out(document, marks_of([at]))] == [False]


def test_the_two_sides_of_a_passage_show_what_came_in_and_what_went() -> None:
    changes = (
        Difference(Change.REPLACED, Span(2, 3), Span(2, 3)),
        Difference(Change.DROPPED, Span(4, 4), Span(4, 6)),
        Difference(Change.INSERTED, Span(5, 6), Span(7, 7)),
    )
    mine = edited("甲乙X丁戊Y己", Span(0, 7), changes, of_reply=True)
    theirs = edited("甲乙丙丁子丑戊己", Span(0, 8), changes, of_reply=False)
    assert mine == (("甲乙", None), ("X", Change.REPLACED), ("丁戊", None), ("Y", Change.INSERTED), ("己", None))
    assert theirs == (("甲乙", None), ("丙", Change.REPLACED), ("丁", None), ("子丑", Change.DROPPED), ("戊己", None))


@given(TEXTS, SPANS)
def test_a_side_of_a_passage_never_loses_a_character(text: str, spans: list[Span]) -> None:
    changes = [Difference(Change.REPLACED, span, span) for span in spans]
    span = Span(min(3, len(text)), len(text))
    assert "".join(words for words, _ in edited(text, span, changes, of_reply=True)) == span.of(text)


@pytest.mark.parametrize(
    ("numbers", "written"),
    [((), ""), ((1,), "1"), ((1, 2), "1、2"), ((1, 2, 4, 3, 5, 6, 7), "1、2、4、3、5–7"), ((3, 1, 2), "3、1、2")],
)
def test_runs_of_pages_are_written_as_ranges(numbers: tuple[int, ...], written: str) -> None:
    assert ranges(numbers) == written


@pytest.mark.parametrize(
    ("share", "written"), [(0, "0%"), (0.001, "不到 1%"), (0.624, "62%"), (0.999, "99%"), (1, "100%")]
)
def test_only_all_is_a_hundred_percent_and_only_nothing_is_zero(share: float, written: str) -> None:
    assert percent(share) == written


def test_pages_in_order_need_no_proposal() -> None:
    binding = Binding((1, 2, 3), (1, 2, 3))
    assert order_line(binding) is None
    drawn = page_order_view(binding)
    assert drawn.proposed == ()
    assert drawn.sentence == "共 3 页，没有发现装订问题。"


def test_pages_whose_numbers_cannot_be_read_are_not_called_right() -> None:
    assert "没有读出印刷页码" in page_order_view(Binding((None, None), (1, 2))).sentence


def test_the_strip_draws_an_arrow_from_each_page_to_its_place() -> None:
    problem = PageProblem(2, Problem.WRONG_ORDER, "", Confidence.HIGH)
    drawn = page_order_view(Binding((1, 3, 2), (1, 3, 2), (problem,)))
    middles = [cell.middle for cell in drawn.today]
    assert drawn.arrows == (
        (middles[0], middles[0], False),
        (middles[2], middles[1], True),
        (middles[1], middles[2], True),
    )
    assert [cell.words for cell in drawn.today] == ["", "顺序错", ""]


def test_of_very_many_pages_only_the_wrong_ones_are_listed() -> None:
    order = (*range(1, 99), 100, 99)
    drawn = page_order_view(Binding(order, order))
    assert not drawn.drawn
    assert [cell.position for cell in drawn.today] == [99, 100]
    assert "1–98、100、99" in drawn.sentence
