"""What the group reads of one reply, and what is counted of one unit.

What is easily got wrong: unknown is not zero. A reply that was compared with no judgment has no copied share, one
without dates no days, and neither counts in a median.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, field
from statistics import median
from typing import Any, Self

from replycheck.batch.entry import Entry
from replycheck.batch.summary import added, conclusion, contradicted, lacks, main_problems, not_checked, unanswered
from replycheck.checks import families
from replycheck.model.finding import Severity
from replycheck.model.report import Verdict
from replycheck.records import dataclass

LATE = 60
"""Days within which a matter has to be closed (《信访工作条例》第三十四条)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One reply; ``group`` numbers its group of near-identical replies, 0 for none.

    ``families`` are the kinds of its errors and warnings, each once, in words. ``linked`` says that it has a report.
    ``lacks`` says which papers were missing and what was not checked for it. ``contradicted`` counts statements that do
    not agree with their paper, ``added`` facts that no paper has.
    """

    number: int
    path: str
    unit: str
    verdict: str
    errors: int
    warnings: int
    infos: int
    share: float | None
    longest: int | None
    own: int | None
    problems: str
    unread: str
    unanswered: int | None
    received: str
    replied: str
    days: int | None
    group: int
    families: tuple[str, ...]
    profile: str
    linked: bool
    lacks: tuple[str, ...]
    retold: float | None = None
    contradicted: int | None = None
    added: int | None = None

    @property
    def open(self) -> int:
        """How many findings are left to look at in a reply that passed; 0 for the others."""
        return self.errors + self.warnings + self.infos if self.verdict == Verdict.PASS.value else 0

    @property
    def conclusion(self) -> str:
        """The verdict in words; a pass says whether anything was found."""
        return conclusion(self.verdict, self.open)

    @property
    def rank(self) -> tuple[float, ...]:
        """Sorts the worst first: blocked, then by errors, copied share, warnings, unanswered demands; then the list."""
        order = (Verdict.BLOCKED, Verdict.INCOMPLETE, Verdict.PASS).index(Verdict(self.verdict))
        return order, -self.errors, -(self.share or 0), -self.warnings, -(self.unanswered or 0), self.number

    def line(self) -> bytes:
        """The figures on a line of JSON."""
        return json.dumps(astuple(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Self:
        """The figures that ``line`` gave."""
        values = json.loads(line)
        values[17], values[20] = tuple(values[17]), tuple(values[20])
        return cls(*values)


def figures_of(entry: Entry, report: Mapping[str, Any], group: int, *, linked: bool) -> Figures:
    """The figures of one reply from its published JSON."""
    weights = Counter(finding["severity"] for finding in report["findings"])
    heavy = [f["rule"] for f in report["findings"] if f["severity"] != Severity.INFO.value]
    measures = report["measures"]
    return Figures(
        entry.index,
        report["document"]["path"],
        entry.unit,
        report["verdict"],
        weights[Severity.ERROR.value],
        weights[Severity.WARNING.value],
        weights[Severity.INFO.value],
        measures["copied_share"],
        measures["longest_copied_run"],
        measures.get("own_words", measures["own_characters"]),
        main_problems(report["findings"]),
        not_checked(report),
        unanswered(report),
        "" if entry.received is None else entry.received.isoformat(),
        "" if entry.replied is None else entry.replied.isoformat(),
        entry.days,
        group,
        tuple(sorted({_family(rule) for rule in heavy})),
        report["document"].get("profile") or "",
        linked,
        lacks(report),
        measures.get("retold_share"),
        contradicted(report),
        added(report),
    )


def _family(rule: str) -> str:
    """What the rule's family is called; one that this program does not know goes by its id."""
    name = rule.partition(".")[0]
    known = families().get(name)
    return name if known is None else known.title


@dataclass(slots=True)
class Tally:
    """What is counted of one unit."""

    verdicts: Counter[str] = field(default_factory=Counter)
    weights: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    """How many replies have an error or warning of each kind."""
    shares: array[float] = field(default_factory=lambda: array("d"))
    days: array[int] = field(default_factory=lambda: array("l"))
    demands: int = 0
    asked: int = 0
    """Replies that came with a letter; without one nobody knows what was unanswered."""
    grouped: int = 0
    noted: int = 0
    """Replies that passed with something left to look at."""
    open: int = 0
    """How much is left to look at in these."""
    lacks: Counter[str] = field(default_factory=Counter)
    """How many replies lacked a paper, by what was not checked for it."""

    def add(self, one: Figures) -> None:
        """Count one reply."""
        self.verdicts[one.verdict] += 1
        self.weights += Counter(error=one.errors, warning=one.warnings, info=one.infos)
        self.families.update(one.families)
        self.grouped += one.group > 0
        self.noted += one.open > 0
        self.open += one.open
        self.lacks.update(one.lacks)
        if one.share is not None:
            self.shares.append(one.share)
        if one.days is not None:
            self.days.append(one.days)
        if one.unanswered is not None:
            self.asked += 1
            self.demands += one.unanswered

    @property
    def total(self) -> int:
        """All replies of the unit."""
        return self.verdicts.total()

    @property
    def clean(self) -> int:
        """Replies that passed and in which nothing was found."""
        return self.verdicts[Verdict.PASS.value] - self.noted

    @property
    def checked(self) -> int:
        """Replies that were checked to the end: what percentages are of."""
        return self.total - self.verdicts[Verdict.INCOMPLETE.value]

    def share_of(self, number: int) -> float | None:
        """``number`` as a share of the replies that were checked; None where none was."""
        return number / self.checked if self.checked else None

    @property
    def median_share(self) -> float | None:
        """The median copied share of those replies that were compared with a judgment."""
        return median(self.shares) if self.shares else None

    @property
    def median_days(self) -> float | None:
        """The median of the days used, where both dates are known."""
        return median(self.days) if self.days else None

    @property
    def late(self) -> int | None:
        """How many took longer than the limit; None where no dates are known."""
        return sum(days > LATE for days in self.days) if self.days else None
