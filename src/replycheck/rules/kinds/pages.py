"""Hits about a page rather than about words."""

from __future__ import annotations

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case

_SHOWN = 60
"""Characters of the page's first paragraph that the quote shows, so that a person recognises the page."""


def hit_at_page(  # noqa: PLR0913 - the parts of a hit, by keyword
    case: Case, page: int, message: str, *, suggestion: str, severity: Severity, confidence: Confidence
) -> Hit:
    """A hit placed at the first words of page ``page`` (1-based)."""
    span = case.reply.pages[page - 1].span
    words = span.of(case.text)
    start = span.start + (len(words) - len(words.lstrip()) if words.strip() else 0)
    line_end = case.text.find("\n", start, span.end)
    end = min(span.end if line_end < 0 else line_end, start + _SHOWN)
    while end > start and case.text[end - 1].isspace():
        end -= 1
    place = Span(start, max(start, end))
    return Hit(place, message, suggestion=suggestion, severity=severity, confidence=confidence, page=page)
