"""How the weights of the flow are learned: preference of the right order over wrong ones; numpy only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from expectations import expected

from replycheck.flow.continuity import PARTS, Measured, Weights
from replycheck.sequence.order import best_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROUNDS, _NEWTON, _SETTLED = 1, 25, 1e-3
_LEAST_SPREAD = 0.1
RIDGE = 60.0
"""Chosen on the tuning half: the weights stay near what is expected unless many replies say otherwise."""
_TEXT = 25
_MOVES, _SHUFFLES, _ANYWHERE = 12, 6, 8
_HARD = 0.7


def learn(found: Sequence[tuple[Measured, float]], rng: Random, ridge: float = RIDGE) -> Floats:
    """The weights under which the right order of each reply (with its share) beats wrong ones, then the liked ones."""
    rows: list[Floats] = []
    shares: list[float] = []
    vector = expected()[0]
    for turn in range(_ROUNDS + 1):
        for measured, share in found:
            today = range(len(measured.stretches))
            true = measured.summed(today)
            for order, weight in _liked(measured, vector) if turn else wrong(measured, rng):
                rows.append(true - measured.summed(order))
                shares.append(weight * share)
        vector = _preference(np.array(rows), np.array(shares), ridge)
    return vector


def as_weights(vector: Floats, limits: dict[str, float]) -> Weights:
    """One vector as the named ones that the engine uses."""
    cuts = np.cumsum([len(names) for names in PARTS.values()])[:-1]
    return Weights(dict(zip(PARTS, np.split(vector, cuts), strict=True)), limits)


def wrong(measured: Measured, rng: Random) -> Iterator[tuple[list[int], float]]:
    """Orders as pasting makes them, each with its share; headings mostly stay where they are."""
    count = len(measured.stretches)
    today = list(range(count))
    body = [at for at, stretch in enumerate(measured.stretches) if len(stretch.words) > _TEXT]
    for lines, share in _lines_wrong(body, rng):
        order = today[:]
        for at, line in zip(body, lines, strict=True):
            order[at] = line
        if order != today:
            yield order, share
    for _ in range(_ANYWHERE):
        order = _one_moved(today, rng)
        if order != today:
            yield order, 1 / _ANYWHERE


def _lines_wrong(body: list[int], rng: Random) -> Iterator[tuple[list[int], float]]:
    if len(body) < 2:  # noqa: PLR2004 - one line has no order
        return
    for at in range(len(body) - 1):
        yield [*body[:at], body[at + 1], body[at], *body[at + 2 :]], 2.0 / (len(body) - 1)
    for _ in range(_MOVES):
        yield _one_moved(body, rng), 1.5 / _MOVES
    for _ in range(_SHUFFLES):
        yield rng.sample(body, len(body)), 1 / _SHUFFLES
    yield body[::-1], 0.5


def _one_moved(lines: Sequence[int], rng: Random) -> list[int]:
    order = list(lines)
    line = order.pop(rng.randrange(len(order)))
    order.insert(rng.randrange(len(order) + 1), line)
    return order


def _liked(measured: Measured, vector: Floats) -> list[tuple[list[int], float]]:
    """The order that the weights like best, if it is a wrong one."""
    order = best_order(as_weights(vector, {}).scores(measured)).order
    return [(list(order), _HARD)] if list(order) != sorted(order) else []


def _preference(differences: Floats, shares: Floats, ridge: float) -> Floats:
    """Logistic regression on differences, held near what is expected and within its bounds (projected Newton)."""
    start, low, high = expected()
    spread = np.maximum(differences.std(axis=0), _LEAST_SPREAD)
    table, middle = differences / spread, start * spread
    vector = middle.copy()
    for _ in range(_NEWTON):
        missed = 1 / (1 + np.exp(np.clip(table @ vector, -30, 30)))
        slope = ridge * (vector - middle) - (table * (missed * shares)[:, None]).sum(axis=0)
        curve = (table * (missed * (1 - missed) * shares)[:, None]).T @ table + ridge * np.eye(len(vector))
        moved = np.clip(vector - np.linalg.solve(curve, slope), low * spread, high * spread)
        step, vector = np.abs(moved - vector).max(), moved
        if step < _SETTLED:
            break
    return vector / spread
