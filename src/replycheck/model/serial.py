"""The published JSON of a report (``schema_version`` 1), exactly as the JSON Schema in the package says.

New keys may be added within a schema version; none may change its meaning.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from replycheck.model.binding import Binding
from replycheck.model.finding import Evidence, Finding
from replycheck.model.passage import Passage
from replycheck.model.report import Demand, Measures, Outcome, Ran, Report, Skipped
from replycheck.model.scorecard import Score
from replycheck.model.span import Box, Span
from replycheck.model.statement import Origin, Provenance, Stated, Statement

SCHEMA_VERSION = 1


def tool_version() -> str:
    """The installed version of this package."""
    try:
        return version("replycheck")
    except PackageNotFoundError:  # running from a source tree that was never installed
        return "0+unknown"


def report_to_dict(report: Report) -> dict[str, Any]:
    """The report as plain dicts, lists, strings and numbers, in the published order of keys."""
    document = report.document
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "replycheck", "version": tool_version()},
        "document": {
            "path": document.source,
            "sha256": document.sha256,
            "format": document.format,
            "pages": len(document.pages) or None,
            "characters": len(document.text),
            "profile": report.profile.value,
        },
        "verdict": report.verdict.value,
        "measures": measures_to_dict(report.measures),
        "outcomes": [_outcome(outcome) for outcome in report.outcomes],
        "findings": [_finding(finding) for finding in report.findings],
        "passages": [_passage(passage) for passage in report.passages],
        "demands": None if report.demands is None else [_demand(demand) for demand in report.demands],
        "pages": None if report.pages is None else _binding(report.pages),
        "statements": [_statement(statement) for statement in report.statements],
        "provenance": None if report.provenance is None else _provenance(report.provenance),
        "scorecard": {score.aspect.value: _score(score) for score in report.scorecard},
        "caveats": [
            {"document": source, "message": caveat.message, "incomplete": caveat.incomplete}
            for source, caveat in report.caveats
        ],
        "hidden": [{"text": one.text, "page": one.page, "why": one.why.value} for one in document.hidden],
    }


def measures_to_dict(measures: Measures) -> dict[str, float | int | None]:
    """The figures in the published order of keys; shares with four decimals."""
    return {
        "copied_share": _share(measures.copied_share),
        "longest_copied_run": measures.longest_copied_run,
        "own_characters": measures.own_characters,
        "quoted_share": _share(measures.quoted_share),
        "reported_share": _share(measures.reported_share),
        "retold_share": _share(measures.retold_share),
        "foreign_share": _share(measures.foreign_share),
        "own_words": measures.own_words,
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _box(box: Box) -> dict[str, float]:
    return {
        "page": box.page,
        "x0": round(box.x0, 1),
        "top": round(box.top, 1),
        "x1": round(box.x1, 1),
        "bottom": round(box.bottom, 1),
    }


def _outcome(outcome: Outcome) -> dict[str, str | None]:
    if isinstance(outcome, Ran):
        return {"rule": outcome.rule, "status": "ran", "reason": None}
    if isinstance(outcome, Skipped):
        return {"rule": outcome.rule, "status": "skipped", "reason": outcome.reason}
    return {"rule": outcome.rule, "status": "crashed", "reason": outcome.error}


def _finding(finding: Finding) -> dict[str, Any]:
    hit, location = finding.hit, finding.location
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": hit.message,
        "suggestion": hit.suggestion,
        "span": _span(hit.span),
        "quote": finding.quote,
        "location": {
            "page": location.page,
            "paragraph": location.paragraph,
            "boxes": [_box(box) for box in location.boxes],
        },
        "evidence": [_evidence(evidence) for evidence in hit.evidence],
        "fingerprint": finding.fingerprint,
        "basis": finding.basis or None,
        "fix": None if hit.fix is None else {"span": _span(hit.fix.span), "text": hit.fix.text},
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "span": _span(evidence.span),
        "quote": evidence.quote,
        "page": evidence.page,
        "similarity": None if evidence.similarity is None else round(evidence.similarity, 4),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "reply": _span(passage.reply),
        "source": {"document": passage.document, **_span(passage.source)},
        "similarity": round(passage.similarity, 4),
        "kind": passage.kind.value,
        "treatment": passage.treatment.value,
    }


def _score(score: Score) -> dict[str, Any]:
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


def _demand(demand: Demand) -> dict[str, Any]:
    return {
        "text": demand.text,
        "span": _span(demand.span),
        "answered": demand.answered,
        "new": demand.new,
        "reply": None if demand.reply is None else _span(demand.reply),
        "why": demand.why,
        "outcome": demand.outcome.value,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "role": statement.role,
        "span": _span(statement.span),
        "value": statement.value,
        "against": statement.against.value,
        "document": statement.document,
        "found": None if statement.found is None else _stated(statement.found),
        "agrees": statement.agrees,
    }


def _stated(found: Stated) -> dict[str, Any]:
    return {"span": _span(found.span), "value": found.value}


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return {
        "facts": {origin.value: provenance.count(origin) for origin in Origin},
        "paragraphs": [
            {"paragraph": paragraph, **{origin.value: counted[origin] for origin in Origin}}
            for paragraph, counted in provenance.paragraphs.items()
        ],
    }


def _binding(binding: Binding) -> dict[str, Any]:
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
