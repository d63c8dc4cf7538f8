"""说过了头的承诺。

“保证绝不再发生”“百分之百解决”“一劳永逸”，办不到就失信于人。写有把握的措施和期限。
引号里的、法律规定的保证义务（保证金、保证人、应当保证）不报。

依据：《信访工作条例》第三十二条（处理意见应当于法有据）；《党政机关公文处理工作条例》第十九条（内容实事求是）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.tone import worded
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_DUTY = pattern(r"(?:应当?|须|要求[^，。；]{0,10}|责令[^，。；]{0,10}|[你您他她]|公司|商家|对方|被执行人)$")


def check(case: Case) -> Iterator[Hit]:
    """Report promises that nobody can keep."""
    text = case.unquoted[: case.body_end]
    for one in worded(text, "over"):
        if not _DUTY.search(text, max(0, one.span.start - 14), one.span.start):
            yield Hit(
                one.span,
                f"“{one.span.of(case.text)}”说过了头。",
                suggestion="改为能够做到的措施，写明由谁、什么时候完成。",
            )


RULE = Rule(
    module=__name__,
    title="承诺过头",
    severity=Severity.WARNING,
    severity_in={Profile.GENERIC: Severity.INFO},
    check=check,
    examples=(
        bad("我局⟦保证今后绝不⟧再发生停运。"),
        good("我局已责成物业公司4月15日前恢复运行。"),
        bad("我们⟦保证百分之百⟧解决您的问题！"),
        good("业主应当保证消防通道畅通，并缴纳保证金。"),
        bad("本次改造⟦一劳永逸⟧。"),
        good("你信中说“绝不再发生”，已转告物业公司。"),
    ),
)
