"""文件打开时会从别处取内容。

文件里引用的图片、模板或其他文件放在别的电脑或网上：换一台电脑打开，内容可能缺失或者变样；取内容的地址还会泄露
办文的电脑、人员和路径。检查时不去取，取来的内容没有查。

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

_LONGEST = 60
"""Characters of an address that the message shows."""


def check(case: Case) -> Iterator[Hit]:
    """Report once that something would be fetched, with the first address."""
    found = marks_of(case, MarkKind.EXTERNAL)
    if not found:
        return
    first = next((mark.words for mark in found if mark.words), "")
    shown = f"，例如“{first[:_LONGEST]}{'…' if len(first) > _LONGEST else ''}”" if first else ""
    yield Hit(
        Span(0, 0),
        f"文件打开时会从别处取{len(found)}项内容（图片、模板等）{shown}；检查时没有去取。",
        suggestion="在 Word 中把链接的内容改为嵌入或者断开链接，重新保存。",
    )


_END = Span(6, 6)
RULE = Rule(
    module=__name__,
    title="引用外部内容",
    severity=Severity.INFO,
    check=check,
    examples=(
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.EXTERNAL, _END),)),
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.EXTERNAL, _END, "file:///D:/模板.dotx"),)),
        good("现答复如下。"),
        good("现答复如下。", marks=(Mark(MarkKind.EMBEDDED, _END),)),
    ),
)
