"""A document as every other part sees it: one immutable text and layers of spans over it.

The layers are independent: a paragraph may cross a page, so they never form a tree.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from replycheck.model.mark import Hiding, Mark, MarkKind, Origin, Paper, Seal, Type
from replycheck.model.span import Box, Span
from replycheck.records import dataclass


class ParagraphKind(StrEnum):
    """What the file format says a paragraph is; what it *means* is decided in ``facts.parts``."""

    BODY = "body"
    HEADING = "heading"
    TABLE_CELL = "table-cell"
    TEXT_BOX = "text-box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"


_READ = 0.1
"""Share of a text without pages that is read off pictures before the whole counts as a reading."""
RUNNING = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.TEXT_BOX, ParagraphKind.TABLE_CELL})
"""The kinds that make up the running text a reader reads from start to end."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text. ``level`` is the heading or list level (0-based), None for plain text."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where its characters are in the text and on the page; ``size`` in points.

    ``sure`` is how sure recognition (OCR) is of it on the average, 0 to 1, and ``doubts`` the characters that it is
    not sure of; None and empty where the characters themselves are in the file.
    """

    span: Span
    box: Box
    font: str = ""
    size: float = 0.0
    sure: float | None = None
    doubts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Text on a page that is not running text: a running head, a foot, a page number; ``sure`` as for a line."""

    text: str
    box: Box
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as bound; ``number`` is its 1-based position today.

    ``printed_number`` and ``printed_total`` are what the paper itself says (None where nothing can be read).
    ``ink`` is the share of dark pixels, None where the page was not rendered. ``width``/``height`` in points.
    ``red_lines`` are the rules in red that cross most of the page, as under a red head.
    ``unread`` is True where the page shows a picture whose text nobody has read, ``recognised`` where recognition has
    read it: then its words are a reading, not the file's own characters.
    """

    number: int
    span: Span
    width: float = 0.0
    height: float = 0.0
    lines: tuple[Line, ...] = ()
    printed_number: int | None = None
    printed_total: int | None = None
    running_heads: tuple[RunningHead, ...] = ()
    rotation: int = 0
    ink: float | None = None
    seals: tuple[Seal, ...] = ()
    red_lines: tuple[Box, ...] = ()
    unread: bool = False
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something about the reading that a user must know; ``incomplete`` when text may have been lost.

    ``boxes`` are the places on pages that it is about, where there are such.
    """

    message: str
    incomplete: bool = False
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that the file holds and nobody sees on the paper; they are not in ``Document.text``.

    ``boxes`` are where they would stand on the page.
    """

    text: str
    page: int | None
    why: Hiding
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that has been read. ``source`` is the path as the user gave it.

    ``bound`` is True where pages are physical (PDF): only then can their order be judged.
    ``marks`` are what the file carries beside its words, ``types`` how words are set, ``origins`` where paragraphs came
    from, ``papers`` the page setup of a flowing document; each is empty where the format does not tell.
    ``unread_pictures`` are the parts of a flowing document that show writing and have not been read.
    """

    source: str
    sha256: str
    format: str
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    pages: tuple[Page, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    bound: bool = False
    marks: tuple[Mark, ...] = ()
    types: tuple[Type, ...] = ()
    origins: tuple[Origin, ...] = ()
    papers: tuple[Paper, ...] = ()
    unread_pictures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        size, last = len(self.text), 0
        for paragraph in self.paragraphs:
            if paragraph.span.start < last or paragraph.span.end > size:
                raise ValueError(f"paragraph out of order or out of text: {paragraph.span}")
            last = paragraph.span.end
        last = 0
        for position, page in enumerate(self.pages, 1):
            if page.number != position or page.span.start < last or page.span.end > size:
                raise ValueError(f"page {page.number} out of order or out of text: {page.span}")
            last = page.span.end
        for layer in (self.marks, self.types, self.origins, self.papers):
            if any(one.span.end > size for one in layer):
                raise ValueError("a mark lies out of the text")

    @property
    def complete(self) -> bool:
        """Whether the whole content was read."""
        return not any(caveat.incomplete for caveat in self.caveats)

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The hidden words in reading order, each with its page where the format has pages."""
        return tuple(
            Hidden(mark.words, mark.page or self.page_at(mark.span.start), mark.why or Hiding.ATTRIBUTE, mark.boxes)
            for mark in self.marks
            if mark.kind is MarkKind.HIDDEN and mark.words.strip()
        )

    def page_at(self, offset: int) -> int | None:
        """1-based number of the page that holds ``offset``; None where the format has no pages."""
        if not self.pages:
            return None
        index = bisect_right(self.pages, offset, key=lambda page: page.span.start)
        return self.pages[max(0, index - 1)].number

    @property
    def recognised(self) -> bool:
        """Whether any of its words were read off a picture, beyond what a logo holds."""
        return any(page.recognised for page in self.pages) or len(self.text) * _READ < sum(
            len(mark.span) for mark in self.marks if mark.kind is MarkKind.RECOGNISED
        )

    def doubts_in(self, span: Span) -> int:
        """How many characters within ``span`` recognition is not sure of."""
        on_pages = (
            doubt
            for page in self.pages
            if page.recognised and page.span.overlaps(span)
            for line in page.lines
            for doubt in line.doubts
        )
        in_pictures = (doubt for mark in self.marks for doubt in mark.doubts)
        return sum(
            min(doubt.end, span.end) - max(doubt.start, span.start)
            for doubt in (*on_pages, *in_pictures)
            if doubt.overlaps(span)
        )

    def paragraph_at(self, offset: int) -> int | None:
        """1-based index of the paragraph that holds ``offset``, None outside every paragraph."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
        if index < 0 or offset > self.paragraphs[index].span.end:
            return None
        return index + 1


def plain(text: str, *, source: str = "", sha256: str = "", caveats: tuple[Caveat, ...] = ()) -> Document:
    """A document of the given text, one paragraph a line that is not blank; the text stays unchanged."""
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            paragraphs.append(Paragraph(Span(begin, begin + len(stripped))))
        start += len(line)
    return Document(source, sha256, "txt", text, tuple(paragraphs), caveats=caveats)
