"""Whether the fonts in an OFD file show the characters that its text names: glyphs drawn beside reference faces.

What is easily got wrong: text may name its glyphs by number (``CGTransform``), and a font cut down to what is used
often has no map of its own; so a map from private code points to the glyphs asked for is put in its place.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping

import numpy as np

from replycheck.readers.layout.faces import DOZEN, Vector, lies, look_of, testable
from replycheck.readers.ofd.package import Package

_SIZE, _SIDE = 32, 64
_LARGEST = 12_000_000
_PRIVATE = 0xE000
_KINDS = (b"\0\1\0\0", b"OTTO", b"true")
_WANTED = 2 * DOZEN


def lying_fonts(
    package: Package, parts: Mapping[str, str], glyphs: Mapping[str, Mapping[int, int | None]]
) -> frozenset[str]:
    """The ids of fonts whose glyphs show other characters; ``parts`` are the fonts in the file, by their ids."""
    found = set()
    for font, drawn in glyphs.items():
        asked = {code: glyph for code, glyph in drawn.items() if testable(code)}
        if font in parts and asked:
            codes = list(asked)[:: max(1, len(asked) // _WANTED)][:_WANTED]
            looks = _looks(package.zip.read(parts[font]), {code: asked[code] for code in codes})
            found |= {font} if looks and lies(looks) else set()
    return frozenset(found)


def _looks(data: bytes, glyphs: Mapping[int, int | None]) -> dict[int, Vector]:
    """What the glyphs look like, by the characters they stand for; nothing where the font cannot be drawn."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - only for files that bring their fonts

    numbers = sorted({glyph for glyph in glyphs.values() if glyph is not None})
    try:
        own = ImageFont.truetype(io.BytesIO(data), _SIZE) if len(data) <= _LARGEST else None
        named = ImageFont.truetype(io.BytesIO(_renamed(data, numbers)), _SIZE) if numbers else own
        found: dict[int, Vector] = {}
        for code, glyph in glyphs.items():
            face, letter = (own, chr(code)) if glyph is None else (named, chr(_PRIVATE + numbers.index(glyph)))
            if face is None:
                return {}
            picture = Image.new("L", (_SIDE, _SIDE), 255)
            ImageDraw.Draw(picture).text((_SIZE // 2, _SIZE // 4), letter, font=face, fill=0)
            look = look_of(np.asarray(picture))
            if look is not None:
                found[code] = look
    except (OSError, ValueError, struct.error):  # no font that FreeType draws
        return {}
    return found


def _renamed(data: bytes, numbers: list[int]) -> bytes:
    """The font (ISO 14496-22) with a map of its own: the private area leads to the glyphs of those numbers."""
    if data[:4] not in _KINDS:
        raise ValueError("no single font")
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, place, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = data[place : place + length]
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
