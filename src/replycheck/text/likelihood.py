"""How usual strings of one to four Chinese characters are in texts of law, judgments and replies.

The table ships as hashes of 40 bits with rough counts, no text; two strings hardly ever share one. What is easily got
wrong: digits and Latin letters end a stretch, marks stand for an edge. ``weight`` asks for one string at a time; many
at once are asked as arrays (``hashed`` and ``logarithms``), which is some fifty times as fast.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from replycheck.text.patterns import pattern
from replycheck.text.tables import mapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRETCH = pattern(r"[\u4e00-\u9fff]{1,2000}")
EDGE = "|"
"""Stands on either side of a stretch."""
WORD = "="
"""Ahead of a string it asks how usual that is as a word of a general dictionary, wherever the counted texts have it."""
PRIME, STEP, SALT = 1099511628211, 7919, 0x9E3779B97F4A7C15
"""Of the hash: a polynomial over the code points modulo 2**64, stirred, of which the upper 40 bits are kept."""
_MASK, _DROPPED = (1 << 64) - 1, 24
_KEPT = (1 << 40) - 1
SHARP = 8
"""Counts are kept as so many times their binary logarithm, rounded."""
_KEY = 8
"""Bytes of a hash in the table; behind all of them stands a byte of weight for each."""


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
    made = 0
    for place, character in enumerate(string, 1):
        made = (made * PRIME + ord(character) + STEP * place) & _MASK
    return (made + len(string)) * SALT >> _DROPPED & _KEPT


def weight(string: str) -> int:
    """How often the string stands: 0 for rarely or never, else about the binary logarithm of its count."""
    keys, weights = _table()
    wanted = key(string)
    at = bisect_left(keys, wanted)
    if at == len(keys) or keys[at] != wanted:
        return 0
    return min(15, round(2 ** (weights[at] / SHARP) - 1).bit_length())


def hashed(codes: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """The hashes of many strings of one length at once; ``codes``: their first code points, their second ones …"""
    import numpy as np  # noqa: PLC0415 - loads only where many are asked

    made = np.zeros(len(codes[0]), dtype=np.uint64)
    for place, code in enumerate(codes, 1):
        made = made * np.uint64(PRIME) + code + np.uint64(STEP * place)
    return (made + np.uint64(len(codes))) * np.uint64(SALT) >> np.uint64(_DROPPED)


def logarithms(keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    """The binary logarithms of one more than the counts under these hashes; 0 for what is rare."""
    import numpy as np  # noqa: PLC0415 - as above

    known, weights = _arrays()
    order = np.argsort(
        keys
    )  # in order each search ends near the one before, in memory that is at hand: four times as fast
    asked = keys[order]
    at = np.searchsorted(known, asked)
    at[at == len(known)] = 0
    found = np.empty(len(keys))
    found[order] = np.where(known[at] == asked, weights[at] / SHARP, 0.0)
    return found


@cache
def _table() -> tuple[memoryview | array[int], memoryview]:
    """The keys in order and the weight of each, as they lie in the file."""
    raw = memoryview(mapped("strings.bin"))
    end = len(raw) // (_KEY + 1) * _KEY
    if sys.byteorder == "little":
        return raw[:end].cast("Q"), raw[end:]
    keys = array("Q", raw[:end].tobytes())
    keys.byteswap()
    return keys, raw[end:]


@cache
def _arrays() -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    import numpy as np  # noqa: PLC0415 - as above

    keys, weights = _table()
    return np.frombuffer(keys, dtype=np.uint64), np.frombuffer(weights, dtype=np.uint8)
