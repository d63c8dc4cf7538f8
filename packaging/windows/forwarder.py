"""A library of Windows that has no code: its one function is another library's, by another name.

Wine before 8.13 lacks ``bcryptprimitives.dll``, of which programs in Rust call ``ProcessPrng``: random bytes, which
``advapi32`` gives as well. For a prefix of Wine in which something is tried, and for nothing that is shipped.
"""

from __future__ import annotations

import struct

_AT, _SECTION = 0x1000, 0x200
"""Where the one section lies in memory, and how large it and the headers are in the file."""
_BASE = 0x6D00_0000


def forwarder(name: str, function: str, target: str) -> bytes:
    """The library called ``name`` whose ``function`` is ``target`` (``LIBRARY.Function``), for 64 bits."""
    words = [f"{one}\0".encode("ascii") for one in (name, function, target)]
    head = 40 + 4 + 4 + 4  # the directory, and one entry in each of its three tables
    places = [_AT + head + sum(map(len, words[:number])) for number in range(3)]
    tables = [_AT + 40, _AT + 44, _AT + 48]
    directory = struct.pack("<IIHHIIIIIII", 0, 0, 0, 0, places[0], 1, 1, 1, *tables)
    exports = directory + struct.pack("<IIHH", places[2], places[1], 0, 0) + b"".join(words)
    coff = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x2022)
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, 0, _SECTION, 0, 0, _AT)
    optional += struct.pack(
        "<QIIHHHHHHIIIIHH", _BASE, 0x1000, _SECTION, 6, 0, 0, 0, 6, 0, 0, 0x2000, _SECTION, 0, 2, 0x100
    )
    optional += struct.pack("<QQQQII", 0x100000, 0x1000, 0x100000, 0x1000, 0, 16)
    optional += struct.pack("<II", _AT, len(exports)) + bytes(15 * 8)
    section = struct.pack("<8sIIIIIIHHI", b".edata", len(exports), _AT, _SECTION, _SECTION, 0, 0, 0, 0, 0x40000040)
    dos = b"MZ" + bytes(58) + struct.pack("<I", 64)
    headers = dos + b"PE\0\0" + coff + optional + section
    return headers.ljust(_SECTION, b"\0") + exports.ljust(_SECTION, b"\0")
