"""What stands on an OFD page: layers and blocks walked down to text, pictures and lines.

What is easily got wrong: the same content model serves pages, templates, notes and reusable groups, and a group may
hold itself; so depth and number of objects are bounded. Text that is not drawn may be the layer under a scan.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import field, replace

from replycheck.errors import UnreadableError
from replycheck.readers.layout.contrast import BLACK
from replycheck.readers.layout.page import Pictures, Run
from replycheck.readers.ofd.geometry import Box, Matrix, at, boundary, matrix, moved, number, placed, times
from replycheck.readers.ofd.package import child, local
from replycheck.readers.ofd.paths import Point, outlines, path_data, polygons, strokes
from replycheck.readers.ofd.sight import Painting, Shape, clips, paint, setting
from replycheck.readers.ofd.text import drawn_glyphs, runs
from replycheck.readers.parts.xml import Element
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_DEEPEST = 12
_SOLID = 250
"""Of 255: opacity from which nothing shines through."""
_CORNERS = 4
_MOST_SIDES = 6
_MOST_CORNERS = 4_000
"""Corners of one fill that are followed; what is more finely cut is no cover."""
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}
_SMALLEST = 16.0
"""Square points of the largest piece of a fill from which it may cover part of a letter."""
_GROUP = 3
"""Levels that a group of objects counts for: groups in groups grow faster than blocks in blocks."""
_MOST_OBJECTS = 300_000
_MOST_RULES = 600
_MOST_POINTS = 200_000
_LETTER_POINTS = 8
_MOST_GLYPHS = 400
_THICK = 3.0
"""Points from the middle of a line to its edge from which it covers words."""
_THIN, _LONG = 2.5, 8.0
_RED, _NOT_RED = 150, 90
_CURVED = pattern("[QBA]")


@dataclass(slots=True)
class Budget:
    """What may still be read of a file."""

    name: str
    characters: int
    objects: int = _MOST_OBJECTS

    def read(self, run: Run) -> None:
        """Count text; UnreadableError beyond the limit."""
        self.characters -= len(run.glyphs)
        if self.characters < 0:
            raise UnreadableError(f"{self.name}超过字数上限；请拆分，或调高 limits.characters。")

    def meet(self) -> None:
        """Count an object; UnreadableError beyond the limit."""
        self.objects -= 1
        if self.objects < 0:
            raise UnreadableError(f"{self.name}里的图文对象过多，无法读取；请重新生成这个文件。")


@dataclass(frozen=True, slots=True)
class Resources:
    """What pages refer to by id: names of fonts, groups of objects, the parts of pictures and of fonts.

    ``pens`` are parameters of drawing and colour spaces.
    """

    fonts: dict[str, str]
    groups: dict[str, Element]
    media: dict[str, str]
    pens: dict[str, Element]
    font_parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """The corners of something drawn, in points; ``filled``, or only its edge."""

    points: tuple[Point, ...]
    filled: bool


@dataclass(slots=True)
class Content:
    """Everything on a page, in points from its bottom left.

    ``unseen`` is text that is not drawn, ``upright`` counts characters that stand upright in lines running down,
    ``lost`` says that something the page refers to is not in the file.
    """

    runs: list[Run] = field(default_factory=list)
    unseen: list[Run] = field(default_factory=list)
    upright: int = 0
    lost: bool = False
    pictures: Pictures = field(default_factory=Pictures)
    images: list[tuple[str, Box]] = field(default_factory=list)
    """The part of each picture and where it stands."""
    curved: int = 0
    """Shapes that are more than lines and boxes: letters may be painted so."""
    red_lines: list[Box] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)
    outlines: list[Outline] = field(default_factory=list)
    """What is drawn with as many corners as letters have."""
    glyphs: dict[str, dict[int, int | None]] = field(default_factory=dict)
    """Of each font, by its id, characters with the glyph that is drawn for them (None: by the font's own map)."""


@dataclass(slots=True)
class Walk:
    """Collects what stands in the content of a page."""

    resources: Resources
    budget: Budget
    found: Content = field(default_factory=Content)
    opaque: Callable[[str], bool] = lambda _part: False
    """Whether the picture in a part has no clear parts."""
    pen: str = ""
    """The parameters of drawing that the open layer sets for what names none."""
    points: int = _MOST_POINTS
    corners: int = _MOST_POINTS
    off: bool = False
    """Whether the open layer is said not to be shown."""

    def enter(self, element: Element | None, place: Matrix, depth: int = 0) -> None:
        """Take everything in an element; ``place`` leads from its millimetres to points on the page."""
        if element is None or depth > _DEEPEST:
            return
        for one in _stacked(element):
            self.budget.meet()
            kind = local(one)
            if kind in {"Layer", "PageBlock"}:
                outer = self.pen, self.off
                self.pen, self.off = one.get("DrawParam", "") or self.pen, self.off or one.get("Visible") == "false"
                self.enter(one, place, depth + 1)
                self.pen, self.off = outer
            elif kind == "TextObject":
                self._text(one, place)
            elif kind == "ImageObject":
                self._image(one, place)
            elif kind == "PathObject":
                self._path(one, place, depth)
            elif kind == "CompositeObject" and _drawn(one):
                box = boundary(one.get("Boundary"))
                inner = times(matrix(one.get("CTM")), moved(box[0], box[1], place))
                group = self.resources.groups.get(one.get("ResourceID", ""))
                self.found.lost = self.found.lost or group is None
                self.enter(child(group, "Content"), inner, depth + _GROUP)

    def _text(self, one: Element, place: Matrix) -> None:
        seen = _drawn(one) and not (one.get("Fill") == "false" and one.get("Stroke") != "true")
        how = setting(one, place, self.resources.pens, self.found.painting.next(), self.pen)
        how = replace(how, off=self.off)
        self._glyphs(one)
        for run, upright in runs(one, place, self.resources.fonts):
            self.budget.read(run)
            if seen:
                self.found.runs.append(run)
                self.found.painting.runs.append((run, how))
            else:
                self.found.unseen.append(run)
            self.found.upright += len(run.glyphs) if upright else 0

    def _glyphs(self, one: Element) -> None:
        """Note which glyphs of its font a text object draws."""
        font = one.get("Font", "")
        known = self.found.glyphs.setdefault(font, {})
        if font in self.resources.font_parts and len(known) < _MOST_GLYPHS:
            for code, glyph in drawn_glyphs(one):
                known.setdefault(code, glyph)

    def _image(self, one: Element, place: Matrix) -> None:
        if not _drawn(one):
            return
        left, top, width, height = boundary(one.get("Boundary"))
        inner = moved(left, top, place)
        has_matrix = one.get("CTM") is not None
        box = placed((0, 0, 1, 1), times(matrix(one.get("CTM")), inner)) if has_matrix else None
        box = box or placed((0, 0, width, height), inner)
        self.found.pictures.drawn += 1
        self.found.pictures.images.append(box)
        part = self.resources.media.get(one.get("ResourceID", ""), "")
        self.found.images.append((part, box))
        covers = one.get("ImageMask") is None and number(one.get("Alpha"), 255) >= _SOLID and self.opaque(part)
        self.found.painting.shapes.append(Shape(self.found.painting.next(), box, None, opaque=covers))

    def _path(self, one: Element, place: Matrix, depth: int) -> None:
        if not _drawn(one):
            return
        self.found.pictures.drawn += 1
        order = self.found.painting.next()
        left, top, _, _ = boundary(one.get("Boundary"))
        inner = times(matrix(one.get("CTM")), moved(left, top, place))
        data = path_data(one)
        lines = [placed(stroke, inner) for stroke in strokes(data)]
        self.found.curved += len(lines) > _MOST_SIDES or _CURVED.search(data) is not None
        self._fill(one, data, inner, order)
        self._stroke(one, lines, order, math.hypot(place[0], place[1]))
        self._outline(one, data, inner)
        tile = child(one, "FillColor", "Pattern", "CellContent")
        if tile is not None:
            self.enter(tile, inner, depth + 1)  # the first of the tiles; the others repeat it
        room = max(0, _MOST_RULES - len(self.found.pictures.rules))
        rules = [box for box in _with_whole(lines) if _is_rule(box)]
        self.found.pictures.rules.extend(rules[:room])
        if rules and self._is_red(one):
            self.found.red_lines.extend(box for box in rules if box[2] - box[0] > box[3] - box[1])

    def _fill(self, one: Element, data: str, inner: Matrix, order: int) -> None:
        """Note what is filled: a ground for words, or a cover over them."""
        if one.get("Fill") != "true" or self.off:
            return
        colour, alpha = paint(one, "FillColor", self.resources.pens, BLACK, self.pen)
        if alpha * number(one.get("Alpha"), 255.0) / 255 < _SOLID:
            return
        found = outlines(data, min(_MOST_CORNERS, self.corners))
        self.corners -= sum(map(len, found))
        around = tuple(tuple(at(inner, *point) for point in outline) for outline in found)
        box = _bounds(around)
        if box is None or _is_rule(box) or max(map(_area, around)) < _SMALLEST:
            return  # letters turned into outlines, and lines
        whole = len(around) == 1 and _is_upright_box(around[0])
        tiled = child(one, "FillColor", "Pattern") is not None
        seen_through = one.find("{*}Clips") is not None
        for opening in clips(one, inner) if seen_through else ():
            box = (max(box[0], opening[0]), max(box[1], opening[1]), min(box[2], opening[2]), min(box[3], opening[3]))
        shape = Shape(order, box, None if seen_through else colour, not tiled, () if whole else around)
        self.found.painting.shapes.append(shape)

    def _stroke(self, one: Element, lines: list[Box], order: int, scale: float) -> None:
        """Note lines so thick that they cover words."""
        half = number(one.get("LineWidth")) * scale / 2
        if one.get("Stroke") == "false" or half < _THICK or one.get("CTM") is not None:
            return  # whether a matrix widens lines is one thing in the standard and another in viewers
        colour, alpha = paint(one, "StrokeColor", self.resources.pens, BLACK, self.pen)
        if alpha * number(one.get("Alpha"), 255.0) / 255 < _SOLID:
            return
        for x0, y0, x1, y1 in lines:
            aside, above = (0.0, half) if x1 - x0 > y1 - y0 else (half, 0.0)
            box = (x0 - aside, y0 - above, x1 + aside, y1 + above)
            self.found.painting.shapes.append(Shape(order, box, colour))

    def _outline(self, one: Element, data: str, inner: Matrix) -> None:
        """Keep what may be letters."""
        filled = one.get("Fill") == "true"
        if self.points <= 0 or not (filled or one.get("Stroke") != "false"):
            return
        found = [polygon for polygon in polygons(data, self.points) if len(polygon) >= _CORNERS]
        self.points -= sum(map(len, found))
        if sum(map(len, found)) >= _LETTER_POINTS:
            outlined = (tuple(at(inner, *point) for point in polygon) for polygon in found)
            self.found.outlines.extend(Outline(points, filled) for points in outlined)

    def _is_red(self, one: Element) -> bool:
        pen = self.resources.pens.get(one.get("DrawParam", ""))
        for name, wanted in (("StrokeColor", one.get("Stroke") != "false"), ("FillColor", one.get("Fill") == "true")):
            colour = child(one, name)
            if colour is None:
                colour = child(pen, name)
            if wanted and colour is not None and _red(colour.get("Value")):
                return True
        return False


def _stacked(element: Element) -> Sequence[Element]:
    """What stands in an element as it is painted: layers of the ground first, those in front last."""
    if local(element) != "Content" or len(element) < 2:  # noqa: PLR2004 - one layer has no order
        return list(element)
    return sorted(element, key=lambda one: _LAYERS.get(one.get("Type", ""), 1))


def _bounds(outlines: Sequence[Sequence[Point]]) -> Box | None:
    """The upright box around outlines; None without any."""
    points = [point for outline in outlines for point in outline]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _area(outline: Sequence[Point]) -> float:
    """Square points of the upright box around an outline."""
    left, bottom, right, top = _bounds([outline]) or (0.0, 0.0, 0.0, 0.0)
    return (right - left) * (top - bottom)


def _is_upright_box(outline: Sequence[Point]) -> bool:
    """Whether an outline goes around an upright box and nothing else."""
    xs, ys = ({round(point[axis], 2) for point in outline} for axis in (0, 1))
    return len(xs) == len(ys) == 2 and len(set(outline)) == _CORNERS  # noqa: PLR2004 - two edges each way


def _red(value: str | None) -> bool:
    parts = [number(part, -1) for part in (value or "").split()]
    return len(parts) == 3 and parts[0] > _RED and max(parts[1:]) < _NOT_RED  # noqa: PLR2004 - red, green, blue


def _drawn(one: Element) -> bool:
    return one.get("Visible") != "false" and number(one.get("Alpha"), 255) > 0


def _with_whole(strokes: list[Box]) -> list[Box]:
    """The strokes, or the one bar that they go around."""
    if not strokes:
        return []
    lefts, bottoms, rights, tops = zip(*strokes, strict=True)
    whole = (min(lefts), min(bottoms), max(rights), max(tops))
    return [whole] if _is_rule(whole) else strokes


def _is_rule(box: Box) -> bool:
    across, up = box[2] - box[0], box[3] - box[1]
    return min(across, up) <= _THIN and max(across, up) >= _LONG
