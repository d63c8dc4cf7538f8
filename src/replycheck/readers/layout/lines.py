"""From glyphs in runs to printed lines in reading order: by place on the page, never by order in the file.

All coordinates here are in the reading frame: along the line and down from the top, in points, whichever way the
page or its text is turned. ``Frame`` knows the way back to the page as shown.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from replycheck.model.span import Box
from replycheck.readers.layout.page import PageFacts, Run
from replycheck.readers.layout.spelling import Glyph, spelt, undoubled
from replycheck.readers.layout.tables import cells_of, order_columns
from replycheck.records import dataclass

ASCENT, DESCENT = 0.88, 0.12
"""Where an em square stands about its baseline; fonts' own figures are too often wrong."""
_ACROSS, _THICK = 0.4, 6.0
_SPLIT = 1.5
"""Ems of white that part two pieces of one row."""


@dataclass(slots=True)
class TextLine:
    """A line as printed. ``base`` is the baseline, measured down; ``cell`` numbers the table cell it stands in.

    ``column`` numbers the column of text (0 for a page of one column). ``sure`` holds how sure recognition is of each
    character, and is empty where the characters are the file's own.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    angle: int = 0
    cell: int | None = None
    column: int = 0
    sure: tuple[float, ...] = ()

    @property
    def top(self) -> float:
        """Upper edge of its em squares."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of its em squares."""
        return self.base + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Frame:
    """The page turned so that text set at ``angle`` (degrees counter-clockwise in user space) runs left to right."""

    angle: int
    cos: float
    sin: float
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, facts: PageFacts, angle: int) -> Frame:
        """The frame of a page for one angle."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        left, bottom, right, top = facts.box
        corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom, top)]
        low, high = min(along for along, _ in corners), max(up for _, up in corners)
        width = max(along for along, _ in corners) - low
        return cls(angle, cos, sin, low, high, width, high - min(up for _, up in corners))

    def down(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space in the frame."""
        return x * self.cos + y * self.sin - self.left, self.top - (y * self.cos - x * self.sin)

    def box(self, facts: PageFacts, line: TextLine, page: int) -> Box:
        """The line's box on the page as shown."""
        shown = []
        for along in (line.x0, line.x1):
            for down in (line.top, line.bottom):
                one, up = along + self.left, self.top - down
                shown.append(facts.to_shown(one * self.cos - up * self.sin, one * self.sin + up * self.cos))
        xs, ys = [x for x, _ in shown], [y for _, y in shown]
        return Box(page, min(xs), min(ys), max(xs), max(ys))


@dataclass(slots=True)
class _Piece:
    """Part of a run in the frame: ``glyphs`` are (along, end, code point)."""

    glyphs: list[Glyph]
    base: float
    size: float
    font: str


@dataclass(slots=True)
class _Row:
    base: float
    size: float
    pieces: list[_Piece]


def reading_lines(facts: PageFacts) -> tuple[list[TextLine], dict[int, Frame], int]:
    """The page's lines in reading order, the frames of their angles, and the angle of most of the text."""
    weights = Counter[int]()
    for run in facts.runs:
        weights[run.angle] += len(run.glyphs)
    if not weights:
        return [], {0: Frame.of(facts, 0)}, 0
    frames = {angle: Frame.of(facts, angle) for angle, _ in weights.most_common()}
    main = next(iter(frames))
    lines: list[TextLine] = []
    for angle, frame in frames.items():
        pieces = [piece for run in facts.runs if run.angle == angle and _visible(piece := _piece(run, frame), frame)]
        cells = cells_of(facts.pictures.rules, frame.down) if angle == main else []
        found = _with_cells(pieces, cells) if cells else order_columns(_lines(pieces))
        for line in found:
            line.angle = angle
        lines.extend(found)
    return lines, frames, main


def rules_across(facts: PageFacts, frame: Frame) -> tuple[float, ...]:
    """Heights of the rules that cross much of the page, as under a red head or about an imprint."""
    found = []
    for left, bottom, right, top in facts.pictures.rules:
        (x0, y0), (x1, y1) = frame.down(left, bottom), frame.down(right, top)
        if abs(x1 - x0) >= _ACROSS * frame.width and abs(y1 - y0) <= _THICK:
            found.append((y0 + y1) / 2)
    return tuple(sorted(found))


def _piece(run: Run, frame: Frame) -> _Piece:
    glyphs, left = run.glyphs, frame.left
    if left:
        glyphs = [(along - left, end - left, code) for along, end, code in glyphs]
    return _Piece(glyphs, frame.top - run.up, run.size, run.font)


def _visible(piece: _Piece, frame: Frame) -> bool:
    """Whether any of it lies on the page; printers' marks and hidden words beyond the edge are not read."""
    start, end = piece.glyphs[0][0], piece.glyphs[-1][1]
    return end > 0 and start < frame.width and 0 < piece.base < frame.height + piece.size


def _lines(pieces: Sequence[_Piece]) -> list[TextLine]:
    """Lines from the top down; pieces of a row that stand far apart stay apart."""
    found = []
    for row in _rows(pieces):
        for part in _parts(row):
            line = _line(row, part)
            if line.text:
                found.append(line)
    return found


def _rows(pieces: Iterable[_Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        for row in reversed(rows[-4:]):
            if _same_row(row, piece):
                row.pieces.append(piece)
                if piece.size > row.size:
                    row.base, row.size = piece.base, piece.size
                break
        else:
            rows.append(_Row(piece.base, piece.size, [piece]))
    return sorted(rows, key=lambda row: row.base)


def _same_row(row: _Row, piece: _Piece) -> bool:
    """Half of the smaller one's height in common (a raised note mark), and never one above the other."""
    lower = min(row.base + DESCENT * row.size, piece.base + DESCENT * piece.size)
    upper = max(row.base - ASCENT * row.size, piece.base - ASCENT * piece.size)
    if lower - upper < 0.5 * min(row.size, piece.size):
        return False
    slack = 0.25 * min(row.size, piece.size)
    start, end = piece.glyphs[0][0] + slack, piece.glyphs[-1][1] - slack
    return not any(
        abs(other.base - piece.base) > slack and other.glyphs[0][0] < end and start < other.glyphs[-1][1]
        for other in row.pieces
    )


def _parts(row: _Row) -> list[list[tuple[Glyph, _Piece]]]:
    """The row's glyphs from left to right, cut at wide gaps."""
    if len(row.pieces) == 1:
        return [[(glyph, row.pieces[0]) for glyph in row.pieces[0].glyphs]]
    placed = [(glyph, piece) for piece in row.pieces for glyph in piece.glyphs]
    placed.sort(key=lambda item: item[0][0])
    placed = undoubled(placed, row.size)
    parts: list[list[tuple[Glyph, _Piece]]] = []
    end = -math.inf
    for item in placed:
        if item[0][0] - end > _SPLIT * row.size:
            parts.append([])
        parts[-1].append(item)
        end = max(end, item[0][1])
    return parts


def _line(row: _Row, part: Sequence[tuple[Glyph, _Piece]]) -> TextLine:
    glyphs = [glyph for glyph, _ in part]
    if len(row.pieces) == 1:
        size, font, base = row.size, row.pieces[0].font, row.base
    else:
        size, font, base = Counter((piece.size, piece.font, piece.base) for _, piece in part).most_common(1)[0][0]
    text, first, last = spelt(glyphs, size)
    x0, x1 = (glyphs[first][0], glyphs[last][1]) if text else (0.0, 0.0)
    return TextLine(text, x0, max(x0, x1), base, size, font)


def _with_cells(pieces: Sequence[_Piece], cells: Sequence[Sequence[float]]) -> list[TextLine]:
    """Lines of a page with ruled tables: the cells row by row, each table where it begins between the other lines."""
    inside: dict[int, list[_Piece]] = {}
    outside: list[_Piece] = []
    for piece in pieces:
        for cell, part in _by_cell(piece, cells):
            if cell is None:
                outside.append(part)
            else:
                inside.setdefault(cell, []).append(part)
    waiting = sorted(inside, key=lambda cell: (round(cells[cell][1] / 3), cells[cell][0]))
    found: list[TextLine] = []
    for line in order_columns(_lines(outside)):
        while waiting and cells[waiting[0]][1] < line.base:
            found.extend(_cell_lines(waiting[0], inside))
            waiting.pop(0)
        found.append(line)
    for cell in waiting:
        found.extend(_cell_lines(cell, inside))
    return found


def _cell_lines(cell: int, inside: dict[int, list[_Piece]]) -> list[TextLine]:
    lines = _lines(inside[cell])
    for line in lines:
        line.cell = cell
    return lines


def _by_cell(piece: _Piece, cells: Sequence[Sequence[float]]) -> list[tuple[int | None, _Piece]]:
    """The piece cut where its glyphs pass from one cell into the next."""
    middle = piece.base - 0.35 * piece.size
    near = [index for index, (_, top, _, bottom) in enumerate(cells) if top <= middle <= bottom]
    parts: list[tuple[int | None, _Piece]] = []
    for glyph in piece.glyphs:
        x = (glyph[0] + glyph[1]) / 2
        cell = next((index for index in near if cells[index][0] <= x <= cells[index][2]), None)
        if not parts or parts[-1][0] != cell:
            parts.append((cell, _Piece([], piece.base, piece.size, piece.font)))
        parts[-1][1].glyphs.append(glyph)
    return parts
