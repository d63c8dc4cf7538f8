"""没有写明与信访人联系的情况。

答复应当让人看到：什么时候、谁、用什么方式联系过信访人，听取了什么意见。
“及时进行了沟通”“高度重视”没有日期、没有人，不算。联系不上的，写明多次联系未果或者联系方式不详即可。
有日期、有方式，只是看不出是谁联系的，提示一次。裁判文书里的日期和联系（照搬来的文字、引号内的文字）不算。

依据：《信访工作条例》第三十一条第六项（听取信访人陈述事实和理由）、第二十二条（释法明理）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import VAGUE, first
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import PLAIN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.contacts import contacts, failed_contact
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule

_MISSING = "没有写明什么时候、由谁、用什么方式联系过信访人。"
_ADVICE = (
    "写明，例如：“5月10日，承办法官王某电话与你联系；5月15日约你到院，听取了你的意见并作了说明。”"
    "没有联系的，先联系再答复。"
)


def check(case: Case) -> Iterator[Hit]:
    """Report that no dated contact with the petitioner is told in the office's own words, or not by whom."""
    if failed_contact(case) is not None:
        return
    dated = [contact for contact in contacts(case) if contact.dated]
    if not dated:
        yield _without(case)
    elif not any(contact.person for contact in dated):
        yield Hit(
            dated[0].span,
            "写了与信访人联系，没有写是谁联系的。",
            suggestion="写明联系人，例如“承办法官王某”“信访窗口工作人员”。",
            severity=Severity.INFO,
            confidence=Confidence.MEDIUM,
        )


def _without(case: Case) -> Hit:
    """The hit: at the phrase that stands in for contact, or about the whole paper."""
    vague = first(VAGUE, case.own_words, case.body_end)
    if vague is None:
        return absent(case, _MISSING, _ADVICE)
    return Hit(vague, f"只写了“{vague.of(case.text)}”，{_MISSING}", suggestion=_ADVICE)


RULE = Rule(
    module=__name__,
    title="没有联系信访人",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=PLAIN_REPLIES | {Profile.PETITION_OPINION, Profile.COURT_REPLY},
    in_plain=asked,
    examples=(
        bad("⟦⟧张某：\n你于2023年5月6日来信反映的问题收悉。经审查，不予支持。"),
        good("张某：\n5月10日，本院工作人员电话与你联系，听取了你的意见。"),
        bad("张某：\n我院⟦高度重视⟧，与你进行了沟通。"),
        bad("张某：\n我院⟦高度重视⟧，第一时间进行了研究。"),
        good("张某：\n2023年5月15日，承办法官约你到院面谈。"),
        bad("张某：\n⟦5月10日，已经电话与你联系。⟧经审查，不予支持。"),
        good("张某：\n5月10日，王某电话与你联系。经审查，不予支持。"),
        bad("⟦⟧张某：\n承办法官电话与你联系过，听取了你的意见。"),
        bad("⟦⟧张某：\n2020年3月1日，原告电话联系被告要求返修。"),
        good("张某：\n我们先后三次拨打你的电话，均未能接通。"),
        good("张某：\n来信未留联系方式，无法与你当面核实。"),
        bad("⟦⟧张某：\n经审查，不予支持。联系电话：0999-0000000，2023年6月1日起启用。"),
        bad("⟦⟧张某：\n判决书写有“5月10日，本院工作人员电话与你联系”。"),
    ),
)
