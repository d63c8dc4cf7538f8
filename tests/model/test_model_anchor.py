"""Anchors of a Word file whose pictures were read stand at the same words as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycheck.model.anchor import Anchor, Trace, with_recognised
from replycheck.model.document import plain
from replycheck.model.mark import Mark, MarkKind
from replycheck.model.span import Span

READ = "图里的字"


def _anchored(text: str, *words: str) -> Trace:
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return Trace(text, "word/document.xml", tuple(Anchor(span, run) for run, span in enumerate(spans)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲一\n乙二", f"{READ}\n甲一\n乙二"),
        ("甲一\n乙二", f"甲一\n{READ}\n乙二"),
        ("甲一\n乙二", f"甲一\n乙二\n{READ}"),
    ],
    ids=["first", "between", "last"],
)
def test_words_that_were_read_move_the_anchors_behind_them(before: str, after: str) -> None:
    trace = _anchored(before, "甲一", "乙二")
    at = after.index(READ)
    document = replace(plain(after), marks=(Mark(MarkKind.RECOGNISED, Span(at, at + len(READ))),))

    moved = with_recognised(trace, document)

    assert moved.text == after
    assert [anchor.span.of(after) for anchor in moved.anchors] == ["甲一", "乙二"]
    assert [anchor.run for anchor in moved.anchors] == [0, 1]


def test_a_text_that_is_not_made_of_both_leaves_the_trace_alone() -> None:
    trace = _anchored("甲一\n乙二", "甲一")
    document = replace(plain(f"丙三\n{READ}"), marks=(Mark(MarkKind.RECOGNISED, Span(3, 3 + len(READ))),))

    assert with_recognised(trace, document) is trace
    assert with_recognised(trace, plain("甲一\n乙二")) is trace
