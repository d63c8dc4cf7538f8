"""The days of a petition's handling: only what is written down, and counted without the first day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.time.dates import written_dates
from replycheck.facts.time.deadlines import Handling, Step, days_between, handling
from replycheck.model.profile import Profile
from replycheck.model.span import Span

SIGNED = written_dates("2023年6月1日")[0]


def steps(text: str) -> Handling:
    return handling(text, SIGNED)


def day(step: Step | None) -> str | None:
    return None if step is None else step.day.isoformat()


ACCEPTED = {
    "told": ("你的信访事项，本局于2023年5月8日受理。", "2023-05-08"),
    "the year of the date before it": ("你2023年5月6日来信，本局5月8日受理。", "2023-05-08"),
    "no year anywhere": ("你的信访事项，本局于5月8日受理。", None),
    "the year of another sentence is not taken": ("2023年5月6日下雨。你的来信，本局5月8日受理。", None),
    "the latest of several": ("你的来信，2021年3月1日受理过；这次来信，2023年5月8日受理。", "2023-05-08"),
    "a lawsuit": ("你诉某公司一案，法院于2023年5月8日受理。", None),
    "not accepted": ("你的来信，2023年5月8日决定不予受理。", None),
    "after the reply": ("你的来信，本局于2024年5月8日受理。", None),
    "a day that does not exist": ("你的来信，本局于2023年2月30日受理。", None),
    "another act": ("你的来信，本局于2023年5月8日研究。", None),
}


@pytest.mark.parametrize(("text", "wanted"), ACCEPTED.values(), ids=ACCEPTED)
def test_the_day_of_acceptance(text: str, wanted: str | None) -> None:
    assert day(steps(text).accepted) == wanted


def test_receipt_notice_and_reply_are_told_apart() -> None:
    found = steps("本局于2023年5月6日收到你的来信，2023年5月12日向你送达受理告知书。")
    assert (day(found.received), day(found.told), day(found.replied)) == ("2023-05-06", "2023-05-12", "2023-06-01")
    assert found.received is not None
    assert found.received.span.of("本局于2023年5月6日") == "2023年5月6日"


def test_without_a_date_of_signing_there_is_no_period() -> None:
    found = handling("你的来信，本局于2023年5月8日受理。", None)
    assert found.period is None
    assert found.notice(Profile.PETITION_NOTICE) is None


def test_a_notice_is_its_own_notice_and_an_opinion_tells_of_one() -> None:
    found = steps("本局于2023年5月6日收到你的来信。")
    notice = found.notice(Profile.PETITION_NOTICE)
    assert notice is not None
    assert day(notice[1]) == "2023-06-01"
    assert found.notice(Profile.PETITION_OPINION) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_the_first_day_is_not_counted(first: date, later: int) -> None:
    last = date.fromordinal(first.toordinal() + later)
    span = Span(0, 1)
    assert days_between(Step(span, first), Step(span, last)) == later
