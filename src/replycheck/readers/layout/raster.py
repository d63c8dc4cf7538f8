"""A page as drawn, in grey: where it shows writing, told by how often ink and paper change along a row.

What is easily got wrong: a photograph and a seal change often too. What is found here is a suspicion: recognition says
whether it is writing, and without it only a large piece that is set in lines makes a paper incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from replycheck.model.mark import Hiding

Grey = NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white."""
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of a box, in points from the top left of a page as shown."""
WRITING, MUCH_WRITING = 900.0, 18_000.0
"""Square points of what looks like writing and is no text: from some ten characters on it is recognised, and from that
of a paragraph on a paper is not read whole without. Logos, seals and figures have 1,700 to 16,600."""
_SOME_WRITING, _CLOSE = 9_000.0, 0.33
"""The same of three lines, where they fill so much of the box around them: seals and figures of real papers fill 0.1 to
0.27, and logos, which fill 0.65, have 5,500."""
Cells = NDArray[np.uint8]
"""For each square of the page of ``CELL`` points, how often ink and paper change in it along its rows."""
CELL = 4.0
_DARK = 190
_BUSY = 3
"""Changes in a cell from which it shows part of a letter: a rule down the page has two in each of its rows."""
_FEW, _SENTENCE, _HAN_FROM = 4, 8, "\u2e80"
"""Letters hidden alike on one page that are nothing to speak of, and Chinese characters beside the page that are."""
_ONE_GREY = 0.5
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


def without(cells: Cells, boxes: Iterable[Edges]) -> Cells:
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


def written_either_way(page: Grey, scale: float, explained: Sequence[Edges]) -> NDArray[np.bool_]:
    """The cells of writing that nothing explains, along the page or up and down it, whichever is more of them."""
    level = written(without(busy_cells(page, scale), explained))
    turned = [(top, left, bottom, right) for left, top, right, bottom in explained]
    upright = written(without(busy_cells(np.ascontiguousarray(page.T), scale), turned)).T
    return upright if np.count_nonzero(upright) > np.count_nonzero(level) else level


def is_text(square_points: float, box: Edges | None) -> bool:
    """Whether what looks like writing in a box is a text that must be read, and no logo, seal or figure.

    Either there is much of it, or it stands as closely as lines do.
    """
    if square_points >= MUCH_WRITING or box is None:
        return square_points >= MUCH_WRITING
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return square_points >= _SOME_WRITING and square_points >= _CLOSE * whole


def on_paper(page: Grey) -> bool:
    """Whether much of a picture is of one grey: the paper behind writing, the ground of a screen.

    Of 18 photographs 0.13 to 0.33, of 20 pictures of writing and drawings 0.71 to 0.96.
    """
    levels = np.bincount(page.ravel() >> 3, minlength=32)
    most = int(levels.argmax())
    return float(levels[max(0, most - 1) : most + 2].sum()) >= _ONE_GREY * page.size


def telling(why: Hiding | None, words: str) -> bool:
    """Whether words hidden alike on one page are worth a word: not a full stop under a line, nor a printer's marks."""
    letters = [letter for letter in words if letter.isalnum()]
    if why is Hiding.OFF_PAGE:
        return sum(letter >= _HAN_FROM for letter in letters) >= _SENTENCE
    return len(letters) >= _FEW


def area(cells: NDArray[np.bool_]) -> float:
    """Square points of the cells that are so."""
    return float(np.count_nonzero(cells)) * CELL * CELL


def around(cells: NDArray[np.bool_]) -> Edges | None:
    """The box around the cells that are so (left, top, right, bottom in points); None without any."""
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    if not len(rows):
        return None
    left, top, right, bottom = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    return float(left) * CELL, float(top) * CELL, float(right) * CELL, float(bottom) * CELL
