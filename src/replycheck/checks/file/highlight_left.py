"""文件里留有突出显示。

用颜色涂过的文字多半是改稿时做的记号（待核实的数字、待填的日期），发出之前应当去掉；也可能提示那里还没有改完。

依据：《党政机关公文处理工作条例》第二十五条（核发前复核、印制）；GB/T 9704—2012 第5.2.4条（文字颜色均为黑色）。
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
    """Report once that words are highlighted, with the first of them."""
    marks = [mark for mark in marks_of(case, MarkKind.HIGHLIGHT) if mark.span.of(case.text).strip()]
    if marks:
        yield hit_at_marks(
            case,
            marks,
            f"文件里有{len(marks)}处突出显示的文字，例如{shown(case, marks[0])}。",
            suggestion="核对涂色的地方是否已经改定，然后去掉突出显示。",
        )


_HERE = Span(3, 5)
RULE = Rule(
    module=__name__,
    title="留有突出显示",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("现答复⟦如下⟧：经查。", marks=(Mark(MarkKind.HIGHLIGHT, _HERE),)),
        good("现答复如下：经查。"),
        good("现答复 \t：经查。", marks=(Mark(MarkKind.HIGHLIGHT, _HERE),)),
    ),
)
