"""页面倒置或者横置。

上下颠倒的页报警告；文字横过来的页，可能是有意横排的宽表，只作提示。

依据：GB/T 9704—2012 第8章（横排表格）；《党政机关公文处理工作条例》第二十五条（核发前检查印制质量）。
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
    """Report every page that is turned."""
    for problem in () if case.binding is None else case.binding.having(Problem.ROTATED):
        yield hit_at_page(
            case,
            problem.page,
            f"第{problem.page}页没有摆正：{problem.reason}。",
            suggestion="把这一页转正后重新扫描或者装订；有意横排的表格不用改。",
            severity=Severity.INFO if problem.confidence is Confidence.LOW else Severity.WARNING,
            confidence=problem.confidence,
        )


RULE = Rule(
    module=__name__,
    title="页面倒置",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f⟦甲二⟧\f甲三", turned=(0, 180, 0)),
        bad("甲一\f⟦甲二⟧\f甲三", turned=(0, 90, 0)),
        good("甲一\f甲二\f甲三", turned=(0, 0, 0)),
    ),
)
