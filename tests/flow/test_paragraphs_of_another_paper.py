"""Paragraphs that cannot belong: each sign is seen where the rest is of one voice, and not where it is not."""

from __future__ import annotations

import pytest

from replycheck.flow.foreign.intruders import intruders
from replycheck.flow.reading import units
from replycheck.model.document import plain

RIGHT = (
    "罗大勇：",
    "你2023年2月20日的来信，本局于2月22日收到登记，2月24日受理。",
    "你反映锦屏路17路公交站没有站台和雨棚，老人上下车不便，要求增设站台。",
    "2月27日，本局工作人员邓凯电话与你联系，听取了你的意见，并到锦屏路查看。",
    "经查，你反映的情况属实。该站每天上下车约六百人次，人行道宽四米，具备条件。",
)


def _signs(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return list(intruders(units(text, [one.span for one in plain(text).paragraphs])).values())


@pytest.mark.parametrize(
    "line",
    [
        "本局决定予以支持，在该站设置站台和雨棚，由市公交公司施工，4月30日前完工。",
        "依照《信访工作条例》第三十五条的规定，信访人对处理意见不服的，三十日内请求复查。",
        "公交公司答复本局：“我公司已收到您反映的问题，将尽快安排施工，请您放心。”",
        "一、申请仲裁不收费，要交申请书，并按照被申请人人数提交副本，仲裁委五日内决定。二、也可以先来调解，不收费。",
        "再说去年那一处站牌，申请人是车站对面的店主，只在原地换新，没有另外占用人行道，所以批得快一些。",
        "第一步，到车站登记；第二步，带着材料到公交公司申请；第三步，公示七日，没有异议的就施工。",
        "（一）站台4月30日前完工，届时请你前往查看。（二）雨棚与站台同时安装完成，一并验收。",
        "关于你的第一点要求，站台4月30日前完工，届时请你前往查看，雨棚与站台一并验收。",
        "站台修好以后我会给你打电话，到那天由我陪你去看，有不合适的地方我办公室再改。",
        "石大勇把公交集团告上法院，要求赔偿摔伤的损失，石大勇在判决以后又申请再审，案件还没有审结。",
        "除你们以外还有三户的站牌也要挪，信里你们反映的那一处6月底以前一并换好。",
        "站台的登记，区窗口要求你补交照片不对，区窗口已经改正，以后不再要求补交，你不用再跑一趟。",
    ],
    ids=[
        "its own",
        "what a law says of petitioners",
        "a quotation",
        "the other side of an arbitration",
        "who applied elsewhere",
        "steps in one paragraph",
        "a list",
        "where the matter stood in the letter",
        "a person who speaks",
        "the other side of a case",
        "several readers",
        "a counter",
    ],
)
def test_what_belongs_is_left_alone(line: str) -> None:
    assert _signs(*RIGHT, line) == []


def test_an_item_is_not_alone_where_others_are_counted_in_mid_sentence() -> None:
    first = "依照规定，第一项请求予以支持，站台4月30日前完工，届时请你前往查看。"
    second = "第二项请求不予支持，雨棚要等站台使用满三个月以后再行评估，结果届时告知。"
    assert _signs(*RIGHT, first, second) == []
    assert _signs(*RIGHT, second) == ["item-alone"]


def test_a_station_may_speak_of_its_bureau_where_both_sign() -> None:
    lines = [line.replace("本局", "我所") for line in RIGHT]
    other = "我局对这家店作出处罚，罚款2000元，没收电子秤，并责令停业整改三天。"
    stretches = units(text := "\n".join([*lines, other]), [one.span for one in plain(text).paragraphs])
    assert list(intruders(stretches).values()) == ["self-other"]
    assert intruders(stretches, "青川市市场监督管理局锦屏所") == {}


def test_who_signs_speaks_for_himself_alone() -> None:
    lines = [line.replace("本局", "我局", 1) if "2月22日" in line else line.replace("本局", "") for line in RIGHT]
    other = "本院对这家店作出处罚，罚款二千元，没收电子秤，并责令停业整改三天。"
    stretches = units(text := "\n".join([*lines, other]), [one.span for one in plain(text).paragraphs])
    assert list(intruders(stretches, "青川市交通运输局").values()) == ["self-other"]
    assert intruders(stretches) == {}


@pytest.mark.parametrize(
    ("sign", "line"),
    [
        ("self-other", "本院查阅了全部卷宗，没有发现违反程序的情形，材料已经归档，可以随时查阅。"),
        ("reader-other", "您提供的账号有误，款项被银行退回，请您尽快到窗口更正，以便及时汇出。"),
        ("item-alone", "（一）关于退款。按三十六个月折算，剩余三十个月的费用应当全部退还。"),
        ("court-other", "9月6日，执行法官尤立打电话核对了房屋坐落，评估、拍卖的裁定正在送达。"),
        ("part-twice", "你2022年8月1日的来信，反映井水浑浊，本局于8月3日收到并且登记办理。"),
    ],
)
def test_what_cannot_belong_is_told(sign: str, line: str) -> None:
    assert sign in _signs(*RIGHT, line)


def test_an_item_that_begins_with_a_year_is_counted() -> None:
    first = "1.2023年3月2日，本局到现场测量，该处人行道宽四米，可以设置站台，当场作了记录。"
    second = "2.按照标准，雨棚长六米，宽两米，费用由公交公司承担，与站台一起完工并验收。"
    assert _signs(*RIGHT, first, second) == []
    assert _signs(*RIGHT, second) == ["item-alone"]


@pytest.mark.parametrize(
    ("framed", "expected"),
    [
        ("青川市交通运输局关于罗大勇反映问题的答复", ["self-other"]),
        ("青川市人民法院关于罗大勇反映问题的答复", []),
        ("关于公交站台的说明", []),
    ],
    ids=["a bureau", "a court", "an office that is not named"],
)
def test_an_office_that_nothing_else_knows_speaks_in_another_paper(framed: str, expected: list[str]) -> None:
    lines = (
        "你2023年2月20日的来信收悉，你反映锦屏路17路公交站没有站台和雨棚，要求增设。",
        "工作人员邓凯电话与你联系，听取了你的意见，并到锦屏路查看了现场，量了人行道的宽度。",
        "锦屏路每天上下车约六百人次，人行道宽四米，具备设站台的条件，本院审查认为应予支持。",
    )
    text = "\n".join(lines)
    stretches = units(text, [one.span for one in plain(text).paragraphs])
    assert list(intruders(stretches, framed).values()) == expected
