"""The search for the best order, against every order there is."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.sequence import order as module
from replycheck.sequence.order import EXACT, Scores, best_order


def drawn(count: int, seed: int) -> Scores:
    rng = np.random.default_rng(seed)
    return Scores(
        rng.normal(size=(count, count)), rng.normal(size=(count, count)), rng.normal(size=count), rng.normal(size=count)
    )


def chained(order: tuple[int, ...]) -> Scores:
    """Scores that leave no doubt about one order."""
    count = len(order)
    links = np.full((count, count), -5.0)
    links[list(order[:-1]), list(order[1:])] = 5.0
    return Scores(links, np.zeros((count, count)), np.zeros(count), np.zeros(count))


@given(st.integers(1, 6), st.integers(0, 10_000))
@settings(max_examples=40)
def test_of_few_pages_no_order_is_better_and_the_bound_is_reached(count: int, seed: int) -> None:
    scores = drawn(count, seed)

    found = best_order(scores)

    best = max(scores.of(order) for order in permutations(range(count))) if count > 1 else 0.0
    assert found.score == pytest.approx(best)
    assert found.bound == pytest.approx(found.score)


@given(st.integers(2, 6), st.integers(0, 10_000))
@settings(max_examples=40)
def test_no_order_exceeds_the_bound_for_many_pages(count: int, seed: int) -> None:
    scores = drawn(count, seed)

    assert module._bound(scores) >= max(scores.of(order) for order in permutations(range(count))) - 1e-9


@given(st.integers(3, 12), st.integers(0, 10_000))
@settings(max_examples=30)
def test_what_a_move_is_said_to_gain_is_what_it_gains(count: int, seed: int) -> None:
    scores, order = drawn(count, seed), np.random.default_rng(seed).permutation(count)

    for gain, start, end, place in module._moves(scores, order):
        rest = np.delete(order, np.s_[start:end])
        moved = np.concatenate([rest[:place], order[start:end], rest[place:]])
        assert scores.of(moved.tolist()) - scores.of(order.tolist()) == pytest.approx(gain)


@pytest.mark.parametrize("count", [2, EXACT, EXACT + 1, 60])
def test_an_order_beyond_doubt_is_found_and_kept(count: int) -> None:
    order = tuple(int(page) for page in np.random.default_rng(count).permutation(count))

    assert best_order(chained(order)).order == order
    assert best_order(chained(tuple(range(count)))).order == tuple(range(count))


@pytest.mark.parametrize("count", [1, 4, EXACT + 3])
def test_where_nothing_speaks_the_order_at_hand_stands(count: int) -> None:
    nothing = Scores(np.zeros((count, count)), np.zeros((count, count)), np.zeros(count), np.zeros(count))

    assert best_order(nothing).order == tuple(range(count))
