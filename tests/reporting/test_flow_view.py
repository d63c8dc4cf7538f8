"""The seams in the report: both sides, the paragraphs in the proposed order, the notes between the lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replycheck.model.document import plain
from replycheck.model.flow import Flow, Seam
from replycheck.reporting.html.flow_view import Join, flow_view
from replycheck.reporting.html.text import lay_out

REPLY = plain("罗大勇：\n你的来信收悉。\n据此，本局决定设置站台。\n经查，具备条件。")


def test_a_seam_shows_what_stands_on_either_side() -> None:
    view = flow_view(REPLY, Flow((1, 2, 4, 3), (Seam(0, "甲"), Seam(2, "乙"), Seam(4, "丙"))))

    assert view.joins == (
        Join(0, "", "罗大勇：", "甲"),
        Join(2, "你的来信收悉。", "据此，本局决定设置站台。", "乙"),
        Join(4, "经查，具备条件。", "", "丙"),
    )
    assert [one.number for one in view.proposed] == [1, 2, 4, 3]
    assert sum(one.moved for one in view.proposed) == 1


def test_todays_order_is_not_proposed() -> None:
    assert flow_view(REPLY, Flow((1, 2, 3, 4), (Seam(2, "乙"),))).proposed == ()


def test_a_seam_is_written_between_the_lines() -> None:
    (stretch,) = lay_out(REPLY, (), seams={0: "甲", 2: "乙"})

    assert [block.number or block.pieces[0].anchor for block in stretch.blocks] == ["seam-0", 1, 2, "seam-2", 3, 4]


@given(st.permutations(range(1, 9)))
def test_what_is_not_moved_stands_in_its_order(order: list[int]) -> None:
    document = plain("\n".join("一二三四五六七八"))

    view = flow_view(document, Flow(tuple(order)))

    kept = [one.number for one in view.proposed if not one.moved]
    assert kept == sorted(kept)
    assert not view.proposed or len(kept) < 8
