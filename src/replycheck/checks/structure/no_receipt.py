"""没有写明来信是什么时候、怎样收到的。

答复开头应当交代收到来信（来访、来电）的日期和渠道；上级转来的，写明转来的机关。
“收悉”“受理”“登记”“转来”，或者“某月某日来信”，都算写明；表格里写了受理日期的也算。只提到来信、没有日期也没有收到的话，从轻报。
从裁判文书照搬来的文字、引号里的文字不算。

依据：《信访工作条例》第二十二条、第二十三条（登记、告知收到和受理情况）；公文惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import LETTER, RECEIVED, first
from replycheck.facts.structure.telling import SentencePart, registers_nothing_of_a_letter, tells, without
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.rules.asked import asked_of_petitions
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_NOT_HERE = frozenset({Part.TITLE, Part.REMEDY, Part.CLOSING, Part.ANNEX})
_VISIT = pattern(
    r"[日号][^，。；]{0,6}(?:到|来|走进)[^，。；]{0,14}(?:接待(?:室|中心|大?厅|窗口)|信访(?:室|窗口|大厅))"
)
_LIGHTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def check(case: Case) -> Iterator[Hit]:
    """Report that nothing tells when or how the petition came in."""
    text = without(told(case, leaving_out=_NOT_HERE), registers_nothing_of_a_letter)
    if any(first(sign, text) is not None for sign in (RECEIVED, _VISIT)) or tells(SentencePart.RECEIPT, text):
        return
    advice = "在开头写明，例如：“你2023年5月6日的来信，本院于5月8日收悉。”"
    if first(LETTER, text) is None:
        yield absent(case, "全文没有写明什么时候、怎样收到信访人的来信。", advice)
    else:
        weight = _LIGHTER[RULE.severity_for(case.profile)]
        yield absent(case, "提到了来信，没有写明哪一天收到、怎样收到。", advice, severity=weight)


RULE = Rule(
    module=__name__,
    title="没有写明收件情况",
    severity=Severity.WARNING,
    severity_in={Profile.PETITION_OPINION: Severity.ERROR},
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=WRITTEN_REPLIES,
    in_plain=asked_of_petitions,
    examples=(
        bad("⟦⟧张某：\n经审查，该案判决并无不当。\n特此答复。"),
        bad("⟦⟧张某：\n你户登记人口5人，其中劳动力2人。经审查，不予支持。"),
        good("张某：\n国家信访信息系统于7月8日将你的事项推送到我局。经审查，不予支持。"),
        good("张某：\n你2023年5月6日的来信，本院于5月8日收悉。\n经审查，该案判决并无不当。"),
        good("张某：\n市信访局转来你的信件，现答复如下。"),
        good("信访人：张某\n受理日期：2023年5月8日\n经查，情况属实。", profile=Profile.PETITION_OPINION),
        good("张某：\n你于5月6日通过网上信访平台提出的诉求，现答复如下。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n你反映的垃圾清运问题，经查属实。", profile=Profile.PETITION_OPINION),
        good("张某：\n你7月7日到街道接待室，说加装的电梯挡光，要求补偿。经查属实。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n工作人员多次到街道接待室值班。经查属实。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n该信写有“来信已经收悉”。\n经审查，判决并无不当。"),
        good("网友：您好！\n该路段已经修复。", profile=Profile.ONLINE_REPLY),
    ),
)
