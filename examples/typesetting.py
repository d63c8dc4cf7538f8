"""Breaks the example's paragraphs into lines and pages as GB/T 9704-2012 lays them out: A4, 22 lines of 28 characters.

Widths are those of reportlab's built-in STSong-Light, so that no font file is needed. The same page breaks serve the
PDF and, as Word's own ``lastRenderedPageBreak``, the DOCX files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markup import Block, Role
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

FONT = "STSong-Light"
TOP, LEFT, WIDTH, HEIGHT = 37 * mm, 28 * mm, 156 * mm, 225 * mm
ROWS, COLUMNS = 22, 28
PITCH, CELL = HEIGHT / ROWS, WIDTH / COLUMNS
SIZE = {Role.MARK: 40.0, Role.TITLE: 22.0}
BODY_SIZE = 16.0
_NEVER_FIRST = frozenset("，。、；：？！”’）》〉〕】…")
_NEVER_LAST = frozenset("“‘（《〈〔【")
_TOKEN = re.compile(r"[0-9A-Za-z.\-]+|.")
# Rows left blank before and after, per role: the standard puts the issuer's mark 35 mm down, two blank lines
# before the number, two before the title, one after it.
_BEFORE = {Role.MARK: 3, Role.NUMBER: 2, Role.TITLE: 2}

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@dataclass(frozen=True, slots=True)
class SetLine:
    """One printed line: which characters of which block, its row on the page, and where it begins and ends (points)."""

    block: int
    start: int
    end: int
    row: int
    x0: float
    x1: float
    justified: bool = False


def width_of(text: str, size: float = BODY_SIZE) -> float:
    """Width in points; a full-width character of the body takes one cell of the grid (a little under 16 points)."""
    wide = CELL if size == BODY_SIZE else size
    return sum(wide if ord(c) > 0x2000 else pdfmetrics.stringWidth(c, FONT, size) for c in text)  # noqa: PLR2004 - CJK begins above


def typeset(blocks: list[Block]) -> list[list[SetLine]]:
    """The printed lines of every page. A judgment has no document number, so its head takes no blank rows."""
    pages: list[list[SetLine]] = [[]]
    row, official = 0, any(block.role is Role.NUMBER for block in blocks)
    for index, block in enumerate(blocks):
        row += _BEFORE.get(block.role, 0) if official else 0
        if block.role is Role.BLANK:
            row += 1
        for start, end, last in _lines(block):
            if row >= ROWS:
                pages.append([])
                row = 0
            x0, x1 = _place(block, start, end)
            pages[-1].append(SetLine(index, start, end, row, x0, x1, justified=not last))
            row += 2 if block.role is Role.MARK and official else 1
    return pages


def page_starts(blocks: list[Block]) -> dict[int, list[int]]:
    """For every block that a new page begins in: the offsets in its text at which it does."""
    starts: dict[int, list[int]] = {}
    for page in typeset(blocks)[1:]:
        starts.setdefault(page[0].block, []).append(page[0].start)
    return starts


def _lines(block: Block) -> Iterator[tuple[int, int, bool]]:
    """Each line's start and end in the block's text, and whether it is the last one."""
    start, size = 0, len(block.text)
    while start < size:
        room = WIDTH - (_indent(block) if start == 0 else 0.0)
        end = _break(block.text, start, room, SIZE.get(block.role, BODY_SIZE))
        yield start, end, end == size
        start = end


def _break(text: str, start: int, room: float, size: float) -> int:
    """Where the line that begins at ``start`` ends: numbers stay whole, marks never open or close it wrongly."""
    end, used = start, 0.0
    for token in _TOKEN.finditer(text, start):
        used += width_of(token.group(), size)
        if used > room + 0.01:
            break
        end = token.end()
    while start + 1 < end < len(text) and (text[end] in _NEVER_FIRST or text[end - 1] in _NEVER_LAST):
        end -= 1
    return max(end, start + 1)


def _indent(block: Block) -> float:
    return 2 * CELL if block.role in {Role.BODY, Role.HEADING} else 0.0


def _place(block: Block, start: int, end: int) -> tuple[float, float]:
    """Left and right edge of a line."""
    width = width_of(block.text[start:end], SIZE.get(block.role, BODY_SIZE))
    if block.role in {Role.MARK, Role.NUMBER, Role.TITLE}:
        left = LEFT + (WIDTH - width) / 2
    elif block.role is Role.RIGHT:
        # A date and the lines of a bench stand four characters in; the issuer's name then stands centred over the date.
        inset = 4 if block.text.endswith("日") or "　" in block.text else 2
        left = LEFT + WIDTH - inset * CELL - width
    else:
        left = LEFT + (_indent(block) if start == 0 else 0.0)
    return left, left + width
