"""Wording tells which of two paragraphs stands first, whatever stands around them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from replycheck.flow.wording.course import course, strings

_REPLY = (
    "你4月2日寄来的信，本局4月5日收到。",
    "你反映楼下饭店的排烟管正对着卧室，要求改道。",
    "4月8日，本局工作人员江帆约你面谈，听取了你的意见。",
    "4月10日，江帆到现场查看，调取了饭店的审批材料。",
    "经查，排烟管离卧室窗口两米，不符合规定的距离。",
    "因此，本局决定支持你的请求，饭店应在5月10日前把排烟管改到屋顶。",
    "4月20日，江帆把处理结果当面告诉你，并作了解释。",
    "如不服本答复，可以自收到之日起三十日内向市人民政府请求复查。",
)


def test_the_paragraphs_of_a_plain_reply_stand_further_and_further_on() -> None:
    value = course().of(_REPLY).tolist()
    assert sum(front < behind for front, behind in pairwise(value)) >= len(_REPLY) - 2


@pytest.mark.parametrize("behind", range(1, len(_REPLY)))
def test_the_receipt_stands_before_everything_else(behind: int) -> None:
    first, other = course().of([_REPLY[0], _REPLY[behind]]).tolist()
    assert first < other


def test_no_paragraphs_have_no_place() -> None:
    assert course().of([]).shape == (0,)


def test_names_days_and_figures_do_not_matter() -> None:
    assert strings("你4月2日寄来的信，本局4月5日收到。") == strings("您11月20日寄来的信，我院12月1日收到。")
