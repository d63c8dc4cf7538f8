"""没有处理意见。

答复应当对诉求给出结论：支持、不支持、解释说明，或者属实、不属实、已经怎样办理、将怎样办理。
从裁判文书照搬来的结论不算，引号里的也不算；全文没有一处结论性的说法才报。

依据：《信访工作条例》第三十二条：应当载明处理意见及其法律法规依据。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import OPINION, READER_WORDS, first
from replycheck.facts.structure.telling import SentencePart, is_courtesy, tells, without
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_statements import told
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_NOT_HERE = frozenset({Part.MARK, Part.TITLE, Part.REMEDY, Part.CONTACT_POINT, Part.ANNEX})
_NO_OUTCOME = (
    r"(?![^，。；\n]{0,80}(?:支持|属实|成立|采纳|受理|同意|满足|依据|解决|办结|合理|符合|属于|已|将|转|正在|可))"
)
_ASKED = pattern(
    rf"{READER_WORDS}[^，。；\n]{{0,24}}(?:反映|请求|要求|诉求|主张|提出|咨询|投诉|希望|认为|申请|建议){_NO_OUTCOME}[^，。；\n]{{0,80}}"
    rf"|(?:[一二三四五六七八九十]是(?:请求|要求|希望|请(?:本|贵|我)[院局委])|(?<=[，；])并?请求){_NO_OUTCOME}[^，。；\n]{{0,80}}"
    r"|(?:请求|申请)复[查核]|(?:处理|答复|复查)(?:意见|决定)不服|(?:处理|答复|复查|复核)意见(?=，|于)|现(?:将|就)[^，。；：\n]{0,80}(?:[：。]|告诉你|说明|反馈)"
)
"""What the petitioner asks for, and the announcement of an opinion, are no opinion."""
_FURTHER = pattern(
    r"不(?:能|宜|应|具备|存在|构成|属)|无法|驳回|并无不当|正确|没有(?:管辖|发现|权)|未发现|视为|建议|决定|下一步|可(?!能)|享受|领取"
    r"|会(?:按|向|在|将|尽|予|继续|及时)|[改完]善|改进|维修|修补|协商"
)
"""Outcomes beside those of ``OPINION``: nothing that may be one is overlooked before an opinion is called missing."""


def check(case: Case) -> Iterator[Hit]:
    """Report that no outcome is stated in the office's own words."""
    own = without(told(case, leaving_out=_NOT_HERE), is_courtesy)
    text = _ASKED.sub("", own)
    if first(OPINION, text) is None and first(_FURTHER, text) is None and not tells(SentencePart.OPINION, own):
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
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        bad("⟦⟧张某：\n你来信反映执行款未发放。\n本院收悉。\n特此答复。"),
        good("张某：\n你来信反映执行款未发放。\n经查，情况属实，款项已于6月1日发放。\n特此答复。"),
        good("张某：\n你来信反映执行款未发放。\n你的请求没有法律依据，本院不予支持。"),
        bad("⟦⟧张某：\n你来信反映执行款未发放。\n判决书写有“不予支持”。\n特此答复。"),
    ),
)
