"""成文日期的写法不合规定。

成文日期用阿拉伯数字把年、月、日写全，月、日不补零：2024年6月7日。写成二〇二四年六月七日、2024年06月07日、2024.6.7，或者只写到月的，都不合规定。
网上的答复只作提示。法院的通知书等诉讼文书用汉字写日期，不报。

依据：GB/T 9704—2012 7.3.5.4：成文日期中的数字用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_TAIL = 6
_MONTH_ONLY = pattern(r"[ \u3000]*(?P<date>(?:19|20)\d\d年\d{1,2}月)[ \u3000]*")


def check(case: Case) -> Iterator[Hit]:
    """Report a date of signing that is written otherwise than in full in Arabic numerals."""
    signed = case.signed
    if signed is not None and signed.year is not None:
        written = "".join(signed.span.of(case.text).split())
        wanted = f"{signed.year}年{signed.month}月{signed.day}日"
        if written != wanted:
            yield Hit(
                signed.span,
                f"成文日期“{written}”应写作“{wanted}”。",
                suggestion=wanted,
                fix=Fix(signed.span, wanted),
                severity=Severity.INFO if case.profile is Profile.ONLINE_REPLY else None,
            )
        return
    if case.draft or case.profile is Profile.ONLINE_REPLY:
        return
    for paragraph in case.paragraphs[-_TAIL:]:
        match = _MONTH_ONLY.fullmatch(case.text, paragraph.span.start, paragraph.span.end)
        if match is not None and paragraph.span.start < case.body_end:
            yield Hit(Span(*match.span("date")), "成文日期没有写到日。", suggestion="写全年、月、日。")


_PAPER = "张某：\n你的来信收悉。\n青湖市白沙区人民法院\n{}"

RULE = Rule(
    module=__name__,
    title="成文日期写法不合规定",
    severity=Severity.WARNING,
    check=check,
    profiles=ANY - {Profile.COURT_NOTICE, Profile.GENERIC},
    examples=(
        bad(_PAPER.format("⟦2024年06月07日⟧"), suggestion="2024年6月7日"),
        good(_PAPER.format("2024年6月7日")),
        bad(_PAPER.format("⟦二〇二四年九月二日⟧"), suggestion="2024年9月2日"),
        bad("您好！来信收悉。\n青湖市交通运输局\n⟦2024年06月07日⟧", profile=Profile.ONLINE_REPLY),
        bad(_PAPER.format("⟦2024-6-7⟧")),
        bad(_PAPER.format("⟦2024年6月⟧")),
        good(_PAPER.format("2024年6月"), draft=True),
        good(_PAPER.format("二〇二四年九月二日"), profile=Profile.COURT_NOTICE),
    ),
)
