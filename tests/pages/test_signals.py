"""Numbers of items are read where items begin: in a line of their own, or behind the end of a clause."""

from __future__ import annotations

import pytest

from replycheck.pages.signals import _numbers

CHINESE = 0
"""The style of 一、 among those of the module."""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("一、事实", [1]),
        ("如下：一、事实", [1]),
        ("如下，：核一、事实", []),
        ("属实。 二、意见", [2]),
        ("核查，三、意见", [3]),
        ("甲\n四、意见", [4]),
        ("，核一、意见", []),
        ("一、事实。二、意见", [1, 2]),
    ],
)
def test_a_number_counts_at_the_beginning_of_a_line_or_clause(words: str, found: list[int]) -> None:
    assert list(_numbers(words, CHINESE)) == found
