"""Figures that many slight signs together tell as wrong, and those that follow from others beside them."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_SALE = (
    "云陵县人民法院\n民事判决书\n（2019）云0422民初310号\n"
    "原告潘启明，男，1979年4月2日出生，住云陵县。\n被告云陵县金谷粮油有限公司。\n"
    "原告潘启明诉被告云陵县金谷粮油有限公司买卖合同纠纷一案，本院于2019年3月4日立案后，公开开庭进行了审理。\n"
    "经审理查明，2018年1月至6月，金谷公司分四次共计向潘启明购买大豆，先后运走大豆5000立方米，货款共计346000元。"
    "合同第七条约定，每供应500立方米结算一次。2018年9月20日、9月23日双方对账，确认尚欠货款127400元。"
    "货存放于粮站6楼仓库。三包样品分别重0.82克、0.83克和0.78克。\n"
    "本院认为，金谷公司应当支付货款。判决如下：\n"
    "被告云陵县金谷粮油有限公司于本判决生效之日起十日内支付原告潘启明货款127400元。\n"
    "案件受理费2848元，由被告负担。\n审判员　何文涛\n二〇一九年五月二十日\n书记员　李静"
)
_OPEN = "潘启明：\n你的来信收悉，现就你诉金谷公司买卖合同纠纷一案（（2019）云0422民初310号）答复如下：\n"
_LETTER = (
    "云陵县人民法院：\n我和金谷公司的案子判了。我要求：一、把欠我的货款执行回来；二、判金谷公司赔我误工损失52000元；"
    "三、说明为什么只有三方到庭。\n潘启明\n2019年8月3日"
)


def _roles(words: str, letter: str = "") -> set[str]:
    asked = ("l.txt", letter) if letter else None
    compared = Comparison("r.txt", _OPEN + words, (("j.txt", _SALE),), asked, "云陵县人民法院")
    return {one.statement.role for one in compared.differences}


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("other-figure", "合同写明，每供应50立方米结算一次。"),
        ("other-figure", "货一直放在粮站8楼仓库。"),
        ("other-figure", "金谷公司分六次共计向你购买大豆，都有记录。"),
    ],
)
def test_a_figure_in_surroundings_like_the_judgments_is_wrong(role: str, words: str) -> None:
    assert role in _roles(words)


@pytest.mark.parametrize(
    "words",
    [
        "合同写明，每供应500m3结算一次。",
        "货一直放在粮站6楼仓库。",
        "金谷公司分四次共计向你购买大豆，都有记录。",
        "2018年9月20日和23日双方对账，还差127400元。",
        "三包样品分别重0.82克、0.83克和0.78克，合计2.43克，不满十克。",
        "你1979年4月2日出生，2018年4月2日就满三十九周岁了。",
        "判决支持的货款超过12万元。",
    ],
)
def test_what_the_judgment_bears_out_or_the_reply_reckons_is_right(words: str) -> None:
    assert not _roles(words)


def test_a_sum_that_the_letter_names_otherwise_is_told() -> None:
    words = "贵公司来函，请求尽快执行货款、赔偿误工损失{}元、说明三方到庭的原因。"
    assert "letter-demand-figure" in _roles(words.format(25000), _LETTER)
    assert not _roles(words.format(52000), _LETTER)
