"""照搬的几段次序与裁判文书不同。

从裁判文书的不同地方剪下来、另换次序拼在一起，是剪贴的痕迹，也容易使前因后果颠倒；装订错乱时也会这样。
只看未注明出处、每段满30字、字句基本照旧的照搬，或者一段之内打乱次序、满80字的。按页码应有的次序核对。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对段落顺序）。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replycheck.model.finding import Evidence, Hit, Severity
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.copied import evidence_for, with_treatment
from replycheck.rules.rule import Need, Rule

_LEAST = 30
_AS_IT_IS = 0.85
"""A passage that was put otherwise on the way was not pasted, wherever it stands."""
_SHUFFLED, _MOSTLY = 80, 0.7
"""Within a shorter one a date or a number changes places in any telling, as within one put in other words."""


def check(case: Case) -> Iterator[Hit]:
    """Report, once, the first copied passage that stands before one that precedes it in the judgment."""
    copied = [p for p in with_treatment(case, Treatment.UNATTRIBUTED) if p.copied(case.text) >= _LEAST]
    copied.sort(key=lambda passage: case.reading_place(passage.reply.start))
    for before, after in pairwise(one for one in copied if one.similarity >= _AS_IT_IS):
        if before.document == after.document and after.source.end <= before.source.start:
            yield _hit(after, (evidence_for(case, before), evidence_for(case, after)))
            return
    moved = (one for one in copied if one.kind is Kind.REORDERED and one.similarity >= _MOSTLY)
    shuffled = next((one for one in moved if one.copied(case.text) >= _SHUFFLED), None)
    if shuffled is not None:
        yield _hit(shuffled, (evidence_for(case, shuffled),))


def _hit(passage: Passage, evidence: tuple[Evidence, ...]) -> Hit:
    return Hit(
        passage.reply,
        "照搬的几段在裁判文书里的先后次序与这里不同，像是剪贴拼接的。",
        suggestion="按事情的先后重写；如果是装订或粘贴时弄乱了次序，先理顺。",
        evidence=evidence,
    )


_ONE = "周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
_TWO = "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证，监理单位也没有留下记录。"
_THREE = "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工。"
_OWN = "你来信反映的维修费问题，我们已经向双方核实，并且当面听取了你的意见，现在把核实的情况告诉你。"
_FILL = (
    "原告为证明自己的主张提交了收据三份、照片十二张、聊天记录一组，被告对收据的真实性没有异议，对照片的拍摄时间提出质疑。"
    "经当庭核对原始载体，聊天记录的时间、头像、昵称均能对应，被告代理人表示需要庭后向经办人核实，但逾期没有回复。"
)
_SOURCES = (f"民事判决书\n{_ONE}{_FILL}{_TWO}{_FILL}{_THREE}本院认为，合同有效。",)

RULE = Rule(
    module=__name__,
    title="照搬次序颠倒",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(f"周某：\n{_THREE}\n{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}\n⟦{_ONE}⟧", sources=_SOURCES),
        good(f"周某：\n{_ONE}\n{_OWN}\n{_THREE}", sources=_SOURCES),
        good(f"周某：\n{_OWN}\n{_THREE}", sources=_SOURCES),
    ),
)
