"""答复照搬裁判文书过多。

把未注明出处的照搬文字加起来，占正文一半以上的报错误，占四分之一以上的报警告。
注明出处的引用、法律条文、套话、案号和名称不计入。照搬总数不足100字的最多报警告，不足50字的不报，因为短文里占比没有意义。
不足一半，又没有一处是成段照用裁判文书叙述的（相同的主要是姓名、日期、数字），不报。

依据：《信访工作条例》第三十一条第六项、第三十二条：处理意见应当在调查核实的基础上作出。占比界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.passage import Treatment
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.kinds.copied import in_its_words, with_treatment
from replycheck.rules.rule import Need, Rule

_ERROR, _WARNING = 0.5, 0.25
"""Shares of the body, from the domain specification."""
_SURE, _LEAST = 100, 50
"""Copied characters: a share of a very short paper proves little."""


def check(case: Case) -> Iterator[Hit]:
    """Report, once, that most of the body is copied; about the whole paper."""
    share, own = case.measures.copied_share, case.measures.own_characters
    copied = with_treatment(case, Treatment.UNATTRIBUTED)
    if share is None or own is None or not copied or share < _WARNING:
        return
    characters = round(own * share / (1 - share)) if share < 1 else sum(len(passage.reply) for passage in copied)
    if characters < _LEAST:
        return
    if share < _ERROR and not any(in_its_words(case, passage) for passage in copied):
        return
    severity = Severity.ERROR if share >= _ERROR and characters >= _SURE else Severity.WARNING
    yield absent(
        case,
        f"正文{_most(share)}（{share:.0%}，约{characters}字）照搬裁判文书，没有注明出处；其余{own}字。",
        "逐项针对信访人的诉求重写：核实了什么、结论是什么、依据是什么；裁判文书只引关键句并注明出处。",
        severity=severity,
    )


def _most(share: float) -> str:
    """How much that is in words: 大半 only where it is more than half."""
    return "大半" if share > _ERROR else "一半" if share == _ERROR else "有一部分"


_FACTS = (
    "经审理查明，周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工。"
)
_OWN = (
    "周某：你来信反映维修费的承担、保证金的退还、承办人员的态度三个问题，我们已经收悉。收到来信以后，"
    "信访窗口当天就把材料交给立案庭核对，立案庭调出全部案卷，逐页核对了你提到的三张收条，又在电话里"
    "两次向你问清缺少票据的原因，并请你补交了银行的转账记录。"
)

RULE = Rule(
    module=__name__,
    title="照搬裁判文书过多",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(f"⟦⟧周某：\n{_FACTS}\n特此答复。", sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",)),
        bad(f"⟦⟧{_OWN}\n{_FACTS}\n特此答复。", sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",)),
        good(f"{_OWN}{_OWN}{_OWN}{_OWN}\n{_FACTS}\n特此答复。", sources=(f"民事判决书\n{_FACTS}",)),
        good(f"{_OWN}\n特此答复。", sources=(f"民事判决书\n{_FACTS}",)),
    ),
)
