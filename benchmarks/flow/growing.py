"""How the trees of ``flow.trees`` are grown: boosting, two questions deep, no sign ever turned round; numpy only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.trees import ENDS, USUAL, Trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

_BINS = 16
"""Steps into which each sign is divided; between two of them nothing is asked."""
_TREES, _PACE, _RIDGE = 200, 0.12, 6.0
_FEWEST, _TO_DIVIDE = 4.0, 30
"""Certainty (of the second derivative) and rows that an end must have."""
_MOST, _LEAST_GAIN = 3.0, 0.05
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class _Question:
    gain: float
    sign: int
    step: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Rows:
    """Steps of each sign (rows, signs), and the slopes and curves of the loss."""

    steps: Places
    slopes: Floats
    curves: Floats

    def among(self, chosen: NDArray[np.bool_]) -> _Rows:
        return _Rows(self.steps[chosen], self.slopes[chosen], self.curves[chosen])


def grow(samples: Floats, labels: Floats, shares: Floats, turns: Sequence[int]) -> Trees:
    """Trees that tell the samples (rows, signs) with label 1 from those with 0; the first one is the constant.

    ``turns`` says of each sign whether more of it may only speak for the label (1), against it (-1), or either (0).
    """
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1])) for column in samples.T]
    steps = np.stack(
        [np.searchsorted(cut, column, side="left") for cut, column in zip(cuts, samples.T, strict=True)], 1
    )
    constant = float(np.log((shares * labels).sum() / (shares * (1 - labels)).sum()))
    score = np.full(len(labels), constant)
    found: list[tuple[list[int], list[float], list[float]]] = [([0] * 3, [_NEVER] * 3, [constant] * 4)]
    for _ in range(_TREES):
        chance = 1 / (1 + np.exp(-score))
        rows = _Rows(steps, (chance - labels) * shares, chance * (1 - chance) * shares)
        first = _best(rows, turns, (-_MOST, _MOST))
        low = rows.steps[:, first.sign] <= first.step
        questions = [first]
        ends: list[float] = []
        for side, (below, value) in zip((low, ~low), _sides(first, turns), strict=True):
            then = _best(rows.among(side), turns, below) if side.sum() > _TO_DIVIDE else None
            if then is None or then.gain < _LEAST_GAIN:
                then = _Question(0.0, 0, len(cuts[0]), value, value)
            questions.append(then)
            ends += [_PACE * then.low, _PACE * then.high]
            score[side] += np.where(steps[side, then.sign] <= then.step, ends[-2], ends[-1])
        found.append((
            [one.sign for one in questions],
            [_cut(cuts[one.sign], one.step) for one in questions],
            ends,
        ))  # fmt: skip
    signs, at, values = (np.array(one) for one in zip(*found, strict=True))
    return Trees(signs, at, values, np.median(samples[labels == 0], axis=0))


def table(grown: Trees, names: Sequence[str]) -> Iterator[str]:
    """The rows of the table that holds the trees."""
    columns = ("sign", "sign-cut", "low", "low-cut", "high", "high-cut", *ENDS)
    yield "\t".join(columns) + "\n"
    for name, value in zip(names, grown.usual.tolist(), strict=True):
        yield "\t".join((name, f"{value:.4g}", USUAL, *["0"] * (len(columns) - 3))) + "\n"
    for signs, cuts, values in zip(grown.signs.tolist(), grown.cuts.tolist(), grown.values.tolist(), strict=True):
        asked = [cell for sign, cut in zip(signs, cuts, strict=True) for cell in (names[sign], f"{cut:.9g}")]
        yield "\t".join((*asked, *(f"{value:.4g}" for value in values))) + "\n"


def _cut(cuts: Floats, step: int) -> float:
    return float(cuts[step]) if step < len(cuts) else _NEVER


def _sides(first: _Question, turns: Sequence[int]) -> Iterator[tuple[tuple[float, float], float]]:
    """The bounds of the ends on either side of the first question, and the value where nothing more is asked."""
    middle = (first.low + first.high) / 2
    for mine, other in ((first.low, first.high), (first.high, first.low)):
        bounds = (-_MOST, middle) if mine < other else (middle, _MOST)
        yield bounds if turns[first.sign] else (-_MOST, _MOST), mine


def _best(rows: _Rows, turns: Sequence[int], bounds: tuple[float, float]) -> _Question:
    count = rows.steps.shape[1]
    flat = (rows.steps + np.arange(count) * _BINS).ravel()

    def summed(values: Floats) -> Floats:
        return np.bincount(flat, np.repeat(values, count), count * _BINS).reshape(count, _BINS).cumsum(axis=1)

    slopes, curves = summed(rows.slopes), summed(rows.curves)
    slope, curve = slopes[0, -1], curves[0, -1]
    slopes, curves = slopes[:, :-1], curves[:, :-1]
    low = np.clip(-slopes / (curves + _RIDGE), *bounds)
    high = np.clip(-(slope - slopes) / (curve - curves + _RIDGE), *bounds)

    def lost(value: Floats, slope: Floats, curve: Floats) -> Floats:
        return np.asarray(slope * value + 0.5 * (curve + _RIDGE) * value**2)

    whole = np.clip(-slope / (curve + _RIDGE), *bounds)
    gain = lost(whole, slope, curve) - lost(low, slopes, curves) - lost(high, slope - slopes, curve - curves)
    turn = np.array(turns)[:, None]
    few = (curves < _FEWEST) | (curve - curves < _FEWEST)
    gain[few | (turn * (high - low) < 0)] = -1.0
    sign, step = np.unravel_index(int(gain.argmax()), gain.shape)
    return _Question(float(gain[sign, step]), int(sign), int(step), float(low[sign, step]), float(high[sign, step]))
