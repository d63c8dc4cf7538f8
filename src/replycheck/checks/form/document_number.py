"""发文字号的写法不合规定。

发文字号由机关代字、六角括号里的四位年份、序号组成：白法信复〔2024〕18号。圆括号、方括号，写“第”字、序号补零、年份两位的，都不合规定。
没有写“号”字、年份没有括号的（某法信复2024-5号）也不合规定。
引用的文号照原件写；2013年以后的文件，引用时带“第”字、序号补零的，作提示。

依据：GB/T 9704—2012 7.2.5：年份用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Fix, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.own_number import own_number
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern


def check(case: Case) -> Iterator[Hit]:
    """Report the paper's own number where its form is wrong."""
    number = own_number(case)
    if number is None:
        yield from _unfinished(case)
    for cited in case.facts.document_numbers:
        old = cited.year < _STANDARD or _SERVED.search(cited.code) is not None or cited.span.start >= case.body_end
        if cited is not number and not old and cited.fault is not None and "序号" in cited.fault:
            yield Hit(
                cited.span,
                f"引用的文号“{cited.written}”：{cited.fault}。",
                suggestion="对照原件核对。",
                severity=Severity.INFO,
            )
    for match in _SHORT_YEAR.finditer(case.unquoted, 0, case.body_end):
        if number is None or not number.span.start <= match.start() < number.span.end:
            yield Hit(
                Span(*match.span()),
                f"文号“{match.group()}”的年份只写了两位。",
                suggestion="年份写四位，用六角括号括入，序号前面不补零。",
            )
    if number is not None and number.fault is not None:
        yield Hit(
            number.span,
            f"文号“{number.written}”：{number.fault}。",
            suggestion=number.proper,
            fix=None if number.proper is None else Fix(number.span, number.proper),
        )


def _unfinished(case: Case) -> Iterator[Hit]:
    """A line at the head that is nearly a number: 某法信复〔2024〕5, 某法信复2024-5号."""
    for paragraph in case.paragraphs[:_HEAD]:
        match = _NEARLY.fullmatch(case.text, paragraph.span.start, paragraph.span.end)
        if match is not None:
            span = Span(*match.span("number"))
            wanted = f"{match['code']}〔{match['year']}〕{match['no'].lstrip('0') or '0'}号"
            yield Hit(span, f"文号“{span.of(case.text)}”写得不完整。", suggestion=wanted, fix=Fix(span, wanted))
            return


_SHORT_YEAR = pattern(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,10}[〔\[【（(](?:0[5-9]|[12]\d)[〕\]】）)]第?\d{1,4}号(?!楼|院|房|线|车|店|地)"
)
_HEAD = 6
_STANDARD = 2013
"""GB/T 9704—2012 is in force since 1 July 2012; older papers were numbered otherwise."""
_SERVED = pattern(r"[罚停责]|决定|告知|证|鉴|[）)]")
"""Decisions that are served on people are numbered otherwise."""
_NEARLY = pattern(
    r"[ \u3000（(]{0,20}(?P<number>(?P<code>[\u4e00-\u9fff]{3,14}?)字?"
    r"[〔\[【（(]?(?P<year>20\d\d)[〕\]】）)]?[-－—第]?"
    r"(?P<no>\d{1,4})号?)[ \u3000）)]{0,20}"
)
_PAPER = "青湖市白沙区人民法院\n{}\n关于某某问题的答复\n张某：\n你的来信收悉。"

RULE = Rule(
    module=__name__,
    title="文号写法不合规定",
    severity=Severity.WARNING,
    check=check,
    profiles=ANY - {Profile.GENERIC},
    examples=(
        bad(_PAPER.format("青法信复〔2025〕3号") + "县局的意见书（⟦梅卫信处(25)01号⟧）已经撤销。"),
        good(_PAPER.format("青法信复〔2025〕3号") + "县局的意见书（梅卫信处〔2025〕1号）已经撤销。"),
        bad(_PAPER.format("⟦白法信复（2024）第05号⟧"), suggestion="白法信复〔2024〕5号"),
        good(_PAPER.format("白法信复〔2024〕5号")),
        bad(_PAPER.format("⟦白法信复[2024]第14号⟧")),
        bad(_PAPER.format("⟦白法信复〔24〕5号⟧")),
        bad(_PAPER.format("⟦白法信复〔2024〕005号⟧")),
        good("你不服白法信复（2024）05号答复，本院已经复查。", profile=Profile.GENERIC),
        bad("你不服⟦白法信复〔2024〕第022号⟧答复，本院已经复查。"),
        good("你不服白法信复〔2024〕22号答复，本院已经复查。"),
        bad(_PAPER.format("⟦白法信复〔2024〕5⟧"), suggestion="白法信复〔2024〕5号"),
        bad(_PAPER.format("⟦白法信复2024-5号⟧"), suggestion="白法信复〔2024〕5号"),
    ),
)
