"""How usual strings of two to four Chinese characters are in texts of law, judgments and replies.

The table ships as hashes with rough counts (powers of two); a hash of 32 bits meets another string's now and then, so a
count is a hint and no proof. What is easily got wrong: digits and Latin letters end a stretch, marks stand for an edge.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from replycheck.text.patterns import pattern
from replycheck.text.tables import table_path

_STRETCH = pattern(r"[\u4e00-\u9fff]{1,2000}")
EDGE = "|"
"""Stands on either side of a stretch."""


def stretches(text: str) -> Iterator[str]:
    """The runs of Han characters in ``text``, each with an edge on both sides."""
    for _, stretch in stretches_at(text):
        yield stretch


def stretches_at(text: str) -> Iterator[tuple[int, str]]:
    """The same with the place of their first character in ``text``."""
    for match in _STRETCH.finditer(text):
        yield match.start(), f"{EDGE}{match.group()}{EDGE}"


def key(string: str) -> int:
    """The hash under which a string is counted."""
    return zlib.crc32(string.encode("utf-16-le"))


def weight(string: str) -> int:
    """How often the string stands: 0 for rarely or never, else about the binary logarithm of its count."""
    keys, weights = _table()
    wanted = key(string)
    at = bisect_left(keys, wanted)
    return weights[at] if at < len(keys) and keys[at] == wanted else 0


@cache
def _table() -> tuple[array[int], bytes]:
    raw = zlib.decompress(table_path("strings.bin").read_bytes())
    number = int.from_bytes(raw[:4], "little")
    keys = array("I")
    keys.frombytes(raw[4 : 4 + 4 * number])
    if sys.byteorder == "big":
        keys.byteswap()
    return keys, raw[4 + 4 * number :]
