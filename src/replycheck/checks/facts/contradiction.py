"""答复前后说的不一样。

同一件事前后两个说法：前面写没有在期限内作出决定，后面写没有超期；前面写不予支持，后面写依据充分；
说“罚款没有交，情况属实”，又说罚款已经交清；列出三项，却说一共两项；“上述45万元”前面写的是54万元。报警告，并列出两处原文。
分别回答几个问题、各有各的结论的，不算。

依据：《信访工作条例》第三十二条（处理意见应当事实清楚）；《党政机关公文处理工作条例》第二十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.rules.statements import misstated


def check(case: Case) -> Iterator[Hit]:
    """Report statements of the reply that cannot both be so."""
    return misstated(case, "internal-repeat", "internal-sum", "internal-conclusion", sure=False)


_OPEN = "邹明远：\n你的来信收悉，现答复如下：\n"

RULE = Rule(
    module=__name__,
    title="前后矛盾",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(_OPEN + "我局没有在60日内作出决定，⟦没有超期⟧。"),
        good(_OPEN + "我局没有在60日内作出决定，属于超期。"),
        bad(_OPEN + "罚款已经交清。你说罚款没有交，⟦情况属实⟧。"),
        good(_OPEN + "罚款已经交清。你说罚款没有交，与事实不符；你说土地没有恢复，情况属实。"),
    ),
)
