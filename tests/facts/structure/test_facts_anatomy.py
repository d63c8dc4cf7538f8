"""Which part of a reply each paragraph is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.facts.masks import mask_quotations
from replycheck.facts.structure.annex import annex_start
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.reply_parts import Placed, placed
from replycheck.model.document import plain

REPLY = (
    ("某某市某某区人民法院", Part.MARK),
    ("某法信复〔2023〕7号", Part.MARK),
    ("关于张国栋来信反映执行款发放问题的答复", Part.TITLE),
    ("张国栋：", Part.ADDRESSEE),
    ("你2023年5月8日的来信，本院于5月10日收悉。现答复如下。", Part.RECEIPT),
    ("一、你反映的问题", Part.DEMANDS),
    ("来信提出两项要求：一是发放执行款；二是退还原件。", Part.DEMANDS),
    ("二、联系和核查经过", Part.CONTACT),
    ("5月12日，承办法官王某电话与你联系；5月15日与你面谈，听取了你的意见。", Part.CONTACT),
    ("5月16日，本院调阅了执行卷宗，查询了专户的到账记录。", Part.INVESTIGATION),
    ("三、查明的事实", Part.FINDINGS),
    ("2023年3月6日款项到账，承办人没有联系你。", Part.FINDINGS),
    ("四、处理意见", Part.VIEW),
    ("（一）对第一项要求，予以支持。你反映的情况属实。", Part.VIEW),
    ("五、有关法律规定的说明", Part.EXPLANATION),
    ("执行款应当在到账后及时发放。", Part.EXPLANATION),
    ("你如认为本院的执行行为违法，可以向本院提出书面异议。", Part.REMEDY),
    ("联系人：王某，联系电话：0999-0000000。", Part.CONTACT_POINT),
    ("特此答复。", Part.CLOSING),
    ("某某市某某区人民法院", Part.SIGNATURE),
    ("2023年5月25日", Part.SIGNATURE),
    ("附件1", Part.ANNEX),
    ("经审理查明，双方签订合同。", Part.ANNEX),
)


def parts_of(text: str) -> tuple[Placed, ...]:
    document = plain(text)
    return placed(mask_quotations(text), document.paragraphs, annex_start(document))


def test_every_paragraph_of_a_whole_reply_has_its_part() -> None:
    found = parts_of("\n".join(line for line, _ in REPLY))
    assert [(line, one.part) for (line, _), one in zip(REPLY, found, strict=True)] == list(REPLY)


ALONE = {
    "facts told of a letter under a heading stay facts": (
        "一、查明的情况\n你2022年3月来信要求退款，经办人收到。",
        Part.FINDINGS,
    ),
    "a view under the heading of facts is a view": ("一、查明的情况\n你的请求，不予支持。", Part.VIEW),
    "a heading of one demand says nothing of its part": ("一、关于执行款的问题\n经查，款项已经到账。", Part.FINDINGS),
    "a truth about a demand is a finding": ("你反映的路灯不亮，情况属实。", Part.FINDINGS),
    "a refusal that names the demand is a view": ("你要求增加补偿，本局不予支持。", Part.VIEW),
    "what is quoted says nothing": ("判决书写有“不予支持”。", Part.OTHER),
    "a printed form's label": ("信访诉求：请求补缴保险费。", Part.DEMANDS),
    "a printed form's petitioner": ("信访人：张国栋\n受理日期：2023年5月6日", Part.RECEIPT),
    "a request for review is no remedy": ("你不服复查意见，于2022年9月19日请求复核，本机关次日收到。", Part.RECEIPT),
    "contact in vain": ("本院先后三次拨打你的电话，均未能接通。", Part.CONTACT),
    "demands go on in a numbered list": ("你反映以下问题：\n1.路灯不亮。\n2.井盖破损。", Part.DEMANDS),
    "text without any sign": ("天气晴好。", Part.OTHER),
}


@pytest.mark.parametrize(("text", "part"), ALONE.values(), ids=ALONE)
def test_the_last_paragraph_is_placed(text: str, part: Part) -> None:
    assert parts_of(text)[-1].part is part


def test_a_paragraph_of_several_parts_goes_by_the_largest_and_tells_all() -> None:
    text = "你5月6日的来信收悉。经查，该路段有六盏路灯因电缆被挖断而不亮，施工单位已于当晚更换。感谢您的监督！"
    (found,) = parts_of(text)
    assert found.part is Part.FINDINGS
    assert found.parts == (Part.RECEIPT, Part.FINDINGS, Part.CLOSING)


def test_headings_are_told_apart_from_text() -> None:
    assert [one.heading for one in parts_of("四、处理意见\n（一）对第一项要求，予以支持。")] == [True, False]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([line for line, _ in REPLY] + ["", "　", "。", "“”"]), max_size=14))
def test_every_running_paragraph_has_one_place_whose_sentences_lie_in_it_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = plain(text)
    found = parts_of(text)
    assert [one.span for one in found] == [paragraph.span for paragraph in document.paragraphs]
    for one in found:
        spans = [span for span, _ in one.pieces]
        assert spans == sorted(spans)
        assert all(one.span.contains(span) for span in spans)
        assert one.part in one.parts
