"""replycheck finds pasted judgments, disordered pages and missing answers in official replies.

``replycheck.check(...)`` gives a ``Report``; everything else is reached from there. The values that a report is made
of, the settings and the errors are exported for annotations and for telling errors apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.lazy import loader

if TYPE_CHECKING:
    from replycheck.app import check as check
    from replycheck.config.settings import Settings as Settings
    from replycheck.errors import MissingFileError as MissingFileError
    from replycheck.errors import ReplycheckError as ReplycheckError
    from replycheck.errors import UnreadableError as UnreadableError
    from replycheck.errors import UsageError as UsageError
    from replycheck.model.binding import Binding as Binding
    from replycheck.model.document import Document as Document
    from replycheck.model.finding import Confidence as Confidence
    from replycheck.model.finding import Evidence as Evidence
    from replycheck.model.finding import Finding as Finding
    from replycheck.model.finding import Hit as Hit
    from replycheck.model.finding import Severity as Severity
    from replycheck.model.flow import Flow as Flow
    from replycheck.model.passage import Passage as Passage
    from replycheck.model.profile import Profile as Profile
    from replycheck.model.report import Crashed as Crashed
    from replycheck.model.report import Demand as Demand
    from replycheck.model.report import Measures as Measures
    from replycheck.model.report import Ran as Ran
    from replycheck.model.report import Report as Report
    from replycheck.model.report import Skipped as Skipped
    from replycheck.model.report import Verdict as Verdict
    from replycheck.model.span import Span as Span
    from replycheck.model.statement import Statement as Statement

__all__ = [
    "Binding",
    "Confidence",
    "Crashed",
    "Demand",
    "Document",
    "Evidence",
    "Finding",
    "Flow",
    "Hit",
    "Measures",
    "MissingFileError",
    "Passage",
    "Profile",
    "Ran",
    "ReplycheckError",
    "Report",
    "Settings",
    "Severity",
    "Skipped",
    "Span",
    "Statement",
    "UnreadableError",
    "UsageError",
    "Verdict",
    "check",
]

_HOMES = {
    "check": "replycheck.app",
    "Binding": "replycheck.model.binding",
    "Confidence": "replycheck.model.finding",
    "Crashed": "replycheck.model.report",
    "Demand": "replycheck.model.report",
    "Document": "replycheck.model.document",
    "Evidence": "replycheck.model.finding",
    "Finding": "replycheck.model.finding",
    "Flow": "replycheck.model.flow",
    "Hit": "replycheck.model.finding",
    "Measures": "replycheck.model.report",
    "MissingFileError": "replycheck.errors",
    "Passage": "replycheck.model.passage",
    "Profile": "replycheck.model.profile",
    "Ran": "replycheck.model.report",
    "ReplycheckError": "replycheck.errors",
    "Report": "replycheck.model.report",
    "Settings": "replycheck.config.settings",
    "Severity": "replycheck.model.finding",
    "Skipped": "replycheck.model.report",
    "Span": "replycheck.model.span",
    "Statement": "replycheck.model.statement",
    "UnreadableError": "replycheck.errors",
    "UsageError": "replycheck.errors",
    "Verdict": "replycheck.model.report",
}

if not TYPE_CHECKING:  # a type checker would take every name for one of these
    __getattr__ = loader(__name__, _HOMES)
