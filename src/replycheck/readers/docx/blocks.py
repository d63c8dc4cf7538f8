"""Paragraphs, tables and embedded documents of a Word file: the blocks of a story.

What is easily got wrong: an empty numbered paragraph still counts and shows its number; a cell covered by a merged one
shows nothing; and a page break that runs through several cells of a row is one break.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.model.document import ParagraphKind
from replycheck.model.mark import PARAGRAPH_MARK, MarkKind
from replycheck.readers.docx.chunks import chunk, subdocument
from replycheck.readers.docx.drawings import DRAWINGS
from replycheck.readers.docx.story_builder import Handler, Story
from replycheck.readers.docx.styles import Style, flag, heading_level, number, value
from replycheck.readers.docx.words import WORDS
from replycheck.readers.parts.xml import Element, W


def paragraph(story: Story, element: Element) -> None:
    """A paragraph with its automatic number; one whose mark was deleted goes on in the next."""
    properties = element.find(f"{W}pPr")
    style = story.reading.styles.get(value(properties, "pStyle"))
    mark = properties.find(f"{W}rPr") if properties is not None else None
    merges = _has(mark, "del") or _has(mark, "moveFrom")
    if merges or _has(mark, "ins"):
        story.reading.sign("revisions")
    if _has(properties, "pPrChange"):
        story.mark(MarkKind.REFORMATTED)
    _open(story, properties, style, counts=not (merges or style.vanish or flag(mark, "vanish")))
    story.paragraph_hidden, story.paragraph_style = style.vanish, value(properties, "pStyle")
    story.walk(element)
    if merges:
        story.mark(MarkKind.DELETED, words=PARAGRAPH_MARK)
    elif _has(mark, "ins"):
        story.mark(MarkKind.INSERTED, words=PARAGRAPH_MARK)
    if merges:
        story.carried, story.current = story.current, None
    story.close()
    if _has(properties, "sectPr") and story.kind is ParagraphKind.BODY and not story.box_depth:
        story.end_section()


def _open(story: Story, properties: Element | None, style: Style, *, counts: bool) -> None:
    """Begin a paragraph: what kind it is, whether it begins a page, and its number."""
    outline = number(properties, "outlineLvl")
    level = heading_level(style.outline if outline is None else outline)
    kind = story.paragraph_kind
    if level is not None and kind is ParagraphKind.BODY:
        kind = ParagraphKind.HEADING
    place = story.reading.numbering.place(properties, style)
    if level is None and place is not None:
        level = place[1]
    story.open(level, kind)
    breaks = flag(properties, "pageBreakBefore")
    if style.break_before if breaks is None else breaks:
        story.page_break(hard=False)
    if place is not None and counts:
        story.emit(story.reading.numbering.advance(*place))


def _has(parent: Element | None, name: str) -> bool:
    return parent is not None and parent.find(W + name) is not None


def table(story: Story, element: Element) -> None:
    """A table, cell by cell."""
    story.close()
    outer, story.table_style = story.table_style, value(element.find(f"{W}tblPr"), "tblStyle")
    story.table_depth += 1
    story.walk(element)
    story.table_depth -= 1
    story.table_style = outer


def row(story: Story, element: Element) -> None:
    """A row; of the cells that a page break runs through, the one with most breaks tells where pages begin."""
    properties = element.find(f"{W}trPr")
    if _has(properties, "del"):
        story.reading.sign("revisions")
        story.mark(MarkKind.DELETED, words="".join(one.text or "" for one in element.iter(f"{W}delText", f"{W}t")))
        return
    if _has(properties, "ins"):
        story.mark(MarkKind.INSERTED)
    if flag(properties, "hidden"):
        story.reading.sign("hidden")
        story.mark(MarkKind.HIDDEN, words="".join(one.text or "" for one in element.iter(f"{W}t")))
        return
    first = len(story.cells)
    story.walk(element)
    cells = [story.blocks[start:end] for start, end in story.cells[first:]]
    del story.cells[first:]
    counts = [sum(len(block.breaks) for block in cell) for cell in cells]
    telling = counts.index(max(counts)) if counts else 0
    for index, cell in enumerate(cells):
        for block in cell if index != telling else ():
            block.breaks.clear()


def cell(story: Story, element: Element) -> None:
    """A cell; the covered parts of a merged one show nothing."""
    properties = element.find(f"{W}tcPr")
    for merge in (f"{W}vMerge", f"{W}hMerge"):
        merged = properties.find(merge) if properties is not None else None
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return
    start = len(story.blocks)
    story.walk(element)
    story.close()
    story.cells.append((start, len(story.blocks)))


def skipped(_story: Story, _element: Element) -> None:
    """For what is in the file and not on the paper."""


_NOT_ON_PAPER = (
    *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "rubyPr"),
    *("rt", "instrText", "delText", "delInstrText", "ffData", "fldData", "binData"),
)

HANDLERS: Mapping[str, Handler] = {
    f"{W}p": paragraph,
    f"{W}tbl": table,
    f"{W}tr": row,
    f"{W}tc": cell,
    f"{W}altChunk": chunk,
    f"{W}subDoc": subdocument,
    **WORDS,
    **DRAWINGS,
    **{W + name: skipped for name in _NOT_ON_PAPER},
}
"""What each element of a story adds."""
