"""Paragraphs under the heading of another part are told, and what may stand there is left alone."""

from __future__ import annotations

import pytest

from replycheck.flow.proofs import proofs
from replycheck.flow.reading import units
from replycheck.model.document import plain

TOP = "你不服云阳市水利局2024年3月1日作出的处理意见，于3月20日向本机关请求复查，本机关3月25日受理。"
ASKED = "撤销原处理意见，责令灌区管理站退还多收的水费1200元。"
EARLIER = "云阳市水利局认为，你承包的鱼塘应当按照养殖用水收费，没有多收，对你的诉求不予支持。"
CHECKED = "4月2日，本机关工作人员到灌区管理站调取了收费台账，并与你面谈，听取了你的陈述。"
FOUND = "鱼塘面积为6亩，台账误记为8亩，两年共多收1200元。"
DECIDED = "依照《信访工作条例》第三十五条的规定，决定：撤销原处理意见，由灌区管理站退还你1200元。"
CONTENT = "4月20日电话回访，你对复查结果表示满意，没有其他要求。"
HEADS = ("一、复查请求", "二、原处理意见", "三、复查情况", "四、复查查明的事实", "五、复查意见", "六、申请人的意见")
RIGHT = (
    TOP, HEADS[0], ASKED, HEADS[1], EARLIER, HEADS[2], CHECKED, HEADS[3], FOUND, HEADS[4], DECIDED, HEADS[5], CONTENT,
)  # fmt: skip


def _found(lines: tuple[str, ...]) -> set[tuple[str, str]]:
    """The beginnings of what should stand in front and what stands there, of what headings and numbers prove."""
    text = "\n".join(lines)
    stretches = units(text, [one.span for one in plain(text).paragraphs])
    return {
        (stretches[one.front].words[:4], stretches[one.behind].words[:4])
        for one in proofs(stretches)
        if one.kind in {"headings", "numbers", "receipt"}
    }


def _swapped(one: str, other: str) -> tuple[str, ...]:
    places = {one: other, other: one}
    return tuple(places.get(line, line) for line in RIGHT)


def test_a_right_paper_is_left_alone() -> None:
    assert _found(RIGHT) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOP, ASKED),
        (ASKED, EARLIER),
        (ASKED, CHECKED),
        (FOUND, DECIDED),
        (DECIDED, CONTENT),
        (CHECKED, EARLIER),
        (ASKED, DECIDED),
    ],
    ids=[
        "receipt and request",
        "request and what was decided before",
        "request and inquiry",
        "facts and decision",
        "decision and answer",
        "inquiry and what was decided before",
        "request and decision",
    ],
)
def test_two_paragraphs_under_each_other_s_headings_are_told(one: str, other: str) -> None:
    assert _found(_swapped(one, other))


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        (HEADS[2], "经核对，你称台账误记面积，情况属实。"),
        (HEADS[3], "云阳市水利局在2023年的答复中决定对你的请求不予支持，当时没有核对面积。"),
        (HEADS[4], "4月18日，工作人员与你面谈，把复查的结果和理由向你作了说明。"),
        (HEADS[3], "你在面谈中称，鱼塘从来没有超过6亩，愿意当场丈量。"),
        (HEADS[3], "2023年5月，镇政府作出答复，对你的请求不予支持。"),
        (HEADS[3], "你的请求是否应予支持，取决于鱼塘的面积有没有误记。"),
        (HEADS[3], "确认你家的鱼塘面积为6亩，台账误记为8亩，两年共多收1200元。"),
        (HEADS[3], "信访人反映，管理站多收水费，要求退还，核对台账后确认多收1200元。"),
        (HEADS[3], "根据《信访工作条例》，逾期不请求复查的可以不再受理，这一点已经向你讲明。"),
        (HEADS[2], "你提出，鱼塘从来没有超过6亩，希望工作人员当场丈量。"),
        (HEADS[0], "3月20日，你到本机关来访，工作人员接待了你，询问了有关的情况。"),
        (HEADS[4], "本机关决定如下：\n撤销原处理意见，责令灌区管理站退还多收的水费。"),
    ],
    ids=[
        "a claim that is answered",
        "what others decided",
        "the outcome is explained",
        "what was said when heard",
        "an earlier answer",
        "a question",
        "a finding",
        "a report with its answer",
        "what a law allows",
        "what was said in the inquiry",
        "how it was asked",
        "a decision on its own line",
    ],
)
def test_what_may_stand_under_a_heading_is_left_alone(heading: str, line: str) -> None:
    at = RIGHT.index(heading) + 2
    assert _found((*RIGHT[:at], line, *RIGHT[at:])) == set()


_FIRST, _SECOND, _THIRD = "（一）面积误记的情况属实。", "（二）多收的1200元应当退还。", "（三）对站长予以批评。"


def test_an_item_that_strayed_to_another_section_is_told() -> None:
    lines = (TOP, "一、查明的事实", FOUND, _THIRD, "二、复查意见", _FIRST, _SECOND)
    assert _found(lines) == {("（一）面", "（三）对")}
    assert _found((TOP, "一、查明的事实", FOUND, "二、复查意见", _FIRST, _SECOND, _THIRD)) == set()


def test_numbers_may_run_through_two_sections() -> None:
    assert _found((TOP, "一、事实", "1.面积是6亩。", "2.台账记为8亩。", "二、复查意见", "3.应当退还。")) == set()


def test_lists_of_two_sections_are_no_strayed_items() -> None:
    lines = (TOP, "一、查明的事实", "（一）面积是6亩。", "（二）台账记为8亩。", "二、复查意见", _FIRST, _SECOND, _THIRD)
    assert _found(lines) == set()


def test_the_first_item_above_all_headings_is_told() -> None:
    lines = (TOP, "（一）面积是6亩。", "一、查明的事实", "（二）台账记为8亩。", "二、复查意见", DECIDED)
    assert ("一、查明", "（一）面") in _found(lines)
