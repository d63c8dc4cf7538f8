"""The stretch around a word ends at the nearest mark on either side."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.sentences import CLAUSE_STOPS, STOPS, between, between_marks, marks_in


@pytest.mark.parametrize(
    ("stops", "reach", "expected"),
    [(STOPS, 240, "乙，丙丁，戊"), (CLAUSE_STOPS, 240, "丙丁"), (STOPS, 1, "，丙丁，"), (STOPS, 0, "丙丁")],
    ids=["sentence", "clause", "near", "nowhere"],
)
def test_the_stretch_ends_at_the_nearest_mark_or_at_the_reach(stops: str, reach: int, expected: str) -> None:
    text = "甲。乙，丙丁，戊。己。"
    first, last = between(stops, text, text.index("丙"), text.index("丁") + 1, reach)

    assert text[first:last] == expected


@given(
    text=st.text("甲乙。；，\n", max_size=40),
    start=st.integers(0, 40),
    length=st.integers(0, 5),
    reach=st.integers(0, 9),
)
def test_it_is_what_a_search_for_any_of_the_marks_finds(text: str, start: int, length: int, reach: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    marks = re.compile(f"[{STOPS}]")
    low, high = max(0, start - reach), min(len(text), end + reach)
    first = max((one.end() for one in marks.finditer(text, low, start)), default=low)
    stop = marks.search(text, end, high)

    expected = (first, stop.start() if stop else high)
    assert between(STOPS, text, start, end, reach) == expected
    assert between_marks(marks_in(STOPS, text), len(text), start, end, reach) == expected
