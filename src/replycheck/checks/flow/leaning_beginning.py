"""正文第一段承接的是前面没有的内容。

正文一开头就是“综上”“因此”“此外”“上述”“对此”，前面却没有可以承接的话，说明前面的段落被剪掉了，或者这一段放错了地方。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对段落顺序）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import FLOWING
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report a first paragraph that leans on something before it."""
    for span in case.reading.leaning:
        yield Hit(
            span,
            "正文一开头就承接前面的话，前面却没有。",
            suggestion="补上前面漏掉的段落，或者把这一段移到它承接的内容之后。",
        )


RULE = Rule(
    module=__name__,
    title="开头承接的内容前面没有",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.ANSWER, Need.WHOLE}),
    profiles=FLOWING,
    examples=(
        bad("罗大勇：\n⟦综上，对你的请求不予支持。⟧\n特此答复。"),
        good("罗大勇：\n你的来信收悉。\n综上，对你的请求不予支持。\n特此答复。"),
    ),
)
