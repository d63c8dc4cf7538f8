"""The two sides of a passage: every word once, moved stretches numbered, altered facts told."""

from __future__ import annotations

from replycheck.model.document import plain
from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Location, Severity
from replycheck.model.passage import Change, Difference, Kind, Passage
from replycheck.model.profile import Profile
from replycheck.model.report import Ran, Report
from replycheck.model.span import Span
from replycheck.reporting import render
from replycheck.reporting.html.diff_columns import Part, moved, reply_side, source_side

REPLY, SOURCE = "丙段三万元。甲段。乙段。", "甲段。乙段。丙段二万元。"
DIFFERENCE = Difference(Change.REPLACED, Span(2, 3), Span(8, 9))
BLOCKS = ((Span(0, 6), Span(6, 12)), (Span(6, 9), Span(0, 3)), (Span(9, 12), Span(3, 6)))
PASSAGE = Passage(Span(0, 12), "j.txt", Span(0, 12), 0.9, Kind.REORDERED, differences=(DIFFERENCE,), blocks=BLOCKS)


def report(*findings: Finding) -> Report:
    return Report(
        plain(REPLY, source="r.txt"),
        Profile.GENERIC,
        (Ran("copying.altered-fact", findings),),
        (PASSAGE,),
        sources=(plain(SOURCE, source="j.txt"),),
    )


def altered() -> Finding:
    hit = Hit(Span(2, 5), "金额改了", evidence=(Evidence("j.txt", Span(8, 11), "二万元"),))
    return Finding(
        "copying.altered-fact", "改动事实", Severity.ERROR, Confidence.HIGH, hit, "三万元", Location(1, 1), "f"
    )


def test_moved_stretches_are_numbered_as_the_judgment_has_them() -> None:
    made = report()
    assert [(part.block, part.words) for part in reply_side(made, PASSAGE)] == [
        (3, "丙段"), (0, "三"), (0, "万元。"), (1, "甲段。"), (2, "乙段。"),
    ]  # fmt: skip
    assert [(part.block, part.words) for part in source_side(made, PASSAGE, SOURCE)] == [
        (1, "甲段。"), (2, "乙段。"), (3, "丙段"), (0, "二"), (0, "万元。"),
    ]  # fmt: skip


def test_an_altered_fact_is_told_on_both_sides_and_an_ordinary_change_is_not() -> None:
    made = report(altered())
    assert Part("三", Change.REPLACED, altered=True) in reply_side(made, PASSAGE)
    assert Part("二", Change.REPLACED, altered=True) in source_side(made, PASSAGE, SOURCE)
    assert Part("三", Change.REPLACED) in reply_side(report(), PASSAGE)


def test_a_passage_in_the_order_of_the_judgment_has_no_numbers() -> None:
    straight = Passage(Span(6, 12), "j.txt", Span(0, 6), 1.0, blocks=BLOCKS[1:])
    assert moved(PASSAGE)
    assert not moved(straight)
    assert [part.block for part in reply_side(report(), straight)] == [0]


def test_the_page_tells_both_in_words() -> None:
    page = render(report(altered()), "html")
    assert page.count('<sup class="fact">事实改动</sup>') == 2
    assert "次序调换" in page
    assert '<span class="order" title="在裁判文书中排第3">3</span>丙段' in page
