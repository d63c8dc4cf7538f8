"""已经改名、撤销的机关和制度。

机构改革后不再使用的名称（工商行政管理局、国土资源局、环境保护局等），写现在的事应当用现在的名称。
前面有“原”字的、同一句里写明是改革以前的年份的、引号和书名号里的不报。

依据：2018年、2023年《国务院机构改革方案》；《党政机关公文处理工作条例》第十九条（使用规范的名称）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.tone import worded
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_FORMER = pattern(r"[原前时][^，。；]{0,12}$|《[^》]{0,40}$|(?:现为|改为|更名|原名)")
_YEAR = pattern(r"(?:19|20)\d\d(?=年|〔|\]|〕|）)")


def check(case: Case) -> Iterator[Hit]:
    """Report names of bodies that were gone when the sentence plays."""
    text = case.unquoted[: case.body_end]
    signed = case.signed
    for one in worded(text, "old", reported=True):
        low = text.rfind("\n", 0, one.span.start) + 1
        years = [int(match.group()) for match in _YEAR.finditer(text, low, one.span.start)]
        now = years[-1] if years else (signed.year if signed is not None and signed.year is not None else 0)
        if one.since is None or now <= one.since or _FORMER.search(text, max(low, one.span.start - 16), one.span.start):
            continue
        yield Hit(
            one.span,
            f"“{one.span.of(case.text)}”是{one.since}年以前的名称。",
            suggestion=f"现在的是：{one.instead}；说以前的事，前面加“原”字。",
        )


RULE = Rule(
    module=__name__,
    title="机构名称过时",
    severity=Severity.INFO,
    check=check,
    examples=(
        bad("你可以向县⟦工商行政管理局⟧投诉。\n某某局\n2024年5月6日"),
        good("你可以向县市场监督管理局投诉。\n某某局\n2024年5月6日"),
        good("该许可由原县国土资源局核发。\n某某局\n2024年5月6日"),
        good("2015年，县国土资源局核发了许可。\n某某局\n2024年5月6日"),
        good("你可以向县工商行政管理局投诉。"),
    ),
)
