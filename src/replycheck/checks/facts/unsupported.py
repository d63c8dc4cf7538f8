"""答复里的事实在裁判文书和来信里都找不到。

写明是裁判文书认定、审理查明的事（日期、数额、案号），裁判文书和来信都没有写，又不是办理过程中产生的，也不能从旁边的数字算出来的，作提示。
可能是另一份文书里的，也可能是写错了；请写明出处。多于五处的只提示最前面的五处。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对时间、数字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_MOST = 5
"""More of them only say again that another paper is spoken of."""


def check(case: Case) -> Iterator[Hit]:
    """Report facts that no paper bears out."""
    from replycheck.compare.comparison import unsupported  # noqa: PLC0415 - loads only where something is compared

    for statement in islice(unsupported(case.comparison), _MOST):
        words = "".join(statement.span.of(case.text).split())
        papers = "裁判文书和来信" if case.petition is not None else "裁判文书"
        yield Hit(
            statement.span,
            f"“{words}”在{papers}里没有找到。",
            suggestion="核实是否写错；出自另一份文书或者新查明的，写明出处。",
            confidence=Confidence.LOW,
        )


_JUDGMENT = (
    "青石市云岭区人民法院\n民事判决书\n（2022）鄂0199民初456号\n"
    "原告：邹明远，男，1970年4月5日出生。\n被告：许小梅，女，1975年3月2日出生。\n"
    "经审理查明，2019年6月15日，邹明远与许小梅签订借款合同，约定借款本金240000元。\n"
    "判决如下：\n被告许小梅偿还原告邹明远借款本金240000元。\n"
    "案件受理费4900元，由被告许小梅负担。\n审判员 方文\n二〇二二年五月二十日"
)
_OPEN = "邹明远：\n你与许小梅借款一案，现答复如下：\n"

RULE = Rule(
    module=__name__,
    title="没有出处的事实",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(_OPEN + "法院认定，许小梅另外交付了货物，价值⟦73500元⟧。", sources=(_JUDGMENT,)),
        good(_OPEN + "借款本金24万元，判决要求许小梅偿还。", sources=(_JUDGMENT,)),
        good(_OPEN + "2023年6月1日，我们电话听取了你的意见。", sources=(_JUDGMENT,)),
        good(_OPEN + "许小梅又向你借了73500元，你可以另行起诉。", sources=(_JUDGMENT,)),
        good("邹某：\n你反映道路施工扬尘，2023年6月1日罚款73500元。", sources=(_JUDGMENT,)),
    ),
)
