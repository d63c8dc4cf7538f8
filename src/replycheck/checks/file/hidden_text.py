"""文件里有隐藏文字。

隐藏文字打印不出来，但随文件一起发出去，谁都可以让它显示出来。它不属于答复的正文，检查时没有计入。

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
    """Report once that words are hidden, with the first of them."""
    marks = [mark for mark in marks_of(case, MarkKind.HIDDEN) if mark.words.strip()]
    if marks:
        yield hit_at_marks(
            case,
            marks,
            f"文件里有{len(marks)}处隐藏文字，例如{shown(case, marks[0])}。",
            suggestion="在 Word 中显示隐藏文字，需要的取消隐藏，不需要的删除，然后重新保存。",
        )


RULE = Rule(
    module=__name__,
    title="隐藏文字",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("⟦现答复如下：经查。⟧", marks=(Mark(MarkKind.HIDDEN, Span(3, 3), "领导意见：不予支持"),)),
        bad("⟦现答复如下：⟧\n经查。", marks=(Mark(MarkKind.HIDDEN, Span(0, 0), "草稿"),)),
        good("现答复如下：经查。"),
        good("现答复如下：经查。", marks=(Mark(MarkKind.HIDDEN, Span(3, 3), " "),)),
    ),
)
