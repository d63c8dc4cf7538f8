"""Values of statements as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from replycheck.compare.mentions import Kind, Mention, Value
from replycheck.compare.wording import show
from replycheck.model.span import Span


def _mention(kind: Kind, value: Value, unit: str = "", *, taken: bool = False, about: bool = False) -> Mention:
    return Mention(kind, Span(0, 4), value, unit, open=taken, about=about)


@pytest.mark.parametrize(
    ("mention", "shown"),
    [
        (_mention(Kind.DAY, (2024, 3, 5)), "2024年3月5日"),
        (_mention(Kind.DAY, (2024, 3, 5), taken=True), "3月5日"),
        (_mention(Kind.DAY, (0, 3, 5)), "3月5日"),
        (_mention(Kind.MONTH, (2024, 3)), "2024年3月"),
        (_mention(Kind.MONTH, (2024, 3), taken=True), "3月"),
        (_mention(Kind.MONTH, (0, 3)), "3月"),
        (_mention(Kind.CLOCK, (9, 5)), "9时05分"),
        (_mention(Kind.PENALTY, (6, 15), "拘役"), "拘役6个月15日"),
        (_mention(Kind.PENALTY, (6, 0), "拘役"), "拘役6个月"),
        (_mention(Kind.PENALTY, (0, 15), "拘留"), "拘留15日"),
        (_mention(Kind.MONEY, Decimal(51600), "CNY"), "51600元"),
        (_mention(Kind.MONEY, Decimal(51600), "CNY", about=True), "约51600元"),
        (_mention(Kind.MONEY, Decimal(300), "美元"), "300美元"),
        (_mention(Kind.RATE, Decimal("0.02"), "月"), "月0.02"),
        (_mention(Kind.COUNT, Decimal(3), "户"), "3户"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_is_written_in_one_way(mention: Mention, shown: str) -> None:
    assert show(mention) == shown
