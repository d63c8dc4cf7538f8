"""Which of several pleas was heard, what a law says of anybody, shares that make one, sums paid on several days."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

CRIMINAL = """青禾县人民法院
刑事判决书
（2021）川9921刑初35号
公诉机关青禾县人民检察院。
被告人柳青，女，1990年3月2日出生。
经审理查明，2020年12月1日，柳青与江河互殴，江河被认定承担主要责任，被害人林甲不承担责任。
本院认为，柳青自首，减少基准刑20%；取得谅解，减少基准刑30%；柳青具有前科，增加基准刑8%。辩护人对柳青从轻处罚的辩护意见予以采纳。
判决如下：
被告人柳青犯寻衅滋事罪，判处有期徒刑一年。
审判长  柳长庚
二〇二一年四月二日
"""
THIRD = """禾州市最高法院
民事裁定书
（2015）民申字第88号
再审申请人（一审第三人）：北岭建筑有限公司。
被申请人（一审原告）：南湾置业有限公司。
本院认为，民事诉讼法司法解释第八十二条规定：“无独立请求权的第三人，被判决承担民事责任的，有权提起上诉。”
北岭公司并未被判决承担民事责任，故无上诉权。该份材料不能推翻原判决。一、二审未查明相关事实不妥，但驳回起诉的结果并无不当。
2011年10月8日林甲付款1300万元，2011年9月27日林甲付款2000万元，2011年3月7日江河付款700万元。
裁定如下：
驳回北岭建筑有限公司的再审申请。
审判长  江一舟
二〇一五年六月三日
"""
FILED = """青禾县人民法院
行政判决书
（2020）川9921行初77号
原告：江河。
被告：青禾县行政审批局。
原告江河诉被告青禾县行政审批局投诉处理一案，于2020年8月3日向本院提起行政诉讼。本院于当日立案后，依法审理。
2020年5月8日，原告江河不服异议答复函，向被告投诉，被告予以立案。
本院认为，处理决定应予撤销。
判决如下：
撤销被告作出的处理决定。
审判长  柳长庚
二〇二〇年十二月三十一日
"""
RIGHT = {
    "filed on the day that a suit began": (FILED, "江河起诉，青禾县人民法院2020年8月3日立案，2020年12月31日作出判决。"),
    "the fault of somebody else": (CRIMINAL, "柳青与大车相撞，事故认定书写明金某某负主要责任。"),
    "another plea": (CRIMINAL, "辩护人曾提出应定故意伤害罪，法院没有采纳。"),
    "a net share": (CRIMINAL, "柳青自首减20%，谅解减30%，有前科加8%，加减相抵，净减42%。"),
    "what is no such thing": (CRIMINAL, "江河2008年受过行政处罚，那不是前科。"),
    "no fault in other words": (CRIMINAL, "法院认定江河主要责任，林甲无责任。"),
    "not adjudged": (THIRD, "判决没有判北岭公司承担任何民事责任。"),
    "no proof to overturn it": (THIRD, "那份材料不算足以推翻判决的新证据。"),
    "each on its day": (THIRD, "同年9月27日、10月8日林甲分别付2000万元、1300万元，2011年3月7日江河付700万元。"),
    "pointed out and left": (THIRD, "该院同时指出，一、二审未查明相关事实不妥，但驳回起诉的结果并无不当。"),
}
WRONG = {
    "the very plea": (CRIMINAL, "辩护人提出应当从轻处罚，法院没有采纳。"),
    "a share that nothing makes": (CRIMINAL, "柳青自首，减少基准刑20%；取得谅解，减少基准刑35%。"),
    "no former conviction": (CRIMINAL, "法院认定柳青没有前科。"),
    "on another day": (THIRD, "2011年10月8日林甲付2000万元，2011年3月7日江河付700万元。"),
}


def test_what_a_number_grew_by_is_no_limit_of_it() -> None:
    told = "公司自12月8日起{}座席4个，达到{}个。"
    assert _differs(CRIMINAL, told.format("增加", 12)) == []


def _differs(judgment: str, words: str) -> list[tuple[str, str]]:
    number = next(line for line in judgment.split("\n") if line.endswith("号"))
    text = f"关于来信的答复\n\n李河：\n你来信反映{number}一案。\n{words}\n\n青禾县信访局\n2022年1月5日\n"
    held = Comparison("reply.txt", text, (("judgment.txt", judgment),))
    return [(one.statement.role, one.statement.span.of(text)) for one in held.differences if not one.doubtful]


@pytest.mark.parametrize(("judgment", "words"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_not_held_against_the_judgment(judgment: str, words: str) -> None:
    assert _differs(judgment, words) == []


@pytest.mark.parametrize(("judgment", "words"), WRONG.values(), ids=WRONG)
def test_its_wrong_like_is_found(judgment: str, words: str) -> None:
    assert _differs(judgment, words)
