"""页码顺序装错。

按纸面上印的页码核对：顺序与装订顺序不同的，报告哪一页装错，并给出应有的顺序。
没有印页码的页（首页、版记页、盖章遮住页码的页）跟随前后页；附件从1重新编号的，按新的一组核对。
三页以上页码清楚且能完全说明顺序的，报错误；否则报警告。

依据：《党政机关公文处理工作条例》第二十五条（印制前复核、核发前检查）；GB/T 9704—2012 第6.3条、第7.5条。
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
    """Report, once, that pages are out of order, with the order they should be bound in."""
    binding = case.binding
    problems = () if binding is None else binding.having(Problem.WRONG_ORDER)
    if binding is None or not problems:
        return
    sure = all(problem.confidence is Confidence.HIGH for problem in problems)
    places = "、".join(str(problem.page) for problem in problems)
    reasons = "；".join(dict.fromkeys(problem.reason for problem in problems))
    order = "、".join(str(page) for page in binding.proposed_order)
    yield hit_at_page(
        case,
        problems[0].page,
        f"第{places}页装订顺序有误：{reasons}。",
        suggestion=f"按现在的第{order}页的次序重新装订。",
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


RULE = Rule(
    module=__name__,
    title="页序装错",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad("甲一\f甲二\f⟦甲四⟧\f甲三", printed=(1, 2, 4, 3)),
        good("甲一\f甲二\f甲三\f甲四", printed=(1, 2, 3, 4)),
        good("甲一\f甲二\f乙一\f乙二", printed=(1, 2, 1, 2)),
        good("甲一\f甲二\f甲三", printed=(None, 2, 3)),
        good("甲二三\f甲二四\f甲二五", printed=(23, 24, 25)),
    ),
)
