"""Masking of personal data: what is recognised, and that offsets stay right."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replycheck.facts.people.emails import emails
from replycheck.facts.people.identity_numbers import identity_numbers
from replycheck.facts.people.names import persons
from replycheck.facts.people.personal import Masks, names_in
from replycheck.facts.people.phones import phones


def personal_in(text: str) -> tuple[str, ...]:
    """Everything in one text that ``Masks`` would mask, as it stands there, each once."""
    masked = Masks((text,)).apply(text)
    pieces, begin = [], None
    for at, (before, after) in enumerate(zip(f"{text}\0", f"{masked}\0", strict=True)):
        changed = before != after
        if changed and begin is None:
            begin = at
        elif not changed and begin is not None and not before.isspace():
            pieces.append(text[begin:at].strip())
            begin = None
    return tuple(dict.fromkeys(pieces))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("原告：高晓芸，女，1971年3月生。", ["高晓芸"]),
        ("审判长  孟 川\n书记员  欧阳静好", ["孟川", "欧阳静好"]),
        ("信访人罗平反映执行问题。", ["罗平"]),
        ("关于罗平信访事项的答复", ["罗平"]),
        ("罗平：\n您的来信收悉。", ["罗平"]),
        ("罗平诉孟川民间借贷纠纷一案", ["罗平", "孟川"]),
        ("被告（反诉原告）：罗平、孟川", ["罗平", "孟川"]),
        ("法定代表人：买买提·艾力，经理。", ["买买提·艾力"]),
        ("罗平先生来电。", ["罗平"]),
        ("申请人应当在十日内提出。", []),
        ("被告人民法院判决后上诉。", []),
        ("原告方明确表示不服。", []),
        ("当事人有关权利。负责人任职时间。", []),
        ("被告某某公司与原告某甲。", []),
    ],
    ids=[
        "party", "bench", "petitioner", "heading", "salutation", "cause", "two", "minority", "courtesy",
        "duty", "court", "side", "words", "masked-already",
    ],
)  # fmt: skip
def test_names_are_found_where_names_stand(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("身份证号110101197003074578。", "110101197003074578"),
        ("身份证号11010119700307457X，", "11010119700307457X"),
        ("电话13812345678或", "13812345678"),
        ("电话138 1234 5678。", "138 1234 5678"),
        ("办公电话0571-87654321转123。", "0571-87654321转123"),
        ("（010）62345678", "（010）62345678"),
        ("卡号6222021234567890123。", "6222021234567890123"),
        ("卡号6222 0212 3456 7890 123", "6222 0212 3456 7890 123"),
        ("账号：3301 2345 67890", "3301 2345 67890"),
        ("联系电话：87654321", "87654321"),
        ("微信号：wx_abc12345", "wx_abc12345"),
        ("住云泽市东湖区翠屏路18号3栋502室。", "云泽市东湖区翠屏路18号3栋502室"),
        ("地址：云泽市东湖区翠屏路", "云泽市东湖区翠屏路"),
        ("房屋位于云泽市东湖区翠屏路18号502室，面积", "云泽市东湖区翠屏路18号502室"),
        ("请拨027-8888 1234。", "027-8888 1234"),
        ("请拨027-88881234。", "027-88881234"),
        ("请拨０２７－８８８８１２３４。", "０２７－８８８８１２３４"),
        ("请拨800-830-1234。", "800-830-1234"),
        ("请拨（027）8888-1234。", "（027）8888-1234"),
        ("手机１３８１２３４５６７８。", "１３８１２３４５６７８"),
        ("请写信到luo.ping@example.gov.cn。", "luo.ping@example.gov.cn"),
        ("身份证号110101********4578。", "110101********4578"),
    ],
    ids=[
        "id", "id-x", "mobile", "mobile-spaced", "land-line", "brackets", "card", "card-spaced", "account", "local",
        "wechat", "home", "address", "house", "land-line-in-two", "land-line-in-one", "land-line-wide", "service-line",
        "land-line-dashed", "mobile-wide", "e-mail", "id-half-masked",
    ],
)  # fmt: skip
def test_numbers_and_addresses_are_masked(text: str, personal: str) -> None:
    begin = text.index(personal)
    masked = Masks((text,)).apply(text)[begin : begin + len(personal)]
    assert set(masked) <= set("* ")
    assert "*" in personal or any(personal in piece for piece in personal_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "（2020）云9901民初118号民事判决书",
        "云政信〔2023〕27号",
        "2023年5月25日，本院立案，标的额168000元。",
        "依据《中华人民共和国民事诉讼法》第二百一十一条",
        "邮编、面积89.51平方米，第12345678条除外",
        "临江市云溪区人民法院",
    ],
    ids=["case-number", "document-number", "date-and-amount", "statute", "short-number", "court"],
)
def test_what_tells_of_no_person_stays(text: str) -> None:
    assert Masks((text,)).apply(text) == text


def test_one_name_has_one_mask_everywhere_and_two_names_never_share_one() -> None:
    text = "原告：罗平。被告：孟川。\n罗平诉称，罗 平与孟川相识。审判长 罗大平"
    masks = Masks((text,))
    masked = masks.apply(text)
    assert masked == "原告：某甲。被告：某乙。\n某甲诉称，某 甲与某乙相识。审判长 某某丙"
    assert masks.apply("案卷/罗平答复.docx") == "案卷/某甲答复.docx"


def test_many_names_each_have_their_own_mask() -> None:
    given_ = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂"
    names = [f"{surname}{given}" for surname in "王李张刘陈杨赵黄周吴" for given in given_]
    masks = Masks(("\n".join(f"原告：{name}。" for name in names),))
    assert len(masks.names) == len(names) == 220
    assert len({masks.apply(name) for name in names}) == 220


def test_a_name_in_a_file_name_is_masked_though_no_text_tells_it() -> None:
    assert Masks((), ("案卷/罗平信访答复.pdf",)).apply("案卷/罗平信访答复.pdf") == "案卷/某甲信访答复.pdf"


_WORDS = st.text(
    alphabet=st.sampled_from("原告被告：，。 \n\t罗平孟川欧阳先生住路号省市区0123456789-（）转X审判长某甲"), max_size=80
)


@given(_WORDS)
def test_masking_keeps_length_line_breaks_and_is_done_once(text: str) -> None:
    masks = Masks((text,))
    masked = masks.apply(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert masks.apply(masked) == masked


@given(st.text(max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    assert len(Masks((text,)).apply(text)) == len(text)


_PIECES = (
    "原告罗平/信访人：孟川/欧阳静好律师/电话/：/，/。/ /138/1234/5678/027/-/8888/（010）/400/62345678/110101/19700307"
    "/457X/6222/0212/转/８８８８/luo/@/qq/./com/＠/×/*/某/12345/住云泽市东湖区/翠屏路18号/身份证/\n"
)
_TOLD = st.lists(st.sampled_from(_PIECES.split("/")), max_size=14).map("".join)


@example("138138138８８８８")
@example("８８８８（010）62345678")
@given(_TOLD)
def test_whatever_the_facts_recognise_of_a_person_is_masked(text: str) -> None:
    masked = Masks((text,)).apply(text)
    assert phones(masked) == ()
    assert emails(masked) == ()
    assert [one for one in identity_numbers(masked) if re.search(r"\d", one.number)] == []
    assert [one.name for one in persons(text) if not one.masked and one.name in masked] == []


def test_names_are_masked_by_their_place_in_the_text_and_longer_ones_first() -> None:
    text = "原告：罗平。被告：罗平川。"
    assert Masks((text,)).apply(text + "罗平川与罗平") == "原告：某甲。被告：某某乙。某某乙与某甲"
