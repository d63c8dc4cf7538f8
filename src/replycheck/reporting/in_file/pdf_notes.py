"""What is noted on the pages of a PDF: highlights at findings, notes about pages, where a page belongs.

Only values; ``pdf_copy`` writes them. Boxes are in points from the top left of the page as shown, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from replycheck.model.binding import Binding
from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report
from replycheck.model.span import Box
from replycheck.reporting.digest import first_things, headline
from replycheck.reporting.escape import escape_terminal
from replycheck.reporting.wording import PROBLEM, note_on, order_line, place_of


class Sort(Enum):
    """How a note shows: a marked stretch, a sign at the margin, or a frame around the page with a label."""

    HIGHLIGHT = "highlight"
    SIGN = "sign"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Note:
    """A note on page ``page`` (1-based). ``boxes`` matter to highlights only, ``label`` (ASCII) to frames only.

    ``colour`` is red, green and blue from 0 to 1.
    """

    sort: Sort
    page: int
    words: str
    colour: tuple[float, float, float]
    boxes: tuple[Box, ...] = ()
    label: str = ""


_RED, _BLUE = (0.85, 0.1, 0.1), (0.1, 0.3, 0.8)
_COLOUR = {Severity.ERROR: (1.0, 0.55, 0.55), Severity.WARNING: (1.0, 0.85, 0.3), Severity.INFO: (0.6, 0.85, 1.0)}


def notes(report: Report) -> Iterator[Note]:
    """The verdict, what is wrong with pages, then the findings in reading order."""
    lost = [f"没有读全：{caveat.message}" for _, caveat in report.caveats if caveat.incomplete]
    order = None if report.pages is None else order_line(report.pages)
    verdict = f"【{report.verdict.label}】{headline(report)}。"
    words = [verdict, *lost, *first_things(report), *([f"{order}。"] if order else [])]
    yield Note(Sort.SIGN, 1, _clean(words), _BLUE)
    if report.pages is not None:
        yield from _pages(report.pages)
    for finding in report.findings:
        yield from _finding(finding, report)


def _pages(binding: Binding) -> Iterator[Note]:
    """A frame around each page that is out of place, a sign on each that is otherwise wrong."""
    for place, page in enumerate(binding.proposed_order, 1):
        if page != place:
            words = f"装订顺序：现在是第{page}页，应装在第{place}页的位置。"
            yield Note(Sort.FRAME, page, words, _RED, label=f"{page} -> {place}")
    count = len(binding.printed)
    for problem in binding.problems:
        name = PROBLEM[problem.problem] if problem.page <= count else "后面缺页"
        yield Note(Sort.SIGN, min(problem.page, count), _clean([f"【装订】{name}", problem.reason]), _RED)


def _finding(finding: Finding, report: Report) -> Iterator[Note]:
    words = _clean(note_on(report, finding, where=f"（{place_of(finding, report.document)}）"))
    colour = _COLOUR[finding.severity]
    pages = dict.fromkeys(box.page for box in finding.location.boxes)
    if finding.hit.page is not None or not pages:
        yield Note(Sort.SIGN, finding.hit.page or finding.location.page or 1, words, colour)
        return
    for number, page in enumerate(pages):
        boxes = tuple(box for box in finding.location.boxes if box.page == page)
        yield Note(Sort.HIGHLIGHT, page, words if not number else f"（接上页）{words}", colour, boxes)


def _clean(lines: list[str]) -> str:
    return escape_terminal("\n".join(lines))
