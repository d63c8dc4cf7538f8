"""Case numbers of the people's courts: the form in force, the older one, and what is another body's number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.case_numbers import case_numbers
from replycheck.text.tables import rows

PROPER = [
    "（2023）云0107民初123号",
    "(2023)云0107民初123号",
    "（2023）最高法民申1号",
    "（2020）最高法知民终1号",
    "（2023）沪74民终12号",
    "（2023）京0491民初12号",
    "（2023）兵0101民初1号",
    "（2023）云0107执恢12号",
    "（2023）云0107执异12号",
    "（2023）云0107民辖终1号",
    "（2023）云0107破申1号",
    "（2023）云0107司救执1号",
    "（2023）云01行赔终3号",
    "（2023）云0107诉前调99号",
    "（2023）云 0107 民初 123 号",
    "（2023）云0107民初12-1号",
    "（2016）云01民终12号",
    "（2013）云法民二终字第00275号",
    "(2014)民二终字第206号",
    "（2014）津高民二初字第37-2号",
    "（2015）云执字第7号",
    "（2013）沪高民二（商）终字第9号",
    "（2023）云0107民初123号之一",
]
WRONG_ERA = ["（2014）云0107民初12号", "（2015）最高法民申12号", "（2023）云青民初字第00123号", "（2016）民申字第12号"]
READ = [
    ("（2023）云0107民初123号", (2023, "云0107", "民初", "123", "")),
    ("(2023) 云 0107 民初 00123 号", (2023, "云0107", "民初", "123", "")),
    ("（2023）云0107民初123号之二", (2023, "云0107", "民初", "123", "之二")),
    ("（2023）云0107执恢12－1号", (2023, "云0107", "执恢", "12-1", "")),
    ("（2020）最高法知民终1号", (2020, "最高法", "知民终", "1", "")),
    ("（2013）云法民二终字第00275号", (2013, "云法民二终", "", "275", "")),
    ("（2014）津高民二初字第37-2号", (2014, "津高民二初", "", "37-2", "")),
]
FAULTY = [
    ("〔2023〕云0107民初1号", "（2023）云0107民初1号"),
    ("【2023】云0107民初1号", "（2023）云0107民初1号"),
    ("[2023]云0107民初1号", "（2023）云0107民初1号"),
    ("（2023）云0107民初0012号", "（2023）云0107民初12号"),
    ("（2023）云0107民初字第12号", "（2023）云0107民初12号"),
    ("（2023）云0107民初字第0012号", "（2023）云0107民初12号"),
    ("（2014）云0107民初字第12号", None),
    ("（2023）云010民初12号", None),
    ("（2023）云南0107民初3号", None),
    ("（2023）云南省0107民初3号", None),
]
ELSEWHERE = [
    "云法信复〔2023〕7号",
    "（2023）云劳人仲案字第31号",
    "（2013）武仲裁字第1号",
    "武检刑诉〔2023〕1号",
    "（2020）京长内经证字第0226号",
    "国办发〔2012〕14号",
    "法〔2015〕137号",
    "（2021）云公（刑）立字5号",
    "（2023）第5号",
    "（2023）5号",
    "发票（2023）号",
    "（2023）云行复决12号",
]


@pytest.mark.parametrize("number", PROPER)
def test_a_proper_number_is_found_whole_and_without_fault(number: str) -> None:
    text = f"你在{number}案中的主张"
    (found,) = case_numbers(text)
    assert found.fault is None
    assert found.written == number == found.span.of(text)
    assert str(found.year) in number


@pytest.mark.parametrize(("number", "proper"), FAULTY)
def test_a_malformed_number_has_its_fault_named_and_is_corrected_where_that_is_certain(
    number: str, proper: str | None
) -> None:
    (found,) = case_numbers(f"你在{number}案中的主张")
    assert found.fault
    assert found.proper == proper


@pytest.mark.parametrize("number", ELSEWHERE)
def test_the_number_of_another_body_is_none_of_ours(number: str) -> None:
    assert case_numbers(f"经{number}文确认") == ()


@pytest.mark.parametrize("number", [proper for _, proper in FAULTY if proper])
def test_a_correction_is_itself_proper(number: str) -> None:
    (found,) = case_numbers(number)
    assert found.fault is None


@pytest.mark.parametrize("code", sorted({row["code"] for row in rows("casecodes.tsv")}))
def test_every_type_of_the_standard_is_known(code: str) -> None:
    (found,) = case_numbers(f"（2023）云0107{code}5号")
    assert found.fault is None


@given(
    st.integers(2016, 2099),
    st.sampled_from("京津沪渝云鄂新兵藏"),
    st.sampled_from(["", "01", "0107"]),
    st.sampled_from(["民初", "刑终", "执异", "民监", "行申"]),
    st.integers(1, 99_999_999),
)
def test_any_number_of_the_form_in_force_is_proper(year: int, court: str, code: str, kind: str, number: int) -> None:
    (found,) = case_numbers(f"（{year}）{court}{code}{kind}{number}号")
    assert (found.fault, found.year) == (None, year)


@pytest.mark.parametrize("number", WRONG_ERA)
def test_a_form_that_was_not_in_use_in_its_year_is_told_apart_from_a_malformed_one(number: str) -> None:
    (found,) = case_numbers(f"你在{number}案中的主张")
    assert found.era
    assert found.fault is None


@pytest.mark.parametrize(("number", "value"), READ)
def test_a_number_is_taken_apart(number: str, value: tuple[int, str, str, str, str]) -> None:
    (found,) = case_numbers(number)
    assert (found.year, found.court, found.type, found.number, found.suffix) == value
    assert found.identity == value[:4]


@pytest.mark.parametrize(("kind", "unknown"), [("民初", False), ("诉前调", False), ("民事", True), ("民诉", True)])
def test_an_unknown_type_is_still_a_case_number(kind: str, unknown: bool) -> None:  # noqa: FBT001 - a table
    (found,) = case_numbers(f"（2023）云0107{kind}5号")
    assert found.unknown is unknown
    assert found.fault is None


@given(
    st.integers(2016, 2099),
    st.sampled_from(["云", "云01", "云0107", "最高法"]),
    st.sampled_from(["民初", "刑终", "执异"]),
    st.integers(1, 9_999_999),
    st.sampled_from(["", "之一", "之十二"]),
    st.sampled_from(["（{}）", "({})", "〔{}〕", "[{}]", "【{}】", "［{}］"]),
    st.sampled_from(["", " ", "0"]),
)
def test_one_case_reads_alike_in_whatever_brackets_blanks_and_padding(  # noqa: PLR0913 - drawn values
    year: int, court: str, kind: str, number: int, suffix: str, brackets: str, before: str
) -> None:
    (found,) = case_numbers(f"{brackets.format(year)}{court}{kind}{before}{number}号{suffix}")
    assert found.identity == (year, court, kind, str(number))
    assert found.suffix == suffix


@given(st.text(alphabet="（）()〔〕 20123云民初字第号-仲\n", max_size=40))
def test_no_text_breaks_the_reading_of_case_numbers(text: str) -> None:
    assert all(found.span.of(text) == found.written for found in case_numbers(text))
