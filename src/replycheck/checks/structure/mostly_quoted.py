"""引号里的话占了大半，自己的话太少。

没有给裁判文书时，也看得出正文大半是引号里的裁判文书：引文合计150字以上、占正文一半以上、像裁判文书（有“经审理查明”一类的套话，或者几种诉讼称谓）的报警告；
占四分之三以上而又没有一句写自己怎样联系、核查、答复的报错误。引用法律条文、政策文件、来信的不报。给了裁判文书的，由“引用过长过多”报告。

依据：《信访工作条例》第三十二条：处理意见应当由办理机关自己作出；字数和占比界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.masks import BLANK, blank, mask_quotations
from replycheck.facts.residue import residue_in
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import REPLIES, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.own_deeds import tells_own_deeds
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_LEAST = 150
"""Characters in quotation marks below which a share of a short paper proves little; as in ``copying``."""
_WARNING, _ERROR = 0.5, 0.75
"""Shares of the body in quotation marks; as in ``copying.excessive-quotation``."""
_STRAIGHT = pattern(r'"[^"\n]{20,2000}"')
_LITIGANT = pattern("被?上诉人|原告|被告人?|第三人|再审申请人|被申请人|申请执行人|被执行人|公诉机关|辩护人|原审|本院")
_LITIGANTS = 3
"""So many different names of parties stand together in judgments alone."""


def check(case: Case) -> Iterator[Hit]:
    """Report, once, that most of the body is a judgment in quotation marks."""
    if case.sources:
        return
    text = case.text[: case.body_end]
    own = mask_quotations(text)
    own = blank(own, (Span(match.start() + 1, match.end() - 1) for match in _STRAIGHT.finditer(own)))
    quoted = "".join(theirs for theirs, ours in zip(text, own, strict=True) if ours == BLANK)
    length, body = _solid(quoted), _solid(text)
    if length < _LEAST or length < _WARNING * body or not _is_of_a_judgment(quoted):
        return
    alone = tells_own_deeds(own)
    said = "" if alone else "，没有一句写自己怎样联系、核查、答复"
    yield absent(
        case,
        f"正文有{length / body:.0%}（{length}字）在引号里，像是裁判文书；自己的话只有{body - length}字{said}。",
        "裁判文书只引关键句；其余写自己做了什么、查明什么、怎样答复每一项诉求。",
        severity=Severity.ERROR if length >= _ERROR * body and not alone else Severity.WARNING,
    )


def _solid(words: str) -> int:
    return sum(map(str.isalnum, words))


def _is_of_a_judgment(words: str) -> bool:
    parties = {match.group() for match in _LITIGANT.finditer(words)}
    return len(parties) >= _LITIGANTS or bool(residue_in(words))


_JUDGMENT = (
    "原告周某与被告远达公司装饰装修合同纠纷一案，本院受理后依法组成合议庭公开开庭进行了审理。经审理查明，双方签订装修合同，"
    "约定工期九十日。开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。竣工验收时发现厨房墙砖空鼓十七处，"
    "被告承认质量瑕疵并同意返修，但原告拒绝其进场施工。本院认为，原告未能证明停工由被告造成，其主张的违约金缺乏事实依据，不予支持。"
)
_POLICY = (
    "参保人员因退休或者工作需要长期在参保地以外居住的，可以申请办理长期异地居住手续，由单位或者本人向经办机构提交申请表和居住证明。"
    "异地安置人员在参保地和居住地定点医疗机构住院治疗的，按照参保地的规定报销；在上级定点医疗机构住院治疗的，按照转外就医的规定报销，"
    "起付标准和比例以参保地公布的为准，手续每年核对一次。"
)
_DONE = "五月十日，我院信访专员电话与你核对了三张收条，又约你到窗口当面看了案卷，把对方愿意补开票据的情况告诉了你。"

RULE = Rule(
    module=__name__,
    title="大半是引文",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=REPLIES | {Profile.PETITION_NOTICE, Profile.COURT_NOTICE, Profile.GENERIC},
    examples=(
        bad(f"⟦⟧周某：\n你的来信收悉，现答复如下：“{_JUDGMENT}”特此答复。"),
        bad(f'⟦⟧周某：\n你的来信收悉，现答复如下："{_JUDGMENT}"特此答复。'),
        bad(f"⟦⟧周某：\n你的来信收悉。{_DONE}判决写明：“{_JUDGMENT}”特此答复。"),
        good(f"周某：\n你的来信收悉。{_DONE}{_DONE}{_DONE}{_DONE}判决写明：“{_JUDGMENT}”特此答复。"),
        good(f"周某：\n你的来信收悉，文件第三条规定：“{_POLICY}”特此答复。"),
        good(f"周某：\n你的来信收悉，判决写明：“{_JUDGMENT[:120]}。”特此答复。"),
        good(f"周某：\n你的来信收悉，现答复如下：“{_JUDGMENT}”特此答复。", sources=(_JUDGMENT,)),
    ),
)
