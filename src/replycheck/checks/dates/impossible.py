"""日历上没有的日期。

月份只能是1至12，日不能超过当月天数，2月29日只在闰年才有。没有写年份的日期，2月29日按可能存在处理。
“2024年13月”“6月12日至31日”“2月27日、30日”“25时”也查。农历日期不在此列。

依据：公历历法；《党政机关公文处理工作条例》第二十条（审核时应核对时间）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replycheck.facts.time.dates import WrittenDate, written_dates
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_PARTS = {
    pattern(r"(?<!\d)(?:19|20)\d\d年(?:1[3-9]|[2-9]\d|00?)月(?![\d初底末上中下]{0,2}\d{0,2}日)"): "没有这个月份",
    pattern(
        r"(?:(?<=[日）)])|(?<=早上|上午|下午|晚上))(?:上午|下午|晚上?|凌晨)?(?:2[4-9]|[3-9]\d)[时点](?![\d零〇])(?<!24时)"
    ): "没有这个钟点",
    pattern(r"(?<![\d.])\d{1,2}时(?:6\d|[7-9]\d)分(?!钟)"): "没有这个钟点",
    pattern(r"(?<=[上下]午)(?:2[5-9]|[3-9]\d)时[0-5]?\d分(?!钟)"): "没有这个钟点",
    pattern(
        r"(?:(?<=[—–～~至-])|(?<=上午|下午|时间))(?:(?:2[5-9]|[3-9]\d)[：:][0-5]\d|\d{1,2}[：:][6-9]\d)(?![\d：:])"
    ): "没有这个钟点",
}
_MORE_DAYS = pattern(r"[、和及与](?P<day>\d{1,2})日(?!元)")
"""A further day of the month that was named: 2月27日、28日."""


def check(case: Case) -> Iterator[Hit]:
    """Report dates that no calendar holds; dotted and dashed ones may be something else, so they weigh less."""
    for date in written_dates(case.text):
        if not date.possible:
            yield Hit(
                date.span,
                f"日历上没有“{date.span.of(case.text)}”这一天。",
                suggestion="对照原始材料核实日期。",
                severity=Severity.WARNING if date.dashed else None,
            )
        elif not date.dashed:
            yield from _further_days(date, case)
    for part in case.facts.date_ranges:
        if part.first.possible and not part.last.possible:
            yield _hit(part.span, case, "范围里有日历上没有的一天")
    for what, wrong in _PARTS.items():
        for match in what.finditer(case.text):
            yield _hit(Span(*match.span()), case, wrong)


def _further_days(date: WrittenDate, case: Case) -> Iterator[Hit]:
    """The days named after a date that its month does not have."""
    at = date.span.end
    while (match := _MORE_DAYS.match(case.text, at)) is not None:
        at = match.end()
        if not replace(date, day=int(match["day"])).possible:
            yield _hit(Span(match.start("day"), at), case, f"不在日历上，{date.month}月没有这一天")


def _hit(span: Span, case: Case, wrong: str) -> Hit:
    return Hit(span, f"“{span.of(case.text)}”{wrong}。", suggestion="对照原始材料核实日期。")


RULE = Rule(
    module=__name__,
    title="日期不存在",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("你于⟦2023年2月30日⟧来信反映的问题收悉。"),
        good("你于2023年2月28日来信反映的问题收悉。"),
        bad("你于⟦2023年2月29日⟧来信。"),
        good("你于2024年2月29日来信。"),
        bad("请于2024年11月22日（星期五）⟦25时⟧前提交。"),
        good("请于2024年11月22日（星期五）17时前提交。"),
        bad("当日上午⟦25时10分⟧，民警到场。"),
        good("当日上午9时10分，民警到场，路上用了25时10分。"),
        bad("你于11月21日⟦10时73分⟧来电。"),
        good("你于11月21日10时53分来电。"),
        bad("工作时间：8：30—⟦17：60⟧。"),
        good("工作时间：8：30—17：30，水灰比1：60。"),
        good("2月29日，本院工作人员与你联系。"),
        bad("⟦2月30日⟧，本院工作人员与你联系。"),
        bad("你于⟦2023年13月1日⟧来信。"),
        good("你于2023年12月1日来信。"),
        bad("⟦二〇二三年四月三十一日⟧"),
        good("二〇二三年四月三十日"),
        good("双方约定农历二月三十日前付清。"),
        bad("双方约定⟦二月三十日⟧前付清。"),
        bad("你于⟦2023-02-30⟧来信。"),
        good("你于2023-02-28来信。"),
        bad("你于⟦2024年13月⟧来信收悉。"),
        good("你于2024年12月来信收悉。"),
        bad("报名时间为⟦6月12日至31日⟧。"),
        good("报名时间为6月12日至30日。"),
        bad("2023年2月27日、28日、⟦29日⟧，工作人员三次与你联系。"),
        good("2024年2月27日、28日、29日，工作人员三次与你联系。"),
        bad("6月12日和⟦31日⟧，工作人员两次与你联系。"),
        bad("本院于5月6日⟦25时⟧收到。"),
        bad("本院于5月6日⟦9时75分⟧收到。"),
        good("本院于5月6日9时15分收到，当日24时前登记。"),
        good("版本号为2023.13.1.4。"),
    ),
)
