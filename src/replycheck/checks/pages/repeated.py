"""同一页装订了两次。

页码相同、文字也相同的两页，是同一页重复装订。没有页码的，文字大部分相同、首行和末行也相同的，可能是同一页扫描了两次，报警告。只有页码相同而文字不同的，可能是附件另编页码或者页码印错，报警告。
空白页、内容很少的页不报。

依据：《党政机关公文处理工作条例》第二十五条（核发前检查印制质量）；GB/T 9704—2012 第6.3条。
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
    """Report every page that is bound a second time."""
    for problem in () if case.binding is None else case.binding.having(Problem.REPEATED):
        yield hit_at_page(
            case,
            problem.page,
            f"第{problem.page}页重复：{problem.reason}。",
            suggestion="核对后抽去重复的一页。",
            severity=Severity.ERROR if problem.confidence is Confidence.HIGH else Severity.WARNING,
            confidence=problem.confidence,
        )


_SHEET = (
    "本院已于判决生效后将上述款项全部发还申请执行人，并办理了领款手续，"
    "执行案件已经依法结案，有关材料附卷备查，可来院查阅。"
)

RULE = Rule(
    module=__name__,
    title="页面重复",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.PAGES}),
    examples=(
        bad(f"首页\f{_SHEET}\f⟦{_SHEET}⟧\f末页", printed=(1, 2, 2, 3)),
        good(f"首页\f{_SHEET}\f末页", printed=(1, 2, 3)),
        good("首页\f末页\f末页", printed=(1, None, None)),
    ),
)
