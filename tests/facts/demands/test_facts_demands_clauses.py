"""One sentence of a letter as one demand or as several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.clauses import parted
from replycheck.model.span import Span

IGNORED = str.maketrans("", "", "， ")

SENTENCES = {
    "two questions": (
        "请问回来上牌要准备哪些材料，多久能办完上牌？",
        ["请问回来上牌要准备哪些材料", "多久能办完上牌？"],
    ),
    "a question that ends at once": ("养牛有补贴吗，养多少头才给，", ["养牛有补贴吗", "养多少头才给"]),
    "a question and a request": (
        "请问新医院选址定在什么地方，建议与市医院合作办院。",
        ["请问新医院选址定在什么地方", "建议与市医院合作办院。"],
    ),
    "a request and one more": (
        "请求在村口安装路灯，并且对旁边破损的道路进行修补。",
        ["请求在村口安装路灯", "并且对旁边破损的道路进行修补。"],
    ),
    "what is asked for without a word of asking": (
        "咨询学生档案怎么转，高考报名的流程。",
        ["咨询学生档案怎么转", "高考报名的流程。"],
    ),
    "the story before the question": (
        "车牌制作需要较长时间，我人在外地，可以邮寄车牌吗？",
        ["车牌制作需要较长时间，我人在外地，可以邮寄车牌吗？"],
    ),
    "a question that goes on to its mark": (
        "为什么不选入住率高的小区，而要选一个没有业主的小区呢？",
        ["为什么不选入住率高的小区，而要选一个没有业主的小区呢？"],
    ),
    "a choice": ("这笔费用是否按月交，或者年底一起交？", ["这笔费用是否按月交，或者年底一起交？"]),
    "a bracket": (
        "外地户口的子女入学需要什么条件（不经商，只居住，能提供什么证明）？",
        ["外地户口的子女入学需要什么条件（不经商，只居住，能提供什么证明）？"],
    ),
    "the same once more": ("什么时候修电梯，到底何时修电梯？", ["什么时候修电梯，到底何时修电梯？"]),
    "nothing asked": ("电梯坏了三个月，老人上下楼很难。", ["电梯坏了三个月，老人上下楼很难。"]),
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_a_clause_that_asks_of_something_new_is_a_demand_of_its_own(sentence: str, expected: list[str]) -> None:
    letter = f"您好。{sentence}谢谢。"
    found = parted(letter, Span(3, 3 + len(sentence)))
    assert [span.of(letter) for span in found] == expected


@given(st.text(alphabet="请问吗何时，。？（）“” 并另电梯路灯材料", max_size=60))
def test_the_parts_of_a_sentence_are_in_order_and_hold_all_but_white_space_and_commas(words: str) -> None:
    found = parted(words, Span(0, len(words)))
    assert found == sorted(found)
    assert "".join(span.of(words) for span in found).translate(IGNORED) == words.translate(IGNORED)
