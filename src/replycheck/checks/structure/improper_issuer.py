"""没有署名，或者以内设机构的名义署名。

答复由有权处理的机关署名盖章，内设的庭、科、股、处、室不能对外正式行文。
人民法庭、派出所、街道办事处等可以自己的名义行文，办公室按规定可以对外行文，不报；法院没有文号的回信由内设庭室署名的，只作提示；全文和页眉里都找不到单位名称的，报没有署名。

依据：《党政机关公文处理工作条例》第九条（发文机关署名）、第十七条（部门内设机构除办公厅、办公室外不得对外正式行文）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.model.document import Paragraph
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_TAIL = 8
_ORGAN = (
    r"(?:法院|检察院|局|委|委员会|政府|厅|部|办事处|街道|镇|乡|公司|中心|管理处"
    r"|学校|医院|联合会|总队|支队|大队|派出所|所|站|办公室|法庭)"
)
_SPACE_OR_STAMP = pattern(r"\s+|[。（(]?盖?章?[）)]?$")
_NAMED = pattern(
    rf"[\u4e00-\u9fa5×A-Z\d]{{2,40}}?{_ORGAN}(?:[（(].{{0,6}}[章印][）)])?(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?$"
)
_INNER = pattern(
    r"^[\u4e00-\u9fa5×]{2,30}?(?:法院|检察院|局|委员会|委|厅|政府)(?:[\u4e00-\u9fa5]{1,12}?(?:庭|科|股|处|室)|(?:信访|立案|接待|诉讼服务)(?:办|窗口|接待室))$"
)
_HEAD, _NUMBER = (
    300,
    pattern(r"[〔［\[（(]\s?\d{4}\s?[〕］\]）)][^，。；\n]{0,8}\d{1,5}\s?号[ \t\u3000]*$", re.MULTILINE),
)
_ALLOWED = pattern(r"(?:办公室|人民法庭|法庭|办事处|派出所|管理处|事务处|征收处|研究室|经济室)$")


def check(case: Case) -> Iterator[Hit]:
    """Report an issuer that is an inner unit, or that no issuer is named at all."""
    tail = [p for p in case.paragraphs if p.span.start < case.body_end][-_TAIL:]
    signed = next(
        (p for p in reversed(tail) if _INNER.match(_flat(case, p)) and not _ALLOWED.search(_flat(case, p))), None
    )
    if signed is not None:
        yield Hit(
            _trimmed(case, signed),
            f"署名是内设机构“{_flat(case, signed)}”，应当由有权处理的机关署名。",
            suggestion="改为机关全称或者规范简称，并加盖机关印章。",
            severity=Severity.WARNING if _formal(case) else Severity.INFO,
        )
    elif case.issuer is None and not any(_NAMED.search(_flat(case, p)) for p in [*tail, *case.reply.paragraphs[:4]]):
        yield absent(
            case, "没有找到署名的单位。", "在正文之后署机关全称、成文日期并盖章。", confidence=Confidence.MEDIUM
        )


def _formal(case: Case) -> bool:
    """Whether the paper is an official one; a court's letter without a number may come from its division."""
    return case.profile is not Profile.COURT_REPLY or _NUMBER.search(case.text, 0, _HEAD) is not None


def _flat(case: Case, paragraph: Paragraph) -> str:
    return _SPACE_OR_STAMP.sub("", paragraph.span.of(case.text))


def _trimmed(case: Case, paragraph: Paragraph) -> Span:
    words = paragraph.span.of(case.text)
    left = len(words) - len(words.lstrip())
    return Span(paragraph.span.start + left, paragraph.span.start + left + len(words.strip()))


RULE = Rule(
    module=__name__,
    title="署名单位不当",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    profiles=frozenset(
        {
            Profile.PETITION_OPINION,
            Profile.PETITION_REVIEW,
            Profile.PETITION_FINAL,
            Profile.PETITION_NOTICE,
            Profile.COURT_REPLY,
        }
    ),
    examples=(
        bad("云法访复〔2023〕6号\n张某：\n现答复如下。\n⟦某某市某某区人民法院立案庭⟧\n2023年6月1日"),
        bad("张某：\n现答复如下。\n⟦某某市某某区人民法院立案庭⟧\n2023年6月1日"),
        good("张某：\n现答复如下。\n某某市某某区人民法院\n2023年6月1日"),
        good("张某：\n现答复如下。\n某某市某某区人民法院青河人民法庭\n2023年6月1日"),
        bad("张某：\n现答复如下。\n⟦某某县水利局信访科⟧\n2023年6月1日", profile=Profile.PETITION_OPINION),
        good("张某：\n现答复如下。\n某某县人民政府办公室\n2023年6月1日", profile=Profile.PETITION_OPINION),
        bad("⟦⟧张某：\n你反映的问题收悉，现答复如下。\n特此答复。\n2023年6月1日"),
        good("张某：\n现答复如下。\n特此答复。\n某某县公安局2023年6月1日", profile=Profile.PETITION_OPINION),
        good("某某县公安局文件\n张某：\n现答复如下。\n特此答复。", profile=Profile.PETITION_OPINION),
        good("网友：您好！路灯已修好。", profile=Profile.ONLINE_REPLY),
    ),
)
