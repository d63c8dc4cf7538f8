"""What lies under and over each point of an OFD page: fills are painted in their order, each with a number of its own.

What is easily got wrong: a box around a shape says little of it: a frame, an L and a circle cover less than their
boxes, and a row of narrow bars covers a line of words that none of them covers alone. So the outlines are filled, in
two sheets of numbers: one of everything that is painted, one of what lets nothing through.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.ofd.geometry import Box
from replycheck.readers.ofd.paths import Point

_SCALE, _LONGEST = 1.5, 3000
"""Pixels a point, fewer on a sheet larger than A0."""
_MOST_CORNERS = 20_000


class Ground:
    """A page under paint. Numbers are those that fills were painted with, from 1 on; 0 is bare paper."""

    def __init__(self, page: Box) -> None:
        self._left, self._top = page[0], page[3]
        wide, high = max(1.0, page[2] - page[0]), max(1.0, page[3] - page[1])
        self._scale = min(_SCALE, _LONGEST / max(wide, high))
        size = (max(1, round(high * self._scale)), max(1, round(wide * self._scale)))
        self._under: NDArray[np.int32] = np.zeros(size, dtype=np.int32)
        self._over: NDArray[np.int32] = np.zeros(size, dtype=np.int32)

    def fill(self, number: int, box: Box, outlines: Sequence[Sequence[Point]], *, opaque: bool) -> None:
        """Paint what the outlines go around, or the whole box where there are none."""
        rows, columns = self._window(box)
        if rows.start >= rows.stop or columns.start >= columns.stop:
            return
        inside = self._inside(rows, columns, outlines) if outlines else None
        for sheet in (self._under, self._over) if opaque else (self._under,):
            if inside is None:
                sheet[rows, columns] = number
            else:
                sheet[rows, columns][inside] = number

    def under(self, x: float, y: float) -> int:
        """The number of what was painted last at a point; 0 off the page."""
        return self._at(self._under, x, y)

    def over(self, x: float, y: float) -> int:
        """The number of what was painted last there and lets nothing through."""
        return self._at(self._over, x, y)

    def _at(self, sheet: NDArray[np.int32], x: float, y: float) -> int:
        row, column = int((self._top - y) * self._scale), int((x - self._left) * self._scale)
        high, wide = sheet.shape
        return int(sheet[row, column]) if 0 <= row < high and 0 <= column < wide else 0

    def _window(self, box: Box) -> tuple[slice, slice]:
        high, wide = self._under.shape
        left, right = ((edge - self._left) * self._scale for edge in (box[0], box[2]))
        top, foot = ((self._top - edge) * self._scale for edge in (box[3], box[1]))
        return (
            slice(max(0, round(min(top, high))), max(0, round(min(foot, high)))),
            slice(max(0, round(min(left, wide))), max(0, round(min(right, wide)))),
        )

    def _inside(self, rows: slice, columns: slice, outlines: Sequence[Sequence[Point]]) -> NDArray[np.bool_]:
        """Which pixels of a window lie inside; where outlines run in both directions the inner ones are holes."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - only for shapes that are no boxes

        inside = np.zeros((rows.stop - rows.start, columns.stop - columns.start), dtype=np.bool_)
        turns = {_turn(outline) for outline in outlines}
        left = _MOST_CORNERS
        for outline in outlines:
            left -= len(outline)
            if left < 0:
                break
            picture = Image.new("1", (inside.shape[1], inside.shape[0]), 0)
            corners = [
                ((x - self._left) * self._scale - columns.start, (self._top - y) * self._scale - rows.start)
                for x, y in outline
            ]
            ImageDraw.Draw(picture).polygon(corners, fill=1)
            filled = np.asarray(picture, dtype=np.bool_)
            inside = inside ^ filled if len(turns) > 1 else inside | filled
        return inside


def _turn(outline: Sequence[Point]) -> bool:
    """Whether an outline goes around against the clock."""
    around = zip(outline, (*outline[1:], outline[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in around) > 0
