"""Text objects of an OFD page as runs of glyphs with their places, in the coordinates that PDF pages use.

What is easily got wrong: one text object may hold several lines (its distances jump back), text may run down the page
with its characters upright, and a text object may name glyphs of its font without saying which characters they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from replycheck.readers.layout.page import Run
from replycheck.readers.ofd.geometry import Matrix, at, boundary, distances, matrix, moved, number, times
from replycheck.readers.ofd.package import child, children
from replycheck.readers.parts.xml import Element
from replycheck.records import dataclass
from replycheck.text.symbols import in_symbols, is_symbol_font

_HAN_FROM = 0x2E80
_NARROW = 0.5
"""Ems that a Latin letter takes where the file does not tell."""
_SLACK = 0.25
_DESCENT = 0.12
_WIDEST_STEP = 1.2
_SKEW = 3


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the characters of a text object are set: ``place`` leads to points on the page."""

    place: Matrix
    size: float
    wide: float
    font: str
    face: str
    turned: bool
    """Whether each character is turned with the direction in which the text runs."""


def runs(element: Element, place: Matrix, fonts: dict[str, str]) -> Iterator[tuple[Run, bool]]:
    """The runs of a text object whose parent is at ``place``; ``fonts`` are names by id.

    With each goes whether its characters stand upright in a line that runs down the page.
    """
    box = boundary(element.get("Boundary"))
    size = abs(number(element.get("Size"), 3.0)) or 3.0
    setting = _Setting(
        times(matrix(element.get("CTM")), moved(box[0], box[1], place)),
        size,
        abs(number(element.get("HScale"), 1.0)) or 1.0,
        fonts.get(element.get("Font", ""), ""),
        element.get("Font", ""),
        round(number(element.get("CharDirection"))) % 360 == 90,  # noqa: PLR2004 - a right angle
    )
    downwards = round(number(element.get("ReadDirection"))) % 180 == 90  # noqa: PLR2004 - a right angle
    unmapped = child(element, "CGTransform") is not None
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = _text(code)
        if text or _characters(code):
            unmapped = False  # a blank that names its glyph is a blank
        if text:
            text = in_symbols(setting.font, text) if is_symbol_font(setting.font) else text
            points = list(_points(code, text, (x, y), setting, downwards=downwards))
            falling = _falling(points)
            for run in _grouped(text, points, setting, falling=falling):
                yield run, falling and not setting.turned
    if unmapped:
        yield _nameless(setting, _glyphs(element)), False


def drawn_glyphs(element: Element) -> Iterator[tuple[int, int | None]]:
    """The characters of a text object, each with the glyph of its font that is drawn (None: by the font's own map)."""
    said = "".join(_text(code) for code in children(element, "TextCode"))
    glyphs: dict[int, int] = {}
    for change in children(element, "CGTransform"):
        first, count = round(number(change.get("CodePosition"))), round(number(change.get("CodeCount"), 1.0))
        numbers = "".join(one.text or "" for one in children(change, "Glyphs")).split()
        if count == len(numbers):
            glyphs |= {first + step: round(number(one)) for step, one in enumerate(numbers)}
    yield from ((ord(letter), glyphs.get(place)) for place, letter in enumerate(said))


def _glyphs(element: Element) -> int:
    """How many glyphs a text object names."""
    named = (child(transform, "Glyphs") for transform in children(element, "CGTransform"))
    return max(1, sum(len((glyphs.text or "").split()) for glyphs in named if glyphs is not None))


def _nameless(setting: _Setting, count: int) -> Run:
    """Glyphs that no character is given for: replacement characters that nobody takes for text."""
    x, y = at(setting.place, 0.0, setting.size)
    size = setting.size * math.hypot(setting.place[2], setting.place[3])
    return Run(
        0, y, size, setting.font, [(x + i * size, x + (i + 1) * size, 0xFFFD) for i in range(count)], unmapped=True
    )


def _text(code: Element) -> str:
    """The characters; line breaks around them are the writer's layout of its XML."""
    text = _characters(code).strip("\r\n\t")
    return text if text.strip() else ""


def _characters(code: Element) -> str:
    return "".join(piece for piece in code.itertext() if isinstance(piece, str))


def _points(
    code: Element, text: str, start: tuple[float, float], setting: _Setting, *, downwards: bool
) -> Iterator[tuple[float, float]]:
    """Where each character's origin is, in the object's own millimetres."""
    steps = len(text) - 1
    across, down = distances(code.get("DeltaX"), steps), distances(code.get("DeltaY"), steps)
    x, y = start
    yield x, y
    for index, character in enumerate(text[:-1]):
        if across or down:
            x += across[index] if across else 0.0
            y += down[index] if down else 0.0
        elif downwards:
            y += setting.size
        else:
            x += setting.size * setting.wide * (1.0 if ord(character) >= _HAN_FROM else _NARROW)
        yield x, y


def _grouped(text: str, points: list[tuple[float, float]], setting: _Setting, *, falling: bool) -> Iterator[Run]:
    """Runs of characters that follow one another."""
    a, b, c, d, _, _ = setting.place
    angle = _snapped(math.degrees(math.atan2(b, a)) - (90 if falling else 0))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    size = setting.size * math.hypot(c, d)
    em = size if falling else setting.size * setting.wide * math.hypot(a, b)
    shift = (_DESCENT * size, -(1 - _DESCENT) * size) if falling and not setting.turned else (0.0, 0.0)
    run: Run | None = None
    end = 0.0
    shown = [at(setting.place, *point) for point in points]
    places = [(x * cos + y * sin + shift[1], y * cos - x * sin + shift[0]) for x, y in shown]
    for index, character in enumerate(text):
        along, up = places[index]
        if run is None or not (-_SLACK * size < along - end < size and abs(up - run.up) < _SLACK * size):
            if run is not None:
                yield run
            run = Run(angle, up, size, setting.font, face=setting.face)
        step = places[index + 1][0] - along if index + 1 < len(places) else 0.0
        end = along + _width(character, em, step)
        run.glyphs.append((along, end, ord(character)))
    if run is not None:
        yield run


def _falling(points: list[tuple[float, float]]) -> bool:
    """Whether most characters stand below the one before."""
    pairs = list(pairwise(points))
    return bool(pairs) and 2 * sum(y1 - y0 > abs(x1 - x0) for (x0, y0), (x1, y1) in pairs) > len(pairs)


def _width(character: str, em: float, step: float) -> float:
    if ord(character) >= _HAN_FROM:
        return em
    return step if 0 < step <= _WIDEST_STEP * em else _NARROW * em


def _snapped(degrees: float) -> int:
    """Whole degrees from -179 to 180; a slight skew counts as upright."""
    right = 90 * round(degrees / 90)
    angle = right if abs(degrees - right) <= _SKEW else round(degrees)
    return (angle + 179) % 360 - 179
