"""What a row of glyphs spells: which gaps are spaces, which glyphs are there twice, which code points are disguises.

Between Han characters a small gap is justification, never a space.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from replycheck.text.lookalikes import plain

Glyph = tuple[float, float, int]
"""(start along the line, end, code point), in points."""
_Carrier = TypeVar("_Carrier")

_HAN_FROM, _LAST = 0x2E80, 0x10FFFF
_WORD_GAP = 0.18
_HAN_GAP = 0.9
"""Ems: a space between Latin words is 0.25 to 0.33; Word sets 0.25 between Han and Latin without any space typed."""
_SPACED_OUT, _ALIKE_WIDE = 0.45, 0.25
"""A line whose gaps are all alike (give or take so many ems) and wider than this is letter-spaced, which says nothing;
one whose gaps are smaller is where they are closely alike."""
_BLANKS = frozenset((0x20, 0xA0, 0x09, 0x3000, 0x2002, 0x2003, 0x2009))
_NOTHING = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(2), *range(3, 9), *range(10, 0x20)))
_HYPHENS = frozenset((0x02, 0xFFFE))
"""PDFium's marks for a hyphen at the end of a line."""
_LIGATURES = range(0xFB00, 0xFB07)
_DISGUISED = frozenset((*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB07), 0xFEFF, 0xFFFE))
"""Radicals, compatibility characters and ligatures that fonts put for the plain one: ⼈ for 人 matches nothing."""
_GAPS, _EVEN, _MOSTLY, _FAR, _HALF = 3, 0.12, 0.6, 3.0, 0.5
"""Gaps of a line that show letter-spacing, the ems by which they are alike, their share, and the ems of one at most."""
_FIGURES = range(0x30, 0x3A)
_SHOWN = 1.0
"""Points by which a character printed twice for weight is shifted at most."""


def undoubled(placed: Sequence[tuple[Glyph, _Carrier]], size: float) -> list[tuple[Glyph, _Carrier]]:
    """Glyphs sorted along the line without those printed twice over (bold by overprinting)."""
    near = min(_SHOWN, 0.2 * size)
    kept: list[tuple[Glyph, _Carrier]] = []
    for item in placed:
        start, _, code = item[0]
        if not any(other[2] == code and start - other[0] <= near for other, _ in kept[-4:]):
            kept.append(item)
    return kept


def spelt(glyphs: Sequence[Glyph], size: float) -> tuple[str, int, int]:
    """The text of glyphs sorted along the line, and the indices of the first and last that are not blank."""
    visible = [index for index, glyph in enumerate(glyphs) if glyph[2] not in _BLANKS and glyph[2] not in _NOTHING]
    if not visible:
        return "", 0, 0
    first, last = visible[0], visible[-1]
    word, wide = (_WORD_GAP * size, _HAN_GAP * size) if not _spaced_out(glyphs, visible, size) else (math.inf, math.inf)
    between = _letter_spacing(glyphs, size)
    word, wide = word + between, wide + between
    spelling: list[str] = []
    end, before = math.inf, 0x20
    for index in range(first, last + 1):
        start, stop, code = glyphs[index]
        if start - end > word and _gap_is_space(before, code, wide=start - end > wide):
            spelling.append(" ")
        if _HAN_FROM <= code <= _LAST and code not in _DISGUISED:
            spelling.append(chr(code))
        elif code in _NOTHING or (code in _BLANKS and spelling[-1:] == [" "]):
            continue
        else:
            spelling.append(_character(code))
        end, before = stop, code
    return _paired(plain("".join(spelling))), first, last


def _letter_spacing(glyphs: Sequence[Glyph], size: float) -> float:
    """The white that a line's type puts between letters of its own accord: that of justified and letter-spaced lines.

    Han characters show it, for nobody sets blanks between each two of them. Figures stand closer or as far apart; where
    each takes the place of a Han character the white between two of them is half an em more.
    """
    near = [(one, other) for one, other in pairwise(glyphs) if other[0] - one[1] < _FAR * size]
    gaps = sorted(other[0] - one[1] for one, other in near if _is_han(one[2]) and other[2] not in _BLANKS)
    if len(gaps) < _GAPS:
        return 0.0
    usual = gaps[len(gaps) // 2]
    alike = sum(abs(gap - usual) < _EVEN * size for gap in gaps)
    if usual < 0 or alike < _MOSTLY * len(gaps):
        return 0.0
    steps = [other[0] - one[0] for one, other in near if one[2] in _FIGURES and other[2] in _FIGURES]
    on_grid = sum(abs(step - usual - size) < _EVEN * size for step in steps)
    if len(steps) > 1 and on_grid >= _MOSTLY * len(steps):
        return usual + _HALF * size
    return usual if usual >= _EVEN * size else 0.0


def _is_han(code: int) -> bool:
    return _HAN_FROM <= code <= _LAST and code not in _BLANKS


def _gap_is_space(left: int, right: int, *, wide: bool) -> bool:
    """Whether a gap between two code points stands for a space that nobody drew."""
    if left in _BLANKS or right in _BLANKS:
        return False
    return wide or (left < _HAN_FROM and right < _HAN_FROM)


def _spaced_out(glyphs: Sequence[Glyph], visible: Sequence[int], size: float) -> bool:
    if len(visible) < 3 or len(visible) != len(glyphs):  # noqa: PLR2004 - two gaps to compare
        return False
    first = glyphs[1][0] - glyphs[0][1]
    if first < _WORD_GAP * size:
        return False
    # Words have letters that touch; where none do and all stand apart alike, as figures of a sum, they are one word.
    alike = (_ALIKE_WIDE if first >= _SPACED_OUT * size else _EVEN) * size
    return all(abs(glyphs[index + 1][0] - glyphs[index][1] - first) < alike for index in range(1, len(glyphs) - 1))


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _BLANKS and code != 0x3000:  # noqa: PLR2004 - the ideographic space is as wide as a character and stays
        return " "
    if code > _LAST:
        return "\ufffd"
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _paired(text: str) -> str:
    """Halves of surrogate pairs put together (PDFium on Windows gives them singly); a lone half is unreadable."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
