"""The trees that weigh signs together never turn a sign round, and say what each adds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.flow.foreign.strangers import FEATURES
from replycheck.flow.torn import TORN
from replycheck.flow.trees import STRANGERS, TORN_BEGINNINGS, trees

_SHARED = ("shared", "names-shared", "beside", "framed", "figures-known")
_EITHER = ("short", "paragraphs", "place", "divided")


@given(
    marks=st.lists(st.floats(-1, 1), min_size=len(FEATURES), max_size=len(FEATURES)),
    sign=st.sampled_from([name for name in FEATURES if name not in _EITHER]),
    more=st.floats(0, 1),
)
def test_a_stronger_sign_never_speaks_against(marks: list[float], sign: str, more: float) -> None:
    table = np.array([marks, marks]).T
    table[FEATURES.index(sign), 1] += more
    less, stronger = trees(STRANGERS, FEATURES).scores(table)
    assert (less >= stronger - 1e-9) if sign in _SHARED else (less <= stronger + 1e-9)


def test_what_is_as_usual_adds_nothing() -> None:
    grown = trees(STRANGERS, FEATURES)
    assert not grown.without(grown.usual).any()


def test_what_each_sign_adds_is_lost_without_it() -> None:
    grown = trees(STRANGERS, FEATURES)
    marks = grown.usual.copy()
    marks[FEATURES.index("reader-other")] = 1.0
    added = grown.without(marks)
    assert added[FEATURES.index("reader-other")] == pytest.approx(
        grown.scores(marks[:, None])[0] - grown.scores(grown.usual[:, None])[0]
    )
    assert added[FEATURES.index("reader-other")] > 0


@pytest.mark.parametrize(("name", "signs"), [(STRANGERS, FEATURES), (TORN_BEGINNINGS, TORN)])
def test_every_sign_of_a_table_is_measured(name: str, signs: tuple[str, ...]) -> None:
    grown = trees(name, signs)
    assert grown.signs.shape == grown.cuts.shape == (len(grown.values), 3)
    assert len(grown.usual) == len(signs)
