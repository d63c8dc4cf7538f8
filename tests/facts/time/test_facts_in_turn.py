"""Days told one behind the other: what leads back on purpose is left alone."""

from __future__ import annotations

import pytest

from replycheck.facts.time.dates import written_dates
from replycheck.facts.time.in_turn import backwards
from replycheck.facts.time.timeline import timeline


def _found(text: str) -> list[str]:
    return [one.second.span.of(text) for one in backwards(text, timeline(text, written_dates(text), None))]


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月14日责令整改，4月11日复查合格。",
        "2024年4月14日责令整改，该公司4月11日换好。",
        "2024年4月14日责令整改。4月11日复查合格。",
    ],
)
def test_a_deed_told_behind_a_later_one_is_found(text: str) -> None:
    assert _found(text) == ["4月11日"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月14日责令整改，4月21日复查合格。",
        "2024年4月14日责令整改，此前4月11日约谈过一次。",
        "2024年4月14日收到你4月11日寄出的信。",
        "2024年4月14日责令整改，4月11日作出的决定不变。",
        "2024年4月14日责令整改，4月11日前已有投诉。",
        "2024年4月14日责令整改。约谈4月11日进行过。",
        "2024年12月14日责令整改，次年2月11日复查合格。",
        "2024年4月14日责令整改，\n4月11日复查合格。",
    ],
)
def test_what_goes_back_on_purpose_or_forward_is_left_alone(text: str) -> None:
    assert _found(text) == []
