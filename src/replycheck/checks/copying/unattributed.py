"""照搬裁判文书，没有注明出处。

答复中的一段与所附裁判文书相同或大体相同，既没有写明“该判决认定”之类的出处，也没有加引号。
换掉姓名、日期写法、标点，或者调换句子顺序，仍按照搬处理。
不算照搬的：注明出处并加引号的引用、法律条文、案号和当事人名称、各种文书通用的套话。
一处满200字报错误，满80字报警告，满20字报提示；更短的不报。
相同的主要是姓名、日期、数字，自己的叙述不多的，只报提示。

依据：《信访工作条例》第三十一条第六项（应当调查核实）、第三十二条（应当载明事实、理由和处理意见）。
字数界限是本工具的建议值，可据实际情况掌握。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.passage import Passage, Treatment
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.copied import evidence_for, in_its_words, solid, with_treatment
from replycheck.rules.rule import Need, Rule

_ERROR, _WARNING, _LEAST = 200, 80, 20
"""Characters of one passage: 200 and 80 from the domain specification; below 20 a clause may be shared by chance."""
_CLOSE = 0.6
"""Where less than this share of the passage's own characters stand in the judgment, a person should judge it."""


def check(case: Case) -> Iterator[Hit]:
    """Report every passage taken from a judgment without attribution, with its place there."""
    for passage in with_treatment(case, Treatment.UNATTRIBUTED):
        if passage.copied(case.text) >= _LEAST:
            yield _hit(case, passage)


def _hit(case: Case, passage: Passage) -> Hit:
    evidence = evidence_for(case, passage)
    where = f"第{evidence.page}页" if evidence.page else ""
    length, copied = solid(passage.reply.of(case.text)), passage.copied(case.text)
    close = copied >= _CLOSE * length
    how = f"这{length}字" if copied == length else f"这{length}字中有{copied}字"
    if copied < _WARNING or not in_its_words(case, passage):
        severity = Severity.INFO
    else:
        severity = Severity.ERROR if copied >= _ERROR and close else Severity.WARNING
    return Hit(
        passage.reply,
        f"{how}与裁判文书“{PurePath(passage.document).name}”{where}的一段相同，没有注明出处。",
        suggestion="用自己的话针对信访人的诉求说明；确需引用的，写明“该判决认定”并加引号，只引关键的一两句。",
        evidence=(evidence,),
        severity=severity,
        confidence=Confidence.HIGH if close else Confidence.MEDIUM,
    )


_FACTS = (
    "经审理查明，周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工。"
    "后周某自行委托案外人维修，支付维修费用八千六百元，其中票据齐全的为七千二百元，其余仅有收条。"
    "鉴定机构认定空鼓系基层处理不当所致，修复费用评估为七千五百元。"
)
_OWN = "周某：\n你来信反映维修费问题。我们查阅了案卷，并当面听取了你的意见。"

RULE = Rule(
    module=__name__,
    title="照搬裁判文书",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(f"{_OWN}\n⟦{_FACTS}⟧\n特此答复。", sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",)),
        good(f"{_OWN}\n特此答复。", sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",)),
        bad(
            f"{_OWN}\n⟦鉴定机构认定空鼓系基层处理不当所致，修复费用评估为七千五百元。⟧\n特此答复。",
            sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",),
        ),
        good(
            f"{_OWN}\n该判决认定“鉴定机构认定空鼓系基层处理不当所致，修复费用评估为七千五百元”。\n特此答复。",
            sources=(f"民事判决书\n{_FACTS}\n本院认为，合同有效。",),
        ),
        good(f"{_OWN}\n修复费用已经评估。\n特此答复。", sources=(f"民事判决书\n{_FACTS}",)),
    ),
)
