"""信访人的诉求没有答复。

对照来信，逐项查找答复中谈到这项诉求并且有结论的几句话；找不到的报告出来，并列出最接近的几句和不算答复的原因。
照搬裁判文书的文字、只是复述诉求的文字，不算答复。信里逐条列明的诉求报警告，其余的只提示，请对照原信核实。
网上留言多是一整段话，反问、感叹与诉求混在一起，分不准，不适用本规则；报告里仍列出诉求和最接近的答复。

本规则按用词判断，同一件事换了说法可能认不出来，所以不报错误，要由人核对。

依据：《信访工作条例》第三十一条、第三十二条：应当听取并载明投诉请求，逐项提出处理意见。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.report import Demand
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule

_SHOWN = 50


def check(case: Case) -> Iterator[Hit]:
    """Report every demand of the letter that no passage of the reply both takes up and decides."""
    for demand in case.demands or ():
        if not demand.answered and case.petition is not None:
            evidence = Evidence(
                case.petition.source, demand.span, demand.text, case.petition.page_at(demand.span.start)
            )
            yield _hit(case, demand, evidence)


def _hit(case: Case, demand: Demand, evidence: Evidence) -> Hit:
    fresh = "，而且裁判文书没有处理过这一项" if demand.new else ""
    message = f"信访人提出“{_short(demand.text)}”，{demand.why}{fresh}。"
    suggestion = "针对这一项写明核实的情况、结论和依据。"
    confidence = Confidence.MEDIUM if demand.numbered else Confidence.LOW
    severity = None if demand.numbered else Severity.INFO
    if demand.reply is None:
        return absent(case, message, suggestion, evidence=(evidence,), severity=severity, confidence=confidence)
    return Hit(demand.reply, message, suggestion, (evidence,), severity, confidence)


def _short(text: str) -> str:
    flat = "".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


_LETTER = "我请求：\n1．退还我交给承办人的购房合同原件和收据原件。\n2．说明账户到期以后为什么没有解除冻结。"

RULE = Rule(
    module=__name__,
    title="诉求没有答复",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.PETITION, Need.WHOLE}),
    profiles=ANY - {Profile.ONLINE_REPLY},
    severity_in={Profile.GENERIC: Severity.INFO},
    confidence=Confidence.MEDIUM,
    examples=(
        bad("⟦⟧周某：\n你提交的购房合同原件和收据原件，已于6月1日退还给你。\n特此答复。", petition=_LETTER),
        good(
            "周某：\n你提交的购房合同原件和收据原件，已于6月1日退还给你。\n"
            "你的账户冻结到期后，因系统未及时更新，没有解除冻结，现已于6月2日解除。\n特此答复。",
            petition=_LETTER,
        ),
        bad("⟦⟧⟦⟧周某：\n本院判决合法有据。", petition=_LETTER),
        bad("⟦⟧⟦⟧周某：\n你请求退还购房合同原件和收据原件。本院收悉。", petition=_LETTER),
        bad("⟦⟧李某：\n来信收悉，感谢关注。", petition="小区路灯坏了三个月没人修。"),
        good("李某：\n小区路灯因线路老化不亮，现已更换线路并修好。", petition="小区路灯坏了三个月没人修。"),
        good("网友：您好！来信收悉，感谢关注。", petition=_LETTER, profile=Profile.ONLINE_REPLY),
    ),
)
