"""案号写法与立案年份不相称。

2016年1月1日起立案的案件用新案号，如“（2023）鄂0107民初123号”；以前立案的案件用“字第…号”的旧案号，以后沿用不改。
新案号写着2016年以前的年份，或者旧案号写着2016年以后的年份的，多半是年份抄错，或者套用了旧模板。
检查只看年份与写法是否相称，所以报警告，请对照原裁判文书核对。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号，2016年1月1日起施行；法〔2018〕335号修正）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import own_case_numbers
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report case numbers whose form was not in use in their year."""
    for number in own_case_numbers(case):
        if number.era is not None and number.fault is None:
            yield Hit(
                number.span,
                f"案号“{number.written}”的写法与年份不相称：{number.era}。",
                suggestion="对照原裁判文书核对案号。",
            )


RULE = Rule(
    module=__name__,
    title="案号写法与年份不相称",
    severity=Severity.WARNING,
    check=check,
    examples=(
        bad("你在⟦（2014）云0107民初12号⟧案中的主张"),
        good("你在（2016）云01民终12号案中的主张"),
        bad("你在⟦（2023）云青民初字第00123号⟧案中的主张"),
        good("你在（2013）云法民二终字第00275号案中的主张"),
        bad("你在⟦（2015）最高法民申12号⟧案中的主张"),
        good("你在（2015）民申字第12号案中的主张"),
        good("经（2023）云劳人仲案字第31号裁决"),
        good("你信中写的“（2014）云0107民初12号”案"),
    ),
)
