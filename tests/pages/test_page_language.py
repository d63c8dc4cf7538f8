"""The language model: what it says of joints, and that its table survives being packed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.sequence.language import aligned, from_counts, language, letters, pack, unpack

_TEXTS = st.text(alphabet="甲乙丙丁0，。", min_size=1, max_size=40)


def codes(*words: str) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    return np.array([[ord(letter) for letter in word.ljust(4, "\0")] for word in words], dtype=np.uint64)


@pytest.mark.parametrize(
    ("tail", "goes_on", "does_not"),
    [
        ("不服本判", "决，可以", "原告诉称"),
        ("驳回上诉", "，维持原", "年住某某"),
        ("中华人民", "共和国民", "，被告人"),
        ("由被告负", "担。\0\0", "共和国民"),
    ],
    ids=["word", "formula", "name", "end"],
)
def test_a_broken_word_asks_for_its_other_half(tail: str, goes_on: str, does_not: str) -> None:
    right, wrong = language().joints(codes(tail), codes(goes_on, does_not))[0]

    assert right > 0 > wrong


def test_the_likeliest_next_character_is_never_less_likely_than_a_common_one() -> None:
    tails, heads = codes("中华人民", "某某法院", "\0\0\0\0"), codes("共和国民", "的规定，", "一、驳回")

    assert np.all(language().next(tails, heads) <= language().following(tails)[0][:, None] + 1e-9)


@pytest.mark.parametrize(("sure", "open_"), [("中华人民", "被告人因"), ("不服本判", "原告提出")], ids=["name", "word"])
def test_amid_a_word_there_is_less_choice_than_before_a_new_one(sure: str, open_: str) -> None:
    _, share, choice = language().following(codes(sure, open_))

    assert share[0] > share[1]
    assert choice[0] < choice[1]


def test_what_stands_before_the_second_half_of_a_word_is_known_too() -> None:
    against, share, choice = language().previous(codes("不服本判", "。原告人"), codes("决，可以", "原告诉称"))

    assert against[0, 0] > against[1, 0]
    assert share[0] > share[1]
    assert choice[0] < choice[1]


def test_white_space_and_single_digits_make_no_difference() -> None:
    assert letters(" 2023年 \n１月　") == "0000年0月"


def test_a_page_without_words_says_nothing() -> None:
    assert not language().joints(codes("中华人民"), codes("")).any()


@given(st.lists(_TEXTS, min_size=1, max_size=4), _TEXTS)
def test_every_counted_string_is_found_and_no_other(texts: list[str], other: str) -> None:
    counts = {text[at : at + n]: 3 for text in texts for n in range(1, 6) for at in range(len(text) - n + 1)}
    model = from_counts(counts)

    def known(gram: str) -> bool:
        return bool(model.direct([np.array([ord(letter)], dtype=np.uint64) for letter in gram])[0] > 0)

    assert all(known(gram) for gram in counts)
    assert known(other[:5]) == (other[:5] in counts)


def test_the_first_and_last_characters_are_padded_where_there_are_fewer() -> None:
    assert aligned(["甲乙丙"], 2, ends=True).tolist() == [[ord("乙"), ord("丙")]]
    assert aligned(["甲乙丙"], 2, ends=False).tolist() == [[ord("甲"), ord("乙")]]
    assert aligned(["甲"], 2, ends=True).tolist() == [[0, ord("甲")]]
    assert aligned(["甲"], 2, ends=False).tolist() == [[ord("甲"), 0]]
    assert aligned([], 2, ends=True).shape == (0, 2)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_packed_table_is_the_same_table(texts: list[str]) -> None:
    counts = {text[at : at + n]: 3 for text in texts for n in range(1, 6) for at in range(len(text) - n + 1)}

    model, again = from_counts(counts), unpack(pack(from_counts(counts)))

    assert all(np.array_equal(getattr(model, name), getattr(again, name)) for name in ("keys", "chances", "backs"))
