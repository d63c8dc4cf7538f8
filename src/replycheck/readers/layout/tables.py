"""Tables by their ruling lines, columns by the white between them.

Without rules a table is read row by row; only long lines on both sides of a gutter make two columns of text.
pdfplumber does the geometry of cells and is loaded only for pages that have crossing rules.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Protocol, TypeVar

_EDGES = 300
_SNAP = 3.0
_COLUMN_LINES = 4
_COLUMN_FILL = 0.6
_COLUMN_EMS = 8.0
_CENTRAL = 0.25
"""A column of text begins at least this share of the text's width from its left edge."""


class _Placed(Protocol):
    text: str
    x0: float
    x1: float
    base: float
    size: float
    column: int
    sure: tuple[float, ...]


_Line = TypeVar("_Line", bound=_Placed)


def cells_of(
    rules: Sequence[tuple[float, float, float, float]], down: Callable[[float, float], tuple[float, float]]
) -> list[tuple[float, float, float, float]]:
    """Cells (x0, top, x1, bottom) of the ruled tables, from rules in user space; none where fewer than two cells."""
    edges: list[dict[str, Any]] = []
    for left, bottom, right, top in rules[:_EDGES]:
        one, other = down(left, bottom), down(right, top)
        x0, x1 = sorted((one[0], other[0]))
        y0, y1 = sorted((one[1], other[1]))
        level = x1 - x0 >= y1 - y0
        edges.append(
            _edge(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) if level else _edge((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        )
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2:  # noqa: PLR2004 - the least that encloses anything
        return []
    from pdfplumber import table  # noqa: PLC0415 - 0.1 s that a page without rules need not pay

    merged = table.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    found = table.intersections_to_cells(table.edges_to_intersections(merged, _SNAP, _SNAP))
    return list(found) if len(found) > 1 else []


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if top == bottom else "v",
        "object_type": "line",
    }


def order_columns(lines: Sequence[_Line]) -> list[_Line]:
    """Pieces of lines (sorted down the page) in reading order, with ``column`` set.

    Pieces of one row outside columns are joined to one line, a space between.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return _joined(lines)
    start, end, x = gutter
    left = [line for line in lines[start:end] if line.x1 <= x]
    right = [line for line in lines[start:end] if line.x0 >= x]
    above, below = order_columns(lines[:start]), order_columns(lines[end:])
    middle = order_columns(left)
    shift = 1 + max((line.column for line in (*above, *middle)), default=0)
    for line in middle:
        line.column += shift
    beside = order_columns(right)
    shift = 1 + max(line.column for line in middle)
    for line in beside:
        line.column += shift
    return [*above, *middle, *beside, *below]


def _gutter(lines: Sequence[_Line]) -> tuple[int, int, float] | None:
    """The longest stretch of pieces [start, end) that a vertical white line at x parts into two columns of text."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    starts = Counter(round(line.x0) for line in lines if line.x0 - left > _CENTRAL * (right - left))
    best: tuple[int, int, float] | None = None
    for start_x, count in starts.most_common(3):
        if count < _COLUMN_LINES:
            break
        x = start_x - 1.5
        for crossing, group in groupby(range(len(lines)), key=lambda index: lines[index].x0 < x < lines[index].x1):
            members = list(group)
            stretch = (members[0], members[-1] + 1, x)
            if not crossing and _two_columns(lines[stretch[0] : stretch[1]], x):
                best = stretch if best is None or stretch[1] - stretch[0] > best[1] - best[0] else best
    return best


def _two_columns(lines: Sequence[_Line], x: float) -> bool:
    for side in ([line for line in lines if line.x1 <= x], [line for line in lines if line.x0 >= x]):
        if len(side) < _COLUMN_LINES:
            return False
        width = max(line.x1 for line in side) - min(line.x0 for line in side)
        usual = statistics.median(line.x1 - line.x0 for line in side)
        if usual < _COLUMN_EMS * side[0].size or (usual < _COLUMN_FILL * width and _gutter(side) is None):
            return False
    return True


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """Pieces on one baseline as one line."""
    found: list[_Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and abs(line.base - last.base) < 0.3 * min(line.size, last.size) and line.x0 >= last.x1:
            last.text += " " + line.text
            last.sure = (*last.sure, 1.0, *line.sure) if last.sure else ()
            last.x1 = line.x1
        else:
            found.append(line)
    return found
