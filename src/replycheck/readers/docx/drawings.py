"""Text boxes, WordArt, diagrams and pictures of a Word file.

What is easily got wrong: a shape stands twice in the file, once for new and once for old versions of Word; only one of
the two is on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.readers.docx.story_builder import Handler, Story, optional_part
from replycheck.readers.parts.xml import CHART, DGM, MC, WP, A, Element, O, R, V, W, attribute
from replycheck.text.patterns import pattern

_EMU = 12700  # in a point
_LENGTH = pattern(r"(?:^|;)\s*(width|height)\s*:\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 0.75}
_EXTENT = pattern(r"[0-9]{1,12}")
_DEEPEST_BOX = 8


def alternatives(story: Story, element: Element) -> None:
    """One of the alternatives: the first that has something in it."""
    for name in (f"{MC}Choice", f"{MC}Fallback"):
        for branch in element.iterchildren(name):
            if len(branch):
                story.walk(branch)
                return


def text_box(story: Story, element: Element) -> None:
    """Paragraphs of a text box; they follow the paragraph that anchors it."""
    if story.box_depth >= _DEEPEST_BOX:
        story.reading.sign("too-deep")
        return
    outer = (story.current, story.blocks, story.boxes, story.fields, story.paragraph_hidden, story.cells)
    styles = (story.paragraph_style, story.table_style)
    story.current, story.blocks, story.boxes, story.fields, story.cells = None, [], [], [], []
    story.box_depth += 1
    story.walk(element)
    inner = story.finish()
    story.carried = None
    story.box_depth -= 1
    story.current, story.blocks, story.boxes, story.fields, story.paragraph_hidden, story.cells = outer
    story.paragraph_style, story.table_style = styles
    story.boxes.extend(inner)


def word_art(story: Story, element: Element) -> None:
    """WordArt keeps its words in an attribute."""
    story.line(attribute(element, "string"))


def drawing_paragraph(story: Story, element: Element) -> None:
    """A paragraph of drawing text, as canvases have it."""
    story.line("".join(node.text or "" for node in element.iter(f"{A}t")))


def diagram(story: Story, element: Element) -> None:
    """The words of a SmartArt diagram, in the order of its data."""
    entry = story.reading.package.relationships(story.part).get(element.get(f"{R}dm", ""))
    root = optional_part(story.reading, entry.target) if entry is not None and not entry.external else None
    if root is None:
        story.reading.sign("unread-drawing")
        return
    for point in root.iter(f"{DGM}pt"):
        for paragraph in point.iter(f"{A}p"):
            drawing_paragraph(story, paragraph)


def frame(story: Story, element: Element) -> None:
    """A drawing says how large it is before what it shows."""
    extent = element.find(f"{WP}extent")
    wide, high = (attribute(extent, name) if extent is not None else "" for name in ("cx", "cy"))
    if _EXTENT.fullmatch(wide) and _EXTENT.fullmatch(high):
        story.extent = (int(wide) / _EMU, int(high) / _EMU)
    story.walk(element)
    story.extent = (0.0, 0.0)


def shape(story: Story, element: Element) -> None:
    """An old shape says its size in a style attribute."""
    sizes = {name: float(size) * _UNITS[unit] for name, size, unit in _LENGTH.findall(attribute(element, "style"))}
    story.extent = (sizes.get("width", 0.0), sizes.get("height", 0.0))
    story.walk(element)
    story.extent = (0.0, 0.0)


def picture(story: Story, _element: Element) -> None:
    """A picture."""
    story.picture()


def unread(sign: str) -> Handler:
    """For what is on the paper and not read as text."""

    def remember(story: Story, element: Element) -> None:
        story.reading.sign(sign)
        story.walk(element)

    return remember


DRAWINGS: Mapping[str, Handler] = {
    f"{MC}AlternateContent": alternatives,
    f"{W}txbxContent": text_box,
    f"{V}textpath": word_art,
    f"{A}p": drawing_paragraph,
    f"{DGM}relIds": diagram,
    f"{WP}inline": frame,
    f"{WP}anchor": frame,
    f"{V}shape": shape,
    f"{V}rect": shape,
    f"{V}imagedata": picture,
    f"{A}blip": picture,
    f"{CHART}chart": unread("chart"),
    f"{O}OLEObject": unread("object"),
}
"""What each element of a drawing adds."""
