"""Running rules: each ends as ran, skipped with a reason, or crashed; nothing is lost and nothing reads as a pass."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

import jsonschema
import pytest

from replycheck.config.settings import Settings
from replycheck.engine.run import report_on, run
from replycheck.model.document import Caveat, Document, Page, plain
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.report import Crashed, Ran, Skipped, Verdict
from replycheck.model.role import Nature, Role
from replycheck.model.span import Span
from replycheck.reporting import json_schema, render
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule

REPLY = plain("张某：\n来信收悉，特此答复。", source="reply.txt")
CASE = Case(REPLY, Profile.COURT_REPLY)


def _rule(name: str, check: Callable[[Case], Iterable[Hit]], **more: object) -> Rule:
    return Rule(
        module=f"replycheck.checks.testing.{name}",
        title="试验",
        severity=Severity.ERROR,
        check=check,
        examples=(bad("⟦甲⟧"), good("乙")),
        **more,  # type: ignore[arg-type]
    )


def _silent(_: Case) -> Iterable[Hit]:
    return ()


def _one_hit(_: Case) -> Iterable[Hit]:
    return (Hit(Span(0, 2), "有误。"),)


def _raises(_: Case) -> Iterable[Hit]:
    raise ZeroDivisionError("规则里的毛病")


def _raises_late(_: Case) -> Iterable[Hit]:
    yield Hit(Span(0, 2), "有误。")
    raise KeyError("x")


def _recurses(case: Case) -> Iterable[Hit]:
    return _recurses(case)


def _gives_nonsense(_: Case) -> Iterable[Hit]:
    return (None,)  # type: ignore[return-value]


CRASHES = {f.__name__.strip("_"): f for f in (_raises, _raises_late, _recurses, _gives_nonsense)}


@pytest.mark.parametrize("check", CRASHES.values(), ids=CRASHES)
def test_a_rule_that_fails_is_a_crash_and_the_others_still_run(check: Callable[[Case], Iterable[Hit]]) -> None:
    rules = (_rule("before", _silent), _rule("broken", check), _rule("after", _silent))
    report = report_on(rules, CASE, Settings())
    assert [type(outcome) for outcome in report.outcomes] == [Ran, Crashed, Ran]
    assert report.verdict is Verdict.INCOMPLETE
    assert report.findings == ()


def test_a_crash_is_told_in_the_json_with_what_went_wrong() -> None:
    report = report_on((_rule("broken", _raises),), CASE, Settings())
    told = json.loads(render(report, "json"))
    jsonschema.validate(told, json_schema())
    assert told["outcomes"] == [
        {"rule": "testing.broken", "status": "crashed", "reason": "ZeroDivisionError: 规则里的毛病"}
    ]
    assert told["verdict"] == "incomplete"


def test_a_crash_is_told_on_the_terminal_too() -> None:
    report = report_on((_rule("broken", _raises),), CASE, Settings())
    assert "testing.broken" in render(report, "terminal")
    assert "通过" not in render(report, "terminal").splitlines()[0]


def test_an_error_of_one_rule_blocks_though_another_crashed() -> None:
    report = report_on((_rule("found", _one_hit), _rule("broken", _raises)), CASE, Settings())
    assert report.verdict is Verdict.BLOCKED


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interruption_is_no_crash_of_a_rule(stop: type[BaseException]) -> None:
    def stops(_: Case) -> Iterable[Hit]:
        raise stop

    with pytest.raises(stop):
        run((_rule("stopped", stops),), CASE, Settings())


SCAN = Document("scan.pdf", "", "pdf", "", pages=(Page(1, Span(0, 0)),), bound=True)
TORN = Document("torn.txt", "", "txt", "文字", caveats=(Caveat("第2页没有文字。", incomplete=True),))
EMPTY = plain(" \n", source="empty.txt")
NEEDS = {
    "source": (Need.SOURCE, CASE, "未提供裁判文书（--source）"),
    "source that is empty": (
        Need.SOURCE,
        Case(REPLY, Profile.COURT_REPLY, sources=(EMPTY,)),
        "提供的裁判文书没有读出文字",
    ),
    "petition": (Need.PETITION, CASE, "未提供来信（--petition）"),
    "petition that is empty": (
        Need.PETITION,
        Case(REPLY, Profile.COURT_REPLY, petition=EMPTY),
        "提供的来信没有读出文字",
    ),
    "pages": (Need.PAGES, CASE, "txt 文件没有固定页面，无法核对装订"),
    "period": (Need.PERIOD, CASE, "没有写明受理（收到）日期或者成文日期，无法计算期限"),
    "notice": (Need.NOTICE, CASE, "没有写明收到日期或者告知受理的日期，无法计算期限"),
    "statutes": (
        Need.STATUTES,
        CASE,
        "没有法律全文可对照（先用 replycheck library add-statutes 加入，再用 --library）",
    ),
    "siblings": (Need.SIBLINGS, CASE, "只在批量检查时比较"),
    "answer": (
        Need.ANSWER,
        Case(REPLY, Profile.GENERIC, nature=Nature(Role.OTHER, "看来不是答复")),
        "这份文件看来不是答复",
    ),
    "whole": (Need.WHOLE, Case(TORN, Profile.COURT_REPLY), "文件没有读全，不能断定缺少内容"),
}


@pytest.mark.parametrize(("need", "case", "reason"), NEEDS.values(), ids=NEEDS)
def test_a_rule_whose_need_is_not_met_is_skipped_with_the_reason(need: Need, case: Case, reason: str) -> None:
    (outcome,) = run((_rule("needing", _raises, needs=frozenset({need})),), case, Settings())
    assert outcome == Skipped("testing.needing", reason)


@pytest.mark.parametrize("need", Need)
def test_a_rule_whose_need_is_met_runs(need: Need) -> None:
    told = "你的来信2023年5月6日收到，2023年5月8日向你送达告知书。\n2023年6月1日"
    bound = replace(plain(told), format="pdf", pages=(Page(1, Span(0, len(told))),), bound=True)
    shelf = good("", articles=(("某法", 1, "为了规范答复工作，保护来信人的合法权益，制定本法。"),)).case().library
    case = Case(bound, Profile.COURT_REPLY, sources=(EMPTY, REPLY), petition=REPLY, siblings=(), library=shelf)
    (outcome,) = run((_rule("needing", _silent, needs=frozenset({need})),), case, Settings())
    assert outcome == Ran("testing.needing")


def test_a_rule_that_is_turned_off_says_so_and_does_not_run() -> None:
    settings = Settings(disabled=frozenset({"testing.off"}))
    first, second = run((_rule("off", _raises), _rule("on", _silent)), CASE, settings)
    assert first == Skipped("testing.off", "配置中已停用")
    assert isinstance(second, Ran)


def test_a_rule_for_another_genre_is_skipped_by_the_name_of_the_genre() -> None:
    (outcome,) = run((_rule("other", _raises, profiles=ANY - {Profile.COURT_REPLY}),), CASE, Settings())
    assert outcome == Skipped("testing.other", "不适用于“法院信访回复”")


def test_no_rule_judges_a_paper_without_text() -> None:
    (outcome,) = run((_rule("any", _raises),), Case(SCAN, Profile.GENERIC), Settings())
    assert outcome == Skipped("testing.any", "文件没有读出文字")


def test_a_rule_weighs_as_the_genre_says_and_a_hit_may_differ() -> None:
    def two(_: Case) -> Iterable[Hit]:
        yield Hit(Span(0, 2), "甲")
        yield Hit(Span(3, 4), "乙", severity=Severity.WARNING, confidence=Confidence.LOW)

    rule = _rule("weighing", two, severity_in={Profile.ONLINE_REPLY: Severity.INFO})
    for profile, severity in ((Profile.COURT_REPLY, Severity.ERROR), (Profile.ONLINE_REPLY, Severity.INFO)):
        (outcome,) = run((rule,), Case(REPLY, profile), Settings())
        assert isinstance(outcome, Ran)
        assert [finding.severity for finding in outcome.findings] == [severity, Severity.WARNING]
        assert [finding.confidence for finding in outcome.findings] == [Confidence.HIGH, Confidence.LOW]


def test_findings_come_in_reading_order_with_quote_and_place() -> None:
    def backwards(case: Case) -> Iterable[Hit]:
        for words in ("特此", "收悉", "张某"):
            at = case.text.index(words)
            yield Hit(Span(at, at + 2), "有误。")

    (outcome,) = run((_rule("backwards", backwards),), CASE, Settings())
    assert isinstance(outcome, Ran)
    assert [finding.quote for finding in outcome.findings] == ["张某", "收悉", "特此"]
    assert [finding.location.paragraph for finding in outcome.findings] == [1, 2, 2]
    assert {finding.location.page for finding in outcome.findings} == {None}


def test_a_very_long_quote_is_cut_and_its_span_is_not() -> None:
    reply = plain("字" * 5000)
    (outcome,) = run((_rule("long", lambda _: [Hit(Span(0, 5000), "长")]),), Case(reply, Profile.GENERIC), Settings())
    assert isinstance(outcome, Ran)
    assert (len(outcome.findings[0].quote), len(outcome.findings[0].hit.span)) == (2000, 5000)


def test_a_conclusion_that_fails_leaves_the_report_incomplete_not_lost() -> None:
    broken = Case(REPLY, Profile.COURT_REPLY, sources=(None,))  # type: ignore[arg-type]
    asks = _rule("asking", lambda case: [Hit(Span(0, 1), "x")] if case.passages else [])
    report = report_on((asks, _rule("other", _silent)), broken, Settings())
    assert [type(outcome) for outcome in report.outcomes] == [Crashed, Ran]
    assert report.passages == ()
    assert report.measures.copied_share is None
