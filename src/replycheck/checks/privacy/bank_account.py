"""写出了完整的银行账号、卡号。

写明开户行和尾号四位就能核对，不必写全。单位自己的收款账户（执行款、诉讼费专户）不报。

依据：《中华人民共和国个人信息保护法》第二十八条（金融账户是敏感个人信息）、第三十条。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.leaving import LEAVING
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_NUMBER = pattern(r"(?<![\dA-Za-z*.-])(?P<n>\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?)(?![\dA-Za-z*])")
_LABEL = pattern(r"(?:账号|帐号|账户|帐户|银行|卡号|卡|存折|开户)[^，。；\n]{0,16}$")
_OFFICE = pattern(
    r"电话|热线|本[院局]|我[院局]|专户|专用账户|财政|收款单位|户名[：:][^，。；\n]{0,20}(?:法院|局|委|政府)"
)
_CARD = pattern(r"^(?:62|4|5[1-5]|35|60)")
_LONG = 16
_REACH = 30


def check(case: Case) -> Iterator[Hit]:
    """Report account numbers behind a label, and what has the check digit of a card."""
    text = case.text[: case.body_end]
    for match in _NUMBER.finditer(text):
        digits = "".join(c for c in match["n"] if c.isdigit())
        ahead = text[max(0, match.start() - _REACH) : match.start()]
        labelled = _LABEL.search(ahead) is not None
        card = len(digits) >= _LONG and _CARD.match(digits) is not None and _luhn(digits)
        if any(one.span.overlaps(Span(*match.span())) for one in case.facts.identity_numbers):
            continue
        if (labelled or card) and len(set(digits)) > 1 and not _OFFICE.search(ahead):
            yield Hit(
                Span(*match.span()),
                f"写出了完整的账号（尾号{digits[-4:]}）。",
                suggestion=f"只写开户行和尾号{digits[-4:]}。",
            )


def _luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of a card (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the sum of its two digits
    return total % 10 == 0


RULE = Rule(
    module=__name__,
    title="银行账号外露",
    severity=Severity.WARNING,
    check=check,
    profiles=LEAVING,
    examples=(
        bad("分别汇入邹某富工商银行卡⟦6222021234567890128⟧等账户。"),
        good("分别汇入邹某富尾号0128的工商银行卡。"),
        good("请汇入本院执行款专户，账号6222021234567890128。"),
        good("转办单编号：202504210037。"),
    ),
)
