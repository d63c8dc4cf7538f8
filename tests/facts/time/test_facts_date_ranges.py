"""Ranges, months and dates that hang on others: what the words say is read, and nothing is guessed beyond it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.time.dates import date_ranges, relative_dates, written_dates, written_months
from replycheck.text.numerals import to_chinese, to_digits

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
SIGNS = ["至", "到", "-", "—", "——", "～", "起至", "起到"]


def _arabic(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _chinese(day: dt.date) -> str:
    return f"{to_digits(day.year)}年{to_chinese(day.month)}月{to_chinese(day.day)}日"


@pytest.mark.parametrize("write", [_arabic, _chinese], ids=["Arabic", "Chinese"])
@given(first=DAYS, last=DAYS, sign=st.sampled_from(SIGNS))
def test_a_range_with_both_years_reads_back(write: object, first: dt.date, last: dt.date, sign: str) -> None:
    assert callable(write)
    text = f"自{write(first)}{sign}{write(last)}止"
    (found,) = date_ranges(text)
    assert found.first.key == (first.year, first.month, first.day)
    assert found.last.key == (last.year, last.month, last.day)
    assert found.span.of(text) == text[1:-1]


@given(first=DAYS, length=st.integers(0, 300))
def test_an_elided_year_or_month_is_that_of_the_same_range(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    if last.year != first.year:
        return
    with_month = f"{_arabic(first)}至{last.month}月{last.day}日"
    assert date_ranges(with_month)[0].last.key == (last.year, last.month, last.day)
    if last.month == first.month:
        for short in (f"{_arabic(first)}至{last.day}日", f"{_arabic(first)[:-1]}-{last.day}日"):
            (found,) = date_ranges(short)
            assert found.first.key == (first.year, first.month, first.day)
            assert found.last.key == (last.year, last.month, last.day)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2023年12月28日至1月3日", (None, 1, 3)),
        ("2023年12月28日至次年1月3日", (2024, 1, 3)),
        ("2023年3月1日至同年4月5日", (2023, 4, 5)),
        ("3月1日至5日", (None, 3, 5)),
        ("3月1日至2023年4月5日", (2023, 4, 5)),
    ],
)
def test_the_year_of_the_second_half_is_only_what_the_words_say(text: str, last: tuple[int | None, int, int]) -> None:
    (found,) = date_ranges(text)
    assert (found.last.year, found.last.month, found.last.day) == last


@pytest.mark.parametrize("text", ["3月1日、5日", "3月1日到庭", "2020-2023年", "农历三月一日至五日", "3月1日15时至16时"])
def test_what_is_no_range_is_not_read_as_one(text: str) -> None:
    assert date_ranges(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年5月", (2023, 5)),
        ("二〇二三年十一月", (2023, 11)),
        ("2023年5月底前", (2023, 5)),
        ("2023年5月上旬", (2023, 5)),
        ("2023年元月", (2023, 1)),
        ("5月份", (None, 5)),
        ("十月底", (None, 10)),
    ],
)
def test_a_month_without_a_day_is_read(text: str, value: tuple[int | None, int]) -> None:
    (found,) = written_months(f"于{text}完成")
    assert (found.year, found.month) == value


@pytest.mark.parametrize("text", ["2023年5月6日", "三个月", "5月6日", "2023年13月", "第5月", "二〇二三年五月六日"])
def test_what_has_a_day_or_counts_months_is_no_month(text: str) -> None:
    assert written_months(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("同年5月6日", ("同年", 5, 6)),
        ("次年三月", ("次年", 3, None)),
        ("同月8日", ("同月", None, 8)),
        ("次日", ("次日", None, None)),
        ("当天", ("当天", None, None)),
    ],
)
def test_what_a_date_hangs_on_is_kept_as_a_word(text: str, value: tuple[str, int | None, int | None]) -> None:
    (found,) = relative_dates(f"被告{text}到场")
    assert (found.word, found.month, found.day) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("98年5月6日", (None, 5, 6)),
        ("5月6号", (None, 5, 6)),
        ("：1.2016年1月27日", (2016, 1, 27)),
        ("2023年元月6日", (2023, 1, 6)),
        ("二O二三年五月六日", (2023, 5, 6)),
        ("二〇二三年五月廿六日", (2023, 5, 26)),
    ],
)
def test_less_common_ways_to_write_a_date_are_read_too(text: str, value: tuple[int | None, int, int]) -> None:
    (found,) = written_dates(f"于{text}签订")
    assert (found.year, found.month, found.day) == value
    assert found.span.of(f"于{text}签订") == text.removeprefix("：1.")


@pytest.mark.parametrize("text", ["12月3号楼", "3月5号令", "5月6号文件"])
def test_the_number_of_a_house_or_an_order_is_no_day(text: str) -> None:
    assert written_dates(text) == ()


@given(st.text(alphabet="0123年月日号至到-次同当元初底旬份 \n", max_size=40))
def test_no_text_breaks_the_reading_of_ranges(text: str) -> None:
    for found in (*date_ranges(text), *written_months(text), *relative_dates(text)):
        assert found.span.of(text)
