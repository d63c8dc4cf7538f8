"""Whether words of a Word file can be seen: colour on ground, size, line and row height, places beside the page.

What is easily got wrong: white words may stand on a dark cell, on a dark shape, or on a picture behind them; where the
file does not tell what lies under them they count as seen. The ground of a page is white unless its background shows.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.model.mark import Hiding
from replycheck.readers.docx.styling.run_fonts import RunFont
from replycheck.readers.docx.styling.sections import Section
from replycheck.readers.layout.contrast import WHITE, Colour, indistinct, named, pale
from replycheck.readers.parts.xml import Element, W
from replycheck.records import dataclass

LEAST_SIZE = 4.0
"""Points below which nobody reads Chinese type; the smallest in print, on medicine and stamps, has 4.5."""
_NARROWEST, _TIGHTEST, _HIGHEST = 20, -0.8, 300.0
"""Per cent of width and ems of spacing that letters keep so that they are no mere streak; points they may be raised."""
_SHOWN = 0.4
"""Share of a letter's height that its line must leave of it."""
_LARGEST_SIZE = 24.0
_TWIPS = 20
_A4 = (595.0, 842.0)
_SLIVER = 4.0
_LEAST_FRAME = 100.0
"""Points down that the words of a frame may take where it does not say how high it is."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What surrounds words: the ``ground`` they lie on (None: not known), the height their line has (None: enough).

    ``why`` is how all of them are hidden, whatever they look like.
    """

    ground: Colour | None = WHITE
    height: float | None = None
    why: Hiding | None = None

    def of(self, face: RunFont) -> Hiding | None:
        """How words set in ``face`` are hidden here; None where they are seen."""
        if self.why is not None:
            return self.why
        size = face.size or _LARGEST_SIZE
        squeezed = (face.scale or 100) < _NARROWEST or (face.spacing or 0.0) < _TIGHTEST * size
        if size < LEAST_SIZE or squeezed or (self.height is not None and self.height < _SHOWN * size):
            return Hiding.SIZE
        if face.clear or abs(face.raised or 0.0) > _HIGHEST:
            return Hiding.TRANSPARENT if face.clear else Hiding.OFF_PAGE
        ink, ground = named(face.colour), face.ground or self.ground
        if ink is None or ground is None or not indistinct(ink, ground):
            return None
        return Hiding.WHITE if pale(ground) else Hiding.COLOUR


def page_size(sections: tuple[Section, ...], index: int) -> tuple[float, float, float, float]:
    """Width, height, left and right margin of the section's page, in points; A4's where the file does not say."""
    if not sections:
        return (*_A4, 90.0, 90.0)
    section = sections[min(index, len(sections) - 1)]
    return section.width or _A4[0], section.height or _A4[1], section.margins[3], section.margins[1]


def framed(frame: Mapping[str, str], page: tuple[float, float, float, float]) -> Hiding | None:
    """How a text frame (``w:framePr``) keeps its words from sight; None where it does not."""
    width, height, left, _ = page
    x, y, high = _points(frame.get("x")), _points(frame.get("y")), _points(frame.get("h"))
    wide = _points(frame.get("w")) or width
    if frame.get("hAnchor") in {"margin", "text"}:
        x += left
    above = frame.get("vAnchor") == "page" and y + max(high, _LEAST_FRAME) <= 0
    if x >= width or x + wide <= 0 or y >= height or above or y + max(high, _SLIVER) < -height:
        return Hiding.OFF_PAGE
    # A frame without width and height (as Pages writes into every style) is none.
    if frame.get("hRule") == "exact" and 0 < high < _SLIVER:
        return Hiding.SIZE
    return None


def indented(
    indent: Mapping[str, str], page: tuple[float, float, float, float], words: float, *, broken: bool = False
) -> Hiding | None:
    """How indents keep a paragraph, ``words`` points long on one line, off the page; None where they don't.

    ``broken`` says that it has lines of its own, which begin where the second line of a long one would.
    """
    width, _, left, right = page
    start = left + _points(indent.get("left") or indent.get("start"))
    end = width - right - _points(indent.get("right") or indent.get("end"))
    first = start + _points(indent.get("firstLine")) - _points(indent.get("hanging"))
    if start >= width or (end <= 0 and start < 0) or (first + words <= 0 and (start + words <= 0 or not broken)):
        return Hiding.OFF_PAGE
    return None


def line_height(spacing: Mapping[str, str]) -> float | None:
    """The height that a paragraph's lines have exactly; None where they are as high as their words need."""
    return _points(spacing.get("line")) if spacing.get("lineRule") == "exact" and spacing.get("line") else None


def row_height(properties: Element | None) -> float | None:
    """The height that a table row has exactly; None where it grows with its words."""
    height = properties.find(f"{W}trHeight") if properties is not None else None
    if height is None or height.get(f"{W}hRule") != "exact":
        return None
    return _points(height.get(f"{W}val"))


def attributes(element: Element | None) -> dict[str, str]:
    """An element's attributes by their local names."""
    return {} if element is None else {str(name).rpartition("}")[2]: str(said) for name, said in element.items()}


def _points(text: str | None) -> float:
    """Twips as points; 0 where the text is no number."""
    digits = (text or "").strip()
    return int(digits) / _TWIPS if digits.lstrip("-").isdecimal() and len(digits) < 9 else 0.0  # noqa: PLR2004 - Word's largest has five
