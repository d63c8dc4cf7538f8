"""The labelled replies judge the rules: every fenced mistake is found, and nothing else is accused."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from replycheck.checks import all_rules
from replycheck.facts.paper.profile import detect_profile
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile

_CORPORA = Path(__file__).resolve().parents[2] / "corpora"
_ACCEPTED = sorted(path.stem for path in (_CORPORA / "accepted").glob("*.txt"))
_MARKED = sorted(path.stem for path in (_CORPORA / "marked" / "rules").glob("*.txt"))
_IN_CONTEXT = ("structure.", "process.", "residue.", "dates.overdue", "dates.late-notice")
"""What these rules say depends on the whole paper: each is labelled three times at least."""


@pytest.fixture(scope="module")
def benchmark(root: Path) -> Iterator[ModuleType]:
    """The benchmark that reads the corpora and scores them, so that what is tested is what is published."""
    spec = importlib.util.spec_from_file_location("marked_benchmark", root / "benchmarks" / "rules" / "marked.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def replies(benchmark: ModuleType) -> dict[str, Any]:
    return {one.name: one for one in (*benchmark.accepted(), *benchmark.marked())}


@pytest.fixture(scope="module")
def judged(benchmark: ModuleType, replies: dict[str, Any]) -> dict[str, Any]:
    return {name: benchmark.judge(one) for name, one in replies.items()}


@pytest.mark.parametrize("name", _ACCEPTED)
def test_a_reply_that_is_right_gives_no_error_and_no_warning(judged: dict[str, Any], name: str) -> None:
    assert [(finding.rule, finding.quote, finding.message) for finding in judged[name].false] == []


@pytest.mark.parametrize("name", _MARKED)
def test_every_fenced_mistake_is_found_and_nothing_else(
    judged: dict[str, Any], replies: dict[str, Any], name: str
) -> None:
    text = replies[name].case.text
    assert replies[name].labels
    assert [(rule, span.of(text)) for rule, span in judged[name].missed] == []
    assert [(finding.rule, finding.quote, finding.message) for finding in judged[name].false] == []


@pytest.mark.parametrize("name", _ACCEPTED)
def test_the_genre_of_a_right_reply_is_recognised_without_being_told(replies: dict[str, Any], name: str) -> None:
    case = replies[name].case
    assert detect_profile(case.reply) is case.profile


def test_the_right_replies_are_of_all_genres() -> None:
    heads = [(_CORPORA / "accepted" / f"{name}.txt").read_text(encoding="utf-8").split("\n")[0] for name in _ACCEPTED]
    assert len(heads) >= 20
    assert {head for head in heads if head.startswith("profile")} == {f'profile = "{one.value}"' for one in Profile}


def test_there_are_enough_labelled_replies_and_three_for_each_rule_that_needs_context(replies: dict[str, Any]) -> None:
    labels = Counter(rule for name in _MARKED for rule, _ in replies[name].labels)
    known = {rule.id for rule in all_rules()}
    few = {rule: labels[rule] for rule in known if rule.startswith(_IN_CONTEXT) and labels[rule] < 3}
    assert len(_MARKED) >= 60
    assert set(labels) <= known
    assert few == {}


def test_the_recorded_scores_are_what_the_rules_say_today(benchmark: ModuleType, judged: dict[str, Any]) -> None:
    recorded = benchmark.SCORES.read_text(encoding="utf-8")
    assert benchmark.table(benchmark.scores(judged.values())) == recorded, (
        "run: python benchmarks/rules/marked.py --record"
    )


def test_no_rule_of_error_weight_has_a_false_alarm_here(benchmark: ModuleType, judged: dict[str, Any]) -> None:
    scores = benchmark.scores(judged.values())
    errors = {rule.id for rule in all_rules() if Severity.ERROR in {rule.severity, *rule.severity_in.values()}}
    assert {rule: counted for rule, counted in scores.items() if rule in errors and counted[1]} == {}


def test_a_label_that_is_not_found_and_a_finding_that_is_not_labelled_are_both_told(benchmark: ModuleType) -> None:
    """The judge itself: a fence around the right words is missed, and what is really there is a false alarm."""
    (reply,) = [one for one in benchmark.marked() if one.name == "residue-stamp"]
    ((rule, span),) = reply.labels
    moved = benchmark.Labelled(reply.name, reply.case, ((rule, span.shifted(-1)),))
    judged = benchmark.judge(moved)
    assert judged.found == ()
    assert judged.missed == moved.labels
    assert [finding.rule for finding in judged.false] == [rule]
