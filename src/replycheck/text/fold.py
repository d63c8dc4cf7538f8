"""Folding: the one way to compare texts loosely and still report exactly.

Width, case, traditional characters and look-alike code points (Kangxi radicals, compatibility forms) are evened
out; white space, punctuation and symbols are left out; numbers stay. One look-up in a table does it all. What a reader
would get wrong: offsets in the folded text are not offsets in the text; ``back`` leads from one to the other and
strictly rises, so a stretch of folded characters is always a stretch of the text.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.lookalikes import alike, unseen
from replycheck.text.tables import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE = 0x33480
"""One past the last Han character that Unicode has (extension J); all beyond is left out."""

_AS_THEY_ARE = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xA000, 0xA48D), (0xAC00, 0xD7A4), (0x20000, _SIZE))
"""Blocks of letters that need no folding of their own; looked at one by one they would cost 0.05 s at start."""

_ONE_BY_ONE = ((0, 0x3400), (0xA490, 0xAC00), (0xF900, 0x10000), (0x1D400, 0x1D800))
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
    codes = _codes(text)
    folded = _table().folded(codes)
    back = np.flatnonzero(folded)
    return Folded(folded[back], back)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """``stands[code]`` is the code point that stands for one, 0 where it is left out, as far as ``known`` says so.

    The last entry is all that is beyond.
    """

    stands: NDArray[np.uint32]
    known: NDArray[np.bool_]

    def folded(self, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """What stands for each; what has not been asked for yet is looked up, so that a start costs nothing."""
        places = np.minimum(codes, _SIZE)
        known = self.known[places]
        if not known.all():
            for code in set(places[~known].tolist()):
                form = _stands_for(chr(code))
                # A compatibility form of a traditional character has two steps to go.
                self.stands[code] = self.stands[form] if self.known[form] else form
                self.known[code] = True
        return self.stands[places]


@cache
def _table() -> _Table:
    stands, known = np.zeros(_SIZE + 1, dtype=np.uint32), np.ones(_SIZE + 1, dtype=np.bool_)
    for start, end in _AS_THEY_ARE:
        stands[start:end] = np.arange(start, end)
    for start, end in _ONE_BY_ONE:
        known[start:end] = False
    found = columns("traditional.tsv")
    for these, those in ((found["traditional"], found["simplified"]), (_ZEROES, _ZEROES.values())):
        places = _codes("".join(these))
        stands[places] = _codes("".join(those))
        known[places] = True
    stands[known] = stands[stands[known]]
    return _Table(stands, known)


def _stands_for(character: str) -> int:
    """The code point of the one letter or number in the character's compatibility form; 0 where there is none."""
    if unicodedata.category(character) in {"Cn", "Cs", "Co"} or unseen(character):
        return 0
    if (like := alike(character)) != character and "\u2e80" <= character < "\u2f00":
        return ord(like)
    form = unicodedata.normalize("NFKC", character).lower()
    kept = [part for part in form if unicodedata.category(part)[0] in "LN"]
    if len(kept) == 1:
        return ord(kept[0])
    # ㎡ has a letter and a digit: it stands for itself, as two characters cannot share one place.
    return ord(character) if kept else 0
