"""Wording of both tells which of two paragraphs goes on from the other; figures compare only as sums."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from replycheck.flow.wording.following import COLUMNS, Following, Joined, following

_REPLY = (
    "您4月2日寄来的信，我局4月5日收到。您说楼下饭店的排烟管正对着卧室，要求改道。",
    "4月8日，我局工作人员江帆和您面谈，听取了您的意见，并到饭店现场查看。",
    "经查，排烟管离卧室窗口只有两米，不符合规定的距离。",
    "因此，我局责令饭店在5月10日前把排烟管改到屋顶，逾期没有改的，依法处理。",
    "4月20日，江帆打电话把处理结果告诉您，您表示满意。",
    "如果您还有疑问，可以拨打电话0831-5550133，我们将及时答复。",
)


def _sum(told: Joined, order: tuple[int, ...]) -> float:
    joins = sum(float(told.joins[front, behind]) for front, behind in pairwise(order))
    return joins + float(told.first[order[0]] + told.last[order[-1]])


@pytest.mark.parametrize("at", range(len(_REPLY) - 1))
def test_a_plain_reply_goes_on_better_than_with_two_exchanged(at: int) -> None:
    told = following().of(_REPLY)
    today = tuple(range(len(_REPLY)))
    assert _sum(told, today) > _sum(told, (*today[:at], at + 1, at, *today[at + 2 :]))


def test_a_line_without_wording_joins_nothing() -> None:
    told = following().of([_REPLY[0], None, _REPLY[1]])
    assert not told.joins[1].any()
    assert not told.joins[:, 1].any()
    assert told.joins[0, 2]


def test_no_paragraphs_have_no_joins() -> None:
    assert following().of([]).joins.shape == (0, 0)


def test_longer_paragraphs_count_no_more() -> None:
    rows = np.ones((1, COLUMNS), dtype=np.float32)
    one = Following({"^经": 0}, rows).of(["经查明，情况属实。"])
    assert one.joins[0, 0] == pytest.approx(COLUMNS / 2 - 1)
