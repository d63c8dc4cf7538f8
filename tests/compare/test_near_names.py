"""Names of people, companies, places and courts that no paper of the case has, where it has one like them."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

_JUDGMENT = (
    "云泽省高级人民法院\n民事裁定书\n（2021）云民申77号\n"
    "再审申请人（一审被告、二审上诉人）：临江宏图兄弟文化传播有限公司。\n"
    "被申请人（一审原告、二审被上诉人）：云泽东湖车床制造有限责任公司。\n委托代理人：赵安平，云泽海平律师事务所律师。\n"
    "再审申请人临江宏图兄弟文化传播有限公司（以下简称宏图公司）因与被申请人云泽东湖车床制造有限责任公司（以下简称东湖公司）买卖合同纠纷一案，"
    "不服厦门海事法院（2020）闽72民终5号民事判决，向本院申请再审。\n"
    "一审由平阳县人民法院审理。宏图公司申请再审称，安通公司应当付款。东湖公司未提交意见。\n"
    "本院认为，平阳县安通公司为宏图公司担保，证人邢某、谷某的证言相符，宏图公司授权谭佑屹签约，谭佑屹收款。二审判决认定事实清楚，并无不当。依照《中华人民共和国民事诉讼法》第二百条之规定，裁定如下：\n"
    "驳回临江宏图兄弟文化传播有限公司的再审申请。\n审判长　闻达\n二〇二一年五月二十八日\n书记员　宋词"
)
_LETTER = "省高级人民法院：\n我公司是临江宏图兄弟文化传播有限公司，对裁定不服。\n2021年6月1日"
_OPEN = "临江宏图兄弟文化传播有限公司：\n贵公司的来信收悉，现答复如下：\n我院作出（2021）云民申77号裁定。"


def _wrong(text: str) -> list[str]:
    comparison = Comparison("r.txt", text, (("j.txt", _JUDGMENT),), ("l.txt", _LETTER), "云泽省高级人民法院", len(text))
    return [one.statement.span.of(comparison.text) for one in comparison.differences]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("光盘是从宏图兄妹文化传播有限公司买的。", id="a firm's name with another sign"),
        pytest.param("对方是东湖机床制造有限责任公司。", id="a firm with a long tail"),
        pytest.param("这笔钱由通安公司担保。", id="two signs the wrong way round"),
        pytest.param("担保人在平阴县安通公司。", id="a place before the same words"),
        pytest.param("证人庞某也说过。", id="a stranger behind the same role"),
        pytest.param("有关人员庞某、谷某的证言相符。", id="a stranger beside the same name"),
        pytest.param("赵平安律师到过庭。", id="a whole name the wrong way round"),
        pytest.param("合同由谭佑岭签订。", id="a whole name with another sign"),
        pytest.param("一审在珠海市中级人民法院进行。", id="a court that no paper has"),
        pytest.param("最高人民检察院于2021年5月28日作出（2021）云民申77号裁定。", id="no court"),
    ],
)
def test_a_name_that_no_paper_has_is_held_against_the_one_it_is_like(words: str) -> None:
    assert _wrong(_OPEN + words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("光盘是从宏图兄弟文化传播有限公司买的，对方是东湖公司。", id="the names as they are"),
        pytest.param("裁定显示东湖公司没有违约，起诉安通公司的请求另行处理。", id="other words before a whole name"),
        pytest.param("证人邢某、谷某的证言相符，承办人庞某与你通过电话。", id="somebody of the office"),
        pytest.param("赵安平律师到过庭。", id="the lawyer"),
        pytest.param("你的弟弟和谭佑岭来访，由谭佑屹签订。", id="a brother"),
        pytest.param("一审在平阳县人民法院进行。", id="a court of the case"),
        pytest.param("贵公司可以向珠海市中级人民法院起诉。", id="a court to which one may turn"),
        pytest.param("承办人到过珠海市中级人民法院信访窗口。", id="whom the office visited"),
        pytest.param("最高人民检察院可以依法监督。", id="a procuratorate that decides nothing"),
    ],
)
def test_other_names_are_left_alone(words: str) -> None:
    assert _wrong(_OPEN + words) == []


def test_the_company_called_is_the_one_that_wrote() -> None:
    assert _wrong(_OPEN) == []
    assert _wrong(_OPEN.replace("宏图兄弟文化传播", "宏图广告传媒", 1))[0] == "临江宏图广告传媒有限公司"
    assert _wrong(_OPEN.replace("临江宏图兄弟文化传播有限公司", "宏图兄弟文化公司", 1)) == []
