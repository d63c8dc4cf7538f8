"""文件里嵌有别的文件或对象。

嵌入的表格、文档、附件不在纸面上，检查的人看不到，发出去以后收件人却能打开：里面可能有不该给的材料。
检查时不打开它们，其中的内容没有查。公式、图表一类的对象也算在内，确认过就可以。

依据：《党政机关公文处理工作条例》第五条（公文处理坚持安全保密的原则）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.mark import Mark, MarkKind
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.marks import marks_of
from replycheck.rules.rule import Rule

_NAMED = 3
"""Objects that the message names."""


def check(case: Case) -> Iterator[Hit]:
    """Report once that there are other files in the file, with the names of the first."""
    found = marks_of(case, MarkKind.EMBEDDED)
    if not found:
        return
    names = [mark.words for mark in found if mark.words]
    named = f"（{'、'.join(names[:_NAMED])}{'等' if len(names) > _NAMED else ''}）" if names else ""
    yield Hit(
        Span(0, 0),
        f"文件里嵌有{len(found)}个别的文件或对象{named}，其中的内容没有查。",
        suggestion="逐个打开核对；不需要随文发出的，请删去，或者改成图片、文字。",
    )


_END = Span(6, 6)
RULE = Rule(
    module=__name__,
    title="嵌有其他文件",
    severity=Severity.INFO,
    check=check,
    examples=(
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.EMBEDDED, _END),)),
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.EMBEDDED, _END, "名单.xlsx"), Mark(MarkKind.EMBEDDED, _END))),
        good("现答复如下。"),
        good("现答复如下。", marks=(Mark(MarkKind.MACRO, _END),)),
    ),
)
