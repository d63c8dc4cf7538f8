"""答复里留有裁判文书的主文用语。

“判决如下：”“刑期从判决执行之日起计算”“驳回上诉，维持原判”“驳回原告诉讼请求”是裁判文书主文的写法。
答复提到裁判结果时，应写明是哪一份裁判、怎样判的；单独出现一两处不报，与其他裁判文书用语一起出现才报。

依据：裁判文书的固定格式。各用语按可能性计1、3、5分：全文合计4分以上警告，9分以上错误；单项5分的直接报错误。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule

_FORMULAE = frozenset({"J05", "J17", "J22", "J23"})


def check(case: Case) -> Iterator[Hit]:
    """Report the formulae of the operative part."""
    yield from formula_hits(case, _FORMULAE, "改为转述，例如“该判决第一项为‘……’”，并写明案号。")


RULE = Rule(
    module=__name__,
    title="判决主文用语残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING,
    examples=(
        good("该案经本院审理，判决如下：一、被告返还原告货款。"),
        bad("原告诉称被告违约。⟦判决如下：⟧一、被告返还原告货款。"),
        good("原告诉称被告违约。该判决主文为“判决如下：一、被告返还货款”。"),
        bad("⟦刑期从判决执行之日起计算⟧。"),
        good("你询问刑期从哪一天起计算，现说明如下。"),
        bad("被告辩称无力偿还，案件受理费由原告负担。⟦驳回上诉，维持原判⟧。"),
        good("二审法院驳回上诉，维持原判。"),
        bad("原告诉称被告违约，到庭参加诉讼。⟦驳回原告的诉讼请求⟧。"),
        good("该判决驳回原告的诉讼请求。"),
    ),
)
