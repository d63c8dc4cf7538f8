"""星期与日期对不上。

日期后面紧跟着写了星期几（周几）的，按日历核对。没有写年份的，按前文和成文的年份推算，几种可能都对不上才报，分量是警告。

依据：公历历法；《党政机关公文处理工作条例》第二十条（审核时应核对时间）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_DAYS = "一二三四五六日"
_WEEKDAY = pattern(r"[，,]?\s?[（(\[]?\s?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?!至|到|[—－-])[）)\]]?")


def check(case: Case) -> Iterator[Hit]:
    """Report weekdays that the calendar contradicts."""
    for dated in case.timeline:
        match = _WEEKDAY.match(case.text, dated.span.end)
        if match is None or dated.span.end > case.body_end:
            continue
        written = match["day"].replace("天", "日")
        right = {_DAYS[day.weekday()] for day in dated.days}
        if written in right:
            continue
        sure = dated.told
        named = "、".join(sorted(right, key=_DAYS.index))
        yield Hit(
            Span(dated.span.start, match.end()),
            f"{dated.span.of(case.text)}是星期{named}，这里写的是星期{match['day']}。",
            suggestion="核对日期和星期，改正写错的那一个。",
            severity=None if sure else Severity.WARNING,
        )


RULE = Rule(
    module=__name__,
    title="星期与日期不符",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("本院于⟦2024年5月13日（星期二）⟧收到你的来信。"),
        good("本院于2024年5月13日（星期一）收到你的来信。"),
        good("本院于2024年5月13日（周一）收到你的来信。"),
        bad("我局于⟦2025年5月20日，星期三⟧回访。"),
        bad("我局⟦5月20日（星期三）⟧回访。\n某某局\n2025年5月22日"),
        good("我局5月20日（星期二）回访。\n某某局\n2025年5月22日"),
        good("补报时间为2025年6月30日（星期一至星期五）。"),
    ),
)
