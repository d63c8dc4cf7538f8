"""Numbered paragraphs, annexes and the parts of a reply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.structure import parts
from replycheck.facts.structure.annex import annex_start
from replycheck.facts.structure.outline import in_contents, items, mark_of
from replycheck.model.document import Document, Paragraph, ParagraphKind, plain
from replycheck.model.span import Span

STYLES = {"一、": 99, "（一）": 99, "1.": 99, "1、": 99, "（1）": 99, "①": 20}


@given(st.data(), st.sampled_from(sorted(STYLES)))
def test_a_written_number_reads_back_in_every_style(data: st.DataObject, style: str) -> None:
    number = data.draw(st.integers(1, STYLES[style]))
    mark = mark_of(style, number)
    text = f"张某：\n{mark}关于补偿款"
    (item,) = items(text, plain(text).paragraphs)
    assert (item.style, item.number, item.mark.of(text)) == (style, number, mark)
    assert item.paragraph.of(text) == f"{mark}关于补偿款"


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("十二、甲", "一、", 12),
        ("(三)甲", "（一）", 3),
        ("3、甲", "1、", 3),
        ("2．2023年5月查封", "1.", 2),
        ("3．12户领款", "1.", 3),
        ("12．甲", "1.", 12),
        ("(4)甲", "（1）", 4),
        ("⑩甲", "①", 10),
    ],
)
def test_other_ways_to_write_a_mark_are_the_same_style(line: str, style: str, number: int) -> None:
    (item,) = items(line, plain(line).paragraphs)
    assert (item.style, item.number) == (style, number)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元已付",
        "4．2 已完成",
        "1．5万元已付",
        "2、3号楼",
        "2023年5月",
        "一是甲",
        "第一，甲",
        "一 、甲",
        "100.甲",
        "（甲）乙",
        "二〇二三年",
        "十十、甲",
        "",
    ],
)
def test_what_only_looks_like_a_mark_numbers_nothing(line: str) -> None:
    assert items(line, plain(line).paragraphs) == ()


@pytest.mark.parametrize("label", ["附件", "附件：", "附件1", "附件 2：", "附　件", "附件一", "附件十二", "附件10"])
def test_what_follows_an_annex_label_is_no_part_of_the_reply(label: str) -> None:
    text = f"张某：\n特此答复。\n{label}\n原告：张某。"
    assert annex_start(plain(text)) == text.index(label)


@pytest.mark.parametrize(
    "text",
    ["附件1\n张某：\n特此答复。", "张某：\n附件：1.清单 2.照片\n特此答复。", "张某：\n见附件\n特此答复。", "附件", ""],
    ids=["label in the first line", "list of annexes", "word inside a line", "label alone", "nothing"],
)
def test_a_mention_of_annexes_begins_none(text: str) -> None:
    assert annex_start(plain(text)) == len(text)


def test_an_annex_label_in_a_running_head_begins_no_annex() -> None:
    text = "张某：\n附件1\n特此答复。"
    first, second, third = plain(text).paragraphs
    document = Document("a", "", "docx", text, (first, Paragraph(second.span, ParagraphKind.HEADER), third))
    assert annex_start(document) == len(text)


PARTS = {
    "OPINION": (
        [
            "对你的请求不予支持",
            "你反映的情况属实",
            "现答复如下",
            "已于6月1日退还",
            "建议你到窗口办理，请你携带身份证",
            "我局将尽快处理",
        ],
        ["你来信反映执行款未发放。", "本院收悉。", "特此答复。"],
    ),
    "REMEDY_REVIEW": (
        [
            "如不服本意见，可请求复查",
            "对本意见不服的，可自收到之日起30日内申请复核",
            "可以向上一级机关提出复查申请，或提请复查",
        ],
        ["特此答复。", "可以申请再审。"],
    ),
    "REMEDY_COURT": (
        ["可以申请再审", "可以向检察院申请检察监督", "可以提出执行异议", "可以另行起诉", "你可以申诉"],
        ["特此答复。", "判决并无不当。"],
    ),
    "CONTACT": (["经电话与你核实", "当面听取了意见", "邀请你参加听证", "已与你联系"], ["经认真核查。", "特此答复。"]),
    "FAILED_CONTACT": (
        ["多次拨打你的电话无人接听", "你的联系方式不详", "你未留联系方式", "两次上门均未果"],
        ["多次研究", "已与你电话联系"],
    ),
    "VAGUE": (["领导高度重视", "第一时间处理", "进行了认真核查"], ["5月6日走访了你家"]),
}


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [(name, words, True) for name, (yes, _) in PARTS.items() for words in yes]
    + [(name, words, False) for name, (_, no) in PARTS.items() for words in no],
)
def test_a_part_of_a_reply_is_known_by_its_usual_phrases(name: str, words: str, *, found: bool) -> None:
    assert (parts.first(getattr(parts, name), words) is not None) is found


def test_a_part_is_looked_for_only_before_the_end_given() -> None:
    text = "张某：\n特此答复。\n附件1\n不予支持"
    assert parts.first(parts.OPINION, text, text.index("附件")) is None
    assert parts.first(parts.OPINION, text) == Span(text.index("不予支持"), len(text))


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("你反映执行款未发放的问题，现答复如下。", True),
        ("您来信咨询退费标准。", True),
        ("信访人请求退还押金。", True),
        ("关于王某反映房屋漏水问题的答复", True),
        ("你反映以下情况：一、漏水。", True),
        ("你的来信收悉。", False),
        ("对你反映的有关问题，我们认真核查。", False),
        ("经审查，该案判决并无不当。", False),
        ("特此答复。", False),
        ("", False),
    ],
)
def test_demands_are_stated_only_where_their_content_is_told(words: str, *, stated: bool) -> None:
    assert parts.states_demands(words) is stated


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        ("一、办理经过……………………3", True),
        ("（二）处理意见\t- 12 -", True),
        ("一、办理经过", False),
        ("二、补偿款共计 12", False),
        ("等等……3", False),
    ],
)
def test_a_line_of_contents_has_leaders_and_a_page(line: str, *, contents: bool) -> None:
    assert in_contents(line) is contents
