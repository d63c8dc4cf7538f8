"""What is noted on the pages of a PDF: highlights at findings, notes about pages, where a page belongs.

Only values; ``pdf_copy`` writes them. Boxes are in points from the top left of the page as shown, as everywhere.
What is easily got wrong: where findings meet, their colours must not mix. A place has the colour of the gravest; the
others are underlined there, and each note names those that it meets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from replycheck.model.binding import Binding
from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report
from replycheck.model.span import Box
from replycheck.records import dataclass
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
    """A note on page ``page`` (1-based). ``boxes`` matter to highlights only, ``label`` to frames only.

    ``colour`` is red, green and blue from 0 to 1. Of the boxes ``lined`` are underlined and the others coloured;
    ``title`` is what other notes call it.
    """

    sort: Sort
    page: int
    words: str
    colour: tuple[float, float, float]
    boxes: tuple[Box, ...] = ()
    label: str = ""
    lined: tuple[Box, ...] = ()
    title: str = ""


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
    found = [note for finding in _gravest_first(report.findings) for note in _finding(finding, report)]
    yield from (note for note in found if note.sort is Sort.SIGN)
    yield from _apart([note for note in found if note.sort is Sort.HIGHLIGHT])


def _gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _apart(marked: Sequence[Note]) -> list[Note]:
    """Highlights, the gravest first, with what is taken already only underlined; the largest lie undermost."""
    taken: dict[int, list[tuple[Box, int]]] = {}
    meets: list[dict[str, None]] = [{} for _ in marked]
    made = []
    for at, note in enumerate(marked):
        held = taken.setdefault(note.page, [])
        free: list[Box] = []
        lined: list[Box] = []
        for box in note.boxes:
            met = [(other, whose) for other, whose in held if _on_one_line(box, other)]
            for _, whose in met:
                meets[at][marked[whose].title] = None
                meets[whose][note.title] = None
            left, covered = _split(box, [other for other, _ in met])
            free += left
            lined += covered
        held += [(box, at) for box in free]
        made.append(replace(note, boxes=(*free, *lined), lined=tuple(lined)))
    told = [
        replace(note, words="\n".join([note.words, f"同一处还有：{'、'.join(met)}。"])) if met else note
        for note, met in zip(made, meets, strict=True)
    ]
    return sorted(told, key=lambda note: (note.page, -sum(box.x1 - box.x0 for box in note.boxes)))


def _on_one_line(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge of one line."""
    height = min(one.bottom - one.top, other.bottom - other.top)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return down > height / 2 and min(one.x1, other.x1) - max(one.x0, other.x0) > 1


def _split(box: Box, others: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The parts of a box that no other covers, and those that one covers, from left to right."""
    free, covered, at = [], [], box.x0
    for other in sorted(others, key=lambda one: one.x0):
        begin, end = max(at, other.x0), min(box.x1, other.x1)
        if end <= begin:
            continue
        if begin - at > 1:
            free.append(replace(box, x0=at, x1=begin))
        covered.append(replace(box, x0=begin, x1=end))
        at = end
    if box.x1 - at > 1:
        free.append(replace(box, x0=at))
    return free, covered


def _pages(binding: Binding) -> Iterator[Note]:
    """A frame around each page that is out of place, a sign on each that is otherwise wrong."""
    for place, page in enumerate(binding.proposed_order, 1):
        if page != place:
            words = f"装订顺序：现在是第{page}页，应装在第{place}页的位置。"
            yield Note(Sort.FRAME, page, words, _RED, label=f"现第{page}页，应为第{place}页")
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
        told = words if not number else f"（接上页）{words}"
        yield Note(Sort.HIGHLIGHT, page, told, colour, boxes, title=f"{finding.severity.label}“{finding.title}”")


def _clean(lines: list[str]) -> str:
    return escape_terminal("\n".join(lines))
