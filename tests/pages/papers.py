"""Words laid out as a PDF reader gives them: lines on paper, broken into pages where they fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replycheck.model.document import Document, Line, Page
from replycheck.model.span import Box, Span

COLUMNS, _SIZE, _LEFT, _TOP, _LEADING = 20, 16.0, 80.0, 100.0, 28.0


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line, by how many characters it is moved to the right, and whether its paragraph ends with it."""

    words: str
    indent: float = 0.0
    ends: bool = True


def rows(text: str, indent: int = 2) -> list[Row]:
    """The lines of a text whose paragraphs begin with an indent."""
    found: list[Row] = []
    for paragraph in text.split("\n"):
        start, room = 0, COLUMNS - indent
        while start < len(paragraph):
            end = start + room
            found.append(Row(paragraph[start:end], 0.0 if start else float(indent), ends=end >= len(paragraph)))
            start, room = end, COLUMNS
    return found


def pages_of(printed: Sequence[Row], length: int) -> list[list[Row]]:
    """So many lines a page."""
    return [list(printed[start : start + length]) for start in range(0, len(printed), length)]


def laid_out(sheets: Sequence[Sequence[Row]], *, recognised: bool = False) -> Document:
    """The bound document whose pages hold these lines."""
    text, pages = "", []
    for number, sheet in enumerate(sheets, 1):
        begin, lines = len(text), []
        for place, row in enumerate(sheet):
            span = Span(len(text), len(text) + len(row.words))
            left, top = _LEFT + row.indent * _SIZE, _TOP + place * _LEADING
            box = Box(number, left, top, left + len(row.words) * _SIZE, top + _SIZE)
            lines.append(Line(span, box, "FangSong", _SIZE))
            text += row.words + "\n" * row.ends
        pages.append(Page(number, Span(begin, len(text)), 595.0, 842.0, lines=tuple(lines), recognised=recognised))
    return Document("答复.pdf", "0" * 64, "pdf", text, pages=tuple(pages), bound=True)
