"""Draws official paper as PDF for the tests: A4, 28 characters by 22 lines, 3号 type, indents of two characters."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers.pdf.read import read_pdf

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP, SIZE, LEADING = 79.4, 105.0, 15.8, 29.0
MEASURE = 28 * SIZE
_NEVER_FIRST = "，。、；：？！）》”"

SENTENCES = (
    "你反映的河西村灌溉渠道多年失修一事，我局于今年四月二日派员到现场查看，并与村民小组长逐段核对了渠道走向。",
    "经核实，该渠道全长三百六十米，其中有四十余米渠壁塌落，确实影响下游二十七户的春灌用水。",
    "我局已将修复工程列入本年度小型水利计划，预算金额为185000元，预计在2024年10月31日以前完工。",
    "关于补偿青苗损失的请求，因塌落段未占用承包地，现有证据不足以支持，我局不能予以采纳，请你理解。",
    "工程开工之前，镇水利站会在村务公开栏张贴施工图纸和联系人电话，施工期间如有漏水、占道等问题，可随时提出。",
    "如对本答复不服，可以自收到之日起三十日内向市人民政府提出复查请求；逾期不提出的，不再受理。",
)


def canvas(path: Path | io.BytesIO, **options: Any) -> Canvas:
    """An A4 canvas with the Chinese font ready; an encryption may be given as ``encrypt``."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Canvas(str(path) if isinstance(path, Path) else path, pagesize=(WIDTH, HEIGHT), **options)


def text_of(start: int, count: int) -> str:
    """A paragraph of ``count`` invented sentences, from sentence ``start`` on, going round."""
    return "".join(SENTENCES[(start + index) % len(SENTENCES)] for index in range(count))


def wrapped(paragraph: str, measure: float = MEASURE, size: float = SIZE, indent: int = 2) -> list[str]:
    """The paragraph's lines; closing marks may hang beyond the measure."""
    lines, line, used = [], "", indent * size
    for character in paragraph:
        width = pdfmetrics.stringWidth(character, FONT, size)
        if used + width > measure + 0.1 and character not in _NEVER_FIRST:
            lines.append(line)
            line, used = "", 0.0
        line += character
        used += width
    return [*lines, line]


def put(page: Canvas, x: float, line: float, text: str, size: float = SIZE) -> None:
    """Text at x points from the left on the given line (0-based; halves allowed) of the type area."""
    page.setFont(FONT, size)
    page.drawString(x, HEIGHT - TOP - SIZE - line * LEADING, text)


def foot(page: Canvas, text: str, y: float = 65.0) -> None:
    """A page number or other foot, centred."""
    page.setFont(FONT, 14)
    page.drawCentredString(WIDTH / 2, y, text)


def head(page: Canvas, text: str) -> None:
    """A running head, centred."""
    page.setFont(FONT, 10.5)
    page.drawCentredString(WIDTH / 2, HEIGHT - 48, text)


def paper(path: Path, paragraphs: Sequence[str], form: str | None = "— {n} —", title: str = "") -> list[str]:
    """Set paragraphs as official paper; gives back each page's own text (paragraph breaks left out)."""
    page = canvas(path)
    rows = [
        (LEFT if index else LEFT + 2 * SIZE, line) for text in paragraphs for index, line in enumerate(wrapped(text))
    ]
    pages = [rows[start : start + 22] for start in range(0, len(rows), 22)]
    for number, lines in enumerate(pages, 1):
        if title:
            head(page, title)
        for row, (x, line) in enumerate(lines):
            put(page, x, row, line)
        if form:
            foot(page, form.format(n=number, total=len(pages)))
        page.showPage()
    page.save()
    return ["".join(line for _, line in lines) for lines in pages]


def paragraphs_of(document: Document) -> list[str]:
    """The texts of a document's paragraphs."""
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def read(path: Path, **limits: int) -> Document:
    """The PDF, read in this process."""
    return read_pdf(str(path), "0" * 64, Limits(**limits))


def furniture_of(document: Document) -> list[list[str]]:
    """Each page's heads, feet and numbers."""
    return [[piece.text for piece in page.running_heads] for page in document.pages]


def saved(page: Canvas, sheets: Iterable[Any] = ()) -> None:
    """End the page and the file."""
    for _ in sheets:
        page.showPage()
    page.showPage()
    page.save()
