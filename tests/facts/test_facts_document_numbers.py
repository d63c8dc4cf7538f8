"""Document numbers: found whole whatever their brackets, with what is malformed; case numbers are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.document_numbers import document_numbers
from replycheck.facts.facts_of import Facts

BRACKETS = ["〔{}〕", "（{}）", "({})", "[{}]", "［{}］", "【{}】", "﹝{}﹞"]


@given(
    st.sampled_from(["青法信复", "国办发", "法释", "渝信访", "阜政地（划拨）", "法"]),
    st.integers(1990, 2099),
    st.integers(1, 99999),
    st.sampled_from(BRACKETS),
    st.sampled_from(["{}", "0{}", "第{}", "字第{}", " {} "]),
)
def test_a_number_reads_back_from_every_form(code: str, year: int, number: int, brackets: str, form: str) -> None:
    written = f"{code}{brackets.format(year)}{form.format(number)}号"
    (found,) = document_numbers(f"（{written}）")
    assert found.identity == (code, year, str(number))
    assert found.written == written
    proper = brackets == BRACKETS[0] and form.strip() == "{}"
    assert (found.fault is None) is proper


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("根据青法信复〔2023〕5号", "青法信复"),
        ("经市发展和改革委员会新发改交通〔2015〕5号批准", "新发改交通"),
        ("不服该局作出的临国土监字［2007］5号处罚决定", "临国土监字"),
        ("原告收到鲁政复决字（2014）5号决定", "鲁政复决字"),
        ("市财政局以青财函〔2023〕5号答复", "青财函"),
    ],
)
def test_the_code_begins_behind_the_words_that_lead_up_to_it(text: str, code: str) -> None:
    (found,) = document_numbers(text)
    assert found.code == code
    assert found.span.of(text) == found.written


@pytest.mark.parametrize(
    ("written", "fault", "proper"),
    [
        ("青法信复（2023）5号", "六角括号", "青法信复〔2023〕5号"),
        ("青法信复〔2023〕05号", "不补零", "青法信复〔2023〕5号"),
        ("青法信复〔2023〕第5号", "第", "青法信复〔2023〕5号"),
        ("青法信复〔23〕5号", "四位", None),
    ],
)
def test_what_is_malformed_is_named_and_mended_where_that_is_certain(
    written: str, fault: str, proper: str | None
) -> None:
    (found,) = document_numbers(written)
    assert found.fault
    assert fault in found.fault
    assert found.proper == proper


@pytest.mark.parametrize("text", ["（2023）5号", "2023年〔2023〕5号", "第三条〔2023〕5号", "〔2023〕5号"])
def test_a_number_without_a_code_is_none(text: str) -> None:
    assert document_numbers(text) == ()


def test_a_case_number_with_wrong_brackets_is_no_document_number() -> None:
    facts = Facts("本院〔2023〕云0107民初123号判决，云法信复〔2023〕7号答复。")
    assert [number.code for number in facts.document_numbers] == ["云法信复"]
    assert len(facts.case_numbers) == 1


@given(st.text(alphabet="青法信复发〔〕（）[]0123号第 的根据\n", max_size=40))
def test_no_text_breaks_the_reading_of_document_numbers(text: str) -> None:
    assert all(found.span.of(text) == found.written for found in document_numbers(text))
