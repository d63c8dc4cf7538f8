"""Public bodies: where their names begin and end, and the codes of the courts among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.courts import area_known, code_of, court_names, court_of
from replycheck.facts.facts_of import Facts
from replycheck.facts.organs import OrganKind, organs

LEADS = ["你向", "不服", "本案由", "原告张三于2023年5月6日向", "，", "“", "经", "撤销"]


@given(
    st.sampled_from(court_names()), st.sampled_from(LEADS), st.sampled_from(["起诉", "（2023）", "的判决", "、", "。"])
)
def test_a_court_of_the_table_reads_back_whatever_stands_around_it(name: str, before: str, after: str) -> None:
    text = before + name + after
    found = [organ for organ in organs(text) if organ.kind is OrganKind.COURT]
    if name.endswith("人民法院"):
        assert [organ.name for organ in found] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("你向昆明市官渡区人民法院起诉", ["昆明市官渡区人民法院"]),
        ("不服云南省昆明市中级人民法院判决", ["云南省昆明市中级人民法院"]),
        ("天津市和平区人民政府与和平区公安局", ["天津市和平区人民政府", "和平区公安局"]),
        ("某市某区人民检察院指控", ["某市某区人民检察院"]),
        ("河口镇人民政府答复", ["河口镇人民政府"]),
        ("最高人民法院和国家信访局", ["最高人民法院", "国家信访局"]),
        ("A市B区人民政府", ["A市B区人民政府"]),
    ],
)
def test_a_name_begins_with_its_place(text: str, names: list[str]) -> None:
    assert [organ.name for organ in organs(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "本院",
        "我局",
        "乡镇人民政府",
        "各级人民法院",
        "上级人民法院",
        "该人民法院",
        "有管辖权的人民法院",
        "报请县人民政府",
    ],
)
def test_a_kind_of_body_is_no_body(text: str) -> None:
    assert organs(text) == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("昆明市官渡区人民法院", "云0111"),
        ("云南省昆明市官渡区人民法院", "云0111"),
        ("昆明市中级人民法院", "云01"),
        ("云南省高级人民法院", "云"),
        ("最高人民法院", "最高法"),
        ("某某区人民法院", None),
        ("城关区法院", None),
    ],
)
def test_a_court_is_known_by_the_ways_in_which_it_is_named(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_codes_and_names_lead_to_each_other() -> None:
    assert all(court_of(code_of(name) or "") == name for name in court_names())
    assert court_of("云9999") is None
    assert area_known("云0199")
    assert not area_known("云4401")


def test_the_courts_among_the_bodies_come_alone() -> None:
    facts = Facts("昆明市官渡区人民法院、昆明市官渡区人民检察院")
    assert [court.code for court in facts.courts] == ["云0111"]


@given(st.text(alphabet="昆明市区县人民法院政府局信访向由某A1×，\n", max_size=30))
def test_no_text_breaks_the_search_for_bodies(text: str) -> None:
    assert all(found.span.of(text) == found.name for found in organs(text))
