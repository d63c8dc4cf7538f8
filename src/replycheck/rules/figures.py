"""How a number that was worked out is told beside those of the paper: in the paper's own unit."""

from __future__ import annotations

from decimal import Decimal

from replycheck.facts.arithmetic.claim import Claim
from replycheck.facts.arithmetic.figures import Figure
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_UNIT = pattern(r"\d[\d,，.．]{0,24}\s*(?P<scale>[万亿]?)(?P<unit>[^\d\s]{0,4})$")
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_YEAR = 12
_WIDE = 60
"""A sum that is told within so many characters is marked whole: nobody knows which of its figures is wrong."""


def stated(claim: Claim, text: str) -> Span:
    """The stretch that tells the claim, where one sentence holds it; else the figure that does not come out."""
    spans = [claim.figure.span, *(one.span for one in claim.parts)]
    whole = Span(min(one.start for one in spans), max(one.end for one in spans))
    apart = len(whole) > _WIDE or any(mark in whole.of(text) for mark in "。\n")
    return claim.figure.span if apart else whole


def written(value: Decimal, like: Figure, text: str) -> str:
    """``value`` in the unit and scale in which ``text`` writes the figure ``like``: 3.4万元, 14年2个月, 96526元."""
    if like.unit == "月" and value % 1 == 0:
        years, months = divmod(int(value), _YEAR)
        return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")
    match = _UNIT.search(like.span.of(text))
    scale, unit = (match["scale"], match["unit"]) if match else ("", like.unit)
    return plain(value / _SCALES[scale]) + scale + (unit or like.unit)


def plain(value: Decimal) -> str:
    """The number without trailing zeros and without an exponent."""
    return format(value.normalize(), "f")
