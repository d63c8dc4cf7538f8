"""Every rule does what its own examples say: the fenced spans and nothing else."""

from __future__ import annotations

import pytest

from replycheck.checks import all_rules, families
from replycheck.config.settings import Settings
from replycheck.engine.run import run
from replycheck.model.report import Ran
from replycheck.rules.example import Example
from replycheck.rules.rule import Rule

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}-{'good' if example.good else 'bad'}")
    for rule in all_rules()
    for n, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_reports_the_fenced_spans_and_nothing_else(rule: Rule, example: Example) -> None:
    (outcome,) = run((rule,), example.case(), Settings())

    if example.good and not isinstance(outcome, Ran):
        assert example.profile not in rule.profiles, f"{outcome}: a good example must run or be of another profile"
        return
    assert isinstance(outcome, Ran), outcome
    assert tuple(finding.hit.span for finding in outcome.findings) == example.spans, [
        (finding.quote, finding.hit.message) for finding in outcome.findings
    ]
    if example.suggestion is not None:
        assert outcome.findings[0].hit.suggestion == example.suggestion


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_a_rule_has_examples_on_both_sides_and_a_page_with_its_basis(rule: Rule) -> None:
    assert {example.good for example in rule.examples} == {True, False}
    assert "依据：" in rule.page
    assert rule.page.splitlines()[0].endswith("。")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_fences_stand_in_bad_examples_only(rule: Rule) -> None:
    for example in rule.examples:
        assert bool(example.spans) is not example.good, example.marked


def test_a_family_has_a_chinese_title_of_its_own() -> None:
    titles = [family.title for family in families().values()]
    assert len(set(titles)) == len(titles)
    assert all(title and not title.isascii() for title in titles)
    assert {rule.family: rule.family_title for rule in all_rules()}.items() <= {
        name: family.title for name, family in families().items()
    }.items()
