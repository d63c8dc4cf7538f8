"""What an office demands of a paper before it goes out: which rules must have run, what blocks, what may be waived.

Everything that decides stands in the policy, so that its digest in a receipt says it all. A policy can only be
stricter than ``check``: errors always block, unless waived or known from before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from typing import Any

from replycheck.config.sections import Section
from replycheck.engine.coverage import family_of
from replycheck.errors import ConfigError
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.records import dataclass

RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""Severities in order of weight."""
_KEYS = ("schema", "profile", "disabled", "baseline", "require", "block", "waivers", "sources", "petition")


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Figures that block: more than a share or run, less than ``own_characters`` or ``own_words``. None: no limit."""

    copied_share: float | None = None
    longest_copied_run: int | None = None
    own_characters: int | None = None
    quoted_share: float | None = None
    reported_share: float | None = None
    retold_share: float | None = None
    foreign_share: float | None = None
    own_words: int | None = None


@dataclass(frozen=True, slots=True)
class Blocking:
    """What blocks: findings of ``severity`` and above, and whatever ``rules`` and ``families`` find."""

    severity: Severity = Severity.ERROR
    rules: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    measures: Ceilings = Ceilings()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must have run. A rule must have run whatever the paper; a family, as far as it is for the paper's profile.

    ``profiles``: a paper that is none of these counts as not fully checked; empty allows every profile.
    """

    rules: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    profiles: frozenset[Profile] = frozenset()


@dataclass(frozen=True, slots=True)
class Waivable:
    """What a unit may waive: rules or families (``*`` for all), up to a weight, for at most so many days."""

    allow: frozenset[str] = frozenset()
    severity: Severity = Severity.ERROR
    days: int | None = None
    file: str | None = None

    def allows(self, rule: str) -> bool:
        """Whether findings of this rule may be waived at all."""
        return bool({"*", rule, family_of(rule)} & self.allow)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy. ``sources`` and ``petition`` are patterns of files beside the reply; ``{stem}`` is its name."""

    require: Requirement = Requirement()
    block: Blocking = Blocking()
    block_in: Mapping[Profile, Blocking] = field(default_factory=dict)
    waivable: Waivable = Waivable()
    sources: tuple[str, ...] = ()
    petition: tuple[str, ...] = ()
    baseline: str | None = None
    profile: str = "auto"
    disabled: Mapping[str, str] = field(default_factory=dict)
    """The rules that are off, each with the reason, which stands in every receipt."""

    def blocking_for(self, profile: Profile) -> Blocking:
        """What blocks a paper of that profile."""
        return self.block_in.get(profile, self.block)


def policy_from(table: Mapping[str, Any], known_rules: frozenset[str]) -> Policy:
    """The policy in a parsed TOML table.

    :raises ConfigError: a key, rule, family or profile is unknown (with the nearest right one), or a value is wrong.
    """
    top = Section("制度文件", table)
    top.schema()
    top.only(*_KEYS)
    block = top.section("block").only("severity", "rules", "families", "measures", "profiles")
    general = _blocking(block, Blocking(), known_rules)
    policy = Policy(
        require=_requirement(top.section("require").only("rules", "families", "profiles"), known_rules),
        block=general,
        block_in=_exceptions(block.section("profiles"), general, known_rules),
        waivable=_waivable(top.section("waivers").only("allow", "severity", "days", "file"), known_rules),
        sources=top.section("sources").only("beside").strings("beside"),
        petition=top.section("petition").only("beside").strings("beside"),
        baseline=top.text("baseline"),
        profile=_profile(top),
        disabled=_disabled(top, known_rules),
    )
    contradictory = sorted(policy.disabled.keys() & policy.require.rules)
    if contradictory:
        raise ConfigError(f"制度文件自相矛盾：“{contradictory[0]}”既在 disabled 里，又在 require.rules 里。")
    return policy


def _disabled(top: Section, known_rules: frozenset[str]) -> Mapping[str, str]:
    """The rules that are off with their reasons: ``"rule" = "reason"`` under ``[disabled]``, or ``[[disabled]]``.

    :raises ConfigError: one has no reason, or a family would be off as a whole.
    """
    given = top.values.get("disabled", {})
    if isinstance(given, list):
        if any(isinstance(entry, str) for entry in given):
            raise ConfigError('制度文件停用规则要逐条写明理由，例如 [disabled] 之下写 "logic.numbering-gap" = "……"。')
        entries = [entry.only("rule", "reason") for entry in top.sections("disabled")]
        pairs = [(entry.text("rule"), entry.text("reason")) for entry in entries]
    else:
        section = top.section("disabled")
        pairs = [(rule, section.text(rule)) for rule in section.values]
    if not all(rule and reason for rule, reason in pairs):
        raise ConfigError("制度文件里的 disabled 每一条都要写规则（rule）和理由（reason）。")
    reasons = {str(rule): str(reason) for rule, reason in pairs}
    top.known_among(reasons, known_rules, "disabled")
    left = {family_of(rule) for rule in known_rules - reasons.keys()}
    gone = sorted({family_of(rule) for rule in reasons} - left)
    if gone:
        raise ConfigError(f"制度文件不能把整族规则停用：{'、'.join(gone)} 一条也不剩。请只停用有理由的那几条。")
    return reasons


def _profile(top: Section) -> str:
    name = top.text("profile") or "auto"
    top.known_among([name], ("auto", *Profile), "profile")
    return name


def _requirement(section: Section, known_rules: frozenset[str]) -> Requirement:
    names = section.strings("profiles")
    section.known_among(names, tuple(Profile), "profiles")
    return Requirement(
        rules=_rules(section, "rules", known_rules),
        families=_families(section, known_rules),
        profiles=frozenset(Profile(name) for name in names),
    )


def _exceptions(section: Section, general: Blocking, known_rules: frozenset[str]) -> Mapping[Profile, Blocking]:
    """What blocks papers of single profiles: a key given there stands in place of the general one."""
    section.only(*Profile)
    own = {name: section.section(name).only("severity", "rules", "families", "measures") for name in section.values}
    return {Profile(name): _blocking(table, general, known_rules) for name, table in own.items()}


def _blocking(section: Section, general: Blocking, known_rules: frozenset[str]) -> Blocking:
    given = section.values
    found = replace(general, severity=_severity(section, general.severity))
    if "rules" in given:
        found = replace(found, rules=_rules(section, "rules", known_rules))
    if "families" in given:
        found = replace(found, families=_families(section, known_rules))
    if "measures" in given:
        found = replace(found, measures=_ceilings(section.section("measures")))
    return found


def _ceilings(section: Section) -> Ceilings:
    section.only(*(limit.name for limit in fields(Ceilings)))
    return Ceilings(
        copied_share=section.number("copied_share", most=1),
        longest_copied_run=section.whole("longest_copied_run"),
        own_characters=section.whole("own_characters"),
        quoted_share=section.number("quoted_share", most=1),
        reported_share=section.number("reported_share", most=1),
        retold_share=section.number("retold_share", most=1),
        foreign_share=section.number("foreign_share", most=1),
        own_words=section.whole("own_words"),
    )


def _waivable(section: Section, known_rules: frozenset[str]) -> Waivable:
    allow = section.strings("allow")
    section.known_among(allow, {"*", *known_rules, *map(family_of, known_rules)}, "allow")
    return Waivable(frozenset(allow), _severity(section, Severity.ERROR), section.whole("days"), section.text("file"))


def _severity(section: Section, otherwise: Severity) -> Severity:
    name = section.text("severity")
    if name is None:
        return otherwise
    section.known_among([name], tuple(Severity), "severity")
    return Severity(name)


def _rules(section: Section, key: str, known_rules: frozenset[str]) -> frozenset[str]:
    names = section.strings(key)
    section.known_among(names, known_rules, key)
    return frozenset(names)


def _families(section: Section, known_rules: frozenset[str]) -> frozenset[str]:
    names = section.strings("families")
    section.known_among(names, {family_of(rule) for rule in known_rules}, "families")
    return frozenset(names)
