"""How a reply stands in six respects: each grade follows from the outcomes of the rules named beside it.

Rules that are not for this kind of paper don't count; rules that lacked something do: where none of a respect's rules
could run it is "not assessed", where some could not it is never "good".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from replycheck.model.finding import Finding, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Demand, Measures, Outcome, Ran, Skipped
from replycheck.model.scorecard import Aspect, Backing, Grade, Score
from replycheck.rules.rule import Need, Rule

_NAMED = 3
"""Titles and reasons that a sentence names; the rest is counted."""


def scorecard(
    rules: Iterable[Rule], outcomes: Iterable[Outcome], profile: Profile, figures: Mapping[Aspect, str]
) -> tuple[Score, ...]:
    """One score for each aspect; ``figures`` adds a clause to the sentence of some (来信 3 项诉求，2 项有答复)."""
    known = {rule.id: rule for rule in rules if profile in rule.profiles}
    grouped: dict[Aspect, list[Outcome]] = {aspect: [] for aspect in Aspect}
    for outcome in outcomes:
        rule = known.get(outcome.rule)
        if rule is not None and rule.respect is not None and not _of_batches(rule, outcome):
            grouped[rule.respect].append(outcome)
    return tuple(_score(aspect, found, figures.get(aspect)) for aspect, found in grouped.items())


def _of_batches(rule: Rule, outcome: Outcome) -> bool:
    """Whether the rule compares replies of a batch and there is none: a single reply lacks nothing by that."""
    return Need.SIBLINGS in rule.needs and isinstance(outcome, Skipped)


def figures(measures: Measures, demands: Sequence[Demand] | None) -> dict[Aspect, str]:
    """The clauses that tell how much: of the demands answered, of the reply copied; none where it is unknown."""
    told: dict[Aspect, str] = {}
    if demands:
        answered = sum(demand.answered for demand in demands)
        told[Aspect.RELEVANCE] = f"来信 {len(demands)} 项诉求，{answered} 项有答复"
    if measures.copied_share is not None:
        told[Aspect.ORIGINALITY] = f"照搬比例 {measures.copied_share:.0%}"
    return told


def _score(aspect: Aspect, outcomes: list[Outcome], figure: str | None) -> Score:
    found = [finding for outcome in outcomes if isinstance(outcome, Ran) for finding in outcome.findings]
    grade = _grade(outcomes, found)
    clauses = [*([figure] if figure else []), *_told(outcomes, found)]
    return Score(aspect, grade, "；".join(clauses) + "。", tuple(_backing(outcome) for outcome in outcomes))


def _grade(outcomes: list[Outcome], found: list[Finding]) -> Grade:
    weights = {finding.severity for finding in found}
    if Severity.ERROR in weights:
        return Grade.POOR
    if Severity.WARNING in weights:
        return Grade.ATTENTION
    ran = sum(isinstance(outcome, Ran) for outcome in outcomes)
    if not ran:
        return Grade.NOT_ASSESSED
    return Grade.GOOD if ran == len(outcomes) else Grade.PARTLY


def _told(outcomes: list[Outcome], found: list[Finding]) -> list[str]:
    """What was found, and what could not be looked at."""
    if not outcomes:
        return ["没有适用于这一文种的规则"]
    ran = sum(isinstance(outcome, Ran) for outcome in outcomes)
    serious = [finding for finding in found if finding.severity is not Severity.INFO]
    remarks = [finding for finding in found if finding.severity is Severity.INFO]
    clauses = []
    if serious:
        clauses.append("发现：" + _titles(serious))
    elif ran:
        clauses.append(f"核对了 {ran} 条规则，没有错误和警告")
    if remarks:
        clauses.append("提示：" + _titles(remarks))
    reasons = dict.fromkeys(outcome.reason for outcome in outcomes if isinstance(outcome, Skipped))
    if reasons:
        left = sum(isinstance(outcome, Skipped) for outcome in outcomes)
        clauses.append(f"{left} 条没有核对（{_listed(reasons, '种原因')}）")
    crashed = sum(isinstance(outcome, Crashed) for outcome in outcomes)
    return [*clauses, *([f"{crashed} 条程序出错"] if crashed else [])]


def _titles(found: list[Finding]) -> str:
    return _listed(dict.fromkeys(finding.title for finding in found), "类问题")


def _listed(words: Iterable[str], what: str) -> str:
    every = list(words)
    more = f"等 {len(every)} {what}" if len(every) > _NAMED else ""
    return "、".join(every[:_NAMED]) + more


def _backing(outcome: Outcome) -> Backing:
    if isinstance(outcome, Ran):
        order = list(Severity)
        worst = min((finding.severity for finding in outcome.findings), key=order.index, default=None)
        return Backing(outcome.rule, "ran", len(outcome.findings), worst)
    return Backing(outcome.rule, "skipped" if isinstance(outcome, Skipped) else "crashed")
