"""Which facts lie clear of others that were read before; in long texts comparing all pairs would not end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Protocol, TypeVar

from replycheck.model.span import Span


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Fact = TypeVar("Fact", bound=Placed)


def clear_of(facts: Iterable[Fact], taken: Iterable[Span]) -> list[Fact]:
    """The facts that share no character with any of ``taken``, which must not overlap each other; order kept."""
    spans = sorted(taken)
    ends = [span.end for span in spans]
    kept = []
    for fact in facts:
        at = bisect_left(ends, fact.span.start + 1)
        if at == len(spans) or not spans[at].overlaps(fact.span):
            kept.append(fact)
    return kept
