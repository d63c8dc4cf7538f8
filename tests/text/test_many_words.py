"""Many words at once are those that one would find by asking for each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.tables import ManyWords

_SOME = st.text("甲乙丙", max_size=4)


@given(words=st.lists(st.tuples(_SOME, st.integers(0, 5)), max_size=8), text=st.text("甲乙丙丁", max_size=12))
def test_the_numbers_of_all_words_that_stand_in_the_text_are_found(words: list[tuple[str, int]], text: str) -> None:
    assert ManyWords(words).within(text) == {number for word, number in words if word in text}
