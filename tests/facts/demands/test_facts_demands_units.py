"""Sentences and series in texts typed without care, and what a sentence asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.asking import Asking, asking
from replycheck.facts.demands.reply import answering
from replycheck.facts.demands.units import item_marks, numbers, series, units

SERIES = {
    "Chinese": ("一、甲。二、乙。", [("一、", 2)]),
    "digits without a line break": ("如下：1、路灯。2、2017年修的路。", [("1.", 2)]),
    "weekend": ("每周六、日休息。", []),
    "a lone second item": ("2．退还原件。", []),
    "dates": ("2019.12.31交房，2020.1.5入住。", []),
    "first is": ("一是修路；二是装灯。", [("一是", 2)]),
    "floors": ("1、住户敲掉2、3楼的墙。", []),
    "circled": ("①甲②乙③丙", [("①", 3)]),
    "demand one": ("诉求一：修路。诉求二：装灯。", [("诉求一", 2)]),
}


@pytest.mark.parametrize(("text", "expected"), SERIES.values(), ids=SERIES)
def test_series_begin_with_one_and_go_on(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(found.style, len(found.marks)) for found in series(text)] == expected


def test_the_numbers_of_a_reply_show_what_is_left_out() -> None:
    assert numbers("现答复如下：一、甲。三、丙。四、丁。") == {1, 3, 4}
    assert numbers("没有编号的答复。") == frozenset()
    assert numbers("现答复如下：\n二、可以加名。") == {2}
    assert numbers("住户反映的楼栋2、单元4、均已修好。") == frozenset()


MARKED = {
    "a gap": ("如下：1、修路灯。3、清垃圾。", ["1", "3"]),
    "the first one left out": ("如下：\n二、修路灯。三、清垃圾。", ["二", "三"]),
    "a list in a list": ("一、修路灯。（一）东边。（二）西边。二、清垃圾。", ["一", "（", "（", "二"]),
    "no list": ("周六、日休息。", []),
}


@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED)
def test_items_are_seen_where_others_are_missing(text: str, expected: list[str]) -> None:
    assert [text[at] for at in sorted(item_marks(text))] == expected


def test_a_full_stop_typed_as_a_dot_ends_a_sentence() -> None:
    text = "缴费全部作废.我现在怎么办?利率为1.5%.谢谢"
    assert [span.of(text) for span in units(text)] == ["缴费全部作废.", "我现在怎么办?", "利率为1.5%.谢谢"]


def test_a_date_of_signing_and_a_note_of_passing_on_are_no_answer() -> None:
    seen = answering("路灯已于昨日修好。\n平安镇人民政府 2021年3月 5日\n已转市广播电视台。", "路灯什么时候修？")
    assert len([sentence for sentence in seen.sentences if sentence.own]) == 1


@given(st.text(alphabet="一二三、。；：？1２.（）　 \n是甲乙", max_size=60))
def test_units_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    found = units(text)
    assert list(found) == sorted(found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


SENTENCES = {
    "什么时候能修好小区的电梯？": Asking.SOMETHING,
    "希望物业公司退还装修押金。": Asking.SOMETHING,
    "难道就没有人管了吗？": Asking.RHETORIC,
    "良心何在？": Asking.RHETORIC,
    "玩文字游戏有什么意义？": Asking.RHETORIC,
    "规划的时候考虑过村民吗？": Asking.RHETORIC,
    "请问考虑过给村口修桥吗？": Asking.SOMETHING,
    "请领导为民做主！": Asking.PLEA,
    "希望引起有关部门的重视。": Asking.PLEA,
    "请领导斟酌，谢谢！": Asking.PLEA,
    "希望政府部门采纳本人的建议并执行。": Asking.PLEA,
    "希望政府部门认真考虑在村口修桥。": Asking.SOMETHING,
    "路口也可以考虑增设人行天桥": Asking.SOMETHING,
    "请问我家的土地怎么办": Asking.SOMETHING,
    "费用多少？": Asking.BRIEF,
    "电梯上个月坏了。": Asking.NOTHING,
    "尊敬的领导：您好！": Asking.GREETING,
    "此致敬礼": Asking.GREETING,
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_asks_for_something_or_not(sentence: str, expected: Asking) -> None:
    assert asking(sentence) is expected


REPLIES = {
    "thanks": ("感谢您对我们工作的支持！", 0),
    "receipt": ("您的来信收悉。", 0),
    "lead-in": ("现将有关情况回复如下：", 0),
    "heading": ("一、关于路灯不亮的问题。", 0),
    "quoted question": ("路灯什么时候能修好？", 0),
    "a fact": ("路灯因线路老化不亮，现已修好。", 1),
    "advice where to ask": ("二、关于路灯由谁维修，该职能在城管局，建议您到当地城管局咨询。", 1),
    "heading with a proposal": ("关于给南门增设路灯的建议。", 0),
    "heading and fact": ("关于路灯不亮的问题，经查是线路老化，现已修好。", 1),
}


@pytest.mark.parametrize(("reply", "own"), REPLIES.values(), ids=REPLIES)
def test_only_what_the_office_says_itself_is_its_own(reply: str, own: int) -> None:
    seen = answering(reply, "小区南门的路灯坏了，什么时候能修好？")
    assert sum(sentence.own for sentence in seen.sentences) == own
    assert len(seen.passages) == own
