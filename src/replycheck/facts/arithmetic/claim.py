"""What figures are said to be to each other, and where that does not hold."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from replycheck.facts.arithmetic.figures import Figure
from replycheck.records import dataclass


class Relation(StrEnum):
    """What the figures are said to be to each other."""

    TOTAL = "total"
    WHOLE = "whole"
    REST = "rest"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    TOGETHER = "together"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Claim:
    """``figure`` is said to come from ``parts``, which come to ``made``; ``sure``: no other reading is left."""

    relation: Relation
    figure: Figure
    parts: tuple[Figure, ...]
    made: Decimal
    sure: bool
