"""A sample for call-backs: the same for the same seed, fair to every stratum."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import Sample
from replycheck.batch.sample import draw, shares
from replycheck.errors import UsageError

STRATA = ["甲院"] * 60 + ["乙院"] * 30 + ["丙院"] * 9 + ["丁院"]


def test_a_sample_is_the_same_on_every_machine() -> None:
    assert draw(STRATA, Sample(8, seed=1)) == (29, 30, 39, 49, 71, 72, 90, 99)
    assert draw(STRATA, Sample(8, seed=2)) != draw(STRATA, Sample(8, seed=1))


def test_every_stratum_gets_its_share_and_the_small_ones_at_least_one() -> None:
    drawn = Counter(STRATA[at] for at in draw(STRATA, Sample(20)))
    assert drawn == {"甲院": 11, "乙院": 6, "丙院": 2, "丁院": 1}


def test_more_than_there_are_is_all_of_them() -> None:
    assert draw(["a", "b"], Sample(157)) == (0, 1)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20), st.integers(1, 600))
def test_shares_add_up_and_no_stratum_gives_more_than_it_has(sizes: list[int], wanted: int) -> None:
    counts = shares(sizes, wanted)
    assert sum(counts) == min(wanted, sum(sizes))
    assert all(0 <= count <= size for count, size in zip(counts, sizes, strict=True))
    if wanted >= len(sizes):
        assert min(counts) >= 1


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=40), st.integers(1, 40), st.integers(0, 9))
def test_nobody_is_drawn_twice(strata: list[str], size: int, seed: int) -> None:
    drawn = draw(strata, Sample(size, seed=seed))
    assert len(set(drawn)) == len(drawn) == min(size, len(strata))


@pytest.mark.parametrize("wrong", [{"size": 0}, {"size": 5, "by": "colour"}], ids=["nobody", "unknown stratum"])
def test_a_senseless_sample_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Sample(**wrong)  # type: ignore[arg-type]
