"""How the pages of a PDF look: how much of each is printed, its seals and red rules, and where its notes are.

What is easily got wrong: a page is drawn in colour only where something on it may be a seal or a red rule, since that
costs as much as reading ten pages; and there is a limit on the time for it all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from replycheck.model.document import Line, Page
from replycheck.model.mark import Mark, MarkKind, Seal
from replycheck.model.span import Box, Span
from replycheck.readers.layout.assemble import PageDraft
from replycheck.readers.layout.page import Box as Edges
from replycheck.readers.layout.page import Note, PageFacts
from replycheck.readers.pdf.engine import Pdf

_COLOUR_SECONDS = 4.0
_RESOLUTION, _LONGEST = 1.0, 1500
"""Pixels a point in which seals are looked for, and the most along a page."""
_SEAL_LEAST = 28.0
"""Points: a picture smaller than a centimetre is no seal."""


def look(pdf: Pdf, drafts: Sequence[PageDraft]) -> None:
    """Find the seals and red rules of every page, and settle its ink; what recognition finds goes before this."""
    started = time.monotonic()
    for index, draft in enumerate(drafts):
        draft.ink = draft.facts.ink if draft.ink is None else draft.ink
        if _may_be_coloured(draft.facts) and time.monotonic() - started < _COLOUR_SECONDS:
            _colours(pdf, index, draft)


def _may_be_coloured(facts: PageFacts) -> bool:
    """Whether something is painted or laid over the page that may be a seal or a red rule."""
    pictures = (min(right - left, top - bottom) >= _SEAL_LEAST for left, bottom, right, top in facts.pictures.images)
    return bool(facts.pictures.red) or facts.notes.stamped or any(pictures)


def _colours(pdf: Pdf, index: int, draft: PageDraft) -> None:
    from replycheck.readers.layout.colours import separated  # noqa: PLC0415 - loads numpy, only where there is a picture
    from replycheck.readers.pdf.pictures import pixels  # noqa: PLC0415 - numpy, for pages with colour only

    drawn = pdf.coloured(index, _RESOLUTION, _LONGEST)
    if drawn is None:
        return
    scale, picture = drawn
    inks = separated(pixels(picture), scale)
    draft.seals = tuple(Seal(_scaled(red.box, scale, index + 1), red.shape, red.colour) for red in inks.seals)
    draft.red_lines = tuple(_scaled(rule, scale, index + 1) for rule in inks.rules)


def _scaled(box: tuple[int, int, int, int], scale: float, page: int) -> Box:
    left, top, right, bottom = box
    return Box(page, left / scale, top / scale, right / scale, bottom / scale)


def marks(
    pdf_marks: Sequence[tuple[MarkKind, str]], drafts: Sequence[PageDraft], pages: Sequence[Page]
) -> tuple[Mark, ...]:
    """What the file carries, in reading order; what belongs to no page stands at the end."""
    found: list[Mark] = []
    for draft, page in zip(drafts, pages, strict=True):
        for note in draft.facts.notes.notes:
            box = _shown(draft.facts, note.box, page.number)
            spans = tuple(_under(page.lines, box)) if note.kind is MarkKind.HIGHLIGHT else ()
            places = spans or (_beside(page, box),)
            boxes = _boxes(draft.facts, note, page.number) if note.kind is MarkKind.HIDDEN else ()
            found.extend(
                Mark(note.kind, span, note.words, note.who, page.number, note.why, boxes=boxes) for span in places
            )
    found.sort(key=lambda mark: mark.span.start)
    end = pages[-1].span.end if pages else 0
    found.extend(Mark(kind, Span(end, end), words) for kind, words in pdf_marks)
    return tuple(found)


def _boxes(facts: PageFacts, note: Note, page: int) -> tuple[Box, ...]:
    return tuple(_shown(facts, box, page) for box in (note.box, *note.more))


def _shown(facts: PageFacts, edges: Edges, page: int) -> Box:
    left, bottom, right, top = edges
    (x0, y0), (x1, y1) = facts.to_shown(left, bottom), facts.to_shown(right, top)
    return Box(page, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _under(lines: Sequence[Line], box: Box) -> Iterator[Span]:
    """The characters of level lines that lie under a box, by their share of the line."""
    for line in lines:
        middle = (line.box.top + line.box.bottom) / 2
        width = line.box.x1 - line.box.x0
        if not (box.top <= middle <= box.bottom and width > 0 and line.box.x0 < box.x1 and box.x0 < line.box.x1):
            continue
        first, last = ((x - line.box.x0) / width * len(line.span) for x in (box.x0, box.x1))
        start, end = max(0, round(first)), min(len(line.span), round(last))
        if start < end:
            yield Span(line.span.start + start, line.span.start + end)


def _beside(page: Page, box: Box) -> Span:
    """The place of the line that stands nearest in height; the page's beginning where it has none."""
    nearest = min(page.lines, key=lambda line: abs(line.box.top - box.top), default=None)
    at = page.span.start if nearest is None else nearest.span.start
    return Span(at, at)
