"""SARIF, JUnit XML, CSV and GitHub annotations: each keeps its format, and none lets a finding's words act."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from invented import blocked, hostile, incomplete, passing, repeated, with_petition
from lxml import etree

from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.report import Report, Verdict
from replycheck.reporting import FORMS, Look, RuleInfo, fragment, framed, render
from replycheck.reporting.machine.sarif import uri_of

SCHEMAS = Path(__file__).parent / "schemas"
REPORTS: dict[str, Callable[[], Report]] = {
    "blocked": blocked,
    "petition": with_petition,
    "pass": passing,
    "incomplete": incomplete,
    "hostile": hostile,
    "repeated": lambda: repeated(20),
}
CARDS = {"copying.unattributed": RuleInfo("照搬裁判文书", Severity.ERROR, "照搬要注明出处。\n\n依据：略。")}
each_report = pytest.mark.parametrize("name", REPORTS)


def sarif(*reports: Report) -> Any:
    return json.loads(
        framed([fragment(report, FORMS["sarif"], Look(rule_infos=CARDS)) for report in reports], FORMS["sarif"])
    )


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft4Validator:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


@each_report
def test_sarif_keeps_the_official_schema(name: str, sarif_schema: jsonschema.Draft4Validator) -> None:
    sarif_schema.validate(sarif(REPORTS[name]()))


def test_several_reports_are_one_sarif_log_with_a_run_each(sarif_schema: jsonschema.Draft4Validator) -> None:
    log = sarif(blocked(), passing(), incomplete())
    sarif_schema.validate(log)
    assert [run["properties"]["verdict"] for run in log["runs"]] == ["blocked", "pass", "incomplete"]
    sarif_schema.validate(sarif())


def test_a_log_that_breaks_the_schema_is_seen(sarif_schema: jsonschema.Draft4Validator) -> None:
    log = sarif(blocked())
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        sarif_schema.validate(log)


@each_report
def test_sarif_regions_lead_to_the_quoted_words(name: str) -> None:
    report = REPORTS[name]()
    lines = report.document.text.split("\n")
    run = sarif(report)["runs"][0]
    assert len(run["results"]) == len(report.findings)
    for result, finding in zip(run["results"], report.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        begin = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        assert report.document.text[begin:end] == region["snippet"]["text"] == finding.quote
        assert (region["charOffset"], region["charLength"]) == (begin, end - begin)
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["partialFingerprints"] == {"replycheck/v1": finding.fingerprint}


def test_sarif_carries_the_help_of_a_rule_and_says_what_went_wrong() -> None:
    run = sarif(blocked())["runs"][0]
    rule = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "copying.unattributed")
    assert rule["help"]["text"].startswith("照搬要注明出处。")
    assert rule["defaultConfiguration"] == {"level": "error"}
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    told = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert any("规则运行出错" in text for text in told)
    assert any("没有核对" in text for text in told)
    assert sarif(passing())["runs"][0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("案卷/答复 1.docx", "%E6%A1%88%E5%8D%B7/%E7%AD%94%E5%A4%8D%201.docx"),
        ("/tmp/a#b.txt", "file:///tmp/a%23b.txt"),  # noqa: S108 - no file, only its name
        ("C:\\卷\\a.docx", "file:///C:/%E5%8D%B7/a.docx"),
        ("\\\\server\\卷\\a.docx", "file://server/%E5%8D%B7/a.docx"),
        ("a\udcff.txt", "a%FF.txt"),
        ("a\ud800.txt", "a%3F.txt"),
        ("", "."),
    ],
    ids=["relative", "absolute", "windows", "share", "no-unicode", "lone-surrogate", "empty"],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert uri_of(path) == uri


@pytest.fixture(scope="module")
def junit_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd")))


@each_report
def test_junit_keeps_its_schema_and_counts_right(name: str, junit_schema: etree.XMLSchema) -> None:
    report = REPORTS[name]()
    root = etree.fromstring(render(report, "junit", rule_infos=CARDS).encode())
    junit_schema.assertValid(root)
    suite = root[0]
    assert int(suite.get("tests", "")) == len(report.outcomes) + 1 == len(suite.findall("testcase"))
    for sign, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(sign, "")) == len(suite.findall(f"testcase/{element}"))
    assert (suite.get("failures") != "0") == (report.verdict is Verdict.BLOCKED)
    assert (suite.get("failures") != "0" or suite.get("errors") != "0") == (report.verdict is not Verdict.PASS)


def test_several_reports_are_one_junit_document(junit_schema: etree.XMLSchema) -> None:
    text = framed([fragment(report(), FORMS["junit"], Look()) for report in REPORTS.values()], FORMS["junit"])
    root = etree.fromstring(text.encode())
    junit_schema.assertValid(root)
    assert len(root) == len(REPORTS)


@each_report
def test_csv_has_a_row_for_everything_and_runs_nothing(name: str) -> None:
    report = REPORTS[name]()
    rows = list(csv.DictReader(io.StringIO(render(report, "csv", rule_infos=CARDS))))
    kinds = [row["kind"] for row in rows]
    assert kinds[0] == "verdict"
    assert rows[0]["title"] == report.verdict.value
    assert kinds.count("finding") == len(report.findings)
    assert kinds.count("crashed") == len(report.crashed)
    assert kinds.count("skipped") == len(report.skipped)
    assert kinds.count("caveat") + kinds.count("incomplete") == len(report.caveats)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_a_formula_in_a_file_name_stays_text() -> None:
    report = replace(passing(), document=plain("您的来信收悉。", source='=HYPERLINK("x").docx'))
    rows = list(csv.reader(io.StringIO(render(report, "csv"))))
    assert rows[1][0] == '\'=HYPERLINK("x").docx'


@each_report
def test_github_has_one_command_a_line_and_no_other(name: str) -> None:
    report = REPORTS[name]()
    lines = render(report, "github").splitlines()
    assert len(lines) == len(report.findings) + len(report.caveats) + len(report.crashed) + 1
    for line in lines:
        _, command, message = line.split("::", 2)
        assert command.split(" ")[0] in {"error", "warning", "notice"}
        assert "\r" not in message
        assert "file=" in command


def test_words_cannot_begin_a_github_command_of_their_own() -> None:
    text = "好\n::add-mask::x\r\n::error::假的%0A"
    report = replace(passing(), document=plain("x", source=text))
    assert all(line.startswith("::notice file=") for line in render(report, "github").split("\n") if line)


@pytest.mark.parametrize("form", [form.name for form in FORMS.values() if form.framed])
def test_the_same_report_always_gives_the_same_characters(form: str) -> None:
    assert render(blocked(), form, rule_infos=CARDS) == render(blocked(), form, rule_infos=CARDS)
