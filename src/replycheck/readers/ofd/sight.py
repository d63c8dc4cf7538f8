"""What of an OFD page's text is seen: its colour on its ground, its size, clips, what covers it, the page's edge.

What is easily got wrong: letters are not drawn here, so the painting is followed in order: what lies under a letter is
the last thing that was filled there, what is filled there later covers it. A picture's colours are not known, and only
one without clear parts covers anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from replycheck.model.mark import Hiding
from replycheck.readers.layout.contrast import BLACK, WHITE, Colour, indistinct, pale
from replycheck.readers.layout.page import Run, in_page
from replycheck.readers.layout.piles import stacked
from replycheck.readers.ofd.geometry import Box, Matrix, boundary, matrix, moved, number, placed, times
from replycheck.readers.ofd.package import child, children, local
from replycheck.readers.ofd.paths import Point, path_data, strokes
from replycheck.readers.parts.xml import Element
from replycheck.records import dataclass

if TYPE_CHECKING:
    from replycheck.readers.ofd.ground import Ground

_LEAST_SIZE = 4.0
"""Points below which nobody reads Chinese type."""
_NARROWEST = 0.15
_CLEAR = 13
"""Of 255: opacity of five per cent."""
_MIDDLE = 0.38
_SPOTS = ((0.5, _MIDDLE), (0.25, 0.1), (0.75, 0.1), (0.25, 0.66), (0.75, 0.66))
"""Shares of a glyph's width and height at which it is looked at: where any of them is seen it is read."""
_LONGEST = 2_000
_DEEPEST = 8
_LOOSE = 2.0
"""Millimetres that words may stand out of a clip without bounds, whose place writers tell carelessly."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something filled on the page, in points; ``colour`` is None where unknown, ``opaque`` hides what lies under.

    ``outlines`` is what it goes around, nothing for a whole box.
    """

    order: int
    box: Box
    colour: Colour | None
    opaque: bool = True
    outlines: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text object is painted: its place in the order of painting, its ink, and the boxes it is seen through.

    ``ink`` is None where it is not plain; ``squeezed`` says that its letters are too narrow to be read, ``off`` that
    its layer is said not to be shown.
    """

    order: int
    ink: Colour | None = BLACK
    clear: bool = False
    squeezed: bool = False
    openings: tuple[Box, ...] = ()
    off: bool = False


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
    openings = tuple(clips(one, moved(left, top, place)))
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
    known = [shade for shade in shades if shade is not None]
    if len(known) == len(shades) > 1 and all(map(pale, known)):
        return min(known, key=sum)  # shades that are all as good as white
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


def clips(one: Element, inner: Matrix) -> Iterable[Box]:
    """The boxes around the openings that an object is seen through."""
    own = times(matrix(one.get("CTM")), inner) if one.get("CTM") else inner
    for clip in children(child(one, "Clips"), "Clip"):
        areas = []
        for area in children(clip, "Area"):
            path = child(area, "Path")
            path = child(area, "Text") if path is None else path
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


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words of a page that nobody sees: how they are hidden, and the box around the first of them, in points."""

    why: Hiding
    words: str
    box: Box


def judged(painting: Painting, page: Box) -> tuple[list[Run], list[Unseen]]:
    """The runs that are seen on a page of that box, and the words of those that are not, those hidden alike as one."""
    kept: list[Run] = []
    hidden: dict[Hiding, Unseen] = {}
    piled = stacked([run for run, _ in painting.runs])
    for (run, how), covers in zip(painting.runs, _by_covers(painting, page), strict=True):
        reasons = [_why(run, how, page, glyph) or cover for glyph, cover in zip(run.glyphs, covers, strict=True)]
        if id(run) in piled:
            reasons = [Hiding.SIZE] * len(reasons)
        start = 0
        for index in range(1, len(reasons) + 1):
            if index < len(reasons) and reasons[index] is reasons[start]:
                continue
            piece, why = run.glyphs[start:index], reasons[start]
            if why is None:
                kept.append(replace(run, glyphs=piece) if len(piece) < len(run.glyphs) else run)
            else:
                words = "".join(chr(code) for _, _, code in piece)
                before = hidden.get(why) or Unseen(why, "", _around(run, piece))
                hidden[why] = replace(before, words=(before.words + words)[:_LONGEST])
            start = index
    return kept, list(hidden.values())


def _around(run: Run, glyphs: Sequence[tuple[float, float, int]]) -> Box:
    """The box around glyphs of a run on the page."""
    ends = (glyphs[0][0], glyphs[-1][1])
    corners = [in_page(along, up, run.angle) for along in ends for up in (run.up, run.up + run.size)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _by_covers(painting: Painting, page: Box) -> list[list[Hiding | None]]:
    """How each glyph of each run is hidden by what is painted under or over it; None where it is not."""
    if not painting.shapes:
        return [[_on(how, WHITE)] * len(run.glyphs) for run, how in painting.runs]
    from replycheck.readers.ofd.ground import Ground  # noqa: PLC0415 - numpy, only for pages with fills

    ground = Ground(page)
    shapes = sorted(painting.shapes, key=lambda shape: shape.order)
    colours = {shape.order: shape.colour for shape in shapes} | {0: WHITE}
    places = [[_spots(run, glyph) for glyph in run.glyphs] for run, _ in painting.runs]
    found: list[list[Hiding | None]] = []
    done = 0
    for (_, how), spots in zip(painting.runs, places, strict=True):
        while done < len(shapes) and shapes[done].order < how.order:
            done = _painted(ground, shapes, done)
        found.append([_alike([_on(how, colours[ground.under(*spot)]) for spot in glyph]) for glyph in spots])
    while done < len(shapes):
        done = _painted(ground, shapes, done)
    for (_, how), spots, reasons in zip(painting.runs, places, found, strict=True):
        for index, glyph in enumerate(spots):
            if all(ground.over(*spot) > how.order for spot in glyph):
                reasons[index] = Hiding.COVERED
    return found


def _painted(ground: Ground, shapes: Sequence[Shape], index: int) -> int:
    """Paint one shape; the index of the next."""
    shape = shapes[index]
    ground.fill(shape.order, shape.box, shape.outlines, opaque=shape.opaque)
    return index + 1


def _spots(run: Run, glyph: tuple[float, float, int]) -> list[Point]:
    """The middle of a glyph and four places around it."""
    start, wide = glyph[0], glyph[1] - glyph[0]
    return [in_page(start + x * wide, run.up + y * run.size, run.angle) for x, y in _SPOTS]


def _alike(reasons: Sequence[Hiding | None]) -> Hiding | None:
    """How a glyph is hidden wherever it is looked at; None where any part of it is seen."""
    return reasons[0] if all(reasons) else None


def _on(how: Setting, ground: Colour | None) -> Hiding | None:
    """How words are hidden on a ground of that colour (None: not known)."""
    if how.ink is None or ground is None or not indistinct(how.ink, ground):
        return None
    return Hiding.WHITE if pale(ground) else Hiding.COLOUR


def _why(run: Run, how: Setting, page: Box, glyph: tuple[float, float, int]) -> Hiding | None:
    """How one glyph of a run is hidden, whatever is painted beside it; None where it is not."""
    x, y = in_page((glyph[0] + glyph[1]) / 2, run.up + _MIDDLE * run.size, run.angle)
    whatever = (
        (not _within(page, x, y), Hiding.OFF_PAGE),
        (how.off, Hiding.LAYER),
        (run.size < _LEAST_SIZE or how.squeezed, Hiding.SIZE),
        (how.clear, Hiding.TRANSPARENT),
        (not all(_within(opening, x, y) for opening in how.openings), Hiding.CLIPPED),
    )
    return next((how_so for holds, how_so in whatever if holds), None)


def _within(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
