"""How the network of ``sequence.network`` is learned: gradient descent on the logistic loss (Adam), numpy only.

Several are learned from different beginnings and put side by side as one, which sways less with chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from replycheck.sequence.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNITS, BEGINNINGS = 16, 4
_ROUNDS, _BATCH, _STEP, _RIDGE = 60, 128, 3e-3, 7e-4
_SLOW, _SLOWER = 0.9, 0.999
_LEAST_SPREAD = 1e-3


def learn_network(signs: Floats, labels: Floats) -> Network:
    """Weights under which the scores tell labels of 1 from those of 0."""
    middle, spread = signs.mean(axis=0), signs.std(axis=0)
    spread = np.where(spread < _LEAST_SPREAD, 0.0, spread)
    nothing = Network(middle, spread, np.zeros((0, 0)), np.zeros(0), np.zeros(0))
    scaled = np.hstack([nothing.scaled(signs), np.ones((len(signs), 1))])
    found = [_learned(scaled, labels, np.random.default_rng(seed)) for seed in range(BEGINNINGS)]
    hidden, out, direct = (np.array([part[place] for part in found]) for place in range(3))
    hidden = hidden.transpose(0, 2, 1).reshape(BEGINNINGS * UNITS, -1)
    return Network(middle, spread, hidden, out.ravel() / BEGINNINGS, direct.mean(axis=0))


def _learned(signs: Floats, labels: Floats, rng: np.random.Generator) -> list[Floats]:
    """Weights of the hidden units (one column each), of what they say, and of the signs themselves."""
    width = signs.shape[1]
    weights = [rng.normal(0, width**-0.5, (width, UNITS)), rng.normal(0, 0.3, UNITS), np.zeros(width)]
    weights[0][-1] = 0.0
    means, squares = ([np.zeros_like(part) for part in weights] for _ in range(2))
    count = 0
    for turn in range(_ROUNDS):
        step = _STEP * (1 - turn / _ROUNDS)
        shuffled = rng.permutation(len(labels))
        for start in range(0, len(labels), _BATCH):
            chosen = shuffled[start : start + _BATCH]
            count += 1
            for place, slope in enumerate(_slopes(weights, signs[chosen], labels[chosen])):
                means[place] = _SLOW * means[place] + (1 - _SLOW) * slope
                squares[place] = _SLOWER * squares[place] + (1 - _SLOWER) * slope**2
                size = np.sqrt(squares[place] / (1 - _SLOWER**count)) + 1e-8
                weights[place] = weights[place] - step * means[place] / (1 - _SLOW**count) / size
    return weights


def _slopes(weights: list[Floats], signs: Floats, labels: Floats) -> list[Floats]:
    hidden, out, direct = weights
    units = np.tanh(signs @ hidden)
    wrong = (1 / (1 + np.exp(-np.clip(units @ out + signs @ direct, -30, 30))) - labels) / len(labels)
    kept = np.ones((signs.shape[1], 1))
    kept[-1] = 0.0  # constants are not held small
    return [
        signs.T @ (np.outer(wrong, out) * (1 - units**2)) + _RIDGE * kept * hidden,
        units.T @ wrong + _RIDGE * out,
        signs.T @ wrong + _RIDGE * kept[:, 0] * direct,
    ]
