"""文件里留有修订。

定稿发出之前应当接受或者拒绝全部修订：留着的修订会把删掉的原话、改动的人和改动的经过一并发出去，
打印时还可能连同修订标记一起印出来。检查时按“全部接受修订”之后的文字进行。

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

_CALLED = {
    MarkKind.DELETED: "删除",
    MarkKind.INSERTED: "插入",
    MarkKind.MOVED: "移动",
    MarkKind.REFORMATTED: "改动格式",
}
_NAMED = 3
"""Changes that the message names; a person opens the file to see the rest."""


def check(case: Case) -> Iterator[Hit]:
    """Report once that changes are still tracked, with the first of them."""
    marks = marks_of(case, *_CALLED)
    if not marks:
        return
    named = "、".join(f"{_CALLED[mark.kind]}{shown(case, mark)}" for mark in marks[:_NAMED])
    more = "等" if len(marks) > _NAMED else ""
    yield hit_at_marks(
        case,
        marks,
        f"文件里有{len(marks)}处没有接受或者拒绝的修订：{named}{more}。",
        suggestion="在 Word 的“审阅”中逐处核对，接受或者拒绝全部修订，关闭修订功能后重新保存。",
    )


_HERE = Span(0, 6)
RULE = Rule(
    module=__name__,
    title="留有修订",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("⟦现答复如下：⟧经查，反映属实。", marks=(Mark(MarkKind.INSERTED, _HERE),)),
        bad("⟦现答复如下：经查，反映属实。⟧", marks=(Mark(MarkKind.DELETED, Span(6, 6), "拟"),)),
        bad("⟦现答复如下：⟧经查。", marks=(Mark(MarkKind.REFORMATTED, _HERE),)),
        bad("⟦现答复如下：⟧经查。", marks=(Mark(MarkKind.MOVED, _HERE), Mark(MarkKind.INSERTED, Span(6, 7)))),
        good("现答复如下：经查，反映属实。"),
        good("现答复如下：经查，反映属实。", marks=(Mark(MarkKind.HIGHLIGHT, _HERE),)),
    ),
)
