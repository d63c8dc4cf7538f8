"""What is left of a loan: what was lent, less what was paid back of it.

What is easily got wrong: interest is paid back too. Only what the words call 本金 on both sides counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.facts.arithmetic.claim import Claim, Relation
from replycheck.facts.arithmetic.explaining import same, sum_of
from replycheck.facts.arithmetic.figures import Figure
from replycheck.text.patterns import pattern

_LEFT = pattern(r"(?:(?:尚|仍|还|下)欠[^，。；、\d]{0,8}(?:借款)?本金|(?:剩余|未还)(?:借款)?本金)[^，。；、\d]{0,4}$")
_BACK = pattern(r"(?:归还|偿还|还|返还)了?(?:借款)?本金[^，。；、\d]{0,4}$")
_LENT = pattern(r"(?:借(?:款|给|得|到|走|入)|出借|贷款|借款本金)[^，。；、\d]{0,8}$")
_LEAD = 24


def principal_left(text: str, inside: list[Figure], near: Sequence[Figure]) -> Iterator[Claim]:
    """借款15万元……归还本金5万元，尚欠本金10万元."""
    money = [one for one in near if one.unit == "元" and not (one.per or one.rough or one.capital)]
    for figure in inside:
        if figure not in money or not _LEFT.search(text, max(0, figure.span.start - _LEAD), figure.span.start):
            continue
        before = [one for one in money if one.span.end <= figure.span.start]
        lent = [one for one in before if _LENT.search(text, max(0, one.span.start - _LEAD), one.span.start)]
        back = [one for one in before if _BACK.search(text, max(0, one.span.start - _LEAD), one.span.start)]
        if len(lent) != 1 or not back or back[0].span.start < lent[0].span.start:
            continue
        made = lent[0].value - sum_of(back)
        if made > 0 and not same(made, figure):
            yield Claim(Relation.DIFFERENCE, figure, (lent[0], *back), made, sure=False)
