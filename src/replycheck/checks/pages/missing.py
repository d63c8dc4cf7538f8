"""缺页。

印的页码跳号，或者印着“共5页”而实际不足5页，说明漏装。
版记页、空白页按规定可以不编页码；附件可以从1重新编号，都不报。

依据：GB/T 9704—2012 第6.3条、第7.5条；《党政机关公文处理工作条例》第二十五条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.binding import Problem
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.pages import hit_at_page
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report every place where pages are missing."""
    for problem in () if case.binding is None else case.binding.having(Problem.MISSING_BEFORE):
        last = len(case.reply.pages)
        where = f"第{problem.page}页之前" if problem.page <= last else f"第{last}页之后"
        yield hit_at_page(
            case,
            min(problem.page, last),
            f"{where}缺页：{problem.reason}。",
            suggestion="找到缺的页，补齐后重新装订。",
            severity=Severity.ERROR if problem.confidence is Confidence.HIGH else Severity.WARNING,
            confidence=problem.confidence,
        )


RULE = Rule(
    module=__name__,
    title="缺页",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f甲二\f⟦甲四⟧", printed=(1, 2, 4)),
        good("甲一\f甲二\f甲三", printed=(1, 2, 3)),
        good("甲一\f甲二\f版记", printed=(1, 2, None)),
        good("甲一\f甲二\f附件\f附件二", printed=(1, 2, 1, 2)),
    ),
)
