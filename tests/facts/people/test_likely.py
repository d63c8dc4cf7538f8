"""Strings that are most likely names, wherever they stand."""

from __future__ import annotations

import pytest

from replycheck.facts.people.likely import alike_pairs, likely_names, recurring


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("经销商佟国权卖机器时讲明。", "佟国权"),
        ("承包水厂的范金鹏承认没有报批。", "范金鹏"),
        ("由简德胜每月还款。", "简德胜"),
    ],
)
def test_a_name_is_known_without_a_post(text: str, name: str) -> None:
    assert name in {one.name for one in likely_names(text)}


@pytest.mark.parametrize("text", ["应当依法处理。", "江检申〔2025〕21号登记在册。", "请在收到之日起提出。"])
def test_words_are_no_names(text: str) -> None:
    assert likely_names(text) == ()


def test_of_two_that_overlap_the_one_that_stands_again_is_the_name() -> None:
    assert recurring("经销商佟国权卖机器。佟国权出具书面说明。") == ("佟国权",)


def test_a_slip_makes_a_pair_and_two_people_do_not() -> None:
    assert alike_pairs("邻居曾广生到场。曾广升签了字。") == (("曾广生", "曾广升"),)
    assert alike_pairs("邻居曾广生到场。曾广富签了字。") == ()
