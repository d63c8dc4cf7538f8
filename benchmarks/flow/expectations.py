"""What is expected of the weights before anything is learned: the usual order of a reply's parts, and what signs mean.

A hundred replies cannot teach four hundred weights. So each begins at what the field says of it, moves only as far as
the replies ask, and where its meaning is beyond doubt (what is defined stands before what is used) never turns round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.structure.part_signs import Part
from replycheck.flow import features
from replycheck.flow.continuity import PARTS
from replycheck.flow.reading import PARTS as READ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_RANK = {
    Part.TITLE: 0.0, Part.ADDRESSEE: 1.0, Part.RECEIPT: 2.0, Part.DEMANDS: 3.0, Part.CONTACT: 4.0,
    Part.INVESTIGATION: 4.3, Part.FINDINGS: 5.0, Part.VIEW: 6.0, Part.EXPLANATION: 6.3, Part.REMEDY: 8.0,
    Part.CONTACT_POINT: 9.0, Part.CLOSING: 9.5, Part.SIGNATURE: 11.0,
}  # fmt: skip
_EDGE = {
    Part.TITLE: 1.5, Part.ADDRESSEE: 1.5, Part.RECEIPT: 0.8, Part.REMEDY: 0.9, Part.CONTACT_POINT: 1.0,
    Part.CLOSING: 1.0, Part.SIGNATURE: 1.0,
}  # fmt: skip
"""Parts that stand at one end of every reply."""
_EITHER = {(Part.EXPLANATION, Part.REMEDY), (Part.CONTACT, Part.REMEDY)}
"""Pairs of which either may come first: that the outcome was explained is often told at the very end."""
_MEANT = {
    "order": {
        "place": 0.3, "introduced": 1.2, "pointed": 0.6, "year-first": 0.4, "dates": 0.5, "numbered": 1.5,
        "counted": 1.5, "defined": 1.5, "law": 0.6, "greeting": 1.0, "named-long": 0.4, "lead-in": 0.4,
    },
    "link": {
        "number-next": 0.8, "number-wrong": -0.8, "number-unbegun": -0.5, "heading-own": 0.6, "heading-other": -0.2,
        "heading-heading": -0.8, "heading-frame": -1.0, "colon-item": 0.7, "leans-frame": -0.6, "points-here": 0.4,
        "points-past": -0.4, "near-words": 0.4, "dates-on": 0.2, "dates-back": -0.2, "greeted": 0.5,
        "lead-in-first": 0.8, "lead-in-later": -0.8,
    },
    "start": {"numbered-high": -1.0, "leans": -0.8, "pointed": -0.4},
    "end": {"heading": -1.0, "colon": -0.7},
}  # fmt: skip
_FREE = 9.0
_APART = 0.5


def expected() -> tuple[Floats, Floats, Floats]:
    """For each weight, in the order of ``continuity.PARTS``: where it begins, and the bounds that it keeps."""
    meant = {(part, name): (value, True) for part, mine in _MEANT.items() for name, value in mine.items()}
    meant |= {("order", name): (value, sure) for name, value, sure in _parts()}
    start, low, high = [], [], []
    for part, names in PARTS.items():
        for name in names:
            value, sure = meant.get((part, name), (0.0, False))
            start.append(value)
            low.append(0.0 if sure and value > 0 else -_FREE)
            high.append(0.0 if sure and value < 0 else _FREE)
    return np.array(start), np.array(low), np.array(high)


def _parts() -> Iterator[tuple[str, float, bool]]:
    """What is expected of each pair of parts, and whether that is beyond doubt."""
    names = iter(features.ORDERS)
    for place, front in enumerate(READ):
        for behind in READ[place + 1 :]:
            name = next(names)
            if (front, behind) in _EITHER:
                yield name, 0.1, False
            elif front in _RANK and behind in _RANK:
                step = _RANK[behind] - _RANK[front]
                edge = 0.4 * max(_EDGE.get(front, 0.0), _EDGE.get(behind, 0.0))
                yield name, min(0.5, 0.2 * step) + edge if step > _APART else 0.1, step > _APART
            elif front in _EDGE:
                yield name, 0.35 * _EDGE[front] * (1 if _RANK[front] < _RANK[Part.CONTACT] else -1), True
