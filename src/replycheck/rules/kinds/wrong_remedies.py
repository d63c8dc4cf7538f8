"""Which remedies a kind of paper may name, and how (domain specification, section 3.4).

What a reader would get wrong: for a department the next higher body may be the government of the same level, so only
the issuing body itself is a wrong place to go to; and a remedy against another act is none of the reply's.
"""

from __future__ import annotations

import re

from replycheck.facts.law.remedies import Remedy
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.text.patterns import pattern

_REVIEW, _FINAL = "复查", "复核"
_THIS_ONE = pattern("收到(?:本|该)?(?:复核)?(?:意见|决定)")
"""自收到本意见书之日起: what is offered is against this paper, said or not."""
_NEVER = frozenset({"上诉", "行政复议", "行政诉讼", "提起诉讼"})
_STEP = {Profile.PETITION_OPINION: _REVIEW, Profile.PETITION_REVIEW: _FINAL}
_DAYS, _RETRIAL_MONTHS, _ENFORCEMENT_DAYS = 30, 6, 10
_MADE = pattern(r"作出|做出|出具|制作|印发|落款|签发|发布|成文|盖章|答复之?日|意见书?日期")
_GOT = pattern(r"收|接到|送达|知道|签收")
_OURSELVES = pattern(r"^(?:本|我)(?:单位|机关|[院局委办厅会所站处镇乡街])(?!.{0,6}(?:上一?级|上级))")
_THINGS = pattern(r"(?!申请|请求|一次|意见|决定|或|和|与|及|并|的|权|后|程序|机关|机构|期限|，)[\u4e00-\u9fff]{2}")
"""复查 with something to be checked behind it: a lift, a meter, a result."""
_BY_OTHERS = pattern(
    r"由[^，。；]{2,16}(?:复查|复核)$|(?:要求|请求|申请)[^，。；]{2,14}(?:公司|银行|中心|机构|学会|考试院|企业)(?:进行)?(?:复查|复核)$"
)
_NOT_THE_READER = pattern(
    r"(?:(?!你|您|信访人|不服)[^，。；]){0,24}?(?:公司|企业|物业|机构|单位|部门|局|银行|中心|医院|学校|施工方|业主|考生|电梯|隐患)(?:[^，。；]{0,10})?(?:应当?|须|需|可以?)"
)
_AGAINST_THIS = pattern(
    r"不服|不同意|不满意|(?:本|该|上述|此|以上|收到)[^，。；]{0,8}(?:意见|答复|告知|决定|回复)"
    r"|(?<![果论录据额绩定单价量])(?:如果?|若|仍|还|[，。]|你|您)有异议|^有异议|收到(?:后|之日)"
)
"""Words that set the remedy against this reply; 评估结果有异议 does not."""
_LITIGATED = pattern(r"[（(](?:19|20)\d{2}[）)][^。；\s]{2,24}号|判决|裁定|生效裁判")
_CONDUCT = pattern(r"作风|态度|粗暴|违纪|廉政|投诉|举报|超期|超审限|拖延|不作为|乱作为|工作人员|吃拿卡要")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a remedy, and what should stand there."""

    message: str
    advice: str
    severity: Severity = Severity.ERROR


def wrong_in(case: Case, remedy: Remedy) -> Wrong | None:
    """What is wrong with ``remedy`` in this paper; None where it is in order or cannot be judged."""
    if remedy.procedure in (_REVIEW, _FINAL) and not _is_for_the_reader(case, remedy):
        return None
    if remedy.against_reply and remedy.procedure in _NEVER:
        step = _STEP.get(case.profile)
        told = f"只能请求{step}" if step else "不能再走这个程序"
        advice = _advice(step) if step else "删去；根据案件情况写明申请再审、申诉、执行异议等程序。"
        return Wrong(f"对信访答复不能{_verb(remedy.procedure)}，{told}。", advice)
    if case.profile is Profile.COURT_REPLY:
        return _in_court_reply(case, remedy)
    if remedy.procedure not in (_REVIEW, _FINAL) or remedy.against_reply is False:
        return None
    return _step(case, remedy)


def _is_for_the_reader(case: Case, remedy: Remedy) -> bool:
    """Whether 复查 or 复核 is offered to the reader against this reply: 物业公司应当复查电梯 is work, no remedy."""
    text, end = case.text, remedy.span.end
    start = max(text.rfind(mark, 0, remedy.span.start) for mark in "。；！\n") + 1
    before = text[start:end]
    if _THINGS.match(text[end : end + 2]) or _BY_OTHERS.search(before) or _NOT_THE_READER.match(before):
        return False
    return remedy.against_reply is True or _AGAINST_THIS.search(before) is not None


def _verb(procedure: str) -> str:
    return {"行政复议": "申请行政复议", "行政诉讼": "提起行政诉讼"}.get(procedure, procedure)


def _advice(step: str | None) -> str:
    return f"写明：“如不服本意见，可以自收到之日起30日内向（上一级机关名称）请求{step or _REVIEW}。”"


def _step(case: Case, remedy: Remedy) -> Wrong | None:
    """复查 after a first opinion, 复核 after a review, nothing after that; 30 days from receipt, to the body above."""
    if case.profile is Profile.PETITION_FINAL:
        received = remedy.start is not None and _THIS_ONE.search(remedy.start) is not None
        if not remedy.against_reply and not (received and remedy.procedure == _FINAL):
            return None
        return Wrong(
            "复核意见是终结意见，不能再告知复查、复核。", "删去，可写明：以同一事实和理由再次信访的，不再受理。"
        )
    step = _STEP[case.profile]
    if remedy.procedure != step and not _names(case, remedy, step):
        return Wrong(f"对这种意见不服应当请求{step}，不是{remedy.procedure}。", _advice(step))
    return _terms(case, remedy, step) if remedy.procedure == step else None


def _names(case: Case, remedy: Remedy, step: str) -> bool:
    """Whether the sentence around the remedy names ``step`` too: 可以依次请求复查、复核."""
    start = case.text.rfind("。", 0, remedy.span.start) + 1
    end = case.text.find("。", remedy.span.end)
    sentence = case.text[start : end if end >= 0 else len(case.text)]
    return (
        re.search(rf"(?:请求|申请|提出|提请)[^。；]{{0,40}}{step}|{step}(?:、|和|或者?){remedy.procedure}", sentence)
        is not None
    )


def _terms(case: Case, remedy: Remedy, step: str) -> Wrong | None:
    if remedy.period is not None and not _lasts(remedy, _DAYS, "日"):
        said = remedy.period.span.of(case.text)
        return Wrong(f"请求{step}的期限是30日，这里写的是“{said}”。", _advice(step))
    if remedy.start is not None and _MADE.search(remedy.start) and not _GOT.search(remedy.start):
        return Wrong(f"请求{step}的期限从收到书面意见之日起算，这里写的是“{remedy.start}”。", _advice(step))
    if remedy.body is not None and (_OURSELVES.match(remedy.body) or remedy.body == case.issuer):
        return Wrong(f"请求{step}应当向上一级机关提出，不能向“{remedy.body}”提出。", _advice(step))
    return None


def _in_court_reply(case: Case, remedy: Remedy) -> Wrong | None:
    if remedy.procedure in (_REVIEW, _FINAL):
        return None if remedy.against_reply is False else _review_of_litigation(case, remedy)
    if remedy.period is None:
        return None
    said = remedy.period.span.of(case.text)
    if remedy.procedure == "再审" and remedy.period.unit in ("月", "年") and not _lasts(remedy, _RETRIAL_MONTHS, "月"):
        return Wrong(f"申请再审的期限是六个月，这里写的是“{said}”。", "改为“六个月内”，并写明从什么时候起算。")
    enforcement = remedy.procedure == "复议" and "异议" in (remedy.against or "")
    if enforcement and not _lasts(remedy, _ENFORCEMENT_DAYS, "日"):
        return Wrong(f"对执行异议裁定申请复议的期限是十日，这里写的是“{said}”。", "改为“自裁定送达之日起十日内”。")
    return None


def _lasts(remedy: Remedy, count: int, unit: str) -> bool:
    return remedy.period is not None and remedy.period.count == count and remedy.period.unit == unit


def _review_of_litigation(case: Case, remedy: Remedy) -> Wrong:
    """Litigation is outside 复查 and 复核; a complaint about staff may be inside, so there it is only doubted."""
    text = case.own_words[: case.body_end]
    certain = _LITIGATED.search(text) is not None and _CONDUCT.search(text) is None
    message = f"诉讼事项不走{remedy.procedure}程序，应当告知诉讼法规定的途径。"
    advice = "根据案件情况写明申请再审、申诉、执行异议、检察监督等程序；只是投诉工作人员作风的，请核实后保留。"
    return Wrong(message, advice, Severity.ERROR if certain else Severity.WARNING)
