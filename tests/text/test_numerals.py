"""Chinese numerals, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text import numerals


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2023, "二千零二十三"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (35_000, "三万五千"),
        (105_000, "十万五千"),
        (1_0005_0000, "一亿零五万"),
        (12_3456_7890, "十二亿三千四百五十六万七千八百九十"),
        (10**12, "一万亿"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: int, words: str) -> None:
    assert numerals.to_chinese(number) == words
    assert numerals.from_chinese(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("二零二三", 2023),
        ("〇五", 5),
        ("两百", 200),
        ("二百五", 250),
        ("一百零五", 105),
        ("三千五", 3500),
        ("三万五", 35_000),
        ("一万零五十", 10_050),
        ("廿三", 23),
        ("卅", 30),
        ("贰拾叁", 23),
        ("壹佰贰拾万零伍佰", 1_200_500),
        ("一十二", 12),
        ("23", 23),
        ("２３", 23),
    ],
)
def test_numbers_are_read_in_every_form_in_use(words: str, number: int) -> None:
    assert numerals.from_chinese(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "万", "亿", "百", "一千百", "二三十", "十百", "一百千", "甲", "三个", "-3", "3.5", "一" * 41],
)
def test_what_is_no_number_is_none(words: str) -> None:
    assert numerals.from_chinese(words) is None


@given(st.integers(0, 10**16 - 1))
def test_reading_undoes_writing(number: int) -> None:
    assert numerals.from_chinese(numerals.to_chinese(number)) == number
    assert numerals.from_chinese(numerals.to_capital(number)) == number


@given(st.integers(0, 10**12))
def test_reading_undoes_writing_digit_by_digit(number: int) -> None:
    assert numerals.from_chinese(numerals.to_digits(number)) == number


@given(st.text(max_size=12) | st.text(alphabet="零〇一二两九十百千万亿廿壹拾", max_size=12))
def test_no_text_breaks_the_reading(words: str) -> None:
    value = numerals.from_chinese(words)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("mark", "number"),
    [("三", 3), ("3", 3), ("３", 3), ("③", 3), ("㈢", 3), ("⑶", 3), ("⒊", 3), ("丙", 3), ("寅", 3), ("㊿", 50)],
)
def test_a_mark_of_any_style_has_its_number(mark: str, number: int) -> None:
    assert numerals.ordinal(mark) == number


@pytest.mark.parametrize("mark", ["", "本", "（", "A"])
def test_what_is_no_mark_has_no_number(mark: str) -> None:
    assert numerals.ordinal(mark) is None


def test_each_series_ends_where_it_ends() -> None:
    assert [numerals.to_stem(n) for n in (0, 1, 10, 11)] == [None, "甲", "癸", None]
    assert [numerals.to_branch(n) for n in (1, 12, 13)] == ["子", "亥", None]
    assert [numerals.to_circled(n) for n in (0, 1, 20, 21, 36, 50, 51)] == [None, "①", "⑳", "㉑", "㊱", "㊿", None]
    assert [numerals.to_roman(n) for n in (4, 9, 14, 1994, 3999)] == ["IV", "IX", "XIV", "MCMXCIV", "MMMCMXCIX"]
    assert numerals.to_capital(10) == "壹拾"


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_that_chinese_does_not_write_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="cannot write"):
        numerals.to_chinese(number)


def test_other_series_refuse_what_they_cannot_write() -> None:
    with pytest.raises(ValueError, match="no Roman"):
        numerals.to_roman(0)
    with pytest.raises(ValueError, match="negative"):
        numerals.to_digits(-5)
