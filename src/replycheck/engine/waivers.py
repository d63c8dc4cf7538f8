"""Waivers: a finding that somebody answers for, with a reason and an end.

A waiver that is not in order waives nothing and is reported; one that fits nothing is reported as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from replycheck.engine.policy import RANK, Waivable
from replycheck.engine.sections import Section
from replycheck.errors import ConfigError
from replycheck.model.finding import Finding

FILE_NAME = "replycheck.waivers.toml"
"""The name under which waivers lie beside the documents."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver. Every one of ``fingerprint``, ``quote`` and ``file`` that is given must fit."""

    rule: str
    fingerprint: str | None = None
    quote: str | None = None
    file: str | None = None
    reason: str | None = None
    by: str | None = None
    until: date | None = None

    def covers(self, finding: Finding, file: str) -> bool:
        """Whether it is about this finding in the file of that name; quotes are compared without white space."""
        return (
            self.rule == finding.rule
            and self.file in {None, file}
            and self.fingerprint in {None, finding.fingerprint}
            and (self.quote is None or _solid(self.quote) == _solid(finding.quote))
        )

    @property
    def shown(self) -> str:
        """How a message names it."""
        about = self.fingerprint or (f"“{self.quote}”" if self.quote else "")
        return f"对 {self.rule} {about} 的放行"


def waivers_from(table: Mapping[str, Any], known_rules: frozenset[str]) -> tuple[Waiver, ...]:
    """The waivers in a parsed TOML table, in their order.

    A missing reason, name or date is no error here but a problem of that waiver, see :func:`problem`.

    :raises ConfigError: a key or rule is unknown, a value is of the wrong type, or a waiver would cover a whole rule.
    """
    top = Section("放行文件", table)
    top.schema()
    return tuple(_waiver(section, known_rules) for section in top.only("schema", "waiver").sections("waiver"))


def _waiver(section: Section, known_rules: frozenset[str]) -> Waiver:
    section.only("rule", "fingerprint", "quote", "file", "reason", "by", "until")
    rule, fingerprint, quote = section.text("rule"), section.text("fingerprint"), section.text("quote")
    if rule is None or (fingerprint is None and quote is None):
        raise ConfigError(f"放行文件里，{section.prefix.rstrip('.')} 要写 rule，还要写 fingerprint 或 quote。")
    section.known_among([rule], known_rules, "rule")
    return Waiver(
        rule,
        fingerprint,
        quote,
        section.text("file"),
        _optional(section, "reason"),
        _optional(section, "by"),
        section.day("until"),
    )


def _optional(section: Section, key: str) -> str | None:
    """A string; a blank one counts as absent, so that it is reported as a waiver without a reason."""
    value = section.values.get(key)
    return None if isinstance(value, str) and not value.strip() else section.text(key)


def problem(waiver: Waiver, waivable: Waivable, today: date) -> str | None:
    """Why the waiver is not in order, as a Chinese clause; None when it is."""
    missing = [
        word for value, word in ((waiver.reason, "理由"), (waiver.by, "放行人"), (waiver.until, "期限")) if not value
    ]
    if missing or waiver.until is None:
        return f"没有写{'、'.join(missing)}"
    if waiver.until < today:
        return f"已于 {waiver.until.isoformat()} 到期"
    if waivable.days is not None and (waiver.until - today).days > waivable.days:
        return f"期限超过制度允许的 {waivable.days} 天"
    if not waivable.allows(waiver.rule):
        return "制度不允许放行这条规则"
    return None


def too_heavy(finding: Finding, waivable: Waivable) -> bool:
    """Whether a finding weighs more than the policy lets anybody waive."""
    return RANK[finding.severity] > RANK[waivable.severity]


def waiver_for(finding: Finding, file: str, waivers: Iterable[Waiver]) -> Waiver | None:
    """The first of ``waivers`` that covers the finding."""
    return next((waiver for waiver in waivers if waiver.covers(finding, file)), None)


def _solid(text: str) -> str:
    return "".join(text.split())
