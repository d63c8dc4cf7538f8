"""Whether a run looked at enough to mean anything: rules that are off leave gaps that a pass must not hide.

What a reader would get wrong: a rule that lacks a judgment or a letter is no gap of this kind, it is named under "not
checked"; here it is about rules that somebody switched off, and about papers whose genre leaves copying unwatched. Who
chose some rules for this one run has asked for no more than these: the rest is named, and there is a gap only where
none of the chosen ones ran.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from replycheck.model.profile import ANY, Profile
from replycheck.model.report import Outcome, Ran, Skipped
from replycheck.rules.rule import Need, Rule

DISABLED = "配置中已停用"
"""The reason of a rule that the configuration or the policy switches off."""
UNSELECTED = "没有选查"
"""The reason of a rule that is not among those which somebody chose."""


def shortfalls(rules: Iterable[Rule], outcomes: Iterable[Outcome], profile: Profile) -> Iterator[str]:
    """Why a run over a paper with text is not complete although nothing failed, as Chinese sentences."""
    outcomes = tuple(outcomes)
    looked = {outcome.rule for outcome in outcomes if not isinstance(outcome, Skipped)}
    off = {outcome.rule for outcome in outcomes if isinstance(outcome, Skipped) and outcome.reason == DISABLED}
    if any(isinstance(outcome, Skipped) and outcome.reason == UNSELECTED for outcome in outcomes):
        if not looked:
            yield "选查的规则一条也没有运行，什么也没有核对。"
        return
    applicable = [rule for rule in rules if profile in rule.profiles]
    wanted = {rule.id for rule in applicable if rule.profiles != ANY}
    if off and not looked:
        yield "规则全部停用，什么也没有核对。"
        return
    if wanted & off and not wanted & looked:
        yield f"专为“{profile.label}”的规则一条也没有运行，等于没有核对。"
    if _copying_unwatched(rules, looked):
        formulae = [rule.id for rule in applicable if rule.family == "residue"]
        why = "已停用" if off.intersection(formulae) else "不适用"
        yield f"裁判文书残留的规则对“{profile.label}”{why}，又没有裁判文书可以对照，有没有照搬没有核对。"


def _copying_unwatched(rules: Iterable[Rule], looked: Collection[str]) -> bool:
    """Whether neither a judgment's formulae were looked for nor the paper compared with one."""
    formulae = {rule.id for rule in rules if rule.family == "residue" and rule.profiles != ANY}
    compared = {rule.id for rule in rules if rule.family == "copying" and Need.SIBLINGS not in rule.needs}
    return bool(formulae) and formulae.isdisjoint(looked) and compared.isdisjoint(looked)


def families_off(ran: Iterable[str], skipped: Mapping[str, str]) -> tuple[str, ...]:
    """The families of which no rule ran and at least one is switched off; ``skipped`` gives the reason of each rule."""
    looked = {family_of(rule) for rule in ran}
    off = {family_of(rule) for rule, reason in skipped.items() if reason == DISABLED}
    return tuple(sorted(off - looked))


def family_of(rule: str) -> str:
    """The first half of a rule's id."""
    return rule.partition(".")[0]


def outcomes_of(outcomes: Iterable[Outcome]) -> tuple[list[str], dict[str, str]]:
    """The rules that ran, and those that were skipped with their reasons."""
    outcomes = tuple(outcomes)
    return (
        [outcome.rule for outcome in outcomes if isinstance(outcome, Ran)],
        {outcome.rule: outcome.reason for outcome in outcomes if isinstance(outcome, Skipped)},
    )
