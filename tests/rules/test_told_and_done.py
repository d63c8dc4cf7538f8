"""What several rules ask alike: the office's own words without what misleads, contacts, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.facts.structure.part_signs import Part
from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.contacts import contacted, contacts, failed_contact
from replycheck.rules.own_statements import told
from replycheck.rules.refusals import refusals

JUDGMENT = (
    "本院认为，原告主张被告拖欠工程款四十二万元，但其提交的对账单仅有单方签字，"
    "被告对该对账单的真实性不予认可，原告应当承担举证不能的不利后果。"
)


def case(text: str, *judgments: str) -> Case:
    return Case(plain(text), Profile.PETITION_OPINION, tuple(plain(one, source="j.txt") for one in judgments))


LEFT_OUT = {
    "a remedy notice": ("经查，路灯不亮。\n如不服本意见，可以自收到之日起30日内请求复查。", "复查"),
    "the title of a law": ("依照《信访工作条例》第三条，予以支持。", "信访工作"),
    "a quotation": ("你信中写“电话联系过我”。", "电话联系"),
    "an annex": ("特此答复。\n附件1\n经查，款项到账。", "款项"),
    "what is copied from a judgment": (f"张国栋：\n{JUDGMENT}", "对账单"),
}


@pytest.mark.parametrize(("text", "gone"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_would_mislead_is_left_out(text: str, gone: str) -> None:
    assert gone in text
    assert gone not in told(case(text, JUDGMENT), leaving_out=frozenset({Part.REMEDY}))


def test_quotations_may_be_kept_for_they_may_be_the_petitioners() -> None:
    one = case("你信中写“请求退款”。")
    assert "请求退款" in told(one, leaving_out=frozenset(), quotations=True)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["经查，属实。", "如不服，可以请求复查。", "附件1", "“甲”", "《民法典》", "张某："]), max_size=8
    )
)
def test_offsets_stay(lines: list[str]) -> None:
    one = case("\n".join(lines) or "甲")
    kept = told(one, leaving_out=frozenset({Part.REMEDY, Part.VIEW}))
    assert len(kept) == one.body_end
    assert [at for at, sign in enumerate(kept) if sign == "\n"] == [
        at for at, sign in enumerate(one.text[: one.body_end]) if sign == "\n"
    ]


CONTACTS = {
    "date, means, person": ("5月10日，承办法官王某电话与你联系。", [(True, True)]),
    "no date": ("承办法官电话与你联系。", [(False, True)]),
    "nobody named": ("5月10日，已经电话联系信访人。", [(True, False)]),
    "a name before the call": ("5月10日，许静打电话与你核对。", [(True, True)]),
    "the date stands behind the means": ("本局与市场电话联系，你可以在6月30日前去办理。", [(False, True)]),
    "the parties of a lawsuit": ("2020年3月1日，原告电话联系被告。", []),
    "the office's own number": ("联系电话：0999-0000000，5月1日起启用。", []),
    "the petitioner came": ("5月10日，你到院领取了材料。", []),
    "another body": ("5月10日，本局与自来水公司研究。", []),
}


@pytest.mark.parametrize(("text", "wanted"), CONTACTS.values(), ids=CONTACTS)
def test_a_contact_is_told_with_date_means_and_person(text: str, wanted: list[tuple[bool, bool]]) -> None:
    assert [(contact.dated, contact.person) for contact in contacts(case(text))] == wanted


def test_contact_in_vain_counts_and_is_shown() -> None:
    one = case("本院先后三次拨打你的电话，均未能接通。")
    assert contacted(one)
    span = failed_contact(one)
    assert span is not None
    assert "未能" in span.of(one.text)


REFUSALS = {
    "on a point of law": ("你要求增加补偿，不予支持。", [("不予支持", False)]),
    "on a fact": ("你反映的情况不属实，不予支持。", [("不予支持", True)]),
    "the demand falls short": ("你的情况不符合补助条件。", [("不符合补助条件", False)]),
    "a third thing falls short": ("该企业的设备不符合环保要求，已责令整改。", []),
    "a judgment refused": ("该判决不予支持你的请求。", []),
    "in the title": ("关于不予受理张国栋信访事项的答复\n张国栋：\n来信收悉。", []),
    "quoted": ("你信中写“不予支持”。", []),
}


@pytest.mark.parametrize(("text", "wanted"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_is_the_offices_own_and_its_ground_is_known(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert [(one.span.of(text), one.factual) for one in refusals(case(text))] == wanted
