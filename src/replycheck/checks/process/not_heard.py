"""没有听取信访人的意见。

答复应当让人看到听取过信访人陈述事实和理由：面谈、约谈、听证、谈话笔录，或者在电话里听取了意见。
联系不上、信访人表示无需面谈的，写明即可；联系过信访人、没有拒绝任何诉求的，从轻提示。从裁判文书照搬来的、引号里的不算。

依据：《信访工作条例》第三十一条第六项：应当听取信访人陈述事实和理由。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import FAILED_CONTACT, HEARD, first
from replycheck.facts.structure.telling import SentencePart, tells
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import PLAIN_REPLIES, Profile
from replycheck.model.report import DemandOutcome
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.contacts import contacts, failed_contact
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.refusals import refusals
from replycheck.rules.rule import Need, Rule

_NOT_HERE = frozenset({Part.TITLE, Part.DEMANDS, Part.REMEDY, Part.ANNEX})


def check(case: Case) -> Iterator[Hit]:
    """Report that nothing in the office's own words tells of the petitioner being heard."""
    text = told(case, leaving_out=_NOT_HERE)
    heard = any(first(pattern, text) is not None for pattern in (HEARD, FAILED_CONTACT)) or tells(
        SentencePart.HEARING, text
    )
    heard = heard or any(first(HEARD, one.span.of(case.text)) is not None for one in contacts(case))
    if not heard and failed_contact(case) is None:
        granted = not any(refusals(case)) and outcome_of(text) is DemandOutcome.SUPPORTED and any(contacts(case))
        yield absent(
            case,
            "没有写明听取过信访人的陈述和意见。",
            "写明，例如：“5月15日，承办人与你面谈，听取了你的陈述，制作了谈话笔录。”没有听取的，先听取再答复。",
            severity=Severity.INFO if granted else None,
        )


RULE = Rule(
    module=__name__,
    title="没有听取意见",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=PLAIN_REPLIES | {Profile.PETITION_OPINION, Profile.COURT_REPLY},
    in_plain=asked,
    examples=(
        good("张某：\n你来信要求重审。11月25日民一庭打电话问了你的情况，现在答复。经审查，不予支持。"),
        good("张某：\n11月27日，信访专员到村里，请你们一块坐下谈。经审查，不予支持。"),
        bad("⟦⟧张某：\n5月10日，本院王某电话告知你来信已经登记。经审查，不予支持。"),
        good("张某：\n5月10日，本院王某打电话给你，听取了你的意见。经审查，不予支持。"),
        bad("⟦⟧张某：\n4月8日，本局王某打电话告知你，路灯已经全部修好。", profile=Profile.PETITION_OPINION),
        good("张某：\n5月15日，本院与你面谈。经审查，不予支持。"),
        good("张某：\n我们先后三次拨打你的电话，均未能接通。"),
        good("张某：\n你表示无需面谈，本院书面审查后答复如下。"),
        bad("⟦⟧张某：\n判决书写有“听取了双方的意见”。\n经审查，不予支持。"),
        good("张某：\n3月9日，你把事情从头到尾给我们讲了一遍，听你讲了家庭收支，你看过记录后签字。经审查，不予支持。"),
        good("网友：您好！路灯已修好。", profile=Profile.ONLINE_REPLY),
    ),
)
