"""How much of a passage is copied, and which parts of it: own words inside it count as the office's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.model.passage import Change, Difference, Passage
from replycheck.model.span import Span

TEXT = "本院查明，某公司于五月交付房屋，另经本院走访核实，房屋漏水属实。"


def _passage(reply: Span, *own: Span) -> Passage:
    differences = tuple(Difference(Change.INSERTED, span, Span(0, 0)) for span in own)
    return Passage(reply, "judgment.docx", Span(0, len(reply)), 0.9, differences=differences)


def _words(*spans: Span) -> list[str]:
    return [span.of(TEXT) for span in spans]


OWN = Span(TEXT.index("另经"), TEXT.index("房屋漏水"))
SHORT = Span(TEXT.index("五月"), TEXT.index("交付"))


def test_a_passage_without_own_words_is_copied_whole() -> None:
    passage = _passage(Span(0, len(TEXT)))
    assert passage.copied(TEXT) == len(TEXT)
    assert passage.stretches() == (passage.reply,)


def test_own_words_inside_a_passage_are_not_copied() -> None:
    passage = _passage(Span(0, len(TEXT)), OWN)
    assert passage.copied(TEXT) == len(TEXT) - len(OWN)
    assert _words(*passage.stretches()) == ["本院查明，某公司于五月交付房屋，", "房屋漏水属实。"]


def test_short_own_words_are_bridged_and_long_ones_are_not() -> None:
    passage = _passage(Span(0, len(TEXT)), SHORT, OWN)
    assert _words(*passage.stretches(bridge=len(SHORT))) == ["本院查明，某公司于五月交付房屋，", "房屋漏水属实。"]
    assert len(passage.stretches()) == 3
    assert passage.stretches(bridge=len(OWN)) == (passage.reply,)


@pytest.mark.parametrize(
    ("own", "expected"),
    [(Span(0, 5), ["某公司于五月交付房屋，另经本院走访核实，房屋漏水属实。"]), (Span(0, len(TEXT)), [])],
    ids=["own words at the head", "own words throughout"],
)
def test_own_words_at_the_edge_leave_no_empty_stretch(own: Span, expected: list[str]) -> None:
    passage = _passage(Span(0, len(TEXT)), own)
    assert _words(*passage.stretches()) == expected


def test_white_space_is_neither_copied_nor_own() -> None:
    spaced = "本院\n 查明　甲"
    passage = Passage(Span(0, len(spaced)), "j", Span(0, 5), 1.0)
    assert passage.copied(spaced) == 5


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True), st.integers(0, 20))
def test_stretches_and_unbridged_own_words_make_up_the_passage(marks: list[int], bridge: int) -> None:
    marks = sorted(marks)
    own = [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    text = "字" * 60
    passage = _passage(Span(0, 60), *own)
    stretches = passage.stretches(bridge)
    covered = {n for span in stretches for n in range(span.start, span.end)}
    mine = {n for span in own if len(span) > bridge for n in range(span.start, span.end)}
    assert covered | mine == set(range(60))
    assert not covered & mine
    assert passage.copied(text) == 60 - sum(len(span) for span in own)
