"""SARIF 2.1.0 (OASIS): one run a reply, with rule help, regions and fingerprints.

What is easily got wrong: offsets, lines and columns count in the text that ``replycheck text FILE`` prints, not in the
bytes of a Word or PDF file; the run says so in ``columnKind`` and in the description of the artifact.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from replycheck.model.finding import Evidence, Finding, Fix, Severity
from replycheck.model.report import Report
from replycheck.model.serial import tool_version
from replycheck.model.span import Span
from replycheck.reporting.escape import escape_json
from replycheck.reporting.forms import Look
from replycheck.reporting.machine.line_columns import Lines
from replycheck.reporting.rule_info import RuleInfo
from replycheck.reporting.wording import advice

_HEAD = '{"$schema": "https://json.schemastore.org/sarif-2.1.0-rtm.5.json", "version": "2.1.0", "runs": ['
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_RANK = {"high": 95.0, "medium": 60.0, "low": 30.0}
"""Confidence as the ``rank`` of SARIF (0 to 100); only its order means anything."""


def frame(runs: Sequence[str]) -> str:
    """The log around the runs."""
    return _HEAD + ", ".join(runs) + "]}\n"


def fragment(report: Report, look: Look) -> str:
    """One report as a run, on one line."""
    named = list(dict.fromkeys(outcome.rule for outcome in report.outcomes))
    lines = Lines(report.document.text)
    run = {
        "tool": {
            "driver": {
                "name": "replycheck",
                "semanticVersion": tool_version(),
                "language": "zh-CN",
                "rules": [_rule(rule, look.rule_infos.get(rule), report) for rule in named],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report)],
        "invocations": [_invocation(report)],
        "results": [_result(finding, named, report, lines) for finding in report.findings],
        "properties": {"verdict": report.verdict.value, "profile": report.profile.value},
    }
    return escape_json(json.dumps(run, ensure_ascii=False, allow_nan=False))


def uri_of(path: str) -> str:
    """A path as a URI reference, the same on every system.

    Relative paths stay so, absolute ones become ``file:///…``, and those on a share ``file://server/share/…``.
    """
    windows = PureWindowsPath(path)
    absolute = bool(windows.drive) or path.startswith("/")
    steps = quote(path.replace("\\", "/").encode("utf-8", "surrogateescape" if _escaped(path) else "replace"), safe="/")
    if path.startswith("\\\\"):
        return "file:" + steps
    if windows.drive:
        steps = steps.replace("%3A", ":", 1)
    return "file:///" + steps.lstrip("/") if absolute else steps.lstrip("/") or "."


def _escaped(path: str) -> bool:
    """Whether its surrogates are bytes of a file name that is no Unicode, as ``os.fsdecode`` gives them."""
    return not any("\ud800" <= character <= "\udfff" and not "\udc80" <= character <= "\udcff" for character in path)


def _rule(rule: str, info: RuleInfo | None, report: Report) -> dict[str, Any]:
    found = next((finding for finding in report.findings if finding.rule == rule), None)
    title = info.title if info else found.title if found else rule
    described: dict[str, Any] = {"id": rule, "name": title, "shortDescription": {"text": title}}
    if info is not None:
        described["fullDescription"] = {"text": info.page.partition("\n")[0] or title}
        described["help"] = {"text": info.page or title}
        described["defaultConfiguration"] = {"level": _LEVEL[info.severity]}
    described["properties"] = {"tags": [rule.partition(".")[0]]}
    return described


def _artifact(report: Report) -> dict[str, Any]:
    document = report.document
    found: dict[str, Any] = {"location": {"uri": uri_of(document.source)}, "roles": ["analysisTarget"]}
    if document.sha256:
        found["hashes"] = {"sha-256": document.sha256}
    found["description"] = {"text": "位置按 replycheck text 显示的文字计算。"}
    return found


def _invocation(report: Report) -> dict[str, Any]:
    """How far the check went: what was not read, what crashed, what did not run."""
    notes = [
        _note("error" if caveat.incomplete else "note", caveat.message, None, source)
        for source, caveat in report.caveats
    ]
    notes += [_note("error", f"规则运行出错：{crash.error}", crash.rule) for crash in report.crashed]
    notes += [_note("note", f"没有核对：{skipped.reason}", skipped.rule) for skipped in report.skipped]
    whole = not report.crashed and not any(caveat.incomplete for _, caveat in report.caveats)
    return {"executionSuccessful": whole, "toolExecutionNotifications": notes}


def _note(level: str, text: str, rule: str | None, path: str | None = None) -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": text}}
    if rule is not None:
        note["associatedRule"] = {"id": rule}
    if path is not None:
        note["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}}}]
    return note


def _result(finding: Finding, named: Sequence[str], report: Report, lines: Lines) -> dict[str, Any]:
    mended = advice(finding, report.document)
    text = f"{finding.title}：{finding.hit.message}" + (f" 建议：{mended}" if mended else "")
    location: dict[str, Any] = {"artifactLocation": {"uri": uri_of(report.document.source), "index": 0}}
    location["region"] = _region(finding.hit.span, lines, finding.quote)
    result = {
        "ruleId": finding.rule,
        "ruleIndex": named.index(finding.rule),
        "level": _LEVEL[finding.severity],
        "rank": _RANK[finding.confidence.value],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "relatedLocations": [_related(evidence) for evidence in finding.hit.evidence],
        "partialFingerprints": {"replycheck/v1": finding.fingerprint},
        "properties": {
            "confidence": finding.confidence.value,
            "page": finding.location.page,
            "paragraph": finding.location.paragraph,
            "basis": finding.basis,
        },
    }
    return result if finding.fix is None else {**result, "fixes": [_fix(finding.fix, report, lines)]}


def _fix(fix: Fix, report: Report, lines: Lines) -> dict[str, Any]:
    """The correction as a replacement of a region of the reply."""
    region = _region(fix.span, lines, fix.span.of(report.document.text))
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    place = {"uri": uri_of(report.document.source), "index": 0}
    return {"artifactChanges": [{"artifactLocation": place, "replacements": [replacement]}]}


def _region(span: Span, lines: Lines, quote_: str) -> dict[str, Any]:
    place = lines.region(span)
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": quote_},
    }


def _related(evidence: Evidence) -> dict[str, Any]:
    """A place in a judgment or letter; only offsets are known of its text here."""
    region = {
        "charOffset": evidence.span.start,
        "charLength": len(evidence.span),
        "snippet": {"text": evidence.quote},
    }
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri_of(evidence.document)}, "region": region},
        "message": {"text": "对照"},
    }
