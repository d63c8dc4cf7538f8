"""A reply, a judgment and a letter are told apart by their words; what is not certain is left open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replycheck.facts.paper.role import Role, guess, named_role
from replycheck.model.document import plain

REPLY = """临江市云溪区人民法院
关于周某信访事项的答复意见书
周某：
你反映柳荫路装修工程款一案执行不力的来信收悉，经核查，现答复如下：
一、你反映的车辆已于上月查封，正在评估。
二、你要求更换承办人，没有法定事由，不予支持。
临江市云溪区人民法院
2024年5月6日"""
JUDGMENT = """临江市云溪区人民法院
民事判决书
（2023）浙1204民初77号
原告：和筑装饰工程有限公司。
被告：周某，男，住柳荫路3号。
本院经审理认定事实如下：双方签有合同。
判决如下：
被告于十日内支付工程款。
审判员　钱某
书记员　孙某"""
LETTER = """申诉信
尊敬的云溪区人民法院领导：
我叫周某，是装修合同案的被告。我认为判决不公，我手里的照片没有人看过。
恳请法院领导过问此案，让承办人与我见一面，听我说说我的难处。
此致
敬礼
申诉人：周某"""


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (REPLY, Role.REPLY),
        (JUDGMENT, Role.JUDGMENT),
        (LETTER, Role.PETITION),
        (JUDGMENT.replace("民事判决书", "民 事 判 决 书"), Role.JUDGMENT),
        (JUDGMENT.replace("\n", "　"), Role.JUDGMENT),
        (REPLY.replace("一、", JUDGMENT[JUDGMENT.index("本院") :] + "\n一、"), Role.REPLY),
        (f"{REPLY}\n附件：民事判决书一份", Role.REPLY),
        (f"{LETTER}\n附：民事判决书一份", Role.PETITION),
    ],
    ids=[
        "reply", "judgment", "letter", "spaced title", "judgment without line breaks", "judgment pasted in",
        "reply that names a judgment", "letter that names a judgment",
    ],
)  # fmt: skip
def test_a_paper_is_known_by_its_words(text: str, role: Role) -> None:
    found = guess(plain(text))
    assert found is not None
    assert found.role is role


@pytest.mark.parametrize(
    "text",
    ["", "送达回证\n受送达人：周某", "会议纪要\n会议研究了装修合同案。", f"{JUDGMENT}\n{REPLY}"],
    ids=["nothing", "a receipt", "minutes", "two papers in one file"],
)
def test_what_is_not_certain_is_left_open(text: str) -> None:
    assert guess(plain(text)) is None


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("答复意见.pdf", Role.REPLY),
        ("关于周某来信的回复.docx", Role.REPLY),
        ("一审判决.pdf", Role.JUDGMENT),
        ("周某来信.jpg", Role.PETITION),
        ("扫描件1.pdf", None),
    ],
    ids=str,
)
def test_a_name_is_a_hint(name: str, role: Role | None) -> None:
    assert named_role(name) is role


@pytest.mark.outside_data
def test_no_real_judgment_is_taken_for_a_reply_and_no_reply_for_a_judgment(outside: Path) -> None:
    def roles(file: str, field: str) -> list[Role | None]:
        texts = (json.loads(row)[field] for row in (outside / "data" / file).read_text(encoding="utf-8").splitlines())
        return [found.role if (found := guess(plain(text))) else None for text in texts]

    judgments, replies = roles("judgments.jsonl", "text"), roles("replies.jsonl", "reply")
    assert set(judgments) <= {Role.JUDGMENT, None}
    assert judgments.count(Role.JUDGMENT) >= 0.97 * len(judgments)
    assert set(replies) <= {Role.REPLY, None}
    assert replies.count(Role.REPLY) >= 0.9 * len(replies)
