"""What may lie under words without holding them: floating pictures and filled shapes.

What is easily got wrong: white words on a cover's dark picture are there to be read; the file does not tell what lies
where on a page, so a backdrop that is large enough makes the ground of words unknown.
"""

from __future__ import annotations

from replycheck.readers.docx.story_builder import Reading
from replycheck.readers.docx.styling.paint import Palette, highlight
from replycheck.readers.layout.contrast import Colour, named
from replycheck.readers.parts.xml import WP, A, Element, V, attribute
from replycheck.text.patterns import pattern

EMU = 12_700
"""In a point."""
_LENGTH = pattern(r"(?:^|;)\s*(width|height)\s*:\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(pt|in|cm|mm|px)?")
UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 0.75}
_PAINTED = (f"{A}blip", f"{A}gradFill", f"{A}pattFill")
_NEARLY = 0.6
"""Share of a box in width and height from which what floats may lie under all of it."""
_SHEET = 0.3


def remember_backdrops(reading: Reading, root: Element) -> None:
    """Note the size of everything in a part that floats and is painted."""
    for anchor in root.iter(f"{WP}anchor"):
        if any(next(anchor.iter(tag), None) is not None for tag in _PAINTED) or _fills(anchor):
            reading.backdrops.append(extent(anchor))
    for shape in root.iter(f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval", f"{V}group"):
        style = attribute(shape, "style")
        if "absolute" in style and (next(shape.iter(f"{V}imagedata"), None) is not None or shape.get("fillcolor")):
            reading.backdrops.append(sizes(style))


def _fills(anchor: Element) -> list[Element]:
    """The fills of shapes, not of letters and lines."""
    return [
        fill
        for fill in anchor.iter(f"{A}solidFill")
        if (parent := fill.getparent()) is not None and str(parent.tag).endswith("}spPr")
    ]


def extent(drawing: Element) -> tuple[float, float]:
    """Width and height of a drawing in points, 0 where it does not say."""
    found = drawing.find(f"{WP}extent")
    wide, high = (attribute(found, name) if found is not None else "" for name in ("cx", "cy"))
    if not (wide.isdecimal() and high.isdecimal() and max(len(wide), len(high)) < 13):  # noqa: PLR2004 - a mile in EMU
        return 0.0, 0.0
    return int(wide) / EMU, int(high) / EMU


def sizes(style: str) -> tuple[float, float]:
    """Width and height in points from an old shape's style."""
    found = {match[1]: float(match[2]) * UNITS[match[3] or ""] for match in _LENGTH.finditer(style)}
    return found.get("width", 0.0), found.get("height", 0.0)


def may_lie_under(reading: Reading, size: tuple[float, float]) -> bool:
    """Whether something floats that is large enough to be the ground of a box of that size."""
    return any(wide >= _NEARLY * size[0] and high >= _NEARLY * size[1] for wide, high in reading.backdrops)


def may_lie_under_page(reading: Reading, page: tuple[float, float, float, float]) -> bool:
    """Whether something floats that is large enough to be the ground of much of a page."""
    return any(wide >= _SHEET * page[0] and high >= _SHEET * page[1] for wide, high in reading.backdrops)


def shape_ground(shape: Element, palette: Palette) -> tuple[bool, Colour | None]:
    """Whether a shape is filled itself, and with which colour; None for one that cannot be told."""
    properties = next((one for one in shape if str(one.tag).endswith("}spPr")), None)
    if properties is None:
        return False, None
    for fill in properties:
        if fill.tag == f"{A}noFill":
            return False, None
        if fill.tag == f"{A}solidFill":
            clear = next(fill.iter(f"{A}alpha"), None) is not None
            return True, None if clear else palette.drawn(fill)
        if fill.tag in {f"{A}gradFill", f"{A}blipFill", f"{A}pattFill", f"{A}grpFill"}:
            return True, None
    styled = next((one for one in shape.iter(f"{A}fillRef") if attribute(one, "idx") not in {"", "0"}), None)
    return styled is not None, None


def old_shape_ground(shape: Element) -> tuple[bool, Colour | None]:
    """As :func:`shape_ground` for a VML shape, which is white unless it says otherwise."""
    if attribute(shape, "filled") in {"f", "false"}:
        return False, None
    if next(shape.iterchildren(f"{V}fill", f"{V}imagedata"), None) is not None:
        return True, None
    said = attribute(shape, "fillcolor").partition(" ")[0]
    if not said:
        return True, (255, 255, 255)
    short = said.lstrip("#")
    doubled = "".join(2 * digit for digit in short) if len(short) == 3 else said  # noqa: PLR2004 - #FFF
    return True, named(doubled) or highlight(said)
