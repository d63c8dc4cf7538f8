"""大写金额与数字金额不符。

数字后面（或者前面）括号里的大写、“大写：”之后的金额，与旁边的数字逐位核对。
元、圆，整、正，有没有“人民币”都一样；“15.26万元（大写：壹拾伍万贰仟陆佰元整）”也一样；约数不比。

依据：《中国人民银行支付结算办法》（票据和结算凭证的金额，中文大写和数码必须一致）；《党政机关公文处理工作条例》第二十条（核对数字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replycheck.facts.amounts import Amount
from replycheck.model.finding import Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.figures import plain
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_BETWEEN = pattern(
    r"\s*[，,]?\s*[（(\[【]?\s*(?:(?:人民币|金额|即)?\s*(?:大写|小写)?\s*(?:金额|人民币)?\s*[：:为]?\s*)[（(]?[￥¥]?\s*"
)


def check(case: Case) -> Iterator[Hit]:
    """Report pairs of a sum in digits and the same in capitals that differ."""
    for first, second in pairwise(case.facts.amounts):
        between = case.text[first.span.end : second.span.start]
        if first.capital == second.capital or first.value == second.value or not _BETWEEN.fullmatch(between):
            continue
        if first.approximate or second.approximate or second.currency != first.currency:
            continue
        capital, digits = (first, second) if first.capital else (second, first)
        yield Hit(
            Span(first.span.start, second.span.end),
            f"大写“{_bare(case.text, capital)}”是{plain(capital.value)}元，与数字“{_bare(case.text, digits)}”不符。",
            suggestion="对照原始凭证，把大写和数字改一致。",
        )


def _bare(text: str, amount: Amount) -> str:
    return amount.span.of(text)


RULE = Rule(
    module=__name__,
    title="大写金额不符",
    severity=Severity.ERROR,
    check=check,
    examples=(
        bad("合计⟦96436元（大写：玖万陆仟叁佰肆拾陆元整⟧）。"),
        good("合计96436元（大写：玖万陆仟肆佰叁拾陆元整）。"),
        bad("借款本金⟦人民币100000元（大写：壹万元整⟧）。"),
        good("借款本金人民币100000元（大写：壹拾万元整）。"),
        bad("应退⟦2325元（贰仟叁佰伍拾贰元⟧）。"),
        good("应退2325元（贰仟叁佰贰拾伍圆正）。"),
        bad("共计⟦壹拾伍万贰仟陆佰元整（￥156200.00元⟧）。"),
        good("共计15.26万元（大写：人民币壹拾伍万贰仟陆佰元整）。"),
        good("本金约10万元（大写：壹拾万零伍佰元整）。"),
        good("本金100000元，利息壹万元整。"),
    ),
)
