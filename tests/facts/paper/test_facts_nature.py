"""What a file is that was handed in: a reply, a judgment, a letter, another paper; and papers given for each other."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from replycheck.facts.paper.mixed_up import put_right
from replycheck.facts.paper.nature import nature
from replycheck.model.document import Document, plain
from replycheck.model.role import Role

COURT = "临江市云溪区人民法院"
BUREAU = "临江市云溪区城市管理局"
REPLY = (
    f"关于周某来信反映问题的答复\n周某：\n你反映渣土车夜间扰民的来信收悉，现答复如下：\n情况属实，已处罚。\n{BUREAU}"
)
JUDGMENT = f"{COURT}\n民事判决书\n（2023）浙1204民初77号\n原告：周某。\n判决如下：\n驳回诉讼请求。\n审判员　钱某"
LETTER = "申诉信\n尊敬的云溪区人民法院领导：\n我叫周某，我不服判决。恳请领导过问。\n此致\n敬礼\n申诉人：周某"
ARTICLES = "\n".join(f"第{n}条　收费单位应当公示标准。" for n in "一二三四五六七八")
PAPERS = {
    "a reply": (REPLY, Role.REPLY),
    "a reply with a judgment pasted in": (REPLY.replace("情况属实", JUDGMENT), Role.REPLY),
    "a reply that quotes the letter": (REPLY.replace("情况属实", "你写道：“我叫周某，恳请领导过问”"), Role.REPLY),
    "a reply about a contract": (f"关于租赁合同的答复\n周某：\n现答复如下：\n请起诉。\n{BUREAU}", Role.REPLY),
    "a reply without a title": (f"周某：\n你来信咨询的事项，现答复如下：\n请到窗口办理。\n{BUREAU}", Role.REPLY),
    "a reply to a higher organ": (f"关于周某信访事项办理情况的报告\n市信访局：\n现报告如下。\n{BUREAU}", Role.REPLY),
    "a reply on the web": ("网友您好！您反映的路灯问题已收悉，经核实，现回复如下：已经修复。", Role.REPLY),
    "a reply that says neither 收悉 nor 答复": (
        f"周某：\n您5月8日的信我们看了。您问的是退费，下面逐条说。\n{COURT}",
        Role.REPLY,
    ),
    "a reply to a firm": (
        f"云溪建材有限公司：\n贵公司留言称判错了，回复意见如下。\n经查，没有判错。\n{COURT}",
        Role.REPLY,
    ),
    "a court to a family, without the words of an answer": (
        f"周某家属：\n人是去年冬天判的，判决书当时寄到了家里。量刑的理由判决书都写了，这里再说一遍给你们听。\n{COURT}",
        Role.REPLY,
    ),
    "a court to the manager of a firm": (
        f"青石顺达建材有限公司何远山经理：\n公司代表来访登记，问判决为什么没有判违约金，应公司要求再书面回复。\n{COURT}",
        Role.REPLY,
    ),
    "a summons": (f"周某：\n请你于5月8日9时到本院第三法庭参加诉讼。\n{COURT}", Role.OTHER),
    "a judgment": (JUDGMENT, Role.JUDGMENT),
    "a judgment of one line": (JUDGMENT.replace("\n", "　"), Role.JUDGMENT),
    "a letter": (LETTER, Role.PETITION),
    "a message": ("您好，我想问一下，小区门口的路灯坏了一个月，请问什么时候能修？谢谢！", Role.PETITION),
    "a complaint": (f"民事起诉状\n原告：周某。\n诉讼请求：退费。\n此致\n{COURT}\n具状人：周某", Role.PETITION),
    "an application": (f"强制执行申请书\n申请人：周某。\n申请事项：执行。\n此致\n{COURT}", Role.PETITION),
    "a contract": ("房屋租赁合同\n甲方：周某\n乙方：某公司\n一、租期三年。\n甲方签字：", Role.OTHER),
    "rules": (f"停车收费管理办法\n第一章　总则\n{ARTICLES}", Role.OTHER),
    "rules without a title": (ARTICLES, Role.OTHER),
    "a notice": (f"关于清理楼道的通知\n各社区：\n请于月底前完成。\n{BUREAU}", Role.OTHER),
    "a request for instructions": (f"关于设立岗亭的请示\n区人民政府：\n妥否，请批示。\n{BUREAU}", Role.OTHER),
    "a form": ("工作情况登记表\n姓名：____________\n单位：____________\n电话：____________", Role.OTHER),
    "minutes": ("会议纪要\n会议研究了停车收费。", Role.OTHER),
    "anything": ("今天天气很好。", Role.OTHER),
    "nothing": ("", Role.OTHER),
}


@pytest.mark.parametrize(("text", "role"), PAPERS.values(), ids=PAPERS)
def test_what_a_file_is_is_told_by_its_words(text: str, role: Role) -> None:
    assert nature(plain(text)).role is role


def test_a_paper_that_is_no_reply_is_named() -> None:
    assert nature(plain(PAPERS["a contract"][0])).remark == "这像是合同，不是答复"
    assert nature(plain(LETTER)).remark == "这像是来信，不是答复"
    assert nature(plain("今天天气很好。")).remark == "看不出这是一份答复"
    assert not nature(plain(REPLY)).remark


def _given(text: str, name: str) -> Document:
    return replace(plain(text, source=name), sha256=sha256(text.encode()).hexdigest())


def test_a_reply_is_not_compared_with_itself() -> None:
    reply = _given(REPLY, "答复.txt")
    given = put_right(reply, (_given(REPLY + "\n", "判决.txt"), _given(JUDGMENT, "b.txt")), reply)
    assert [source.source for source in given.sources] == ["b.txt"]
    assert given.petition is None
    assert [caveat.incomplete for caveat in given.caveats] == [True, True]


def test_judgment_and_letter_given_for_each_other_are_exchanged() -> None:
    judgment, letter = _given(JUDGMENT, "j.txt"), _given(LETTER, "l.txt")
    given = put_right(_given(REPLY, "r.txt"), (letter,), judgment)
    assert given.sources == (judgment,)
    assert given.petition == letter
    assert len(given.caveats) == 2


def test_a_letter_given_as_the_judgment_is_the_letter() -> None:
    letter = _given(LETTER, "l.txt")
    given = put_right(_given(REPLY, "r.txt"), (letter,), None)
    assert given.sources == ()
    assert given.petition == letter


def test_papers_in_their_places_stay_there() -> None:
    judgment, letter = _given(JUDGMENT, "j.txt"), _given(LETTER, "l.txt")
    given = put_right(_given(REPLY, "r.txt"), (judgment,), letter)
    assert (given.sources, given.petition, given.caveats) == ((judgment,), letter, ())


@pytest.mark.outside_data
def test_real_replies_letters_and_judgments_are_told_apart(outside: Path) -> None:
    def shares(file: str, field: str) -> dict[Role, float]:
        texts = [json.loads(row)[field] for row in (outside / "data" / file).read_text(encoding="utf-8").splitlines()]
        found = [nature(plain(text)).role for text in texts]
        return {role: found.count(role) / len(found) for role in Role}

    assert shares("judgments.jsonl", "text")[Role.JUDGMENT] >= 0.98
    assert shares("replies.jsonl", "reply")[Role.REPLY] >= 0.93
    assert shares("replies.jsonl", "message")[Role.REPLY] <= 0.01
