"""案件受理费与收费标准对不上。

同一句里写明诉讼标的（请求金额）和案件受理费的，按财产案件的分段累计标准核算；等于标准、标准的一半（简易程序、调解、撤诉减半）都算对。
只是提示：合并审理、反诉、部分金额交费等都会使数额不同。

依据：《诉讼费用交纳办法》第十三条第一项、第十五条、第十六条。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_STEPS = (
    (10_000, Decimal("0.025")),
    (100_000, Decimal("0.02")),
    (200_000, Decimal("0.015")),
    (500_000, Decimal("0.01")),
    (1_000_000, Decimal("0.009")),
    (2_000_000, Decimal("0.008")),
    (5_000_000, Decimal("0.007")),
    (10_000_000, Decimal("0.006")),
    (20_000_000, Decimal("0.005")),
)
"""Above each of these the next share of the claim is due; up to the first a flat fee of 50元."""
_FLAT = Decimal(50)
_CLAIM = pattern(r"(?:诉讼)?(?:标的额?|请求金额|诉请金额)[^，。；\d]{0,6}$")
_FEE = pattern(r"案件受理费[^，。；\d]{0,6}$")
_ROUNDED = Decimal(1)


def check(case: Case) -> Iterator[Hit]:
    """Report a fee that the claim in the same sentence does not give, whole or halved."""
    text = case.unquoted[: case.body_end]
    sums = [one for one in case.facts.figures if one.unit == "元" and one.span.end <= len(text) and not one.rough]
    for claim in sums:
        if not _CLAIM.search(text, max(0, claim.span.start - 14), claim.span.start):
            continue
        end = text.find("。", claim.span.end)
        fee = next((one for one in sums if claim.span.end <= one.span.start < (end if end >= 0 else len(text))), None)
        if fee is None or not _FEE.search(text, max(0, fee.span.start - 14), fee.span.start):
            continue
        due = fee_for(claim.value)
        if min(abs(fee.value - due), abs(fee.value - due / 2)) > _ROUNDED:
            yield Hit(
                fee.span,
                f"标的{claim.span.of(text)}的受理费是{plain(due)}元或者减半，这里写{fee.span.of(text)}。",
                suggestion="对照收费票据核对；另有减免、合并的，写明原因。",
            )


def fee_for(claim: Decimal) -> Decimal:
    """The fee of a case about property, 诉讼费用交纳办法 article 13."""
    due, low, share = _FLAT, Decimal(_STEPS[0][0]), _STEPS[0][1]
    for limit, following in _STEPS[1:]:
        if claim > low:
            due += (min(claim, Decimal(limit)) - low) * share
        low, share = Decimal(limit), following
    return due + max(claim - low, Decimal(0)) * share


RULE = Rule(
    module=__name__,
    title="受理费核算不符",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    check=check,
    examples=(
        bad("该案标的额100000元，你预交案件受理费⟦3200元⟧。"),
        good("该案标的额100000元，你预交案件受理费2300元。"),
        good("该案标的额100000元，你预交案件受理费1150元。"),
        good("该案标的额10万元。案件受理费3200元。"),
    ),
)
