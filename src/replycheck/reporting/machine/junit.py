"""JUnit XML as Jenkins and GitLab read it: a suite a reply, a test case a rule.

What is easily got wrong: only what blocks is a failure; warnings stand in ``system-out``. What was not read or crashed
is an error, never a pass, and a rule that did not run is skipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Crashed, Outcome, Report, Skipped
from replycheck.reporting.escape import escape_terminal
from replycheck.reporting.forms import Look
from replycheck.reporting.rule_info import RuleInfo
from replycheck.reporting.wording import advice, place_of

_READING = "读取文件"


def frame(suites: Sequence[str]) -> str:
    """The document around the suites."""
    body = "".join(f"{suite}\n" for suite in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="replycheck">\n{body}</testsuites>\n'


def fragment(report: Report, look: Look) -> str:
    """One report as a suite."""
    suite = Element("testsuite", name=_clean(report.document.source))
    _reading(suite, report)
    for outcome in report.outcomes:
        _case(suite, outcome, report, look.rule_infos)
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for sign, name in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(sign, str(sum(case.find(name) is not None for case in cases)))
    return tostring(suite, encoding="unicode")


def _reading(suite: Element, report: Report) -> None:
    case = SubElement(suite, "testcase", classname="reading", name=_READING)
    lost = [f"{source}：{caveat.message}" for source, caveat in report.caveats if caveat.incomplete]
    if lost:
        SubElement(case, "error", message=_clean("没有读全"), type="incomplete").text = _clean("\n".join(lost))
    told = [f"{source}：{caveat.message}" for source, caveat in report.caveats if not caveat.incomplete]
    if told:
        SubElement(case, "system-out").text = _clean("\n".join(told))


def _case(suite: Element, outcome: Outcome, report: Report, rule_infos: Mapping[str, RuleInfo]) -> None:
    info = rule_infos.get(outcome.rule)
    name = f"{info.title}（{outcome.rule}）" if info else outcome.rule
    case = SubElement(suite, "testcase", classname=outcome.rule.partition(".")[0], name=_clean(name))
    if isinstance(outcome, Skipped):
        SubElement(case, "skipped", message=_clean(outcome.reason))
    elif isinstance(outcome, Crashed):
        SubElement(case, "error", message="规则运行出错", type="crashed").text = _clean(outcome.error)
    else:
        _told(case, [finding for finding in outcome.findings if finding.severity is Severity.ERROR], report)
        milder = [finding for finding in outcome.findings if finding.severity is not Severity.ERROR]
        if milder:
            SubElement(case, "system-out").text = _clean("\n".join(_line(finding, report) for finding in milder))


def _told(case: Element, errors: list[Finding], report: Report) -> None:
    """One failure a test case: the schema allows no more, so the findings share it."""
    if errors:
        first = f"{errors[0].hit.message}" + (f"（共 {len(errors)} 处）" if len(errors) > 1 else "")
        failure = SubElement(case, "failure", message=_clean(first), type="error")
        failure.text = _clean("\n".join(_line(finding, report) for finding in errors))


def _line(finding: Finding, report: Report) -> str:
    mended = advice(finding, report.document)
    parts = [f"[{finding.severity.label}] {place_of(finding, report.document)}：{finding.hit.message}"]
    parts += [f"原文：{finding.quote}"] if finding.quote.strip() else []
    parts += [f"建议：{mended}"] if mended else []
    parts += [f"依据：{finding.basis}"] if finding.basis else []
    return "\n  ".join(parts) + f"\n  指纹：{finding.fingerprint}"


def _clean(text: str) -> str:
    """Characters that XML cannot hold are made visible or dropped."""
    return escape_terminal(text).replace("\ufffe", "").replace("\uffff", "")
