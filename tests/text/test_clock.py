"""No stage goes on when the time that a paper may take is up, and what did not come to its end is said."""

from __future__ import annotations

from collections import deque
from itertools import repeat

import pytest

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import report_on
from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Skipped, Verdict
from replycheck.rules.case import Case
from replycheck.text.clock import Clock, OutOfTimeError, look, timed
from replycheck.text.patterns import pattern

_MANY = 1_000
_PAPER = "关于来信的答复\n张某：\n你的来信收悉。经核实，路口积水已经修好。\n某区水务局\n2023年5月1日"


def test_work_stops_at_a_search_once_the_time_is_up() -> None:
    word = pattern("积水")

    with timed(Clock(0)), pytest.raises(OutOfTimeError, match="检查超过 0 秒"):
        deque(map(word.search, repeat(_PAPER, _MANY)))


def test_work_goes_on_while_there_is_time_and_where_no_clock_runs() -> None:
    for _ in range(_MANY):
        look()
    with timed(Clock(60)):
        for _ in range(_MANY):
            look()


def test_a_clock_counts_for_what_is_inside_alone() -> None:
    with timed(Clock(0)):
        pass
    for _ in range(_MANY):
        look()


@pytest.mark.parametrize("sources", [(), (plain("民事判决书\n原告张某。本院认为，请求成立。", source="判决.txt"),)])
def test_a_paper_whose_time_is_up_before_the_first_rule_has_every_rule_crashed(sources: tuple[object, ...]) -> None:
    case = Case(plain(_PAPER, source="答复.txt"), Profile.BUREAU_REPLY, sources)  # type: ignore[arg-type]  # papers

    report = report_on(all_rules(), case, Settings(), Clock(0))

    assert {type(outcome) for outcome in report.outcomes} == {Crashed, Skipped}
    assert not [outcome for outcome in report.skipped if "不适用" not in outcome.reason]
    assert report.verdict is Verdict.INCOMPLETE
    assert "报告不全" in report.document.caveats[-1].message
