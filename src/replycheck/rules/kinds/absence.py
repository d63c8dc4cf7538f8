"""Hits about the paper as a whole, such as what it lacks: they have no words to point at."""

from __future__ import annotations

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case


def absent(  # noqa: PLR0913 - the parts of a hit, by keyword
    case: Case,
    message: str,
    suggestion: str,
    *,
    evidence: tuple[Evidence, ...] = (),
    severity: Severity | None = None,
    confidence: Confidence | None = None,
) -> Hit:
    """A hit with an empty span at the start of the running text, which reports show as "全文"."""
    start = case.paragraphs[0].span.start if case.paragraphs else 0
    return Hit(
        Span(start, start), message, suggestion=suggestion, evidence=evidence, severity=severity, confidence=confidence
    )
