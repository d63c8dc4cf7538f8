"""What a reply rightly says of another court, stage, person or thing than the judgment's own, and its wrong likes."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

CRIMINAL = """青禾县人民法院
刑事判决书
（2021）川9921刑初35号
公诉机关青禾县人民检察院。
被告人柳青，女，1990年3月2日出生。
青禾县人民检察院以青检刑诉〔2021〕20号起诉书指控被告人柳青犯盗窃罪，于2021年3月5日向本院提起公诉。
经审理查明，2020年12月1日，柳青与柳某偷走一辆电动车。
本院认为，被告人柳青归案后如实供述，该辩护意见本院予以采纳。但辩护人认为被告人具有自首情节的辩护意见，与查明的事实不符，且无其他证据印证，本院不予采纳。
判决如下：
被告人柳青犯盗窃罪，判处有期徒刑八个月，并处罚金二千元。
审判长  柳长庚
二〇二一年四月二日
"""
CIVIL = """和州省高级人民法院
民事裁定书
（2020）川民申88号
再审申请人（一审被告、二审上诉人）：北岭建筑有限公司。
被申请人（一审原告、二审被上诉人）：南湾置业有限公司。
再审申请人北岭建筑有限公司因与被申请人南湾置业有限公司建设工程合同纠纷一案，不服青禾市中级人民法院（2019）川99民再5号民事判决，向本院申请再审。本院已审查终结。
本院认为，北岭建筑有限公司不应承担违约责任。一审关于利息的判决有误，二审已经纠正。采购合同约定明确。
综上，依照《中华人民共和国民事诉讼法》第二百条第一项之规定，裁定如下：
驳回北岭建筑有限公司的再审申请。
审判长  江一舟
二〇二〇年六月三日
"""
FAITHFUL = {
    "who is charged stands behind 对": (CRIMINAL, "青禾县人民检察院对柳青提起公诉。"),
    "the court at which it was brought": (CRIMINAL, "该案由我院向青禾县人民法院提起公诉。"),
    "a protest that is asked for": (CRIMINAL, "你12月4日递交的抗诉请求，我院已经收到。"),
    "a surname with an address": (CRIMINAL, "柳先生来信问到的案件，法院已经判决。"),
    "a masked name of somebody else": (
        CRIMINAL,
        "判决认定柳青偷走电动车。\n柳某没有被起诉，我院不能直接判他有罪。",
    ),
    "the least that the law has": (CRIMINAL, "此罪情节严重的，起点刑是三年有期徒刑。"),
    "one plea of two": (CRIMINAL, "庭审中辩护人也提过自首，法院查明后没有采纳。"),
    "who applied for an earlier retrial": (CIVIL, "后来南湾公司申请再审，案件重新审理。"),
    "what an office may not do": (CIVIL, "我院无权撤销上级法院的裁定。"),
    "another burden": (CIVIL, "能认定由北岭公司承担的是6000元，其余不能计入。"),
    "what the court itself finds wrong": (CIVIL, "一审关于利息的判决有误，二审已经纠正。"),
    "an article of a contract": (CIVIL, "采购合同第201条写的机构并不存在。"),
    "the road to the procuratorate": (
        CIVIL,
        "对生效判决仍不认同，可按照民事诉讼法第二百零九条，向检察院申请检察建议或者抗诉。",
    ),
}
WRONG = {
    "the accused who charges": (CRIMINAL, "柳青提起公诉，案件由本院审理。"),
    "a person who protests": (CRIMINAL, "判决后柳青提出抗诉。"),
    "he for her": (CRIMINAL, "判决认定柳青偷走电动车，他归案后如实供述。"),
    "another term": (CRIMINAL, "法院以盗窃罪判处柳青有期徒刑三年。"),
    "the application granted": (CIVIL, "省高级人民法院裁定支持了北岭公司的再审申请。"),
}


def _differs(judgment: str, words: str) -> list[tuple[str, str]]:
    number = "（2021）川9921刑初35号" if "川9921" in judgment else "（2020）川民申88号"
    text = f"关于来信的答复\n\n李河：\n你来信反映{number}一案。\n{words}\n\n青禾县信访局\n2022年1月5日\n"
    held = Comparison("reply.txt", text, (("judgment.txt", judgment),))
    return [(one.statement.role, one.statement.span.of(text)) for one in held.differences if not one.doubtful]


@pytest.mark.parametrize(("judgment", "words"), FAITHFUL.values(), ids=FAITHFUL)
def test_what_is_said_of_another_is_not_held_against_the_judgment(judgment: str, words: str) -> None:
    assert _differs(judgment, words) == []


@pytest.mark.parametrize(("judgment", "words"), WRONG.values(), ids=WRONG)
def test_the_same_said_wrongly_is_found(judgment: str, words: str) -> None:
    assert _differs(judgment, words)
