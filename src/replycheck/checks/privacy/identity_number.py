"""写出了完整的身份证号。

发给信访人、转给别的单位的文书里不必写全身份证号，写姓名，或者只留头尾几位。遮盖的不报。

依据：《中华人民共和国个人信息保护法》第五条、第六条（必要、最小范围）；《信访工作条例》第三十条、第四十六条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING, labelled
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report identity numbers that are not masked."""
    for one in case.facts.identity_numbers:
        if "*" not in one.number:
            yield Hit(
                labelled(case.text, one.span),
                f"写出了完整的身份证号（{one.number[:6]}…{one.number[-2:]}）。",
                suggestion=f"删去，或者写成{one.number[:6]}********{one.number[-4:]}。",
            )


RULE = Rule(
    module=__name__,
    title="身份证号外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("你的⟦身份证号420107198001011233⟧已登记。"),
        good("你的身份证号420107********1233已登记。"),
        good("转办单编号202504210037。"),
    ),
)
