"""Numbers in OFD files: boxes, matrices, runs of distances (GB/T 33190—2016, 7.1 and 11.3).

What is easily got wrong: lengths are millimetres from the top left, while the layout counts points from the bottom
left; and a figure in a file from a stranger may be anything, so what is not finite and of sane size is no figure.
"""

from __future__ import annotations

import math

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

POINTS = 72 / 25.4
"""Points in a millimetre."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LARGEST = 1e6
_A4 = (0.0, 0.0, 210.0, 297.0)
_LONGEST_PAGE = 10_000.0


def number(text: str | None, otherwise: float = 0.0) -> float:
    """The figure that a text holds, ``otherwise`` where it holds none."""
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if math.isfinite(value) and abs(value) <= _LARGEST else otherwise


def figures(text: str | None, count: int) -> tuple[float, ...] | None:
    """Exactly ``count`` figures parted by spaces or commas; None where there are others or fewer."""
    parts = (text or "").replace(",", " ").split()
    if len(parts) != count:
        return None
    values = tuple(number(part, math.nan) for part in parts)
    return None if any(math.isnan(value) for value in values) else values


def boundary(text: str | None) -> Box:
    """Left, top, width and height in millimetres; nothing at the origin where the text is no box."""
    found = figures(text, 4)
    return (found[0], found[1], found[2], found[3]) if found else (0.0, 0.0, 0.0, 0.0)


def page_box(text: str | None) -> Box | None:
    """The box of a page; None where the text gives none that could be one."""
    box = boundary(text)
    return box if 1 <= box[2] <= _LONGEST_PAGE and 1 <= box[3] <= _LONGEST_PAGE else None


def matrix(text: str | None) -> Matrix:
    """A transformation matrix; the identity where the text is none or flattens everything."""
    found = figures(text, 6)
    if found is None:
        return IDENTITY
    a, b, c, d, e, f = found
    return (a, b, c, d, e, f) if abs(a * d - b * c) > 1e-12 else IDENTITY  # noqa: PLR2004 - zero, give or take


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(left: float, top: float, then: Matrix) -> Matrix:
    """The matrix that first moves by so much and then does ``then``."""
    return times((1.0, 0.0, 0.0, 1.0, left, top), then)


def at(place: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def placed(box: Box, place: Matrix) -> Box:
    """The upright box (left, bottom, right, top) around a box (left, top, right, bottom) after the matrix."""
    corners = [at(place, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def to_points(page: Box = _A4) -> Matrix:
    """From millimetres on a page, down from its top left, to points up from its bottom left."""
    left, top, _, height = page
    return (POINTS, 0.0, 0.0, -POINTS, -left * POINTS, (height + top) * POINTS)


def distances(text: str | None, count: int) -> list[float]:
    """The distances between ``count`` + 1 characters, ``g n v`` standing for n times v.

    The last one given goes on where there are fewer; empty where there is none but zero.
    """
    parts = (text or "").replace(",", " ").split()
    found: list[float] = []
    index = 0
    while index < len(parts) and len(found) < count:
        if parts[index] in {"g", "G"}:
            repeated = int(number(parts[index + 1])) if index + 2 < len(parts) else 0
            value = number(parts[index + 2]) if index + 2 < len(parts) else 0.0
            found.extend([value] * max(0, min(repeated, count - len(found))))
            index += 3
        else:
            found.append(number(parts[index]))
            index += 1
    if not any(found):
        return []
    return found + [found[-1]] * (count - len(found))
