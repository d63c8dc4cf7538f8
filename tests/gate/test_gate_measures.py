"""Every figure that a policy can limit blocks on one side of its limit and passes on the other."""

from __future__ import annotations

from datetime import date

import pytest

from replycheck.engine.baseline import Known, baseline_from, baseline_to_dict
from replycheck.engine.policy import Blocking, Ceilings, Policy, policy_from
from replycheck.engine.ruling import Grounds, rule_on
from replycheck.errors import ConfigError
from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.model.report import Measures, Report, Verdict

_TODAY = date(2026, 1, 1)
_MEASURED = Measures(0.1, 90, 500, 0.2, 0.05, 0.15, 300)
_LIMITS = {
    "copied_share": (0.1, 0.09, "照搬比例"),
    "quoted_share": (0.2, 0.19, "引用比例"),
    "reported_share": (0.05, 0.04, "转述比例"),
    "retold_share": (0.15, 0.14, "复述比例"),
    "foreign_share": (0.5, 0.49, "裁判文书内容合计比例 50.0%"),
    "longest_copied_run": (90, 89, "最长连续照搬"),
    "own_characters": (500, 501, "照搬以外的正文"),
    "own_words": (300, 301, "自己的话只有 300 字"),
}


def _excesses(limit: Ceilings, known: Known | None = None) -> tuple[Verdict, tuple[str, ...]]:
    report = Report(plain("答复", source="reply.txt"), Profile.GENERIC, measures=_MEASURED)
    grounds = Grounds(_TODAY, known=known or Known())
    ruling = rule_on(report, Policy(block=Blocking(measures=limit)), (), grounds)
    return ruling.verdict, ruling.excesses


@pytest.mark.parametrize(("name", "figures"), _LIMITS.items(), ids=_LIMITS.keys())
def test_a_figure_at_its_limit_passes_and_one_beyond_it_blocks(name: str, figures: tuple[float, float, str]) -> None:
    at_most, too_little, said = figures
    limits = [
        policy_from({"schema": 1, "block": {"measures": {name: limit}}}, frozenset()) for limit in (at_most, too_little)
    ]
    kept, broken = (_excesses(policy.block.measures) for policy in limits)

    assert kept == (Verdict.PASS, ())
    assert broken[0] is Verdict.BLOCKED
    assert said in broken[1][0]


@pytest.mark.parametrize("name", [name for name in _LIMITS if name.endswith("_share")])
def test_a_share_above_one_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="0 到 1"):
        policy_from({"schema": 1, "block": {"measures": {name: 30}}}, frozenset())


def test_what_was_as_bad_before_does_not_block() -> None:
    known = baseline_from(baseline_to_dict({"a": Known(frozenset(), _MEASURED)}))["a"]
    assert known.measures == _MEASURED
    assert _excesses(Ceilings(foreign_share=0.3, own_words=400), known) == (Verdict.PASS, ())


def test_a_baseline_of_an_older_version_knows_only_its_own_figures() -> None:
    old = {"findings": [], "measures": {"copied_share": 0.1, "longest_copied_run": 90, "own_characters": 500}}
    known = baseline_from({"schema": 1, "files": {"a": old}})["a"]
    assert _excesses(Ceilings(copied_share=0.05), known)[0] is Verdict.PASS
    assert _excesses(Ceilings(foreign_share=0.3), known)[0] is Verdict.BLOCKED
    assert _excesses(Ceilings(own_words=400), known)[0] is Verdict.BLOCKED


@pytest.mark.parametrize("share", [1.01, 2, -0.1, "0.5"])
def test_a_share_that_is_none_makes_no_baseline(share: object) -> None:
    file = {"findings": [], "measures": {"copied_share": share, "longest_copied_run": 0, "own_characters": 0}}

    with pytest.raises(ConfigError):
        baseline_from({"schema": 1, "files": {"a": file}})


SHARES = ("copied_share", "quoted_share", "reported_share", "retold_share")


@pytest.mark.parametrize("name", SHARES)
def test_a_share_of_a_baseline_is_one_at_most(name: str) -> None:
    def table(share: float) -> dict[str, object]:
        return {"schema": 1, "files": {"a.txt": {"findings": [], "measures": {name: share}}}}

    known = baseline_from(table(1.0))["a.txt"]
    assert getattr(known.measures, name) == 1.0
    with pytest.raises(ConfigError, match="0 到 1 之间"):
        baseline_from(table(1.01))
