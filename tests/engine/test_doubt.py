"""What rests on doubtful characters is a doubt; what rests on sure ones keeps its weight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycheck.config.settings import Settings
from replycheck.engine.run import run
from replycheck.model.document import Document, Line, Page, RunningHead, plain
from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Ran
from replycheck.model.span import Box, Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

TEXT = "张某：\n" + "你反映的问题我们已经逐项核实。" * 20
BOX = Box(1, 0, 0, 100, 20)
WHOLE = Span(0, len(TEXT))


def scanned(*doubts: Span, number: float | None = 0.99) -> Document:
    """The text as read off one page, not sure of the stretches given."""
    line = Line(WHOLE, BOX, sure=0.97, doubts=doubts)
    feet = () if number is None else (RunningHead("—1—", BOX, number),)
    page = Page(1, WHOLE, 595, 842, (line,), 1, running_heads=feet, recognised=True)
    return replace(plain(TEXT, source="scan.pdf"), pages=(page,), bound=True)


def found(reply: Document, hit: Hit, *needs: Need, sources: tuple[Document, ...] = ()) -> Finding:
    rule = Rule(
        module="replycheck.checks.testing.doubt",
        title="试验",
        severity=Severity.ERROR,
        check=lambda _: (hit,),
        examples=(bad("⟦甲⟧"), good("乙")),
        needs=frozenset(needs),
    )
    (outcome,) = run([rule], Case(reply, Profile.COURT_REPLY, sources), Settings())
    assert isinstance(outcome, Ran)
    return outcome.findings[0]


SHORT, LONG, ABSENT = Hit(Span(4, 10), "甲。"), Hit(Span(4, 204), "甲。"), Hit(Span(0, 0), "甲。")
PAGE = Hit(Span(0, 3), "甲。", page=1)
CITING = Hit(Span(100, 200), "甲。", evidence=(Evidence("judgment.pdf", Span(5, 15), "乙"),))
FAINT = (Span(6, 7),)
MANY = (Span(4, 40),)

DOUBTFUL = {
    "a date with one unclear figure": (scanned(*FAINT), SHORT, ()),
    "a passage with many unclear characters": (scanned(*MANY), LONG, ()),
    "something missing from a scan however clear": (scanned(), ABSENT, (Need.WHOLE,)),
    "a gap in the numbers of a scan however clear": (scanned(), SHORT, (Need.WHOLE,)),
    "a share of an unclear whole": (scanned(*MANY), ABSENT, ()),
    "the order of pages with an unclear number": (scanned(number=0.4), PAGE, ()),
    "the order of pages of unclear words": (scanned(*MANY), PAGE, ()),
}
SURE = {
    "a passage with one unclear character": (scanned(*FAINT), LONG, Confidence.HIGH),
    "clear words beside unclear ones": (scanned(*FAINT), Hit(Span(20, 26), "甲。"), Confidence.MEDIUM),
    "a share of a clear whole": (scanned(*FAINT), ABSENT, Confidence.HIGH),
    "the order of pages with clear numbers": (scanned(), PAGE, Confidence.HIGH),
    "words of a file with its own characters": (plain(TEXT), SHORT, Confidence.HIGH),
}


@pytest.mark.parametrize(("reply", "hit", "needs"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_finding_that_rests_on_doubtful_characters_says_so_and_is_no_error(
    reply: Document, hit: Hit, needs: tuple[Need, ...]
) -> None:
    finding = found(reply, hit, *needs)
    assert finding.severity is Severity.WARNING
    assert finding.confidence is Confidence.LOW
    assert finding.message.startswith("甲。")
    assert "OCR" in finding.message


@pytest.mark.parametrize(("reply", "hit", "confidence"), SURE.values(), ids=SURE)
def test_a_finding_that_rests_on_sure_characters_keeps_its_weight(
    reply: Document, hit: Hit, confidence: Confidence
) -> None:
    finding = found(reply, hit)
    assert (finding.severity, finding.confidence, finding.message) == (Severity.ERROR, confidence, "甲。")


def test_a_finding_shown_against_unclear_words_of_a_judgment_is_a_doubt_too() -> None:
    judgment = replace(scanned(Span(8, 12)), source="judgment.pdf")
    assert found(plain(TEXT), CITING, sources=(judgment,)).severity is Severity.WARNING
    clear = replace(scanned(), source="judgment.pdf")
    assert found(plain(TEXT), CITING, sources=(clear,)).severity is Severity.ERROR


def test_a_doubt_does_not_change_by_which_name_a_finding_is_waived() -> None:
    assert found(scanned(*FAINT), SHORT).fingerprint == found(plain(TEXT), SHORT).fingerprint


def test_lighter_findings_only_grow_less_sure() -> None:
    light = replace(SHORT, severity=Severity.INFO)
    assert found(scanned(*FAINT), light).severity is Severity.INFO


def test_a_scanned_page_makes_no_doubt_of_a_page_far_from_it() -> None:
    pages = tuple(Page(number, Span(10 * number - 10, 10 * number), recognised=number < 3) for number in range(1, 9))
    reply = replace(plain(TEXT, source="mixed.pdf"), pages=pages, bound=True)
    assert found(reply, Hit(Span(72, 75), "甲。"), Need.WHOLE).severity is Severity.ERROR
    assert found(reply, Hit(Span(22, 25), "甲。"), Need.WHOLE).severity is Severity.WARNING
    assert found(reply, ABSENT, Need.WHOLE).severity is Severity.WARNING
