"""Days that happen once, serial numbers of papers, and to which court one may appeal: both sides of each."""

from __future__ import annotations

import pytest

from replycheck.compare.comparison import Comparison

JUDGMENT = """青禾县人民法院
刑事判决书
（2021）川9921刑初35号
公诉机关青禾县人民检察院。
被告人柳青，女，1990年3月2日出生。因涉嫌犯诈骗罪，于2021年1月6日被青禾县公安局刑事拘留，同年2月10日被执行逮捕。
经审理查明，2020年5月7日，国家专利局作出第26419号无效宣告请求审查决定，宣告该专利权无效，柳青隐瞒此事，骗得转让费。
房屋登记在第30118号房产证和第30119号房产证上。
判决如下：被告人柳青犯诈骗罪，判处拘役四个月，并处罚金二千元。
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向湖东省禾州市中级人民法院提出上诉。
审判长  柳长庚
二〇二一年四月二日
"""
REPLIES = {
    "the day of the arrest": ("柳青2021年2月10日被逮捕。", False),
    "another day": ("柳青2021年2月18日被逮捕。", True),
    "another day without its year": ("柳青1月6日被刑事拘留，2月20日被逮捕。", True),
    "a supposed day": ("如果柳青2021年2月18日才被逮捕，刑期就要另算。", False),
    "the number of the decision": ("专利权已由第26419号审查决定宣告无效。", False),
    "two digits turned round": ("专利权已由第26491号审查决定宣告无效。", True),
    "a number that is far": ("专利权已由第81305号审查决定宣告无效。", False),
    "one of two that are near": ("另有第30117号房产证，不在本案之内。", False),
    "a paper of another kind": ("来信由第26418号批复答复过。", False),
    "the court above": ("判决已经告知，不服可以上诉到禾州市中级人民法院，柳青没有上诉。", False),
    "another court above": ("判决已经告知，不服可以上诉到禾川市中级人民法院，柳青没有上诉。", True),
}


@pytest.mark.parametrize(("words", "wrong"), REPLIES.values(), ids=REPLIES)
def test_what_is_told_of_the_case(words: str, *, wrong: bool) -> None:
    text = (
        f"关于来信的答复\n\n李河：\n你来信反映（2021）川9921刑初35号一案。\n{words}\n\n青禾县人民法院\n2022年1月5日\n"
    )
    held = Comparison("reply.txt", text, (("judgment.txt", JUDGMENT),))

    assert any(not one.doubtful for one in held.differences) is wrong
