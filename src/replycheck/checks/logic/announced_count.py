"""预告的数目与实际列出的不一致。

“有以下三点”之后只列了两点，说明漏写或多写。
“你提出三个问题：一是……”“下列4套房屋：1.……”同样查。
只数紧接着的一组条目（一是、二是；第一、第二；一、二；（一）（二）；1. 2.；①②）。
数不出条目的不报；引号内的不报；“以下三方面证据”这类不引出条目的说法，因为后面没有条目，不报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对数字和段落顺序）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import Pattern, pattern

_ANNOUNCED = pattern(
    r"(?:以下|下列|如下)(?:[^，。；：、\n\d]{0,6}?)(?P<n>[两二三四五六七八九十]|\d{1,2})(?:大|个|项|种|份|类|方面的?)?(?:点|方面|项|材料|证据|步骤|条件|途径|问题|条|原因|理由|意见|措施|建议|诉求|请求|内容|事项)"
    r"[^。；\n]{0,12}?[：:。\n]"
)
_RAISED = pattern(
    r"(?:提出|反映|包括|存在|提了|有|分为?|要求|请求)(?:的|了)?(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|点|条|种|方面的?)(?:问题|请求|诉求|要求|意见|原因|理由|情况|建议|疑问|事项)"
    r"(?:[:：]|[，,]|，?分别是[:：]?)(?=一是|1[.．、]|[（(]一[）)]|一、|第一)"
)
_THESE = pattern(
    r"(?:以下|下列|如下)(?P<n>[两二三四五六七八九十]|\d{1,2})"
    r"(?:套|处|户|名|位|笔|件|个|份|家|间|栋|起|宗)"
    r"[^。；：:\n]{0,30}[：:][ \u3000]*(?=\n?[ \u3000]*(?:1[.．、]|[（(]一[）)]|一、|①))"
)
_SERIES = (
    pattern(r"(?<![一二三四五六七八九十之])(?P<n>[一二三四五六七八九十])是"),
    pattern(r"第(?P<n>[一二三四五六七八九十])[，、,：:]"),
    pattern(r"(?<![一二三四五六七八九十\d])(?P<n>[一二三四五六七八九十]{1,2})、"),
    pattern(r"[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]"),
    pattern(r"(?<![\d.])(?P<n>\d{1,2})[.．、](?!\d(?!\d{3}年|\d?月\d))"),
    pattern(r"[（(](?P<n>\d{1,2})[）)]"),
    pattern(r"(?P<n>[①-⑩])"),
)
_NEAR = 30
"""The first item stands this close behind the announcement, or the announcement introduces something else."""


def check(case: Case) -> Iterator[Hit]:
    """Report announcements whose count differs from the items that follow."""
    text = case.unquoted[: case.body_end]
    found = {match.start("n"): match for form in (_RAISED, _THESE, _ANNOUNCED) for match in form.finditer(text)}
    for _, match in sorted(found.items()):
        announced, listed = ordinal(match["n"]), _count_items(text, match.end())
        if announced is not None and listed not in (None, announced):
            yield Hit(
                Span(match.start(), match.end("n")),
                f"这里预告{announced}项，后面列出的是{listed}项。",
                suggestion="补上漏写的，或者改正数目。",
            )


def _count_items(text: str, start: int) -> int | None:
    """How many items the series that begins at ``start`` has; None where none begins there."""
    for form in _SERIES:
        first = form.search(text, start, start + _NEAR)
        if first is not None and ordinal(first["n"]) == 1:
            return _run(form, text, first.end())
    return None


def _run(pattern: Pattern, text: str, start: int) -> int:
    """The last number of the series 1, 2, 3 … whose first item ends before ``start``; it ends at the next 1."""
    last = 1
    for match in pattern.finditer(text, start):
        number = ordinal(match["n"])
        if number == 1:
            break
        if number == last + 1:
            last = number
    return last


RULE = Rule(
    module=__name__,
    title="预告数目不符",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    examples=(
        bad("现就⟦以下三⟧点答复：一、补偿款已付。二、安置房在建。"),
        good("现就以下两点答复：一、补偿款已付。二、安置房在建。"),
        bad("你反映⟦以下三⟧个问题：\n（一）补偿。\n（二）安置。"),
        good("你反映以下三个问题：\n（一）补偿。\n（二）安置。\n（三）过渡费。"),
        bad("主要有⟦以下三⟧方面原因：一是材料不全；二是超过期限。"),
        good("主要有以下三方面原因：一是材料不全；二是超过期限；三是没有委托。"),
        bad("只需提交⟦以下五⟧种材料：\n1.户口簿；\n2.居住证。"),
        good("只需提交以下两种材料：\n1.户口簿；\n2.居住证。"),
        bad("理由⟦如下两⟧点：第一，无证据。第二，已超期。第三，无委托。"),
        bad("现答复⟦如下2⟧点：1.已付。2.在建。3.待定。"),
        good("现答复如下2点：1.已付1.5万元。2.在建。"),
        good("查明以下3点事实：1.你家有地；2.2024年10月8日开了票；3.4月12日收了款。"),
        bad("⟦以下两⟧项：①甲。"),
        bad("⟦以下两⟧项：（1）甲。"),
        good("以下三方面证据足以证明。"),
        bad("你⟦提出四⟧个问题：一是陪审员是同村；二是打断发言；三是笔录没有记全。"),
        good("你提出三个问题：一是陪审员是同村；二是打断发言；三是笔录没有记全。"),
        bad("请查询⟦下列5⟧套房屋2021年以来的情况：\n1.和平里301室；\n2.和平里302室。"),
        good("请查询下列2套房屋2021年以来的情况：\n1.和平里301室；\n2.和平里302室。"),
        good("你提出“以下三点：一、甲。二、乙。”"),
        good("以下两点：一、甲。二、乙。\n附件1\n一、丙。二、丁。三、戊。"),
    ),
)
