"""Hits about what a file carries beside its words: tracked changes, comments, macros and their like."""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.model.finding import Hit, Severity
from replycheck.model.mark import PARAGRAPH_MARK, Mark, MarkKind
from replycheck.model.span import Span
from replycheck.rules.case import Case

_MOST_BOXES = 20
_SHOWN = 24
"""Characters of a mark's words that a message shows."""


def marks_of(case: Case, *kinds: MarkKind) -> tuple[Mark, ...]:
    """The marks of these kinds in the reply's file, in reading order."""
    return tuple(mark for mark in case.reply.marks if mark.kind in kinds)


def hit_at_marks(
    case: Case, marks: Sequence[Mark], message: str, *, suggestion: str, severity: Severity | None = None
) -> Hit:
    """One hit for all these marks, placed at the first: on its words, or on the paragraph where it stands."""
    first = marks[0]
    boxes = tuple(box for mark in marks for box in mark.boxes)[:_MOST_BOXES]
    return Hit(_place(case, first), message, suggestion=suggestion, severity=severity, page=first.page, boxes=boxes)


def where(case: Case, mark: Mark) -> str:
    """The page of a mark and which part of it, as ``第2页下部``; "" where the file has no pages."""
    page = mark.page or case.reply.page_at(mark.span.start)
    if page is None or not mark.boxes:
        return "" if page is None else f"第{page}页"
    height = case.reply.pages[page - 1].height if page <= len(case.reply.pages) else 0.0
    return f"第{page}页{mark.boxes[0].part_of(height)}"


def shown(case: Case, mark: Mark) -> str:
    """The words of a mark in quotation marks, short enough for a message; "" where it has none."""
    words = " ".join((mark.words or mark.span.of(case.text)).split())
    if words and not words.strip(PARAGRAPH_MARK):
        return "段落标记"
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”" if words else ""


def _place(case: Case, mark: Mark) -> Span:
    if len(mark.span) or mark.span.start >= len(case.text):
        return mark.span if len(mark.span) else Span(0, 0)
    index = case.reply.paragraph_at(mark.span.start)
    return mark.span if index is None else case.reply.paragraphs[index - 1].span
