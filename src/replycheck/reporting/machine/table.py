"""CSV: a row for each reply's verdict, each finding, and each thing that was not checked.

A reply without findings still has its verdict row, so a row's absence never reads as a pass.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from replycheck.model.document import Document
from replycheck.model.finding import Finding
from replycheck.model.report import Report
from replycheck.reporting.digest import headline
from replycheck.reporting.forms import Look
from replycheck.reporting.rule_info import RuleInfo
from replycheck.reporting.spreadsheet import safe_cell
from replycheck.reporting.wording import advice

COLUMNS = (
    "file", "kind", "rule", "title", "severity", "confidence", "page", "paragraph",
    "start", "end", "quote", "message", "suggestion", "fingerprint", "basis",
)  # fmt: skip
"""``kind`` is verdict, finding, caveat, incomplete, crashed or skipped."""


def frame(parts: Sequence[str]) -> str:
    """The file around the rows."""
    return ",".join(COLUMNS) + "\n" + "".join(parts)


def fragment(report: Report, look: Look) -> str:
    """The rows of one report."""
    found = [_row("verdict", title=report.verdict.value, message=headline(report))]
    found += [_finding(finding, report.document) for finding in report.findings]
    found += [
        _row("incomplete" if caveat.incomplete else "caveat", message=f"{source}：{caveat.message}")
        for source, caveat in report.caveats
    ]
    found += [
        _row("crashed", rule=crash.rule, title=_title(crash.rule, look.rule_infos), message=crash.error)
        for crash in report.crashed
    ]
    found += [
        _row("skipped", rule=skipped.rule, title=_title(skipped.rule, look.rule_infos), message=skipped.reason)
        for skipped in report.skipped
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in found:
        writer.writerow([safe_cell(str(cell)) for cell in (report.document.source, *row)])
    return text.getvalue()


def _title(rule: str, rule_infos: Mapping[str, RuleInfo]) -> str:
    return rule_infos[rule].title if rule in rule_infos else rule


def _row(kind: str, **cells: object) -> tuple[object, ...]:
    return kind, *(cells.get(column, "") for column in COLUMNS[2:])


def _finding(finding: Finding, document: Document) -> tuple[object, ...]:
    hit, place = finding.hit, finding.location
    return _row(
        "finding",
        rule=finding.rule,
        title=finding.title,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        page=place.page or "",
        paragraph=place.paragraph or "",
        start=hit.span.start,
        end=hit.span.end,
        quote=finding.quote,
        message=hit.message,
        suggestion=advice(finding, document) if hit.fix else hit.suggestion or "",
        fingerprint=finding.fingerprint,
        basis=finding.basis or "",
    )
