"""What a check says (a hit) and what the engine makes of it (a finding)."""

from __future__ import annotations

from enum import StrEnum

from replycheck.model.span import Box, Span
from replycheck.records import dataclass


class Severity(StrEnum):
    """How much it weighs. Only ``ERROR`` blocks; it is used only where the text itself proves the defect."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class Confidence(StrEnum):
    """How sure the tool is, which is another question than how much it weighs."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in another document that supports a hit: the judgment's own words, the petition's demand."""

    document: str
    span: Span
    quote: str
    page: int | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that is sure: ``text`` goes in place of the words at ``span`` of the reply."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check says: where (in the reply's text), what is wrong, how to mend it.

    ``severity`` and ``confidence`` override the rule's own only where a single hit differs from the rest.
    ``page`` names the page for hits about a page rather than about words, ``boxes`` places on pages where no words of
    the text stand. ``fix`` is given only where the correction is sure: it may be made without anybody's judgment.
    """

    span: Span
    message: str
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
    page: int | None = None
    fix: Fix | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person finds it: page and paragraph are 1-based, None where the format has none."""

    page: int | None
    paragraph: int | None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with the rule's weight and its place. ``fingerprint`` survives edits elsewhere in the file.

    ``basis`` is the legal or factual ground of the rule, one sentence; "" where it names none.
    ``family`` is what the rule's family is called in Chinese.
    """

    rule: str
    title: str
    severity: Severity
    confidence: Confidence
    hit: Hit
    quote: str
    location: Location
    fingerprint: str
    family: str = ""
    basis: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the reply's text."""
        return self.hit.span

    @property
    def message(self) -> str:
        """What is wrong, in one Chinese sentence."""
        return self.hit.message

    @property
    def suggestion(self) -> str | None:
        """How to mend it, where that can be said."""
        return self.hit.suggestion

    @property
    def fix(self) -> Fix | None:
        """The correction, where it is sure."""
        return self.hit.fix

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The places in other documents that support it."""
        return self.hit.evidence
