"""Lengths of time: any way of writing one reads back; days of the month and years are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.time.periods import periods
from replycheck.text.numerals import to_chinese

UNITS = {"工作日": "个工作日", "月": "个月", "年": "年", "周": "周", "小时": "小时"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@given(
    st.integers(1, 99),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from([str, to_chinese, lambda number: str(number).translate(WIDE)]),
    st.sampled_from(["", "内", "之内", "以内"]),
)
def test_a_length_reads_back_from_every_form(count: int, unit: str, write: object, within: str) -> None:
    assert callable(write)
    text = f"应当在{write(count)}{UNITS[unit]}{within}答复"
    (found,) = periods(text)
    assert (found.count, found.unit, found.within) == (count, unit, bool(within))
    assert found.span.of(text) == text[3:-2]


@given(st.integers(1, 365), st.sampled_from([str, to_chinese]))
def test_days_with_a_limit_are_a_length(count: int, write: object) -> None:
    assert callable(write)
    (found,) = periods(f"自收到之日起{write(count)}日内")
    assert (found.count, found.unit, found.within) == (count, "日", True)


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("六十日", 60, "日"),
        ("90日", 90, "日"),
        ("不超过15日", 15, "日"),
        ("延长30日", 30, "日"),
        ("15天", 15, "日"),
        ("三个月", 3, "月"),
        ("一年六个月", 18, "月"),
        ("三年零二个月", 38, "月"),
        ("半年", 6, "月"),
        ("一年半", 18, "月"),
        ("1.5年", 18, "月"),
        ("半个月", "0.5", "月"),
        ("三个半月", "3.5", "月"),
        ("两周", 2, "周"),
        ("48小时", 48, "小时"),
        ("10个自然日", 10, "日"),
    ],
)
def test_a_length_has_its_value(text: str, count: int | str, unit: str) -> None:
    (found,) = periods(f"期限{text}。")
    assert (found.count, found.unit) == (Decimal(count), unit)


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "5月15日，",
        "同月15日到庭",
        "98年5月",
        "九十年代",
        "三月",
        "第三年",
        "二年级",
        "八九年",
        "上半年",
        "15日，来信",
        "民国三年",
    ],
)
def test_a_day_a_year_or_a_guess_is_no_length(text: str) -> None:
    assert periods(text) == ()


@given(st.text(alphabet="0123半一二十年个月日天周工作内以零. \n", max_size=30))
def test_no_text_breaks_the_reading_of_lengths(text: str) -> None:
    assert all(found.span.of(text) and found.count >= 0 for found in periods(text))
