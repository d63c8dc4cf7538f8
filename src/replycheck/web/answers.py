"""What a clerk says of findings, and how one version of a paper compares with the one before.

An answer belongs to a finding's fingerprint, which survives edits elsewhere in the paper. What is easily got wrong: a
finding that was answered with “mended” and is still there has not been mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, field
from enum import StrEnum
from typing import Any, Self

from replycheck.model.finding import Finding, Severity
from replycheck.records import dataclass

_QUOTED = 60
REASON_LENGTH = 500


class Kind(StrEnum):
    """What is said of a finding."""

    MENDED = "mended"
    NO_PROBLEM = "no-problem"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"mended": "已改", "no-problem": "不是问题", "doubtful": "存疑"}[self.value]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one finding; ``at`` is when (ISO 8601). Only a finding that is no problem needs a reason."""

    kind: Kind
    reason: str = ""
    at: str = ""

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Self:
        """The answer that ``asdict`` gave."""
        return cls(Kind(table["kind"]), str(table["reason"])[:REASON_LENGTH], str(table["at"])[:32])


@dataclass(frozen=True, slots=True)
class Brief:
    """A finding in short: enough to name it when it is gone."""

    fingerprint: str
    rule: str
    title: str
    severity: Severity
    quote: str

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """The finding in short."""
        quote = " ".join(finding.quote.split())[:_QUOTED]
        return cls(finding.fingerprint, finding.rule, finding.title, finding.severity, quote)

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Self:
        """The finding that ``asdict`` gave."""
        return cls(
            str(table["fingerprint"]),
            str(table["rule"]),
            str(table["title"]),
            Severity(table["severity"]),
            str(table["quote"]),
        )


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a paper that was checked: ``given`` are the digests of what it was compared with."""

    sha256: str
    name: str
    at: str
    findings: tuple[Brief, ...]
    given: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Self:
        """The version that ``asdict`` gave."""
        found = tuple(map(Brief.read, table["findings"]))
        return cls(str(table["sha256"]), str(table["name"]), str(table["at"]), found, tuple(map(str, table["given"])))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A version beside the one before: what is gone, what is still there, what is new.

    ``otherwise``: it was checked with other papers, so that not all that differs is the writer's doing.
    """

    at: str
    gone: tuple[Brief, ...]
    stays: tuple[Brief, ...]
    new: tuple[Brief, ...]
    otherwise: bool = False

    @property
    def new_ones(self) -> frozenset[str]:
        """The fingerprints of what is new."""
        return frozenset(one.fingerprint for one in self.new)


def compared(before: Version, now: Version) -> Comparison:
    """How ``now`` differs from ``before``; of findings with one fingerprint as many count as there are."""
    return Comparison(
        before.at,
        tuple(_beyond(before.findings, now.findings)),
        tuple(_shared(now.findings, before.findings)),
        tuple(_beyond(now.findings, before.findings)),
        otherwise=before.given != now.given,
    )


def _beyond(these: Sequence[Brief], those: Sequence[Brief]) -> Iterable[Brief]:
    left = Counter(one.fingerprint for one in those)
    for one in these:
        if left[one.fingerprint] > 0:
            left[one.fingerprint] -= 1
        else:
            yield one


def _shared(these: Sequence[Brief], those: Sequence[Brief]) -> Iterable[Brief]:
    left = Counter(one.fingerprint for one in those)
    for one in these:
        if left[one.fingerprint] > 0:
            left[one.fingerprint] -= 1
            yield one


@dataclass(slots=True)
class Record:
    """What is remembered of a paper through its versions. ``paragraphs`` are digests by which it is known again."""

    id: str
    name: str
    paragraphs: frozenset[str] = frozenset()
    versions: list[Version] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)

    def add(self, version: Version, paragraphs: frozenset[str]) -> Comparison | None:
        """Remember a version; how it compares with the one before, None where it is the first.

        The same bytes checked again take the place of their last check.
        """
        self.name, self.paragraphs = version.name, paragraphs
        if self.versions and self.versions[-1].sha256 == version.sha256:
            self.versions[-1] = version
        else:
            self.versions.append(version)
        del self.versions[:-_VERSIONS]
        return compared(self.versions[-2], self.versions[-1]) if len(self.versions) > 1 else None

    def likeness(self, paragraphs: frozenset[str]) -> float:
        """The share of paragraphs that a paper has in common with this one, 0 to 1."""
        either = len(self.paragraphs | paragraphs)
        return len(self.paragraphs & paragraphs) / either if either else 0.0

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON has it."""
        return {
            "id": self.id,
            "name": self.name,
            "paragraphs": sorted(self.paragraphs),
            "versions": [asdict(version) for version in self.versions],
            "answers": {fingerprint: asdict(answer) for fingerprint, answer in self.answers.items()},
        }

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> Self:
        """The record that :meth:`to_dict` gave.

        :raises KeyError, TypeError, ValueError, AttributeError: it is none.
        """
        return cls(
            str(table["id"]),
            str(table["name"]),
            frozenset(map(str, table["paragraphs"])),
            [Version.read(one) for one in table["versions"]],
            {str(key): Answer.read(one) for key, one in table["answers"].items()},
        )


_VERSIONS = 20
"""More versions of one paper than a week's work."""
ALIKE = 1 / 3
"""From this likeness on a paper may be the next version: half of the paragraphs of each are the same."""
