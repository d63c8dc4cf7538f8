"""The genre of a paper, told from its title, issuer and addressee; and who issued it."""

from __future__ import annotations

import pytest

from replycheck.facts.paper.profile import detect_profile, is_court, issuer
from replycheck.model.document import Document, Paragraph, ParagraphKind, plain
from replycheck.model.profile import Profile
from replycheck.model.span import Span

COURT = "临江市云溪区人民法院"
SIGNED = f"{COURT}\n2023年5月25日"
OFFICE = "某某区住房和城乡建设局"
PAPERS: dict[str, tuple[Profile, str]] = {
    "opinion": (Profile.PETITION_OPINION, f"信访事项处理意见书\n张某：\n经查，情况属实。\n{OFFICE}\n2023年6月1日"),
    "opinion called an answer": (Profile.PETITION_OPINION, f"关于张某信访事项的答复意见书\n张某：\n经查。\n{OFFICE}"),
    "opinion over two lines": (
        Profile.PETITION_OPINION,
        f"{OFFICE}\n关于张某反映物业服务\n问题的答复意见\n张某：\n经查。\n{OFFICE}",
    ),
    "opinion over three lines": (
        Profile.PETITION_OPINION,
        f"{OFFICE}\n关于张某反映\n物业服务等三个\n问题的答复意见\n张某：\n经查。\n{OFFICE}",
    ),
    "review": (Profile.PETITION_REVIEW, "信访事项复查意见书\n申请人：张某"),
    "review without 书": (Profile.PETITION_REVIEW, "关于张某信访事项的复查意见\n申请人：张某"),
    "final": (Profile.PETITION_FINAL, "信访事项复核意见书\n申请人：张某"),
    "final by a committee": (Profile.PETITION_FINAL, "某某省人民政府信访事项复查复核委员会\n复核意见\n张某："),
    "notice of acceptance": (Profile.PETITION_NOTICE, "信访事项受理告知书\n张某："),
    "notice of refusal": (Profile.PETITION_NOTICE, "信访事项不予受理告知单\n张某："),
    "notice of transfer": (Profile.PETITION_NOTICE, "信访事项转送告知书\n张某："),
    "bare notice": (Profile.PETITION_NOTICE, "告知书\n张某："),
    "court with title": (Profile.COURT_REPLY, f"{COURT}\n关于沈某来信反映有关问题的答复\n沈某：\n来信收悉。\n{SIGNED}"),
    "court with red head": (
        Profile.COURT_REPLY,
        f"{COURT}文件\n云法〔2023〕7号\n关于来信反映问题的回复\n沈某：\n来信收悉。",
    ),
    "court that calls it an opinion": (
        Profile.COURT_REPLY,
        f"{COURT}\n信访事项答复意见书\n沈某：\n您的来信收悉。\n{SIGNED}",
    ),
    "court to a person without a title": (Profile.COURT_REPLY, f"张某某同志：\n你的来信收悉。\n{SIGNED}"),
    "court to a gentleman": (Profile.COURT_REPLY, f"尊敬的张某某先生：\n您的来信收悉。\n{SIGNED}"),
    "court to several": (Profile.COURT_REPLY, f"王某、李某等5人：\n来信收悉。\n{SIGNED}"),
    "court to two": (Profile.COURT_REPLY, f"李某敏、王某强：\n来信收悉。\n{SIGNED}"),
    "court to a name with a dot": (Profile.COURT_REPLY, f"阿依某·买买某：\n来信收悉。\n{SIGNED}"),
    "court to a name with a space": (Profile.COURT_REPLY, f"张　某：\n来信收悉。\n{SIGNED}"),
    "court, spaced out": (Profile.COURT_REPLY, "临 江 市 云 溪 区 人 民 法 院\n信 访 事 项 答 复 意 见 书\n张某："),
    "court with a seal": (Profile.COURT_REPLY, f"张某：\n来信收悉。\n{COURT}（盖章）\n2023年5月25日"),
    "part of a court": (Profile.COURT_REPLY, f"张某：\n来信收悉。\n{COURT}立案庭\n2023年5月25日"),
    "maritime court": (Profile.COURT_REPLY, "某某海事法院\n张某：\n来信收悉。"),
    "supreme court": (Profile.COURT_REPLY, "张某：\n来信收悉。\n最高人民法院\n2023年5月25日"),
    "court that calls it a letter": (Profile.COURT_REPLY, f"{COURT}\n关于张某来信的复函\n张某：\n来信收悉。\n{SIGNED}"),
    "title with its year": (Profile.COURT_REPLY, f"关于张某来信反映问题的答复（2023年）\n张某：\n{SIGNED}"),
    "court to an organ": (Profile.GENERIC, f"某某市信访局：\n贵局转来材料收悉。\n{SIGNED}"),
    "court to an organ with a lead-in": (
        Profile.GENERIC,
        f"某某市信访局：\n转来材料收悉，\n现将情况答复如下：\n{SIGNED}",
    ),
    "court to nobody, with a lead-in": (Profile.GENERIC, f"转来的材料收悉，\n现将情况答复如下：\n{SIGNED}"),
    "court notice": (Profile.COURT_NOTICE, f"{COURT}\n驳回申诉通知书\n（2023）云0107民监1号\n张某：\n{SIGNED}"),
    "court notice by its parties and what it orders": (
        Profile.COURT_NOTICE,
        f"{COURT}\n执行通知书\n张某：\n李某与你借款合同纠纷一案，责令你于三日内履行。\n{SIGNED}",
    ),
    "a reply under the title of a notice": (
        Profile.COURT_REPLY,
        f"{COURT}\n通知书\n张某：\n来信收悉，现答复如下。原告李某与被告张某借款合同纠纷一案，判决如下。\n{SIGNED}",
    ),
    "a reply under the title and the number of a case": (
        Profile.COURT_REPLY,
        f"{COURT}\n驳回申诉通知书\n（2023）云0107民监1号\n张某：\n你反映的问题收悉，现答复如下。\n{SIGNED}",
    ),
    "a title alone": (Profile.GENERIC, f"{COURT}\n通知书\n各位当事人\n{SIGNED}"),
    "notice of another body": (Profile.GENERIC, "停水通知书\n各位居民"),
    "report on the handling": (Profile.REPORT_BACK, "某某县住建局\n关于张某信访事项办理情况的报告\n某某市信访局："),
    "answer to the assigning body": (Profile.REPORT_BACK, "关于交办信访件核查情况的回告\n某某市信访局："),
    "letter": (Profile.LETTER, "关于商请提供材料的函\n某某局："),
    "letter of reply": (Profile.LETTER, "某某市住建局关于核实情况的复函\n某某局："),
    "reply to a lower organ": (Profile.OFFICIAL_REPLY, "某某市人民政府关于同意设立某某区的批复\n某某区人民政府："),
    "opinion to organs": (Profile.OPINION, "关于进一步加强某项工作的意见\n各区县："),
    "online to a user": (Profile.ONLINE_REPLY, "网友：您好！您反映的问题收悉。"),
    "online, politely": (Profile.ONLINE_REPLY, "尊敬的网友，您好！"),
    "online to a code": (Profile.ONLINE_REPLY, "“UU0012345”你好：来信收悉。"),
    "online, hello": (Profile.ONLINE_REPLY, "您好！您所反映的问题收悉。"),
    "online words on numbered paper": (Profile.GENERIC, "您好！\n某信复〔2023〕5号\n问题收悉。"),
    "office to a person": (Profile.GENERIC, f"张某：\n来信收悉。\n{OFFICE}\n2023年5月25日"),
    "office that copies to a court": (Profile.GENERIC, f"张某：\n来信收悉。\n抄送：{COURT}\n{OFFICE}\n2023年5月25日"),
    "procuratorate": (Profile.GENERIC, "张某：\n来信收悉。\n某某区人民检察院\n2023年5月25日"),
    "bureau's answer": (Profile.BUREAU_REPLY, f"关于供水水压问题的答复\n张某：\n来信收悉。\n{OFFICE}\n2023年5月25日"),
    "bureau's account": (Profile.BUREAU_REPLY, f"关于张某同志反映问题的情况说明\n张某同志：\n经核实……\n{OFFICE}"),
    "bureau's letter of answer": (
        Profile.BUREAU_REPLY,
        f"关于周某咨询事项的答复函\n周某女士：\n现答复如下：\n{OFFICE}",
    ),
    "bureau without a title": (Profile.BUREAU_REPLY, f"张某：\n你咨询的事项，现答复如下：\n无需办理。\n{OFFICE}"),
    "bureau's written answer": (Profile.BUREAU_REPLY, f"信访答复书\n周某：\n来信收悉。\n{OFFICE}"),
    "procuratorate's answer": (
        Profile.PROCURATORATE_REPLY,
        "临江市云溪区人民检察院\n关于张某来信的答复\n张某：\n来信收悉，现答复如下：\n临江市云溪区人民检察院",
    ),
    "court's letter back": (Profile.COURT_REPLY, f"复信\n周某：\n你的来信收悉，现回复如下：\n{SIGNED}"),
    "work order of the hotline": (
        Profile.ONLINE_REPLY,
        f"12345热线工单办理情况回复\n工单编号：LJ20230512001\n市民反映：路灯不亮。\n办理结果：已修复。\n{OFFICE}",
    ),
    "work order with what was done": (
        Profile.ONLINE_REPLY,
        "12345政务服务便民热线承办单\n来电人：张女士\n诉求内容：路灯不亮。\n办理结果：当日派人更换灯泡三只，已恢复。",
    ),
    "work order that nobody has worked on": (
        Profile.GENERIC,
        "12345政务服务便民热线承办单\n来电人：张女士\n诉求内容：路灯不亮。\n办理结果：",
    ),
    "complaint to a court": (Profile.GENERIC, f"民事起诉状\n原告：周某。\n诉讼请求：\n此致\n{COURT}\n具状人：周某"),
    "letter that says hello": (Profile.GENERIC, "你好！我是柳荫路居民，请问路灯什么时候能修好？我们反映了三次。"),
    "request to a higher organ": (Profile.GENERIC, f"关于如何把握有关意见的请示\n某某省高级人民法院：\n{SIGNED}"),
    "opinion to lower courts": (Profile.OPINION, f"{COURT}\n关于审理物业案件的意见\n各人民法庭：\n{SIGNED}"),
    "answer as a heading of the text": (Profile.GENERIC, "答复意见：\n张某："),
    "anything": (Profile.GENERIC, "今天天气很好。"),
    "nothing": (Profile.GENERIC, ""),
}


@pytest.mark.parametrize(("profile", "text"), PAPERS.values(), ids=PAPERS)
def test_the_genre_is_told_from_title_issuer_and_addressee(profile: Profile, text: str) -> None:
    assert detect_profile(plain(text)) is profile


def test_every_genre_can_be_told() -> None:
    assert {profile for profile, _ in PAPERS.values()} == set(Profile)


@pytest.mark.parametrize(
    "line_end", ["\n", "\r\n", "\n\n", "\u2028"], ids=["unix", "windows", "blank lines", "line separator"]
)
def test_the_genre_does_not_depend_on_line_ends(line_end: str) -> None:
    for profile, text in PAPERS.values():
        assert detect_profile(plain(text.replace("\n", line_end))) is profile


def test_a_court_named_in_the_running_head_tells_as_well() -> None:
    text = f"{COURT}\n张某：\n来信收悉。"
    head, *rest = plain(text).paragraphs
    document = Document("a.docx", "", "docx", text, (Paragraph(head.span, ParagraphKind.HEADER), *rest))
    assert detect_profile(document) is Profile.COURT_REPLY


def test_a_title_in_a_footnote_tells_nothing() -> None:
    text = "关于张某信访事项的复查意见"
    document = Document("a", "", "docx", text, (Paragraph(Span(0, len(text)), ParagraphKind.FOOTNOTE),))
    assert detect_profile(document) is Profile.GENERIC


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"张某：\n来信收悉。\n{OFFICE}\n2023年5月25日", OFFICE),
        (f"张某：\n来信收悉。\n{OFFICE}（公章）\n2023年5月25日", OFFICE),
        (f"{OFFICE}文件\n张某：\n来信收悉。", OFFICE),
        (f"{COURT}\n张某：\n来信收悉。\n{OFFICE}\n2023年5月25日", OFFICE),
        ("某 某 区 人 民 政 府\n张某：\n来信收悉。", "某某区人民政府"),
        ("张某：\n来信收悉。\n2023年5月25日", None),
        (f"张某：\n经{OFFICE}核实，情况属实。", None),
        ("", None),
    ],
)
def test_the_issuer_is_read_from_the_signature_or_the_red_head(text: str, name: str | None) -> None:
    assert issuer(plain(text)) == name


@pytest.mark.parametrize(
    ("name", "court"),
    [
        (COURT, True),
        (f"{COURT}执行局", True),
        (f"{COURT}文件", True),
        ("某某铁路运输法院", True),
        ("某某市人民检察院", False),
        ("某某区人民医院", False),
        ("人民法院", False),
        (None, False),
    ],
)
def test_a_court_is_known_by_its_name(name: str | None, *, court: bool) -> None:
    assert is_court(name) is court
