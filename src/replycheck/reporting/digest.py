"""A report put into the order in which a person reads it: weight first, repeats folded, then what was not checked.

Nothing is dropped here: what is folded is still listed, and every rule that did not run is in a gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from replycheck.model.cause import Cause
from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report, Skipped, Verdict
from replycheck.records import dataclass
from replycheck.reporting.wording import SHORT, counts
from replycheck.text.numerals import to_chinese

CAUSES = 5
"""A report opens with as many causes; the rest is counted."""
_FAILED = 5
"""As many crashed rules are named in a sentence."""
SHOWN = 5
"""As many findings of one rule are shown in full; the rest say the same again and are folded."""

_NOT_FOR = "不适用于"
"""How the engine's reason begins when a rule is meant for other genres: such rules are only counted."""

_NOT_WANTED = "没有选查"
"""The engine's reason where the user chose others: such rules are only counted too."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number among those of its weight, 1-based, in reading order."""

    number: int
    finding: Finding

    @property
    def label(self) -> str:
        """``错3``: what links the list and the text, on paper too."""
        return f"{SHORT[self.finding.severity]}{self.number}"

    @property
    def key(self) -> str:
        """``e3``: the same for ids."""
        return f"{self.finding.severity.value[0]}{self.number}"


@dataclass(frozen=True, slots=True)
class Repeats:
    """The further findings of a rule that was already shown ``SHOWN`` times."""

    title: str
    again: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """The findings of one weight in reading order, and the repeats taken out of them."""

    severity: Severity
    shown: tuple[Numbered, ...]
    repeats: tuple[Repeats, ...]

    @property
    def count(self) -> int:
        """How many findings have this weight."""
        return len(self.shown) + sum(len(repeats.again) for repeats in self.repeats)


@dataclass(frozen=True, slots=True)
class Same:
    """The findings of one rule under one cause, in reading order."""

    title: str
    found: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause with its findings, those of one rule together, the gravest first."""

    number: int
    cause: Cause
    rules: tuple[Same, ...]

    @property
    def severity(self) -> Severity:
        """That of its gravest finding."""
        return self.rules[0].found[0].finding.severity


@dataclass(frozen=True, slots=True)
class Gap:
    """Rules that did not run, for one reason; ``titles`` is empty where only their number matters."""

    reason: str
    titles: tuple[str, ...]
    count: int


def numbered(report: Report) -> tuple[Numbered, ...]:
    """Every finding in reading order, each weight counted for itself."""
    seen: Counter[Severity] = Counter()
    found = []
    for finding in report.findings:
        seen[finding.severity] += 1
        found.append(Numbered(seen[finding.severity], finding))
    return tuple(found)


def by_weight(report: Report) -> tuple[Weight, ...]:
    """Findings by weight, heaviest first; weights without findings are left out."""
    every = numbered(report)
    weights = (_weight(severity, [one for one in every if one.finding.severity is severity]) for severity in Severity)
    return tuple(weight for weight in weights if weight.shown)


def _weight(severity: Severity, found: list[Numbered]) -> Weight:
    shown: list[Numbered] = []
    again: dict[str, list[Numbered]] = {}
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.finding.rule] += 1
        if seen[one.finding.rule] <= SHOWN:
            shown.append(one)
        else:
            again.setdefault(one.finding.rule, []).append(one)
    return Weight(severity, tuple(shown), tuple(Repeats(same[0].finding.title, tuple(same)) for same in again.values()))


def first_things(report: Report) -> tuple[str, ...]:
    """What to do first, a line for each of the first causes with its remedy and how many places hang on it."""
    shown, more = opening_reasons(report)
    told = []
    for reason in shown:
        places = sum(len(same.found) for same in reason.rules)
        told.append(f"{to_chinese(reason.number)}、{reason.cause.title}（{places} 处）。怎么改：{reason.cause.remedy}")
    if more:
        told.append(f"另有 {more} 项。")
    return tuple(told)


def opening_reasons(report: Report) -> tuple[tuple[Reason, ...], int]:
    """The reasons that a report opens with, and how many there are besides."""
    every = reasons(report)
    return every[:CAUSES], max(0, len(every) - CAUSES)


def reasons(report: Report) -> tuple[Reason, ...]:
    """The causes with what hangs on each, numbered from 1 in their order."""
    known = {one.finding.fingerprint: one for one in numbered(report)}
    found: list[Reason] = []
    for cause in report.causes:
        grouped: dict[str, list[Numbered]] = {}
        for one in filter(None, map(known.get, cause.findings)):
            grouped.setdefault(one.finding.rule, []).append(one)
        rules = tuple(Same(same[0].finding.title, tuple(same)) for same in grouped.values())
        if rules:
            found.append(Reason(len(found) + 1, cause, rules))
    return tuple(found)


def unchecked(report: Report) -> str:
    """What was not checked, in one sentence by cause; empty where all was."""
    told = [f"{gap.reason}（{gap.count} 条）" for gap in gaps(report, {}) if not gap.reason.startswith(_NOT_FOR)]
    if report.crashed:
        failed = "、".join(crash.rule for crash in report.crashed[:_FAILED])
        told.insert(0, f"{len(report.crashed)} 条规则运行出错（{failed}）")
    return f"没有核对的：{'；'.join(told)}。" if told else ""


def gaps(report: Report, titles: Mapping[str, str]) -> tuple[Gap, ...]:
    """What was not checked, by reason; the rules for other genres come last, as a number only."""
    reasons: dict[str, list[Skipped]] = {}
    for skipped in report.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped)
    found = [
        Gap(
            reason,
            () if reason.startswith((_NOT_FOR, _NOT_WANTED)) else tuple(titles.get(one.rule, one.rule) for one in same),
            len(same),
        )
        for reason, same in reasons.items()
    ]
    return tuple(sorted(found, key=lambda gap: not gap.titles))


def noted(report: Report) -> bool:
    """Whether the paper passed with something left to look at: no error, yet not the green of nothing found."""
    return report.verdict is Verdict.PASS and bool(report.findings)


def headline(report: Report) -> str:
    """Why the verdict is what it is, in one clause without a full stop."""
    found = counts(report.findings)
    first = f"{report.remark}；" if report.remark else ""
    return first + _outcome(report, found)


def _outcome(report: Report, found: str) -> str:
    if report.verdict is Verdict.INCOMPLETE:
        return _why_incomplete(report) + (f"；已查到 {found}" if found else "")
    if report.verdict is Verdict.BLOCKED:
        unread = any(caveat.incomplete for _, caveat in report.caveats) or report.crashed
        return found + (f"；另外没有查全：{_why_incomplete(report)}" if unread else "")
    unchecked = sum(1 for gap in gaps(report, {}) if not gap.reason.startswith(_NOT_FOR))
    return (f"没有错误，{len(report.findings)} 处待核（{found}）" if found else "没有发现问题") + (
        f"；有 {unchecked} 项没有核对，见下" if unchecked else ""
    )


def _why_incomplete(report: Report) -> str:
    lost = [caveat.message.rstrip("。") for _, caveat in report.caveats if caveat.incomplete]
    if report.crashed:
        lost.append(f"{len(report.crashed)} 条规则运行出错")
    return "；".join(lost)


def tally(report: Report) -> str:
    """``已核对 18 条规则，没有核对 3 条，不适用 4 条``: never lets a pass look like more than it is."""
    foreign = sum(gap.count for gap in gaps(report, {}) if gap.reason.startswith(_NOT_FOR))
    idle = len(report.skipped) + len(report.crashed) - foreign
    ran = len(report.outcomes) - idle - foreign
    parts = [(ran, "已核对 {} 条规则"), (idle, "没有核对 {} 条"), (foreign, "不适用 {} 条")]
    return "，".join(words.format(number) for number, words in parts if number or words.startswith("已"))
