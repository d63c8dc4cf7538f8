"""身份证号的校验位不对。

十八位公民身份号码的最后一位由前十七位算出；算不出来或者出生日期不存在的，一定抄错了。遮盖的、十五位的不查。

依据：GB 11643—1999《公民身份号码》。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_LABEL = pattern(r"身份证|身份号码|证件号")
_REACH = 16


def check(case: Case) -> Iterator[Hit]:
    """Report identity numbers whose check digit or day of birth cannot be; without the label it is only a warning."""
    for one in case.facts.identity_numbers:
        if one.valid is False:
            labelled = _LABEL.search(case.text, max(0, one.span.start - _REACH), one.span.start) is not None
            yield Hit(
                one.span,
                f"身份证号“{one.number[:6]}…{one.number[-4:]}”的校验位对不上，至少有一位抄错。",
                suggestion="对照证件逐位核对。",
                severity=None if labelled else Severity.WARNING,
            )


RULE = Rule(
    module=__name__,
    title="身份证号有误",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("身份证号⟦420107198001011234⟧。"),
        good("身份证号420107198001011233。"),
        good("身份证号420107********1234。"),
    ),
)
