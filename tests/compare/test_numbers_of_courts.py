"""Numbers of cases, days of decisions and articles that a reply has otherwise than its ruling."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_RULING = (
    "最高人民法院\n民事裁定书\n（2016）最高法民申1830号\n"
    "再审申请人（一审被告、二审上诉人）：南陵恒泰机械有限公司。\n被申请人（一审原告、二审被上诉人）：卢家湾农机合作社。\n"
    "再审申请人南陵恒泰机械有限公司因与被申请人卢家湾农机合作社买卖合同纠纷一案，"
    "不服江岭省高级人民法院（2015）江民二终字第77-2号"
    "民事判决，向本院申请再审。本院依法组成合议庭进行了审查，现已审查终结。\n"
    "本院认为，双方约定由原告所在地人民法院管辖，符合《中华人民共和国民事诉讼法》第三十四条的规定。"
    "恒泰公司擅自解除合同，"
    "应当按照《中华人民共和国合同法》第一百一十三条的规定赔偿损失。\n"
    "裁定如下：\n驳回南陵恒泰机械有限公司的再审申请。\n审判长　冯启年\n审判员　苏云\n二〇一六年九月二十六日\n书记员　秦岚"  # noqa: E501 - one sentence
)
_OPEN = "南陵恒泰机械有限公司：\n你公司的来信收悉，现就与卢家湾农机合作社买卖合同纠纷一案答复如下：\n"


def _roles(words: str) -> set[str]:
    compared = Comparison("r.txt", _OPEN + words, (("j.txt", _RULING),), None, "江岭省高级人民法院")
    return {one.statement.role for one in compared.differences}


@pytest.mark.parametrize(
    ("role", "wrong", "right"),
    [
        (
            "case-number",
            "二审判决的案号是（2015）江民二初字第77-2号。",
            "二审判决的案号是（2015）江民二终字第77-2号。",
        ),
        (
            "case-number",
            "二审判决的案号是（2015）江民二终字第78－2号。",
            "二审判决的案号是（2015）江民二终字第77－2号。",
        ),
        (
            "judgment-date",
            "2016年9月16日，最高人民法院依照民事诉讼法第二百零四条第一款驳回了你公司的再审申请。",
            "2016年9月26日，最高人民法院依照民事诉讼法第二百零四条第一款驳回了你公司的再审申请。",
        ),
        (
            "judgment-date",
            "二审判决是我院（2015）江民二终字第77-2号，最高人民法院2016年7月26日裁定驳回你公司的再审申请。",
            "二审判决是我院（2015）江民二终字第77-2号，最高人民法院2016年9月26日裁定驳回你公司的再审申请。",
        ),
        (
            "article",
            "这样的约定符合民事诉讼法第二十四条，案件由我们受理。",
            "这样的约定符合民事诉讼法第三十四条，案件由我们受理。",
        ),
        (
            "article",
            "裁定认定，你公司擅自解除合同，应当按照合同法第九十四条赔偿。",
            "裁定认定，你公司擅自解除合同，应当按照合同法第一百一十三条赔偿。",
        ),
    ],
)
def test_a_number_a_day_or_an_article_is_told_and_its_right_twin_is_not(role: str, wrong: str, right: str) -> None:
    assert role in _roles(wrong)
    assert not _roles(right)
