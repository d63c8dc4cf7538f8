"""Words are attributed only to a judgment that they can come from, and to a law only where they are its words."""

from __future__ import annotations

import pytest

from replycheck.model.document import plain
from replycheck.model.passage import Treatment
from replycheck.reuse import find_passages, measure
from replycheck.reuse.belonging import of_other_matters

_FACTS = "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证，竣工验收时发现厨房墙砖空鼓十七处"
_JUDGMENT = f"""云河市西山区人民法院
民事判决书
（2021）云0102民初1187号
原告：周明远，男。
被告：远达装饰有限公司。
经审理查明，{_FACTS}，周明远于2020年3月8日入住，支付维修费8642元。
本院认为，被告远达装饰有限公司未按照约定的期限完成返修，应当依法承担继续履行、采取补救措施的责任。
"""
_ATTRIBUTIONS = {
    "none named": ("该判决认定", True),
    "its own number": ("（2021）云0102民初1187号民事判决认定", True),
    "another number": ("（2019）云0102民初55号民事判决认定", False),
    "its own court": ("云河市西山区人民法院的判决认定", True),
    "another court": ("东岭市中级人民法院的判决认定", False),
    "an unnamed court": ("某市中级人民法院的判决认定", True),
    "this court": ("本院判决认定", True),
    "another case": ("另案判决书认定", False),
    "a number in the sentence before": ("你还提到（2019）云0102民初55号判决。该判决书认定", True),
}


@pytest.mark.parametrize(("words", "holds"), _ATTRIBUTIONS.values(), ids=_ATTRIBUTIONS.keys())
def test_an_attribution_must_name_the_judgment_that_the_words_are_from(words: str, *, holds: bool) -> None:
    reply = plain(f"周明远：\n你反映返修问题的来信收悉。{words}：“{_FACTS}。”特此答复。", source="reply.txt")
    passages = find_passages(reply, (plain(_JUDGMENT, source="judgment.txt"),))
    told = {passage.treatment for passage in passages if len(passage.reply) > 30}
    assert told == {Treatment.QUOTED if holds else Treatment.UNATTRIBUTED}


def test_another_case_may_be_one_of_several_that_were_given() -> None:
    reply = plain(f"周明远：\n另案判决书认定：“{_FACTS}。”特此答复。", source="reply.txt")
    sources = (
        plain(_JUDGMENT, source="judgment.txt"),
        plain("民事裁定书\n周明远的起诉不予受理。", source="ruling.txt"),
    )
    assert {passage.treatment for passage in find_passages(reply, sources)} == {Treatment.QUOTED}


def test_a_citation_in_front_of_every_sentence_excuses_no_sentence_of_the_case() -> None:
    sentences = [
        "周明远于2020年3月8日入住，支付维修费8642元",
        "本院认为，被告远达装饰有限公司未按照约定的期限完成返修，应当依法承担继续履行、采取补救措施的责任",
    ]
    cited = "".join(f"《中华人民共和国民法典》第五百七十七条规定：{one}。" for one in sentences)
    reply = plain(f"周明远：\n{cited}特此答复。", source="reply.txt")
    passages = find_passages(reply, (plain(_JUDGMENT, source="judgment.txt"),))
    assert Treatment.STATUTE not in {passage.treatment for passage in passages}
    copied = measure(reply, passages).copied_share
    assert copied is not None
    assert copied > 0.5


def test_the_words_of_an_article_stay_excused() -> None:
    article = (
        "当事人一方不履行合同义务或者履行合同义务不符合约定的，应当承担继续履行、采取补救措施或者赔偿损失等违约责任"
    )
    judgment = _JUDGMENT.replace("经审理查明", f"《中华人民共和国民法典》第五百七十七条规定：“{article}。”经审理查明")
    reply = plain(f"周明远：\n《中华人民共和国民法典》第五百七十七条规定：{article}。", source="reply.txt")
    passages = find_passages(reply, (plain(judgment, source="judgment.txt"),))
    assert {passage.treatment for passage in passages} == {Treatment.STATUTE}


_MATTERS = {
    "the number": ("你对（2021）云0102民初1187号案件的意见收悉。", True),
    "a party": ("周明远同志：你的来信收悉。", True),
    "a company": ("你投诉远达装饰有限公司的来信收悉。", True),
    "a day": ("你2020年3月8日反映的情况收悉。", True),
    "a sum": ("你要求退还8642元的来信收悉。", True),
    "the subject": ("你反映厨房墙砖空鼓、邻居阻挠停工、返修签证一事收悉。", True),
    "a round sum and the first of January": ("你于2020年1月1日要求退还5000元学费的来信收悉。", False),
    "a party in another case": (
        "周明远：你对（2017）湘0305民初36号案件的来信收悉，公交站台迁移后出行不便，交通部门已在研究增设临时站点。",
        False,
    ),
    "a party and a slip in the number": ("周明远：你对（2021）云0102民初1178号案件的来信收悉。", True),
    "a party and a slip in the year": ("周明远：你对（2022）云0102民初1187号案件的来信收悉。", True),
    "a party and the case on appeal": ("周明远：你对（2022）云01民终36号案件的来信收悉。", True),
    "nothing": ("你反映公交站台迁移后出行不便的来信收悉，交通部门已在研究增设临时站点。", False),
    "nobody's words": ("", True),
}


@pytest.mark.parametrize(("reply", "belongs"), _MATTERS.values(), ids=_MATTERS.keys())
def test_one_thing_in_common_is_enough_to_belong(reply: str, *, belongs: bool) -> None:
    judgment = plain(_JUDGMENT, source="judgment.txt")
    assert of_other_matters(plain(reply, source="reply.txt"), (judgment,)) == (() if belongs else (judgment,))


def test_a_judgment_that_could_not_be_read_is_no_stranger() -> None:
    assert of_other_matters(plain("你的来信收悉。", source="reply.txt"), (plain(" \n", source="scan.pdf"),)) == ()
