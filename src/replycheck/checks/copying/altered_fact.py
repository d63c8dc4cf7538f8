"""照搬的文字改动了裁判文书的内容。

照搬的一段与裁判文书大体相同，但其中的数字、日期、金额、姓名、当事人地位或者结论（支持、不予支持）与裁判文书不一致：
裁判文书写50万元，答复写5万元；裁判文书写不予支持，答复写支持。
只换写法的不算：500,000元与50万元、2016年4月1日与2016-04-01、原告与张某，意思相同。
前后文字都一致、只有这一处不同的，报错误；前后一致的文字较短的、句子次序打乱的，以及姓名不同的，报警告，请对照原文核实。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名、时间、数字和引文）。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Kind, Treatment
from replycheck.rules.alterations import Alteration, Altered, alterations
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

_JUDGED = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED})


def check(case: Case) -> Iterator[Hit]:
    """Report facts that a near-copy states otherwise than the judgment."""
    texts = {source.source: source for source in case.sources}
    for passage in case.passages:
        if passage.treatment in _JUDGED and passage.differences:
            source = texts[passage.document]
            for found in alterations(case.text, source.text, passage):
                words = found.source.of(source.text)
                evidence = Evidence(passage.document, found.source, words, source.page_at(found.source.start))
                sure = found.tight and found.kind is not Altered.NAME and passage.kind is not Kind.REORDERED
                yield _hit(case, found, evidence, sure=sure)


def _hit(case: Case, found: Alteration, evidence: Evidence, *, sure: bool) -> Hit:
    name, words = PurePath(evidence.document).name, found.reply.of(case.text)
    return Hit(
        found.reply,
        f"{found.kind.value}与裁判文书不一致：答复写“{words}”，裁判文书“{name}”写的是“{evidence.quote}”。",
        suggestion="对照裁判文书原文核实；确有不同的，写明不同的原因和依据。",
        evidence=(evidence,),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


def _judgment(amount: str = "五十万元", date: str = "2016年4月1日", end: str = "不予支持", payer: str = "被告") -> str:
    return (
        f"经审理查明，{date}原告周建平与被告远达公司签订借款合同，约定借款金额为{amount}，年利率百分之六，"
        f"借款期限十二个月。合同签订后，远达公司未按约定归还本息，周建平多次催要未果。"
        f"本院认为，双方之间的借款合同合法有效，{payer}应当按照约定履行还款义务。"
        f"周建平主张的律师代理费，合同没有约定，本院{end}。"
    )


_SOURCES = (_judgment(),)

RULE = Rule(
    module=__name__,
    title="照搬时改动内容",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        good(_judgment(), sources=_SOURCES),
        bad(_judgment(amount="⟦五万元⟧"), sources=_SOURCES),
        good(_judgment(amount="500,000元"), sources=_SOURCES),
        bad(_judgment(date="⟦2016年4月11日⟧"), sources=_SOURCES),
        good(_judgment(date="2016-04-01"), sources=_SOURCES),
        bad(_judgment(end="予以支持").replace("本院予以支持", "⟦本院予以支持⟧"), sources=_SOURCES),
        good(_judgment(end="不支持"), sources=_SOURCES),
        bad(_judgment(payer="⟦原告⟧"), sources=_SOURCES),
        good(_judgment(payer="该公司"), sources=_SOURCES),
        good(_judgment().replace("周建平", "周某"), sources=_SOURCES),
        bad(_judgment().replace("原告周建平", "原告⟦周建军⟧"), sources=_SOURCES),
    ),
)
