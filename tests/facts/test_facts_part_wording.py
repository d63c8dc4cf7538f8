"""The wording of a sentence: what stands for one thing counts as one, and the table that ships is the learned one."""

from __future__ import annotations

import gzip
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.structure.part_wording import (
    SCALE,
    SPECIAL,
    TABLE,
    features,
    numbered,
    packed,
    shipped_weights,
    strings,
    wording,
)
from replycheck.facts.structure.part_words import kinds_in
from replycheck.facts.structure.telling import SentencePart, is_usual, signs_in, told_in
from replycheck.text.tables import table_path

SAME = {
    "dates": ("6月3日，我们给你打了电话。", "十一月二十日，我们给你打了电话。"),
    "offices": ("本院给你打了电话。", "我局给你打了电话。"),
    "readers": ("本院给你打了电话。", "本院给信访人打了电话。"),
    "figures": ("应退你300元。", "应退你1,286.5元。"),
    "laws": ("依照《民法典》第五条办理。", "依照《劳动合同法》第三十八条办理。"),
    "white space": ("本院给你打了电话。", "本院 给你\n打了电话。"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_stands_for_one_thing_counts_as_one(one: str, other: str) -> None:
    assert strings(one) == strings(other)


def test_a_pair_at_some_distance_from_the_office_goes_with_it() -> None:
    assert "我>电话" in strings("本院昨天打电话。")
    assert "我<电话" in strings("打电话给了本院。")
    assert "我>电话" not in strings("本院的人昨天上午给老王打电话。")


@given(st.text(min_size=1, max_size=60))
def test_all_sentences_weigh_the_same(sentence: str) -> None:
    assert sum(count * count for count in strings(sentence).values()) == pytest.approx(16.0)


def test_a_sentence_of_strings_never_seen_has_the_constants_alone() -> None:
    weights = shipped_weights()
    nothing = np.zeros(1, dtype=np.uint64)
    np.testing.assert_array_equal(wording("本院给你打了电话。", replace(weights, names=nothing)), weights.constant)


@given(st.text(max_size=60) | st.text("我你给打了电话日条数。", max_size=60))
def test_the_wording_is_the_sum_of_the_rows_of_its_strings(sentence: str) -> None:
    weights, rows = shipped_weights(), {name: at for at, name in enumerate(names_that_ship())}
    expected = weights.constant + sum(
        np.float32(count) * weights.table[rows[name]] / np.float32(SCALE)
        for name, count in features(sentence).items()
        if name in rows and name not in SPECIAL
    )
    np.testing.assert_allclose(wording(sentence, weights), expected, rtol=1e-4, atol=1e-4)


def names_that_ship() -> list[str]:
    return gzip.decompress(table_path(TABLE).read_bytes()).split(b"\0", 2)[1].decode().split("\n")


@given(st.lists(st.text(max_size=6), min_size=1))
def test_strings_are_numbered_in_order_and_only_names_have_a_number(strings: list[str]) -> None:
    numbers = dict(zip(strings, numbered(strings).tolist(), strict=True))
    names = {string: number for string, number in numbers.items() if number}
    assert sorted(names, key=names.__getitem__) == sorted(names)
    assert len(set(names.values())) == len(names)
    assert all(
        len(string) > 4 or "\0" in string or max(string, default="") > "\uffff" or not string
        for string in numbers.keys() - names
    )


def test_words_of_one_kind_speak_alike() -> None:
    one, other = (
        {name for name in features(sentence) if name[0] in "@&"}
        for sentence in ("我们翻阅了账本。", "我局查验了收据。")
    )
    assert one == other >= {"@我", "@查", "@档", "@查档", "&我查"}


def test_the_longest_word_is_taken_and_a_word_may_be_of_two_kinds() -> None:
    assert kinds_in("征求意见") == ["听"]
    assert set(kinds_in("座谈会")) == {"听"}
    assert set("".join(kinds_in("征求"))) == {"见", "听"}


def test_the_table_is_read_as_it_was_written() -> None:
    weights = shipped_weights()
    special = dict(zip(SPECIAL, (weights.constant, weights.low, weights.high), strict=True))
    rows = special | {
        name: weights.table[at] / SCALE for at, name in enumerate(names_that_ship()) if name not in special
    }
    head, written, _ = gzip.decompress(packed(weights.parts, rows)).split(b"\0", 2)
    assert gzip.decompress(packed(weights.parts, rows)) == gzip.decompress(table_path(TABLE).read_bytes())
    assert head.decode().split("\t") == list(weights.parts)
    assert len(written.split(b"\n")) == len(rows)


OTHER_WORDS = {
    "receipt": (SentencePart.RECEIPT, "您发给张局长的那封邮件，办公室上周三转给了我科。"),
    "contact": (SentencePart.CONTACT, "双休日，我们两次驱车去邻县寻找你。"),
    "demands": (SentencePart.DEMANDS, "你盼望法院早日把拖欠的工钱执行回来。"),
}


@pytest.mark.parametrize(("part", "sentence"), OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_wording_tells_what_no_sign_was_thought_of(part: SentencePart, sentence: str) -> None:
    assert part not in signs_in(sentence)
    assert part in told_in(sentence)


@pytest.mark.parametrize(
    "other",
    ["关于王某来信反映问题的答复", "网友：您好！", "本院" + "给你打了电话" * 20 + "。"],
    ids=["title", "greeting", "enumeration"],
)
def test_titles_greetings_and_long_enumerations_are_no_usual_sentences(other: str) -> None:
    assert not is_usual(other)
    assert is_usual("本院给你打了电话。")
