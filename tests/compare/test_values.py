"""Values in one form: what is the same however it is written, and what is a slip."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.compare.mentions import Kind, Mention, mentions
from replycheck.compare.values import same, slip


def _one(text: str) -> Mention:
    found = mentions(text)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("借了20万元", "借了200000元"),
        ("借了20万元", "借了人民币贰拾万元整"),
        ("欠2.981756万元", "欠29817.56元"),
        ("约535万余元", "合计5355396.72元"),
        ("下午4点10分", "16时10分"),
        ("二〇二三年八月十日", "2023年8月10日"),
        ("8月10号", "2023年8月10日"),
        ("月息一分五", "月利率1.5%"),
        ("月利率千分之十二", "月利率12‰"),
        ("日万分之二点一", "每日0.021%"),
        ("有期徒刑三年四个月", "三年四个月有期徒刑"),
        ("期限三年", "期限3年"),
        ("（2016）鲁1502民初2182号", "(2016)鲁1502民初2182号"),
        ("文号是青综罚字（2014）58号", "青综罚字〔2014〕58号"),
    ],
)
def test_the_same_value_is_the_same_in_every_form(one: str, other: str) -> None:
    assert same(_one(one), _one(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("月利率2%", "年利率2%"),
        ("借了20万元", "借了20元"),
        ("凌晨1时20分", "下午1时20分"),
        ("有期徒刑三年", "缓刑三年"),
        ("12228.7平方米", "12228.7亩"),
        ("约535万余元", "合计5535396.72元"),
        ("2023年8月10日", "2022年8月10日"),
    ],
)
def test_another_unit_or_time_is_another_value(one: str, other: str) -> None:
    assert not same(_one(one), _one(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("受理费3400元", "受理费4300元"),
        ("归还5000元", "归还50000元"),
        ("2012年6月3日", "2012年3月6日"),
        ("2012年11月9日", "2011年12月9日"),
        ("（2016）鲁1502民初2128号", "（2016）鲁1502民初2182号"),
        ("（2017）鲁1502民初2182号", "（2016）鲁1502民初2182号"),
    ],
)
def test_a_slip_of_the_pen_is_told(one: str, other: str) -> None:
    assert slip(_one(one), _one(other))


def test_a_number_of_another_kind_of_case_is_no_slip() -> None:
    assert not slip(_one("（2019）鲁1502执88号"), _one("（2016）鲁1502民初2182号"))


def test_of_two_facts_that_overlap_the_longer_is_kept() -> None:
    found = mentions("2014年10月10日作出青综罚字（2014）58号决定")
    assert [one.kind for one in found] == [Kind.DAY, Kind.NUMBER]


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_sum_is_the_same_with_and_without_separators(yuan: int) -> None:
    assert same(_one(f"欠{yuan}元"), _one(f"欠{yuan:,}元"))


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="0123456789年月日元万号第（）时分点至到一二三十百%‰", max_size=120))
def test_no_text_makes_mentions_overlap(text: str) -> None:
    found = mentions(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
