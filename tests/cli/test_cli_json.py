"""The JSON, to the letter: keys, types, and every offset pointing at the words it quotes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command_line import Command

from replycheck.app import read_document
from replycheck.reporting import json_schema

KEYS = {
    "": {
        "schema_version": int,
        "tool": dict,
        "document": dict,
        "verdict": str,
        "measures": dict,
        "outcomes": list,
        "findings": list,
        "passages": list,
    },
    "tool": {"name": str, "version": str},
    "document": {"path": str, "sha256": str, "format": str, "characters": int, "profile": str},
    "outcomes": {"rule": str, "status": str},
    "findings": {
        "rule": str,
        "title": str,
        "severity": str,
        "confidence": str,
        "message": str,
        "span": dict,
        "quote": str,
        "location": dict,
        "evidence": list,
        "fingerprint": str,
    },
    "passages": {"reply": dict, "source": dict, "similarity": float, "kind": str, "treatment": str},
    "demands": {"text": str, "span": dict, "answered": bool, "new": bool, "why": str},
}
NULLABLE = {
    "": {"demands", "pages"},
    "document": {"pages"},
    "outcomes": {"reason"},
    "findings": {"suggestion"},
    "demands": {"reply"},
}
CALLS = {
    "docx with judgment and letter": ("reply-bad.docx", True, True),
    "docx with judgment": ("reply-bad.docx", True, False),
    "docx alone": ("reply-good.docx", False, False),
    "pdf with judgment and letter": ("reply-bad.pdf", True, True),
    "pdf alone": ("reply-bad.pdf", False, False),
}


@pytest.fixture(scope="module", params=CALLS.values(), ids=CALLS)
def checked(request: pytest.FixtureRequest, case: Path) -> tuple[dict[str, Any], Path, bool, bool]:
    """A report as JSON, the reply, and whether judgment and letter were given."""
    from replycheck import check  # noqa: PLC0415 - the public name

    name, source, petition = request.param
    report = check(
        case / name,
        sources=[case / "judgment.docx"] if source else [],
        petition=case / "petition.docx" if petition else None,
    )
    return json.loads(json.dumps(report.to_dict())), case / name, source, petition


Checked = tuple[dict[str, Any], Path, bool, bool]


def test_the_keys_and_their_types_are_those_of_the_contract(checked: Checked) -> None:
    report = checked[0]
    jsonschema.validate(report, json_schema())
    for place, keys in KEYS.items():
        for item in _items(report, place):
            assert set(item) >= set(keys) | NULLABLE.get(place, set())
            for key, kind in keys.items():
                assert isinstance(item[key], (int, float) if kind is float else kind), (place, key)
    assert report["schema_version"] == 1
    assert report["tool"]["name"] == "replycheck"
    assert set(report["measures"]) >= {"copied_share", "longest_copied_run", "own_characters"}


def _items(report: dict[str, Any], place: str) -> list[dict[str, Any]]:
    found = report[place] if place else report
    return [found] if isinstance(found, dict) else list(found or ())


def test_the_document_is_told_by_its_digest_and_length(checked: Checked) -> None:
    report, path, *_ = checked
    document = report["document"]
    assert document["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document["path"] == str(path)
    assert document["format"] == path.suffix[1:]
    assert document["characters"] == len(read_document(path).text)


def test_every_offset_points_at_the_words_it_quotes(checked: Checked, case: Path) -> None:
    report, path, *_ = checked
    texts = {str(path): read_document(path).text}
    for finding in report["findings"]:
        words = _at(texts[str(path)], finding["span"])
        assert finding["quote"] == words[:2000]
        for evidence in finding["evidence"]:
            text = texts.setdefault(evidence["document"], read_document(case / evidence["document"]).text)
            assert evidence["quote"] == _at(text, evidence["span"]) != ""
    for passage in report["passages"]:
        source = passage["source"]
        text = texts.setdefault(source["document"], read_document(case / source["document"]).text)
        assert _at(texts[str(path)], passage["reply"]).strip()
        assert _at(text, source).strip()
        if passage["similarity"] == 1 and passage["kind"] == "verbatim":
            assert "".join(_at(text, source).split()) == "".join(_at(texts[str(path)], passage["reply"]).split())
    for demand in report["demands"] or ():
        assert demand["text"] == _at(read_document(case / "petition.docx").text, demand["span"])


def _at(text: str, span: dict[str, int]) -> str:
    assert 0 <= span["start"] <= span["end"] <= len(text)
    return text[span["start"] : span["end"]]


def test_what_was_not_given_is_null_and_what_was_is_not(checked: Checked) -> None:
    report, path, source, petition = checked
    assert (report["demands"] is not None) == petition
    assert isinstance(report["demands"], list) == petition
    assert (report["measures"]["copied_share"] is not None) == source
    assert bool(report["passages"]) == source
    assert (report["pages"] is not None) == (path.suffix == ".pdf")
    skipped = {outcome["rule"] for outcome in report["outcomes"] if outcome["status"] == "skipped"}
    assert ("copying.unattributed" in skipped) == (not source)
    assert ("response.unanswered-demand" in skipped) == (not petition)
    assert ("pages.wrong-order" in skipped) == (path.suffix != ".pdf")


def test_findings_come_in_reading_order_and_fingerprints_differ(checked: Checked) -> None:
    findings = checked[0]["findings"]
    spans = [(finding["span"]["start"], finding["span"]["end"]) for finding in findings]
    assert spans == sorted(spans)
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)


def test_pages_tell_printed_numbers_order_and_problems(told: Command, case: Path) -> None:
    report = json.loads(told("check", case / "reply-bad.pdf", "--format", "json").out)
    pages = report["pages"]
    assert report["document"]["pages"] == len(pages["printed"]) == 4
    assert pages["printed"] == [1, 2, 4, 3]
    assert pages["proposed_order"] == [1, 2, 4, 3]
    assert {problem["problem"] for problem in pages["problems"]} == {"wrong-order"}
    boxes = [box for finding in report["findings"] for box in finding["location"]["boxes"]]
    assert boxes
    for box in boxes:
        assert set(box) == {"page", "x0", "top", "x1", "bottom"}
        assert 0 <= box["x0"] <= box["x1"] <= 596
        assert 0 <= box["top"] <= box["bottom"] <= 842


def test_several_files_give_one_report_a_line(told: Command, files: Path) -> None:
    names = ["good.txt", "bad.txt", "empty.txt", "scan.pdf"]
    told_lines = told("check", *(files / name for name in names), "--format", "json").out.splitlines()
    assert len(told_lines) == len(names)
    for name, line in zip(names, told_lines, strict=True):
        report = json.loads(line)
        jsonschema.validate(report, json_schema())
        assert report["document"]["path"] == str(files / name)


def test_every_report_names_every_rule_once(told: Command, files: Path) -> None:
    rules = [line.split()[0] for line in told("rules").out.splitlines()]
    for name in ("good.txt", "bad.txt", "empty.txt", "scan.pdf", "missing.txt"):
        report = json.loads(told("check", files / "good.txt", files / name, "--format", "json").out.splitlines()[1])
        assert [outcome["rule"] for outcome in report["outcomes"]] == rules


def test_a_file_that_cannot_be_read_says_so_and_gives_no_finding(told: Command, files: Path) -> None:
    for name in ("empty.txt", "broken.pdf", "scan.pdf", "locked.docx"):
        report = json.loads(told("check", files / name, "--format", "json").out)
        assert report["verdict"] == "incomplete"
        assert [caveat["incomplete"] for caveat in report["caveats"]].count(True) >= 1
        assert report["findings"] == []
        assert {outcome["status"] for outcome in report["outcomes"]} == {"skipped"}
        assert report["document"]["sha256"] == hashlib.sha256((files / name).read_bytes()).hexdigest()
