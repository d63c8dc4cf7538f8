"""不支持诉求，却没有说明理由。

“不予支持”要让信访人看得懂为什么。所在的一段很短，而且没有“因”“由于”“依据”“不属于”一类说明原因的话，前面一段也没有写明事实的，报警告。
转述法院判决、以前的答复怎样决定的，不在此列；引号里的不算。

依据：《信访工作条例》第二十七条（诉求无理的思想教育到位）、第三十二条（应当做好解释、疏导工作）；字数界限是本工具的建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.parts import REASON
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import REPLIES, Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.refusals import Refusal, explained, refusals
from replycheck.rules.rule import Rule

_SHORT, _FACTS = 60, 80
"""A paragraph that refuses in fewer characters hardly gives a reason; facts before it of so many may be one."""


def check(case: Case) -> Iterator[Hit]:
    """Report the first refusal that stands without a reason."""
    for refusal in refusals(case):
        if not _reasoned(case, refusal):
            words = refusal.span.of(case.text)
            yield Hit(
                refusal.span,
                f"写了“{words}”，没有说明为什么。",
                suggestion="写明事实上、法律上的理由，并告知信访人可以怎样解决。",
            )
            return


def _reasoned(case: Case, refusal: Refusal) -> bool:
    paragraph = refusal.paragraphs[refusal.paragraph].of(case.text)
    before = refusal.paragraphs[refusal.paragraph - 1].of(case.text) if refusal.paragraph else ""
    told = paragraph.replace(refusal.span.of(case.text), "")
    reason = REASON.search(told) is not None or refusal.factual or explained(case, refusal)
    return reason or len("".join(paragraph.split())) >= _SHORT or len("".join(before.split())) >= _FACTS


RULE = Rule(
    module=__name__,
    title="不支持而没有理由",
    severity=Severity.WARNING,
    severity_in={Profile.ONLINE_REPLY: Severity.INFO},
    check=check,
    aspect=Aspect.EXPLANATION,
    confidence=Confidence.MEDIUM,
    profiles=REPLIES,
    in_plain=asked,
    examples=(
        bad("张某：\n你请求增加补偿。\n对你的请求，⟦不予支持⟧。"),
        good("张某：\n你请求增加补偿。\n因该房登记为住宅，对你的请求，不予支持。"),
        good(
            "张某：\n2019年3月，你与征收办签订协议，协议载明房屋登记用途为住宅、面积九十平方米、补偿款八十五万元，"
            "你于同年四月全部领取，并出具收条，写明双方再无争议，此后没有提出过异议，房屋随后拆除。\n"
            "对你的请求，不予支持。"
        ),
        good(
            "张某：\n你请求增加补偿，征收办按照登记用途和评估结果确定了补偿数额，与同一片区其他住户的标准一致，"
            "这一数额也写入了你签字的协议，对你的请求，不予支持。"
        ),
        good("张某：\n你反映的情况不属实，不予支持。"),
        good("张某：\n经核对收据，校服由家长委员会自行采购，学校没有经手。\n对你的请求，不予支持。"),
        good("张某：\n一审判决不予支持。\n现答复如下。"),
        good("张某：\n你信中写“不予支持”。"),
    ),
)
