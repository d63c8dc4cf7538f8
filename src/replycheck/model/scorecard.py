"""The scorecard: how a reply stands in six respects, each with the rules behind it; never one figure for all.

What a reader would get wrong: a respect in which rules were skipped is not a good one. It says what was not checked.
"""

from __future__ import annotations

from enum import StrEnum

from replycheck.model.finding import Severity
from replycheck.records import dataclass


class Aspect(StrEnum):
    """The respects, in the order in which reports show them."""

    RELEVANCE = "relevance"
    COMPLETENESS = "completeness"
    EXPLANATION = "explanation"
    PROCEDURE = "procedure"
    ORIGINALITY = "originality"
    TIMELINESS = "timeliness"

    @property
    def label(self) -> str:
        """The name shown to a user."""
        return _ASPECTS[self]


class Grade(StrEnum):
    """How it stands in one respect. ``PARTLY``: nothing found, but not all rules could run."""

    GOOD = "good"
    ATTENTION = "attention"
    POOR = "poor"
    PARTLY = "partly-assessed"
    NOT_ASSESSED = "not-assessed"

    @property
    def label(self) -> str:
        """The words shown to a user."""
        return _GRADES[self]


_ASPECTS = {
    Aspect.RELEVANCE: "针对性",
    Aspect.COMPLETENESS: "完整性",
    Aspect.EXPLANATION: "说理依据",
    Aspect.PROCEDURE: "办理程序",
    Aspect.ORIGINALITY: "自主作答",
    Aspect.TIMELINESS: "办理时限",
}
_GRADES = {
    Grade.GOOD: "没有发现问题",
    Grade.ATTENTION: "需要核实",
    Grade.POOR: "不合要求",
    Grade.PARTLY: "没有查全",
    Grade.NOT_ASSESSED: "没有评估",
}


@dataclass(frozen=True, slots=True)
class Backing:
    """A rule behind a grade: ``status`` is ran, skipped or crashed; the heaviest of its ``findings``, None without."""

    rule: str
    status: str
    findings: int = 0
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The grade in one respect, why in one Chinese sentence, and the rules it rests on, in the order of their ids."""

    aspect: Aspect
    grade: Grade
    why: str
    rules: tuple[Backing, ...] = ()
