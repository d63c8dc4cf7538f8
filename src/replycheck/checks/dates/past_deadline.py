"""要求别人办的期限，在成文日期之前就过了。

“请于2024年3月29日前函复”而成文日期在4月，两个日期总有一个不对。只看本件里请人办事、自己将要办的期限；
转述从前要求的（责令其于某日前改正、限其于某日前腾空）不报。没有写年份的，几种可能都在成文之前才报。

依据：《党政机关公文处理工作条例》第九条（成文日期为签发日期）、第二十条（审核时应核对时间）。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_ASKED = pattern(
    r"(?:请(?!求|示|假)|[本我][局院厅委办镇乡处区县市校公分]{1,3}(?:将|拟|计划))[^。；\n]{0,60}(?:于|在|，)\s?$"
)
_BEFORE = pattern(r"(?:[（(][^（()）\n]{1,6}[）)])?(?:\d{1,2}时)?(?:之前|以前|前|之内|止)")
_TOLD = pattern(r"责令|要求|责成|承诺|约定|原定|曾|已经?|当时|通知|裁定|判决|限|申请|投诉|反映")


def check(case: Case) -> Iterator[Hit]:
    """Report terms set by the paper that were over on the day of signing."""
    signed = case.signed
    if signed is None or signed.year is None:
        return
    day, text = date(signed.year, signed.month, signed.day), case.unquoted
    for dated in case.timeline:
        if dated.span.end > min(signed.span.start, case.body_end) or max(dated.days) >= day:
            continue
        low = max(text.rfind(mark, 0, dated.span.start) for mark in "。；\n") + 1
        ahead = text[low : dated.span.start]
        if _ASKED.search(ahead) and _BEFORE.match(text, dated.span.end) and not _TOLD.search(ahead):
            yield Hit(
                dated.span,
                f"成文日期是{signed.span.of(case.text)}，这里写的期限{dated.span.of(case.text)}已经过了。",
                suggestion="核对这个日期和成文日期，改正写错的那一个。",
            )


_SIGNED = "\n青湖市某某局\n2025年3月14日"

RULE = Rule(
    module=__name__,
    title="期限早于成文日期",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("请于⟦2024年3月29日⟧（星期五）前将查询结果函告我局。" + _SIGNED),
        good("请于2025年3月29日前将查询结果函告我局。" + _SIGNED),
        bad("请你局会同消防大队，于⟦2024年12月31日⟧前完成验收。" + _SIGNED),
        good("我局责令其于2025年1月31日前完成整改。" + _SIGNED),
        good("我局曾请物业于2025年1月31日前答复你。" + _SIGNED),
    ),
)
