"""What the example's README promises: the bad replies are blocked for their planted faults, the good one passes."""

from __future__ import annotations

from pathlib import Path

import pytest

import replycheck
from replycheck import Report, Severity, Verdict

PLANTED = {
    "copying.mostly-judgment": Severity.ERROR,
    "copying.unattributed": Severity.ERROR,
    "residue.party-lines": Severity.ERROR,
    "residue.pleading-formulas": Severity.ERROR,
    "residue.order-lead-in": Severity.ERROR,
    "residue.costs-order": Severity.ERROR,
    "residue.appeal-notice": Severity.ERROR,
    "logic.numbering-gap": Severity.ERROR,
    "logic.repeated-paragraph": Severity.ERROR,
    "logic.announced-count": Severity.WARNING,
    "process.no-contact": Severity.WARNING,
    "response.unanswered-demand": Severity.WARNING,
}
_LESS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@pytest.fixture(scope="module")
def case(root: Path) -> Path:
    return root / "examples" / "case"


def _report(case: Path, name: str) -> Report:
    return replycheck.check(case / name, sources=[case / "judgment.docx"], petition=case / "petition.docx")


@pytest.fixture(scope="module", params=["reply-bad.docx", "reply-bad.pdf", "reply-bad.ofd"])
def bad(case: Path, request: pytest.FixtureRequest) -> Report:
    return _report(case, request.param)


def test_a_bad_reply_is_blocked(bad: Report) -> None:
    assert bad.verdict is Verdict.BLOCKED


@pytest.mark.parametrize(("rule", "weight"), PLANTED.items(), ids=PLANTED)
def test_a_planted_fault_is_found_with_its_weight(bad: Report, rule: str, weight: Severity) -> None:
    found = [finding.severity for finding in bad.findings if finding.rule == rule]
    assert found, f"{rule} not found"
    assert max(found, key=_LESS.index) is weight


def test_both_demands_of_the_letter_are_reported_unanswered(bad: Report) -> None:
    assert sum(finding.rule == "response.unanswered-demand" for finding in bad.findings) == 2


@pytest.mark.parametrize(
    ("name", "tells"), [("reply-bad.docx", False), ("reply-bad.pdf", True), ("reply-bad.ofd", True)]
)
def test_only_fixed_pages_tell_that_they_are_bound_in_the_wrong_order(case: Path, name: str, *, tells: bool) -> None:
    rules = {finding.rule for finding in _report(case, name).findings}
    assert ("pages.wrong-order" in rules) is tells


def test_the_ofd_reads_and_is_judged_exactly_as_the_pdf(case: Path) -> None:
    ofd, pdf = _report(case, "reply-bad.ofd"), _report(case, "reply-bad.pdf")
    assert ofd.document.text == pdf.document.text
    # A file tells of faces and sizes what its format tells: the layout is measured in each for itself.
    said = [[(one.rule, one.span) for one in report.findings if one.rule != "form.layout"] for report in (ofd, pdf)]
    assert said[0] == said[1]


def test_the_zip_is_checked_as_the_papers_in_it(case: Path) -> None:
    packed, alone = replycheck.check(case / "matter.zip"), _report(case, "reply-bad.ofd")
    assert packed.document.source.endswith("matter.zip/沈玉兰信访件/答复.ofd")
    assert packed.document.text == alone.document.text
    assert [(one.rule, one.span) for one in packed.findings] == [(one.rule, one.span) for one in alone.findings]


def test_the_good_reply_passes_without_any_finding(case: Path) -> None:
    report = _report(case, "reply-good.docx")
    assert report.verdict is Verdict.PASS
    assert not report.findings
