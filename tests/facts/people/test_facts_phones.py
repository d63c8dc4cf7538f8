"""Phone and identity numbers: any layout reads back; other long numbers are none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.people.identity_numbers import check_digit, identity_numbers
from replycheck.facts.people.phones import PhoneKind, phones

MOBILES = st.integers(13_000_000_000, 19_999_999_999).map(str)


@given(MOBILES, st.sampled_from(["{}{}{}", "{} {} {}", "{}-{}-{}", "+86 {}{}{}", "86-{}{}{}"]))
def test_a_mobile_number_reads_back_from_every_layout(digits: str, form: str) -> None:
    text = f"联系电话：{form.format(digits[:3], digits[3:7], digits[7:])}。"
    (found,) = phones(text)
    assert (found.digits, found.kind) == (digits, PhoneKind.MOBILE)


@given(
    st.sampled_from(["010", "027", "0731", "0874"]),
    st.integers(2_000_000, 89_999_999),
    st.sampled_from(["-", "—", "－", "--", ""]),
)
def test_a_land_line_reads_back_from_every_layout(area: str, local: int, dash: str) -> None:
    (found,) = phones(f"电话（{area}{dash}{local}）")
    assert (found.digits, found.kind) == (f"{area}{local}", PhoneKind.LAND_LINE)


@pytest.mark.parametrize(
    ("text", "digits", "kind", "extension"),
    [
        ("（027）12345678", "02712345678", PhoneKind.LAND_LINE, ""),
        ("027-12345678转8001", "02712345678", PhoneKind.LAND_LINE, "8001"),
        ("400-123-4567", "4001234567", PhoneKind.SERVICE, ""),
        ("电话：8251931", "8251931", PhoneKind.LAND_LINE, ""),
        ("拨打12368", "12368", PhoneKind.SERVICE, ""),
        ("热线12345", "12345", PhoneKind.SERVICE, ""),
        ("138****1234", "138****1234", PhoneKind.MOBILE, ""),
    ],
)
def test_a_number_has_its_kind(text: str, digits: str, kind: PhoneKind, extension: str) -> None:
    (found,) = phones(text)
    assert (found.digits, found.kind, found.extension) == (digits, kind, extension)


@pytest.mark.parametrize(
    "text", ["12345元", "2023-05-06", "账号62220213812341234", "8251931平方米", "（2023）云0107民初123号"]
)
def test_other_numbers_are_no_phones(text: str) -> None:
    assert phones(text) == ()


@given(
    st.integers(110_000, 659_999),
    st.dates(dt.date(1930, 1, 1), dt.date(2023, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["", " ", "-"]),
)
def test_an_identity_number_tells_birth_and_sex(area: int, born: dt.date, order: int, blank: str) -> None:
    seventeen = f"{area}{born:%Y%m%d}{order:03}"
    written = f"{area}{blank}{born:%Y%m%d}{blank}{order:03}{check_digit(seventeen)}"
    (found,) = identity_numbers(f"身份证号：{written}，")
    assert (found.number, found.valid, found.born) == (seventeen + check_digit(seventeen), True, born)
    assert found.female is (order % 2 == 0)


@given(st.dates(dt.date(1930, 1, 1), dt.date(2023, 12, 31)), st.integers(0, 16), st.integers(1, 9))
def test_any_one_wrong_digit_is_found(born: dt.date, place: int, shift: int) -> None:
    seventeen = f"530111{born:%Y%m%d}002"
    wrong = seventeen[:place] + str((int(seventeen[place]) + shift) % 10) + seventeen[place + 1 :]
    for found in identity_numbers(f"公民身份号码{wrong}{check_digit(seventeen)}"):
        assert found.valid is False


@pytest.mark.parametrize(
    ("text", "valid"),
    [("530111800101002", None), ("5301**********0023", None), ("530111198013010023", False)],
)
def test_what_cannot_be_told_is_not_judged(text: str, *, valid: bool | None) -> None:
    (found,) = identity_numbers(f"身份证号码{text}")
    assert found.valid is valid


@pytest.mark.parametrize("text", ["6222021234567890123", "账号530111198013010023", "单号123456789012345"])
def test_a_long_number_with_an_impossible_birthday_is_something_else(text: str) -> None:
    assert identity_numbers(text) == ()
