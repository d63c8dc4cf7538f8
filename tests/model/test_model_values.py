"""Values refuse what cannot be, and answer what they are asked by the law they state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.errors import ConfigError
from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Document, Page, Paragraph
from replycheck.model.finding import Confidence, Severity
from replycheck.model.limits import Limits
from replycheck.model.passage import Passage
from replycheck.model.profile import ANY, REPLIES, Profile
from replycheck.model.report import Verdict
from replycheck.model.span import Box, Span


def _document(*paragraphs: Span, pages: tuple[Page, ...] = (), text: str = "一二三四五") -> Document:
    return Document("a.txt", "", "txt", text, tuple(Paragraph(span) for span in paragraphs), pages)


def _problem(page: int, problem: Problem = Problem.BLANK) -> PageProblem:
    return PageProblem(page, problem, "空白页", Confidence.HIGH)


IMPOSSIBLE: dict[str, Callable[[], object]] = {
    "a span before the text": lambda: Span(-1, 2),
    "a span that ends before it starts": lambda: Span(3, 2),
    "a span shifted out of the text": lambda: Span(1, 2).shifted(-2),
    "a box on page 0": lambda: Box(0, 0, 0, 1, 1),
    "a box from right to left": lambda: Box(1, 2, 0, 1, 1),
    "a box from bottom to top": lambda: Box(1, 0, 2, 1, 1),
    "a paragraph beyond the text": lambda: _document(Span(0, 6)),
    "paragraphs out of order": lambda: _document(Span(3, 4), Span(0, 2)),
    "paragraphs that overlap": lambda: _document(Span(0, 3), Span(2, 4)),
    "a page beyond the text": lambda: _document(pages=(Page(1, Span(0, 6)),)),
    "pages that do not count from 1": lambda: _document(pages=(Page(2, Span(0, 5)),)),
    "pages out of order": lambda: _document(pages=(Page(1, Span(3, 5)), Page(2, Span(0, 3)))),
    "an order that leaves a page out": lambda: Binding((1, 2), (1,)),
    "an order that binds a page twice": lambda: Binding((1, 2), (1, 1)),
    "an order of pages that do not exist": lambda: Binding((1, 2), (2, 3)),
    "a problem on a page that does not exist": lambda: Binding((1, 2), (1, 2), (_problem(3),)),
    "a problem on page 0": lambda: Binding((1, 2), (1, 2), (_problem(0),)),
    "similarity above 1": lambda: Passage(Span(0, 1), "a", Span(0, 1), 1.01),
    "similarity below 0": lambda: Passage(Span(0, 1), "a", Span(0, 1), -0.1),
    "similarity that is no number": lambda: Passage(Span(0, 1), "a", Span(0, 1), float("nan")),
}


@pytest.mark.parametrize("construct", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_value_is_refused(construct: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        construct()


def test_pages_missing_at_the_end_stand_behind_the_last_page() -> None:
    binding = Binding((1, 2), (1, 2), (_problem(3, Problem.MISSING_BEFORE),))
    assert binding.having(Problem.MISSING_BEFORE) == binding.problems
    assert binding.having(Problem.BLANK) == ()


@pytest.mark.parametrize("name", Limits.__slots__)
@pytest.mark.parametrize("value", [0, -1])
def test_a_limit_that_lets_nothing_through_is_refused_by_its_name(name: str, value: int) -> None:
    with pytest.raises(ConfigError, match=rf"limits\.{name}\b"):
        Limits(**{name: value})


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_spans_overlap_exactly_where_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    if len(other):
        assert one.contains(other) == (shared == set(range(other.start, other.end)))


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_covers_as_many_characters_as_it_is_long(text: str, a: int, b: int) -> None:
    span = Span(min(a, b), max(a, b))
    assert len(span) == len(span.of(text)) or span.end > len(text)


def test_every_verdict_weight_and_genre_has_a_chinese_name() -> None:
    labels = [member.label for kind in (Verdict, Severity, Profile) for member in kind]
    assert all("\u4e00" <= label[0] <= "\u9fff" for label in labels)
    assert len(set(labels)) == len(labels)
    assert REPLIES < ANY
