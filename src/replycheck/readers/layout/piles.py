"""Letters set on each other, so that none of them can be read.

What is easily got wrong: bold type is sometimes made by printing one letter twice, a little apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from replycheck.readers.layout.page import Run

_HAN_FROM = 0x2E80
_PILE, _PILED = 6, 0.3
"""Different characters, and the part of an em that each stands off the one before, that make a pile of them."""


def stacked(runs: Sequence[Run]) -> set[int]:
    """Runs of one Chinese character each that stand on each other, so that none can be read (bold type repeats one)."""
    found: set[int] = set()
    pile: list[Run] = []
    for before, run in pairwise((*runs, Run(0, 0.0, 1.0, ""))):
        pile = pile or [before]
        if not _on_top(before, run):
            if len({one.glyphs[0][2] for one in pile}) >= _PILE:
                found |= {id(one) for one in pile}
            pile = []
            continue
        pile.append(run)
    return found


def _on_top(below: Run, run: Run) -> bool:
    if not len(below.glyphs) == len(run.glyphs) == 1 or below.unseen or run.unseen or below.angle != run.angle:
        return False
    near = _PILED * below.size
    aside = abs(below.glyphs[0][0] - run.glyphs[0][0])
    return below.glyphs[0][2] >= _HAN_FROM and aside < near and abs(below.up - run.up) < near
