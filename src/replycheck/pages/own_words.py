"""What a document's own words say of the words across a page break: names and turns that common language does not know.

What a reader would get wrong: the pages are looked up apart, each as it stands, so the break asked about is never found
as evidence for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.sequence.language import ORDER, Language, aligned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Floats = NDArray[np.float64]

_LENGTHS = (2, 3)
HABITS = tuple(
    f"{side}-{length}-{what}"
    for length in _LENGTHS
    for side in ("behind", "before")
    for what in ("same", "other", "many")
)
"""What stands elsewhere in the document behind the last letters of a page, and before the first of the next."""
NAMES = (*HABITS, "own-link", "own-joint", "own-first", "echo", "echo-misread")
_SEVERAL = 3
_REACH = ORDER - 1
_TRUST = (50.0, 8.0, 3.0, 1.5, 1.0)
"""How many times a context of so many letters must stand in the document to count as much as common language."""
_SLIP = 2.0
"""What one letter read otherwise takes from an echo."""
_APART = "\0"


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """The letters of all pages with a mark between them, and every stretch of eight of them by code points."""

    text: str
    stretches: Codes

    def signs(self, model: Language, tails: Sequence[str], heads: Sequence[str]) -> Floats:
        """The ``NAMES`` of some breaks: what a page ends with and what the next begins with; shape (n, len(NAMES))."""
        before, behind = aligned(tails, _REACH, ends=True), aligned(heads, _REACH, ends=False)
        alone = [behind[:, place] for place in range(_REACH)]
        across = [*(before[:, place] for place in range(_REACH)), *alone]
        chances = [model.chance(across[place : place + _REACH], letter) for place, letter in enumerate(alone)]
        within = [model.chance(alone[:place], letter) for place, letter in enumerate(alone)]
        letters = np.hstack([before, behind])
        weights = -np.log(model.chance([], letters))
        rows = [
            [
                *self._habits(tail, head),
                *self._links(tail, head, [chance[at] for chance in chances], [chance[at] for chance in within]),
                *self._echoes(letters[at], weights[at]),
            ]
            for at, (tail, head) in enumerate(zip(tails, heads, strict=True))
        ]
        return np.array(rows, dtype=np.float64).reshape(len(tails), len(NAMES))

    def _habits(self, tail: str, head: str) -> list[float]:
        found: list[float] = []
        for length in _LENGTHS:
            found += _habit(self._behind(tail[-length:]), head[:1])
            found += _habit(self._before(head[:length]), tail[-1:])
        return found

    def _behind(self, wanted: str) -> Counter[str]:
        return Counter(self.text[end] for end in _ends(self.text, wanted) if self.text[end] != _APART)

    def _before(self, wanted: str) -> Counter[str]:
        fronts = (end - len(wanted) - 1 for end in _ends(self.text, wanted))
        return Counter(self.text[front] for front in fronts if self.text[front] != _APART)

    def _links(self, tail: str, head: str, across: Sequence[float], within: Sequence[float]) -> list[float]:
        """How much likelier the head is behind the tail than alone, how likely it is there, and how its first letter.

        Common language gives the chances, which what stands in the document corrects.
        """
        tail, head = tail[-_REACH:], head[:_REACH]
        joined = [
            np.log(self._chance((tail + head[:place])[-_REACH:], letter, across[place]))
            for place, letter in enumerate(head)
        ]
        alone = [np.log(self._chance(head[:place], letter, within[place])) for place, letter in enumerate(head)]
        return [float(sum(joined) - sum(alone)), float(sum(joined)), float(joined[0])]

    def _chance(self, before: str, letter: str, common: float) -> float:
        chance = common
        for size, trust in enumerate(_TRUST[: len(before) + 1]):
            context = before[len(before) - size :]
            seen = self.text.count(context) if context else len(self.text)
            if not seen:
                break
            chance = (self.text.count(context + letter) + trust * chance) / (seen + trust)
        return chance

    def _echoes(self, letters: Codes, weights: Floats) -> tuple[float, float]:
        """How much of either side of the break stands together elsewhere: letter for letter, or but for one.

        The rarer the letters the more; the weaker side counts.
        """
        met = [self.stretches[:, at] == letters[at] for at in range(_REACH - 2, _REACH + 2)]
        either_side = (met[0] | met[1]) & (met[2] | met[3])  # elsewhere nothing is left of one side or the other
        same = self.stretches[either_side] == letters
        front, front_misread = _met(same[:, _REACH - 1 :: -1], weights[_REACH - 1 :: -1])
        behind, behind_misread = _met(same[:, _REACH:], weights[_REACH:])
        exact = np.minimum(front, behind)
        misread = np.maximum(np.minimum(front_misread, behind), np.minimum(front, behind_misread))
        return float(exact.max(initial=0.0)), float(misread.max(initial=0.0))


def own_words(pages: Sequence[str]) -> OwnWords:
    """The words of these pages (as ``letters`` makes them)."""
    text = f"{_APART}{_APART.join(pages)}{_APART * 2 * _REACH}"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    return OwnWords(text, np.lib.stride_tricks.sliding_window_view(codes, 2 * _REACH))


def _met(same: NDArray[np.bool_], weights: Floats) -> tuple[Floats, Floats]:
    """The weight of the letters that are the same outward from a break: up to the first other one, up to the second."""
    until_first = np.cumprod(same, axis=1)
    others = np.cumsum(~same, axis=1)
    until_second = same & (others <= 1)
    plain = until_first @ weights
    beyond = until_second.sum(axis=1) > until_first.sum(axis=1)
    return plain, np.maximum(plain, until_second @ weights - _SLIP * beyond)


def _habit(beside: Counter[str], own: str) -> list[float]:
    """Whether the letter stands there elsewhere; how constantly another does; whether many do."""
    total = beside.total()
    if not total:
        return [0.0, 0.0, 0.0]
    other = own not in beside
    return [
        float(not other),
        float(other) * max(beside.values()) / total * float(np.log1p(total)),
        float(other and len(beside) >= _SEVERAL),
    ]


def _ends(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at + len(wanted)
        at = text.find(wanted, at + 1)
