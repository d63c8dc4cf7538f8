"""Folding: the one way to compare texts loosely and still report exactly.

Width, case, traditional characters and look-alike code points (Kangxi radicals, compatibility forms) are evened
out; white space, punctuation and symbols are left out; numbers stay. One look-up in a table does it all. What a reader
would get wrong: offsets in the folded text are not offsets in the text; ``back`` leads from one to the other and
strictly rises, so a stretch of folded characters is always a stretch of the text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from replycheck.model.span import Span
from replycheck.text.lookalikes import alike, unseen
from replycheck.text.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE = 0x33480
"""One past the last Han character that Unicode has (extension J); all beyond is left out."""

_AS_THEY_ARE = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xA000, 0xA48D), (0xAC00, 0xD7A4), (0x20000, _SIZE))
"""Blocks of letters that need no folding of their own; looked at one by one they would cost 0.05 s at start."""

_ONE_BY_ONE = (range(0x3400), range(0xA490, 0xAC00), range(0xF900, 0x10000), range(0x1D400, 0x1D800))
"""Blocks that mix letters, numbers and signs. What is in neither list is left out: surrogates, private use, emoji."""

_ZEROES = {"〇": "零", "○": "零", "◯": "零"}
"""The three ways in which a zero is written in a year, beside the character itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text: ``codes[i]`` is a code point (uint32) that stands for the character ``back[i]`` of the text."""

    codes: NDArray[np.uint32]
    back: NDArray[np.int64]

    def __len__(self) -> int:
        return int(self.codes.size)

    @property
    def text(self) -> str:
        """The folded characters as a string."""
        return self.codes.astype("<u4").tobytes().decode("utf-32-le")

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from folded character ``start`` to before ``end``; refuses an empty one."""
        if not 0 <= start < end <= len(self):
            raise ValueError(f"no folded stretch {start}..{end}")
        return Span(int(self.back[start]), int(self.back[end - 1]) + 1)


def fold(text: str) -> Folded:
    """The folded text with the way back; never fails, whatever the characters are."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded = _table()[np.minimum(codes, _SIZE)]
    back = np.flatnonzero(folded)
    return Folded(folded[back], back)


@cache
def _table() -> NDArray[np.uint32]:
    """For each code point the one that stands for it, 0 where it is left out; the last entry is all that is beyond."""
    table = np.zeros(_SIZE + 1, dtype=np.uint32)
    for start, end in _AS_THEY_ARE:
        table[start:end] = np.arange(start, end)
    for code in chain.from_iterable(_ONE_BY_ONE):
        table[code] = _stands_for(chr(code))
    for row in rows("traditional.tsv"):
        table[ord(row["traditional"])] = ord(row["simplified"])
    for code in range(0x2E80, 0x2F00):
        like = ord(alike(chr(code)))
        table[code] = like if like != code else table[code]
    for sign, zero in _ZEROES.items():
        table[ord(sign)] = ord(zero)
    # A compatibility form of a traditional character has two steps to go.
    table = table[table]
    table.flags.writeable = False
    return table


def _stands_for(character: str) -> int:
    """The code point of the one letter or number in the character's compatibility form; 0 where there is none."""
    if unicodedata.category(character) in {"Cn", "Cs", "Co"} or unseen(character):
        return 0
    form = unicodedata.normalize("NFKC", character).lower()
    kept = [part for part in form if unicodedata.category(part)[0] in "LN"]
    if len(kept) == 1:
        return ord(kept[0])
    # ㎡ has a letter and a digit: it stands for itself, as two characters cannot share one place.
    return ord(character) if kept else 0
