"""Whether a reply that tells its judgment again also answers: advice at its end alone is no answer."""

from __future__ import annotations

import pytest

from replycheck.checks.copying.retold import check
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.kinds.additions import answers_itself

FACTS = (
    "经审理查明，2019年5月，冷秋实与远达公司签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但冷秋实拒绝其进场施工。"
    "后冷秋实自行委托案外人维修，支付维修费用8637.40元，其中票据齐全的为7215.90元，其余仅有收条。"
)
JUDGMENT = (
    f"云岭市人民法院\n民事判决书\n原告：冷秋实，女，教师。\n被告：远达公司。\n{FACTS}\n"
    "本院认为，合同有效。判决如下：驳回诉讼请求。"
)
TOLD = (
    "你和远达公司是2019年5月签的装修合同，工期说好九十天，拖一天罚千分之一。邻居拦着，停了四十多天工，"
    "停工该怪谁，两边各说各的，谁也拿不出签证。验收那会儿厨房空鼓的墙砖有十七处，远达公司认了质量瑕疵、答应返修，你不让进场。"
    "你另外请人修，花了8637.40元，票据齐的只有7215.90元，剩下的就是收条。"
)
ADVICE = "如有不同意见，你可以依法另行起诉。"
ENDINGS = {
    "nothing": ("", False),
    "a sentence of advice": (ADVICE, False),
    "two pieces of advice in one sentence": ("你可以另行起诉，也可以申请执行。", False),
    "what becomes of the demand": ("你提出的返还维修费的请求不能支持。", True),
    "what was looked into": ("我院调阅了装修合同和收条。", True),
    "a question and what is wrong in it": ("你问判决是不是等于白打了。这并不等于白打：合同有效已经认定。", True),
    "a question alone": ("你问判决是不是等于白打了。", False),
    "what the office owns up to": ("墙砖验收时没有人到场，本院对此致歉。", True),
    "who went through the papers": ("法官看过收条以后，托我们回复你。", True),
    "advice on two things": ("修理费你可以另案主张。墙砖的事请你到住建局咨询。", True),
}


def case(ending: str) -> Case:
    text = f"冷秋实：\n{TOLD}\n{ending}\n特此答复。"
    return Case(plain(text), Profile.PETITION_OPINION, (plain(JUDGMENT, source="j.txt"),))


@pytest.mark.parametrize(("ending", "answers"), ENDINGS.values(), ids=ENDINGS)
def test_advice_at_the_end_is_no_answer(ending: str, *, answers: bool) -> None:
    assert answers_itself(case(ending)) is answers


@pytest.mark.parametrize(("ending", "answers"), ENDINGS.values(), ids=ENDINGS)
def test_a_judgment_told_again_is_warned_of_unless_it_is_answered(ending: str, *, answers: bool) -> None:
    weights = {hit.severity for hit in check(case(ending))}

    assert (Severity.WARNING in weights) is not answers
