"""处理意见只有裁判文书的话，没有自己的意见。

答复里给出结论的话全部是从裁判文书照搬来的，办理机关自己没有对诉求表示任何意见。
自己的话里只有“现答复如下”这类引导语的，也算没有意见；自己写了结论、再照搬理由的，不报。

依据：《信访工作条例》第三十二条：应当载明处理意见及其依据；处理意见应当由办理机关作出。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import OPINION, first
from replycheck.model.finding import Hit, Severity
from replycheck.model.passage import Treatment
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.copied import evidence_for, with_treatment
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_VERDICT = pattern(r"不予支持|予以支持|应予支持|驳回|并无不当|(?:不能|不)成立|不予采纳|判决如下|裁定如下|维持")
_LEAD_IN = pattern(
    r"(?:答复|回复|处理|告知|解释|说明)(?:意见)?如下|(?:答复|处理|办理|调查)(?:意见|结果|情况)",
    needs=("如下", "意见", "结果", "情况"),
)
_EMPTY = pattern(r"希望你?[^。]*|特此[^。]*|请你?(?:正确对待|理解|服判|息诉)[^。]*", needs=("希望", "特此", "请"))


def check(case: Case) -> Iterator[Hit]:
    """Report, once, that every outcome in the reply stands in copied words."""
    own = _EMPTY.sub("", _LEAD_IN.sub("", case.own_words[: case.body_end]))
    if first(OPINION, own) is not None:
        return
    for passage in with_treatment(case, Treatment.UNATTRIBUTED):
        if _VERDICT.search(passage.reply.of(case.text)):
            yield Hit(
                passage.reply,
                "答复里的结论都是照搬裁判文书的，没有本单位自己的处理意见。",
                suggestion="针对每项诉求写明本单位的意见和依据；裁判结果只需一句话转述并注明案号。",
                evidence=(evidence_for(case, passage),),
            )
            return


_FACTS = (
    "本院认为，双方签订的装修合同合法有效，远达公司未按约定工期完工，应当承担违约责任。"
    "周某主张的维修费用中没有票据的部分，证据不足，本院不予支持。"
)
_SOURCES = (f"经审理查明，双方签订了合同。{_FACTS}",)

RULE = Rule(
    module=__name__,
    title="没有自己的意见",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE, Need.WHOLE}),
    examples=(
        bad(f"周某：\n你来信反映维修费问题，现答复如下：\n⟦{_FACTS}⟧\n特此答复。", sources=_SOURCES),
        good(f"周某：\n{_FACTS}\n你的请求经复核，仍不予支持，理由已当面说明。", sources=_SOURCES),
        bad(f"周某：\n⟦{_FACTS}⟧\n希望你正确对待判决。", sources=_SOURCES),
        good("周某：\n你来信反映维修费问题，正在核实。", sources=_SOURCES),
    ),
)
