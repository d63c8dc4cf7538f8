"""案号写法不合规范。

案号由圆括号内的年份、法院代字、类型代字、序号和“号”组成，例如“（2023）鄂0107民初123号”。
用错括号、序号补零的，报错误；法院代字不合规、新案号又写“字第”的，报警告，请核对原裁判文书。
2016年以前立案的案件沿用旧案号（“字第…号”，允许补零），不是错误；仲裁、检察、公证的编号和发文字号不在此列。
年份与写法不相称的，另由 case-numbers.wrong-era 报告。引号里的是别人的写法，不报。

依据：最高人民法院《关于人民法院案件案号的若干规定》（法〔2015〕137号，2016年1月1日起施行；法〔2018〕335号修正）第二条、第三条、第十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.citing import own_case_numbers
from replycheck.rules.rule import Rule


def check(case: Case) -> Iterator[Hit]:
    """Report case numbers that are malformed; wrong brackets and padding weigh as errors."""
    for number in own_case_numbers(case):
        if number.fault is not None:
            sure = number.proper is not None and "字第" not in number.written
            yield Hit(
                number.span,
                f"案号“{number.written}”写法有误：{number.fault}。",
                suggestion=None if number.proper is None else f"改为“{number.proper}”，并与原文书核对。",
                severity=Severity.ERROR if sure else Severity.WARNING,
            )


RULE = Rule(
    module=__name__,
    title="案号写法有误",
    severity=Severity.WARNING,
    check=check,
    examples=(
        good("本院（2023）云0107民初123号民事判决已经生效。"),
        good("本院(2023)云0107民初123号民事判决已经生效。"),
        bad(
            "本院⟦〔2023〕云0107民初123号⟧民事判决已经生效。",
            suggestion="改为“（2023）云0107民初123号”，并与原文书核对。",
        ),
        good("云法信复〔2023〕7号"),
        bad(
            "本院⟦（2023）云0107民初0123号⟧民事判决已经生效。",
            suggestion="改为“（2023）云0107民初123号”，并与原文书核对。",
        ),
        good("你在（2013）云法民二终字第00275号案中的主张"),
        bad(
            "你在⟦（2023）云0107民初字第123号⟧案中的主张", suggestion="改为“（2023）云0107民初123号”，并与原文书核对。"
        ),
        good("你在（2014）云0107民初12号案中的主张"),
        bad("你在⟦（2016）云010民初12号⟧案中的主张"),
        bad("你在⟦（2023）云南0107民初3号⟧案中的主张"),
        good("经（2023）云劳人仲案字第31号裁决"),
        good("（2020）京长内经证字第0226号公证书"),
        good("你信中写的“〔2023〕云0107民初123号”判决已经生效。"),
    ),
)
