"""Which facts lie clear of others that were read before; in long texts comparing all pairs would not end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from replycheck.model.span import Span


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Fact = TypeVar("Fact", bound=Placed)


class Taken:
    """Stretches of a text that lie clear of each other, and whether another one meets any of them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._ends = [span.end for span in self._spans]

    def meets(self, span: Span) -> bool:
        """Whether it shares a character with any that is taken."""
        return self._at(span) is None

    def add(self, span: Span) -> bool:
        """Take it too, unless it meets one that is taken; whether it was taken."""
        at = self._at(span)
        if at is None:
            return False
        self._spans.insert(at, span)
        self._ends.insert(at, span.end)
        return True

    def _at(self, span: Span) -> int | None:
        """Where it belongs among them; None where it meets one."""
        at = bisect_right(self._ends, span.start)
        return None if at < len(self._spans) and self._spans[at].overlaps(span) else at


def clear_of(facts: Iterable[Fact], taken: Iterable[Span]) -> list[Fact]:
    """The facts that share no character with any of ``taken``, which must not overlap each other; order kept."""
    before = Taken(taken)
    return [fact for fact in facts if not before.meets(fact.span)]
