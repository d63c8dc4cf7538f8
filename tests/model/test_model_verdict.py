"""The verdict: an error blocks, what could not be checked is never a pass, a missing input alone is no fault."""

from __future__ import annotations

import pytest

from replycheck.model.document import Caveat, Document
from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Outcome, Ran, Report, Skipped, Verdict
from replycheck.model.span import Span

HARMLESS, LOST = Caveat("按 GB18030 读取。"), Caveat("第2页没有文字。", incomplete=True)


def _document(*caveats: Caveat) -> Document:
    return Document("a.txt", "", "txt", "文字", caveats=caveats)


def _ran(*severities: Severity, start: int = 0) -> Ran:
    hit = Hit(Span(start, 2), "有误。")
    return Ran(
        "a.b", tuple(Finding("a.b", "题", s, Confidence.HIGH, hit, "文字", Location(None, 1), "f") for s in severities)
    )


SKIPPED, CRASHED = Skipped("a.c", "未提供裁判文书（--source）"), Crashed("a.d", "ValueError: x")
OK, WARNED, ERRED = _ran(), _ran(Severity.WARNING, Severity.INFO), _ran(Severity.WARNING, Severity.ERROR)
CASES = {
    "nothing found": ((OK,), (), Verdict.PASS),
    "no rule at all": ((), (), Verdict.PASS),
    "warnings only": ((WARNED,), (), Verdict.PASS),
    "skipped for lack of an input alone": ((OK, SKIPPED), (), Verdict.PASS),
    "a harmless caveat": ((OK,), (HARMLESS,), Verdict.PASS),
    "an error": ((ERRED,), (), Verdict.BLOCKED),
    "not read whole": ((OK,), (LOST,), Verdict.INCOMPLETE),
    "not read whole, second caveat": ((OK,), (HARMLESS, LOST), Verdict.INCOMPLETE),
    "a rule crashed": ((OK, CRASHED), (), Verdict.INCOMPLETE),
    "an error though not read whole": ((ERRED,), (LOST,), Verdict.BLOCKED),
    "an error though a rule crashed": ((ERRED, CRASHED), (), Verdict.BLOCKED),
    "warnings and not read whole": ((WARNED,), (LOST,), Verdict.INCOMPLETE),
}


@pytest.mark.parametrize(("outcomes", "caveats", "verdict"), CASES.values(), ids=CASES)
def test_the_verdict_follows_from_findings_caveats_and_crashes(
    outcomes: tuple[Outcome, ...], caveats: tuple[Caveat, ...], verdict: Verdict
) -> None:
    assert Report(_document(*caveats), Profile.GENERIC, outcomes).verdict is verdict


def test_a_judgment_or_letter_that_was_not_read_whole_makes_the_report_incomplete() -> None:
    whole, torn = _document(), Document("j.pdf", "", "pdf", "", caveats=(LOST,))
    assert Report(whole, Profile.GENERIC, sources=(whole, torn)).verdict is Verdict.INCOMPLETE
    assert Report(whole, Profile.GENERIC, petition=torn).verdict is Verdict.INCOMPLETE
    assert Report(whole, Profile.GENERIC, petition=torn).caveats == (("j.pdf", LOST),)


def test_findings_come_in_reading_order_whatever_rule_made_them() -> None:
    late, early = _ran(Severity.INFO, start=1), _ran(Severity.INFO, start=0)
    report = Report(_document(), Profile.GENERIC, (late, SKIPPED, early, CRASHED))
    assert [finding.hit.span.start for finding in report.findings] == [0, 1]
    assert report.skipped == (SKIPPED,)
    assert report.crashed == (CRASHED,)
