"""One right reply, and slips of the pen planted in it one by one: each is found, by the rule that owns it."""

from __future__ import annotations

from pathlib import Path

import pytest

import replycheck
from replycheck.model.finding import Finding

REPLY = """松江市中级人民法院
松中法信〔2025〕57号
关于答复蒋春燕反映保全错误问题的函

蒋春燕女士：
你于2025年5月7日通过网上信访平台反映本院在（2025）吉02民终481号案中错误冻结你的工资账户，要求解除冻结、赔偿损失。本院于5月9日收到，5月12日受理。5月20日，承办法官唐立峰与你通了电话，你补充说每月房贷4215元因此逾期两期。现答复如下。
1.关于冻结。本院依据（2025）吉02民终481号民事裁定，于2025年4月2日冻结你丈夫孔维民在松江银行的存款380000元，其中误把你名下尾号3317的账户列了进去，冻结23640元。4月29日已经解除，前后共28天。
2.关于损失。两期房贷的罚息经银行核算为63.18元和41.52元，合计104.70元（大写：壹佰零肆元柒角整）。本院愿意赔偿，请你填写附上的申请表。
3.关于征信。本院已于5月22日向松江银行发函，说明逾期不是你的原因。该行5月26日回函，同意不报送逾期记录。
对本答复不服的，你可以向吉原省高级人民法院反映。
附件：1.赔偿申请表
      2.松江银行回函
（联系人：唐立峰；电话：0432-5553340）

松江市中级人民法院
2025年5月30日
"""
FAMILIES = ("amounts.", "case-numbers.", "dates.", "form.", "names.", "privacy.", "text.", "typos.", "wording.")
SLIPS = [
    ("合计104.70元", "合计114.70元", "amounts.capital-mismatch"),
    ("存款380000元", "存款380000万元", "amounts.unit-slip"),
    ("本院依据（2025）吉02民终481号", "本院依据（2025）吉02民终418号", "case-numbers.inconsistent"),
    ("错误冻结你的工资账户", "错误冻结你的工资帐户", "wording.confusable"),
    ("4月29日已经解除", "3月29日已经解除", "dates.out-of-sequence"),
    ("5月26日回函", "6月26日回函", "dates.after-signing"),
    ("本院于5月9日收到", "本院于5月2日收到", "dates.out-of-sequence"),
    ("2025年5月30日", "2025年05月30日", "form.signing-date"),
    ("松中法信〔2025〕57号", "松中法信（2025）057号", "form.document-number"),
    ("松中法信〔2025〕57号", "松中法信〔2024〕57号", "dates.number-year"),
    ("      2.松江银行回函", "      3.松江银行回函", "form.annex-note"),
    ("\n松江市中级人民法院\n2025", "\n松江市中级人民法完\n2025", "names.near-body"),
    ("\n松江市中级人民法院\n2025", "\n松花市中级人民法院\n2025", "names.near-body"),
    ("联系人：唐立峰", "联系人：唐立锋", "names.near-name"),
    ("冻结你丈夫孔维民", "冻结你妻子孔维民", "names.wrong-pronoun"),
    ("蒋春燕女士：", "被告人蒋春燕：", "names.wrong-title"),
    ("电话：0432-5553340", "电话：0432-", "text.open-blank"),
    ("（大写：壹佰零肆元柒角整）", "（大写：壹佰零肆元柒角整", "text.unbalanced"),
    ("本院愿意赔偿，请", "本院愿意赔偿,请", "text.half-width"),
    ("现答复如下。", "现答复如下。。", "text.doubled-punctuation"),
    ("你可以向吉原省", "你可以可以向吉原省", "text.doubled-word"),
    ("同意不报送逾期记录。", "同意不报送逾期记录，保证今后绝不再发生。", "wording.over-promise"),
]


def found(text: str, folder: Path) -> tuple[Finding, ...]:
    """What is found in the text as a reply of a court."""
    path = folder / "reply.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return replycheck.check(path, profile="court-reply").findings


def test_nothing_of_the_pen_is_found_in_the_right_reply(tmp_path: Path) -> None:
    told = [one for one in found(REPLY, tmp_path) if one.rule.startswith(FAMILIES) and one.severity.value != "info"]
    assert told == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule"), SLIPS, ids=[f"{n}-{rule}" for n, (_, _, rule) in enumerate(SLIPS, 1)]
)
def test_a_planted_slip_is_found_by_the_rule_that_owns_it(right: str, wrong: str, rule: str, tmp_path: Path) -> None:
    assert REPLY.count(right) == 1
    before = {one.rule for one in found(REPLY, tmp_path)}
    assert rule not in before
    assert rule in {one.rule for one in found(REPLY.replace(right, wrong), tmp_path)}


def test_a_letter_may_end_as_letters_do_and_a_reply_may_not(tmp_path: Path) -> None:
    letter = "尊敬的院长：\n您好！我叫海某，恳请院长重新查一查这个案子。\n此致\n敬礼\n海某\n2025年2月9日\n"
    reply = "海某：\n你的来信收悉，现答复如下：积水问题已经修好。特此答复。\n此致\n敬礼\n云溪区水务局\n2025年2月9日\n"
    for text, warned in ((letter, False), (reply, True)):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        rules = {one.rule for one in replycheck.check(tmp_path / "a.txt").findings}
        assert ("wording.confusable" in rules) is warned
