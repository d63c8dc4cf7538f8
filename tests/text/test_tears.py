"""A break inside a number, a date or the number of a case belongs to it; one between two numbers does not."""

from __future__ import annotations

import pytest

from replycheck.text.torn import mended, tears

_TORN = (
    ("工程总价为13", ".76万元"),
    ("工程总价为13.", "76万元"),
    ("被告已支付51", "600元"),
    ("被告已支付51600", "元"),
    ("尚欠13.76万", "元"),
    ("经查，（2022）浙", "1204民初1187号判决"),
    ("（2022）浙1204民初11", "87号民事判决"),
    ("（2022）浙1204民初1187", "号民事判决"),
    ("于20", "21年3月8日签订"),
    ("于2021年3月", "8日签订合同"),
    ("年利率百分", "之十五"),
    ("年利率百", "分之十五"),
    ("自收到之日起三", "十日内"),
    ("自收到之日起三十", "日内"),
    ("渠道全长三百", "六十米"),
)
_WHOLE = (
    ("联系电话：0512-6788012", "2024年4月20日"),
    ("联系电话：67880123", "4月20日前答复你"),
    ("附件1", "2023年度决算表"),
    ("附件1", "3月份的报表"),
    ("28", "36"),
    ("共有三户", "二、处理意见"),
    ("一、二", "三、四"),
    ("关于第三项请求", "二、处理意见"),
)


@pytest.mark.parametrize(("line", "following"), _TORN)
def test_a_break_inside_a_number_tears_it(line: str, following: str) -> None:
    assert tears(line, following)


@pytest.mark.parametrize(("line", "following"), _WHOLE)
def test_a_break_between_two_things_tears_nothing(line: str, following: str) -> None:
    assert not tears(line, following)


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_blank_inside_a_sum_behind_its_word_belongs_to_it(blank: str) -> None:
    whole = mended(f"案件受理费43{blank}60元由被告负担")
    assert whole is not None
    assert whole.text == "案件受理费4360元由被告负担"
    assert mended(f"附件1{blank}500元的收据") is None
    assert mended(f"姓名 72{blank}280 20160元") is None
