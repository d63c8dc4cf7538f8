"""办理超过了规定的期限。

信访事项应当自受理之日起60日内办结；情况复杂的，经批准可以延长不超过30日，并告知信访人延长的理由。复查、复核应当自收到请求之日起30日内作出。
按答复里写的受理（收到）日期和成文日期计算，当天不算；为节假日顺延留出3日的余地。两个日期缺一个的，不算，也不报。
超过60日、没有写延长的，报警告；超过90日的，报错误。只写了收到日期、没有写受理日期，或者提到听证、鉴定、中止、补正的，最多报警告。
法院对诉讼事项另有期限，不适用本规则。

依据：《信访工作条例》第三十四条、第三十五条、第三十六条；《中华人民共和国民法典》第二百零一条、第二百零三条（期间的计算）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.time.deadlines import Handling, Step, days_between
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_LIMIT, _EXTENDED, _REVIEW = 60, 90, 30
_GRACE = 3
"""A period that ends on a holiday runs to the next working day; the table of holidays changes yearly."""
_LONGER = pattern(r"延长|延期|展期")
_STOPPED = pattern(r"听证|鉴定|中止|暂停|补正|重新(?:受理|计算|办理)|不计入")


def check(case: Case) -> Iterator[Hit]:
    """Report how many days too many passed, at the date of the reply."""
    steps = case.handling
    if steps.period is None:
        return
    start, end = steps.period
    days = days_between(start, end)
    if case.profile is Profile.PETITION_OPINION:
        yield from _opinion(case, steps, days, end)
    elif days > _REVIEW + _GRACE:
        what = "复查" if case.profile is Profile.PETITION_REVIEW else "复核"
        yield Hit(
            end.span,
            f"从收到{what}请求到作出意见用了 {days} 日，超过了 {_REVIEW} 日。",
            suggestion="核对两个日期；确有扣除的时间（如听证）的，写明扣除了哪几天。",
            confidence=Confidence.MEDIUM if _STOPPED.search(case.text) else None,
        )


def _opinion(case: Case, steps: Handling, days: int, end: Step) -> Iterator[Hit]:
    since = "受理" if steps.accepted else "收到"
    certain = steps.accepted is not None and not _STOPPED.search(case.text)
    if days > _EXTENDED + _GRACE:
        yield Hit(
            end.span,
            f"从{since}到答复用了 {days} 日，超过了最长的 {_EXTENDED} 日（60日，经批准延长30日）。",
            suggestion="核对两个日期；确已超期的，向信访人说明原因。",
            severity=Severity.ERROR if certain else Severity.WARNING,
            confidence=Confidence.HIGH if certain else Confidence.MEDIUM,
        )
    elif days > _LIMIT + _GRACE and _LONGER.search(case.text, 0, case.body_end) is None:
        yield Hit(
            end.span,
            f"从{since}到答复用了 {days} 日，超过了 {_LIMIT} 日，没有写经批准延长。",
            suggestion="已经批准延长的，写明批准人、延长的天数、理由和告知信访人的日期；没有的，说明原因。",
        )


RULE = Rule(
    module=__name__,
    title="办理超期",
    severity=Severity.WARNING,
    check=check,
    aspect=Aspect.TIMELINESS,
    needs=frozenset({Need.PERIOD}),
    profiles=frozenset({Profile.PETITION_OPINION, Profile.PETITION_REVIEW, Profile.PETITION_FINAL}),
    examples=(
        bad(
            "张某：\n你的信访事项，本局于2023年1月3日受理。现答复如下。\n某某县水利局\n⟦2023年3月20日⟧",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你的信访事项，本局于2023年1月3日受理。现答复如下。\n某某县水利局\n2023年3月3日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你的信访事项，本局于2023年1月3日受理。因案情复杂，经批准延长30日。\n某某县水利局\n2023年3月20日",
            profile=Profile.PETITION_OPINION,
        ),
        bad(
            "张某：\n你的信访事项，本局于2023年1月3日受理。因案情复杂，经批准延长30日。\n某某县水利局\n⟦2023年5月20日⟧",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你2022年的信访事项，曾于2022年1月3日受理并答复；这次来信，本局于2023年1月3日受理。\n"
            "某某县水利局\n2023年2月3日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你诉某公司一案，法院于2022年1月3日受理。你的来信，本局于2023年5月8日收到。\n某某县水利局\n2023年5月20日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你的信访事项，本局于2023年1月3日受理。现答复如下。\n某某县水利局\n2023年3月7日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你的信访事项，本局于2023年1月3日受理。因案情复杂，经批准延长30日。\n某某县水利局\n2023年4月6日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你的复查申请，本机关于2023年1月3日收到。现复查如下。\n某某市水利局\n2023年2月5日",
            profile=Profile.PETITION_REVIEW,
        ),
        bad(
            "张某：\n你的复查申请，本机关于2023年1月3日收到。现复查如下。\n某某市水利局\n⟦2023年2月20日⟧",
            profile=Profile.PETITION_REVIEW,
        ),
        good(
            "张某：\n你的复查申请，本机关于2023年1月3日收到。现复查如下。\n某某市水利局\n2023年1月30日",
            profile=Profile.PETITION_REVIEW,
        ),
        good("张某：\n你的来信，本院于2023年1月3日受理。\n某某市某某区人民法院\n2023年9月1日"),
    ),
)
