"""Whether a font that a file brings shows the characters that its text names: glyphs drawn beside reference faces.

What is easily got wrong: text may name its glyphs by number, and a font cut down to what is used often has no map of
its own; so a map from private code points to the glyphs asked for is put in its place. And a character that the font
does not have is drawn with another font, while one whose glyph is empty is drawn as nothing.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from replycheck.readers.layout.faces import DOZEN, Tally, is_han, lies, testable
from replycheck.readers.layout.looks import Vector, looks_of
from replycheck.readers.layout.raster import Grey

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_SIZE, _SIDE = 32, 64
_LARGEST = 12_000_000
_PRIVATE = 0xE000
_KINDS = (b"\0\1\0\0", b"OTTO", b"true")
_WANTED = 3 * DOZEN
_MOST = 1_500
"""Characters of a font that are looked at at all."""
_EMPTY, _FEWEST_EMPTY = 0.15, 2
"""Share of the glyphs looked at, and how many, that show nothing in a font that lies."""
_WIDEST = 0x10000


def shows_others(data: bytes, glyphs: Mapping[int, int | None]) -> bool:
    """Whether the font in ``data`` draws other characters than text asks of it, or none.

    ``glyphs`` are the code points of the text, each with the glyph that is drawn for it (None: by the font's own map).
    """
    asked = {code: glyph for code, glyph in glyphs.items() if testable(code)}
    if not asked:
        return False
    looks, empty = _looks(data, {code: asked[code] for code in list(asked)[:_MOST]})
    if empty >= max(_FEWEST_EMPTY, _EMPTY * min(len(asked), _MOST)):
        return True
    tally, some = Tally(), list(looks)[:: max(1, len(looks) // _WANTED)][:_WANTED]
    tally.add({code: look for code, look in looks.items() if is_han(code)})
    return tally.lies or bool(some and lies({code: looks[code] for code in some}))


class Pen:
    """A font that a file brings, at ``size`` pixels, and the glyph that it draws for each code point of a text.

    ``glyphs`` are the code points with the glyph that the text names (None: by the font's own map). ValueError and
    OSError for what is no font that can be drawn.
    """

    def __init__(self, data: bytes, glyphs: Mapping[int, int | None], size: int) -> None:
        from PIL import ImageFont  # noqa: PLC0415 - only for files that bring their fonts

        if len(data) > _LARGEST:
            raise ValueError("too large a font")
        self._glyphs = glyphs
        self._numbers = {glyph: at for at, glyph in enumerate(sorted({one for one in glyphs.values() if one}))}
        self._own = ImageFont.truetype(io.BytesIO(data), size)
        named = _renamed(data, list(self._numbers)) if self._numbers else b""
        self._named = ImageFont.truetype(io.BytesIO(named), size) if named else self._own
        self._known = _mapped(data)

    def letter(self, code: int) -> tuple[FreeTypeFont, str] | None:
        """The font and the letter that draw a code point; None where the font has nothing for it."""
        glyph = self._glyphs.get(code)
        if glyph:
            return self._named, chr(_PRIVATE + self._numbers[glyph])
        return (self._own, chr(code)) if code in self._known else None


def _looks(data: bytes, glyphs: Mapping[int, int | None]) -> tuple[dict[int, Vector], int]:
    """What the glyphs look like, by the characters they stand for, and how many are empty.

    Nothing where the font cannot be drawn.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only for files that bring their fonts

    pictures: dict[int, Grey] = {}
    try:
        pen = Pen(data, glyphs, _SIZE)
        for code in glyphs:
            drawn = pen.letter(code)
            if drawn is None:
                continue
            picture = Image.new("L", (_SIDE, _SIDE), 255)
            ImageDraw.Draw(picture).text((_SIZE // 2, _SIZE // 4), drawn[1], font=drawn[0], fill=0)
            pictures[code] = np.asarray(picture)
    except (OSError, ValueError, struct.error):  # no font that FreeType draws
        return {}, 0
    looks = looks_of(list(pictures.values()))
    empty = sum(int(pixels.min()) == int(pixels.max()) for pixels in pictures.values())
    return {code: look for code, look in zip(pictures, looks, strict=True) if look is not None}, empty


def _tables(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font (ISO 14496-22); ValueError for a collection and for what is none."""
    if data[:4] not in _KINDS:
        raise ValueError("no single font")
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, place, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = data[place : place + length]
    return tables


def _mapped(data: bytes) -> frozenset[int]:
    """The code points that a font has glyphs for; none where its map cannot be read."""
    try:
        table = _tables(data).get(b"cmap", b"")
        (count,) = struct.unpack_from(">H", table, 2)
        places = {struct.unpack_from(">HHI", table, 4 + 8 * index)[2] for index in range(min(count, 16))}
        return frozenset(code for place in places for code in _codes(table[place:]))
    except (ValueError, struct.error):
        return frozenset()


def _codes(table: bytes) -> list[int]:
    """The code points of a map in one of the two forms that Chinese fonts have: segments, or groups."""
    (form,) = struct.unpack_from(">H", table)
    if form == 4:  # noqa: PLR2004 - segments of the first plane
        (double,) = struct.unpack_from(">H", table, 6)
        ends = struct.unpack_from(f">{double // 2}H", table, 14)
        starts = struct.unpack_from(f">{double // 2}H", table, 16 + double)
        spans = list(zip(starts, ends, strict=True))
    elif form == 12:  # noqa: PLR2004 - groups of all planes
        (count,) = struct.unpack_from(">I", table, 12)
        spans = [struct.unpack_from(">II", table, 16 + 12 * index) for index in range(min(count, _WIDEST))]
    else:
        return []
    return [code for first, last in spans for code in range(first, min(last, first + _WIDEST) + 1)]


def _renamed(data: bytes, numbers: list[int]) -> bytes:
    """The font with a map of its own: the private area leads to the glyphs of those numbers."""
    tables = _tables(data)
    groups = b"".join(struct.pack(">III", _PRIVATE + at, _PRIVATE + at, glyph) for at, glyph in enumerate(numbers))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(numbers)) + groups
    tables[b"cmap"] = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    at = 12 + 16 * len(tables)
    head, body = data[:4] + struct.pack(">HHHH", len(tables), 16, 0, 0), b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        head += tag + struct.pack(">III", 0, at + len(body), len(table))
        body += padded
    return head + body
