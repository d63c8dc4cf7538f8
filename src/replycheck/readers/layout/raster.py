"""A page as drawn, in grey: where it shows writing, told by how often ink and paper change along a row.

What is easily got wrong: a photograph and a seal change often too. What is found here is a suspicion: recognition says
whether it is writing, and without it only a large piece that is set in lines makes a paper incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from replycheck.model.mark import Hiding

Grey = NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white."""
Cells = NDArray[np.uint8]
"""For each square of the page of ``CELL`` points, how often ink and paper change in it along its rows."""
CELL = 4.0
_DARK = 190
_BUSY = 3
"""Changes in a cell from which it shows part of a letter: a rule down the page has two in each of its rows."""
_FEW, _SENTENCE, _HAN_FROM = 4, 8, "\u2e80"
"""Letters hidden alike on one page that are nothing to speak of, and Chinese characters beside the page that are."""
_WINDOW, _FILLED = 9, 5
"""Cells along a row that are looked at together, and how many of them are busy where there is writing: 36 points hold
two letters at least."""


def busy_cells(page: Grey, scale: float) -> Cells:
    """The changes of a page of ``scale`` pixels a point."""
    side = max(2, round(CELL * scale))
    high, wide = page.shape[0] // side * side, page.shape[1] // side * side
    if not high or not wide:
        return np.zeros((0, 0), dtype=np.uint8)
    dark = page[:high, :wide] < _DARK
    changes = np.zeros(dark.shape, dtype=np.uint8)
    np.not_equal(dark[:, 1:], dark[:, :-1], out=changes[:, :-1].view(np.bool_))
    # Adding up slices is four times as fast as any of numpy's sums over a grid.
    down = changes[0::side].copy()
    for row in range(1, side):
        down += changes[row::side]
    cells = down[:, 0::side].copy()
    for column in range(1, side):
        cells += down[:, column::side]
    return cells


def without(cells: Cells, boxes: Iterable[tuple[float, float, float, float]]) -> Cells:
    """The cells with those at boxes (left, top, right, bottom in points of the page as shown) made quiet."""
    left_over = cells.copy()
    for left, top, right, bottom in boxes:
        rows = slice(max(0, int(top / CELL)), max(0, int(bottom / CELL) + 1))
        left_over[rows, max(0, int(left / CELL)) : max(0, int(right / CELL) + 1)] = 0
    return left_over


def written(cells: Cells) -> NDArray[np.bool_]:
    """Which cells are part of something like a line of writing."""
    busy = cells >= _BUSY
    if busy.shape[1] < _WINDOW or not busy.any():
        return np.zeros(cells.shape, dtype=np.bool_)
    sums = np.cumsum(np.pad(busy, ((0, 0), (_WINDOW // 2 + 1, _WINDOW // 2))), axis=1, dtype=np.int32)
    near = sums[:, _WINDOW:] - sums[:, :-_WINDOW]
    return busy & (near >= _FILLED)


def telling(why: Hiding | None, words: str) -> bool:
    """Whether words hidden alike on one page are worth a word: not a full stop under a line, nor a printer's marks."""
    letters = [letter for letter in words if letter.isalnum()]
    if why is Hiding.OFF_PAGE:
        return sum(letter >= _HAN_FROM for letter in letters) >= _SENTENCE
    return len(letters) >= _FEW


def area(cells: NDArray[np.bool_]) -> float:
    """Square points of the cells that are so."""
    return float(np.count_nonzero(cells)) * CELL * CELL
