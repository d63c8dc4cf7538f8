"""救济途径写错了。

对信访处理（答复）意见不服的，只能自收到之日起30日内请求上一级机关复查；对复查意见不服的，30日内请求复核；复核意见是终结意见。
写成别的期限、从别的日期起算、向本机关自己提出、把复查写成复核，或者告知对答复可以上诉、行政复议、行政诉讼的，都会误导信访人。
法院对诉讼事项的答复不走复查、复核；申请再审的期限是六个月，对执行异议裁定申请复议的期限是十日。
针对处罚决定、裁定等别的行为告知的救济，按各自的法律，不在此列；引号里的、讲以前经过的不报。

依据：《信访工作条例》第三十一条第一项、第三十五条、第三十六条；《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第一条第二款第九项；
《中华人民共和国民事诉讼法》第二百一十六条、第二百三十六条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.law.remedies import Remedy, remedies
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.wrong_remedies import Wrong, wrong_in
from replycheck.rules.rule import Rule

_PETITION = frozenset({Profile.PETITION_OPINION, Profile.PETITION_REVIEW, Profile.PETITION_FINAL})


def check(case: Case) -> Iterator[Hit]:
    """Report every remedy that this kind of paper may not offer, or not so."""
    for remedy in remedies(case.own_words[: case.body_end]):
        wrong = wrong_in(case, remedy)
        if wrong is not None:
            yield _hit(remedy, wrong)


def _hit(remedy: Remedy, wrong: Wrong) -> Hit:
    confidence = Confidence.HIGH if wrong.severity is Severity.ERROR else Confidence.MEDIUM
    return Hit(remedy.span, wrong.message, suggestion=wrong.advice, severity=wrong.severity, confidence=confidence)


RULE = Rule(
    module=__name__,
    title="救济途径有误",
    severity=Severity.ERROR,
    check=check,
    aspect=Aspect.PROCEDURE,
    profiles=_PETITION | {Profile.COURT_REPLY},
    examples=(
        bad("如不服本意见，可以自收到之日起⟦15日内向某某市人民政府请求复查⟧。", profile=Profile.PETITION_OPINION),
        good("如不服本意见，可以自收到之日起30日内向某某市人民政府请求复查。", profile=Profile.PETITION_OPINION),
        bad("如不服本意见，可以自收到之日起⟦三十个工作日内请求复查⟧。", profile=Profile.PETITION_OPINION),
        good("如不服本意见，可以自收到之日起三十日内请求复查。", profile=Profile.PETITION_OPINION),
        bad("如不服本意见，可以自作出之日起⟦30日内请求复查⟧。", profile=Profile.PETITION_OPINION),
        good("如不服本意见，可以在收到本意见书后30日内请求复查。", profile=Profile.PETITION_OPINION),
        bad("如不服本意见，可以在收到后⟦30日内向本局申请复查⟧。", profile=Profile.PETITION_OPINION),
        good("如不服本意见，可以在收到后30日内向本局的上一级机关申请复查。", profile=Profile.PETITION_OPINION),
        bad(
            "如不服，可在收到后⟦30日内向某某县水利局申请复查⟧。\n某某县水利局\n2023年6月1日",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "如不服，可在收到后30日内向某某县人民政府申请复查。\n某某县水利局\n2023年6月1日",
            profile=Profile.PETITION_OPINION,
        ),
        bad("如不服本意见，可以自收到之日起⟦30日内请求复核⟧。", profile=Profile.PETITION_OPINION),
        good("如不服本复查意见，可以自收到之日起30日内请求复核。", profile=Profile.PETITION_REVIEW),
        bad("如不服本复查意见，可以自收到之日起⟦30日内请求复查⟧。", profile=Profile.PETITION_REVIEW),
        bad("如不服本复核意见，⟦可以向省政府申请复查⟧。", profile=Profile.PETITION_FINAL),
        bad(
            "本意见为终结意见。你可以自收到本意见书之日起⟦30日内向省政府再次请求复核⟧。", profile=Profile.PETITION_FINAL
        ),
        good("你对复查意见不服，向本机关申请复核。现复核如下。", profile=Profile.PETITION_FINAL),
        bad("对本答复不服的，⟦可以依法申请行政复议⟧。", profile=Profile.PETITION_OPINION),
        good("对该处罚决定不服的，可以在60日内申请行政复议。", profile=Profile.PETITION_OPINION),
        bad("如不服本答复，可以在⟦十五日内上诉⟧。"),
        good("如不服该判决，可以在十五日内上诉。"),
        bad("你对（2022）鄂0107民初123号判决有意见。对本答复不服，可以在收到后⟦30日内申请复查⟧。"),
        bad("你投诉书记员态度粗暴，已批评教育。对本答复不服，可以在收到后⟦30日内申请复查⟧。"),
        bad("你如认为判决有错误，可以在判决生效后⟦两年内申请再审⟧。"),
        good("你如认为判决有错误，可以在判决生效后六个月内申请再审。"),
        bad("对异议裁定不服的，可以自送达之日起⟦十五日内向上一级法院申请复议⟧。"),
        good("对异议裁定不服的，可以自送达之日起十日内向上一级法院申请复议。"),
        good("对评估结果有异议的，应当由评估机构复核。", profile=Profile.PETITION_OPINION),
        good("评估结果有异议的，应当由评估机构在15日内复核。", profile=Profile.PETITION_OPINION),
        good("物业公司应当在15日内复查电梯。", profile=Profile.PETITION_OPINION),
        good("你对征信记录有异议的，可以向征信中心申请复核。", profile=Profile.PETITION_OPINION),
        good("征信记录有误的，可以向征信中心申请复核。", profile=Profile.PETITION_OPINION),
        good("你可以在15日内要求供电公司复核电表。", profile=Profile.PETITION_OPINION),
        bad("如不服，可以自收到之日起⟦15日内请求复查⟧。", profile=Profile.PETITION_OPINION),
        good("该答复写有“如不服本意见，可在15日内向本局申请复查”。", profile=Profile.PETITION_OPINION),
    ),
)
