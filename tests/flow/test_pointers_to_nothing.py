"""What leans on something that the paper does not have, and what the letter already told."""

from __future__ import annotations

import pytest

from replycheck.flow.pointers import pointers
from replycheck.flow.reading import read
from replycheck.model.document import plain

RECEIPT = "你2023年2月20日寄来的信，本局2月22日收到。"
ASKED = "你反映锦屏路公交站没有站台，要求增设站台。"
FOUND = "经查，该站每天上下车约六百人次，具备条件。"
SPOKE = "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见。"
TOLD = "3月10日，邓凯把上述结果向你作了说明，你没有异议。"


def _kinds(*lines: str, known: str = "", tables: bool = False) -> list[str]:
    text = "\n".join(("罗大勇：", *lines))
    every = [read(text, one.span) for one in plain(text).paragraphs]
    return [pointer.kind for pointer in pointers(text, every, known, tables=tables)]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("table", (RECEIPT, ASKED, FOUND + "客流见下表。")),
        ("facts", (RECEIPT, ASKED, "据此，本局决定设置站台。")),
        ("facts", (RECEIPT, ASKED, SPOKE, "因此，本局决定设置站台。")),
        ("matter", (RECEIPT, SPOKE, FOUND)),
        ("item", (RECEIPT, "你提出两项请求。", "第一项请求，予以支持。")),
        ("person", (RECEIPT, ASKED, FOUND, TOLD)),
        ("short", (RECEIPT, ASKED, "公交集团同意。", "青川市公交集团公司（以下简称公交集团）已经施工。")),
        (
            "question",
            (RECEIPT, "问：为什么没有站台？", "答：没有公交线路。", "问：何时增设？", "问：有雨棚吗？", "答：有。"),
        ),
        ("figure", (RECEIPT, ASKED, FOUND, "这1800元由公交集团承担。")),
        ("partner", (RECEIPT, ASKED, FOUND + "一方面，人行道很窄。")),
        ("partner", (RECEIPT, ASKED, "其次，" + FOUND)),
        ("nth", (RECEIPT, ASKED, FOUND, "第二件，站牌已经移到路东。")),
        ("nth", (RECEIPT, ASKED, "第一个问题，已经动工。", "现在说第三个问题，站牌移到路东。")),
    ],
)
def test_what_points_to_nothing_is_told(kind: str, lines: tuple[str, ...]) -> None:
    assert _kinds(*lines) == [kind]


@pytest.mark.parametrize(
    "lines",
    [
        (RECEIPT, ASKED, FOUND, "据此，本局决定设置站台。"),
        (RECEIPT, ASKED, SPOKE, FOUND, TOLD),
        (RECEIPT, ASKED, FOUND, TOLD, SPOKE),
        (RECEIPT, ASKED, FOUND + "本局一方面加固站台，一方面增加班次。"),
        (RECEIPT, ASKED, FOUND + "通知写着“客流见下表”。"),
        (RECEIPT, ASKED, FOUND + "你提出两项请求。", "第二项请求，予以支持。第一项请求，不予支持。"),
        ("你寄来的信转到本局，2月27日邓凯同你谈了话。", "站台已经动工。", "雨棚另行安排。", "四月底验收。"),
        (RECEIPT, "你们几位在信里讲，公交站没有站台。", SPOKE, FOUND),
        (RECEIPT, "问：为什么没有站台？", "答：没有公交线路。", "问：何时增设？", "答：四月底。"),
        (RECEIPT, ASKED, FOUND + "雨棚每座1800元。", "这1800元由公交集团承担。"),
        (RECEIPT, ASKED, "石磊把公交集团起诉到法院，要求赔偿。", FOUND),
        (RECEIPT, ASKED, "2月27日，承办法官邓凯通电话问明了情况。", "邓法官已把算法向你作了说明。"),
        (RECEIPT + "现逐项答复如下。", "站台4月底前完工。", "雨棚另行安排。", "站牌已经移到路东。"),
        (RECEIPT, ASKED, FOUND + "雨棚要价二万元。", "这2万元由公交集团承担。"),
        (RECEIPT, ASKED, FOUND + "施工从2022年7月至2023年1月。", "这7个月由临时站台代替。"),
        (RECEIPT, ASKED, FOUND + "材料交给站务专员滕艳。", "滕艳的电话是5550605。"),
        (RECEIPT, ASKED, "头一件，站台已经动工。", "第二件，站牌移到路东。"),
        (RECEIPT, ASKED, FOUND, "协议第二项，由公交集团承担。", "对第二项不服的，可以起诉。"),
        (RECEIPT, "站台归公交集团，2月24日已经动工。", "雨棚4月底前装好。", "站牌移到路东。"),
    ],
    ids=[
        "facts",
        "introduced",
        "introduced too late",
        "both hands",
        "quoted",
        "both answers",
        "answered at once",
        "told in other words",
        "each question with its answer",
        "a figure that was told",
        "the other side of a case",
        "by surname and office",
        "answered one by one",
        "a figure that is spelt",
        "months that were counted",
        "whose telephone it is",
        "counted in other words",
        "numbers of a contract and of an order",
        "answered at once, a matter a paragraph",
    ],
)
def test_what_is_there_is_no_pointer_to_nothing(lines: tuple[str, ...]) -> None:
    assert _kinds(*lines) == []


def test_the_letter_and_a_table_are_what_may_be_pointed_to() -> None:
    assert _kinds(RECEIPT, ASKED, FOUND, TOLD, known="邓凯来过。") == []
    assert _kinds(RECEIPT, ASKED, FOUND + "客流见下表。", tables=True) == []
