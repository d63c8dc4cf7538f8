"""What the words across a page break are worth, and how much better they would be with one character read otherwise.

On a scan two characters in a hundred are misread. Where one other character would make a break sound, what looks like
a sentence cut off is likelier a slip of recognition. What a reader would get wrong: nothing is corrected here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.sequence.language import ORDER, Language, aligned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Floats = NDArray[np.float64]

NAMES = (
    "read-own", "read-joint",
    *(f"read-other{place:+d}" for place in range(-3, 2)),
    "read-between", "read-best", "read-best-own",
)  # fmt: skip
_BEFORE, _BEHIND = 7, 5
"""Characters on either side that are looked at."""
_FIRST, _FOLLOWING = _BEFORE - 3, 2
"""The first character and how many behind the break may have been misread."""
_LEAST_OWN, _LEAST_JOINT = -40.0, -25.0


def readings(model: Language, tails: Sequence[str], heads: Sequence[str]) -> Floats:
    """The ``NAMES`` for pages that end in ``tails`` and those that begin with ``heads``: shape (n, len(NAMES)).

    Letters, as ``language`` reads them.
    """
    common = model.common()[None, :]
    codes = np.hstack([aligned(tails, _BEFORE, ends=True), aligned(heads, _BEHIND, ends=False)])
    letters = [codes[:, [place]] for place in range(_BEFORE + _BEHIND)]
    own, joint = (_best(model, letters, range(start, len(letters))) for start in (_FIRST, _BEFORE))
    gains = [_gain(model, letters, place, common) for place in range(_FIRST, _BEFORE + _FOLLOWING)]
    between = [*letters[:_BEFORE], common, *letters[_BEFORE:]]
    inserted = _best(model, between, range(_BEFORE, _BEFORE + ORDER))
    gains.append(inserted - _best(model, letters, range(_BEFORE, _BEFORE + ORDER - 1)))
    own = np.maximum(_LEAST_OWN, own)
    best, best_own = np.max(gains, axis=0), np.maximum(_LEAST_OWN, own + np.max(gains[:-1], axis=0))
    return np.stack([own, np.maximum(_LEAST_JOINT, joint), *gains, best, best_own], axis=1)


def _gain(model: Language, letters: Sequence[Codes], place: int, common: Codes) -> Floats:
    """How much likelier the words become with the best other character in one place."""
    reach = range(place, min(len(letters), place + ORDER))
    return _best(model, [*letters[:place], common, *letters[place + 1 :]], reach) - _best(model, letters, reach)


def _best(model: Language, letters: Sequence[Codes], places: range) -> Floats:
    """The logarithm of the chance of the characters in some places, with the best of what may stand there."""
    total = np.zeros((1, 1))
    for place in places:
        total = total + np.log(model.chance(letters[max(0, place - ORDER + 1) : place], letters[place]))
    return np.asarray(total.max(axis=1))
