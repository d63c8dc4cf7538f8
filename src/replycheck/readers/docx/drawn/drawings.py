"""Text boxes, WordArt, diagrams, charts, objects and pictures of a Word file.

What is easily got wrong: a shape stands twice in the file, once for new and once for old versions of Word; only one of
the two is on the paper. Where a shape stands and how it is filled decides whether its words are seen at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from replycheck.model.mark import Hiding
from replycheck.readers.docx.chunks import embedded_word
from replycheck.readers.docx.drawn.backdrops import (
    EMU,
    UNITS,
    extent,
    may_lie_under,
    old_shape_ground,
    shape_ground,
    sizes,
)
from replycheck.readers.docx.sight import Sight, page_size
from replycheck.readers.docx.story_builder import Handler, Story, optional_part
from replycheck.readers.docx.understood import UNDERSTOOD
from replycheck.readers.layout.contrast import Colour
from replycheck.readers.parts.xml import (
    CHART,
    CHARTEX,
    DGM,
    MC,
    SVG,
    W10,
    W14,
    WP,
    WPS,
    A,
    Element,
    O,
    R,
    V,
    W,
    attribute,
)
from replycheck.text.patterns import pattern

_PLACE = pattern(
    r"(?:^|;)\s*(margin-left|margin-top|left|top)\s*:\s*(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(pt|in|cm|mm|px)?"
)
_BEHIND = pattern(r"z-index\s*:\s*-")
_CHART_WORDS = ("}v", "}pt")
_FORMULAE = ("Equation", "MathType", "Kingsoft.Equation", "WPSEquation")
_COVER, _COVER_HIGH = 0.02, 14.0
"""Share of the page, and points of height, from which a shape laid over the text may cover a line of it."""
_COVER_PICTURE = 0.3
"""Share of the page from which a picture over the text leaves nothing of it to be read; a seal takes 0.03."""
_LONGEST_OFFSET = 12
"""Digits: a mile in EMU."""
_DEEPEST_BOX = 8
_OTHER_WORDS, _HAN_FROM = 8, "\u2e80"
"""Chinese characters that an alternative has more than the one shown, so that it says something else."""
_NOT_HERE = "不可用"
"""What a chart of a later version shows in an earlier one."""
_PARAGRAPH = 12_000.0
"""Square points that something which cannot be read must take so that it may hold a paragraph."""


def alternatives(story: Story, element: Element) -> None:
    """One of the alternatives: the first whose name spaces Word understands, else the fallback."""
    for branch in element.iterchildren(f"{MC}Choice"):
        wanted = attribute(branch, "Requires").split()
        if wanted and all(branch.nsmap.get(prefix) in UNDERSTOOD for prefix in wanted):
            _taken(story, element, branch)
            return
    for branch in element.iterchildren(f"{MC}Fallback"):
        _taken(story, element, branch)
        return


def _taken(story: Story, element: Element, branch: Element) -> None:
    """Walk the alternative that is shown; the words of another one that say something else are never shown."""
    story.walk(branch)
    shown = Counter(_spoken(branch))
    for other in element.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
        words = _spoken(other) if other is not branch else ""
        if (Counter(words) - shown).total() >= _OTHER_WORDS:
            story.unseen(words)


def _spoken(branch: Element) -> str:
    """The words of an alternative, without figures and Latin letters: what a program says of itself is in these."""
    words = "".join(one.text or "" for one in branch.iter(f"{W}t", f"{A}t"))
    return "" if _NOT_HERE in words else "".join(letter for letter in words if letter >= _HAN_FROM)


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
    root = _related(story, element.get(f"{R}dm", ""))
    if root is None:
        story.reading.sign("unread-drawing")
        return
    for point in root.iter(f"{DGM}pt"):
        for paragraph in point.iter(f"{A}p"):
            drawing_paragraph(story, paragraph)


def chart(story: Story, element: Element) -> None:
    """The words of a chart: titles, names of series and categories; its figures are shown as bars and slices."""
    entry = story.reading.package.relationships(story.part).get(element.get(f"{R}id", ""))
    root = _related(story, element.get(f"{R}id", ""))
    if root is None or entry is None:
        story.reading.sign("chart")
        return
    beside = story.reading.package.relationships(entry.target)
    shapes = [optional_part(story.reading, one.target) for one in beside.values() if one.kind == "chartUserShapes"]
    for one in chain(root.iter(), *(shape.iter() for shape in shapes if shape is not None)):
        if one.tag == f"{A}p":
            drawing_paragraph(story, one)
        elif one.tag == f"{A}blip":
            shown = beside.get(one.get(f"{R}embed", ""))
            story.picture("" if shown is None or shown.external else shown.target)
        elif str(one.tag).endswith(_CHART_WORDS) and _is_named(one):
            story.line(one.text or "")


def _is_named(value: Element) -> bool:
    """Whether a value of a chart is a name and no figure."""
    holder = value.getparent()
    if holder is not None and str(value.tag).endswith("}v"):
        holder = holder.getparent()
    return holder is not None and str(holder.tag).endswith(("}strCache", "}strLit", "}tx", "}lvl", "}dlblRangeCache"))


def _related(story: Story, ident: str) -> Element | None:
    """The root of the part that an id of this part leads to; None where it leads nowhere or out of the file."""
    entry = story.reading.package.relationships(story.part).get(ident)
    return optional_part(story.reading, entry.target) if entry is not None and not entry.external else None


def embedded(story: Story, element: Element) -> None:
    """An object of another program: a Word file inside is read; formulae are small and say little."""
    story.walk(element)
    if attribute(element, "ProgID").startswith(_FORMULAE) and _object_area(element) < _PARAGRAPH:
        return
    before = len(story.boxes) + len(story.blocks)
    entry = story.reading.package.relationships(story.part).get(element.get(f"{R}id", ""))
    if attribute(element, "DrawAspect") != "Icon" and entry is not None and not entry.external:
        embedded_word(story, entry.target)
    if len(story.boxes) + len(story.blocks) == before:
        story.reading.sign("object")


def frame(story: Story, element: Element) -> None:
    """A drawing says how large it is and where it stands before what it shows."""
    properties = element.find(f"{WP}docPr")
    outer, size = (story.why, story.sight), extent(element)
    why = Hiding.UNPAINTED if properties is not None and properties.get("hidden") in {"1", "true"} else None
    why = why or (_beside(story, element, size) if element.tag == f"{WP}anchor" else None)
    why = why or (Hiding.SIZE if _is_nothing(element) else None)
    story.why, story.extent = story.why or why, size
    if _covers(story, element, size):
        story.reading.sign("covering-shape")
    story.walk(element)
    story.extent, (story.why, story.sight) = (0.0, 0.0), outer


def _is_nothing(drawing: Element) -> bool:
    """Whether a box of words is said to be without width or height, and does not grow with them."""
    size = drawing.find(f"{WP}extent")
    flat = size is not None and any(attribute(size, name).strip() == "0" for name in ("cx", "cy"))
    return flat and next(drawing.iter(f"{A}spAutoFit"), None) is None


def _beside(story: Story, anchor: Element, size: tuple[float, float]) -> Hiding | None:
    """Whether an anchored drawing stands off the page."""
    width, height, left, _ = page_size(story.reading.sections, story.section)
    for name, reach, room, margin in (("positionH", size[0], width, left), ("positionV", size[1], height, 0.0)):
        position = anchor.find(WP + name)
        offset = position.findtext(f"{WP}posOffset", "").strip() if position is not None else ""
        if position is None or not offset.lstrip("-").isdecimal() or len(offset) > _LONGEST_OFFSET:
            continue
        from_page = position.get("relativeFrom") == "page"
        start = int(offset) / EMU + (0.0 if from_page else margin)
        # What hangs on a paragraph may stand anywhere on the page, so it must be a page away to be off it.
        if start >= room or start + reach <= (0.0 if from_page or margin else -room):
            return Hiding.OFF_PAGE
    return None


def _covers(story: Story, anchor: Element, size: tuple[float, float]) -> bool:
    """Whether a shape without words is painted over a good part of the text, or a picture over most of a page."""
    width, height, _, _ = page_size(story.reading.sections, story.section)
    area = size[0] * size[1]
    if anchor.get("behindDoc", "0") in {"1", "true"} or anchor.find(f"{WP}wrapNone") is None:
        return False
    if size[1] < _COVER_HIGH or area < _COVER * width * height:
        return False
    blip = next(anchor.iter(f"{A}blip"), None)
    if blip is not None:
        return area >= _COVER_PICTURE * width * height and _is_opaque(story, blip.get(f"{R}embed", ""))
    if (
        any((one.text or "").strip() for one in anchor.iter(f"{W}t", f"{A}t"))
        or next(anchor.iter(f"{CHART}chart"), None) is not None
    ):
        return False
    shapes = list(anchor.iter(f"{WPS}wsp"))
    return bool(shapes) and all(shape_ground(one, story.reading.run_fonts.palette)[0] for one in shapes)


def _is_opaque(story: Story, ident: str) -> bool:
    """Whether the picture of that id hides what lies under it."""
    from replycheck.readers.image import is_opaque  # noqa: PLC0415 - loads Pillow

    entry = story.reading.package.relationships(story.part).get(ident)
    known = entry is not None and not entry.external and entry.target in story.reading.package
    return known and entry is not None and is_opaque(story.reading.package.read(entry.target))


def word_shape(story: Story, element: Element) -> None:
    """A shape of Word 2010 and later: its fill is the ground of its words, its height their room."""
    filled, colour = shape_ground(element, story.reading.run_fonts.palette)
    body = element.find(f"{WPS}bodyPr")
    grows = body is not None and body.find(f"{A}spAutoFit") is not None
    outer = story.sight, story.room
    if element.find(f"{WPS}txbx") is not None:
        story.room = None if grows else story.extent[1] or None
        story.sight = _in_shape(story, filled=filled, colour=colour, height=story.room)
    story.walk(element)
    story.sight, story.room = outer


def _in_shape(story: Story, *, filled: bool, colour: Colour | None, height: float | None) -> Sight:
    ground = colour if filled else story.sight.ground
    if not filled and may_lie_under(story.reading, story.extent):
        ground = None
    return replace(story.sight, ground=ground, height=height)


def shape(story: Story, element: Element) -> None:
    """An old shape says its size and its place in a style attribute."""
    style = attribute(element, "style")
    outer = story.why, story.sight
    story.extent = sizes(style)
    if "visibility:hidden" in style.replace(" ", ""):
        story.why = story.why or Hiding.UNPAINTED
    places = {one[1]: float(one[2]) * UNITS[one[3] or ""] for one in _PLACE.finditer(style)}
    width, height, left, _ = page_size(story.reading.sections, story.section)
    x = places.get("margin-left", places.get("left", 0.0)) + (0.0 if "horizontal-relative:page" in style else left)
    y = places.get("margin-top", places.get("top", 0.0))
    away = x >= width or x + story.extent[0] <= 0 or y >= height or y + story.extent[1] < -height
    if "absolute" in style and away:
        story.why = story.why or Hiding.OFF_PAGE
    if _covers_as_old(story, element, style):
        story.reading.sign("covering-shape")
    if next(element.iterchildren(f"{V}textbox"), None) is not None:
        filled, colour = old_shape_ground(element)
        room = None if "mso-fit-shape-to-text" in style else story.extent[1] or None
        story.sight = _in_shape(story, filled=filled, colour=colour, height=room)
    story.walk(element)
    story.extent, (story.why, story.sight) = (0.0, 0.0), outer


def _covers_as_old(story: Story, element: Element, style: str) -> bool:
    """As ``_covers`` for an old shape, which is in front of the text unless it is said to lie behind it."""
    width, height, _, _ = page_size(story.reading.sections, story.section)
    wide, high = story.extent
    in_front = "absolute" in style and _BEHIND.search(style) is None and next(element.iter(f"{W10}wrap"), None) is None
    if not in_front or high < _COVER_HIGH or wide * high < _COVER * width * height:
        return False
    if any((one.text or "").strip() for one in element.iter(f"{W}t")) or next(element.iter(f"{V}textpath"), None):
        return False
    shown = next(element.iterchildren(f"{V}imagedata"), None)
    if shown is not None:
        return wide * high >= _COVER_PICTURE * width * height and _is_opaque(story, shown.get(f"{R}id", ""))
    return old_shape_ground(element)[0] and next(element.iter(f"{V}fill"), None) is None


def picture(story: Story, element: Element) -> None:
    """A picture: where its bytes are, and how large it is shown."""
    ident = element.get(f"{R}embed") or element.get(f"{R}id") or element.get(f"{R}link") or ""
    entry = story.reading.package.relationships(story.part).get(ident)
    story.picture("" if entry is None else entry.target)  # one outside the file is no part, and nobody can read it
    story.walk(element)


def filled(story: Story, element: Element) -> None:
    """A fill of an old shape, which may be a picture."""
    if element.get(f"{R}id") or element.get(f"{O}relid"):
        ident = element.get(f"{R}id") or element.get(f"{O}relid") or ""
        entry = story.reading.package.relationships(story.part).get(ident)
        story.picture("" if entry is None or entry.external else entry.target)


def vector(story: Story, element: Element) -> None:
    """A picture in SVG, which Word of today shows in place of the other one: its words, or a sign of what is none."""
    root = _related(story, element.get(f"{R}embed", ""))
    for one in root.iter("{*}text") if root is not None else ():
        story.line("".join(piece for piece in one.itertext() if isinstance(piece, str)))
    drawn = root is None or next(root.iter("{*}image", "{*}foreignObject"), None) is not None
    if drawn and story.extent[0] * story.extent[1] >= _PARAGRAPH:
        story.reading.sign("unread-picture")


def handwriting(story: Story, _element: Element) -> None:
    """Ink: a signature is small, a page of it says something."""
    if story.extent[0] * story.extent[1] >= _PARAGRAPH:
        story.reading.sign("unread-drawing")


def control(story: Story, element: Element) -> None:
    """A control of another program (ActiveX) that takes the room of a paragraph."""
    if _object_area(element) >= _PARAGRAPH:
        story.reading.sign("object")


def _object_area(element: Element) -> float:
    """Square points of the shape that stands for an object."""
    holder = element.getparent()
    drawn = holder.find(f"{V}shape") if holder is not None else None
    wide, high = sizes(attribute(drawn, "style")) if drawn is not None else (0.0, 0.0)
    return wide * high


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
    f"{V}roundrect": shape,
    f"{V}oval": shape,
    f"{WPS}wsp": word_shape,
    f"{V}imagedata": picture,
    f"{A}blip": picture,
    f"{V}fill": filled,
    f"{SVG}svgBlip": vector,
    f"{W14}contentPart": handwriting,
    f"{W}control": control,
    f"{CHART}chart": chart,
    f"{CHARTEX}chart": chart,
    f"{O}OLEObject": embedded,
}
"""What each element of a drawing adds."""
