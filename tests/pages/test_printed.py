"""Which lines are page numbers, and which only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.pages import PrintedNumber, printed_number, printed_within


@pytest.mark.parametrize(
    ("line", "number", "total", "sure"),
    [
        ("— 1 —", 1, None, True),
        ("—12—", 12, None, True),
        ("- 3 -", 3, None, True),
        ("– 3 –", 3, None, True),
        ("－１－", 1, None, True),
        ("一 2 一", 2, None, True),
        ("· 4 ·", 4, None, True),
        ("第1页 共5页", 1, 5, True),
        ("第 1 页/共 5 页", 1, 5, True),
        ("第1页，共5页", 1, 5, True),
        ("第1页（共5页）", 1, 5, True),
        ("共5页 第2页", 2, 5, True),
        ("（共5页，第2页）", 2, 5, True),
        ("第３页", 3, None, True),
        ("第十二页", 12, None, True),
        ("第一页 共二十页", 1, 20, True),
        ("第一百零五页", 105, None, True),
        ("Page 3 of 4", 3, 4, True),
        ("- 1/5 -", 1, 5, True),
        ("1/5", 1, 5, False),
        ("１／５", 1, 5, False),
        ("1", 1, None, False),
        ("２３", 23, None, False),
        ("(7)", 7, None, False),
    ],
)
def test_every_usual_form_is_read(line: str, number: int, total: int | None, sure: bool) -> None:  # noqa: FBT001 - a column of the table
    assert printed_number(line) == PrintedNumber(number, total, sure)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "第三页说",
        "一、基本情况",
        "1.",
        "2023年",
        "第5条",
        "0",
        "12/5",
        "— —",
        "5月6日",
        "第1页 一审判决",
        "二〇二四",
        "185000",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert printed_number(line) is None


def test_a_total_smaller_than_the_number_is_not_believed() -> None:
    assert printed_number("第6页 共5页") == PrintedNumber(6, None)


def test_a_number_within_a_running_head_is_found() -> None:
    assert printed_within("某某县水利局 第3页 共5页") == PrintedNumber(3, 5)
    assert printed_within("某某县水利局") is None


@given(st.text(max_size=30))
def test_any_line_is_a_number_or_none(line: str) -> None:
    found = printed_number(line)
    assert found is None or found.number >= 1


@given(st.integers(1, 9999))
def test_each_number_comes_back_from_its_standard_form(number: int) -> None:
    assert printed_number(f"— {number} —") == PrintedNumber(number)
