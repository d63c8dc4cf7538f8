"""引用裁判文书过长、过多。

注明出处、加了引号的引用不算照搬，但答复要用自己的话回答信访人。
一处引用超过200字的，或者引用合计超过正文四分之一的，提醒精简。

依据：《信访工作条例》第三十二条：处理意见应当由办理机关自己作出；字数和占比界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.passage import Treatment
from replycheck.rules.case import Case
from replycheck.rules.copied import evidence_for, solid, with_treatment
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_LONGEST = 200
_SHARE = 0.25
_LEAST = 100
"""Quoted characters below which a share of a short paper proves nothing."""
_ADVICE = "只引最关键的一两句，其余用自己的话说明。"


def check(case: Case) -> Iterator[Hit]:
    """Report every quotation that is too long; else, once, that quotations fill too much of the body."""
    quoted = with_treatment(case, Treatment.QUOTED)
    long = [passage for passage in quoted if solid(passage.reply.of(case.text)) > _LONGEST]
    for passage in long:
        length = solid(passage.reply.of(case.text))
        message = f"这一处引用裁判文书{length}字，太长。"
        yield Hit(passage.reply, message, suggestion=_ADVICE, evidence=(evidence_for(case, passage),))
    total = sum(solid(passage.reply.of(case.text)) for passage in quoted)
    body = solid(case.text[: case.body_end])
    if quoted and not long and total >= _LEAST and total > _SHARE * body:
        longest = max(quoted, key=lambda passage: len(passage.reply))
        message = f"引用裁判文书合计{total}字，占正文的{total / body:.0%}，太多。"
        yield Hit(longest.reply, message, suggestion=_ADVICE, evidence=(evidence_for(case, longest),))


_FACTS = (
    "周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工。"
    "后周某自行委托案外人维修，支付维修费用八千六百元，其中票据齐全的为七千二百元，其余仅有收条"
)
_REST = "，远达公司对收条的真实性不予认可，也没有申请鉴定，故对没有票据的部分难以采信"
_SHORT = "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工"
_OWN = (
    "你来信反映维修费问题，我们已经收悉。五月十日，信访专员电话与你核对了三张收条，又约你到窗口当面看了案卷。"
    "你提出票据不全是因为对方不肯开具，我们向对方核实，对方承认收过这笔钱，愿意补开。补开以后，你可以申请执行。"
)

RULE = Rule(
    module=__name__,
    title="引用过长过多",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(
            f"周某：\n{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}该判决认定：“⟦{_FACTS}{_REST}⟧。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}{_REST}。本院认为，合同有效。",),
        ),
        good(
            f"周某：\n{_OWN}该判决认定：“{_SHORT}。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
        bad(
            f"周某：\n{_OWN}该判决认定：“⟦{_FACTS[:170]}⟧。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
        good(
            f"周某：\n{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}该判决认定：“{_FACTS[:170]}。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
    ),
)
