"""One paper in many forms: what carries its lines in Word, plain text, PDF and OFD."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics

sys.path.insert(0, str(Path(__file__).parents[1] / "readers"))
import ofd_builder
from docx_builder import box, cell, p, run, table, word_file
from pdf_drawing import FONT, canvas

Lines = Sequence[str]
_BREAK = "<w:r><w:br/></w:r>"
_SIZE, _LEADING, _MIDDLE, _HIGH, _FOOT = 15.0, 26.0, 297.6, 841.9, 760.0
_NEVER_FIRST = "，。、；：）》”"
_FRONT, _SIGNED, _SHORT = 3, 2, 30
"""Lines of the front and of the signature, and the characters of a title at most."""


def wrapped(line: str, width: int) -> list[str]:
    """The line in pieces of so many characters."""
    return [line[at : at + width] for at in range(0, len(line), width)]


def _soft(lines: Lines) -> str:
    return p(inner=_BREAK.join(run(escape(line)) for line in lines))


def _paragraphs(lines: Lines) -> str:
    return "".join(p(escape(line)) for line in lines)


def _pdf(lines: Lines, width: int, _part: int) -> bytes:
    """Lines as official paper has them: titles in the middle, paragraphs indented, the signature at the right."""
    out = io.BytesIO()
    page = canvas(out)
    y, left = 80.0, _MIDDLE - width * _SIZE / 2
    for at, line in enumerate(lines):
        title = at < _FRONT and len(line) < _SHORT and not line.endswith(("。", "："))
        signed = at >= len(lines) - _SIGNED and len(line) < _SHORT
        indent = 0 if title or signed or line.endswith("：") else 2
        for row, piece in enumerate(_set(line, width, indent)):
            if y > _FOOT:
                page.showPage()
                y = 80.0
            page.setFont(FONT, _SIZE)
            if title:
                page.drawCentredString(_MIDDLE, _HIGH - y, piece)
            elif signed:
                page.drawRightString(2 * _MIDDLE - left - 2 * _SIZE, _HIGH - y, piece)
            else:
                page.drawString(left + (indent * _SIZE if not row else 0), _HIGH - y, piece)
            y += _LEADING
    page.showPage()
    page.save()
    return out.getvalue()


def _set(line: str, width: int, indent: int) -> list[str]:
    rows, row, used = [], "", indent * _SIZE
    for letter in line:
        wide = pdfmetrics.stringWidth(letter, FONT, _SIZE)
        if used + wide > width * _SIZE + 0.1 and letter not in _NEVER_FIRST:
            rows.append(row)
            row, used = "", 0.0
        row += letter
        used += wide
    return [*rows, row]


def _ofd(lines: Lines, _width: int, _part: int) -> bytes:
    pages: list[list[str]] = [[]]
    rows = 0
    for line in lines:
        high = -(-(len(line) + 2) // ofd_builder.WIDE)
        if rows + high > 22:
            pages.append([])
            rows = 0
        pages[-1].append(line)
        rows += high
    return ofd_builder.packed(ofd_builder.parts([ofd_builder.page(page, at + 1) for at, page in enumerate(pages)]))


def _txt(join: str, start: str = "", encoding: str = "utf-8") -> Callable[[Lines, int, int], bytes]:
    return lambda lines, _width, _part: join.join(start + line for line in lines).encode(encoding)


def _by_width(line: str, width: int, indent: str = "") -> str:
    return "\n".join(wrapped(indent + line, width))


_FIGURES = re.compile("(?<=[0-9])(?=[0-9])")

CARRIERS: dict[str, tuple[str, Callable[[Lines, int, int], bytes]]] = {
    "plain text whose lines end in returns": ("txt", _txt("\r")),
    "plain text with separators of lines": ("txt", _txt("\u2028")),
    "plain text with thin blanks between figures": (
        "txt",
        lambda lines, _w, _p: _FIGURES.sub("\u2009", "\n".join(lines)).encode(),
    ),
    "paragraphs": ("docx", lambda lines, _w, _p: word_file(_paragraphs(lines))),
    "soft returns": ("docx", lambda lines, _w, _p: word_file(_soft(lines))),
    "soft returns from somewhere on": (
        "docx",
        lambda lines, _w, part: word_file(_paragraphs(lines[:part]) + _soft(lines[part:])),
    ),
    "soft returns at a width": (
        "docx",
        lambda lines, width, _p: word_file(_soft([piece for line in lines for piece in wrapped(line, width)])),
    ),
    "paragraphs of soft returns": (
        "docx",
        lambda lines, width, _p: word_file("".join(_soft(wrapped(line, width)) for line in lines)),
    ),
    "a run for each letter": (
        "docx",
        lambda lines, _w, _p: word_file("".join(p(inner="".join(map(run, map(escape, line)))) for line in lines)),
    ),
    "a cell": ("docx", lambda lines, _w, _p: word_file(table(cell(_paragraphs(lines))))),
    "a cell from somewhere on": (
        "docx",
        lambda lines, _w, part: word_file(_paragraphs(lines[:part]) + table(cell(_paragraphs(lines[part:])))),
    ),
    "a box": ("docx", lambda lines, _w, _p: word_file(p(inner=box(_paragraphs(lines))))),
    "a box for each line": (
        "docx",
        lambda lines, _w, _p: word_file("".join(p(inner=box(p(escape(line)))) for line in lines)),
    ),
    "plain text": ("txt", _txt("\n")),
    "plain text with blank lines": ("txt", _txt("\n\n")),
    "plain text, indented": ("txt", _txt("\r\n", "\u3000\u3000", "gb18030")),
    "plain text at a width": (
        "txt",
        lambda lines, width, _p: "\r\n".join(piece for line in lines for piece in wrapped(line, width)).encode(),
    ),
    "plain text at a width, indented": (
        "txt",
        lambda lines, width, _p: "\n".join(_by_width(line, width, "\u3000\u3000") for line in lines).encode(),
    ),
    "plain text at a width with blank lines": (
        "txt",
        lambda lines, width, _p: "\n\n".join(_by_width(line, width) for line in lines).encode(),
    ),
    "PDF": ("pdf", _pdf),
    "OFD": ("ofd", _ofd),
}
"""What makes a file of a paper's lines: a width in characters, and the line from which a part is set apart."""
