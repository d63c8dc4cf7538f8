"""答复里留有裁判文书的诉讼费负担、迟延履行告知。

“如果未按本判决指定的期间履行……加倍支付”只有裁判文书才写，直接报错误。
“案件受理费……由……负担”要与其他裁判文书用语一起出现才报，因为答复可以就诉讼费问题作说明。

依据：《诉讼费用交纳办法》第二十九条；《中华人民共和国民事诉讼法》关于迟延履行的规定。

用语计分办法见“residue.pleading-formulas”。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule

_FORMULAE = frozenset({"J04", "J06"})


def check(case: Case) -> Iterator[Hit]:
    """Report the costs order and the notice of default interest."""
    yield from formula_hits(case, _FORMULAE, "删去；确需说明时写“该判决确定案件受理费由你负担”。")


RULE = Rule(
    module=__name__,
    title="诉讼费负担用语残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING,
    examples=(
        bad("⟦如果未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行⟧期间的债务利息。"),
        good("你申请执行时可以一并主张迟延履行期间的债务利息。"),
        bad("⟦案件受理费100元，由原告张某负担⟧。被告辩称不应承担。"),
        good("你反映案件受理费100元不应由你负担的问题，现答复如下。"),
    ),
)
