"""单价乘数量、应付减已付，与得数不符。

“按每亩1600元计算”“每天20元”之后写了得数，或者“应收……已交……多交……”三个数都在的，按算式核对。
只报恰好差一个笔误（两位颠倒、一位写错、错一位小数点）的；前后文的数能凑出来的不报，约数不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字）；算术。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import stated, written
from replycheck.rules.rule import Rule

_RESULTS = (Relation.PRODUCT, Relation.DIFFERENCE, Relation.TOGETHER, Relation.SHARE)


def check(case: Case) -> Iterator[Hit]:
    """Report results that their own price and count, or their own minuend and subtrahend, do not give."""
    for claim in case.broken_claims:
        if claim.relation not in _RESULTS:
            continue
        yield Hit(
            stated(claim, case.text),
            f"{_told(case.text, claim)}{written(claim.made, claim.figure, case.text)}，"
            f"这里写的是{claim.figure.span.of(case.text)}。",
            suggestion="按算式重新核对这几个数。",
        )


def _told(text: str, claim: Claim) -> str:
    parts = [one.span.of(text) for one in claim.parts]
    if claim.relation is Relation.PRODUCT:
        return f"{parts[0]}乘{parts[1]}是"
    if claim.relation is Relation.TOGETHER:
        half = len(parts) // 2
        return "、".join(f"{a}乘{b}" for a, b in zip(parts[:half], parts[half:], strict=True)) + "，加起来是"
    if claim.relation is Relation.SHARE:
        return f"{parts[0]}按前面写的比例是"
    return f"{parts[0]}与{'、'.join(parts[1:])}相差"


RULE = Rule(
    module=__name__,
    title="算式与得数不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("扣押车辆⟦46天，按每天20元计算，应收保管费290元⟧。"),
        good("扣押车辆46天，按每天20元计算，应收保管费920元。"),
        bad("应收保管费⟦920元，你预交了1380元，多交640元⟧。"),
        good("应收保管费920元，你预交了1380元，多交460元。"),
        bad("应付货款⟦35.6万元，已付12.4万元，尚欠22.3万元⟧。"),
        good("应付货款35.6万元，已付12.4万元，尚欠23.2万元。"),
        bad("测得噪声为⟦58分贝、夜间限值55分贝，超出13分贝⟧。"),
        good("测得噪声为58分贝、夜间限值55分贝，超出3分贝。"),
        bad("发芽率⟦71%，低于标注的85%，差24个百分点⟧。"),
        good("发芽率71%，低于标注的85%，差14个百分点。"),
        bad("债权为⟦100000元，受偿比例都是76%，裴某分得67000元⟧。"),
        good("债权为100000元，受偿比例都是76%，裴某分得76000元。"),
        bad("受损树苗⟦48株，按每株25元赔偿12000元⟧。"),
        good("受损树苗48株，按每株25元赔偿1200元。"),
        good("每株25元，本次赔偿3000元。"),
        bad("伤残补助金为⟦9个月工资，月工资5600元，计54000元⟧。"),
        good("伤残补助金为9个月工资，月工资5600元，计50400元。"),
        good("4人×月工资2000元×12月×8年=768000元。"),
        bad("预留款现有96500元。漏列的债权共14000元，已从预留款中扣除，预留款剩⟦85200元⟧。"),
        good("预留款现有96500元。漏列的债权共14000元，已从预留款中扣除，预留款剩82500元。"),
        bad("2022年抚恤金每年⟦22640元，2023年起每年24170元，每年提高1350元⟧。"),
        good("2022年抚恤金每年22640元，2023年起每年24170元，每年提高1530元。"),
        bad("实测⟦68分贝，超过昼间60分贝的限值18分贝⟧。"),
        good("实测68分贝，超过昼间60分贝的限值8分贝。"),
        bad("收入⟦263400元，其中补助65000元；支出221900元，结余45100元⟧。"),
        good("收入263400元，其中补助65000元；支出221900元，结余41500元。"),
        bad("水站核定水价为每吨2.8元。你户用水120吨，按核定价格应收⟦363元⟧。"),
        good("水站核定水价为每吨2.8元。你户用水120吨，按核定价格应收336元。"),
        bad("你每月应发⟦240元，实发每月140元，每月少发80元⟧。"),
        good("你每月应发220元，实发每月140元，每月少发80元。"),
        bad("你教龄共⟦11年5个月，已认定7年，少算5年4个月⟧。"),
        good("你教龄共11年5个月，已认定7年，少算4年5个月。"),
        bad("水稻1.5亩、花生0.86亩。按水稻每亩1200元、花生每亩1000元计算，应补⟦2260元⟧。"),
        good("水稻1.5亩、花生0.86亩。按水稻每亩1200元、花生每亩1000元计算，应补2660元。"),
        bad("莫某向你借款15万元。莫某付利息16500元，归还本金5万元，尚欠本金⟦11万元⟧。"),
        good("莫某向你借款15万元。莫某付利息16500元，归还本金5万元，尚欠本金10万元。"),
        bad("每月少发⟦80元，共20个月，少发1680元⟧。"),
        good("每月少发80元，共21个月，少发1680元。"),
        good("扣押车辆约46天，按每天20元计算，应收保管费930元。"),
    ),
)
