"""The scorecard: each grade follows from the outcomes of the rules beside it, and what was skipped is never good."""

from __future__ import annotations

import jsonschema
import pytest

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import report_on
from replycheck.engine.scorecard import figures, scorecard
from replycheck.model.document import plain
from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Demand, Measures, Outcome, Ran, Skipped
from replycheck.model.scorecard import Aspect, Grade, Score
from replycheck.model.span import Span
from replycheck.reporting import json_schema
from replycheck.rules.case import Case
from replycheck.rules.rule import Need

COURT = Profile.COURT_REPLY


def found(rule: str, severity: Severity) -> Ran:
    place = Location(None, None)
    return Ran(rule, (Finding(rule, "题目", severity, Confidence.HIGH, Hit(Span(0, 1), "有误。"), "甲", place, "f"),))


def score(aspect: Aspect, *outcomes: Outcome, profile: Profile = COURT) -> Score:
    ids = {outcome.rule for outcome in outcomes}
    rules = [rule for rule in all_rules() if rule.id in ids]
    assert len(rules) == len(ids)
    return next(one for one in scorecard(rules, outcomes, profile, {}) if one.aspect is aspect)


CONTACT, HEARD = "process.no-contact", "process.not-heard"
GRADES: dict[str, tuple[tuple[Outcome, ...], Grade]] = {
    "all ran, nothing found": ((Ran(CONTACT), Ran(HEARD)), Grade.GOOD),
    "only a remark": ((found(CONTACT, Severity.INFO), Ran(HEARD)), Grade.GOOD),
    "a warning": ((found(CONTACT, Severity.WARNING), Ran(HEARD)), Grade.ATTENTION),
    "an error beside a warning": ((found(CONTACT, Severity.WARNING), found(HEARD, Severity.ERROR)), Grade.POOR),
    "an error beside a rule that was skipped": ((found(CONTACT, Severity.ERROR), Skipped(HEARD, "停用")), Grade.POOR),
    "one skipped": ((Ran(CONTACT), Skipped(HEARD, "配置中已停用")), Grade.PARTLY),
    "one crashed": ((Ran(CONTACT), Crashed(HEARD, "E")), Grade.PARTLY),
    "all skipped": ((Skipped(CONTACT, "没有读全"), Skipped(HEARD, "没有读全")), Grade.NOT_ASSESSED),
    "all crashed": ((Crashed(CONTACT, "E"),), Grade.NOT_ASSESSED),
}


@pytest.mark.parametrize(("outcomes", "grade"), GRADES.values(), ids=GRADES)
def test_a_grade_follows_from_the_outcomes(outcomes: tuple[Outcome, ...], grade: Grade) -> None:
    given = score(Aspect.PROCEDURE, *outcomes)
    assert given.grade is grade
    assert [backing.rule for backing in given.rules] == [outcome.rule for outcome in outcomes]
    assert given.why.endswith("。")


def test_a_rule_for_other_papers_does_not_count_and_a_respect_without_rules_says_so() -> None:
    given = score(Aspect.PROCEDURE, Skipped(CONTACT, "不适用于“网上留言答复”"), profile=Profile.ONLINE_REPLY)
    assert (given.grade, given.rules) == (Grade.NOT_ASSESSED, ())
    assert "没有适用于这一文种的规则" in given.why


def test_a_rule_about_batches_is_missed_in_none_but_a_batch() -> None:
    (rule,) = [rule for rule in all_rules() if Need.SIBLINGS in rule.needs]
    assert score(Aspect.ORIGINALITY, Skipped(rule.id, "只在批量检查时比较")).rules == ()
    assert score(Aspect.ORIGINALITY, Ran(rule.id)).grade is Grade.GOOD


def test_the_sentence_names_what_was_found_and_why_the_rest_was_not_looked_at() -> None:
    given = score(Aspect.PROCEDURE, found(CONTACT, Severity.WARNING), Skipped(HEARD, "文件没有读全"))
    assert given.why == "发现：题目；1 条没有核对（文件没有读全）。"


def test_a_remark_is_told_without_being_called_a_defect() -> None:
    given = score(Aspect.PROCEDURE, found(CONTACT, Severity.INFO), Ran(HEARD))
    assert given.why == "核对了 2 条规则，没有错误和警告；提示：题目。"


def test_figures_tell_of_demands_and_copies_only_where_they_are_known() -> None:
    answered = Demand("甲", Span(0, 1), answered=True, new=False, reply=None, why="")
    told = figures(Measures(0.62, 75, 190), (answered, Demand("乙", Span(1, 2), False, False, None, "")))  # noqa: FBT003 - a value
    assert told == {Aspect.RELEVANCE: "来信 2 项诉求，1 项有答复", Aspect.ORIGINALITY: "照搬比例 62%"}
    assert figures(Measures(), None) == {}


def test_every_respect_has_rules_and_rules_about_form_are_in_none() -> None:
    aspects = {rule.id: rule.respect for rule in all_rules()}
    assert {aspect for aspect in aspects.values() if aspect is not None} == set(Aspect)
    assert aspects["dates.impossible"] is aspects["pages.wrong-order"] is aspects["logic.numbering-gap"] is None


def test_a_report_has_all_six_and_its_json_keeps_the_schema() -> None:
    case = Case(plain("张某：\n你反映的问题收悉，经查不属实。\n特此答复。", source="a.txt"), COURT)
    told = report_on(all_rules(), case, Settings()).to_dict()
    jsonschema.validate(told, json_schema())
    assert list(told["scorecard"]) == [aspect.value for aspect in Aspect]
    assert told["scorecard"]["procedure"]["state"] == "attention"
    assert told["scorecard"]["timeliness"]["state"] == "not-assessed"
    assert {"rule": CONTACT, "status": "ran", "findings": 1, "severity": "warning"} in told["scorecard"]["procedure"][
        "rules"
    ]


def test_without_a_judgment_originality_is_not_called_good() -> None:
    case = Case(plain("张某：\n你的来信收悉。"), COURT)
    given = next(one for one in report_on(all_rules(), case, Settings()).scorecard if one.aspect is Aspect.ORIGINALITY)
    assert given.grade is Grade.PARTLY
    assert "未提供裁判文书" in given.why
