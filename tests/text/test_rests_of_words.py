"""The dictionary tells whether a paragraph begins with a word or with the rest of one."""

from __future__ import annotations

import pytest

from replycheck.text.words import begins_word, ends_words, rest_of_word


@pytest.mark.parametrize(("text", "expected"), [("人民政府决定", True), ("府决定", False), ("", False)])
def test_a_word_begins_here(text: str, *, expected: bool) -> None:
    assert begins_word(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("有限公司承担", False), ("限公司承担", True), ("", False)])
def test_the_rest_of_a_word_is_told_from_a_word(text: str, *, expected: bool) -> None:
    assert rest_of_word(text) is expected


def test_some_characters_end_words_and_others_begin_them() -> None:
    assert ends_words("府") > 0 > ends_words("依")
