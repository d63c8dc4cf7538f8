"""What a reply states, what the paper says that it speaks of, and where each fact of it comes from.

What a reader would get wrong: ``agrees`` is None where the two could not be held against each other, and ``found`` is
None where the paper does not speak of it: neither is a mistake by itself.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from replycheck.model.span import Span
from replycheck.records import dataclass


class Against(StrEnum):
    """Which paper a statement is held against; ``REPLY``: another place of the same reply."""

    JUDGMENT = "judgment"
    LETTER = "letter"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Stated:
    """Where the paper says it, and the value in plain words; the span is in that paper's text."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the reply: its ``role`` (``fee-bearer``), its place and its normalised value.

    ``document`` names the paper it is held against (path as given); for ``Against.REPLY`` it is the reply itself.
    """

    role: str
    span: Span
    value: str
    against: Against
    document: str
    found: Stated | None = None
    agrees: bool | None = None

    def __post_init__(self) -> None:
        if self.found is None and self.agrees is not None:
            raise ValueError("a statement agrees only with what was found")


class Origin(StrEnum):
    """Where a fact of the reply stands besides: in a judgment, in the letter, or nowhere."""

    JUDGMENT = "judgment"
    LETTER = "letter"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact of the reply (a date, a sum, a number, a name, a body); ``paragraph`` is 1-based, None for plain text."""

    span: Span
    origin: Origin
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Every fact of the reply with its origin, in reading order."""

    facts: tuple[SourcedFact, ...] = ()

    def count(self, origin: Origin) -> int:
        """How many facts have that origin."""
        return sum(fact.origin is origin for fact in self.facts)

    @property
    def paragraphs(self) -> dict[int, Counter[Origin]]:
        """The same by paragraph, in reading order; paragraphs without a fact are left out."""
        found: dict[int, Counter[Origin]] = {}
        for fact in self.facts:
            if fact.paragraph is not None:
                found.setdefault(fact.paragraph, Counter())[fact.origin] += 1
        return found
