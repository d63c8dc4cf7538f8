"""Sums, prices and lengths of time that the reply works out from its own figures, each beside its right twin."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison
from replycheck.compare.kinds.within.inside import contradictions

_HEAD = "邹明远：\n你的来信收悉，现答复如下：\n"
_WRONG_AND_RIGHT = [
    # time that passed
    ("案件2019年5月6日立案，5月20日判决，从立案到判决只用了{}。", "二十四天", "十四天"),
    ("你2021年3月2日递交申请，同年9月10日才得到答复，前后相隔{}。", "八个多月", "六个多月"),
    ("刑期从2017年4月3日算起，到2019年2月2日为止，前后正好是{}。", "两年零十个月", "一年零十个月"),
    ("他1999年2月8日出生，案发那天正好{}，案发时间是2018年4月8日。", "十七岁零两个月", "十九岁零两个月"),
    ("她2020年1月6日被拘留，1月20日被逮捕，2月3日取保候审，从拘留到取保间隔{}。", "38天", "28天"),
    ("从2016年7月1日算起，满六个月就是{}。", "2016年11月30日", "2016年12月31日"),
    # counts of what the paper names itself
    ("一是自首；二是赔偿；三是谅解。以上{}情节合在一起考虑。", "四个", "三个"),
    ("现场拆了三个支架检验，单方录像推翻不了这{}支架的结论。", "五个", "三个"),
    ("五名被告中，只有一家上诉，另外几家没有上诉，没有上诉的共{}。", "三名", "四名"),
    ("当场抓获钱某、孔某两人，随后又查获卞某，先后共{}。", "四人", "三人"),
    ("合同一共48份，其中15份已经履行完毕，损失按没有履行的{}计算。", "23份", "33份"),
    # figures side by side
    ("油烟的浓度为4.2毫克/立方米，{}2.0毫克/立方米的标准。", "低于", "超过"),
    ("8月2日送达，8月22日开庭，中间隔了20天，答辩期{}十五天。", "不足", "超过"),
    ("他案发时十九岁零两个月，{}。", "还是未成年人", "已经是成年人"),
    ("建议的刑期是六个月，判处的刑期也是六个月，{}。", "低于建议的刑期", "与建议的刑期一致"),
    ("起点是三年，法院判了一年，属于{}处罚。", "加重", "减轻"),
    ("高院批准立案是2018年3月4日，我院受理破产是2018年3月9日，我院受理在{}。", "前", "后"),
    # sums made of others
    ("借款66万元，他承认收了现金31万元，加上转账24万元，光这两项就有{}。", "65万元", "55万元"),
    ("合同价128万元，已经付了95万元，还差{}。", "43万元", "33万元"),
    ("他把40包烟卖给店主，收了1200元，合每包{}。", "36元", "30元"),
    ("另收缴铁锹两把、水桶一个、手电三个，共{}。", "五件", "六件"),
    ("起点是三年，判的是四年，离最低刑只多{}。", "两年", "一年"),
]


@pytest.mark.parametrize(("words", "wrong", "right"), _WRONG_AND_RIGHT)
def test_a_figure_that_nothing_makes_is_found_and_its_right_twin_is_not(words: str, wrong: str, right: str) -> None:
    found = [
        contradictions(Comparison("r.txt", _HEAD + words.format(figure), ()).reply, ()) for figure in (wrong, right)
    ]
    assert [bool(one) for one in found] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        "案件2019年5月6日立案，5月20日判决，你可以在十五日内上诉。",
        "租金每六个月付一次，应提前十五天交纳，合同2018年3月1日签订，2018年6月1日生效。",
        "他2004年被判过刑，到这次作案已过九年。",
        "钢板从发现缺陷到更换完毕历时57天，2013年4月2日解约，2013年5月1日退款。",
        "单价200元的有4次，100元的有2次，价款合计1000元。",
        "午餐10元，早餐4元，另有保险30元，作业本10元，合计54元。",
        "补贴每天12元，每月300元，16户合计4800元。",
        "他买了三箱，一共付了900元，每箱比市价低20元。",
        "他十七岁零三个月，未成年人犯罪应当从轻。",
        "一是补交材料；二是缴费。你提出的三点要求已经答复。",
        "噪声夜间为48分贝，低于50分贝的标准，昼间为61分贝，超过60分贝的标准。",
    ],
)
def test_what_only_looks_like_a_wrong_figure_is_none(words: str) -> None:
    assert contradictions(Comparison("r.txt", _HEAD + words, ()).reply, ()) == []
