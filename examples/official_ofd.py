"""Draws a typeset official paper as an OFD file (GB/T 33190—2016), page by page as ``official_pdf`` draws it.

OFD counts millimetres from the top left of the page; the typesetting counts points from the bottom left.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from markup import Block, Role
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from typesetting import BODY_SIZE, CELL, HEIGHT, LEFT, PITCH, SIZE, TOP, WIDTH, SetLine, typeset, width_of

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_PAGE_NUMBER_SIZE = 14.0
_MADE = (2024, 1, 1, 0, 0, 0)


def draw(blocks: list[Block], order: Sequence[int] | None = None) -> bytes:
    """The OFD file. ``order`` lists the written page numbers (from 1) in the order in which they are bound."""
    pages = typeset(blocks)
    order = order or range(1, len(pages) + 1)
    parts = {"OFD.xml": _root(), "Doc_0/Document.xml": _document(len(pages)), "Doc_0/PublicRes.xml": _fonts()}
    for place, number in enumerate(order):
        parts[f"Doc_0/Pages/Page_{place}/Content.xml"] = _page(blocks, pages[number - 1], number)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + words)
    return target.getvalue()


def _root() -> str:
    return (
        f'<ofd:OFD {_SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>00000000000000000000000000000001</ofd:DocID><ofd:Author>replycheck 示例（虚构）</ofd:Author>"
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(count: int) -> str:
    box = f"0 0 {A4[0] / mm:.1f} {A4[1] / mm:.1f}"
    entries = "".join(f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(count))
    return (
        f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages></ofd:Document>"
    )


def _fonts() -> str:
    return (
        f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="仿宋" FamilyName="仿宋"/>'
        '<ofd:Font ID="2" FontName="黑体" FamilyName="黑体"/></ofd:Fonts></ofd:Res>'
    )


def _page(blocks: list[Block], lines: Iterable[SetLine], number: int) -> str:
    objects = "".join(_line(blocks[line.block], line) for line in lines) + _page_number(number)
    return (
        f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer ID="5" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def _line(block: Block, line: SetLine) -> str:
    size = SIZE.get(block.role, BODY_SIZE)
    words = block.text[line.start : line.end]
    down = TOP + line.row * PITCH + (PITCH + size * 0.76) / 2
    if block.role is Role.MARK:
        down += PITCH / 2
    spare = (LEFT + WIDTH - line.x1) / max(1, len(words) - 1) if line.justified else 0.0
    colour = '<ofd:FillColor Value="255 0 0"/>' if block.role is Role.MARK else ""
    font = 2 if block.role in {Role.HEADING, Role.TITLE} else 1
    drawn = _text(words, line.x0, down, size, (spare, font, colour))
    if block.role is Role.NUMBER:
        drawn += _rule(down + 4 * mm)
    return drawn


def _text(words: str, left: float, down: float, size: float, dress: tuple[float, int, str]) -> str:
    """A text object; the distances between its characters are those of the typesetting."""
    spare, font, colour = dress
    steps = " ".join(f"{(width_of(character, size) + spare) / mm:.4f}" for character in words[:-1])
    box = f"{left / mm:.4f} {(down - size) / mm:.4f} {(width_of(words, size) + 1) / mm:.4f} {1.3 * size / mm:.4f}"
    return (
        f'<ofd:TextObject ID="6" Boundary="{box}" Font="{font}" Size="{size / mm:.4f}">{colour}'
        f'<ofd:TextCode X="0" Y="{size / mm:.4f}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def _rule(down: float) -> str:
    return (
        f'<ofd:PathObject ID="7" Boundary="{LEFT / mm:.4f} {down / mm - 0.5:.4f} {WIDTH / mm:.4f} 1" LineWidth="0.5">'
        f'<ofd:StrokeColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0.5 L {WIDTH / mm:.4f} 0.5</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


def _page_number(number: int) -> str:
    """``— 1 —`` below the type area on the outer side, one character in: odd pages right, even pages left."""
    text = f"— {number} —"
    width = width_of(text, _PAGE_NUMBER_SIZE)
    left = LEFT + WIDTH - CELL - width if number % 2 else LEFT + CELL
    return _text(text, left, TOP + HEIGHT + 7 * mm + _PAGE_NUMBER_SIZE * 0.76, _PAGE_NUMBER_SIZE, (0.0, 1, ""))
