"""Where a person finds a hit: its page, paragraph and boxes."""

from __future__ import annotations

from replycheck.model.document import Document, Line
from replycheck.model.finding import Hit, Location
from replycheck.model.span import Box, Span


def locate(document: Document, hit: Hit) -> Location:
    """The location of a hit in the reply."""
    page = hit.page if hit.page is not None else document.page_at(hit.span.start)
    return Location(page, document.paragraph_at(hit.span.start), hit.boxes or boxes_of(document, hit.span))


def boxes_of(document: Document, span: Span) -> tuple[Box, ...]:
    """The printed rectangles that ``span`` covers, one a line; a line's characters count as equally wide."""
    return tuple(
        _part(line, span)
        for page in document.pages
        if page.lines and page.span.overlaps(span)
        for line in page.lines
        if line.span.overlaps(span)
    )


def _part(line: Line, span: Span) -> Box:
    box, count = line.box, len(line.span)
    width = (box.x1 - box.x0) / count
    left = box.x0 + width * max(0, span.start - line.span.start)
    right = box.x1 - width * max(0, line.span.end - span.end)
    return Box(box.page, left, box.top, max(left, right), box.bottom)
