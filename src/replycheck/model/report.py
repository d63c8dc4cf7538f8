"""The outcome of checking one reply: everything a report shows, and the verdict."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from replycheck.model import serial
from replycheck.model.binding import Binding
from replycheck.model.cause import Cause
from replycheck.model.document import Caveat, Document
from replycheck.model.finding import Finding, Severity
from replycheck.model.flow import Flow
from replycheck.model.passage import Passage
from replycheck.model.profile import Profile
from replycheck.model.role import UNKNOWN, Nature
from replycheck.model.scorecard import Score
from replycheck.model.span import Span
from replycheck.model.statement import Provenance, Statement
from replycheck.records import dataclass


class Verdict(StrEnum):
    """The answer. ``INCOMPLETE`` is never a pass."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"pass": "通过", "blocked": "拦下", "incomplete": "未能查全"}[self.value]


@dataclass(frozen=True, slots=True)
class Ran:
    """The rule ran to its end."""

    rule: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """The rule did not run; ``reason`` is a Chinese clause."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Crashed:
    """The rule failed: a defect of ours, never a pass."""

    rule: str
    error: str


Outcome = Ran | Skipped | Crashed


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures over the whole reply; None where no judgment was given (unknown is not zero).

    ``copied_share``: unattributed copied characters over body characters, 0 to 1.
    ``longest_copied_run``: the longest unattributed run, in characters without white space.
    ``own_characters``: body characters that are not copied without attribution.
    ``quoted_share``, ``reported_share``: characters shared with the judgment in quotation marks, and told behind its
    name without them, over body characters. ``retold_share``: those of what is retold in other words without its name.
    A character counts in one share only, the first of copied, quoted, reported and retold.
    ``own_words``: body characters outside all of these and outside the text of laws.
    """

    copied_share: float | None = None
    longest_copied_run: int | None = None
    own_characters: int | None = None
    quoted_share: float | None = None
    reported_share: float | None = None
    retold_share: float | None = None
    own_words: int | None = None

    @property
    def foreign_share(self) -> float | None:
        """The share of the judgment in whatever form: copied, quoted, reported and retold together."""
        shares = (self.copied_share, self.quoted_share, self.reported_share, self.retold_share)
        known = [share for share in shares if share is not None]
        return min(1.0, sum(known)) if known else None


class DemandOutcome(StrEnum):
    """What the answer to a demand comes to; ``NONE`` where there is no answer."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    REFUSED = "refused"
    EXPLAINED = "explained"
    REFERRED = "referred"
    IN_PROGRESS = "in-progress"
    NONE = "none"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return _OUTCOMES[self]


_OUTCOMES = {
    DemandOutcome.SUPPORTED: "支持或已办理",
    DemandOutcome.PARTLY: "部分支持",
    DemandOutcome.REFUSED: "不支持或不属实",
    DemandOutcome.EXPLAINED: "作了说明",
    DemandOutcome.REFERRED: "告知去向",
    DemandOutcome.IN_PROGRESS: "正在办理",
    DemandOutcome.NONE: "没有结论",
}


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand of the petition letter (``span`` in its text) and where the reply answers it.

    ``numbered``: the letter itself lists it as an item. ``outcome``: what the answer comes to.
    """

    text: str
    span: Span
    answered: bool
    new: bool
    reply: Span | None
    why: str
    numbered: bool = False
    outcome: DemandOutcome = DemandOutcome.NONE


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found out about one reply.

    ``remark`` is what must be said first: that the file is no reply, or that its genre was not recognised.
    """

    document: Document
    profile: Profile
    outcomes: tuple[Outcome, ...] = ()
    passages: tuple[Passage, ...] = ()
    pages: Binding | None = None
    measures: Measures = Measures()
    demands: tuple[Demand, ...] | None = None
    sources: tuple[Document, ...] = ()
    petition: Document | None = None
    scorecard: tuple[Score, ...] = ()
    nature: Nature = UNKNOWN
    remark: str = ""
    statements: tuple[Statement, ...] = ()
    provenance: Provenance | None = None
    flow: Flow | None = None
    other_matters: tuple[Document, ...] = ()
    """Those of the ``sources`` that are about another matter: nothing was compared with them."""
    causes: tuple[Cause, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in reading order."""
        found = [finding for outcome in self.outcomes if isinstance(outcome, Ran) for finding in outcome.findings]
        return tuple(sorted(found, key=lambda f: (f.hit.span.start, f.hit.span.end, f.rule)))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rules that did not run, for "not checked"."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Skipped))

    @property
    def crashed(self) -> tuple[Crashed, ...]:
        """The rules that failed."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Crashed))

    @property
    def caveats(self) -> tuple[tuple[str, Caveat], ...]:
        """What the readers warned of, with the path of the document each is about."""
        documents = [self.document, *self.sources, *([self.petition] if self.petition else [])]
        return tuple((document.source, caveat) for document in documents for caveat in document.caveats)

    @property
    def verdict(self) -> Verdict:
        """Blocked by any error; incomplete if anything was not read whole or a rule crashed; else pass."""
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return Verdict.BLOCKED
        if self.crashed or any(caveat.incomplete for _, caveat in self.caveats):
            return Verdict.INCOMPLETE
        return Verdict.PASS

    def to_dict(self) -> dict[str, Any]:
        """The report as the published JSON (``schema_version`` 1)."""
        document = self.document
        return {
            "schema_version": serial.SCHEMA_VERSION,
            "tool": {"name": "replycheck", "version": serial.tool_version()},
            "document": {
                "path": document.source,
                "sha256": document.sha256,
                "format": document.format,
                "pages": len(document.pages) or None,
                "characters": len(document.text),
                "profile": self.profile.value,
                "role": self.nature.role.value,
            },
            "verdict": self.verdict.value,
            "measures": measures_to_dict(self.measures),
            "outcomes": [_outcome(outcome) for outcome in self.outcomes],
            "findings": [serial.finding_json(finding) for finding in self.findings],
            "causes": [serial.cause_json(cause) for cause in self.causes],
            "passages": [serial.passage_json(passage) for passage in self.passages],
            "demands": None if self.demands is None else [_demand(demand) for demand in self.demands],
            "pages": None if self.pages is None else serial.binding_json(self.pages),
            "flow": None if self.flow is None else serial.flow_json(self.flow),
            "statements": [serial.statement_json(statement) for statement in self.statements],
            "provenance": None if self.provenance is None else serial.provenance_json(self.provenance),
            "scorecard": {score.aspect.value: serial.score_json(score) for score in self.scorecard},
            "caveats": [
                {
                    "document": source,
                    "message": caveat.message,
                    "incomplete": caveat.incomplete,
                    "boxes": [serial.box_json(box) for box in caveat.boxes],
                }
                for source, caveat in self.caveats
            ],
            "hidden": [
                {
                    "text": one.text,
                    "page": one.page,
                    "why": one.why.value,
                    "boxes": [serial.box_json(box) for box in one.boxes],
                }
                for one in document.hidden
            ],
        }


def measures_to_dict(measures: Measures) -> dict[str, float | int | None]:
    """The figures in the published order of keys; shares with four decimals."""
    return {
        "copied_share": _share(measures.copied_share),
        "longest_copied_run": measures.longest_copied_run,
        "own_characters": measures.own_characters,
        "quoted_share": _share(measures.quoted_share),
        "reported_share": _share(measures.reported_share),
        "retold_share": _share(measures.retold_share),
        "foreign_share": _share(measures.foreign_share),
        "own_words": measures.own_words,
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _outcome(outcome: Outcome) -> dict[str, str | None]:
    if isinstance(outcome, Ran):
        return {"rule": outcome.rule, "status": "ran", "reason": None}
    if isinstance(outcome, Skipped):
        return {"rule": outcome.rule, "status": "skipped", "reason": outcome.reason}
    return {"rule": outcome.rule, "status": "crashed", "reason": outcome.error}


def _demand(demand: Demand) -> dict[str, Any]:
    return {
        "text": demand.text,
        "span": serial.span_json(demand.span),
        "answered": demand.answered,
        "new": demand.new,
        "reply": None if demand.reply is None else serial.span_json(demand.reply),
        "why": demand.why,
        "outcome": demand.outcome.value,
    }
