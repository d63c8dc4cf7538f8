"""How a scanned page lies: along which side its lines run, and by how much it is askew.

Lines of print leave white between them, so the sums along them rise and fall; Chinese stands on a grid, so the sums
down its columns do so too, only with less white. Which end is up only the letters tell (``ocr_page``).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from replycheck.readers.layout.colours import Grey
from replycheck.records import dataclass

_GRID = 75.0 / 72
"""Pixels a point at which print is looked at: a line is some ten pixels high."""
_DARK = 110
_MOST_SKEW = 8.0
"""Degrees; a page that a person has laid on the glass lies better."""
_STEPS = (1.0, 0.25, 0.05)
_FEW = 150
"""Dark pixels below which a page shows no lines that could be askew."""
_NO_SKEW = 0.12
"""Degrees that are not worth turning the picture for."""
_MOST_POINTS = 60_000
_WHITE = 0.1


@dataclass(frozen=True, slots=True)
class Pose:
    """``quarter`` is 1 where lines run up and down the picture, else 0; ``skew`` in degrees, clockwise as it lies."""

    quarter: int
    skew: float


def pose(page: Grey, scale: float) -> tuple[Pose, Pose]:
    """The likelier pose of a page of ``scale`` pixels a point, and the other one."""
    step = max(1, round(scale / _GRID))
    high, wide = page.shape[0] // step * step, page.shape[1] // step * step
    small = page[:high, :wide].reshape(high // step, step, wide // step, step).mean(axis=(1, 3))
    rows, columns = np.nonzero(small < _DARK)
    if len(rows) < _FEW:
        return Pose(0, 0.0), Pose(1, 0.0)
    thin = max(1, len(rows) // _MOST_POINTS)
    y, x = rows[::thin].astype(np.float64), columns[::thin].astype(np.float64)
    level = _best(y, x)
    upright = _best(small.shape[1] - x, y)  # the picture turned a quarter clockwise
    found = (Pose(0, level), Pose(1, upright))
    whites = _white(y, x, level), _white(small.shape[1] - x, y, upright)
    return found if whites[0] >= whites[1] else (found[1], found[0])


def _best(down: NDArray[np.float64], along: NDArray[np.float64]) -> float:
    """The angle at which lines stand out the most sharply."""
    best, reach = (_sharpness(down, along, 0.0), 0.0), _MOST_SKEW
    for step in _STEPS:
        middle = best[1]
        for turn in np.arange(middle - reach, middle + reach + step / 2, step):
            sharpness = _sharpness(down, along, float(turn))
            if sharpness > best[0] * (1 + 1e-9):
                best = sharpness, float(turn)
        reach = step
    return best[1] if abs(best[1]) > _NO_SKEW else 0.0


def _sharpness(down: NDArray[np.float64], along: NDArray[np.float64], degrees: float) -> float:
    return float((np.diff(_sums(down, along, degrees)) ** 2).sum())


def _white(down: NDArray[np.float64], along: NDArray[np.float64], degrees: float) -> float:
    """Share of white between the first and the last line: lines have more of it between them than characters."""
    sums = _sums(down, along, degrees)
    return float((sums < _WHITE * np.percentile(sums, 90)).mean())


def _sums(down: NDArray[np.float64], along: NDArray[np.float64], degrees: float) -> NDArray[np.float64]:
    """Dark pixels in each row once the picture is turned back by that angle."""
    height = down - along * math.tan(math.radians(degrees))
    return np.bincount((height - height.min()).astype(np.int64)).astype(np.float64)


def turned(page: Grey, quarters: int, skew: float) -> Grey:
    """The page turned clockwise by quarters, then counter-clockwise by ``skew`` degrees about its middle, same size."""
    from PIL import Image  # noqa: PLC0415 - only where pictures are read

    level = np.ascontiguousarray(np.rot90(page, -quarters))
    if not skew:
        return level
    image = Image.fromarray(level).rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(image)
