"""How long one has to go to another court is no figure of the letter's."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

LETTER = "法院：\n我要求合同里的五年保修继续。\n张三"
HEAD = "张三：\n你的来信收悉。"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("可以在判决生效后六个月内向中级人民法院申请再审。", False),
        ("可以在判决生效后六个月内向中级人民法院申请再\n审。", False),
        ("你要求六个月保修继续。", True),
    ],
)
def test_the_time_of_a_remedy_is_no_demand(sentence: str, *, told: bool) -> None:
    text = HEAD + sentence
    found = Comparison("reply.txt", text, (), ("letter.txt", LETTER), "", len(text)).differences

    assert any(one.statement.role == "letter-demand-figure" for one in found) is told
