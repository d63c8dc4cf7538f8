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

_N = r"(?P<n>[两二三四五六七八九十]|1\d|[2-9])"
_THING = (
    r"(?:点|条|款|步|方面|项|种|类|份|件|个|处|笔|套|户|名|位|家|间|栋|起|宗|层|大|样|桩|组|轮|门|本|册|张|幅|趟)(?:方面|大类"
    r"|大项)?的?(?:[\u4e00-\u9fff]{0,14}?)"
)
_OPENS = r"(?:一是|其一|第一[，、,：:]|首先|[（(]一[）)]|一、(?![二三])|[（(]1[）)]|1[.．、](?!\d)|①)"
_ANNOUNCED = pattern(
    rf"(?:以下|下列|如下|下述)(?:[^，。；：、\n\d]{{0,6}}?){_N}{_THING}"
    r"[^。；：\n]{0,30}?[：:。\n]"
)
"""以下四点事实：; what follows may be any list."""
_NAMED = pattern(
    rf"(?<![第每各零一二三四五六七八九十百○〇、\d.])(?<![这那该]){_N}{_THING}"
    rf"(?:不同|情况|内容)?(?:，[^，。；：\n]{{0,6}}(?:逐[一件项个条]|分别|分述|依次"
    rf"|一一)[^，。；：\n]{{0,8}}[。：:]|[：:，,]|，?(?:分别|具体)(?:是|为|如下)[：:]?|，?即[：:]?"
    rf"|，?一个是)\n?[ \u3000]{{0,4}}(?={_OPENS})"
)
"""A number of things with the first of them right behind it, whatever leads up to it: 两个问题：一是……."""
_STOPPED = pattern(
    rf"(?<![第每各零一二三四五六七八九十百○〇、\d.])(?<![这那该]){_N}(?:点|条|方面|项|种|类|件|个)[^，。；：\n]{{0,6}}?"
    rf"(?<=[题面求见因由实议项况施点务])。\n?[ \u3000]{{0,4}}(?={_OPENS})"
)
"""The same with a full stop between, where the thing is one that is told in points."""
_SERIES = (
    pattern(r"(?<![一二三四五六七八九十之])(?P<n>[一二三四五六七八九十])是"),
    pattern(r"第(?P<n>[一二三四五六七八九十])[，、,：:]"),
    pattern(r"(?<![一二三四五六七八九十\d])(?P<n>[一二三四五六七八九十]{1,2})、"),
    pattern(r"[（(](?P<n>[一二三四五六七八九十]{1,2})[）)]"),
    pattern(r"(?<![\d.])(?P<n>\d{1,2})[.．、](?!\d(?!\d{3}年|\d?月\d))"),
    pattern(r"[（(](?P<n>\d{1,2})[）)]"),
    pattern(r"(?P<n>[①-⑩])"),
)
_AND_MORE = pattern("[及和与]|连同|[加外]上|一并")
"""四点理由及再审请求，逐条答复: what is named beside the counted things has items of its own."""
_BEFORE = ("", "。", "；", "：", "\n", "，", " ", "\u3000", ":", ";")
_NEAR = 30
"""The first item stands this close behind the announcement, or the announcement introduces something else."""


def check(case: Case) -> Iterator[Hit]:
    """Report announcements whose count differs from the items that follow."""
    text = case.unquoted[: case.body_end]
    found = {match.start("n"): match for form in (_NAMED, _STOPPED, _ANNOUNCED) for match in form.finditer(text)}
    for _, match in sorted(found.items()):
        announced, listed = ordinal(match["n"]), _count_items(text, match.end())
        more = _AND_MORE.search(match.group(), match.end("n") - match.start()) is not None
        if announced is not None and listed not in (None, announced) and not (more and (listed or 0) > announced):
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
        if number == 1 and text[match.start() - 1 : match.start()] in _BEFORE:
            break  # 本条（一）的情形 only speaks of the first
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
        bad("你提出⟦四⟧个问题：一是陪审员是同村；二是打断发言；三是笔录没有记全。"),
        good("你提出三个问题：一是陪审员是同村；二是打断发言；三是笔录没有记全。"),
        bad("请查询⟦下列5⟧套房屋2021年以来的情况：\n1.和平里301室；\n2.和平里302室。"),
        good("请查询下列2套房屋2021年以来的情况：\n1.和平里301室；\n2.和平里302室。"),
        bad("你反映分娩的⟦三⟧个问题：一是费用偏高；二是复印病历被拒。"),
        good("你反映分娩的两个问题：一是费用偏高；二是复印病历被拒。"),
        bad("等待期间可以做⟦以下五⟧件事：\n第一，拨打电话；\n第二，补充材料。"),
        good("等待期间可以做以下两件事：\n第一，拨打电话；\n第二，补充材料。"),
        bad("信里写了⟦四⟧件不满意的事，逐件答复。\n一、改期。\n二、费用。"),
        good("信里写了两件不满意的事，逐件答复。\n一、改期。\n二、费用。"),
        good("这笔钱分两次付清。一是材料费；二是工钱；三是运费。"),
        bad("办卡只需要⟦五⟧样材料：（1）身份证；（2）居住证；（3）照片一张。"),
        good("办卡只需要三样材料：（1）身份证；（2）居住证；（3）照片一张。"),
        good("就所提两点理由及再审请求，逐条答复如下。\n（一）鉴定。\n（二）送达。\n（三）再审。"),
        bad("就所提⟦四⟧点理由及再审请求，逐条答复如下。\n（一）鉴定。\n（二）送达。\n（三）再审。"),
        good("你提出“以下三点：一、甲。二、乙。”"),
        good("以下两点：一、甲。二、乙。\n附件1\n一、丙。二、丁。三、戊。"),
    ),
)
