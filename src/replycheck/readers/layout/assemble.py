"""Pages that were read, put together: one text in reading order, its paragraphs, and the pages that partition it.

Whatever gives glyphs with places (PDF, OFD) is laid out here, so that the same paper reads the same from either.
"""

from __future__ import annotations

from replycheck.model.document import Line, Page, Paragraph, ParagraphKind, RunningHead
from replycheck.model.mark import Seal
from replycheck.model.span import Box, Span
from replycheck.readers.layout.lines import Frame, TextLine
from replycheck.readers.layout.page import PageFacts
from replycheck.readers.layout.paragraphs import Placed
from replycheck.readers.layout.readings import DOUBT, PageReading
from replycheck.readers.layout.running_heads import PageLines
from replycheck.records import dataclass
from replycheck.text.joining import hyphenated, joint

_MARGINAL = 40
"""Characters read off a picture beside the text that may be a logo's: the page still counts as one of text."""


@dataclass(slots=True)
class PageDraft:
    """One page while it is read.

    ``scan``: it shows a picture without text, ``partial``: beside its text; ``refused``: its own layer of words is not
    that of the picture; ``reading``: what recognition made of it; ``rotation``: degrees that its words are turned
    counter-clockwise as shown, where the angle of its sheet does not tell.
    """

    facts: PageFacts
    frames: dict[int, Frame]
    sheet: PageLines
    garbled: bool = False
    scan: bool = False
    ink: float | None = None
    partial: bool = False
    refused: bool = False
    reading: PageReading | None = None
    rotation: int | None = None
    seals: tuple[Seal, ...] = ()
    red_lines: tuple[Box, ...] = ()

    @property
    def layered(self) -> bool:
        """Whether its words are mostly not painted: another program's reading of the picture that they lie on."""
        unseen = sum(len(run.glyphs) for run in self.facts.runs if run.unseen)
        return unseen > 0 and 2 * unseen > sum(len(run.glyphs) for run in self.facts.runs)


def laid_out(
    drafts: list[PageDraft], groups: list[list[Placed]]
) -> tuple[str, tuple[Paragraph, ...], tuple[Page, ...]]:
    """The text, its paragraphs and the pages that partition it."""
    pieces: list[str] = []
    parts: list[Paragraph] = []
    lines: list[list[tuple[TextLine, Span]]] = [[] for _ in drafts]
    at = 0
    for group in groups:
        start = at
        for index, item in enumerate(group):
            printed, between = _as_joined(group, index)
            pieces.extend((printed, between))
            lines[item.sheet].append((item.line, Span(at, at + len(printed))))
            at += len(printed) + len(between)
        kind = ParagraphKind.BODY if group[0].line.cell is None else ParagraphKind.TABLE_CELL
        parts.append(Paragraph(Span(start, at), kind))
        pieces.append("\n")
        at += 1
    text = "".join(pieces)[:-1]
    return text, tuple(parts), _pages(drafts, lines, len(text))


def _as_joined(group: list[Placed], index: int) -> tuple[str, str]:
    """A line's text within its paragraph, and what stands between it and the next line."""
    printed = group[index].line.text
    if index + 1 == len(group):
        return printed, ""
    following = group[index + 1].line.text
    if hyphenated(printed, following):
        return printed[:-1], ""
    return printed, joint(printed, following)


def _pages(drafts: list[PageDraft], lines: list[list[tuple[TextLine, Span]]], end: int) -> tuple[Page, ...]:
    starts = [end] * (len(drafts) + 1)
    for index in range(len(drafts) - 1, -1, -1):
        starts[index] = lines[index][0][1].start if lines[index] else starts[index + 1]
    starts[0] = 0
    return tuple(
        _page(draft, index + 1, Span(starts[index], starts[index + 1]), lines[index])
        for index, draft in enumerate(drafts)
    )


def _page(draft: PageDraft, number: int, span: Span, lines: list[tuple[TextLine, Span]]) -> Page:
    facts, sheet = draft.facts, draft.sheet
    width, height = facts.shown_size
    quarter = round((sheet.angle - facts.turn) / 90) % 4
    return Page(
        number,
        span,
        width,
        height,
        tuple(
            Line(
                where,
                draft.frames[line.angle].box(facts, line, number),
                line.font,
                round(line.size, 2),
                _mean(line.sure),
                _doubts(line.sure, where),
            )
            for line, where in lines
        ),
        printed_number=sheet.number.number if sheet.number else None,
        printed_total=sheet.number.total if sheet.number else None,
        running_heads=tuple(
            RunningHead(line.text, draft.frames[line.angle].box(facts, line, number), _figures(line))
            for line in sheet.running_heads
        ),
        rotation=90 * quarter if draft.rotation is None else draft.rotation,
        ink=draft.ink,
        seals=draft.seals,
        red_lines=draft.red_lines,
        unread=draft.scan,
        recognised=draft.layered or sum(len(where) for line, where in lines if line.sure) > _MARGINAL,
    )


def _mean(sure: tuple[float, ...]) -> float | None:
    return round(sum(sure) / len(sure), 3) if sure else None


def _figures(line: TextLine) -> float | None:
    """How sure recognition is of a head or foot: as of the worst of its letters and figures; dashes say nothing."""
    telling = [sure for letter, sure in zip(line.text, line.sure, strict=False) if letter.isalnum()]
    return round(min(telling), 3) if telling else _mean(line.sure)


def _doubts(sure: tuple[float, ...], where: Span) -> tuple[Span, ...]:
    """The stretches of a line, placed at ``where`` in the text, that recognition is not sure of."""
    found: list[Span] = []
    for offset, certainty in enumerate(sure[: len(where)], where.start):
        if certainty >= DOUBT:
            continue
        if found and found[-1].end == offset:
            found[-1] = Span(found[-1].start, offset + 1)
        else:
            found.append(Span(offset, offset + 1))
    return tuple(found)
