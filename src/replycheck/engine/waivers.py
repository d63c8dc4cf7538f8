"""Waivers: a finding that somebody answers for, with a reason and an end.

A waiver that is not in order waives nothing and is reported; one that fits nothing is reported as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from replycheck.config.sections import Section
from replycheck.engine.coverage import family_of
from replycheck.engine.policy import RANK, Waivable
from replycheck.errors import ConfigError
from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report
from replycheck.records import dataclass

FILE_NAME = "replycheck.waivers.toml"
"""The name under which waivers lie beside the documents."""


ONE_BY_ONE = frozenset({"residue", "file", "pages", "copying"})
"""Families whose errors are waived one by one: a quote could stand for many of them, a fingerprint is one finding."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper a finding is in: its file's name, the digest of its words without white space, and its place.

    ``place`` is its path from the folder in which the waivers stand, with forward slashes.
    """

    name: str
    content: str
    place: str


def paper_of(report: Report, place: str | None = None) -> Paper:
    """The paper that a report is about; without ``place`` it lies beside the waivers."""
    words = "".join(report.document.text.split())
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = PurePath(report.document.source).name
    return Paper(name, digest, name if place is None else place)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver. Every one of ``fingerprint``, ``quote``, ``file`` and ``paper`` that is given must fit.

    ``paper`` is the digest of the words of the paper. A finding that is about no words of its own (a contact
    that is missing) has one fingerprint in every paper: the waiver must name the paper, or its file. ``file`` is a path
    from the folder in which the waiver stands, so that one name does not stand for the papers of every folder; where
    ``paper`` says which words they are, the file may lie elsewhere.
    """

    rule: str
    fingerprint: str | None = None
    quote: str | None = None
    file: str | None = None
    paper: str | None = None
    reason: str | None = None
    by: str | None = None
    until: date | None = None

    def covers(self, finding: Finding, paper: Paper) -> bool:
        """Whether it is about this finding in that paper, and precise enough for it."""
        return self.names(finding, paper) and self.vague_for(finding) is None

    def names(self, finding: Finding, paper: Paper) -> bool:
        """Whether everything it says fits this finding in that paper; quotes are compared without white space."""
        return (
            self.rule == finding.rule
            and self._is_file_of(paper)
            and self.paper in {None, paper.content}
            and self.fingerprint in {None, finding.fingerprint}
            and (self.quote is None or _solid(self.quote) == _solid(finding.quote))
        )

    def _is_file_of(self, paper: Paper) -> bool:
        if self.file is None:
            return True
        named = self.file.replace("\\", "/").removeprefix("./")
        return named == paper.place or (self.paper is not None and PurePath(named).name == paper.name)

    def vague_for(self, finding: Finding) -> str | None:
        """Why it says too little for this finding, as a Chinese clause; None where it says enough."""
        if not finding.quote and self.file is None and self.paper is None:
            return "这个问题说的是全文，放行要写明是哪一份（file 或 paper）"
        one_by_one = finding.severity is Severity.ERROR and family_of(finding.rule) in ONE_BY_ONE
        if one_by_one and self.fingerprint is None:
            return "这一类错误只能按指纹（fingerprint）一处一处放行"
        return None

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
    section.only("rule", "fingerprint", "quote", "file", "paper", "reason", "by", "until")
    rule, fingerprint, quote = section.text("rule"), section.text("fingerprint"), section.text("quote")
    if rule is None or (fingerprint is None and quote is None):
        raise ConfigError(f"放行文件里，{section.prefix.rstrip('.')} 要写 rule，还要写 fingerprint 或 quote。")
    section.known_among([rule], known_rules, "rule")
    return Waiver(
        rule,
        fingerprint,
        quote,
        section.text("file"),
        section.text("paper"),
        _optional(section, "reason"),
        _optional(section, "by"),
        section.day("until"),
    )


def _optional(section: Section, key: str) -> str | None:
    """A string; one that shows no letter counts as absent, so that it is reported as a waiver without a reason."""
    value = section.values.get(key)
    return None if isinstance(value, str) and not any(map(str.isalnum, value)) else section.text(key)


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


def waiver_for(finding: Finding, paper: Paper, waivers: Iterable[Waiver]) -> Waiver | None:
    """The first of ``waivers`` that covers the finding."""
    return next((waiver for waiver in waivers if waiver.covers(finding, paper)), None)


def _solid(text: str) -> str:
    return "".join(text.split())
