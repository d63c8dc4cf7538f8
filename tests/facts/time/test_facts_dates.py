"""Dates: whatever form one is written in, the same value is read; what is no date is not read as one."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.time.dates import written_dates
from replycheck.text.numerals import to_chinese, to_digits

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMS = {
    "Arabic": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "Arabic with zeros": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "Arabic with spaces": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "full width": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(WIDE),
    "Chinese": lambda d: f"{to_digits(d.year)}年{to_chinese(d.month)}月{to_chinese(d.day)}日",
    "Chinese with a circle": lambda d: f"{to_digits(d.year, '○')}年{to_chinese(d.month)}月{to_chinese(d.day)}日",
    "Chinese with 零": lambda d: f"{to_digits(d.year, '零')}年{to_chinese(d.month)}月{to_chinese(d.day)}日",
    "dashes": lambda d: f"{d.year}-{d.month:02}-{d.day:02}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
}
AROUND = {
    "alone": ("", ""),
    "in a sentence": ("你于", "来信。"),
    "in brackets": ("（", "）"),
    "in a line": ("\n", "\n"),
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("form", FORMS)
@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_reads_back_from_every_form_it_is_written_in(form: str, around: tuple[str, str], day: dt.date) -> None:
    before, after = around
    written = FORMS[form](day)
    (found,) = written_dates(before + written + after)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert found.span.of(before + written + after) == written
    assert found.possible


@given(st.integers(1950, 2099), st.integers(1, 99), st.integers(1, 99))
def test_a_date_is_possible_exactly_when_the_calendar_holds_it(year: int, month: int, day: int) -> None:
    (found,) = written_dates(f"{year}年{month}月{day}日")
    assert found.possible == (1 <= month <= 12 and day <= calendar.monthrange(year, month)[1])


@pytest.mark.parametrize(
    ("text", "value", "possible"),
    [
        ("2月29日", (None, 2, 29), True),
        ("2月30日", (None, 2, 30), False),
        ("二月三十日", (None, 2, 30), False),
        ("1900年2月29日", (1900, 2, 29), False),
        ("2000年2月29日", (2000, 2, 29), True),
        ("2023年0月1日", (2023, 0, 1), False),
        ("2023年1月0日", (2023, 1, 0), False),
        ("二〇二三年十三月一日", (2023, 13, 1), False),
        ("二〇二三年四月三十一日", (2023, 4, 31), False),
        ("2023-11-31", (2023, 11, 31), False),
    ],
)
def test_a_date_that_no_calendar_holds_is_known(
    text: str, value: tuple[int | None, int, int], *, possible: bool
) -> None:
    (found,) = written_dates(text)
    assert (found.year, found.month, found.day) == value
    assert found.possible is possible


@pytest.mark.parametrize(
    "text",
    [
        "农历二月三十日",
        "阴历2023年2月30日",
        "版本 2023.13.1.4",
        "1.2.3",
        "2023-05",
        "2023-05-06-07",
        "2023-05/06",
        "电话 2023-5-6788",
        "2023年5月",
        "5月底",
        "三个月十日内",
        "2023年第5月日",
        "比分3-2-1",
        "（2023）云0107民初5号",
    ],
)
def test_what_is_no_solar_date_is_not_read_as_one(text: str) -> None:
    assert written_dates(text) == ()


def test_dates_come_in_reading_order_whatever_their_form() -> None:
    text = "2023-05-06来信，二〇二三年五月七日登记，2023/5/8转办，5月9日办结。"
    assert [date.day for date in written_dates(text)] == [6, 7, 8, 9]


@given(st.text(alphabet="0123456789０３年月日一二三〇十.-/农历 \n", max_size=40))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    for date in written_dates(text):
        assert date.span.of(text)
        assert isinstance(date.possible, bool)
