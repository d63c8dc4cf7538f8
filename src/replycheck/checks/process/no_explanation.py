"""不支持诉求，却没有释法说理。

法院答复不支持信访人的，应当向其解释法律：当面或者电话释明，或者在答复里写明法律怎样规定、因此为什么不能支持。
以查到的事实为由、写明了因此为什么的，也算。只写“判决正确，请服判息诉”不算。全部支持的不需要；引号里的、从裁判文书照搬来的不算。

依据：《信访工作条例》第二十二条（对涉法涉诉事项应当释法明理）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import BASIS, EXPLAINED, first
from replycheck.facts.structure.telling import SentencePart, signs_in
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.refusals import Refusal, explained, refusals
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_STANDS = pattern(
    r"(?:判决|裁定|裁判|处理)[^。；]{0,24}(?:正确|并无不当|合法有据|于法有据|没有错误|无误)|服判息诉|正确对待[^。；]{0,10}(?:判决|裁判|裁定)|(?:维持|尊重)[^。；]{0,8}(?:判决|裁判)"
)
_WITH_LAW, _WITHOUT = 2, 4
"""So many sentences that give reasons explain, beside a law that is named and without one."""
_HENCE = pattern(
    r"因此|因而|所以|故|据此|由此|这(?:意味着|就是)|也就是说|才|只有|不存在[^，。]{1,12}问题，(?:你的)?[该这此]"
)


def check(case: Case) -> Iterator[Hit]:
    """Report that a refusal stands without any explanation of the law."""
    refusal = next((found.span for found in refusals(case)), None) or first(_STANDS, case.own_words, case.body_end)
    if refusal is None or first(EXPLAINED, case.own_words, case.body_end) is not None or _argued(case):
        return
    if any(_concluded(case, found) for found in refusals(case)):
        return
    yield absent(
        case,
        f"写了“{refusal.of(case.text)}”，没有向信访人释法说理。",
        "写明哪一天、由谁向信访人作了解释，并用自己的话说明法律怎样规定、为什么不能支持。",
    )


def _argued(case: Case) -> bool:
    """Whether reasons are told at length, or one paragraph names a law and draws a conclusion from it."""
    text = case.own_words[: case.body_end]
    reasons = sum(SentencePart.REASON in signs_in(span.of(text).strip()) for span in sentences(text))
    if reasons >= (_WITH_LAW if BASIS.search(text) is not None else _WITHOUT):
        return True
    return any(
        BASIS.search(words) is not None and any(_HENCE.search(span.of(words)) for span in sentences(words))
        for words in text.split("\n")
    )


def _concluded(case: Case, refusal: Refusal) -> bool:
    """Whether the refusal is drawn from facts or reasons that are told before it."""
    return explained(case, refusal) and _HENCE.search(refusal.sentence.of(case.own_words)) is not None


RULE = Rule(
    module=__name__,
    title="没有释法说理",
    severity=Severity.WARNING,
    check=check,
    aspect=Aspect.EXPLANATION,
    needs=frozenset({Need.WHOLE}),
    profiles=frozenset({Profile.COURT_REPLY, Profile.PROCURATORATE_REPLY}),
    in_plain=asked,
    examples=(
        good(
            "张某：\n首先，该案因证据不足没有认定借款；其次，由于合同没有约定利息，不计利息。\n"
            "综上，不符合《民事诉讼法》第二百一十一条规定的情形，你的申诉不予支持。"
        ),
        bad("⟦⟧张某：\n你对判决不服的来信收悉。该案判决正确，请你服判息诉。"),
        good("张某：\n你对判决不服的来信收悉。该案判决正确。5月15日，承办法官当面向你作了解释。"),
        bad("⟦⟧张某：\n你的请求，本院不予支持。"),
        good("张某：\n依照《民事诉讼法》第六十七条，谁主张谁举证，你没有提交证据，因此你的请求不予支持。"),
        good(
            "张某：\n经核对学籍材料，承办法官与对方当事人毕业院校不同，没有利害关系。\n因此，你要求更换法官，本院不予支持。"
        ),
        good("张某：\n鉴定费由败诉方负担，你没有垫付，不存在退还的问题，该项请求不能成立。"),
        good("张某：\n你的请求，本院予以支持，款项已于6月1日发放。"),
        bad("⟦⟧张某：\n该案判决正确。判决书写有“已向当事人释明”。"),
        good("张某：\n你的请求，本局不予支持。", profile=Profile.PETITION_OPINION),
    ),
)
