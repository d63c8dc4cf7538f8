"""What ``fix`` may put right by itself: the corrections that leave no choice, and none beside them."""

from __future__ import annotations

import pytest

from replycheck.checks.citations import misspelt_title, old_number, repealed
from replycheck.checks.logic import numbering_gap
from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.rule import Rule

_SIGNED = "\n青湖市民政局\n2025年3月5日"


def _mended(rule: Rule, text: str) -> str:
    """The text with every correction of the rule made."""
    hits = sorted(rule.check(Case(plain(text), Profile.PETITION_OPINION)), key=lambda hit: -hit.span.start)
    for fix in (hit.fix for hit in hits):
        if fix is not None:
            text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        (numbering_gap.RULE, "一、甲\n二、乙\n二、丙\n四、丁", "一、甲\n二、乙\n三、丙\n四、丁"),
        (numbering_gap.RULE, "（一）甲\n（三）乙\n（三）丙", "（一）甲\n（二）乙\n（三）丙"),
        (numbering_gap.RULE, "你要求：（一）甲；（三）乙；（三）丙。", "你要求：（一）甲；（二）乙；（三）丙。"),
        (repealed.RULE, "依照《信访条例》办理。" + _SIGNED, "依照《信访工作条例》办理。" + _SIGNED),
        (misspelt_title.RULE, "依照《中华人民共和国民事诉诉法》办理。", "依照《中华人民共和国民事诉讼法》办理。"),
        (
            old_number.RULE,
            "你的申请不符合《中华人民共和国民事诉讼法》第二百条规定的再审情形。" + _SIGNED,
            "你的申请不符合《中华人民共和国民事诉讼法》第二百一十一条规定的再审情形。" + _SIGNED,
        ),
    ],
)
def test_a_sure_correction_makes_the_text_right(rule: Rule, wrong: str, right: str) -> None:
    assert _mended(rule, wrong) == right
    assert _mended(rule, right) == right


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (numbering_gap.RULE, "一、甲\n三、丙\n四、丁"),
        (numbering_gap.RULE, "一、甲\n二、乙\n二、丙"),
        (repealed.RULE, "依照《信访条例》第二十一条办理。" + _SIGNED),
    ],
    ids=["a part may be missing", "nothing follows", "articles have other numbers"],
)
def test_what_leaves_a_choice_is_only_told(rule: Rule, text: str) -> None:
    assert list(rule.check(Case(plain(text), Profile.PETITION_OPINION)))
    assert _mended(rule, text) == text
