"""文件里有宏或脚本。

发出的公文不应当带有程序：宏和脚本打开时可能自动运行，收件一方的电脑会拦截或者报警，也可能被用来夹带病毒。
检查时不运行任何宏和脚本，只说明它们在文件里。

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

_CALLED = {MarkKind.MACRO: "宏", MarkKind.SCRIPT: "脚本或自动启动的动作"}


def check(case: Case) -> Iterator[Hit]:
    """Report once that there are programs in the file."""
    found = dict.fromkeys(mark.kind for mark in marks_of(case, *_CALLED))
    if found:
        named = "和".join(_CALLED[kind] for kind in found)
        yield Hit(
            Span(0, 0),
            f"文件里有{named}（检查时没有运行）。",
            suggestion="另存为不带宏的 docx，或者打印成普通 PDF，再发出。",
        )


_END = Span(6, 6)
RULE = Rule(
    module=__name__,
    title="带有宏或脚本",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.MACRO, _END),)),
        bad("⟦⟧现答复如下。", marks=(Mark(MarkKind.SCRIPT, _END), Mark(MarkKind.SCRIPT, _END))),
        good("现答复如下。"),
        good("现答复如下。", marks=(Mark(MarkKind.EMBEDDED, _END),)),
    ),
)
