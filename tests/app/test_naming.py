"""Chinese names stand wherever ids are taken: rules, families, kinds of paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replycheck.app import naming
from replycheck.checks import all_rules
from replycheck.cli.program import run
from replycheck.errors import UsageError
from replycheck.model.profile import Profile

BAD_DATE = "张某：\n你于2023年2月30日来信收悉。\n某某区人民法院\n2023年5月6日\n"


def test_every_title_means_its_rule() -> None:
    for rule in all_rules():
        assert naming.rule_named(rule.title) == rule.id


def test_titles_are_unlike_each_other() -> None:
    assert len({rule.title for rule in all_rules()}) == len(all_rules())


@pytest.mark.parametrize("profile", Profile)
def test_every_kind_of_paper_goes_by_its_name(profile: Profile) -> None:
    assert naming.profile_named(profile.label) is profile


@pytest.mark.parametrize("names", [("dates",), ("日期",), ("日期不存在,dates.overdue", "dates.late-notice")])
def test_families_and_lists_are_taken_apart(names: tuple[str, ...]) -> None:
    assert {"dates.impossible", "dates.overdue", "dates.late-notice"} <= naming.rules_named(names)


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="日期不存在"):
        naming.rules_named(["日期不存"])


def test_settings_files_may_use_names() -> None:
    table = {
        "disabled": ["日期不存在"],
        "block": {"families": ["日期"], "profiles": {"通用": {"rules": ["日期不存在"]}}},
        "waiver": [{"rule": "日期不存在", "reason": "日期不存在"}],
    }
    assert naming.in_ids(table) == {
        "disabled": ["dates.impossible"],
        "block": {"families": ["dates"], "profiles": {"generic": {"rules": ["dates.impossible"]}}},
        "waiver": [{"rule": "dates.impossible", "reason": "日期不存在"}],
    }


@pytest.mark.parametrize(
    ("options", "ran"),
    [
        (("--select", "日期"), True),
        (("--select", "logic"), False),
        (("--ignore", "dates.impossible"), False),
        (("--select", "日期", "--ignore", "日期不存在"), False),
    ],
    ids=["select-family", "select-another", "ignore", "both"],
)
def test_check_runs_what_is_chosen(
    options: tuple[str, ...], *, ran: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_text(BAD_DATE, encoding="utf-8")

    run(["check", str(reply), "--no-config", "--format", "json", *options])

    report = json.loads(capsys.readouterr().out)
    outcome = next(one for one in report["outcomes"] if one["rule"] == "dates.impossible")
    assert (outcome["status"] == "ran") is ran
    assert ran or outcome["reason"]
    found = [one for one in report["findings"] if one["rule"] == "dates.impossible"]
    assert bool(found) is ran
    assert all(one["basis"].endswith("。") and one["fix"] is None for one in found)


@pytest.mark.parametrize(
    ("chosen", "code"), [("日期", 0), ("residue", 0), ("照搬", 3)], ids=["some", "formulae", "what-needs-a-judgment"]
)
def test_a_choice_of_rules_is_whole_where_one_of_them_ran(chosen: str, code: int, tmp_path: Path) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_text(BAD_DATE.replace("2月30日", "4月30日"), encoding="utf-8")

    assert run(["check", str(reply), "--no-config", "--profile", "court-reply", "--select", chosen]) == code
