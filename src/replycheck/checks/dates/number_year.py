"""文号里的年份与日期不一致。

本件文号的年份应当是成文的那一年；一月上旬成文、上年末编号的不报。
文中引用的文号，年份应当与它前面“某年某月某日作出（印发、出具）”的年份一致。稿子（--draft）不查本件文号。

依据：《党政机关公文处理工作条例》第九条（发文字号由机关代字、年份、发文顺序号组成）、第二十条（核对时间、文号）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.own_number import own_number
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_NEW_YEAR = 10
_EARLY_MONTHS = 2
"""What follows a matter of last year, such as a notice that urges, may bear its number."""
_MADE = pattern(
    r"^[^。；\n]{0,4}(?:作出|印发|出具|下发|制发|发布)[^。；\n]{0,40}[《（(][^。；\n]{0,40}$"
    r"|^[^。；，\n]{0,4}(?:作出|印发|出具|下发|制发)的?$|^的?《[^》\n]{2,50}》[（(]$"
)


def check(case: Case) -> Iterator[Hit]:
    """Report document numbers of another year than their own date."""
    own = own_number(case)
    signed = case.signed
    if own is not None and signed is not None and signed.year is not None and not case.draft:
        early = signed.month == 1 and signed.day <= _NEW_YEAR and own.year == signed.year - 1
        if own.year != signed.year and not early:
            yield Hit(
                own.span,
                f"文号是{own.year}年的，成文日期是{signed.span.of(case.text)}。",
                suggestion="核对文号的年份和成文日期。",
            )
    for number in case.facts.document_numbers:
        if number is own or number.span.start > case.body_end:
            continue
        dates = [one for one in case.timeline if one.told and one.span.end <= number.span.start]
        if dates and number.span.start - dates[-1].span.end < 60:  # noqa: PLR2004 - a title between
            between = case.text[dates[-1].span.end : number.span.start]
            day = dates[-1].days[0]
            early = day.month <= _EARLY_MONTHS and number.year == day.year - 1
            if _MADE.search(between) and day.year != number.year and not early:
                yield Hit(
                    number.span,
                    f"文号是{number.year}年的，前面写的是{dates[-1].span.of(case.text)}。",
                    suggestion="对照原件，核对文号和日期。",
                )


_PAPER = "青湖市白沙区人民法院\n{}\n关于某某问题的答复\n张某：\n你的来信收悉。\n青湖市白沙区人民法院\n{}"

RULE = Rule(
    module=__name__,
    title="文号年份不符",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(_PAPER.format("⟦白法信复〔2023〕18号⟧", "2024年6月7日")),
        good(_PAPER.format("白法信复〔2024〕18号", "2024年6月7日")),
        good(_PAPER.format("白法信复〔2023〕18号", "2024年1月3日")),
        good(_PAPER.format("白法信复〔2023〕18号", "2024年6月7日"), draft=True),
        bad("你不服该局2024年6月20日作出的《处理意见书》（⟦白人社信处〔2023〕11号⟧）。"),
        good("你不服该局2024年6月20日作出的《处理意见书》（白人社信处〔2024〕11号）。"),
        bad("你不服该局2025年2月10日《关于某某问题的处理意见》（⟦龙医保信〔2023〕2号⟧）。"),
        good("该局于2025年2月10日作出《催告通知书》（龙交催〔2024〕8号）。"),
        good("你不服该局2025年2月10日《关于某某问题的处理意见》（龙医保信〔2025〕2号）。"),
    ),
)
