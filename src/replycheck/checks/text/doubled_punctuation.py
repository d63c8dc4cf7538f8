"""标点重复或者连用。

同一个标点连着写两个，或者逗号、顿号、分号、冒号、句号两两相连，多半是删改时剩下的。省略号、破折号、引号前后的标点不在此列。

依据：GB/T 15834—2011《标点符号用法》。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_RUN = pattern(r"[，、；：。,;:](?:[ \u3000]{0,2}[，、；：。,;:！？]){1,6}|([！？])\1{1,6}")
_FIELD = pattern(r"PAGE|NUMPAGES")
"""What a converter left of the field for a page's number."""
_ELLIPSIS = pattern(r"。{3,7}|，{3,7}|、{3,7}")


def check(case: Case) -> Iterator[Hit]:
    """Report two marks of a pause in a row; of the same mark one is kept."""
    text = case.unquoted[: case.body_end]
    for match in _RUN.finditer(text):
        marks = "".join(match.group().split())
        span = Span(*match.span())
        if marks.isascii() or _ELLIPSIS.fullmatch(marks) or _FIELD.search(text, max(0, span.start - 8), span.end + 8):
            continue
        same = len(set(marks)) == 1
        yield Hit(
            span,
            f"“{marks}”重复了。" if same else f"标点“{marks}”连在一起。",
            suggestion=marks[0] if same else "留下一个，其余删去。",
            fix=Fix(span, marks[0]) if same else None,
        )


RULE = Rule(
    module=__name__,
    title="标点重复",
    severity=Severity.WARNING,
    severity_in={Profile.ONLINE_REPLY: Severity.INFO},
    check=check,
    examples=(
        bad("现答复如下⟦：：⟧\n一、已办理。", suggestion="："),
        good("现答复如下：\n一、已办理。"),
        bad("证明均已取消⟦。。⟧"),
        good("证明均已取消。"),
        bad("经查⟦，。⟧你反映的问题属实。"),
        good("你说“没有收到。”，经查已经寄出。"),
        good("等等……\n——编者"),
        good("时间：9:30，网址http://example.cn。"),
    ),
)
