"""没有处理意见。

答复应当对诉求给出结论：支持、不支持、解释说明，或者属实、不属实、已经怎样办理、将怎样办理。
从裁判文书照搬来的结论不算，引号里的也不算；全文没有一处结论性的说法才报。

依据：《信访工作条例》第三十二条：应当载明处理意见及其法律法规依据。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.parts import OPINION, first
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.rules.absence import absent
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule


def check(case: Case) -> Iterator[Hit]:
    """Report that no outcome is stated in the office's own words."""
    if first(OPINION, case.own_words, case.body_end) is None:
        yield absent(
            case,
            "全文没有对诉求给出处理意见。",
            "对每项诉求写明结论：予以支持、不予支持（理由和依据），或者怎样办理、何时办完。",
        )


RULE = Rule(
    module=__name__,
    title="没有处理意见",
    severity=Severity.ERROR,
    severity_in={Profile.COURT_REPLY: Severity.WARNING},
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=frozenset(
        {Profile.PETITION_OPINION, Profile.PETITION_REVIEW, Profile.PETITION_FINAL, Profile.COURT_REPLY}
    ),
    examples=(
        bad("⟦⟧张某：\n你来信反映执行款未发放。\n本院收悉。\n特此答复。"),
        good("张某：\n你来信反映执行款未发放。\n经查，情况属实，款项已于6月1日发放。\n特此答复。"),
        good("张某：\n你来信反映执行款未发放。\n你的请求没有法律依据，本院不予支持。"),
        bad("⟦⟧张某：\n你来信反映执行款未发放。\n判决书写有“不予支持”。\n特此答复。"),
    ),
)
