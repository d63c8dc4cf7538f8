"""What the reply states beside what the paper says, as the rows of a table; and where its facts come from, as marks.

What a reader would get wrong: a statement that no paper speaks of is in no row. It was not held against anything.
"""

from __future__ import annotations

from replycheck.model.document import Document
from replycheck.model.report import Report
from replycheck.model.span import Span
from replycheck.model.statement import Against, Origin, Statement
from replycheck.records import dataclass
from replycheck.reporting import wording
from replycheck.reporting.html.marked import Mark

_PAPER = {Against.JUDGMENT: "裁判文书", Against.LETTER: "来信", Against.REPLY: "答复的另一处"}
ORIGINS = {Origin.JUDGMENT: "裁判文书", Origin.LETTER: "来信", Origin.NEW: "新写"}
_SHOWN, _AROUND = 48, 10
"""A longer statement is cut; a shorter one stands with so many characters on both sides."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row: what is stated, both sides with a few words around and their places, and whether they agree."""

    label: str
    ours: tuple[str, str, str]
    ours_place: str
    paper: str
    theirs: tuple[str, str, str]
    theirs_place: str
    agrees: bool


def compared(report: Report) -> tuple[Compared, ...]:
    """Every statement that was held against a paper, those that do not agree first, else in reading order."""
    held = [_row(report, one) for one in report.statements if one.agrees is not None]
    return tuple(sorted(held, key=lambda row: row.agrees))


def _row(report: Report, one: Statement) -> Compared:
    from replycheck.compare.kinds.roles import LABELS  # noqa: PLC0415 - the page's server uses these templates, and compares nothing

    place = "" if one.found is None else one.found.value
    theirs: tuple[str, str, str] = ("", place, "")
    paper = report.document if one.against is Against.REPLY else wording.document_named(report, one.document)
    spot = ""
    if paper is not None and one.found is not None:
        theirs, spot = _words(paper, one.found.span), wording.spot(paper, one.found.span)
    name = "" if one.against is Against.REPLY or len(report.sources) < 2 else wording.name_of(one.document)  # noqa: PLR2004
    return Compared(
        LABELS.get(one.role, one.role),
        _words(report.document, one.span),
        wording.spot(report.document, one.span),
        name or _PAPER[one.against],
        theirs,
        spot,
        one.agrees is True,
    )


def _words(document: Document, span: Span) -> tuple[str, str, str]:
    """The words of a span, with what stands around a short one on its line."""
    text = document.text
    words = " ".join(span.of(text).split())
    if len(words) > _SHOWN:
        return "", words[: _SHOWN - 1] + "…", ""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + _AROUND].partition("\n")[0]
    return before, words, behind


def origin_marks(report: Report) -> list[Mark]:
    """A mark without key and label for every fact, that takes its colour when the reader asks for it."""
    if report.provenance is None:
        return []
    return [
        Mark(fact.span, "", "", "", f"origin {fact.origin.value}", title=f"出处：{ORIGINS[fact.origin]}")
        for fact in report.provenance.facts
    ]


def origins(report: Report) -> tuple[tuple[str, str, int], ...]:
    """The legend of the colours: class, name, how many facts; empty where nothing was told apart."""
    if report.provenance is None or not report.provenance.facts:
        return ()
    return tuple((origin.value, name, report.provenance.count(origin)) for origin, name in ORIGINS.items())
