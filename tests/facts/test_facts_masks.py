"""Masks: the inside of quotations disappears, every other character stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.masks import BLANK, blank, mask_quotations
from replycheck.model.span import Span

MARKED = st.text(alphabet="甲乙“”‘’「」『』\n \r", max_size=40)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("他说“甲乙”丙", "他说“__”丙"),
        ("“甲‘乙’丙”丁", "“_____”丁"),
        ("“甲“乙”丙”丁", "“_____”丁"),
        ("「甲『乙』丙」丁", "「_____」丁"),
        ("“甲\n乙”", "“_\n_”"),
        ("“甲”乙“丙”", "“_”乙“_”"),
        ("“甲", "“甲"),
        ("甲”乙", "甲”乙"),
        ("“甲\n乙“丙”丁", "“甲\n乙“_”丁"),
        ("‘甲“乙’丙”", "‘___’丙”"),
        ("“甲’乙”", "“___”"),
        ("“”", "“”"),
        ("《甲》", "《甲》"),
        ("", ""),
    ],
)
def test_what_stands_inside_quotation_marks_is_blanked(text: str, masked: str) -> None:
    assert mask_quotations(text).replace(BLANK, "_") == masked


@given(MARKED)
def test_masking_keeps_length_line_breaks_and_everything_outside(text: str) -> None:
    masked = mask_quotations(text)
    assert len(masked) == len(text)
    assert all(new in (old, BLANK) for old, new in zip(text, masked, strict=True))
    assert all(new == old for old, new in zip(text, masked, strict=True) if old == "\n")


@given(MARKED)
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask_quotations(mask_quotations(text)) == mask_quotations(text)


@given(MARKED, MARKED)
def test_a_whole_quotation_is_masked_whatever_balanced_text_stands_before(before: str, inside: str) -> None:
    before, inside = (
        mask_quotations(part).translate({ord(mark): None for mark in "“”‘’「」『』"}) for part in (before, inside)
    )
    masked = mask_quotations(f"{before}“{inside}”")
    assert set(masked[len(before) + 1 : -1]) <= {BLANK, "\n"}
    assert masked[: len(before)] == before


@given(st.lists(st.integers(0, 30), max_size=8, unique=True), st.text(min_size=30, max_size=30))
def test_blanking_covers_exactly_the_spans(marks: list[int], text: str) -> None:
    marks = sorted(marks)
    spans = [Span(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    blanked = blank(text, reversed(spans))
    assert len(blanked) == len(text)
    for n, (old, new) in enumerate(zip(text, blanked, strict=True)):
        inside = any(span.start <= n < span.end for span in spans)
        assert new == (BLANK if inside and old != "\n" else old)


def test_many_nested_marks_are_masked_without_quadratic_work() -> None:
    text = "“‘" * 200_000 + "”" * 200_000
    assert mask_quotations(text).count(BLANK) == len(text) - 2
