"""告知受理情况迟于15日。

收到信访事项后，应当在15日内书面告知信访人是否受理、由谁办理。按文中写明的收到日期和告知日期计算，当天不算；为节假日顺延留出3日的余地。
两个日期缺一个的，不算，也不报；姓名、地址不清无法告知的，请在文中写明。

依据：《信访工作条例》第二十二条、第二十三条；《中华人民共和国民法典》第二百零一条、第二百零三条（期间的计算）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.time.deadlines import days_between
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_LIMIT, _GRACE = 15, 3
_ANOTHERS = 180
"""Days after which what was received was another paper: 邵某2024年3月11日收到你的申请."""
_LONGER, _TOP = pattern(r"(?m)^[^\n。]{0,30}(?:延长|延期)[^\n。]{0,20}(?:告知书|通知书|决定书|函)[ \u3000]*$"), 300
"""A notice that more time is needed comes when the first term runs out."""


def check(case: Case) -> Iterator[Hit]:
    """Report a notice that came more than fifteen days after the petition."""
    period = case.handling.notice(case.profile)
    if period is None or _LONGER.search(case.text, 0, _TOP):
        return
    received, told = period
    days = days_between(received, told)
    if _LIMIT + _GRACE < days <= _ANOTHERS:
        yield Hit(
            told.span,
            f"收到信访事项 {days} 日后才告知信访人，超过了 {_LIMIT} 日。",
            suggestion="核对两个日期；确已超期的，说明原因。",
        )


RULE = Rule(
    module=__name__,
    title="告知超期",
    severity=Severity.WARNING,
    check=check,
    aspect=Aspect.TIMELINESS,
    needs=frozenset({Need.NOTICE}),
    profiles=frozenset({Profile.PETITION_OPINION, Profile.PETITION_NOTICE}),
    examples=(
        bad(
            "张某：\n本局于2023年5月6日收到你的来信，⟦2023年6月10日⟧向你送达受理告知书。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n本局于2025年2月20日向你送达受理告知书。\n经查，村文书2024年3月11日收到你的申请，3月18日上报。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n本局于2023年5月6日收到你的来信，2023年5月12日向你送达受理告知书。",
            profile=Profile.PETITION_OPINION,
        ),
        bad(
            "张某：\n你的来信，本局于2023年5月6日收到，决定受理。\n某某县水利局\n⟦2023年6月10日⟧",
            profile=Profile.PETITION_NOTICE,
        ),
        good(
            "张某：\n你的来信，本局于2023年5月6日收到，决定受理。\n某某县水利局\n2023年5月10日",
            profile=Profile.PETITION_NOTICE,
        ),
    ),
)
