"""From a level page to the pictures of its lines: where the model sees text, trimmed to the ink that is there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.colours import Grey, Rectangle, shapes
from replycheck.records import dataclass

_LIKELY, _SURE = 0.3, 0.45
_LEAST = 3
"""Cells of the map that a line is high and wide, at least."""
_SHRUNK = 0.9
"""The model marks the core of a line; its type reaches that much of the core's height beyond it."""
_INK = 140
_SPECKS = 0.006
"""Share of a row of pixels that may be dark without any type in it."""
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class LineImage:
    """A line of text in the page's pixels: ``box`` holds its ink, ``picture`` (from ``left`` on) a little more."""

    box: Rectangle
    picture: Grey
    left: int


def line_images(page: Grey, likely: NDArray[np.float32]) -> list[LineImage]:
    """The lines that the map ``likely`` shows on the page, from the top down."""
    across, down = page.shape[1] / likely.shape[1], page.shape[0] / likely.shape[0]
    found = []
    for left, top, right, bottom in shapes(likely > _LIKELY):
        if right - left < _LEAST or bottom - top < _LEAST or likely[top:bottom, left:right].max() < _SURE:
            continue
        core = (int(left * across), int(top * down), int(right * across), int(bottom * down))
        image = _trimmed(page, core)
        if image is not None:
            found.append(image)
    return sorted(found, key=lambda image: (image.box[1] + image.box[3], image.box[0]))


def _trimmed(page: Grey, core: Rectangle) -> LineImage | None:
    """The line whose core was seen; None where there is no ink in it."""
    left, top, right, bottom = core
    reach = max(2, round(_SHRUNK * min(bottom - top, right - left)))
    left, right = max(0, left - reach), min(page.shape[1], right + reach)
    above, below = max(0, top - reach), min(page.shape[0], bottom + reach)
    dark = page[above:below, left:right] < _INK
    inked = dark.mean(axis=1) > _SPECKS
    if not inked[top - above : bottom - above].any():
        return None
    first, last = _run(inked, top - above, bottom - above)
    columns = np.flatnonzero(dark[first:last].any(axis=0))
    box = (left + int(columns[0]), above + first, left + int(columns[-1]) + 1, above + last)
    # A dash or a full stop is low: the picture keeps the height that the model saw.
    high = max(box[3] - box[1], round(1.5 * (bottom - top)))
    middle, spare = (box[1] + box[3]) / 2, round(_MARGIN * high)
    rows = max(0, int(middle - high / 2) - spare), min(page.shape[0], int(middle + high / 2) + spare + 1)
    sides = max(0, box[0] - spare), min(page.shape[1], box[2] + spare)
    return LineImage(box, page[rows[0] : rows[1], sides[0] : sides[1]], sides[0])


def _run(inked: NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    """The rows of ink of the core and those that join it without a white row between."""
    inside = np.flatnonzero(inked[start:end]) + start
    first, last = int(inside[0]), int(inside[-1]) + 1
    while first > 0 and inked[first - 1]:
        first -= 1
    while last < len(inked) and inked[last]:
        last += 1
    return first, last
