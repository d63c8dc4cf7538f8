"""What an answer comes to; empty words come to nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.demands.answers import answers
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.model.report import DemandOutcome

SAID = {
    "granted": ("你的请求，本院予以支持。", DemandOutcome.SUPPORTED),
    "done": ("押金已于6月1日退还给你。", DemandOutcome.SUPPORTED),
    "in part": ("你反映的情况部分属实。", DemandOutcome.PARTLY),
    "one granted, one refused": ("退费已退给你；赔偿的请求不予支持。", DemandOutcome.PARTLY),
    "refused": ("没有法律依据，不予支持。", DemandOutcome.REFUSED),
    "not so": ("经查，你反映的情况不属实。", DemandOutcome.REFUSED),
    "explained": ("因系统升级，这一批数据晚了两天。", DemandOutcome.EXPLAINED),
    "sent on": ("停车收费由市发展改革委负责管理。", DemandOutcome.REFERRED),
    "under way": ("该路段预计年底完工。", DemandOutcome.IN_PROGRESS),
    "received": ("来信已经收悉，请你理解。", DemandOutcome.NONE),
    "diligence": ("我局高度重视，将认真研究处理。", DemandOutcome.NONE),
    "an official watches": ("已安排专人跟进，敬请谅解。", DemandOutcome.NONE),
    "nothing": ("", DemandOutcome.NONE),
    "words of state": ("关于加装电梯，领导已作出批示，有关部门正抓紧落实，请你耐心等待。", DemandOutcome.NONE),
    "a meeting was held": ("对加装电梯，我局已召开专题会议进行研究，明确了责任分工。", DemandOutcome.NONE),
    "an old story": ("加装电梯问题由来已久，成因复杂，我们会逐步加以解决。", DemandOutcome.NONE),
    "heart and soul": ("我们始终牵挂在心，定会全力以赴、尽快处理到位。", DemandOutcome.NONE),
    "a figure beside diligence": ("我局高度重视，已组织清点，共有路灯26盏。", DemandOutcome.EXPLAINED),
    "evidence that does not do": ("你提供的截图反映的是还房贷，不足以认定转移财产。", DemandOutcome.REFUSED),
}


@pytest.mark.parametrize(("words", "outcome"), SAID.values(), ids=SAID)
def test_the_outcome_is_what_the_words_come_to(words: str, outcome: DemandOutcome) -> None:
    assert outcome_of(words) is outcome


LETTER = "我请求：\n1．修好小区南门的路灯。\n2．公布三栋电梯的年检结果。\n3．退还业主的装修押金。"
LAMP = "一、南门路灯因线路老化不亮，现已更换线路，路灯恢复照明。\n"
LIFT = "二、三栋电梯上月检验合格，检验报告已张贴在电梯轿厢内。\n"
MONEY = "三、物业公司已承诺在本月底前把装修押金退到业主账户。\n"
HOLLOW = (
    "三、关于装修押金的问题，我局已经收悉，请理解。\n",
    "三、您反映的退还装修押金问题，我们高度重视，将认真研究处理。\n",
    "三、关于退还装修押金。\n",
    "三、退还装修押金一事，相关部门正在积极跟进，请耐心等待。\n",
)


@pytest.mark.parametrize("hollow", HOLLOW)
def test_empty_words_about_a_demand_are_no_answer(hollow: str) -> None:
    found = answers(LETTER, f"业主代表：\n现答复如下：\n{LAMP}{LIFT}{hollow}", ())
    assert [one.answered for one in found] == [True, True, False]
    assert found[2].outcome is DemandOutcome.NONE


ASTRAY = {
    "figures of the office": "三、关于装修押金。近年来我单位共办理群众来信320件，办结率98%，满意度明显提升。\n",
    "a law of another matter": "三、关于装修押金。信访人应当依法逐级走访，不得围堵国家机关，不得扰乱公共秩序。\n",
    "the answer to a sibling": "三、关于装修押金。三栋电梯上月检验合格，检验报告已张贴在电梯轿厢内。\n",
}


@pytest.mark.parametrize("astray", ASTRAY.values(), ids=ASTRAY)
def test_what_stands_under_a_heading_and_is_beside_its_point_is_no_answer(astray: str) -> None:
    found = answers(LETTER, f"业主代表：\n现答复如下：\n{LAMP}{LIFT}{astray}", ())
    assert [one.answered for one in found] == [True, True, False]


def test_an_answer_in_other_words_under_its_heading_is_one() -> None:
    other_words = "三、关于装修押金。物业公司财务室已把这笔钱一户一户打回业主的银行卡，装修的业主都已收到。\n"
    found = answers(LETTER, f"业主代表：\n现答复如下：\n{LAMP}{LIFT}{other_words}", ())
    assert [one.answered for one in found] == [True, True, True]


def test_demands_that_are_repeated_before_the_answers_head_none_of_them() -> None:
    repeated = "你提出以下诉求：1．修好小区南门的路灯；2．公布三栋电梯的年检结果；3．退还业主的装修押金。\n"
    plain = "".join(line.split("、", 1)[1] for line in (LAMP, LIFT, MONEY))
    assert all(one.answered for one in answers(LETTER, f"业主代表：\n{repeated}{plain}", ()))


def test_a_demand_referred_to_by_its_number_is_answered_there() -> None:
    numbered = (
        "（一）对第一项诉求，已更换线路。\n（二）对第二项诉求，年检结果为合格，已经张贴。\n"
        "（三）对第三项诉求，不予支持，该款由开发商收取。\n"
    )
    found = answers(LETTER, f"业主代表：\n{numbered}", ())
    assert [one.answered for one in found] == [True, True, True]
    assert found[2].outcome is DemandOutcome.REFUSED


def test_every_answered_demand_has_an_outcome_and_no_other_has() -> None:
    for one in answers(LETTER, f"业主代表：\n现答复如下：\n{LAMP}{MONEY}", ()):
        assert one.answered is (one.outcome is not DemandOutcome.NONE)


@given(st.text(alphabet="已退还不予支持收悉请理解，。；将在高度重视经查", max_size=60))
def test_an_outcome_is_found_for_any_words(words: str) -> None:
    assert outcome_of(words) in DemandOutcome
