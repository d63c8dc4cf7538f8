"""不支持诉求，却没有写依据。

“不予支持”“不符合……条件”应当写明依据哪一部法律、法规、规章或者文件；只写“依法”不算。
以不属实、没有证据为由的，是事实问题，不要求写法律依据；写明了查到的事实和理由的，只作提示。转述法院判决、以前的答复怎样决定的，不在此列。
全文都没有写依据时按重的报；别处写了、这一段和前后段没有写的，从轻报。

依据：《信访工作条例》第三十二条：应当载明处理意见及其法律法规依据。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import BASIS, first
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import REPLIES, Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.asked import asked_of_petitions
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.refusals import Refusal, explained, refusals
from replycheck.rules.rule import Rule

_LIGHTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def check(case: Case) -> Iterator[Hit]:
    """Report the first refusal on a point of law that names no law, rule or paper near it."""
    bare = [refusal for refusal in refusals(case) if not refusal.factual and not BASIS.search(refusal.around(1, 1))]
    if not bare:
        return
    own = RULE.severity_for(case.profile)
    unexplained = [refusal for refusal in bare if not explained(case, refusal)]
    if not unexplained:
        yield _hit(case, bare[0], Severity.INFO, Confidence.MEDIUM)
        return
    if first(BASIS, case.text, case.body_end) is None:
        yield _hit(case, unexplained[0], own, Confidence.HIGH)
    elif own is not Severity.INFO:
        yield _hit(case, unexplained[0], _LIGHTER[own], Confidence.MEDIUM)


def _hit(case: Case, refusal: Refusal, severity: Severity, confidence: Confidence) -> Hit:
    words = refusal.span.of(case.text)
    return Hit(
        refusal.span,
        f"“{words}”没有写明依据哪一部法律、法规或者文件。",
        suggestion="写明依据，例如：“依照《××条例》第×条的规定，……不予支持。”",
        severity=severity,
        confidence=confidence,
    )


RULE = Rule(
    module=__name__,
    title="不支持而没有依据",
    severity=Severity.WARNING,
    severity_in={Profile.PETITION_OPINION: Severity.ERROR, Profile.ONLINE_REPLY: Severity.INFO},
    check=check,
    aspect=Aspect.EXPLANATION,
    profiles=REPLIES,
    in_plain=asked_of_petitions,
    examples=(
        bad("张某：\n你要求按门面房补偿。依法⟦不予支持⟧。", profile=Profile.PETITION_OPINION),
        bad("张某：\n你要求按门面房补偿。因该房登记为住宅，⟦不予支持⟧。", profile=Profile.PETITION_OPINION),
        bad(
            "张某：\n经查阅分配方案，你户在截止日期之后才迁入，不在分配范围之内。\n你的请求⟦不予支持⟧。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n依照《国有土地上房屋征收与补偿条例》第十七条的规定，你的请求不予支持。",
            profile=Profile.PETITION_OPINION,
        ),
        good("张某：\n你反映的情况不属实，不予支持。", profile=Profile.PETITION_OPINION),
        good("张某：\n该判决对你的请求不予支持，现已生效。"),
        good("张某：\n你在信中写“对我不予支持”。"),
        bad("张某：\n你的请求⟦不符合法定条件⟧，请理解。"),
        bad("网友：您好！您的申请⟦不符合入学条件⟧。", profile=Profile.ONLINE_REPLY),
        good("网友：您好！按市政府令第12号文，您的申请不符合入学条件。", profile=Profile.ONLINE_REPLY),
        bad(
            "张某：\n依照《民法典》第一条，已作说明。\n一、补偿问题。\n经查，房屋面积无误。\n你提出增加补偿，⟦不予支持⟧。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n依照《民法典》第一条，已作说明。\n你提出增加补偿，不予支持。",
            profile=Profile.PETITION_OPINION,
        ),
    ),
)
