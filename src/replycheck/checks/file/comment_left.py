"""文件里留有批注。

批注是写给改稿的人看的，发出去就成了答复的一部分：Word 的边注、PDF 上贴的便笺都算。

依据：《党政机关公文处理工作条例》第二十五条（核发前复核、印制）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.mark import Mark, MarkKind
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.marks import hit_at_marks, marks_of, shown
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report once that comments are left, with the words of the first."""
    marks = marks_of(case, MarkKind.COMMENT)
    if marks:
        words = shown(case, marks[0]) if marks[0].words else ""
        yield hit_at_marks(
            case,
            marks,
            f"文件里有{len(marks)}条批注没有删除{'，例如' + words if words else ''}。",
            suggestion="核对批注里的意见是否已经处理，删除全部批注后重新保存。",
        )


_HERE = Span(0, 5)
RULE = Rule(
    module=__name__,
    title="留有批注",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("⟦现答复如下⟧：经查。", marks=(Mark(MarkKind.COMMENT, _HERE, "此处请核实", "审稿人"),)),
        bad("⟦现答复如下：经查。⟧", marks=(Mark(MarkKind.COMMENT, Span(3, 3), "", "审稿人"),)),
        good("现答复如下：经查。"),
        good("现答复如下：经查。", marks=(Mark(MarkKind.INSERTED, _HERE),)),
    ),
)
