"""Characters that look like others are read as those; torn numbers are whole; overridden text reads as it is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.amounts import amounts
from replycheck.facts.case_numbers import case_numbers
from replycheck.facts.time.dates import written_dates
from replycheck.model.span import Span
from replycheck.text.fold import fold
from replycheck.text.lookalikes import evened, plain
from replycheck.text.torn import mended
from replycheck.text.twoway import as_seen

ALIKE = {
    "kangxi": ("⼈民法院⽴案", "人民法院立案"),
    "supplement": ("⼈⺠法院院⻓", "人民法院院长"),
    "compatibility": ("\uf9f4场", "林场"),
    "cyrillic year": ("二О一五年", "二〇一五年"),
    "double ring year": ("二◎二三年", "二〇二三年"),
    "ordinary": ("甲○乙", "甲○乙"),
    "circled": ("①②", "①②"),
}


@pytest.mark.parametrize(("written", "read"), ALIKE.values(), ids=ALIKE)
def test_a_look_alike_is_what_it_looks_like(written: str, read: str) -> None:
    assert evened(written) == plain(written) == read


def test_folding_takes_radicals_for_what_they_look_like() -> None:
    assert fold("⼈⺠法院院⻓").text == fold("人民法院院长").text


@given(st.text())
def test_evening_keeps_every_place(text: str) -> None:
    assert len(evened(text)) == len(text)


def test_what_is_not_seen_is_left_out_of_texts_made_here() -> None:
    assert plain("本\u200b院\ufe0f不\u2060予") == "本院不予"


_FULL = "经审理查明，双方约定的工程总价款应当是"
TORN = {
    "blank after the point": ("共13. 76万元。", ["13. 76万元"]),
    "blank in groups": ("共51 600元。", ["51 600元"]),
    "end of a full line": (f"{_FULL}51\n600元，已经付清，双方没有争议，予以确认。\n", ["51\n600元"]),
    "a number and then a date": ("联系电话：12368\n2023年5月25日", []),
    "two numbers in a list": ("共计5元\n100元", ["5元", "100元"]),
}


@pytest.mark.parametrize(("text", "found"), TORN.values(), ids=TORN)
def test_a_sum_is_read_whole_and_found_where_it_stands(text: str, found: list[str]) -> None:
    assert [amount.span.of(text) for amount in amounts(text)] == found


def test_case_numbers_and_dates_go_on_over_the_end_of_a_line() -> None:
    text = (
        f"{_FULL[:16]}，见（2022）浙1204民初11\n87号民事判决书，该判决已经于2023年5月\n"
        "10日生效，双方没有争议，予以确认。"
    )
    assert [one.span.of(text) for one in case_numbers(text)] == ["（2022）浙1204民初11\n87号"]
    assert [one.span.of(text) for one in written_dates(text)] == ["2023年5月\n10日"]


@given(st.text(alphabet="甲乙0123456789.,， \n年月日元万", max_size=60))
def test_the_way_back_never_runs_backwards(text: str) -> None:
    whole = mended(text)
    if whole is not None:
        places = [whole.back(span).start for span in map(_single, range(len(whole.text)))]
        assert places == sorted(places)
        assert [text[place] for place in places] == list(whole.text)


def _single(at: int) -> Span:
    return Span(at, at + 1)


TWOWAY = {
    "override": ("\u202e。据证反相\u202c", "相反证据。"),
    "inside a line": ("甲\u202e丙乙\u202c丁", "甲乙丙丁"),
    "left to right": ("\u202d甲乙\u202c", "甲乙"),
    "figures in an embedding": ("\u202b12元\u202c", "12元"),
    "brackets are mirrored": ("\u202e（甲）\u202c", "（甲）"),
    "nothing": ("甲乙", "甲乙"),
}


@pytest.mark.parametrize(("stored", "seen"), TWOWAY.values(), ids=TWOWAY)
def test_overridden_text_reads_as_it_is_seen(stored: str, seen: str) -> None:
    assert as_seen(stored) == seen
