"""中间夹有空白页。

版记页之前、末页背面的空白页按规定可以有，不报；中间的空白页可能是漏印或者多扫的一面，作为提示报告。

依据：GB/T 9704—2012 第7.5条（空白页不编页码）；《党政机关公文处理工作条例》第二十五条（核发前检查印制质量）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.binding import Problem
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.pages import hit_at_page
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report every blank page in the middle."""
    for problem in () if case.binding is None else case.binding.having(Problem.BLANK):
        yield hit_at_page(
            case,
            problem.page,
            f"第{problem.page}页是空白页。",
            suggestion="核对这一页是否漏印；多出来的空白页抽出。",
            severity=Severity.INFO,
            confidence=problem.confidence,
        )


RULE = Rule(
    module=__name__,
    title="空白页",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f⟦⟧\f甲三\f甲四"),
        good("甲一\f甲二\f甲三\f甲四"),
        good("甲一\f甲二\f\f版记"),
        good("甲一\f甲二\f甲三\f"),
    ),
)
