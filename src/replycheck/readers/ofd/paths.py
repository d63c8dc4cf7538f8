"""Paths of OFD files (GB/T 33190—2016, 9.1): their straight strokes, and the polygons that they go around.

What is easily got wrong: curves count for nothing among rulings and are most of a letter turned into outlines; so
strokes leave them out, and polygons take the points where they end.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.readers.ofd.geometry import Box, number
from replycheck.readers.ofd.package import children
from replycheck.readers.parts.xml import Element
from replycheck.text.patterns import pattern

_PATH = pattern(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_POINTS_TAKEN = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
_MOST = 600

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


def _points(data: str) -> Iterator[tuple[str, Point]]:
    """Each command with the point that it leads to."""
    command, taken = "", list[float]()
    for letter, figure in _PATH.findall(data):
        if letter:
            command, taken = letter.upper(), []
            if command == "C":
                yield "C", (0.0, 0.0)
            continue
        taken.append(number(figure))
        if len(taken) >= _POINTS_TAKEN.get(command, 2):
            yield command, (taken[-2], taken[-1])
            taken = []


def _between(one: Point, other: Point) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
