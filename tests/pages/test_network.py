"""The network that weighs the signs of a break: what one is worth depends on the others, and none decides alone."""

from __future__ import annotations

import numpy as np
import pytest

from replycheck.pages.cuts import FEATURES, KINDS, figures
from replycheck.sequence.network import Network, packed, unpacked

PAIR = Network(
    middle=np.zeros(2),
    spread=np.ones(2),
    hidden=np.array([[4.0, 4.0, -6.0]]),
    out=np.array([3.0]),
    direct=np.array([0.5, 0.0, -1.0]),
)
"""Says more of two signs together than of either."""


def _score(network: Network, *signs: float) -> float:
    return float(network.scores(np.array([signs]))[0])


def test_two_signs_together_may_be_worth_more_than_both_apart() -> None:
    both, first, second, neither = (_score(PAIR, *signs) for signs in ((1, 1), (1, 0), (0, 1), (0, 0)))

    assert both - neither > (first - neither) + (second - neither) + 2


def test_a_sign_far_out_counts_as_one_at_three_times_its_spread() -> None:
    assert _score(PAIR, 100.0, 0.0) == _score(PAIR, 3.0, 0.0) > _score(PAIR, 2.5, 0.0)
    assert _score(PAIR, -100.0, 0.0) == _score(PAIR, -3.0, 0.0) < _score(PAIR, -2.5, 0.0)


def test_a_sign_that_never_varied_says_nothing() -> None:
    constant = Network(PAIR.middle, np.array([0.0, 1.0]), PAIR.hidden, PAIR.out, PAIR.direct)

    assert _score(constant, 50.0, 1.0) == _score(constant, 0.0, 1.0)


def test_a_packed_network_is_the_same_network() -> None:
    again = unpacked(packed(PAIR))

    assert all(
        np.array_equal(getattr(PAIR, name), getattr(again, name))
        for name in ("middle", "spread", "hidden", "out", "direct")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_network_that_ships_weighs_every_sign(kind: str) -> None:
    network, limit = figures(kind)

    assert np.isfinite(network.scores(np.zeros((1, len(FEATURES))))).all()
    assert network.hidden.shape[1] == len(FEATURES) + 1
    assert limit > 0


def test_a_paper_without_any_sign_is_worth_what_the_constants_say() -> None:
    assert _score(PAIR, 0.0, 0.0) == pytest.approx(3.0 * np.tanh(-6.0) - 1.0)
    assert _score(PAIR, 1.0, 1.0) == pytest.approx(3.0 * np.tanh(2.0) + 0.5 - 1.0)
