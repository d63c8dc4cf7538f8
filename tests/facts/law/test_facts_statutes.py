"""The table of statutes: titles in whatever form, versions by day, repeals; and provisions that were renumbered."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.law.renumbering import provisions
from replycheck.facts.law.statutes import abbreviations, full_title, plain_title, statute, titles
from replycheck.facts.law.titles import near_title
from replycheck.text.tables import rows


@given(st.sampled_from(titles()), st.sampled_from(["{}", "《{}》", "中华人民共和国{}", "{}（2017年修正）", " {} "]))
def test_every_title_is_known_in_every_form(title: str, form: str) -> None:
    found = statute(form.format(title.replace("〈", "《").replace("〉", "》")))
    assert found is not None
    assert found.title == title


def test_abbreviations_lead_to_statutes() -> None:
    assert all(statute(short) == statute(title) is not None for short, title in abbreviations().items())


@pytest.mark.parametrize(
    ("title", "day", "last"),
    [
        ("民事诉讼法", "2021-12-31", 284),
        ("民事诉讼法", "2022-01-01", 291),
        ("民事诉讼法", "2023-12-31", 291),
        ("民事诉讼法", "2024-01-01", 306),
        ("民法典", "2021-01-01", 1260),
        ("行政复议法", "2023-12-31", 43),
        ("行政复议法", "2024-01-01", 90),
    ],
)
def test_the_version_of_a_day_is_the_one_then_in_force(title: str, day: str, last: int) -> None:
    found = statute(title)
    assert found is not None
    version = found.at(dt.date.fromisoformat(day))
    assert version is not None
    assert version.last_article == last


def test_before_the_first_version_there_is_none() -> None:
    found = statute("民法典")
    assert found is not None
    assert found.at(dt.date(2020, 12, 31)) is None


def test_the_table_agrees_with_itself() -> None:
    for row in rows("statutes.tsv"):
        found = statute(row["title"])
        assert found is not None
        known = [version.since for version in found.versions if version.since]
        assert known == sorted(known), row["title"]
        assert not found.complete or found.last_ever, row["title"]
        assert bool(found.until) == bool(found.successor), row["title"]
        if found.until:
            assert all(since < found.until for since in known), row["title"]


@pytest.mark.parametrize(
    ("title", "until", "successor"),
    [
        ("合同法", dt.date(2021, 1, 1), "民法典"),
        ("信访条例", dt.date(2022, 5, 1), "信访工作条例"),
        ("民法典", None, ""),
        ("工会法", None, ""),
        ("信访工作条例", None, ""),
    ],
)
def test_a_repeal_has_its_day_and_its_successor(title: str, until: dt.date | None, successor: str) -> None:
    found = statute(title)
    assert found is not None
    assert (found.until, found.successor) == (until, successor)


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("民法典", "中华人民共和国民法典"),
        ("信访工作条例", "信访工作条例"),
        ("最高人民法院关于适用〈民法典〉时间效力的若干规定", "最高人民法院关于适用〈民法典〉时间效力的若干规定"),
    ],
)
def test_a_law_is_shown_with_its_formal_title(title: str, full: str) -> None:
    found = statute(title)
    assert found is not None
    assert found.full_title == full == full_title(title, found.kind)


@given(st.text(alphabet="中华人民共和国法典《》〈〉<>（）2017年修正 ", max_size=30))
def test_a_plain_title_is_its_own_plain_title(title: str) -> None:
    plain = plain_title(title)
    assert plain_title(plain_title(plain)) == plain_title(plain)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("诉讼费用缴纳办法", "诉讼费用交纳办法"),
        ("诉讼费交纳办法", "诉讼费用交纳办法"),
        ("中华人民共和国人口和计划生育法", "人口与计划生育法"),
        ("最高人民法院关于适用〈中华人民共和国民事是诉讼法〉的解释", "最高人民法院关于适用〈民事诉讼法〉的解释"),
        ("诉讼费用交纳办法", None),
        ("某某省信访条例", None),
        ("物业管理办法", None),
        ("市政道路管理条例", None),
        ("借款合同", None),
    ],
)
def test_a_slip_in_a_title_is_known_and_another_title_is_no_slip(written: str, meant: str | None) -> None:
    assert near_title(written) == meant


@given(st.sampled_from(titles()))
def test_no_title_of_the_table_is_taken_for_another(title: str) -> None:
    assert near_title(title) is None


@pytest.mark.parametrize(
    ("law", "topic", "day", "number"),
    [
        ("民事诉讼法", "应当再审的情形", "2021-12-31", 200),
        ("民事诉讼法", "应当再审的情形", "2022-01-01", 207),
        ("民事诉讼法", "应当再审的情形", "2024-01-01", 211),
        ("民事诉讼法", "应当再审的情形", "2012-12-31", None),
        ("信访工作条例", "请求复查", "2023-01-01", 35),
        ("信访工作条例", "请求复查", "2021-01-01", 34),
    ],
)
def test_a_provision_has_its_number_of_the_day(law: str, topic: str, day: str, number: int | None) -> None:
    (provision,) = (one for one in provisions(law) if one.topic == topic)
    assert provision.number_on(dt.date.fromisoformat(day)) == number


def test_only_an_earlier_number_is_outdated() -> None:
    (provision,) = (one for one in provisions("民事诉讼法") if one.topic == "应当再审的情形")
    day = dt.date(2023, 6, 1)
    assert [provision.outdated(number, day) for number in (200, 207, 211, 5)] == [True, False, False, False]


def test_every_renumbered_law_is_in_the_table() -> None:
    assert all(statute(row["law"]) for row in rows("renumbered.tsv"))
