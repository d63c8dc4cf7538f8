"""Texts as they are stored: some together in one compressed block, so that what judgments have in common is kept once.

What a reader would get wrong: places in a block count UTF-16 units and not characters. UTF-16 is what keeps every
string that Python can hold, half a pair of surrogates too, and is fast; compressed it is smaller than UTF-8.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

from replycheck.errors import UnreadableError

TOGETHER = 16
"""Judgments a block: 0.8 bytes a character against 1.05 for each alone; reading one costs a third of a millisecond."""
MOST_UNITS = 1 << 18
"""A block that is so long takes no more, so that reading one judgment stays cheap."""
_LEVEL = 3
_UNIT = 2


def packed(texts: Sequence[str]) -> tuple[bytes, list[tuple[int, int]]]:
    """The compressed block of some texts, and where each begins and how long it is."""
    units = [text.encode("utf-16-le", "surrogatepass") for text in texts]
    places, start = [], 0
    for one in units:
        places.append((start, len(one) // _UNIT))
        start += len(one) // _UNIT
    return zlib.compress(b"".join(units), _LEVEL), places


def unpacked(block: bytes, start: int, size: int) -> str:
    """One text of a block.

    :raises UnreadableError: the block is broken or shorter than that.
    """
    try:
        units = zlib.decompress(block)[_UNIT * start : _UNIT * (start + size)]
    except zlib.error as error:
        raise UnreadableError("文书库里有一段原文已损坏；请运行 replycheck library verify 查看。") from error
    if len(units) != _UNIT * size:
        raise UnreadableError("文书库里有一段原文不完整；请运行 replycheck library verify 查看。")
    return units.decode("utf-16-le", "surrogatepass")


def digest(text: str) -> bytes:
    """What tells texts apart, the SHA-256 of their UTF-8; by it a judgment is stored once.

    Lines may end as Windows ends them or not: it is one judgment.
    """
    return exact_digest(with_plain_breaks(text))


def exact_digest(text: str) -> bytes:
    """As :func:`digest`, to the last character, as it was before: libraries of then hold it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def with_plain_breaks(text: str) -> str:
    """The text with one character between its lines, as elsewhere than on Windows."""
    return text.replace("\r\n", "\n")
