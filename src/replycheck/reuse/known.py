"""What is known of words beyond the judgments at hand: formulae of the user's own courts, and texts of laws.

What a reader would get wrong: both only ever excuse. A passage is looked upon as it would be without them, unless
nearly all of it stands in a formula or in a law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.reuse.background import among, spread, string_hashes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STRING, _TWICE = 6, 12
"""Six characters of a law stand in many papers by chance; twelve hardly do."""
_MIX, _STEP = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Sorted hashes of formulae (``string_hashes``), of words of laws (``law_hashes``); None where there are none."""

    formulae: NDArray[np.uint64] | None = None
    laws: NDArray[np.uint64] | None = None


def law_hashes(text: str) -> NDArray[np.uint64]:
    """A number for each twelve characters of a text, folded and without numerals, in their order."""
    six = string_hashes(text)
    if six.size <= _STRING:
        return np.empty(0, dtype=np.uint64)
    twelve = (six[:-_STRING] + _STEP) * _MIX
    twelve ^= twelve >> np.uint64(29)
    twelve += six[_STRING:]
    twelve *= _STEP
    return twelve


def in_laws(text: str, number: NDArray[np.bool_], laws: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which folded characters of a text stand in a law; ``number`` marks numerals, which never do."""
    marks = np.zeros(number.size, dtype=np.bool_)
    hits = among(law_hashes(text), laws)
    if hits.size:
        marks[np.flatnonzero(~number)] = spread(hits, _TWICE)
    return marks
