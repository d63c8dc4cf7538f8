"""What the words across a page break are worth, and how much better they would be with one character read otherwise.

On a scan two characters in a hundred are misread. Where one other character would make a break sound, what looks like
a sentence cut off is likelier a slip of recognition. What a reader would get wrong: nothing is corrected here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages.language import ORDER, Language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]

NAMES = (
    "read-own", "read-joint",
    *(f"read-other{place:+d}" for place in range(-3, 2)),
    "read-between", "read-best", "read-best-own",
)  # fmt: skip
_BEFORE, _BEHIND = 7, 5
"""Characters on either side that are looked at."""
_LEAST_OWN, _LEAST_JOINT = -40.0, -25.0


def readings(model: Language, tail: str, head: str) -> list[float]:
    """The ``NAMES`` for a page that ends in ``tail`` and one that begins with ``head`` (letters, see ``language``)."""
    common = model.common()
    front, behind = tail[-_BEFORE:], head[:_BEHIND]
    codes = [np.array([ord(letter)], dtype=np.uint64) for letter in front + behind]
    at = len(front)
    first = max(0, at - 3)
    own, joint = (_best(model, codes, range(start, len(codes))) for start in (first, at))
    tried = [place if first <= place < len(codes) else None for place in range(at - 3, at + 2)]
    gains = [0.0 if place is None else _gain(model, codes, place, common) for place in tried]
    between = [*codes[:at], common, *codes[at:]]
    inserted = _best(model, between, range(at, min(len(between), at + ORDER)))
    gains.append(inserted - _best(model, codes, range(at, min(len(codes), at + ORDER - 1))))
    own = max(_LEAST_OWN, own)
    return [own, max(_LEAST_JOINT, joint), *gains, max(gains), max(_LEAST_OWN, own + max(gains[:-1]))]


def _gain(model: Language, codes: Sequence[Codes], place: int, common: Codes) -> float:
    """How much likelier the words become with the best other character in one place."""
    reach = range(place, min(len(codes), place + ORDER))
    return _best(model, [*codes[:place], common, *codes[place + 1 :]], reach) - _best(model, codes, reach)


def _best(model: Language, codes: Sequence[Codes], places: range) -> float:
    """The logarithm of the chance of the characters in some places, with the best of what may stand there."""
    total = np.zeros(1)
    for place in places:
        total = total + np.log(model.chance(codes[max(0, place - ORDER + 1) : place], codes[place]))
    return float(total.max())
