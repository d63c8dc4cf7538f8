"""Fonts made for the tests, whose glyphs are the references of the readers, drawn in squares."""

from __future__ import annotations

import io

import pytest

from replycheck.readers.layout.faces import KNOWN, _faces
from replycheck.readers.layout.looks import SIDE


def font(said: str, shown: str, empty: int = 0) -> bytes:
    """A TrueType font that draws ``shown`` where its map says ``said``; the first ``empty`` glyphs show nothing."""
    builder = pytest.importorskip("fontTools.fontBuilder")
    pens = pytest.importorskip("fontTools.pens.ttGlyphPen")
    names = [".notdef", *(f"g{index}" for index in range(len(said)))]
    glyphs = {".notdef": pens.TTGlyphPen(None).glyph()}
    for index, (name, letter) in enumerate(zip(names[1:], shown, strict=True)):
        pen, row = pens.TTGlyphPen(None), _faces()[0][KNOWN.index(letter)]
        for cell in range(SIDE * SIDE if index >= empty else 0):
            if row[cell] > 0:
                x, y = cell % SIDE * 100, 800 - cell // SIDE * 100
                pen.moveTo((x, y))
                for corner in ((x + 100, y), (x + 100, y - 100), (x, y - 100)):
                    pen.lineTo(corner)
                pen.closePath()
        glyphs[name] = pen.glyph()
    found = builder.FontBuilder(1000, isTTF=True)
    found.setupGlyphOrder(names)
    found.setupCharacterMap({ord(letter): name for letter, name in zip(said, names[1:], strict=True)})
    found.setupGlyf(glyphs)
    found.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    found.setupHorizontalHeader(ascent=880, descent=-120)
    found.setupNameTable({"familyName": "Song", "styleName": "Regular"})
    found.setupOS2()
    found.setupPost()
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()
