"""Pages of another document: how little a page has to do with the others, wherever it lies.

What a reader would get wrong: nothing here depends on how the pages lie today, so a page that is merely misplaced is no
stranger; and a short page shares little with the others by nature, so its figures are held against its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages.cohesion import KIN, kinship, likeness
from replycheck.pages.features import STATUTE
from replycheck.pages.signals import PageSignals
from replycheck.sequence.language import Language
from replycheck.sequence.order import Scores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEATURES = (
    "arrive", "leave", "gain", "alike", "alike-most", "case-number",
    "before", "behind", "without",
    "last", "statutes", "place", "length", "of-three", "of-five",
    *KIN,
)  # fmt: skip
_FAR, _FARTHEST = 6.0, 15.0
_USUAL = 500
"""Characters of an ordinary page."""
_FEWEST = 20
_FEW, _SEVERAL = 3, 5


def strangeness(
    faces: Sequence[PageSignals], joins: Floats, scores: Scores, order: Sequence[int], model: Language
) -> Floats:
    """The ``FEATURES`` of each page: shape (len(FEATURES), n).

    ``joins`` are log-odds that the page of the column follows that of the row; ``order`` is the best of all orders.
    """
    joins = np.clip(joins, -_FAR, _FAR)
    alike = likeness(faces)
    np.fill_diagonal(alike, np.nan)
    marks = []
    for place, page in enumerate(order):
        others = [other for other in order if other != page]
        front, behind = order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None
        mine = faces[page]
        marks.append((
            page,
            joins[others, page].max(),
            joins[page, others].max(),
            np.clip(_insertion(scores, others, page), -_FARTHEST, _FARTHEST),
            *_alike(alike, others, page),
            _other_case(faces, others, page),
            0.0 if front is None else joins[front, page],
            0.0 if behind is None else joins[page, behind],
            0.0 if front is None or behind is None else joins[front, behind],
            behind is None,
            mine.last_items[STATUTE] > 0,
            mine.place.mean,
            np.log(max(_FEWEST, len(mine.letters)) / _USUAL),
            len(order) <= _FEW,
            len(order) <= _SEVERAL,
        ))  # fmt: skip
    table = np.array(sorted(marks), dtype=np.float64).reshape(len(order), -1)
    return np.concatenate([table[:, 1:].T, kinship(faces, model)])


def _alike(alike: Floats, others: Sequence[int], page: int) -> tuple[float, float]:
    """How like the others the page is, on the whole and at most, against how alike they are among themselves."""
    rest = alike[np.ix_(others, others)]
    usual, most = (float(np.nanmean(rest)), float(np.nanmax(rest))) if len(others) > 1 else (0.2, 0.2)
    near = alike[page, others]
    return float(near.mean() / max(usual, 0.01)), float(near.max() / max(most, 0.01))


def _other_case(faces: Sequence[PageSignals], others: Sequence[int], page: int) -> bool:
    mine, theirs = faces[page].case_numbers, frozenset[str]().union(*(faces[other].case_numbers for other in others))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _insertion(scores: Scores, others: Sequence[int], page: int) -> float:
    """What the best order of the others gains at most by taking the page in."""
    at = np.array(others)
    after = scores.before[page, at]
    ahead = scores.before[at, page]
    pairs = np.concatenate([[0.0], np.cumsum(ahead)]) + after.sum() - np.concatenate([[0.0], np.cumsum(after)])
    arrive = np.concatenate([[scores.start[page]], scores.links[at, page]])
    leave = np.concatenate([scores.links[page, at], [scores.end[page]]])
    given_up = np.concatenate([[scores.start[at[0]]], scores.links[at[:-1], at[1:]], [scores.end[at[-1]]]])
    return float((arrive + leave - given_up + pairs).max())
