"""How the figures are learned: ridge regression for places, logistic regression for the rest; numpy only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from damage import WAYS

from replycheck.sequence.language import letters
from replycheck.sequence.order import best_order
from replycheck.sequence.place import Places, strings, windows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from numpy.typing import NDArray
    from paper import Text

    from replycheck.pages.continuity import Measured, Weights

    Floats = NDArray[np.float64]

_STRING_DOCUMENTS, _RIDGE, _STEPS = 20, 3.0, 60
_NEWTON = 30
_DRAWN = 3


def learn_places(texts: Sequence[Text]) -> Places:
    """Weights of strings that tell how far on a window stands (conjugate gradients on the ridge equations)."""
    seen: Counter[str] = Counter()
    samples: list[tuple[set[str], float]] = []
    for text in texts:
        found = [strings(piece) for piece in windows(letters("".join(text.paragraphs)))]
        seen.update(set().union(*found))
        samples.extend((grams, (at + 0.5) / len(found) - 0.5) for at, grams in enumerate(found))
    known = {gram: at for at, gram in enumerate(sorted(g for g, n in seen.items() if n >= _STRING_DOCUMENTS))}
    rows = [[known[gram] for gram in grams if gram in known] for grams, _ in samples]
    at = np.concatenate([np.array(row, dtype=int) for row in rows])
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    scale = np.array([1 / np.sqrt(max(1, len(row))) for row in rows])
    wanted = np.array([place for _, place in samples])

    def forward(weights: Floats) -> Floats:
        return np.bincount(row_of, weights[at], len(rows)) * scale

    def back(values: Floats) -> Floats:
        return np.bincount(at, (values * scale)[row_of], len(known))

    weights = np.zeros(len(known))
    rest = back(wanted)
    step, size = rest.copy(), rest @ rest
    for _ in range(_STEPS):
        image = back(forward(step)) + _RIDGE * step
        length = size / (step @ image)
        weights, rest = weights + length * step, rest - length * image
        step, size = rest + (rest @ rest) / size * step, rest @ rest
    return Places({gram: round(float(weights[place]), 3) for gram, place in known.items()})


def logistic(samples: Floats, labels: Floats, shares: Floats, ridge: float) -> Floats:
    """Weights of a logistic regression, the intercept last (Newton's method, features brought to one scale)."""
    spread = samples.std(axis=0) + 1e-6
    table = np.hstack([samples / spread, np.ones((len(samples), 1))])
    weights = np.zeros(table.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[-1, -1] = 1e-3
    for _ in range(_NEWTON):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = (table * ((chance - labels) * shares)[:, None]).sum(axis=0) + penalty @ weights
        curve = (table * (chance * (1 - chance) * shares)[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-4:  # noqa: PLR2004 - settled
            break
    return np.append(weights[:-1] / spread, weights[-1])


def preference(differences: Floats, shares: Floats, ridge: float) -> Floats:
    """Weights under which the true order beats each wrong one: logistic regression on differences, no intercept."""
    spread = differences.std(axis=0) + 1e-6
    table = differences / spread
    weights = np.zeros(table.shape[1])
    for _ in range(_NEWTON):
        wrong = 1 / (1 + np.exp(np.clip(table @ weights, -30, 30)))
        slope = -(table * (wrong * shares)[:, None]).sum(axis=0) + ridge * weights
        curve = (table * (wrong * (1 - wrong) * shares)[:, None]).T @ table + ridge * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-4:  # noqa: PLR2004 - settled
            break
    return weights / spread


def summed(measured: Measured, order: Sequence[int]) -> Floats:
    """All features of an order, added up."""
    at = np.asarray(order)
    pairs = measured.orders[:, at[:, None], at[None, :]]
    return np.concatenate([
        measured.links[:, at[:-1], at[1:]].sum(axis=1),
        np.triu(pairs, 1).sum(axis=(1, 2)),
        measured.starts[:, at[0]],
        measured.ends[:, at[-1]],
    ])  # fmt: skip


def random_orders(count: int, rng: Random) -> list[tuple[int, ...]]:
    """Wrong orders of each way."""
    return list(dict.fromkeys(way(count, rng) for way in WAYS.values() for _ in range(_DRAWN)))


def hard_orders(measured: Measured, weights: Weights) -> list[tuple[int, ...]]:
    """The wrong orders that the present weights like best: three with one page moved, and the best of all."""
    scores = weights.scores(measured)
    today = tuple(range(len(scores)))
    near: dict[tuple[int, ...], float] = {}
    for page in today:
        rest = [other for other in today if other != page]
        for place in today:
            order = (*rest[:place], page, *rest[place:])
            if order != today:
                near[order] = scores.of(order)
    found = sorted(near, key=lambda order: near[order])[-_DRAWN:]
    best = best_order(scores).order
    return found if best in {today, *found} else [*found, best]
