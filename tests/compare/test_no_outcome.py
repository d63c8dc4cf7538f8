"""What looks like an outcome in a reply and is none; and counts of unlike things."""

from __future__ import annotations

import pytest

from replycheck.compare.kinds.aligned import says_no_outcome
from replycheck.model.span import Span

SAYS_NOTHING = {
    "a demand": ("并要求根据鉴定意见改判", "改判"),
    "what is asked, behind": ("再审改判的要求不能支持", "改判的"),
    "a question": ("房子是否违法", "违法"),
    "one of two": ("二、是主犯还是从犯", "从犯"),
    "what the law says": ("该条规定的是合同无效", "无效"),
    "somebody's ground": ("你公司以有新证据为由申请再审", "新证据"),
    "another thing undone": ("二审撤销了这一条款", "撤销"),
    "a kind of case": ("当事人住所地不在本省的第一审案件", "不在"),
    "what the petitioner told": ("你打热线反映公告违法", "违法"),
}
SAYS = {
    "a ruling on a demand": ("要求改判的理由不成立", "不成立"),
    "the demand as a noun": ("法院对你的请求照单全收", "照单"),
    "the claims as a noun": ("驳回了全部诉讼请求", "驳回"),
    "plain": ("二审撤销了原判", "撤销"),
    "what a party was granted": ("被要求退还的押金已经判给你", "判给"),
}


def _said(text: str, words: str) -> bool:
    return not says_no_outcome(f"。{text}。", Span(1, 1 + len(text)), 1 + text.index(words))


@pytest.mark.parametrize(("text", "words"), SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_no_outcome_is_read_where_none_is_told(text: str, words: str) -> None:
    assert not _said(text, words)


@pytest.mark.parametrize(("text", "words"), SAYS.values(), ids=SAYS)
def test_what_is_told_stays_told(text: str, words: str) -> None:
    assert _said(text, words)
