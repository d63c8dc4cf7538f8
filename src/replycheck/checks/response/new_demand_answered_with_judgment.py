"""拿裁判文书的话来回答判决没有处理过的新诉求。

信访人提出的这一项，裁判文书里没有涉及；答复中却没有针对它的话，只有从裁判文书照搬的段落。
判决解决不了它没有审理过的事，这样等于没有答复。要同时提供来信和裁判文书才能核对；在答复里有自己的话回应的，或者照搬的不到全文三成的，不报。

依据：《信访工作条例》第三十一条、第三十二条：应当听取投诉请求，逐项提出处理意见。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Treatment
from replycheck.model.profile import ANY, Profile
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.copied import solid, with_treatment
from replycheck.rules.rule import Need, Rule

_ENOUGH = 40
"""Copied characters below which there is nothing that could pass for an answer."""
_MOSTLY = 0.3
"""Share of a reply that must be copied before anybody may say that it has nothing but words of the judgment."""
_SHOWN = 50


def check(case: Case) -> Iterator[Hit]:
    """Report, at the first longer copied passage, each demand that is new and has no answer of the office's own."""
    copied = [p for p in with_treatment(case, Treatment.UNATTRIBUTED) if solid(p.reply.of(case.text)) >= _ENOUGH]
    told = sum(solid(passage.reply.of(case.text)) for passage in copied)
    if not copied or case.petition is None or told < _MOSTLY * solid(case.text):
        return
    for demand in case.demands or ():
        if not demand.new or demand.answered:
            continue
        words = "".join(demand.text.split())
        short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        page = case.petition.page_at(demand.span.start)
        yield Hit(
            copied[0].reply,
            f"“{short}”是判决没有处理过的新诉求，答复只有照搬裁判文书的话，没有回应它。",
            suggestion="针对这一项另行核实，用自己的话写明情况、结论和依据。",
            evidence=(Evidence(case.petition.source, demand.span, demand.text, page),),
        )


_JUDGMENT = (
    "本院认为，双方签订的装修合同合法有效，远达公司未按约定工期完工，应当承担违约责任。"
    "周某主张的维修费用中没有票据的部分，证据不足，本院不予支持。"
)
_OWN = (
    "你来信后，我们把案件从头看了一遍，下面逐点说明。案子是从2019年春天那次装修说起的，工人中途走了，房子拖到年底才能住。"
    "你家垫过一笔材料款，票据留在了装修队手里，后来双方对账时少了两页。工期为什么拖长，双方各有一套说法：装修队说是你改了图纸，"
    "你说是工人不够。开庭时请了监理员到场，他记得图纸只改过一处，是厨房的门，改这一处不用停工。所以拖期的账算在装修队头上，"
    "这一点法官没有犹豫。至于花掉的钱，有发票的都认了，没有发票的认不了，不是不信你，是法律要凭据。"
)
_LETTER = "我请求：\n1．退还我交给承办人的购房收据原件。\n2．改判远达公司承担装修合同的全部违约责任和维修费用。"

RULE = Rule(
    module=__name__,
    title="拿判决回答新诉求",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.PETITION, Need.SOURCE, Need.WHOLE}),
    profiles=ANY - {Profile.ONLINE_REPLY},
    confidence=Confidence.MEDIUM,
    examples=(
        bad(
            f"周某：\n⟦{_JUDGMENT}⟧\n特此答复。", petition=_LETTER, sources=(f"经审理查明，双方签订合同。{_JUDGMENT}",)
        ),
        good(
            f"周某：\n你交给承办人的购房收据原件，已于6月1日退还给你。\n{_JUDGMENT}\n特此答复。",
            petition=_LETTER,
            sources=(f"经审理查明，双方签订合同。{_JUDGMENT}",),
        ),
        good(
            "周某：\n你的来信正在核实，结果将于6月底前告知你。\n特此答复。",
            petition=_LETTER,
            sources=(f"经审理查明，双方签订合同。{_JUDGMENT}",),
        ),
        good(
            f"周某：\n{_JUDGMENT}\n特此答复。",
            petition="我请求：\n1．远达公司按装修合同承担违约责任。\n2．支持我主张的维修费用。",
            sources=(f"经审理查明，双方签订合同。{_JUDGMENT}",),
        ),
        good(
            f"周某：\n{_OWN}\n{_JUDGMENT}\n特此答复。",
            petition=_LETTER,
            sources=(f"经审理查明，双方签订合同。{_JUDGMENT}",),
        ),
    ),
)
