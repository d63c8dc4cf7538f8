"""What stands on an OFD page: layers and blocks walked down to text, pictures and lines.

What is easily got wrong: the same content model serves pages, templates, notes and reusable groups, and a group may
hold itself; so depth and number of objects are bounded. Text that is not drawn may be the layer under a scan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from replycheck.errors import UnreadableError
from replycheck.readers.layout.contrast import BLACK
from replycheck.readers.layout.page import Pictures, Run
from replycheck.readers.ofd.geometry import Box, Matrix, boundary, matrix, moved, number, placed, times
from replycheck.readers.ofd.package import child, children, local
from replycheck.readers.ofd.sight import Painting, Shape, paint, setting
from replycheck.readers.ofd.text import runs
from replycheck.readers.parts.xml import Element
from replycheck.text.patterns import pattern

_DEEPEST = 12
_SOLID = 250
"""Of 255: opacity from which nothing shines through."""
_CORNERS = 6
_GROUP = 3
"""Levels that a group of objects counts for: groups in groups grow faster than blocks in blocks."""
_MOST_OBJECTS = 300_000
_MOST_RULES = 600
_THIN, _LONG = 2.5, 8.0
_RED, _NOT_RED = 150, 90
_CURVED = pattern("[QBA]")
_PATH = pattern(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_POINTS_TAKEN = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}


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
    """What pages refer to by id: names of fonts, groups of objects, the parts of pictures."""

    fonts: dict[str, str]
    groups: dict[str, Element]
    media: dict[str, str]
    pens: dict[str, Element]


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
    outlines: int = 0
    """Shapes that are more than lines and boxes: letters may be painted so."""
    red_lines: list[Box] = field(default_factory=list)
    painting: Painting = field(default_factory=Painting)


@dataclass(slots=True)
class Walk:
    """Collects what stands in the content of a page."""

    resources: Resources
    budget: Budget
    found: Content = field(default_factory=Content)
    opaque: Callable[[str], bool] = lambda _part: False
    """Whether the picture in a part has no clear parts."""

    def enter(self, element: Element | None, place: Matrix, depth: int = 0) -> None:
        """Take everything in an element; ``place`` leads from its millimetres to points on the page."""
        if element is None or depth > _DEEPEST:
            return
        for one in element:
            self.budget.meet()
            kind = local(one)
            if kind in {"Layer", "PageBlock"}:
                self.enter(one, place, depth + 1)
            elif kind == "TextObject":
                self._text(one, place)
            elif kind == "ImageObject":
                self._image(one, place)
            elif kind == "PathObject":
                self._path(one, place)
            elif kind == "CompositeObject" and _drawn(one):
                box = boundary(one.get("Boundary"))
                inner = times(matrix(one.get("CTM")), moved(box[0], box[1], place))
                group = self.resources.groups.get(one.get("ResourceID", ""))
                self.found.lost = self.found.lost or group is None
                self.enter(child(group, "Content"), inner, depth + _GROUP)

    def _text(self, one: Element, place: Matrix) -> None:
        seen = _drawn(one) and not (one.get("Fill") == "false" and one.get("Stroke") != "true")
        how = setting(one, place, self.resources.pens, self.found.painting.next())
        for run, upright in runs(one, place, self.resources.fonts):
            self.budget.read(run)
            if seen:
                self.found.runs.append(run)
                self.found.painting.runs.append((run, how))
            else:
                self.found.unseen.append(run)
            self.found.upright += len(run.glyphs) if upright else 0

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

    def _path(self, one: Element, place: Matrix) -> None:
        if not _drawn(one):
            return
        self.found.pictures.drawn += 1
        order = self.found.painting.next()
        if len(self.found.pictures.rules) >= _MOST_RULES:
            return
        left, top, _, _ = boundary(one.get("Boundary"))
        inner = times(matrix(one.get("CTM")), moved(left, top, place))
        data = "".join(_texts(one))
        strokes = [placed(stroke, inner) for stroke in _strokes(data)]
        self.found.outlines += len(strokes) > _CORNERS or _CURVED.search(data) is not None
        self._fill(one, strokes, order)
        rules = [box for box in _with_whole(strokes) if _is_rule(box)]
        self.found.pictures.rules.extend(rules[:_MOST_RULES])
        if rules and self._is_red(one):
            self.found.red_lines.extend(box for box in rules if box[2] - box[0] > box[3] - box[1])

    def _fill(self, one: Element, strokes: list[Box], order: int) -> None:
        """Note a filled rectangle: a ground for words, or a cover over them."""
        if one.get("Fill") != "true" or not 3 <= len(strokes) <= _CORNERS:  # noqa: PLR2004 - three sides close a rectangle
            return
        colour, alpha = paint(one, "FillColor", self.resources.pens, BLACK)
        alpha *= number(one.get("Alpha"), 255.0) / 255
        lefts, bottoms, rights, tops = zip(*strokes, strict=True)
        box = (min(lefts), min(bottoms), max(rights), max(tops))
        if alpha >= _SOLID and not _is_rule(box):
            self.found.painting.shapes.append(Shape(order, box, colour))

    def _is_red(self, one: Element) -> bool:
        pen = self.resources.pens.get(one.get("DrawParam", ""))
        for name, wanted in (("StrokeColor", one.get("Stroke") != "false"), ("FillColor", one.get("Fill") == "true")):
            colour = child(one, name)
            if colour is None:
                colour = child(pen, name)
            if wanted and colour is not None and _red(colour.get("Value")):
                return True
        return False


def _texts(path: Element) -> list[str]:
    return [piece for data in children(path, "AbbreviatedData") for piece in data.itertext() if isinstance(piece, str)]


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


def _strokes(data: str) -> list[Box]:
    """The straight strokes of a path (GB/T 33190, 9.1) as boxes from point to point; curves are skipped over."""
    found: list[Box] = []
    start = last = (0.0, 0.0)
    command, taken = "", list[float]()
    for letter, figure in _PATH.findall(data):
        if letter:
            command, taken = letter.upper(), []
            if command == "C":
                found.append(_between(last, start))
                last = start
            continue
        taken.append(number(figure))
        if len(taken) < _POINTS_TAKEN.get(command, 2):
            continue
        point = (taken[-2], taken[-1])
        taken = []
        if command == "L":
            found.append(_between(last, point))
        elif command in {"M", "S"}:
            start = point
        last = point
        if len(found) > _MOST_RULES:
            break
    return found


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
