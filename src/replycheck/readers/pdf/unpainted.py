"""Text that is in a PDF page and not painted on it: the words recognised under a scan, or words that somebody hid.

What is easily got wrong: a page may hold its words twice, painted and again unpainted over them, when a finished paper
was run through recognition; read as they stand they come out doubled. The painted ones are right.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from replycheck.model.mark import Hiding, MarkKind
from replycheck.readers.layout.page import Note, PageFacts, Run, in_page

_CELL = 12.0
_NEAR = 0.6
"""Ems between the middles of a character and of its double: recognition does not place exactly."""
_COVERED = 0.5
"""Share of an unpainted run that lies on other characters from which it is their double."""

_Grid = dict[tuple[int, int], list[tuple[float, float]]]


def settle_unpainted(facts: PageFacts) -> None:
    """Take doubles out of ``facts.runs``, and words that nothing painted stands for; the latter become notes."""
    unseen = [run for run in facts.runs if run.unseen]
    if not unseen:
        return
    kept = [run for run in facts.runs if not run.unseen]
    grid: _Grid = defaultdict(list)
    for run in kept:
        _enter(grid, run)
    hidden: list[Run] = []
    for run in unseen:
        if _is_double(grid, run):
            continue
        if facts.pictures.drawn:
            kept.append(run)
            _enter(grid, run)
        else:
            hidden.append(run)
    facts.runs = kept
    notes = tuple(_note(run) for run in hidden)
    facts.notes = replace(facts.notes, notes=(*facts.notes.notes, *notes))


def _middles(run: Run) -> list[tuple[float, float]]:
    middle = run.up + 0.38 * run.size
    return [in_page((start + end) / 2, middle, run.angle) for start, end, _ in run.glyphs]


def _enter(grid: _Grid, run: Run) -> None:
    for x, y in _middles(run):
        grid[int(x // _CELL), int(y // _CELL)].append((x, y))


def _is_double(grid: _Grid, run: Run) -> bool:
    near = min(_NEAR * run.size, _CELL)
    covered = 0
    for x, y in _middles(run):
        column, row = int(x // _CELL), int(y // _CELL)
        around = (grid.get((column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        covered += any(abs(x - other) <= near and abs(y - level) <= near for cell in around for other, level in cell)
    return covered >= _COVERED * len(run.glyphs)


def _note(run: Run) -> Note:
    words = "".join(chr(code) for _, _, code in run.glyphs if code < 0xD800 or 0xDFFF < code < 0x110000)  # noqa: PLR2004 - no surrogates
    x, y = in_page(run.glyphs[0][0], run.up, run.angle)
    right, top = in_page(run.glyphs[-1][1], run.up + run.size, run.angle)
    box = (min(x, right), min(y, top), max(x, right), max(y, top))
    return Note(MarkKind.HIDDEN, box, words, why=Hiding.UNPAINTED)
