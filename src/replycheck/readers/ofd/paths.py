"""Paths of OFD files (GB/T 33190—2016, 9.1): their straight strokes, and the polygons that they go around.

What is easily got wrong: curves count for nothing among rulings and are most of a letter turned into outlines; so
strokes leave them out, and polygons take the points where they end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.readers.ofd.geometry import Box, number
from replycheck.readers.ofd.package import children
from replycheck.readers.parts.xml import Element
from replycheck.text.patterns import pattern

_PATH = pattern(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_POINTS_TAKEN = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_MOST = 600
_PIECES = 8
"""Straight lines that a curve is drawn with; an arc, which may go nearly all the way round, has twice as many."""

Point = tuple[float, float]


def path_data(path: Element) -> str:
    """The data of a path object."""
    pieces = (piece for data in children(path, "AbbreviatedData") for piece in data.itertext())
    return "".join(piece for piece in pieces if isinstance(piece, str))


def strokes(data: str) -> list[Box]:
    """The straight strokes of a path as boxes from point to point; curves are skipped over."""
    found: list[Box] = []
    start = last = (0.0, 0.0)
    for command, point in _points(data):
        if command == "C":
            found.append(_between(last, start))
            last = start
            continue
        if command == "L":
            found.append(_between(last, point))
        elif command in {"M", "S"}:
            start = point
        last = point
        if len(found) > _MOST:
            break
    return found


def polygons(data: str, most: int) -> list[list[Point]]:
    """The closed stretches of a path, by the points where its lines and curves end, ``most`` of them at most."""
    found: list[list[Point]] = []
    for count, (command, point) in enumerate(_points(data)):
        if count > most:
            break
        if command in {"M", "S"}:
            found.append([point])
        elif command != "C" and found:
            found[-1].append(point)
    return [one for one in found if len(one) > 2]  # noqa: PLR2004 - three points go around something


def outlines(data: str, most: int) -> list[list[Point]]:
    """The closed stretches of a path, its curves as short straight lines, by ``most`` points at most."""
    found: list[list[Point]] = []
    count = 0
    for command, figures in _commands(data):
        if command in {"M", "S"}:
            found.append([(figures[0], figures[1])])
        elif command == "C" or not found:
            continue
        else:
            found[-1].extend(_flat(command, found[-1][-1], figures))
        count += len(figures)
        if count > most:
            break
    return [one for one in found if len(one) > 2]  # noqa: PLR2004 - three points go around something


def _flat(command: str, start: Point, figures: Sequence[float]) -> Iterator[Point]:
    """The points of a line, a curve (Bezier's, of two or three points) or an arc, without its start."""
    if command == "A":
        yield from _arc(start, figures)
        return
    points = [start, *zip(figures[::2], figures[1::2], strict=True)]
    steps = 1 if len(points) == 2 else _PIECES  # noqa: PLR2004 - a straight line
    for step in range(1, steps + 1):
        level, share = points, step / steps
        while len(level) > 1:
            level = [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for (x0, y0), (x1, y1) in pairwise(level)]
        yield level[0]


def _arc(start: Point, figures: Sequence[float]) -> Iterator[Point]:
    """An arc by its radii, the turn of its ellipse, whether it is the long way round, its direction and its end."""
    wide, high, turn, long, clockwise, x, y = figures
    wide, high = abs(wide), abs(high)
    if not (wide and high) or (x, y) == start:
        yield x, y
        return
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half_x, half_y = (start[0] - x) / 2, (start[1] - y) / 2
    across, down = (cos * half_x + sin * half_y) / wide, (cos * half_y - sin * half_x) / high
    reach = math.hypot(across, down)
    if reach > 1:
        wide, high, across, down, reach = wide * reach, high * reach, across / reach, down / reach, 1.0
    away = math.sqrt(max(0.0, 1 / reach**2 - 1)) * (-1 if bool(long) == bool(clockwise) else 1)
    middle = (away * down, -away * across)
    first = math.atan2(down - middle[1], across - middle[0])
    last = math.atan2(-down - middle[1], -across - middle[0])
    if clockwise and last < first:
        last += 2 * math.pi
    elif not clockwise and last > first:
        last -= 2 * math.pi
    for step in range(1, 2 * _PIECES + 1):
        angle = first + (last - first) * step / (2 * _PIECES)
        on_x, on_y = wide * (math.cos(angle) + middle[0]), high * (math.sin(angle) + middle[1])
        yield cos * on_x - sin * on_y + (start[0] + x) / 2, sin * on_x + cos * on_y + (start[1] + y) / 2


def _points(data: str) -> Iterator[tuple[str, Point]]:
    """Each command with the point that it leads to."""
    for command, figures in _commands(data):
        yield command, (figures[-2], figures[-1])


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its figures; that which closes a stretch has two noughts."""
    command, taken = "", list[float]()
    for letter, figure in _PATH.findall(data):
        if letter:
            command, taken = letter.upper(), []
            if command == "C":
                yield "C", [0.0, 0.0]
            continue
        taken.append(number(figure))
        if len(taken) >= _POINTS_TAKEN.get(command, 2):
            yield command, taken
            taken = []


def _between(one: Point, other: Point) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
