"""Folding: loose comparison with exact offsets."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.fold import fold

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=200)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("２０２３年ＡＢＣ", "2023年abc", id="full and half width"),
        pytest.param("Abc", "aBC", id="case"),
        pytest.param("貸款與返還", "贷款与返还", id="traditional"),
        pytest.param("裡面，答覆", "里面答复", id="variants of traditional characters"),
        pytest.param("原 告\n　张某，诉称：", "原告张某诉称", id="white space and punctuation"),
        pytest.param("原\u200b告\u00a0张", "原告张", id="invisible characters"),
        pytest.param("二〇一六年", "二○一六年", id="the circles that stand for a zero"),
        pytest.param("二〇一六年", "二零一六年", id="zero written out"),
        pytest.param("①⑵⒊㈣", "123四", id="numbers in circles and brackets"),
        pytest.param("⽇⽉", "日月", id="Kangxi radicals, as PDF files have them"),
        pytest.param("豈", "岂", id="a compatibility form of a traditional character"),
    ],
)
def test_texts_that_a_reader_takes_for_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    "different", [("2023", "2022"), ("不予支持", "支持"), ("末", "未"), ("己", "已"), ("甲", "乙")]
)
def test_folding_keeps_apart_what_differs(different: tuple[str, str]) -> None:
    assert fold(different[0]).text != fold(different[1]).text


def test_a_letter_beyond_the_basic_plane_is_kept_and_an_emoji_is_not() -> None:
    assert fold("𠮷野😀").text == "𠮷野"


def test_lone_surrogates_and_private_characters_are_left_out() -> None:
    assert fold("甲\ud800乙\ue000丙\udfff").text == "甲乙丙"


def test_an_empty_text_folds_to_nothing() -> None:
    assert len(fold("")) == 0
    assert fold("，。 \n").text == ""


def test_a_stretch_leads_back_to_the_characters_it_came_from() -> None:
    text = "（一） 原　告：张某。"
    span = fold(text).span(1, 5)
    assert span.of(text) == "原　告：张某"


@pytest.mark.parametrize("stretch", [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_a_stretch_that_is_not_there_is_refused(stretch: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no folded stretch"):
        fold("张某").span(*stretch)


@given(ANYTHING)
def test_the_way_back_always_rises_and_stays_within_the_text(text: str) -> None:
    folded = fold(text)
    assert bool(np.all(np.diff(folded.back) > 0))
    assert all(0 <= place < len(text) for place in folded.back.tolist())


@given(ANYTHING)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ANYTHING, ANYTHING)
def test_each_character_folds_by_itself(one: str, other: str) -> None:
    assert fold(one + other).text == fold(one).text + fold(other).text


@given(st.text(alphabet="张某原告，。： \n（）“”２a", max_size=60))
def test_nothing_but_letters_and_numbers_is_left(text: str) -> None:
    assert all(unicodedata.category(character)[0] in "LN" for character in fold(text).text)


@pytest.mark.parametrize("character", ["一", "丁", "龥", "鿿", "0", "9", "a", "z", "가"])
def test_the_characters_at_the_ends_of_each_range_stand_for_themselves(character: str) -> None:
    assert fold(f"，{character}。").text == character
