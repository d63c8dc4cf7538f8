"""Draws a typeset official paper as a PDF, its pages bound in any order but numbered as they were written."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from markup import Block, Role
from reportlab.lib.colors import black, red
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from typesetting import BODY_SIZE, CELL, FONT, HEIGHT, LEFT, PITCH, SIZE, TOP, WIDTH, SetLine, typeset, width_of

_PAGE_NUMBER_SIZE = 14.0
_RULE_WIDTH = 1.4
_STROKE_AND_FILL = 2  # thickens the strokes: the built-in font has no 黑体 for headings


def draw(blocks: list[Block], order: Sequence[int] | None = None) -> bytes:
    """The PDF file. ``order`` lists the written page numbers (from 1) in the order in which they are bound."""
    pages = typeset(blocks)
    order = order or range(1, len(pages) + 1)
    if sorted(order) != list(range(1, len(pages) + 1)):
        raise SystemExit(f"装订顺序 {list(order)} 与实际页数 {len(pages)} 不符，请修改文字长短或 BINDING。")
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle(next(block.text for block in blocks if block.role is Role.TITLE))
    canvas.setAuthor("replycheck 示例（虚构）")
    for number in order:
        for line in pages[number - 1]:
            _draw_line(canvas, blocks[line.block], line)
        _draw_page_number(canvas, number)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_line(canvas: Canvas, block: Block, line: SetLine) -> None:
    size = SIZE.get(block.role, BODY_SIZE)
    text = block.text[line.start : line.end]
    baseline = A4[1] - TOP - line.row * PITCH - (PITCH + size * 0.76) / 2
    if block.role is Role.MARK:
        baseline -= PITCH / 2
    canvas.saveState()  # weight and spacing would otherwise run on into the lines that follow
    out = canvas.beginText(line.x0, baseline)
    out.setFont(FONT, size)
    out.setFillColor(red if block.role is Role.MARK else black)
    out.setTextRenderMode(_STROKE_AND_FILL if block.role in {Role.HEADING, Role.TITLE} else 0)
    out.setCharSpace(_spread(text, line) if size == BODY_SIZE else 0)
    out.textOut(text)
    canvas.setLineWidth(0.35)
    canvas.setStrokeColor(black)
    canvas.drawText(out)
    canvas.restoreState()
    if block.role is Role.NUMBER:
        canvas.setStrokeColor(red)
        canvas.setLineWidth(_RULE_WIDTH)
        canvas.line(LEFT, baseline - 4 * mm, LEFT + WIDTH, baseline - 4 * mm)


def _spread(text: str, line: SetLine) -> float:
    """What to add after every character: back to the grid's cell, and out to the right edge in a full line."""
    spare = LEFT + WIDTH - line.x1 if line.justified else 0.0
    wide = sum(ord(c) > 0x2000 for c in text)  # noqa: PLR2004 - CJK begins above
    return (spare - wide * (BODY_SIZE - CELL)) / max(1, len(text) - 1)


def _draw_page_number(canvas: Canvas, number: int) -> None:
    """``— 1 —`` below the type area on the outer side, one character in: odd pages right, even pages left."""
    text = f"— {number} —"
    baseline = A4[1] - TOP - HEIGHT - 7 * mm - _PAGE_NUMBER_SIZE * 0.76
    width = width_of(text, _PAGE_NUMBER_SIZE)
    x = LEFT + WIDTH - CELL - width if number % 2 else LEFT + CELL
    canvas.setFont(FONT, _PAGE_NUMBER_SIZE)
    canvas.setFillColor(black)
    canvas.drawString(x, baseline, text)
