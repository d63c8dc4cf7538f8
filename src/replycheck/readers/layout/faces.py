"""Whether the glyphs of a font show the characters that the file says: a dozen of them beside reference faces.

What is easily got wrong: no two typefaces agree stroke for stroke, so a glyph need not be like its reference, only more
like it than like nearly all other characters. Of an honest font half of the glyphs are among the nearest of 3755, and
the figures 0 to 9 are told from one another; of a font whose map lies, neither.
"""

from __future__ import annotations

from collections import Counter
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
_ONE_LOOK = 0.97
_HAN_LIKE = 0.7
"""Likeness of half of the Latin letters to some Chinese character from which they are none: 0.50 to 0.61 in 27 Latin
faces, 0.9 for Chinese characters in plain faces."""
_PLAINLY, _APART = 0.7, 0.3
"""Likeness to another character, and how much more than to its own, of a glyph that shows another one: of 40 glyphs
none to two in 105 fonts of real papers, all in a font that lies."""
_DOUBT, _MANY, _ENOUGH, _SOME = 2, 36, 20, 0.15
"""Such glyphs in a dozen from which many are looked at, how many, how many of them are enough, and the share that makes
a font a liar that tells the truth for most of its characters."""
_PIECE = 200_000
"""Products that are computed in one piece."""
_MOSTLY = 2
"""Times as many glyphs of a font must be seen as not seen so that those not seen are hidden, not lacking."""
_HANDFUL = 6
"""Glyphs of a font looked at on a page where it was tried before."""
_HAN, _LATIN, _FIGURE, _OTHER = range(4)
_INK, _LEAST_INK, _LEAST_SIDE = 60, 6, 5

Vector = NDArray[np.float32]


@cache
def _faces() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The references, each a row of length one: of the characters, of the figures."""
    data = (files("replycheck.readers.layout") / "faces.npy").read_bytes()
    rows = _unit(np.load(BytesIO(data)).astype(np.float32))
    return rows[: len(KNOWN)], rows[len(KNOWN) :]


@cache
def _places() -> dict[int, int]:
    return {ord(character): index for index, character in enumerate(KNOWN)}


def testable(code: int) -> bool:
    """Whether the character tells by its look whether its font lies."""
    kind = _kind(code)
    return kind in {_FIGURE, _LATIN} or (kind == _HAN and code in _places())


def _kind(code: int) -> int:
    if code >= _HAN_FROM:
        return _OTHER if 0xE000 <= code < 0xF900 else _HAN  # noqa: PLR2004 - the private area
    if 0x30 <= code <= 0x39:  # noqa: PLR2004 - the ASCII figures
        return _FIGURE
    return _LATIN if 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A else _OTHER  # noqa: PLR2004 - the ASCII letters


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
    han, latin, figures = (
        {code: look for code, look in looks.items() if _kind(code) == kind} for kind in (_HAN, _LATIN, _FIGURE)
    )
    answers = [
        _han_lies(han) if len(han) >= _FEWEST else None,
        _latin_lies(latin) if len(latin) >= _FEWEST else None,
        _figures_lie(figures),
    ]
    told = [answer for answer in answers if answer is not None]
    return any(told) if told else None


class Trials:
    """The fonts of one file on trial: a dozen glyphs of each are looked at, and a handful on every further page.

    What tells one font from another (its name and size) may be shared by a second font with another map, so a font
    that passed is looked at again wherever it is used.
    """

    def __init__(self) -> None:
        self.lying: set[str] = set()
        self.tried: set[str] = set()
        self._seen: Counter[tuple[str, bool]] = Counter()
        self._gone: Counter[tuple[str, bool]] = Counter()
        self._looks: dict[str, dict[int, Vector]] = {}
        self._wanted: dict[str, int] = {}
        self._empty: dict[str, int] = {}
        self._met: dict[str, dict[int, Grey]] = {}

    def count(self, run: Run, shown: NDArray[np.bool_], visible: NDArray[np.bool_]) -> None:
        """Note which glyphs of a run show ink, Chinese characters apart: a stand-in font may lack just these."""
        for (_, _, code), inked, printed in zip(run.glyphs, shown, visible, strict=True):
            if printed:
                (self._seen if inked else self._gone)[run.font, code >= _HAN_FROM] += 1

    def is_drawn(self, run: Run) -> bool:
        """Whether a font that is not in the file is drawn here all the same, for it is seen elsewhere."""
        if not run.font:
            return False
        kinds = {(run.font, code >= _HAN_FROM) for _, _, code in run.glyphs}
        return all(self._seen[kind] > max(_HANDFUL, _MOSTLY * self._gone[kind]) for kind in kinds)

    def is_new(self, face: str) -> bool:
        """Whether no glyph of a font was looked at or met on this page."""
        return face not in self.tried and not self._looks.get(face) and not self._met.get(face)

    def meet(self, run: Run, pixels: Grey, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> None:
        """Note the glyphs of a run, with its pixels on the drawn page and where each begins and ends in them."""
        met, again = self._met.setdefault(run.face, {}), run.face in self.tried
        if again and len(met) >= _HANDFUL:
            return
        known = {} if again else self._looks.setdefault(run.face, {})
        first = _kind(run.glyphs[0][2])
        for (_, _, code), start, end in zip(run.glyphs, starts, ends, strict=True):
            kind = _kind(code)
            if kind not in {first, _OTHER}:
                return  # figures and letters in a line of characters may be of another font and size
            if code not in met and code not in known and testable(code):
                met[code] = pixels[:, max(0, start) : max(0, end)]
                if again and len(met) >= _HANDFUL:
                    return

    def close_page(self) -> frozenset[str]:
        """Look at glyphs met on this page, evenly from its beginning to its end; the fonts that lie here."""
        here = set()
        for face, met in self._met.items():
            if face in self.tried:
                looks = {code: look for code, pixels in met.items() if (look := look_of(pixels)) is not None}
                if not _plainly_honest(looks) and lies(looks):
                    here.add(face)
                continue
            self._look(face, met)
            if self._settle(face):
                self._look(face, met)
                self._settle(face)
        self._met.clear()
        return frozenset(here)

    def _look(self, face: str, met: dict[int, Grey]) -> None:
        """Look at as many of the glyphs met as are wanted of each kind.

        One that shows a speck and no letter is empty; grey type on grey ground is too faint to tell.
        """
        known = self._looks[face]
        for kind in (_HAN, _LATIN, _FIGURE):
            codes = [code for code in met if _kind(code) == kind and code not in known]
            wanted = self._wanted.get(face, DOZEN) - sum(_kind(code) == kind for code in known)
            for code in codes[:: max(1, len(codes) // max(1, wanted))][: max(0, wanted)]:
                look = look_of(met[code])
                if look is not None:
                    known[code] = look
                elif kind == _HAN and min(met[code].shape) >= _LEAST_SIDE and int(np.ptp(met[code])) > _INK:
                    self._empty[face] = self._empty.get(face, 0) + 1

    def _settle(self, face: str) -> bool:
        """Judge a font by what is known of it; whether more of its glyphs should be looked at."""
        looks = self._looks[face]
        answer = lies(looks) or self._empty.get(face, 0) >= max(_FEWEST, len(looks))
        if answer:
            self.lying.add(face)
        han = sum(_kind(code) == _HAN for code in looks)
        if not answer and face not in self._wanted and han >= DOZEN - 2 and _others(looks) >= _DOUBT:
            self._wanted[face] = _MANY
            return True
        if answer or han >= self._wanted.get(face, DOZEN) - 2:
            self.tried.add(face)
        return False


def _likeness(looks: dict[int, Vector]) -> NDArray[np.float32]:
    """How like each glyph (row) is to each of the characters of ``KNOWN``.

    In pieces, so that the product stays in this thread: woken threads cost thirty times what they save.
    """
    rows, faces = np.array(list(looks.values())), _faces()[0]
    step = max(1, _PIECE // rows.size)
    return np.hstack([rows @ faces[at : at + step].T for at in range(0, len(faces), step)])


def _plainly_honest(looks: dict[int, Vector]) -> bool:
    """Whether most of a handful of glyphs are like the characters that they are said to be."""
    own = [float(_faces()[0][_places()[code]] @ look) for code, look in looks.items() if _kind(code) == _HAN]
    return len(own) >= _FEWEST // 2 and float(np.median(own)) > _LIKE


def _han_lies(looks: dict[int, Vector]) -> bool:
    rows = np.array(list(looks.values()))
    if float(np.median(rows @ rows[len(rows) // 2])) > _ONE_LOOK:
        return True  # all glyphs are one: dots, boxes, nothing that is read
    likeness = _likeness(looks)
    if float(np.median(likeness.max(axis=1))) < _LIKE:
        return False  # a face of its own kind: it is like nothing, so it is not like anything else
    own = likeness[np.arange(len(looks)), [_places()[code] for code in looks]]
    nearer = (likeness > own[:, None]).mean(axis=1)
    if len(looks) >= _ENOUGH and _others(looks) > _SOME * len(looks):
        return True
    return float(np.median(nearer)) > (_LIE if len(looks) >= _DOZEN_ENOUGH else _LIE_FEW)


def _others(looks: dict[int, Vector]) -> int:
    """How many Chinese glyphs look plainly like some other character and not like their own."""
    han = {code: look for code, look in looks.items() if _kind(code) == _HAN}
    if not han:
        return 0
    likeness = _likeness(han)
    own = likeness[np.arange(len(han)), [_places()[code] for code in han]]
    best = likeness.max(axis=1)
    return int(np.count_nonzero((best > _PLAINLY) & (best - own > _APART)))


def _latin_lies(looks: dict[int, Vector]) -> bool:
    """Whether Latin letters look like Chinese characters, most of them much more than letters do."""
    return float(np.median(_likeness(looks).max(axis=1))) > _HAN_LIKE


def _figures_lie(looks: dict[int, Vector]) -> bool | None:
    if len(looks) < _FEWEST_FIGURES:
        return None
    likeness = np.array(list(looks.values())) @ _faces()[1].T
    if float(np.median(likeness.max(axis=1))) < _LIKE:
        return None
    wrong = likeness.argmax(axis=1) != [code - 0x30 for code in looks]
    return float(wrong.mean()) > _WRONG_FIGURES
