"""Limits have defaults, can be changed one by one, and refuse what makes no sense."""

from __future__ import annotations

from dataclasses import fields

import pytest

from replycheck.errors import ConfigError
from replycheck.model.limits import Limits

NAMES = [field.name for field in fields(Limits)]


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_can_be_changed_by_its_name(name: str) -> None:
    changed = Limits().changed((f"{name}=7",))
    assert getattr(changed, name) == 7
    assert [getattr(changed, other) for other in NAMES if other != name] == [
        getattr(Limits(), other) for other in NAMES if other != name
    ]


def test_the_last_of_two_values_counts_and_figures_may_be_grouped() -> None:
    assert Limits().changed(("pages=5", "limits.pages = 6_000")).pages == 6000


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("page=3", "是不是“pages”"),
        ("=3", "可用的有"),
        ("pages", "应是整数"),
        ("pages=many", "应是整数"),
        ("pages=-3", "应是整数"),
        ("pages=0", "必须大于 0"),
        ("pages=３", "应是整数"),
        ("seconds=99999999", "不能超过"),
        ("memory_bytes=99999999999999", "不能超过"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_in_words(word: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        Limits().changed((word,))
