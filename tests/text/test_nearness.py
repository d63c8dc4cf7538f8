"""Slips between two words: as few as it takes, and never more than asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.nearness import slips

WORDS = st.text(alphabet="民事诉讼法条例", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("交纳办法", "交纳办法", 0),
        ("缴纳办法", "交纳办法", 1),
        ("交纳办", "交纳办法", 1),
        ("交纳纳办法", "交纳办法", 1),
        ("交办纳法", "交纳办法", 1),
        ("缴呐办法", "交纳办法", 2),
        ("完全不同", "交纳办法", None),
        ("交纳", "交纳办法细则", None),
    ],
)
def test_slips_are_counted_up_to_a_limit(one: str, other: str, count: int | None) -> None:
    assert slips(one, other, 2) == count


@given(WORDS, WORDS, st.integers(0, 4))
def test_the_count_is_the_same_both_ways_and_within_the_limit(one: str, other: str, most: int) -> None:
    count = slips(one, other, most)
    assert count == slips(other, one, most)
    assert count is None or count <= most
    assert (count == 0) == (one == other)


@given(WORDS, st.integers(0, 11), st.sampled_from("民事典"))
def test_one_wrong_character_is_at_most_one_slip(word: str, place: int, wrong: str) -> None:
    place %= len(word)
    count = slips(word, word[:place] + wrong + word[place + 1 :], 1)
    assert count in {0, 1}
