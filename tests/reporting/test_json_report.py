"""The JSON report: one line, valid against the packaged schema, safe to show."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import blocked, hostile, incomplete, passing, repeated, with_petition

from replycheck.model.binding import Problem
from replycheck.model.finding import Confidence, Severity
from replycheck.model.passage import Kind, Treatment
from replycheck.model.profile import Profile
from replycheck.model.report import Report, Verdict
from replycheck.reporting import json_schema, render
from replycheck.reporting.escape import escape_json

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
REPORTS = [blocked, with_petition, passing, incomplete, hostile, lambda: repeated(20)]


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("report", REPORTS, ids=["blocked", "petition", "pass", "incomplete", "hostile", "repeated"])
def test_every_report_is_one_line_that_keeps_the_schema_and_says_what_to_dict_says(
    report: Callable[[], Report],
) -> None:
    line = render(report(), "json")
    assert line.splitlines(keepends=True) == [line]
    assert line.endswith("}\n")
    assert line[:-1].isprintable()
    VALIDATOR.validate(json.loads(line))
    assert json.loads(line) == report().to_dict()


def test_han_characters_stay_readable() -> None:
    assert "照搬裁判文书" in render(blocked(), "json")


@given(st.text(st.characters()))
def test_a_line_of_json_is_printable_encodable_and_equal_to_what_went_in(text: str) -> None:
    line = escape_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(line) == {"text": text}
    assert line.splitlines() == [line]
    line.encode("utf-8")


def _at(report: dict[str, Any], path: str) -> tuple[Any, str | int]:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in steps:
        report = report[step]
    return report, last


WRONG: list[tuple[str, object]] = [
    ("schema_version", 2),
    ("verdict", "passed"),
    ("document/profile", "novel"),
    ("document/pages", 0),
    ("document/sha256", "xyz"),
    ("document/characters", "12"),
    ("measures/copied_share", 1.5),
    ("measures/own_characters", -1),
    ("outcomes/0/status", "failed"),
    ("outcomes/0/reason", "a rule that ran has none"),
    ("findings/0/severity", "fatal"),
    ("findings/0/confidence", "certain"),
    ("findings/0/suggestion", 5),
    ("findings/0/span", {"start": 1}),
    ("findings/0/location/page", "1"),
    ("findings/0/fingerprint", ""),
    ("passages/0/similarity", 2),
    ("passages/0/kind", "copied"),
    ("passages/0/treatment", "fine"),
    ("passages/0/source", {"start": 1, "end": 2}),
    ("demands", {}),
    ("pages/problems/0/problem", "torn"),
    ("pages/proposed_order", [1, 1, 2]),
    ("caveats/0/incomplete", None),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[path for path, _ in WRONG])
def test_the_schema_refuses_what_the_contract_does_not_know(path: str, value: object) -> None:
    report = copy.deepcopy(blocked().to_dict())
    VALIDATOR.validate(report)
    holder, last = _at(report, path)
    holder[last] = value
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("key", list(blocked().to_dict()))
def test_no_key_may_be_missing(key: str) -> None:
    report = blocked().to_dict()
    del report[key]
    assert not VALIDATOR.is_valid(report)


def test_new_keys_may_be_added() -> None:
    VALIDATOR.validate(blocked().to_dict() | {"novelty": {"anything": 1}})


@pytest.mark.parametrize(
    ("where", "values"),
    [
        (("properties", "verdict"), Verdict),
        (("properties", "document", "properties", "profile"), Profile),
        (("$defs", "confidence"), Confidence),
        (("$defs", "finding", "properties", "severity"), Severity),
        (("$defs", "passage", "properties", "kind"), Kind),
        (("$defs", "passage", "properties", "treatment"), Treatment),
        (("$defs", "binding", "properties", "problems", "items", "properties", "problem"), Problem),
    ],
    ids=["verdict", "profile", "confidence", "severity", "kind", "treatment", "problem"],
)
def test_the_schema_knows_exactly_the_values_that_the_code_knows(where: tuple[str, ...], values: Any) -> None:
    node: Any = json_schema()
    for step in where:
        node = node[step]
    assert set(node["enum"]) == {value.value for value in values}


def test_nobody_can_change_the_schema_for_others() -> None:
    json_schema().clear()
    assert json_schema()


def test_the_users_page_explains_every_key(root: Path) -> None:
    page = (root / "docs" / "json.md").read_text(encoding="utf-8")
    assert [key for key in blocked().to_dict() if f"`{key}`" not in page] == []
