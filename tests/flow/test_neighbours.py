"""Two neighbours the wrong way round: noticed where several things say so, never where numbers hold them."""

from __future__ import annotations

import numpy as np
import pytest

from replycheck.flow.continuity import measure, weights
from replycheck.flow.examine import examine, exchanged
from replycheck.flow.neighbours import SIGNS, marks
from replycheck.flow.proofs import proofs
from replycheck.flow.reading import units
from replycheck.model.document import plain

STORY = (
    "关于秦桂芳来信的答复",
    "秦桂芳：",
    "您5月6日寄来的信，我局5月9日收到。您说家里的水表走得太快，要求换表，并退还多收的水费。",
    "5月12日，营业科唐志新到您家里拆下水表，当着您的面封好，送到县计量所检定。",
    "检定结果5月19日出来，这块水表走得偏快，每用十吨水要多走八百升，超过了允许的误差。",
    "新表5月20日已经装好。按这个误差推算，两年里多收的水费是七十三元，5月22日退到了您的存折上。",
    "以后每年三月，抄表员会带着标准表上门比对一次，您不放心的，可以随时打电话叫他来。",
    "云川县供水管理局",
)


def _marks(lines: tuple[str, ...]):  # noqa: ANN202 - tables
    text = "\n".join(lines)
    measured = measure(units(text, [paragraph.span for paragraph in plain(text).paragraphs]))
    return measured, marks(measured, weights(), proofs(measured.stretches))


def _turned(at: int) -> tuple[str, ...]:
    return (*STORY[:at], STORY[at + 1], STORY[at], *STORY[at + 2 :])


def test_a_story_in_its_order_is_left_alone() -> None:
    text = "\n".join(STORY)
    assert examine(text, [paragraph.span for paragraph in plain(text).paragraphs]).disorder is None


@pytest.mark.parametrize("at", [3, 4], ids=["measured before it was taken down", "put right before it was measured"])
def test_two_stand_likelier_as_they_were_told(at: int) -> None:
    today, turned = (exchanged(*_marks(lines))[at] for lines in (STORY, _turned(at)))
    assert today < 0 < turned


@pytest.mark.parametrize("at", [2, 5], ids=["taken down before the letter came", "the years to come before the answer"])
def test_two_that_were_exchanged_are_told(at: int) -> None:
    text = "\n".join(_turned(at))
    disorder = examine(text, [paragraph.span for paragraph in plain(text).paragraphs]).disorder
    assert disorder is not None
    assert disorder.sure
    lines = [span.of(text) for span in disorder.order]
    assert lines.index(STORY[at]) < lines.index(STORY[at + 1])


def test_what_the_other_order_gains_is_what_that_one_loses() -> None:
    _, today = _marks(STORY)
    _, turned = _marks(_turned(4))
    for sign in ("gain", "gain-dates", "course", "nearby", "named", "tail-whole", "whole-head"):
        row = SIGNS.index(sign)
        assert today[row, 4] == pytest.approx(-turned[row, 4])


def test_numbers_hold_what_they_count() -> None:
    counted = (*STORY[:3], "一、水表走得偏快，应予更换。", "二、多收的水费退到您的存折上。", *STORY[6:])
    measured, signs = _marks(counted)
    chances = exchanged(measured, signs)
    assert np.isneginf(chances[3])
    assert np.isfinite(chances[4])


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("关于水表。检定结果表明水表走得偏快，新表已经装好。", "关于水费。两年里多收的水费退到您的存折上。"),
        ("水表一节，检定结果表明走得偏快，新表已经装好。", "水费一节，两年里多收的水费退到您的存折上。"),
    ],
    ids=["about", "as for"],
)
def test_matters_are_answered_in_any_order(front: str, behind: str) -> None:
    assert np.isneginf(exchanged(*_marks((*STORY[:3], front, behind, *STORY[6:])))[3])
    assert np.isfinite(exchanged(*_marks((*STORY[:3], front, STORY[5], *STORY[6:])))[3])


def test_a_numbered_question_stands_on_its_answer() -> None:
    asked = (*STORY[:3], "一、水表到底走得快不快？", STORY[4], "二、多收的水费退不退？", *STORY[5:])
    chances = exchanged(*_marks(asked))
    assert np.isneginf(chances[3:6]).all()


def test_terms_are_no_days_of_the_story() -> None:
    plain_day, term = (
        _marks((*STORY[:4], f"新表5月20日{word}装好，多收的水费照数退还。", *STORY[6:]))[1] for word in ("已经", "以前")
    )
    row = SIGNS.index("days")
    assert plain_day[row, 3]
    assert not term[row, 3]
