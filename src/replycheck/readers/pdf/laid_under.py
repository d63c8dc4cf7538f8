"""Whether the words laid under a scan are those that it shows, told without recognition.

What is easily got wrong: other programs place such words carelessly, a line stretched or not, so a word is looked for
in its own place and in the two on either side; and no scan is like the reference faces. So what is asked is only
whether words are more like the ink at their own places than other words of the page are. For honest layers, with one
character in twenty misread, spread a third wrong, askew by half a degree, the mean difference is 8 to 100 times its
own error; for a layer of other words, below 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.faces import references
from replycheck.readers.layout.looks import LEAST_SIDE, SIDE, looks_of
from replycheck.readers.layout.page import PageFacts, Run
from replycheck.readers.layout.raster import Grey
from replycheck.readers.pdf.sight import drawn, place_of
from replycheck.records import dataclass

_FEWEST = 30
"""Chinese characters from which a layer is told."""
_SURE = 3.0
"""Times its own error that the difference is at least."""
_LINE, _UNLIKE, _LIKE = 12, 0.06, 0.16
"""Characters of a line that is told by itself, its difference where it shows other words, and where its own."""
_SHARE, _LEAST, _PLAINER = 0.1, 40, 3
"""Share and number of characters in lines of other words that make a page stray, where few lines are between."""
_NEIGHBOURS, _TURNS = 2, (7, 29, 61, 97)
_RIGHT = 90
_SNAP, _MARGIN, _GAP = 0.3, 0.15, 0.12
"""Ems: how far a cut between characters moves to the next white, what is looked at above and below a line, and the
white that parts it from the next one."""
_INK = 60
_WIDEST = 3.0
"""Ems of a glyph's place beyond which it is none."""

Rows = NDArray[np.float32]


@dataclass(slots=True)
class _Told:
    """Of each Chinese character its place among the references, what is seen in and beside its place, and its line."""

    said: list[int] = field(default_factory=list)
    seen: list[Rows] = field(default_factory=list)
    line: list[int] = field(default_factory=list)


def strays(facts: PageFacts, larger: Callable[[], Grey | None], scale: float) -> bool:
    """Whether words of a page that are not painted are not what its picture shows.

    ``larger`` draws the page at ``scale`` pixels a point; False too where it cannot be told.
    """
    runs = [
        run
        for run, over in zip(facts.runs, _over_painted(facts), strict=True)
        if run.unseen and not over and not (run.angle - facts.turn) % _RIGHT
    ]
    known = sum(code in references()[1] for run in runs for _, _, code in run.glyphs)
    page = larger() if known >= _FEWEST else None
    if page is None:
        return False
    tries = []
    for stretched in (False, True):
        told = _Told()
        for number, run in enumerate(runs):
            _look(told, number, run, _cells(facts, run, page, scale, stretched=stretched))
        difference = _difference(told)
        if len(difference) < _FEWEST:
            return False
        tries.append((told, difference))
    return max(_certainty(difference) for _, difference in tries) < _SURE or _has_other_lines(tries)


def _over_painted(facts: PageFacts) -> NDArray[np.bool_]:
    """Of each run whether it lies on painted words: those are read, and it counts for nothing."""
    boxes = np.array([place_of(facts, run) for run in facts.runs])
    painted = boxes[[not run.unseen for run in facts.runs]]
    if not len(painted):
        return np.zeros(len(boxes), dtype=np.bool_)
    found = []
    for left, top, right, bottom in boxes.tolist():
        x, y = (left + right) / 2, (top + bottom) / 2
        found.append(bool(((painted[:, :2] <= (x, y)) & (painted[:, 2:] >= (x, y))).all(axis=1).any()))
    return np.array(found)


def _certainty(difference: Rows) -> float:
    """The mean as times its own error."""
    error = float(difference.std()) / len(difference) ** 0.5
    certainty: float = float(difference.mean()) / (error + 1e-9)
    return certainty


def _look(told: _Told, number: int, run: Run, cells: Rows) -> None:
    places = references()[1]
    around = np.pad(cells, ((_NEIGHBOURS, _NEIGHBOURS), (0, 0)))
    for index, (_, _, code) in enumerate(run.glyphs):
        if code in places:
            told.said.append(places[code])
            told.seen.append(around[index : index + 2 * _NEIGHBOURS + 1])
            told.line.append(number)


def _difference(told: _Told) -> Rows:
    """How much more like the ink each character is than others of the page would be in its place."""
    if len(told.said) < _FEWEST:
        return np.zeros(0, dtype=np.float32)
    rows, seen = references()[0][told.said], np.array(told.seen)
    own = np.einsum("nkd,nd->nk", seen, rows).max(axis=1)
    others = [np.einsum("nkd,nd->nk", seen, np.roll(rows, turn, axis=0)).max(axis=1) for turn in _TURNS]
    found: Rows = own - np.mean(others, axis=0)
    return found


def _has_other_lines(tries: list[tuple[_Told, Rows]]) -> bool:
    """Whether some lines show other words while the others show theirs."""
    unlike = between = 0
    lines = np.array(tries[0][0].line)
    for number in np.unique(lines):
        mine = lines == number
        count = int(np.count_nonzero(mine))
        if count >= _LINE:
            best = max(float(difference[mine].mean()) for _, difference in tries)
            unlike += count * (best < _UNLIKE)
            between += count * (_UNLIKE <= best < _LIKE)
    return unlike >= max(_LEAST, _SHARE * len(lines)) and unlike > _PLAINER * between


def _cells(facts: PageFacts, run: Run, page: Grey, scale: float, *, stretched: bool) -> Rows:
    """What is seen in the place of each glyph of a run, zeros for nothing; ``stretched`` over the ink that is there."""
    found = np.zeros((len(run.glyphs), SIDE * SIDE), dtype=np.float32)
    left, top, right, bottom = place_of(facts, run)
    spare = _MARGIN * run.size
    level = not (run.angle - facts.turn) % (2 * _RIGHT)
    box = (left, top - spare, right, bottom + spare) if level else (left - spare, top, right + spare, bottom)
    pixels = drawn(facts, run, page, box, scale).pixels
    if min(pixels.shape, default=0) < LEAST_SIDE:
        return found
    ground = int(np.percentile(pixels, 85))
    dark = pixels < ground - _INK
    first, end = _band(dark.sum(axis=1) > max(1.0, 0.004 * pixels.shape[1]), round(_GAP * run.size * scale))
    if end - first < LEAST_SIDE:
        return found
    columns = dark[first:end].sum(axis=0)
    cuts = _cuts(run, columns, scale, stretched=stretched)
    wide = int(max(4, np.diff(cuts).max(initial=0)))
    if wide > _WIDEST * run.size * scale:
        return found
    boxes, numbers = [], []
    for index in range(len(run.glyphs)):
        start, stop = int(cuts[index]), int(cuts[index + 1])
        if stop - start >= 4:  # noqa: PLR2004 - less shows nothing
            one = np.full((end - first + 4, wide + 4), ground, dtype=np.uint8)
            one[2:-2, 2 : 2 + stop - start] = pixels[first:end, start:stop]
            boxes.append(one)
            numbers.append(index)
    for index, look in zip(numbers, looks_of(boxes), strict=True):
        if look is not None:
            found[index] = look
    return found


def _band(inked: NDArray[np.bool_], gap: int) -> tuple[int, int]:
    """The first and the end row of the highest stretch of inked rows that no white of ``gap`` rows parts."""
    rows = np.flatnonzero(inked)
    if not len(rows):
        return 0, 0
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > max(1, gap)) + 1)
    most = max(parts, key=len)
    return int(most[0]), int(most[-1]) + 1


def _cuts(run: Run, columns: NDArray[np.intp], scale: float, *, stretched: bool) -> NDArray[np.intp]:
    """Where the places of the glyphs begin and the last one ends, each at the whitest column nearby."""
    starts = np.array([start for start, _, _ in run.glyphs])
    pitch = (starts[-1] - starts[0]) / (len(starts) - 1) if len(starts) > 1 else run.size
    places = (np.append(starts, starts[-1] + pitch) - starts[0]) * scale
    inked = np.flatnonzero(columns)
    if stretched and places[-1] > 0:
        places = inked[0] + places * ((inked[-1] + 1 - inked[0]) / places[-1])
    reach = max(1, round(_SNAP * abs(pitch) * scale))
    found = []
    for place in np.clip(places, 0, len(columns)).astype(np.intp):
        low = max(0, int(place) - reach)
        near = columns[low : int(place) + reach + 1]
        whitest = np.flatnonzero(near == near.min()) + low if len(near) else np.array([int(place)])
        found.append(int(whitest[np.abs(whitest - place).argmin()]))
    return np.maximum.accumulate(np.array(found))
