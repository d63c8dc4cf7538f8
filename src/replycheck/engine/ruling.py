"""The gate's ruling on one report: what blocks, what was waived or known, and what keeps it from being complete.

Fails closed: whatever is unknown (a figure without a judgment, a rule that did not run though it must) makes the
ruling incomplete. Nothing here can turn an incomplete report into a pass.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from replycheck.engine.baseline import Known
from replycheck.engine.causes import causes
from replycheck.engine.coverage import families_off, family_of, outcomes_of
from replycheck.engine.policy import RANK, Blocking, Ceilings, Policy
from replycheck.engine.waivers import Paper, Waiver, paper_of, problem, too_heavy, waiver_for
from replycheck.model.document import Caveat
from replycheck.model.finding import Confidence, Finding, Hit, Location, Severity
from replycheck.model.report import Measures, Ran, Report, Skipped, Verdict
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.rule import Need, Rule

_NAMED = 3
"""So many rules are named where several were not run for the same reason; the report lists them all."""
_SHARES = {
    "copied_share": "照搬比例",
    "quoted_share": "引用比例",
    "reported_share": "转述比例",
    "retold_share": "复述比例",
    "foreign_share": "裁判文书内容合计比例",
}
_OWN = {"own_characters": "照搬以外的正文", "own_words": "自己的话"}
"""The measures that a policy can limit, in words; those of one's own must reach a figure."""


class Standing(StrEnum):
    """What the gate makes of a finding."""

    BLOCKS = "blocks"
    WAIVED = "waived"
    KNOWN = "known"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and its standing; ``waiver`` is the one that was used."""

    finding: Finding
    standing: Standing
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a ruling rests on beside the policy: waivers, what was known before, and the day.

    ``place`` is the paper's path from the folder in which the waivers stand, None beside them.
    """

    today: date
    waivers: tuple[Waiver, ...] = ()
    place: str | None = None
    known: Known = field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The ruling, its reasons as Chinese clauses.

    ``excesses`` are figures beyond the policy; ``unread`` is what could not be read or crashed, whatever the policy;
    ``unmet`` is what the policy requires and did not get.
    """

    report: Report
    judged: tuple[Judged, ...] = ()
    excesses: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Blocked before incomplete before pass."""
        if self.excesses or self.blocking:
            return Verdict.BLOCKED
        return Verdict.INCOMPLETE if self.lacking else Verdict.PASS

    @property
    def lacking(self) -> tuple[str, ...]:
        """Why the paper was not fully checked."""
        return (*self.unread, *self.unmet)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block, in reading order."""
        return tuple(judged.finding for judged in self.judged if judged.standing is Standing.BLOCKS)

    def count(self, standing: Standing) -> int:
        """How many findings have that standing."""
        return sum(judged.standing is standing for judged in self.judged)


def rule_on(report: Report, policy: Policy, rules: Iterable[Rule], grounds: Grounds) -> Ruling:
    """The ruling on ``report``; ``rules`` are all rules there are."""
    ceilings, paper = policy.blocking_for(report.profile).measures, paper_of(report, grounds.place)
    return Ruling(
        report,
        tuple(
            _judge(finding, paper, policy.blocking_for(report.profile), policy, grounds) for finding in report.findings
        ),
        tuple(_excesses(report.measures, ceilings, grounds.known.measures)),
        tuple(dict.fromkeys(_unread(report))),
        tuple(_unmet(report, policy, tuple(rules), ceilings)),
    )


def _judge(finding: Finding, paper: Paper, blocking: Blocking, policy: Policy, grounds: Grounds) -> Judged:
    blocks = (
        finding.severity is Severity.ERROR
        or RANK[finding.severity] >= RANK[blocking.severity]
        or finding.rule in blocking.rules
        or family_of(finding.rule) in blocking.families
    )
    sound = [waiver for waiver in grounds.waivers if problem(waiver, policy.waivable, grounds.today) is None]
    waiver = waiver_for(finding, paper, sound)
    if waiver is not None and not too_heavy(finding, policy.waivable):
        return Judged(finding, Standing.WAIVED, waiver)
    if not blocks:
        return Judged(finding, Standing.NOTED)
    return Judged(finding, Standing.KNOWN if finding.fingerprint in grounds.known.fingerprints else Standing.BLOCKS)


def _excesses(measures: Measures, ceilings: Ceilings, known: Measures) -> Iterator[str]:
    """Figures beyond the policy; one that was already as bad before does not count."""
    for name, words in _SHARES.items():
        share, most, before = getattr(measures, name), getattr(ceilings, name), getattr(known, name)
        if share is not None and most is not None and share > max(most, before or 0):
            yield f"{words} {share:.1%}，超过制度规定的 {most:.1%}"
    run, longest = measures.longest_copied_run, ceilings.longest_copied_run
    if run is not None and longest is not None and run > max(longest, known.longest_copied_run or 0):
        yield f"最长连续照搬 {run} 字，超过制度规定的 {longest} 字"
    for name, words in _OWN.items():
        own, least, before = getattr(measures, name), getattr(ceilings, name), getattr(known, name)
        if own is not None and least is not None and own < min(least, least if before is None else before):
            yield f"{words}只有 {own} 字，少于制度规定的 {least} 字"


def _unread(report: Report) -> Iterator[str]:
    for source, caveat in report.caveats:
        if caveat.incomplete:
            yield f"{PurePath(source).name}：{caveat.message.rstrip('。')}"
    for crashed in report.crashed:
        yield f"规则 {crashed.rule} 出错，没有查成"


def _unmet(report: Report, policy: Policy, rules: tuple[Rule, ...], ceilings: Ceilings) -> Iterator[str]:
    required = policy.require
    if required.profiles and report.profile not in required.profiles:
        yield f"文种是“{report.profile.label}”，不在制度规定的范围里"
    yield from _not_run(report, policy, rules)
    off = families_off(*outcomes_of(report.outcomes))
    if off:
        yield f"{'、'.join(off)} 类规则有停用的，其余也没有运行，等于整类没有查"
    if ceilings != Ceilings() and report.measures.copied_share is None:
        yield "没有裁判文书可对照，照搬情况不明"


def _not_run(report: Report, policy: Policy, rules: tuple[Rule, ...]) -> Iterator[str]:
    """The rules that the policy requires and that did not run, by reason; one without an outcome did not run either."""
    outcomes = {outcome.rule: outcome for outcome in report.outcomes}
    by_reason: dict[str, list[str]] = {}
    for rule in rules:
        outcome = outcomes.get(rule.id)
        if outcome is None:
            yield f"规则 {rule.id} 没有运行"
        if isinstance(outcome, Skipped) and _required(rule, report, policy):
            by_reason.setdefault(outcome.reason, []).append(rule.id)
    for reason, names in by_reason.items():
        many = f" 等 {len(names)} 条" if len(names) > _NAMED else " "
        yield f"必查的规则 {'、'.join(names[:_NAMED])}{many}没有查：{reason}"


def _required(rule: Rule, report: Report, policy: Policy) -> bool:
    """A family stands for what can be checked of one paper; what compares papers of a batch must be named itself."""
    named = (
        rule.family in policy.require.families
        and report.profile in rule.profiles
        and rule.id not in policy.disabled
        and Need.SIBLINGS not in rule.needs
    )
    return named or rule.id in policy.require.rules


def as_report(ruling: Ruling) -> Report:
    """The report under the policy, for every form: what blocks weighs as an error, what was let pass as a hint.

    Figures beyond the policy become findings of the rule ``gate.measures``; what is lacking becomes a caveat, so that
    the report's own verdict is the ruling's.
    """
    report = ruling.report
    standings = {id(judged.finding): judged for judged in ruling.judged}
    outcomes = tuple(
        replace(outcome, findings=tuple(_weighed(standings[id(finding)]) for finding in outcome.findings))
        if isinstance(outcome, Ran)
        else outcome
        for outcome in report.outcomes
    )
    excesses = tuple(_figure(excess) for excess in ruling.excesses)
    caveats = tuple(Caveat(f"{lack}。", incomplete=True) for lack in ruling.unmet)
    shown = replace(
        report,
        document=replace(report.document, caveats=(*report.document.caveats, *caveats)),
        outcomes=(*outcomes, Ran("gate.measures", excesses)) if excesses else outcomes,
    )
    figures = {finding.fingerprint for finding in excesses}
    first = sorted(causes(shown), key=lambda cause: figures.isdisjoint(cause.findings))
    return replace(shown, causes=tuple(first))


def _weighed(judged: Judged) -> Finding:
    finding, waiver = judged.finding, judged.waiver
    if judged.standing is Standing.BLOCKS:
        return replace(finding, severity=Severity.ERROR)
    if judged.standing is Standing.NOTED:
        return finding
    told = "（存量问题，不拦）" if waiver is None else f"（已由{waiver.by}放行：{waiver.reason}）"
    return replace(
        finding, severity=Severity.INFO, hit=replace(finding.hit, message=finding.hit.message + told, severity=None)
    )


def _figure(excess: str) -> Finding:
    return Finding(
        rule="gate.measures",
        title="超过制度规定的数字",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        hit=Hit(Span(0, 0), f"{excess}。", suggestion="改到规定的限度以内，再送检。"),
        quote="",
        location=Location(None, None),
        fingerprint=hashlib.sha256(f"gate.measures\0{excess.partition(' ')[0]}".encode()).hexdigest()[:16],
        family="制度",
    )
