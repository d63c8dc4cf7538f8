"""发文字号的写法不合规定。

发文字号由机关代字、六角括号里的四位年份、序号组成：白法信复〔2024〕18号。圆括号、方括号，写“第”字、序号补零、年份两位的，都不合规定。
只查本件的文号；引用别的文件照原件写。

依据：GB/T 9704—2012 7.2.5：年份用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Fix, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.own_number import own_number
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report the paper's own number where its form is wrong."""
    number = own_number(case)
    if number is not None and number.fault is not None:
        yield Hit(
            number.span,
            f"文号“{number.written}”：{number.fault}。",
            suggestion=number.proper,
            fix=None if number.proper is None else Fix(number.span, number.proper),
        )


_PAPER = "青湖市白沙区人民法院\n{}\n关于某某问题的答复\n张某：\n你的来信收悉。"

RULE = Rule(
    module=__name__,
    title="文号写法不合规定",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad(_PAPER.format("⟦白法信复（2024）第05号⟧"), suggestion="白法信复〔2024〕5号"),
        good(_PAPER.format("白法信复〔2024〕5号")),
        bad(_PAPER.format("⟦白法信复[2024]第14号⟧")),
        bad(_PAPER.format("⟦白法信复〔24〕5号⟧")),
        bad(_PAPER.format("⟦白法信复〔2024〕005号⟧")),
        good("你不服白法信复（2024）第05号答复，本院已经复查。"),
    ),
)
