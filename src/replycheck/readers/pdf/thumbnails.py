"""Small pictures of the pages of a PDF, as PNG files in memory. Call it through ``processes.call``, as the reader.

They are for a person to recognise a page by, so sixteen greys are enough and keep them small.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path, PurePath

from replycheck.readers.pdf.engine import opened

_LONGEST = 200
_SIXTEEN = bytes(min(255, level // 16 * 17) for level in range(256))


def thumbnails(path: str, most: int) -> tuple[bytes, ...]:
    """A PNG of each page, empty bytes for one that cannot be drawn; none at all of a file with over ``most`` pages.

    :raises UnreadableError: the file is broken or encrypted.
    """
    with opened(Path(path).read_bytes(), PurePath(path).name) as pdf:
        if pdf.count > most:
            return ()
        return tuple(_png(pdf.picture(index, _LONGEST)) for index in range(pdf.count))


def _png(rows: tuple[bytes, ...]) -> bytes:
    """The grey rows as a PNG (ISO 15948): eight bits a pixel, no filter."""
    if not rows:
        return b""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row.translate(_SIXTEEN) for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
