"""The colours of a scanned page: black print told from red seals and red heads, and how much ink there is.

What is easily got wrong: a red head (发文机关标志) is text to be read and a red seal is not, so red is taken out
except where it forms a line of type with no black print in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from replycheck.model.mark import SealShape
from replycheck.records import dataclass

Grey = NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white."""
Colours = NDArray[np.uint8]
"""Rows of pixels, each red, green, blue."""
Mask = NDArray[np.bool_]

MILLIMETRE = 72 / 25.4
RESOLUTION = 200 / 72
"""Pixels a point at which pages are read: more costs time and reads no better (docs/decisions/ocr.md)."""
LONGEST = 4_000
"""Pixels of the longer side at most, however large the sheet is said to be."""
_RED_LEAST, _RED_ABOVE = 90, 45
"""A pixel is red when red is at least this strong and so much stronger than green and blue (a worn seal is pink)."""
_COARSE = 36.0 / 72
"""Pixels a point of the grid on which seals are looked for."""
_SEAL = (11.0, 68.0)
"""Millimetres: from a square seal of a person to the round one of a people's congress (50), and some smear."""
_SQUARE = (0.55, 1.8)
_SEAL_GAP, _TYPE_GAP = 1.5, 6.0
"""Millimetres that the strokes of one seal, and the letters of a red head, stand apart."""
_TYPE_LONG, _LINE_LONG, _LINE_THICK = 2.5, 0.4, 2.5
_BLACK_SHARE = 0.25
_PALE = 40
"""Grey levels that ink is darker than paper, at least, once levels are stretched."""
_INK_AT, _INK_GRID, _INK_SHARE = 120, 75.0 / 72, 0.34
_EDGE = 0.025
"""Share of the page's sides that is left out when ink is measured: shadows of the scanner's lid."""

Rectangle = tuple[int, int, int, int]
"""(left, top, right, bottom) in cells or pixels, half-open."""


@dataclass(frozen=True, slots=True)
class Red:
    """A red shape on the page, in pixels of the picture."""

    box: Rectangle
    shape: SealShape
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Inks:
    """``print`` is the page to be read: seals gone, paper white, ink black. ``ink`` is its share, seals too."""

    print: Grey
    ink: float
    seals: tuple[Red, ...]
    rules: tuple[Rectangle, ...]


def separated(page: Colours, scale: float) -> Inks:
    """The page's inks; ``scale`` is its pixels a point."""
    red_channel, darkest = page[:, :, 0], page.min(axis=2)
    if not _coloured(page):
        return Inks(stretched(darkest), _ink(stretched(darkest), scale), (), ())
    others = np.maximum(page[:, :, 1], page[:, :, 2])
    red = (red_channel >= _RED_LEAST) & (red_channel > others.astype(np.int16) + _RED_ABOVE)
    step = max(1, round(scale / _COARSE))
    coarse = _coarse(red, step)
    seals = _outermost(list(_seals(page, red, coarse, step)))
    free = coarse.copy()
    for seal in seals:
        left, top, right, bottom = (side // step for side in seal.box)
        free[top : bottom + 1, left : right + 1] = False
    merged = red_channel.copy()
    for box in _lines_of_type(free, red_channel, step):
        left, top, right, bottom = box
        merged[top:bottom, left:right] = darkest[top:bottom, left:right]
    rules = tuple(_rules(free, step))
    return Inks(stretched(merged), _ink(stretched(darkest), scale), seals, rules)


def stretched(grey: Grey) -> Grey:
    """The picture with its paper white and its ink black, whatever the lamp of the scanner did."""
    counts = np.cumsum(np.bincount(grey[::3, ::3].ravel(), minlength=256))
    paper = float(np.searchsorted(counts, counts[-1] * 0.6))
    ink = float(np.searchsorted(counts, counts[-1] * 0.005))
    if paper - ink < _PALE:
        ink = max(0.0, paper - 255.0)  # an empty sheet has no ink to make black
    table = np.clip((np.arange(256) - ink) * 255.0 / max(1.0, 0.94 * paper - ink), 0, 255).astype(np.uint8)
    return np.asarray(table[grey], dtype=np.uint8)


def shapes(mask: Mask) -> Iterator[Rectangle]:
    """The bounds of each connected shape (touching at sides or corners) of a small mask."""
    parents: list[int] = []
    bounds: list[list[int]] = []
    above: list[tuple[int, int, int]] = []
    for row, cells in enumerate(mask):
        edges = np.flatnonzero(np.diff(cells.astype(np.int8), prepend=0, append=0))
        here = []
        for left, right in edges.reshape(-1, 2).tolist():
            label = len(parents)
            parents.append(label)
            bounds.append([left, row, right, row + 1])
            here.append((left, right, label))
            for start, end, other in above:
                if start <= right and left <= end:
                    _unite(parents, bounds, _root(parents, other), _root(parents, label))
        above = here
    for label, parent in enumerate(parents):
        if label == parent:
            left, top, right, bottom = bounds[label]
            yield left, top, right, bottom


def _root(parents: list[int], label: int) -> int:
    while parents[label] != label:
        parents[label] = parents[parents[label]]
        label = parents[label]
    return label


def _unite(parents: list[int], bounds: list[list[int]], one: int, other: int) -> None:
    if one == other:
        return
    parents[other] = one
    first, second = bounds[one], bounds[other]
    bounds[one] = [*map(min, first[:2], second[:2]), *map(max, first[2:], second[2:])]


def _coloured(page: Colours) -> bool:
    """Whether the picture has colours at all: most scans are grey, and need none of this."""
    sample = page[::4, ::4].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _RED_ABOVE).any())


def _coarse(mask: Mask, step: int) -> Mask:
    """The mask with cells of ``step`` pixels; a cell counts from a sixth of its pixels on."""
    high, wide = mask.shape[0] // step * step, mask.shape[1] // step * step
    cells = mask[:high, :wide].reshape(high // step, step, wide // step, step).mean(axis=(1, 3))
    return np.asarray(cells > 1 / 6)


def _grown(mask: Mask, across: int, down: int) -> Mask:
    """The mask with every shape that many cells larger on each side."""
    sums = np.pad(mask.astype(np.int32), ((down + 1, down), (across + 1, across))).cumsum(0).cumsum(1)
    high, wide = 2 * down + 1, 2 * across + 1
    return np.asarray(sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide] > 0)


def _grouped(mask: Mask, gap: float, step_points: float) -> list[Rectangle]:
    """Bounds of the shapes of the mask, those closer than ``gap`` millimetres taken as one."""
    cells = max(1, round(gap * MILLIMETRE / step_points / 2))
    high, wide = mask.shape
    found = []
    for left, top, right, bottom in shapes(_grown(mask, cells, cells)):
        box = (max(0, left + cells), max(0, top + cells), min(wide, right - cells), min(high, bottom - cells))
        if box[2] > box[0] and box[3] > box[1]:
            found.append(box)
    return found


def _seals(page: Colours, red: Mask, coarse: Mask, step: int) -> Iterator[Red]:
    """Red shapes as large and as square as a seal, whose outline is drawn all round."""
    for box in _grouped(coarse, _SEAL_GAP, 1 / _COARSE):
        wide, high = ((box[2] - box[0]) / _COARSE, (box[3] - box[1]) / _COARSE)
        sizes = sorted((wide / MILLIMETRE, high / MILLIMETRE))
        if not (_SEAL[0] <= sizes[0] and sizes[1] <= _SEAL[1] and _SQUARE[0] <= wide / high <= _SQUARE[1]):
            continue
        shape = _outline(coarse[box[1] : box[3], box[0] : box[2]])
        if shape is not None:
            left, top, right, bottom = (side * step for side in box)
            inside = red[top:bottom, left:right]
            usual = np.median(page[top:bottom, left:right][inside], axis=0) if inside.any() else np.array([255, 0, 0])
            yield Red((left, top, right, bottom), shape, "".join(f"{int(level):02X}" for level in usual))


def _outermost(found: list[Red]) -> tuple[Red, ...]:
    """Without what lies in the ring of another, such as its star."""
    return tuple(
        one
        for one in found
        if not any(
            other is not one
            and other.box[0] <= one.box[0]
            and other.box[1] <= one.box[1]
            and one.box[2] <= other.box[2]
            and one.box[3] <= other.box[3]
            for other in found
        )
    )


def _outline(cells: Mask) -> SealShape | None:
    """The shape of the ring along the edge of a seal; None where there is none."""
    high, wide = cells.shape
    rows, columns = np.mgrid[0:high, 0:wide]
    x, y = (columns + 0.5) * 2 / wide - 1, (rows + 0.5) * 2 / high - 1
    angles = ((np.arctan2(y, x) + np.pi) / (2 * np.pi) * 24).astype(int) % 24
    near = _grown(cells, 1, 1)
    ring = np.abs(np.hypot(x, y) - 0.93) < 0.12  # noqa: PLR2004 - the edge of the ellipse, and some wear
    frame = np.maximum(np.abs(x), np.abs(y)) > 0.86  # noqa: PLR2004 - the edge of the box
    round_ = len(np.unique(angles[near & ring])) / 24
    corners = np.mean(
        [near[row, column].any() for row in (slice(0, 3), slice(-3, None)) for column in (slice(0, 3), slice(-3, None))]
    )
    square = (near & frame).sum() / max(1, frame.sum())
    if corners > 0.5 and square > 0.6:  # noqa: PLR2004 - three corners and most of the frame
        return SealShape.SQUARE
    if round_ < 0.7:  # noqa: PLR2004 - a third of the ring may be worn or lie on print
        return None
    return SealShape.ROUND if 0.85 < wide / high < 1.18 else SealShape.OVAL  # noqa: PLR2004 - a scan's own stretch


def _lines_of_type(coarse: Mask, red_channel: Grey, step: int) -> Iterator[Rectangle]:
    """Pixel boxes of red lines of type: long, and with (almost) no black print among them."""
    for box in _grouped(coarse, _TYPE_GAP, 1 / _COARSE):
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide < _TYPE_LONG * high or high / _COARSE < 3 * MILLIMETRE:
            continue
        left, top, right, bottom = ((side + grow) * step for side, grow in zip(box, (-1, -1, 1, 1), strict=True))
        left, top = max(0, left), max(0, top)
        black = (red_channel[top:bottom, left:right] < _RED_LEAST).sum()
        if black < _BLACK_SHARE * coarse[box[1] : box[3], box[0] : box[2]].sum() * step * step:
            yield left, top, right, bottom


def _rules(coarse: Mask, step: int) -> Iterator[Rectangle]:
    """Red rules that cross most of the page."""
    for left, top, right, bottom in _grouped(coarse, _SEAL_GAP, 1 / _COARSE):
        thick = (bottom - top) / _COARSE / MILLIMETRE
        if right - left > _LINE_LONG * coarse.shape[1] and thick <= _LINE_THICK:
            yield left * step, top * step, right * step, bottom * step


def _ink(grey: Grey, scale: float) -> float:
    """Share of the page that is printed on, 0 to 1; dust and the scanner's shadow along the edges do not count."""
    high, wide = grey.shape
    across, down = int(wide * _EDGE), int(high * _EDGE)
    step = max(1, round(scale / _INK_GRID))
    dark = grey[down : high - down, across : wide - across] < _INK_AT
    rows, columns = dark.shape[0] // step, dark.shape[1] // step
    if not rows or not columns:
        return float(dark.mean()) if dark.size else 0.0
    cells = dark[: rows * step, : columns * step].reshape(rows, step, columns, step).mean(axis=(1, 3)) > _INK_SHARE
    return float(cells.mean())
