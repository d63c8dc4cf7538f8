"""Sums of money: any way of writing one reads back to the same value; what is no money gives nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.amounts import amounts
from replycheck.text.numerals import to_capital, to_chinese

WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
FORMS = {
    "digits": lambda n: f"{n}元",
    "thousands": lambda n: f"{n:,}元",
    "full-width thousands": lambda n: f"{n:,}元".replace(",", "，"),
    "full width": lambda n: f"{n:,}元".translate(WIDE),
    "decimals": lambda n: f"{n}.00元",
    "sign": lambda n: f"￥{n:,}.00",
    "currency": lambda n: f"人民币{n}元",
    "Chinese": lambda n: f"{to_chinese(n)}元",
    "capital": lambda n: f"{to_capital(n)}元整",
    "capital with 圆": lambda n: f"人民币{to_capital(n)}圆整",
}


@pytest.mark.parametrize("form", FORMS)
@given(value=st.integers(1, 10**11))
def test_a_sum_reads_back_from_every_form_it_is_written_in(form: str, value: int) -> None:
    text = f"应付款项{FORMS[form](value)}。"
    (found,) = amounts(text)
    assert (found.value, found.currency, found.approximate) == (value, "CNY", False)
    assert found.span.of(text) == text[4:-1]


@given(st.integers(1, 9_999_999), st.integers(0, 99), st.sampled_from(["万", "亿"]))
def test_a_scale_multiplies(whole: int, part: int, scale: str) -> None:
    (found,) = amounts(f"共{whole}.{part:02}{scale}元")
    assert found.value == Decimal(f"{whole}.{part:02}") * {"万": 10**4, "亿": 10**8}[scale]


@given(st.integers(1, 10**9), st.integers(1, 9), st.integers(1, 9))
def test_jiao_and_fen_are_parts_of_a_yuan(yuan: int, jiao: int, fen: int) -> None:
    value = Decimal(yuan) + Decimal(jiao) / 10 + Decimal(fen) / 100
    for text in (f"{yuan}元{jiao}角{fen}分", f"{to_capital(yuan)}元{to_capital(jiao)}角{to_capital(fen)}分"):
        (found,) = amounts(text)
        assert found.value == value
        assert found.span.of(text) == text


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1亿2000万元", 120_000_000, "CNY"),
        ("20万3500元", 203_500, "CNY"),
        ("3万5千元", 35_000, "CNY"),
        ("5千元", 5000, "CNY"),
        ("人民币50万", 500_000, "CNY"),
        ("10万美元", 100_000, "USD"),
        ("港币1,000元", 1000, "HKD"),
        ("200欧元", 200, "EUR"),
        ("12块钱", 12, "CNY"),
        ("30元/平方米", 30, "CNY"),
    ],
)
def test_a_sum_has_its_value_and_currency(text: str, value: int, currency: str) -> None:
    (found,) = amounts(f"支付{text}。")
    assert (found.value, found.currency) == (value, currency)


@pytest.mark.parametrize("text", ["约300元", "1000余元", "9000多万元", "53万余元", "300元左右", "近五万元"])
def test_a_rough_sum_is_known_as_rough(text: str) -> None:
    (found,) = amounts(f"支付{text}。")
    assert found.approximate
    assert found.span.of(f"支付{text}。") == text


def test_capital_figures_are_told_apart() -> None:
    capital, plain = amounts("壹万贰仟元整（￥12,000.00）")
    assert capital.value == plain.value
    assert (capital.capital, plain.capital) == (True, False)


@pytest.mark.parametrize(
    "text",
    ["三元区", "一元化管理", "2023年元月", "3单元", "数千万元", "几百元", "1,00,000元", "3万5元", "第三元", "三元村"],
)
def test_what_is_no_sum_or_no_certain_one_gives_nothing(text: str) -> None:
    assert amounts(text) == ()


@given(st.text(alphabet="0123456789,，.．万亿元角分余约￥人民币壹贰拾佰仟 \n", max_size=40))
def test_no_text_breaks_the_reading_of_sums(text: str) -> None:
    assert all(found.span.of(text).strip() == found.span.of(text) for found in amounts(text))
