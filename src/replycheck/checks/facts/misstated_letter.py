"""答复说的来信情况与来信不一样。

称呼的姓名与来信落款不一样、来信的日期与落款日期不一样、说成是信访人提出的数额在来信里不是这个数，报警告，并列出两处原文。
收到、登记来信的日期不是来信的日期，不比较。姓名隐去一部分的不算错。

依据：《信访工作条例》第三十一条第六项（应当围绕信访人的诉求办理）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.rules.statements import misstated


def check(case: Case) -> Iterator[Hit]:
    """Report what the reply says of the letter and the letter does not bear out."""
    return misstated(case, "letter-name", "letter-date", "letter-demand-figure")


_LETTER = (
    "云岭区人民法院：\n我叫邹明远，请求："
    "一、退还我多交的受理费360元；二、说明为什么没有调取流水。\n邹明远\n2022年7月4日"
)

RULE = Rule(
    module=__name__,
    title="来信情况不符",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.PETITION}),
    examples=(
        bad("⟦邹明运⟧：\n你要求退还受理费，现答复如下。", petition=_LETTER),
        good("邹明远：\n你要求退还受理费，现答复如下。", petition=_LETTER),
        good("邹某某：\n你要求退还受理费，现答复如下。", petition=_LETTER),
        bad("邹明远：\n你⟦2022年7月14日⟧的来信收悉，现答复如下。", petition=_LETTER),
        good("邹明远：\n你7月4日的来信，我院2022年7月14日收到，现答复如下。", petition=_LETTER),
        bad("邹明远：\n你要求退还⟦630元⟧受理费，现答复如下。", petition=_LETTER),
        good("邹明远：\n你要求退还三百六十元受理费。经查，应退20元。", petition=_LETTER),
    ),
)
