"""The parts of a report's published JSON (``schema_version`` 1), exactly as the JSON Schema in the package says.

``Report.to_dict`` puts them together. New keys may be added within a schema version; none may change its meaning.
"""

from __future__ import annotations

from typing import Any

from replycheck.model.binding import Binding
from replycheck.model.cause import Cause
from replycheck.model.finding import Evidence, Finding
from replycheck.model.flow import Flow
from replycheck.model.passage import Passage
from replycheck.model.scorecard import Score
from replycheck.model.span import Box, Span
from replycheck.model.statement import Origin, Provenance, Stated, Statement

SCHEMA_VERSION = 1


def tool_version() -> str:
    """The installed version of this package."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load, for reports only

    try:
        return version("replycheck")
    except PackageNotFoundError:  # running from a source tree that was never installed
        return "0+unknown"


def span_json(span: Span) -> dict[str, int]:
    """A span."""
    return {"start": span.start, "end": span.end}


def box_json(box: Box) -> dict[str, float]:
    """A box on a page."""
    return {
        "page": box.page,
        "x0": round(box.x0, 1),
        "top": round(box.top, 1),
        "x1": round(box.x1, 1),
        "bottom": round(box.bottom, 1),
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding with its evidence."""
    hit, location = finding.hit, finding.location
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": hit.message,
        "suggestion": hit.suggestion,
        "span": span_json(hit.span),
        "quote": finding.quote,
        "location": {
            "page": location.page,
            "paragraph": location.paragraph,
            "boxes": [box_json(box) for box in location.boxes],
        },
        "evidence": [_evidence(evidence) for evidence in hit.evidence],
        "fingerprint": finding.fingerprint,
        "basis": finding.basis or None,
        "fix": None if hit.fix is None else {"span": span_json(hit.fix.span), "text": hit.fix.text},
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "span": span_json(evidence.span),
        "quote": evidence.quote,
        "page": evidence.page,
        "similarity": None if evidence.similarity is None else round(evidence.similarity, 4),
    }


def cause_json(cause: Cause) -> dict[str, Any]:
    """A cause with the fingerprints of its findings."""
    return {"title": cause.title, "remedy": cause.remedy, "findings": list(cause.findings)}


def passage_json(passage: Passage) -> dict[str, Any]:
    """A shared passage."""
    return {
        "reply": span_json(passage.reply),
        "source": {"document": passage.document, **span_json(passage.source)},
        "similarity": round(passage.similarity, 4),
        "kind": passage.kind.value,
        "treatment": passage.treatment.value,
    }


def score_json(score: Score) -> dict[str, Any]:
    """The grade in one respect with the rules behind it."""
    return {
        "state": score.grade.value,
        "why": score.why,
        "rules": [
            {
                "rule": backing.rule,
                "status": backing.status,
                "findings": backing.findings,
                "severity": None if backing.severity is None else backing.severity.value,
            }
            for backing in score.rules
        ],
    }


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement held against another paper."""
    return {
        "role": statement.role,
        "span": span_json(statement.span),
        "value": statement.value,
        "against": statement.against.value,
        "document": statement.document,
        "found": None if statement.found is None else _stated(statement.found),
        "agrees": statement.agrees,
    }


def _stated(found: Stated) -> dict[str, Any]:
    return {"span": span_json(found.span), "value": found.value}


def provenance_json(provenance: Provenance) -> dict[str, Any]:
    """Where the facts of the reply come from."""
    return {
        "facts": {origin.value: provenance.count(origin) for origin in Origin},
        "paragraphs": [
            {"paragraph": paragraph, **{origin.value: counted[origin] for origin in Origin}}
            for paragraph, counted in provenance.paragraphs.items()
        ],
    }


def binding_json(binding: Binding) -> dict[str, Any]:
    """What is concluded about the pages."""
    return {
        "printed": list(binding.printed),
        "proposed_order": list(binding.proposed_order),
        "problems": [
            {
                "page": problem.page,
                "problem": problem.problem.value,
                "reason": problem.reason,
                "confidence": problem.confidence.value,
            }
            for problem in binding.problems
        ],
    }


def flow_json(flow: Flow) -> dict[str, Any]:
    """How the paragraphs go on from each other."""
    return {
        "proposed_order": list(flow.proposed_order),
        "seams": [{"after": seam.after, "why": seam.why} for seam in flow.seams],
    }
