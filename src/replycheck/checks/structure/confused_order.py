"""各部分的次序混乱。

答复通常依次写：收到来信、诉求、核查、查明的事实、处理意见、救济途径、结尾、署名。
救济途径写在意见之前，意见之后才说收到来信或者才列诉求，“特此答复”或者署名日期之后又有事实、意见的，报出来。
逐项答复（每项之下先写事实、再写意见）、先写结论再说明的，不报；没有页码而次序错乱的 PDF，按应有的页序看。

依据：《党政机关公文处理工作条例》第二十条（审核段落顺序）；各部分的次序是公文惯例。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.law.remedies import remedies
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.reply_parts import Placed
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_VIEWS = frozenset({Part.VIEW, Part.EXPLANATION})
_BODY = frozenset({Part.RECEIPT, Part.DEMANDS, Part.INVESTIGATION, Part.FINDINGS, Part.VIEW})
_CLOSED = pattern(r"^\s*(?:特此(?:答复|函复|回复|告知)|此复)[。！]?\s*$")
_LISTED = pattern(
    r"(?:反映|提出|诉求|请求|要求)[^。，]{0,12}(?:以下|如下|下列|问题：|事项：|[两二三四五六]个问题|[两二三四五六]项)"
)
_ANSWERS = pattern(
    r"^\s*(?:根据|针对|对于?|就|综上|综合|经)|(?:本|我)(?:[\u4e00-\u9fff]{0,3}[院局委厅镇乡会所办处部]|机关|街道|中心|公司|支队|大队)"
    r"[^。，]{0,12}(?:意见|答复|处理|提出|作出|建议)|(?:意见|答复|回复|处理|说明|建议|措施)如下"
)
"""对你提出的两项要求，我镇意见如下 announces what the office thinks in the words of a list of demands."""
_LETTER_IN = pattern(
    r"(?:来信|来访|信访|来电|来函)[^。]{0,40}(?:收悉|收到|已收|受理)|(?:收到|接到)[^。]{0,20}(?:来信|信访|来函)"
)
_A_SENTENCE = pattern(r"[^\n]{8,400}[。；：]")
_OWN_REMEDY = pattern(
    r"(?:本|此|上述|以上|该)(?:信访|处理|答复|复查|复核|办理|回复|决定){0,3}(?:意见书?|答复|决定|回复|结果)|^\s*(?:如|若|对)?(?:你|您|信访人)?(?:如|若)?不服"
)
"""A remedy against this reply; elsewhere a law is told that gives one against something else."""
_CONDITIONAL = pattern(r"如|若|的，|可以|逾期")


def check(case: Case) -> Iterator[Hit]:
    """Report each paragraph that stands where its part cannot."""
    parts = [placed for placed in case.parts if placed.span.start < case.body_end]
    yield from _early_remedy(case, parts)
    yield from _late_beginning(case, parts)
    yield from _after_the_end(case, parts)


def _early_remedy(case: Case, parts: list[Placed]) -> Iterator[Hit]:
    """A remedy against an opinion that has not been given yet."""
    view = next((n for n, placed in enumerate(parts) if _VIEWS & set(placed.parts)), None)
    remedy = next((n for n, placed in enumerate(parts) if placed.part is Part.REMEDY and not placed.heading), None)
    if view is not None and remedy is not None and remedy < view and not _within_letter(case, parts[remedy]):
        yield _hit(parts[remedy], "救济途径写在处理意见之前", "移到处理意见之后。")


def _within_letter(case: Case, placed: Placed) -> bool:
    """Whether the sentence tells the petitioner's own story rather than a remedy against this reply."""
    words = placed.span.of(case.unquoted)
    if _OWN_REMEDY.search(words) is None:
        return True
    return _CONDITIONAL.search(words) is None or not any(one.against_reply is not False for one in remedies(words))


def _late_beginning(case: Case, parts: list[Placed]) -> Iterator[Hit]:
    """The letter's receipt or the list of demands after a section of views that is not the first thing said."""
    view = next((n for n, placed in enumerate(parts) if placed.part is Part.VIEW), None)
    if view is None:
        return
    conclusion_first = not parts[view].heading and not any(placed.part in _BODY for placed in parts[:view])
    if conclusion_first:
        return
    begun = {part for placed in parts[: view + 1] for part in placed.parts}
    for placed in parts[view + 1 :]:
        words = placed.span.of(case.unquoted)
        if placed.part is Part.RECEIPT and Part.RECEIPT not in begun and _LETTER_IN.search(words):
            yield _hit(placed, "处理意见之后才写收到来信", "移到开头。")
            return
        if (
            placed.part is Part.DEMANDS
            and Part.DEMANDS not in begun
            and _LISTED.search(words)
            and not _ANSWERS.search(words)
        ):
            yield _hit(placed, "处理意见之后才列出诉求", "移到核查情况和处理意见之前。")
            return


def _after_the_end(case: Case, parts: list[Placed]) -> Iterator[Hit]:
    """Facts or views after the closing formula or after issuer and date."""
    ended = None
    for placed in parts:
        if placed.part is Part.SIGNATURE or _CLOSED.match(placed.span.of(case.unquoted)):
            ended = ended or placed
        elif ended is not None and placed.part in _BODY and _A_SENTENCE.search(placed.span.of(case.unquoted)):
            what = "署名日期" if ended.part is Part.SIGNATURE else "结尾语"
            yield _hit(placed, f"{what}之后又写{placed.part.label}", "移到结尾语和署名之前，并核对页序。")
            return


def _hit(placed: Placed, what: str, advice: str) -> Hit:
    return Hit(placed.span, f"{what}，次序混乱。", suggestion=advice)


RULE = Rule(
    module=__name__,
    title="各部分次序混乱",
    severity=Severity.WARNING,
    check=check,
    confidence=Confidence.MEDIUM,
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        bad(
            "张某：\n你来信反映路灯不亮，本局收悉。\n⟦如不服本意见，可以自收到之日起30日内请求复查。⟧\n经查，情况属实。\n决定予以支持。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n你来信反映路灯不亮，本局收悉。\n经查，情况属实。\n决定予以支持。\n如不服本意见，可以自收到之日起30日内请求复查。",
            profile=Profile.PETITION_OPINION,
        ),
        bad("张某：\n经查，款项已经到账。\n你的请求，本院不予支持。\n⟦你2023年5月6日的来信，本院收悉。⟧"),
        good("张某：\n你2023年5月6日的来信，本院收悉。\n经查，款项已经到账。\n你的请求，本院不予支持。"),
        bad(
            "张某：\n经查，款项已经到账。\n你的请求，本院不予支持。\n⟦你反映以下两个问题：款项没有发放，账户没有解冻。⟧"
        ),
        good(
            "张某：\n你反映以下两个问题：款项没有发放，账户没有解冻。\n经查，款项已经到账。\n你的请求，本院不予支持。"
        ),
        good(
            "张某：\n你来信反映水渠漏水，本局收悉。\n经查，渠底有三处裂缝。\n按照职责分工，本局决定予以维修。\n对你提出的两项要求，本局意见如下。\n"
            "一是修补裂缝，予以支持。",
            profile=Profile.PETITION_OPINION,
        ),
        good(
            "张某：\n经研究，对你的请求予以支持。\n你反映以下两个问题：款项没有发放，账户没有解冻。\n经查，情况属实。"
        ),
        good(
            "张某：\n你来信反映征信记录有误，本局收悉。\n经核实，透支逾期23天，你若认为记录有误，可以向银行申请复核。\n"
            "对你的请求不予支持。",
            profile=Profile.PETITION_OPINION,
        ),
        bad("张某：\n你的来信收悉。\n特此答复。\n⟦经查，你的账户已于6月1日解除冻结。⟧"),
        bad("张某：\n你的来信收悉。\n某某市某某区人民法院\n2023年6月1日\n⟦经查，你的账户已于6月1日解除冻结。⟧"),
        good(
            "张某：\n你的来信收悉。\n经查，你的账户已于6月1日解除冻结。\n特此答复。\n某某市某某区人民法院\n2023年6月1日"
        ),
        good("张某：\n你的来信收悉。\n特此答复。\n某某市某某区人民法院\n2023年6月1日\n附件1\n经查，账户已经解冻。"),
        good(
            "张某：\n你来信反映两个问题，本院收悉。\n一、关于执行款。经查，款项已经到账。决定6月1日发放。\n"
            "二、关于账户。经查，账户已经解冻。对你的请求予以支持。"
        ),
    ),
)
