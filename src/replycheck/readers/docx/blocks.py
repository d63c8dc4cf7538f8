"""Paragraphs, tables and embedded documents of a Word file: the blocks of a story.

What is easily got wrong: an empty numbered paragraph still counts and shows its number; a cell covered by a merged one
shows nothing; and a page break that runs through several cells of a row is one break.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from replycheck.model.document import ParagraphKind
from replycheck.model.mark import PARAGRAPH_MARK, Hiding, MarkKind
from replycheck.readers.docx.bound import bound_words
from replycheck.readers.docx.chunks import chunk, subdocument
from replycheck.readers.docx.drawn.drawings import DRAWINGS
from replycheck.readers.docx.origins import origin_of
from replycheck.readers.docx.sight import Sight, attributes, framed, indented, line_height, page_size, row_height
from replycheck.readers.docx.story_builder import Handler, Story, table_style
from replycheck.readers.docx.styling.styles import Style, flag, heading_level, number, value
from replycheck.readers.docx.styling.table_styles import table_look
from replycheck.readers.docx.words import WORDS
from replycheck.readers.layout.contrast import Colour
from replycheck.readers.parts.xml import Element, W

_FAR = 3
"""Digits of an indent in twips that may lead off the page."""
_USUAL_SIZE = 16.0
_PAPER = 3
"""Paragraphs in the only cell of a table from which it holds a paper."""
_NARROW_CELL = 60
"""Twips: no letter fits into less."""


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
    outer = story.sight, story.why
    story.paragraph_hidden, story.paragraph_style = style.vanish, value(properties, "pStyle")
    story.sight = _sight(story, properties, element)
    face = story.reading.run_fonts.of(mark, story.paragraph_style, story.table_style, story.cell_face).face
    story.why = story.why or story.sight.of(face)
    _take_room(story, face.size or _USUAL_SIZE)
    said = flag(mark, "vanish")
    # A hidden paragraph shows no number and yet has one: Word counts it.
    _open(story, properties, style, counts=not merges, shown=not (style.vanish if said is None else said))
    story.why = outer[1]
    if story.kind is ParagraphKind.BODY:
        story.block.origin = origin_of(element)
    story.walk(element)
    story.sight = outer[0]
    if merges:
        story.mark(MarkKind.DELETED, words=PARAGRAPH_MARK)
    elif _has(mark, "ins"):
        story.mark(MarkKind.INSERTED, words=PARAGRAPH_MARK)
    if merges:
        story.carried, story.current = story.current, None
    story.close()
    if _has(properties, "sectPr") and story.kind is ParagraphKind.BODY and not story.box_depth:
        story.end_section()


def _take_room(story: Story, size: float) -> None:
    """Go down by a line in a row or box that does not grow; what begins below its foot is surely cut off.

    Lines take more than the size of their type, and a line that is cut through is still made out.
    """
    if story.room is None:
        return
    if story.room <= -size:
        story.sight = replace(story.sight, why=story.sight.why or Hiding.CLIPPED)
    story.room -= size


def _open(story: Story, properties: Element | None, style: Style, *, counts: bool, shown: bool) -> None:
    """Begin a paragraph: what kind it is, whether it begins a page, and its number, if it counts and is shown."""
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
        label = story.reading.numbering.advance(*place)
        if shown:
            story.emit(label)


def _sight(story: Story, properties: Element | None, element: Element) -> Sight:
    """What surrounds the words of a paragraph: its own shading, the height of its lines, its frame, its indents."""
    styles, style, outer = story.reading.styles, story.paragraph_style, story.sight

    def said(name: str) -> dict[str, str]:
        return styles.said(style, name) | attributes(properties.find(W + name) if properties is not None else None)

    shading = properties.find(f"{W}shd") if properties is not None else None
    ground = story.reading.run_fonts.palette.ground(styles.first(style, "shd") if shading is None else shading)
    height = line_height(said("spacing"))
    page = page_size(story.reading.sections, story.section)
    frame = said("framePr")
    why = framed(frame, page) if frame else None
    indent = said("ind") if why is None and not story.table_depth and not story.box_depth else {}
    if indent and any(len(text.lstrip("-")) > _FAR for text in indent.values()):
        words = sum(len(one.text or "") for one in element.iter(f"{W}t")) * _USUAL_SIZE
        why = indented(indent, page, words, broken=next(element.iter(f"{W}br", f"{W}cr"), None) is not None)
    if ground is None and height is None and why is None:
        return outer
    heights = [one for one in (height, outer.height) if one is not None]
    return Sight(ground or outer.ground, min(heights, default=None), outer.why or why)


def _has(parent: Element | None, name: str) -> bool:
    return parent is not None and parent.find(W + name) is not None


def table(story: Story, element: Element) -> None:
    """A table, cell by cell; ``merges`` are the columns in which a merged cell goes on downwards."""
    story.close()
    properties = element.find(f"{W}tblPr")
    outer = story.table_style, story.sight, story.merges, story.grid, story.dress, story.row, story.cell_face
    story.table_style, story.merges = value(properties, "tblStyle"), {}
    story.grid = _fixed_grid(element, properties)
    ground = story.reading.run_fonts.palette.ground(properties.find(f"{W}shd") if properties is not None else None)
    why = _table_place(story, properties)
    if ground is not None or why is not None:
        story.sight = replace(story.sight, ground=ground or story.sight.ground, why=story.sight.why or why)
    style = table_style(story.reading, story.table_style)
    rows = element.findall(f"{W}tr")
    columns = max((len(one.findall(f"{W}tc")) for one in rows), default=0)
    story.dress = (style, (len(rows), columns), table_look(properties)) if style is not None else None
    story.row = -1
    cells = element.findall(f"{W}tr/{W}tc")
    # A table of one cell with a paper in it is a frame around text, which reads as it would without.
    framed_only = len(cells) == 1 and len(cells[0].findall(f"{W}p")) >= _PAPER
    story.table_depth += not framed_only
    story.walk(element)
    story.table_depth -= not framed_only
    story.table_style, story.sight, story.merges, story.grid, story.dress, story.row, story.cell_face = outer


def _fixed_grid(element: Element, properties: Element | None) -> tuple[int, ...]:
    """The widths of a table's columns in twips where they don't grow with their words; none where they do."""
    layout = attributes(properties.find(f"{W}tblLayout") if properties is not None else None)
    if layout.get("type") != "fixed":
        return ()
    widths = [one.get(f"{W}w", "") for one in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    return tuple(int(width) if width.isdecimal() and len(width) < 7 else _NARROW_CELL for width in widths)  # noqa: PLR2004 - Word's largest has five


def _table_place(story: Story, properties: Element | None) -> Hiding | None:
    """Whether a table stands beside the page."""
    if properties is None or story.table_depth:
        return None
    floats, indent = attributes(properties.find(f"{W}tblpPr")), attributes(properties.find(f"{W}tblInd"))
    page = page_size(story.reading.sections, story.section)
    place = {"x": floats.get("tblpX", ""), "y": floats.get("tblpY", ""), "hAnchor": floats.get("horzAnchor", "text")}
    if floats and framed(place, page):
        return Hiding.OFF_PAGE
    return indented({"left": indent.get("w", "")}, page, page[0]) if indent.get("type", "dxa") == "dxa" else None


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
    outer, height, room = story.sight, row_height(properties), story.room
    story.column, story.row = number(properties, "gridBefore") or 0, story.row + 1
    if height is not None:
        story.sight = replace(outer, height=height if outer.height is None else min(height, outer.height))
        story.room = height
    story.walk(element)
    story.sight, story.room = outer, room
    cells = [story.blocks[start:end] for start, end in story.cells[first:]]
    del story.cells[first:]
    counts = [sum(len(block.breaks) for block in cell) for cell in cells]
    telling = counts.index(max(counts)) if counts else 0
    for index, cell in enumerate(cells):
        for block in cell if index != telling else ():
            block.breaks.clear()


def cell(story: Story, element: Element) -> None:
    """A cell; the covered parts of a merged one show nothing, but one that goes on what never began is shown."""
    properties = element.find(f"{W}tcPr")
    column, width = story.column, max(1, number(properties, "gridSpan") or 1)
    story.column = column + width
    covered = False
    for merge, where in (("vMerge", (column, True)), ("hMerge", (0, False))):
        merged = properties.find(W + merge) if properties is not None else None
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        covered = covered or (goes_on and where in story.merges)
        if merged is not None:
            story.merges[where] = True
        else:
            story.merges.pop(where, None)
    outer = story.sight, story.merges, story.column, story.cell_face
    ground = story.reading.run_fonts.palette.ground(properties.find(f"{W}shd") if properties is not None else None)
    ground = ground or _dressed(story, column)
    why = Hiding.COVERED if covered else _cell_width(properties, story.grid[column : column + width])
    if ground is not None or why is not None:
        story.sight = replace(story.sight, ground=ground or story.sight.ground, why=story.sight.why or why)
    start, room = len(story.blocks), story.room
    story.walk(element)
    story.close()
    story.room = room
    story.sight, story.merges, story.column, story.cell_face = outer
    story.cells.append((start, len(story.blocks)))


def _dressed(story: Story, column: int) -> Colour | None:
    """Take the type that the table's style says of a cell; the ground it says, None where there is none.

    Where the style paints other cells than we think, the ground is not known.
    """
    if story.dress is None:
        return None
    style, size, look = story.dress
    dress = style.of((story.row, column), size, look)
    story.cell_face = dress.face
    if dress.ground is None and style.paints:
        story.sight = replace(story.sight, ground=None)
    return dress.ground


def _cell_width(properties: Element | None, columns: tuple[int, ...]) -> Hiding | None:
    """Whether a cell is too narrow for any letter; one without words of width takes what its words need."""
    width = attributes(properties.find(f"{W}tcW") if properties is not None else None)
    said = width.get("w", "")
    if not said and columns:
        return Hiding.SIZE if sum(columns) < _NARROW_CELL else None
    return Hiding.SIZE if width.get("type") == "dxa" and said.isdecimal() and 0 < int(said) < _NARROW_CELL else None


def control(story: Story, element: Element) -> None:
    """A content control; one that is bound to XML shows that XML."""
    words = bound_words(story.reading, element.find(f"{W}sdtPr"))
    content = element.find(f"{W}sdtContent")
    kept = "".join(one.text or "" for one in content.iter(f"{W}t")) if content is not None else ""
    if words is None or not words.strip() or content is None or "".join(words.split()) == "".join(kept.split()):
        story.walk(element)
        return
    if kept.strip():
        story.reading.sign("bound")
    if content.find(f"{W}p") is None:
        story.emit(words)
        return
    story.close()
    story.open(None, story.paragraph_kind)
    story.emit(words)
    story.close()


def skipped(_story: Story, _element: Element) -> None:
    """For what is in the file and not on the paper."""


_NOT_ON_PAPER = (
    *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "rubyPr"),
    *("rt", "delText", "delInstrText", "ffData", "fldData", "binData"),
)

HANDLERS: Mapping[str, Handler] = {
    f"{W}p": paragraph,
    f"{W}tbl": table,
    f"{W}tr": row,
    f"{W}tc": cell,
    f"{W}sdt": control,
    f"{W}altChunk": chunk,
    f"{W}subDoc": subdocument,
    **WORDS,
    **DRAWINGS,
    **{W + name: skipped for name in _NOT_ON_PAPER},
}
"""What each element of a story adds."""
