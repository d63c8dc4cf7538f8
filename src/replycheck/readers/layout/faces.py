"""Whether the glyphs of a font show the characters that the file says: a dozen of them beside reference faces.

What is easily got wrong: no two typefaces agree stroke for stroke, so a glyph need not be like its reference, only more
like it than like nearly all other characters. Of an honest font half of the glyphs are among the nearest of 3755, and
the figures 0 to 9 are told from one another; of a font whose map lies, neither.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.looks import INK, LEAST_SIDE, Vector, look_of, looks_of, unit
from replycheck.readers.layout.page import Run
from replycheck.readers.layout.raster import Grey
from replycheck.records import dataclass

KNOWN = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low)).decode(
    "gb2312", "ignore"
)
"""The characters of GB 2312, level 1, in order: 99.7 per cent of all Chinese text."""
FIGURES = "0123456789"
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
_FAR = 0.4
"""As ``_APART``, where all glyphs of a font are looked at and not a dozen."""
_STRANGE, _STRANGE_SHARE, _POOLED_SHARE, _MOST = 4, 0.018, 0.03, 2_000
"""Glyphs of such a kind in a font, and their share, that make it a liar: of 95 fonts of real papers none has four, the
worst three of 200; where one character in ten is named otherwise one glyph in 20 is so. Small fonts are pooled by
file. And the characters of a font that are looked at at all."""
_FAMILIAR = 0.54
"""Mean likeness of a font's glyphs to their own references from which others can be told: regular script has 0.5."""
_EXCHANGED, _PLAIN_FIGURES = 0.25, 0.55
"""How much more each of two exchanged figures is like the other than itself, in a font whose figures are plain."""
_PIECE = 200_000
"""Products that are computed in one piece."""
_MOSTLY = 2
"""Times as many glyphs of a font must be seen as not seen so that those not seen are hidden, not lacking."""
_HANDFUL = 6
"""Glyphs of a font looked at on a page where it was tried before."""
_HAN, _LATIN, _FIGURE, _OTHER = range(4)


@cache
def _faces() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The references, each a row of length one: of the characters, of the figures."""
    data = (files("replycheck.readers.layout") / "faces.npy").read_bytes()
    rows = unit(np.load(BytesIO(data)).astype(np.float32))
    return rows[: len(KNOWN)], rows[len(KNOWN) :]


@cache
def _places() -> dict[int, int]:
    return {ord(character): index for index, character in enumerate(KNOWN)}


def references() -> tuple[NDArray[np.float32], dict[int, int]]:
    """The rows of the Chinese characters, and the row of each by its code point."""
    return _faces()[0], _places()


def testable(code: int) -> bool:
    """Whether the character tells by its look whether its font lies."""
    kind = _kind(code)
    return kind in {_FIGURE, _LATIN} or (kind == _HAN and code in _places())


def is_han(code: int) -> bool:
    """Whether a character is a Chinese one."""
    return _kind(code) == _HAN


def _kind(code: int) -> int:
    if code >= _HAN_FROM:
        return _OTHER if 0xE000 <= code < 0xF900 else _HAN  # noqa: PLR2004 - the private area
    if 0x30 <= code <= 0x39:  # noqa: PLR2004 - the ASCII figures
        return _FIGURE
    return _LATIN if 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A else _OTHER  # noqa: PLR2004 - the ASCII letters


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


@dataclass(slots=True)
class Tally:
    """How many of the Chinese glyphs of a font plainly show another character, of those looked at (``codes``)."""

    codes: set[int] = field(default_factory=set)
    strange: int = 0
    like: float = 0.0
    """The sum of how like they are to the characters that they are said to be."""

    def add(self, looks: dict[int, Vector]) -> None:
        """Count further Chinese glyphs, by the characters they stand for."""
        if not looks:
            return
        self.codes.update(looks)
        own, best = _own_and_best(looks, 1 - _FAR)
        self.like += float(own.sum())
        self.strange += int(np.count_nonzero((best > _PLAINLY) & (best - own > _FAR)))

    @property
    def familiar(self) -> bool:
        """Whether the face is one in which another character can be told."""
        return self.like > _FAMILIAR * len(self.codes)

    @property
    def lies(self) -> bool:
        """Whether so many show another one that the font is not believed."""
        return self.familiar and self.strange >= _STRANGE and self.strange > _STRANGE_SHARE * len(self.codes)


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
        self._counted: dict[str, Tally] = {}

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
        met, told = self._met.setdefault(run.face, {}), self._counted.setdefault(run.face, Tally()).codes
        again = run.face in self.tried
        known = {} if again else self._looks.setdefault(run.face, {})
        first = _kind(run.glyphs[0][2])
        for (_, _, code), start, end in zip(run.glyphs, starts, ends, strict=True):
            if code in met or (code in told and (code in known or (again and len(met) >= _HANDFUL))):
                continue
            kind = _kind(code)
            if kind not in {first, _OTHER}:
                return  # figures and letters in a line of characters may be of another font and size
            if code not in known and testable(code):
                met[code] = pixels[:, max(0, start) : max(0, end)]

    def close_page(self) -> frozenset[str]:
        """Look at glyphs met on this page, evenly from its beginning to its end; the fonts that lie here."""
        here = set()
        for face, met in self._met.items():
            self._count_strange(face, met)
            if face in self.tried:
                handful = [*met.values()][:_HANDFUL]
                looks = {code: look for code, look in zip(met, looks_of(handful), strict=False) if look is not None}
                if not _plainly_honest(looks) and lies(looks):
                    here.add(face)
                continue
            self._look(face, met)
            if self._settle(face):
                self._look(face, met)
                self._settle(face)
        self._met.clear()
        return frozenset(here)

    def _count_strange(self, face: str, met: dict[int, Grey]) -> None:
        """Count the Chinese glyphs of a font that plainly show another character, each character once in a file.

        A map that lies for one glyph in ten tells the truth for most of a dozen.
        """
        known = self._counted.setdefault(face, Tally())
        codes = [code for code in met if _kind(code) == _HAN and code not in known.codes]
        found = looks_of([met[code] for code in codes[: max(0, _MOST - len(known.codes))]])
        looks = {code: look for code, look in zip(codes, found, strict=False) if look is not None}
        known.add(looks)
        if known.lies:
            self.lying.add(face)
        elif known.strange:
            self._pool()

    def _pool(self) -> None:
        """Judge small fonts together: a file may have a hundred, cut down to a dozen glyphs each."""
        told = [(face, one) for face, one in self._counted.items() if one.familiar and not one.lies]
        strange = sum(one.strange for _, one in told)
        if strange >= _STRANGE and strange > _POOLED_SHARE * sum(len(one.codes) for _, one in told):
            self.lying |= {face for face, one in told if one.strange}

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
                elif kind == _HAN and min(met[code].shape) >= LEAST_SIDE and int(np.ptp(met[code])) > INK:
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


def _likeness(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """How like each glyph (row) is to each of the characters of ``KNOWN``.

    In pieces, so that the product stays in this thread: woken threads cost thirty times what they save.
    """
    faces = _faces()[0]
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
    likeness = _likeness(rows)
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
    own, best = _own_and_best(han, 1 - _APART)
    return int(np.count_nonzero((best > _PLAINLY) & (best - own > _APART)))


def _own_and_best(looks: dict[int, Vector], doubtful: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How like Chinese glyphs are to their own references, and to the nearest; the latter 0 from ``doubtful`` on."""
    rows = np.array(list(looks.values()))
    own: NDArray[np.float32] = (rows * _faces()[0][[_places()[code] for code in looks]]).sum(axis=1)
    best = np.zeros_like(own)
    unlike = own < doubtful
    if unlike.any():
        best[unlike] = _likeness(rows[unlike]).max(axis=1)
    return own, best


def _latin_lies(looks: dict[int, Vector]) -> bool:
    """Whether Latin letters look like Chinese characters, most of them much more than letters do."""
    return float(np.median(_likeness(np.array(list(looks.values()))).max(axis=1))) > _HAN_LIKE


def _figures_lie(looks: dict[int, Vector]) -> bool | None:
    if len(looks) < _FEWEST_FIGURES:
        return None
    likeness = np.array(list(looks.values())) @ _faces()[1].T
    if float(np.median(likeness.max(axis=1))) < _LIKE:
        return None
    said = np.array([code - 0x30 for code in looks])
    return float((likeness.argmax(axis=1) != said).mean()) > _WRONG_FIGURES or _exchanged(likeness, said)


def _exchanged(likeness: NDArray[np.float32], said: NDArray[np.intp]) -> bool:
    """Whether two figures stand for each other, so that 51600 is read 15600, in a font that is right in the others."""
    own = likeness[np.arange(len(said)), said]
    if float(np.median(own)) < _PLAIN_FIGURES:
        return False
    more = likeness[:, said] - own[:, None] > _EXCHANGED
    return bool((more & more.T).any())
