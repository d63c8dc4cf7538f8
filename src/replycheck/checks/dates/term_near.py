"""办理期限快到了。

从受理之日起到成文之日已经五十天以上、还没有超过六十天的，提示还剩几天，送达要抓紧。超过的见“dates.overdue”。

依据：《信访工作条例》第三十四条（六十日内办结）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_TERM, _NEAR = 60, 50
"""The term of the regulation, and from when on its end is worth a word."""


def check(case: Case) -> Iterator[Hit]:
    """Report an acceptance whose term is about to run out on the day of signing."""
    period = case.handling.period
    if period is None or case.handling.accepted is None:
        return
    days = (period[1].day - period[0].day).days
    if _NEAR < days <= _TERM:
        yield Hit(
            period[0].span,
            f"受理到成文已经{days}天，六十日的办理期限还剩{_TERM - days}天。",
            suggestion="尽快送达；办不完的，按规定办理延期并告知信访人。",
        )


RULE = Rule(
    module=__name__,
    title="办理期限将满",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.PERIOD}),
    profiles=frozenset({Profile.PETITION_OPINION}),
    examples=(
        bad(
            "张某：\n你的信访事项，本局于⟦2024年3月1日⟧受理。\n某某局\n2024年4月25日",
            profile=Profile.PETITION_OPINION,
        ),
        good("张某：\n你的信访事项，本局于2024年3月1日受理。\n某某局\n2024年4月1日", profile=Profile.PETITION_OPINION),
    ),
)
