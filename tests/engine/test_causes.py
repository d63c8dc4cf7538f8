"""Causes: what hangs together is one fault, named so that its number and its kinds are right."""

from __future__ import annotations

import pytest

from replycheck.engine.causes import causes
from replycheck.model.document import plain
from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Ran, Report
from replycheck.model.span import Span

TEXT = "甲乙丙丁戊己庚辛" * 4


def finding(title: str, at: int) -> Finding:
    hit, place, rule = Hit(Span(at, at + 1), "不对。"), Location(None, 1), f"new.{title}"
    return Finding(rule, title, Severity.WARNING, Confidence.HIGH, hit, TEXT[at], place, str(at), "新类")


TITLED = {
    "one place": (["漏字"], "漏字"),
    "one fault at two places": (["漏字", "漏字"], "漏字 2 处"),
    "one fault at three places": (["漏字"] * 3, "漏字 3 处"),
    "two faults": (["漏字", "多字"], "漏字、多字"),
    "two faults, one of them twice": (["漏字", "多字", "漏字"], "漏字、多字"),
    "three faults": (["漏字", "多字", "错字"], "漏字、多字、错字"),
    "four faults": (["漏字", "多字", "错字", "别字"], "漏字、多字、错字等 4 类问题"),
}


@pytest.mark.parametrize(("titles", "expected"), TITLED.values(), ids=TITLED)
def test_a_cause_names_its_faults_and_counts_what_stands_more_than_once(titles: list[str], expected: str) -> None:
    found = tuple(finding(title, at) for at, title in enumerate(titles))
    report = Report(plain(TEXT, source="reply.txt"), Profile.GENERIC, (Ran("new.fault", found),))

    (cause,) = causes(report)
    assert cause.title == expected
    assert sorted(cause.findings) == sorted(one.fingerprint for one in found)
