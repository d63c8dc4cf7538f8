"""GitHub annotations: workflow commands, one a line, that a run's log turns into notes at the file.

What is easily got wrong: a finding's words must not begin a command of their own, so line breaks and percent signs are
escaped, and in a property also colons and commas. GitHub shows ten of each weight a step; the rest stay in the log.
"""

from __future__ import annotations

from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report
from replycheck.reporting.escape import escape_terminal
from replycheck.reporting.forms import Look
from replycheck.reporting.machine.line_columns import Lines
from replycheck.reporting.wording import advice, place_of

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, _look: Look) -> str:
    """One command for each finding and for each thing that was not read or crashed, then one with the verdict."""
    lines = Lines(report.document.text)
    commands = [_finding(finding, report, lines) for finding in report.findings]
    commands += [
        _command("error" if caveat.incomplete else "notice", source, "读取文件", caveat.message)
        for source, caveat in report.caveats
    ]
    commands += [
        _command("error", report.document.source, f"规则运行出错 {crash.rule}", crash.error) for crash in report.crashed
    ]
    told = f"{report.verdict.label}，没有核对 {len(report.skipped)} 条规则。"
    commands.append(_command("notice", report.document.source, "结论", told))
    return "".join(f"{command}\n" for command in commands)


def _finding(finding: Finding, report: Report, lines: Lines) -> str:
    place = lines.region(finding.hit.span)
    mended = advice(finding, report.document)
    text = f"{place_of(finding, report.document)}：{finding.hit.message}" + (f" 建议：{mended}" if mended else "")
    text += f" 依据：{finding.basis}" if finding.basis else ""
    where = f"line={place.line},col={place.column},endLine={place.end_line},endColumn={place.end_column}"
    return _command(_COMMAND[finding.severity], report.document.source, f"{finding.title} {finding.rule}", text, where)


def _command(name: str, path: str, title: str, text: str, where: str = "") -> str:
    place = f"file={_property(path)}" + (f",{where}" if where else "")
    return f"::{name} {place},title={_property(title)}::{_data(text)}"


def _data(text: str) -> str:
    return escape_terminal(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
