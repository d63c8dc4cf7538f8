"""What of an OFD page's text is seen: its colour on its ground, its size, clips, what covers it, the page's edge.

What is easily got wrong: nothing here is drawn, so the painting is followed in order: what lies under a letter is the
last thing that was filled there, what is filled there later covers it. A picture's colours are not known, and only one
without clear parts covers anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from replycheck.model.mark import Hiding
from replycheck.readers.layout.contrast import BLACK, WHITE, Colour, indistinct, pale
from replycheck.readers.layout.page import Run, in_page
from replycheck.readers.layout.piles import stacked
from replycheck.readers.ofd.geometry import Box, Matrix, boundary, matrix, moved, number, placed, times
from replycheck.readers.ofd.package import child, children, local
from replycheck.readers.ofd.paths import path_data, strokes
from replycheck.readers.parts.xml import Element

_LEAST_SIZE = 4.0
"""Points below which nobody reads Chinese type."""
_NARROWEST = 0.15
_CLEAR = 13
"""Of 255: opacity of five per cent."""
_MIDDLE = 0.38
_LONGEST = 2_000
_DEEPEST = 8
_LOOSE = 2.0
"""Millimetres that words may stand out of a clip without bounds, whose place writers tell carelessly."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something filled on the page, in points; ``colour`` is None where unknown, ``opaque`` hides what lies under."""

    order: int
    box: Box
    colour: Colour | None
    opaque: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text object is painted: its place in the order of painting, its ink, and the boxes it is seen through.

    ``ink`` is None where it is not plain; ``squeezed`` says that its letters are too narrow to be read.
    """

    order: int
    ink: Colour | None = BLACK
    clear: bool = False
    squeezed: bool = False
    openings: tuple[Box, ...] = ()


@dataclass(slots=True)
class Painting:
    """A page as it is painted: runs with their settings, and what is filled."""

    runs: list[tuple[Run, Setting]] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    order: int = 0

    def next(self) -> int:
        """The place of the next thing painted."""
        self.order += 1
        return self.order


def setting(one: Element, place: Matrix, pens: dict[str, Element], order: int, pen: str = "") -> Setting:
    """How a text object whose parent is at ``place`` is painted; ``pen`` is what its layer draws with."""
    left, top, _, _ = boundary(one.get("Boundary"))
    # The bounds of an object clip nothing here: writers give them carelessly, and viewers don't clip by them.
    openings = tuple(_clips(one, moved(left, top, place)))
    hollow = one.get("Fill") == "false" and one.get("Stroke") == "true"
    colour, alpha = paint(one, "StrokeColor" if hollow else "FillColor", pens, BLACK, pen)
    alpha *= number(one.get("Alpha"), 255.0) / 255
    scale = abs(number(one.get("HScale"), 1.0)) or 1.0
    return Setting(order, colour, alpha <= _CLEAR, scale < _NARROWEST, openings)


def paint(
    one: Element, name: str, pens: dict[str, Element], otherwise: Colour | None, pen: str = ""
) -> tuple[Colour | None, float]:
    """The colour and opacity (0 to 255) of an object's ``FillColor`` or ``StrokeColor``; None for what is not plain."""
    said = child(one, name)
    wanted = one.get("DrawParam", "") or pen
    for _ in range(_DEEPEST):
        if said is not None or wanted not in pens:
            break
        said, wanted = child(pens[wanted], name), pens[wanted].get("Relative", "")
    if said is None:
        return otherwise, 255.0
    return _plain(said, pens, otherwise), number(said.get("Alpha"), 255.0)


def _plain(said: Element, pens: dict[str, Element], otherwise: Colour | None) -> Colour | None:
    """The colour that is said: by its levels, by its place in a palette, or by a shading that has but one."""
    if child(said, "Pattern") is not None:
        return None
    value = said.get("Value")
    if value is None and said.get("Index") is not None:
        entries = list(children(child(pens.get(said.get("ColorSpace", "")), "Palette"), "CV"))
        index = round(number(said.get("Index"), -1.0))
        value = (entries[index].text or "") if 0 <= index < len(entries) else None
    if value is not None:
        return _levels(value)
    if not len(said):
        return otherwise
    shades = {_levels(one.get("Value", "")) for one in said.iter() if local(one) == "Color"}
    return shades.pop() if len(shades) == 1 else None


def _levels(value: str) -> Colour | None:
    """Grey, red green blue, or cyan magenta yellow black as a colour; figures may be hexadecimal (``#FF``)."""
    parts = value.replace(",", " ").split()
    try:
        levels = [min(255, max(0, int(part[1:], 16) if part.startswith("#") else round(float(part)))) for part in parts]
    except (ValueError, OverflowError):
        return None
    if len(levels) == 1:
        return (levels[0], levels[0], levels[0])
    if len(levels) == 3:  # noqa: PLR2004 - red, green, blue
        return (levels[0], levels[1], levels[2])
    if len(levels) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        red, green, blue = (round((255 - ink) * (255 - levels[3]) / 255) for ink in levels[:3])
        return (red, green, blue)
    return None


def _clips(one: Element, inner: Matrix) -> Iterable[Box]:
    """The boxes around the openings that an object is seen through."""
    own = times(matrix(one.get("CTM")), inner) if one.get("CTM") else inner
    for clip in children(child(one, "Clips"), "Clip"):
        areas = []
        for area in children(clip, "Area"):
            path = child(area, "Path")
            if path is None:
                continue
            left, top, width, height = boundary(path.get("Boundary"))
            box = (0.0, 0.0, width, height)
            if width <= 0 or height <= 0:
                lines = strokes(path_data(path))
                if not lines:
                    continue
                lefts, tops, rights, feet = zip(*lines, strict=True)
                box = (min(lefts) - _LOOSE, min(tops) - _LOOSE, max(rights) + _LOOSE, max(feet) + _LOOSE)
            placing = times(matrix(area.get("CTM")), own)
            areas.append(placed(box, moved(left, top, placing)))
        if areas:
            lefts, bottoms, rights, tops = zip(*areas, strict=True)
            yield min(lefts), min(bottoms), max(rights), max(tops)


def judged(painting: Painting, page: Box) -> tuple[list[Run], list[tuple[Hiding, str]]]:
    """The runs that are seen on a page of that box, and the words of those that are not, with how they are hidden."""
    kept: list[Run] = []
    hidden: dict[Hiding, str] = {}
    piled = stacked([run for run, _ in painting.runs])
    for run, how in painting.runs:
        start, reasons = 0, [_why(run, how, painting.shapes, page, glyph) for glyph in run.glyphs]
        if id(run) in piled:
            reasons = [Hiding.SIZE] * len(reasons)
        for index in range(1, len(reasons) + 1):
            if index < len(reasons) and reasons[index] is reasons[start]:
                continue
            piece, why = run.glyphs[start:index], reasons[start]
            if why is None:
                kept.append(replace(run, glyphs=piece) if len(piece) < len(run.glyphs) else run)
            else:
                words = "".join(chr(code) for _, _, code in piece)
                hidden[why] = (hidden.get(why, "") + words)[:_LONGEST]
            start = index
    return kept, list(hidden.items())


def _why(run: Run, how: Setting, shapes: Sequence[Shape], page: Box, glyph: tuple[float, float, int]) -> Hiding | None:
    """How one glyph of a run is hidden; None where it is seen."""
    x, y = in_page((glyph[0] + glyph[1]) / 2, run.up + _MIDDLE * run.size, run.angle)
    whatever = (
        (not _within(page, x, y), Hiding.OFF_PAGE),
        (run.size < _LEAST_SIZE or how.squeezed, Hiding.SIZE),
        (how.clear, Hiding.TRANSPARENT),
        (not all(_within(opening, x, y) for opening in how.openings), Hiding.CLIPPED),
    )
    why = next((how_so for holds, how_so in whatever if holds), None)
    if why is not None:
        return why
    here = [shape for shape in shapes if _within(shape.box, x, y)]
    if any(shape.opaque and shape.order > how.order for shape in here):
        return Hiding.COVERED
    under = max((shape for shape in here if shape.order < how.order), key=lambda shape: shape.order, default=None)
    ground = WHITE if under is None else under.colour
    if how.ink is None or ground is None or not indistinct(how.ink, ground):
        return None
    return Hiding.WHITE if pale(ground) else Hiding.COLOUR


def _within(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
