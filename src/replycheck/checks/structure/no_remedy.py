"""没有告知救济途径。

信访处理意见书、复查意见书应当告知：不服的，可以自收到之日起30日内向上一级机关请求复查（复核）。
法院对涉诉信访的答复不适用复查、复核，可以告知申请再审、申诉、执行异议、检察监督等程序，没有写的只作提示。
复核意见是终结意见，不需要告知。诉求全部得到支持的，只作提示。

依据：《信访工作条例》第三十五条、第三十六条（请求复查、复核的权利）；第三十二条本身没有要求写明救济途径。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.law.remedies import remedies
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import REMEDY_COURT, REMEDY_REVIEW, first
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import PLAIN_REPLIES, Profile
from replycheck.model.report import DemandOutcome
from replycheck.model.scorecard import Aspect
from replycheck.rules.asked import asked_of_petitions
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.refusals import refusals
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_NOT_HERE = frozenset({Part.TITLE, Part.RECEIPT, Part.DEMANDS, Part.ANNEX})
_SUPPORTED = pattern(r"(?<!不)予以支持|(?<!不)(?<!部分)属实")
_REFUSED = pattern(r"不属实|部分属实|不予|不能|无法|没有(?:事实|依据|证据|发现)|未发现|维持")
_ANY = pattern(
    r"行政复议|(?:提起|行政)诉讼|申请仲裁|(?:提出|提起)申诉|国家赔偿|(?:向|到)[^。；]{2,30}(?:反映|投诉|举报|申诉|起诉)"
)
_OFFERED = pattern(
    r"(?:30|三十)[日天]内[^。；]{0,40}(?:请求|申请|提出|要求)[^。；]{0,30}复[查核]"
    r"|复[查核][^。；]{0,30}(?:30|三十)[日天]内[^。；]{0,12}(?:请求|申请|提出)"
)
_RIGHT = pattern(r"复核的?(?:权利|途径|申请期限)|(?:请求|申请|提出)[^。；]{0,20}复核")


def check(case: Case) -> Iterator[Hit]:
    """Report that no remedy is named; which one must be depends on the genre."""
    if case.profile is Profile.COURT_REPLY:
        if first(REMEDY_COURT, case.own_words, case.body_end) is None:
            yield absent(
                case,
                "没有告知信访人还可以走什么程序。",
                "根据案件情况写明申请再审、申诉、执行异议或者检察监督等程序，以及向哪里提出。",
            )
    elif case.profile in PLAIN_REPLIES:
        if not _offers_review(case) and first(_ANY, told(case, leaving_out=_NOT_HERE)) is None:
            yield absent(
                case,
                "没有告知对答复不满意的，还可以走什么途径。",
                "属于信访事项的，写明可以自收到之日起30日内向上一级机关请求复查；属于其他程序的，写明程序和受理机关。",
            )
    elif not _offers_review(case):
        step = "复核" if case.profile is Profile.PETITION_REVIEW else "复查"
        yield absent(
            case,
            f"没有告知信访人可以请求{step}（条例第三十二条没有要求写明，第三十五条、第三十六条给了这项权利）。",
            f"写明：“如不服本意见，可以自收到之日起30日内向（上一级机关名称）请求{step}。”",
            severity=Severity.INFO if _granted(case) else None,
        )


def _granted(case: Case) -> bool:
    """Whether the demands are supported and nothing is refused: then hardly anybody will ask for a review."""
    text = told(case, leaving_out=_NOT_HERE)
    granted = first(_SUPPORTED, text) is not None or outcome_of(text) is DemandOutcome.SUPPORTED
    return granted and first(_REFUSED, text) is None and not any(refusals(case))


def _offers_review(case: Case) -> bool:
    """Whether 复查 or 复核 is offered; that the petitioner asked for the present review is no offer."""
    text = told(case, leaving_out=_NOT_HERE)
    if any(remedy.procedure in ("复查", "复核") for remedy in remedies(text)):
        return True
    if first(_OFFERED, case.own_words) is not None:  # whatever part the sentence was taken for
        return True
    wide = _RIGHT if case.profile is Profile.PETITION_REVIEW else REMEDY_REVIEW
    return first(wide, text) is not None


RULE = Rule(
    module=__name__,
    title="没有告知救济途径",
    severity=Severity.ERROR,
    severity_in={Profile.COURT_REPLY: Severity.INFO},
    check=check,
    aspect=Aspect.PROCEDURE,
    needs=frozenset({Need.WHOLE}),
    profiles=PLAIN_REPLIES | {Profile.PETITION_OPINION, Profile.PETITION_REVIEW, Profile.COURT_REPLY},
    in_plain=asked_of_petitions,
    examples=(
        bad("⟦⟧张某：\n你的请求不予支持。\n特此答复。", profile=Profile.PETITION_OPINION),
        good("张某：\n如不服本意见，可自收到之日起30日内向某某市住建局请求复查。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n你反映的情况属实，款项已于6月1日退还。", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n你不服处理意见，请求复查。\n你的请求不予支持。", profile=Profile.PETITION_REVIEW),
        good("张某：\n如不服本意见，可自收到之日起30日内请求复核。", profile=Profile.PETITION_REVIEW),
        good(
            "张某：\n原处理意见予以撤销。\n你还可以根据《信访工作条例》第三十六条，在收到本意见书之日起30日内请求州政府复核。",
            profile=Profile.PETITION_REVIEW,
        ),
        bad("⟦⟧张某：\n你的请求不予支持。\n特此答复。"),
        bad(
            "⟦⟧张某：\n你来信反映的噪声问题，经现场检测未超标，不予立案。\n某某市生态环境局",
            profile=Profile.BUREAU_REPLY,
        ),
        good(
            "张某：\n你反映的问题，不予立案。对本答复不服的，可以申请行政复议。\n某某市生态环境局",
            profile=Profile.BUREAU_REPLY,
        ),
        good("张某：\n你如认为判决有错误，可以在六个月内申请再审。"),
    ),
)
