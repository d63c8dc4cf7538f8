"""Whether PDFium may look for fonts on this machine: to draw it must, to read it need not.

What is easily got wrong: the setting holds for the whole process and counts when a page is loaded. Text in a font that
is not embedded is read fifteen times faster without the machine's fonts (5 ms a page go into outlines of a stand-in
that nobody looks at). But PDFium drops what has no outline at all, so the stand-in here has one: every character is a
square. It is taken away before anything is drawn, and after each file.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

import pypdfium2.raw as pdfium

_EM = 1000
_LOW, _HIGH = -120, 880
_EDGE = 220
"""White around each square, so that a page of them is as dark as a page of type."""
_WHOLE_FILE = 0
_HANDLE = 1
_EAST_ASIAN = frozenset(
    (
        pdfium.FXFONT_SHIFTJIS_CHARSET,
        pdfium.FXFONT_HANGEUL_CHARSET,
        pdfium.FXFONT_GB2312_CHARSET,
        pdfium.FXFONT_CHINESEBIG5_CHARSET,
    )
)


def _square_font() -> bytes:
    """A TrueType font (ISO 14496-22) in which every character is a square."""
    x = (_EDGE, 0, _EM - 2 * _EDGE, 0)
    y = (_LOW + _EDGE, _EM - 2 * _EDGE, 0, 2 * _EDGE - _EM)
    glyph = struct.pack(">5h2H4B8h2x", 1, _EDGE, _LOW + _EDGE, _EM - _EDGE, _HIGH - _EDGE, 3, 0, 1, 1, 1, 1, *x, *y)
    every = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)  # format 13: one glyph for all
    tables = {
        b"cmap": struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20) + every,
        b"glyf": glyph + glyph,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _LOW, _EM, _HIGH, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhH11hH", 0x10000, _HIGH, _LOW, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">3H", 0, len(glyph) // 2, len(glyph)),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    at = 12 + 16 * len(tables)
    head, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 48), b""
    for name, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        head += name + struct.pack(">III", 0, at + len(body), len(table))
        body += padded
    return head + body


_FONT = _square_font()


def _map(_this: Any, _weight: int, _italic: int, charset: int, *_: Any) -> int:  # noqa: ANN401 - a C pointer
    """The squares for East Asian fonts; others have PDFium's own stand-ins, whose widths some files rely on."""
    return _HANDLE if charset in _EAST_ASIAN else 0


def _data(_this: Any, _font: Any, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401 - C pointers
    """The bytes of the font, or how many they are; it is no collection and its tables are not asked for singly."""
    if table != _WHOLE_FILE:
        return 0
    if buffer and size >= len(_FONT):
        ctypes.memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


def _inventory() -> Any:  # noqa: ANN401 - a C structure
    found = pdfium.FPDF_SYSFONTINFO(version=1)
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    found.MapFont = types["MapFont"](_map)
    found.GetFontData = types["GetFontData"](_data)
    return found


_SQUARES = _inventory()
"""PDFium keeps its address, so it lives as long as this module."""
_in_force: list[bool] = [False]


def squares_only() -> None:
    """From now on characters have their codes and places, and no shape unless the file brings it."""
    if not _in_force[0]:
        pdfium.FPDF_SetSystemFontInfo(ctypes.byref(_SQUARES))
        _in_force[0] = True


def all_fonts() -> None:
    """From now on fonts that are not embedded are drawn with those of this machine, as a viewer does."""
    if _in_force[0]:
        # Each inventory can be installed once only: PDFium releases it when another takes its place.
        pdfium.FPDF_SetSystemFontInfo(pdfium.FPDF_GetDefaultSystemFontInfo())
        _in_force[0] = False
