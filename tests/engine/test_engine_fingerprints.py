"""A fingerprint is for waivers: it survives edits elsewhere, and two findings never share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import run
from replycheck.model.document import plain
from replycheck.model.finding import Finding, Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Ran
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad
from replycheck.rules.rule import Rule


def _quotes_digits(case: Case) -> Iterator[Hit]:
    for index, char in enumerate(case.text):
        if char.isdigit():
            yield Hit(Span(index, index + 1), "有误。")


def _says_two_things(_: Case) -> Iterable[Hit]:
    return Hit(Span(0, 0), "缺少甲。"), Hit(Span(0, 0), "缺少乙。")


def _rule(check: object) -> Rule:
    return Rule("replycheck.checks.testing.fingers", "试验", Severity.INFO, check, (bad("⟦1⟧"),))  # type: ignore[arg-type]


def _findings(text: str, *rules: Rule) -> list[Finding]:
    outcomes = run(rules, Case(plain(text), Profile.COURT_REPLY), Settings())
    return [finding for outcome in outcomes if isinstance(outcome, Ran) for finding in outcome.findings]


def _fingerprints(text: str, *rules: Rule) -> list[str]:
    return [finding.fingerprint for finding in _findings(text, *rules)]


PARTS = st.lists(st.text(alphabet="甲乙丙丁12 \n", max_size=6), min_size=2, max_size=6)


@given(PARTS, st.lists(st.text(alphabet="戊己庚，。\n", max_size=9), min_size=6, max_size=6))
def test_words_put_in_elsewhere_change_no_fingerprint(parts: list[str], added: list[str]) -> None:
    rule = _rule(_quotes_digits)
    edited = "".join(new + part for new, part in zip(added, parts, strict=False))
    assert _fingerprints("".join(parts), rule) == _fingerprints(edited, rule)


@given(st.text(alphabet="甲12345\n", max_size=30))
def test_no_two_findings_share_a_fingerprint(text: str) -> None:
    found = _fingerprints(text, _rule(_quotes_digits))
    assert len(set(found)) == len(found)


def test_equal_quotes_and_empty_quotes_are_told_apart() -> None:
    assert len(set(_fingerprints("1甲1", _rule(_quotes_digits)))) == 2
    assert len(set(_fingerprints("甲", _rule(_says_two_things)))) == 2


def test_white_space_inside_a_quote_does_not_matter() -> None:
    whole = _rule(lambda case: [Hit(Span(0, len(case.text)), "有误。")])
    assert _fingerprints("甲 乙\n丙", whole) == _fingerprints("甲乙丙", whole)


def test_another_rule_gives_another_fingerprint() -> None:
    other = Rule("replycheck.checks.testing.others", "试验", Severity.INFO, _quotes_digits, (bad("⟦1⟧"),))
    assert _fingerprints("1", _rule(_quotes_digits)) != _fingerprints("1", other)


def test_lone_surrogates_in_a_quote_have_a_fingerprint() -> None:
    whole = _rule(lambda case: [Hit(Span(0, len(case.text)), "有误。")])
    assert len(set(_fingerprints("\ud800甲", whole) + _fingerprints("\ud801甲", whole))) == 2


FAULTY = (
    "关于张某来信反映有关问题的答复\n张某：\n你于2023年2月30日来信反映执行款未发放，现答复如下。\n"
    "本院〔2023〕云0107民初1号民事判决已经生效。\n一、关于执行款\n已于6月1日发放。\n三、关于利息\n没有依据，不予支持。\n"
    "审　判　长　　陆某文\n某某区人民法院\n2023年5月25日"
)
ADDED = st.sampled_from(["你的信件已经附卷。", "窗口工作人员接待了你。", "材料齐全。", "天气晴好。"])


@settings(max_examples=25)
@example([(2, "窗口工作人员接待了你。")] * 3)
@given(st.lists(st.tuples(st.integers(2, 9), ADDED), min_size=1, max_size=3))
def test_the_real_rules_keep_their_fingerprints_when_a_paragraph_is_put_in(edits: list[tuple[int, str]]) -> None:
    longer = {"structure.too-short"}  # three paragraphs more may be enough
    rules = [rule for rule in all_rules() if rule.family != "process" and rule.id not in longer]
    lines = FAULTY.split("\n")
    for place, words in sorted(edits, reverse=True):
        lines.insert(place, words)
    before = set(_fingerprints(FAULTY, *rules))
    assert before
    assert before <= set(_fingerprints("\n".join(lines), *rules))


@pytest.mark.parametrize(
    "rule", ["dates.impossible", "case-numbers.malformed", "logic.numbering-gap", "residue.bench-signature"]
)
def test_the_faulty_paper_above_shows_the_rules_it_is_meant_to_show(rule: str) -> None:
    assert rule in {finding.rule for finding in _findings(FAULTY, *all_rules())}
