"""Numbers as written: one value whatever the form, and no guess where the form is not understood."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.quantities import quantities
from replycheck.text.numerals import to_capital

ALIKE = [
    ("50万元", "500,000元"),
    ("50万元", "伍拾万元"),
    ("50万元", "500000.00元"),
    ("2016年4月1日", "2016-04-01"),
    ("2016年4月1日", "二〇一六年四月一日"),
    ("百分之五", "5%"),
    ("百分之五", "５％"),
    ("千分之一", "0.1%"),
    ("十五天", "15日"),
    ("三名", "3人"),
    ("5.16万元", "51600元"),
    ("51,638.20元", "5.16万元"),
]
UNLIKE = [
    ("50万元", "5万元"),
    ("50万元", "50元"),
    ("2016年4月1日", "2016年4月11日"),
    ("5%", "5‰"),
    ("51638元", "5.17万元"),
    ("十五日", "五日"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_number_in_another_form_is_the_same(one: str, other: str) -> None:
    (first,), (second,) = quantities(f"共{one}。"), quantities(f"共{other}。")
    assert first.unit == second.unit
    assert first.same_as(second)
    assert second.same_as(first)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_number_is_not_the_same(one: str, other: str) -> None:
    (first,), (second,) = quantities(f"共{one}。"), quantities(f"共{other}。")
    assert not first.same_as(second)
    assert not second.same_as(first)


@pytest.mark.parametrize("words", ["一般情况", "十分重视", "万一", "统一", "没有数字", ""])
def test_numerals_that_are_words_are_no_numbers(words: str) -> None:
    assert quantities(words) == ()


@given(st.integers(1, 10**9))
def test_an_amount_reads_back_from_every_form(amount: int) -> None:
    for written in (f"{amount}元", f"{amount:,}元", f"{to_capital(amount)}元"):
        (found,) = quantities(f"共{written}")
        assert (found.value, found.unit) == (Decimal(amount), "元")


@given(st.text(alphabet="0123456789０,，.．一二十百千万亿元日年月%‰百分之余 ", max_size=30))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    found = quantities(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
