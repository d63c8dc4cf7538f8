"""What is expected of the weights before anything is learned: the usual order of a reply's parts, and what signs mean.

A hundred replies cannot teach four hundred weights. So each begins at what the field says of it, moves only as far as
the replies ask, and where its meaning is beyond doubt (what is defined stands before what is used) never turns round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.continuity import PARTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_MEANT = {
    "order": {
        "place": 0.3, "introduced": 1.2, "pointed": 0.6, "year-first": 0.4, "dates": 0.5, "numbered": 1.5,
        "counted": 1.5, "defined": 1.5, "law": 0.6, "greeting": 1.0, "named-long": 0.4, "lead-in": 0.4,
        "asked": 0.3, "course": 0.3,
    },
    "link": {
        "number-next": 0.8, "number-wrong": -0.8, "number-unbegun": -0.5, "heading-own": 0.6, "heading-other": -0.2,
        "heading-heading": -0.8, "heading-frame": -1.0, "colon-item": 0.7, "leans-frame": -0.6, "points-here": 0.4,
        "points-past": -0.4, "near-words": 0.4, "dates-on": 0.2, "dates-back": -0.2, "greeted": 0.5,
        "lead-in-first": 0.8, "lead-in-later": -0.8, "follows": 1.0,
    },
    "start": {"numbered-high": -1.0, "leans": -0.8, "pointed": -0.4},
    "end": {"heading": -1.0, "colon": -0.7, "follows": 0.5},
}  # fmt: skip
_FREE = 9.0


def expected() -> tuple[Floats, Floats, Floats]:
    """For each weight, in the order of ``continuity.PARTS``: where it begins, and the bounds that it keeps."""
    meant = {(part, name): (value, True) for part, mine in _MEANT.items() for name, value in mine.items()}
    start, low, high = [], [], []
    for part, names in PARTS.items():
        for name in names:
            value, sure = meant.get((part, name), (0.0, False))
            start.append(value)
            low.append(0.0 if sure and value > 0 else -_FREE)
            high.append(0.0 if sure and value < 0 else _FREE)
    return np.array(start), np.array(low), np.array(high)
