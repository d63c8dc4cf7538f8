"""What glyphs look like: ink on a grid of eight by eight over a glyph's own box, each a vector of length one.

What is easily got wrong: boxes of glyphs are cut where the type says, which may be beside the ink by a pixel; so the
ink is found within the box first, and the grid laid on that, its lines cutting through pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.raster import Grey

SIDE = 8
LEAST_SIDE = 5
"""Pixels of a glyph's box from which it can be told what stands in it."""
INK = 60
_LEAST_INK, _LEAST_WIDE = 6, 2
"""Dark pixels of a glyph, and its width at least: the figure 1 is thin."""

Vector = NDArray[np.float32]
_Ink = NDArray[np.float32]


def look_of(pixels: Grey) -> Vector | None:
    """What a glyph looks like, from the pixels of its box; None where there is too little of it.

    The ground is that above and below the glyph.
    """
    return looks_of([pixels])[0]


def looks_of(boxes: Sequence[Grey]) -> list[Vector | None]:
    """What each of many glyphs looks like; boxes of one size are worked through together, which costs a fifth."""
    found: list[Vector | None] = [None] * len(boxes)
    alike: dict[tuple[int, ...], list[int]] = {}
    for index, box in enumerate(boxes):
        if min(box.shape) >= LEAST_SIDE:
            alike.setdefault(box.shape, []).append(index)
    for indices in alike.values():
        ink = _inks(np.stack([boxes[index] for index in indices]))
        enough, edges = _own_boxes(ink)
        rows = unit(_on_grid(ink, edges).reshape(len(indices), -1))
        for index, told, row in zip(indices, enough, rows, strict=True):
            found[index] = row if told else None
    return found


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows about their means, of length one."""
    level = rows - rows.mean(axis=1, keepdims=True)
    one: NDArray[np.float32] = (level / (np.linalg.norm(level, axis=1, keepdims=True) + 1e-6)).astype(np.float32)
    return one


def _inks(boxes: NDArray[np.uint8]) -> _Ink:
    ground = np.median(np.concatenate((boxes[:, 0], boxes[:, -1]), axis=1), axis=1)
    ink: _Ink = np.abs(boxes.astype(np.float32) - ground[:, None, None].astype(np.float32))
    return ink


def _own_boxes(ink: _Ink) -> tuple[NDArray[np.bool_], tuple[NDArray[np.intp], ...]]:
    """Which glyphs show enough, and the first and the end row and column of their ink."""
    dark = ink > INK
    edges = []
    for axis in (2, 1):
        any_dark: NDArray[np.bool_] = np.any(dark, axis=axis)
        edges += [any_dark.argmax(axis=1), any_dark.shape[1] - any_dark[:, ::-1].argmax(axis=1)]
    top, bottom, left, right = edges
    enough = (dark.sum(axis=(1, 2)) >= _LEAST_INK) & (bottom - top >= LEAST_SIDE) & (right - left >= _LEAST_WIDE)
    return enough, (top, bottom, left, right)


def _on_grid(ink: _Ink, edges: tuple[NDArray[np.intp], ...]) -> NDArray[np.float32]:
    """Sums over a grid laid on each glyph's own box, whose lines may cut through pixels."""
    top, bottom, left, right = edges
    summed = np.pad(ink, ((0, 0), (1, 0), (1, 0))).cumsum(axis=1, dtype=np.float64).cumsum(axis=2)
    for axis, first, end in ((1, top, bottom), (2, left, right)):
        steps = np.linspace(0.0, 1.0, SIDE + 1)
        lines = first[:, None] + steps * (end - first)[:, None]
        low = np.minimum(lines.astype(np.intp), end[:, None] - 1)
        shape = (len(ink), SIDE + 1, 1) if axis == 1 else (len(ink), 1, SIDE + 1)
        at, rest = low.reshape(shape), (lines - low).reshape(shape)
        below, above = np.take_along_axis(summed, at, axis=axis), np.take_along_axis(summed, at + 1, axis=axis)
        summed = below * (1 - rest) + above * rest
    sums = np.diff(np.diff(summed, axis=1), axis=2)
    return sums.astype(np.float32)
