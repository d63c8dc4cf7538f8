"""Whether the glyphs of a font show the characters that the file says: a dozen of them beside reference faces.

What is easily got wrong: no two typefaces agree stroke for stroke, so a glyph need not be like its reference, only more
like it than like nearly all other characters. Of an honest font half of the glyphs are among the nearest of 3755, and
the figures 0 to 9 are told from one another; of a font whose map lies, neither.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.page import Run
from replycheck.readers.layout.raster import Grey

KNOWN = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low)).decode(
    "gb2312", "ignore"
)
"""The characters of GB 2312, level 1, in order: 99.7 per cent of all Chinese text."""
FIGURES = "0123456789"
SIDE = 8
DOZEN = 12
"""Glyphs of a font that are looked at."""
_HAN_FROM = 0x2E80
_FEWEST, _FEWEST_FIGURES = 6, 4
_LIE, _LIE_FEW = 0.1, 0.25
"""Share of all characters that are nearer than the one that is said, in the middle of a dozen: 0.0 to 0.03 for a face
that says the truth, 0.5 for one that does not. Of few glyphs more is asked."""
_DOZEN_ENOUGH = 10
_WRONG_FIGURES = 0.6
_LIKE = 0.5
"""Likeness (1 for the same) of half of the glyphs to some reference, whichever: 0.7 to 0.95 for plain faces."""
_INK, _LEAST_INK, _LEAST_SIDE = 60, 6, 5

Vector = NDArray[np.float32]


@cache
def _faces() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The references, each a row of length one: of the characters, of the figures."""
    data = (files("replycheck.readers.pdf") / "faces.npy").read_bytes()
    rows = _unit(np.load(BytesIO(data)).astype(np.float32))
    return rows[: len(KNOWN)], rows[len(KNOWN) :]


@cache
def _places() -> dict[int, int]:
    return {ord(character): index for index, character in enumerate(KNOWN)}


def testable(code: int) -> bool:
    """Whether there is a reference for the character."""
    return 0x30 <= code <= 0x39 or (code >= _HAN_FROM and code in _places())  # noqa: PLR2004 - the ASCII figures


def look_of(pixels: Grey) -> Vector | None:
    """What a glyph looks like, from the pixels of its box; None where there is too little of it.

    The ground is that above and below the glyph.
    """
    if min(pixels.shape) < _LEAST_SIDE:
        return None
    ground = float(np.median(np.concatenate((pixels[0], pixels[-1]))))
    ink = np.abs(pixels.astype(np.float32) - ground)
    dark = ink > _INK
    if np.count_nonzero(dark) < _LEAST_INK:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    own = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    if own.shape[0] < _LEAST_SIDE or own.shape[1] < 2:  # noqa: PLR2004 - the figure 1 is thin
        return None
    vector: Vector = _unit(_on_grid(own).reshape(1, -1))[0]
    return vector


def _on_grid(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means over a grid laid on the picture, whose lines may cut through pixels."""
    summed = np.pad(ink, ((1, 0), (1, 0))).cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    for axis in (0, 1):
        lines = np.linspace(0, ink.shape[axis], SIDE + 1)
        low = np.minimum(lines.astype(np.intp), ink.shape[axis] - 1)
        rest = lines - low
        rest = rest[:, None] if axis == 0 else rest[None, :]
        below, above = np.take(summed, low, axis=axis), np.take(summed, low + 1, axis=axis)
        summed = below * (1 - rest) + above * rest
    sums = np.diff(np.diff(summed, axis=0), axis=1)
    return sums.astype(np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    level = rows - rows.mean(axis=1, keepdims=True)
    unit: NDArray[np.float32] = (level / (np.linalg.norm(level, axis=1, keepdims=True) + 1e-6)).astype(np.float32)
    return unit


def lies(looks: dict[int, Vector]) -> bool | None:
    """Whether a font whose glyphs look so (by code point) shows other characters; None where too few can be told."""
    han = {code: look for code, look in looks.items() if code >= _HAN_FROM}
    figures = {code: look for code, look in looks.items() if code < _HAN_FROM}
    answers = [_han_lies(han) if len(han) >= _FEWEST else None, _figures_lie(figures)]
    told = [answer for answer in answers if answer is not None]
    return any(told) if told else None


class Trials:
    """The fonts of one file on trial: glyphs are looked at until there are a dozen of each, once a font."""

    def __init__(self) -> None:
        self.lying: set[str] = set()
        self.tried: set[str] = set()
        self._looks: dict[str, dict[int, Vector]] = {}
        self._met: dict[str, dict[int, Grey]] = {}

    def meet(self, run: Run, pixels: Grey, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> None:
        """Note the glyphs of a run, with its pixels on the drawn page and where each begins and ends in them."""
        if run.face in self.tried:
            return
        met, known = self._met.setdefault(run.face, {}), self._looks.setdefault(run.face, {})
        for (_, _, code), start, end in zip(run.glyphs, starts, ends, strict=True):
            if code not in met and code not in known and testable(code):
                met[code] = pixels[:, max(0, start) : max(0, end)]

    def close_page(self) -> None:
        """Look at some of the glyphs met on this page, evenly from its beginning to its end, and settle what can be."""
        for face, met in self._met.items():
            known = self._looks[face]
            for kind in (False, True):
                codes = [code for code in met if (code >= _HAN_FROM) is kind]
                wanted = DOZEN - sum((code >= _HAN_FROM) is kind for code in known)
                for code in codes[:: max(1, len(codes) // max(1, wanted))][: max(0, wanted)]:
                    look = look_of(met[code])
                    if look is not None:
                        known[code] = look
            self._settle(face)
        self._met.clear()

    def _settle(self, face: str) -> None:
        looks = self._looks[face]
        answer = lies(looks)
        if answer:
            self.lying.add(face)
        if answer or sum(code >= _HAN_FROM for code in looks) >= DOZEN - 2:
            self.tried.add(face)


def _han_lies(looks: dict[int, Vector]) -> bool:
    likeness = np.array(list(looks.values())) @ _faces()[0].T
    if float(np.median(likeness.max(axis=1))) < _LIKE:
        return False  # a face of its own kind: it is like nothing, so it is not like anything else
    own = likeness[np.arange(len(looks)), [_places()[code] for code in looks]]
    nearer = (likeness > own[:, None]).mean(axis=1)
    return float(np.median(nearer)) > (_LIE if len(looks) >= _DOZEN_ENOUGH else _LIE_FEW)


def _figures_lie(looks: dict[int, Vector]) -> bool | None:
    if len(looks) < _FEWEST_FIGURES:
        return None
    likeness = np.array(list(looks.values())) @ _faces()[1].T
    if float(np.median(likeness.max(axis=1))) < _LIKE:
        return None
    wrong = likeness.argmax(axis=1) != [code - 0x30 for code in looks]
    return float(wrong.mean()) > _WRONG_FIGURES
