"""A small language model of official Chinese: how much two stretches of text ask to stand side by side.

Counts of strings of one to five characters from 3,504 judgments and replies (``corpora/README.md``), interpolated as
Witten and Bell do. What a reader would get wrong: white space is left out and every digit is 0, so give it only what
``letters`` makes; and the strings are stored by hash, so the table cannot be read back as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.tables import mapped

if TYPE_CHECKING:
    from mmap import mmap

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ORDER = 5
"""The longest string counted."""
_FINE, _BACK = 8.0, 16.0
"""Steps a bit (halving) in which probabilities and back-off weights are stored."""
_RARE = 2.0**-20
"""Probability of a character that the table does not know."""
_CANDIDATES = 600
"""Characters among which the likeliest next one is looked for."""
_LEAST = 2.0**-40
_STOPS = "。；："
_MOST_BITS = 20
"""Bits of a hash by which a large table is divided to be looked up."""
_MANY = 50_000
"""Strings asked at once from which dividing the table saves more time than it takes; a short paper asks 1,500."""
_SHARES, _WEIGHTS = np.exp2(-np.arange(256) / _FINE), np.exp2(-np.arange(256) / _BACK)
_SPACE, _DIGIT = pattern(r"\s+"), pattern(r"\d")
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def letters(text: str) -> str:
    """The text as the model reads it: no white space, every digit 0."""
    return _DIGIT.sub("0", _SPACE.sub("", text))


def aligned(words: Sequence[str], size: int, *, ends: bool) -> NDArray[np.uint64]:
    """The last (``ends``) or first characters of each string as code points, shape (n, size); 0 where it has fewer."""
    cut = [word[-size:].rjust(size, "\0") if ends else word[:size].ljust(size, "\0") for word in words]
    return np.array([[ord(letter) for letter in part] for part in cut], dtype=np.uint64).reshape(len(cut), size)


def hashes(codes: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Hashes (64 bits) of strings given character by character: arrays of code points that broadcast together."""
    value: NDArray[np.uint64] = np.full(1, len(codes), dtype=np.uint64)
    for code in codes:
        value = (value ^ code) * _PRIME
        value = value ^ (value >> np.uint64(29))
    return value


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The table: sorted hashes (uint32), for each its probability after the rest of it and its back-off weight."""

    keys: NDArray[np.uint32]
    chances: NDArray[np.uint8]
    backs: NDArray[np.uint8]

    def joints(self, tails: NDArray[np.uint64], heads: NDArray[np.uint64]) -> Floats:
        """How much likelier (natural logarithm) each head is behind each tail than standing alone.

        ``tails`` and ``heads`` are code points, shape (n, 4) each (0 where a page has fewer); gives shape (n, n),
        rows for the page before, columns for the page behind.
        """
        before = [tails[:, place][:, None] for place in range(ORDER - 1)]
        behind = [heads[:, place][None, :] for place in range(ORDER - 1)]
        total: Floats = np.zeros((len(tails), len(heads)))
        for place in range(ORDER - 1):
            if not np.any(behind[place]):
                break
            chance = self._alone(behind[: place + 1])
            alone = chance
            for extra in range(1, ORDER - place):
                context = [*before[ORDER - 1 - extra :], *behind[:place]]
                chance = self.direct([*context, behind[place]]) + self._left(context) * chance
            total += np.where(behind[place] > 0, np.log(chance) - np.log(alone), 0.0)
        return total

    def chance(self, before: Sequence[NDArray[np.uint64]], code: NDArray[np.uint64]) -> Floats:
        """The chance of a character behind up to four others: code points that broadcast together."""
        chance = self._alone([code])
        for extra in range(1, len(before) + 1):
            context = before[len(before) - extra :]
            chance = self.direct([*context, code]) + self._left(context) * chance
        return chance

    def next(self, tails: NDArray[np.uint64], heads: NDArray[np.uint64]) -> Floats:
        """How likely (natural logarithm) the first character of each head is behind each tail: shape (n, n)."""
        return np.log(self.chance([tails[:, place][:, None] for place in range(ORDER - 1)], heads[:, 0][None, :]))

    def stops(self, tails: NDArray[np.uint64]) -> Floats:
        """The chance that a sentence stops behind each tail; shape (n,)."""
        marks = np.array([ord(mark) for mark in _STOPS], dtype=np.uint64)[None, :]
        return np.asarray(self.chance([tails[:, place][:, None] for place in range(ORDER - 1)], marks).sum(axis=1))

    def following(self, tails: NDArray[np.uint64]) -> tuple[Floats, Floats, Floats]:
        """The likeliest next character behind each tail: its chance, its share among the common characters (natural

        logarithms), and how open the choice is (entropy in nats); shape (n,) each.
        """
        chance = self.chance([tails[:, place][:, None] for place in range(ORDER - 1)], self.common()[None, :])
        return np.log(chance.max(axis=1)), *_certainty(chance, axis=1)

    def previous(self, tails: NDArray[np.uint64], heads: NDArray[np.uint64]) -> tuple[Floats, Floats, Floats]:
        """What stands before each head: how likely the last character of each tail is there against the likeliest

        (natural logarithm, shape (n, n)), and the likeliest one's share and the choice as ``following`` gives them.
        """
        common = self.common()
        every = np.log(self._alone([common]))[:, None] + self.joints(_last(common), heads)
        own = np.log(self._alone([tails[:, -1]]))[:, None] + self.joints(_last(tails[:, -1]), heads)
        return own - every.max(axis=0)[None, :], *_certainty(np.exp(every), axis=0)

    def knows(self, hashed: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Whether the table has the strings with these hashes."""
        return self._places(hashed) >= 0

    def common(self) -> NDArray[np.uint64]:
        """The code points that the table has most often, the commonest first."""
        return _common(self)

    def _alone(self, codes: Sequence[NDArray[np.uint64]]) -> Floats:
        """The chance of the last character behind the others."""
        chance: Floats = np.full(np.broadcast_shapes(*(code.shape for code in codes)), _RARE)
        for start in range(len(codes) - 1, -1, -1):
            context = codes[start:-1]
            left = self._left(context) if context else 1.0
            chance = np.maximum(self.direct(codes[start:]) + left * chance, _LEAST)
        return chance

    def direct(self, codes: Sequence[NDArray[np.uint64]]) -> Floats:
        """The chance that the table holds of each string's last character behind the others; 0 where it is unknown."""
        place = self._look(codes)
        return np.where(place < 0, 0.0, _SHARES[self.chances[place]])

    def _left(self, codes: Sequence[NDArray[np.uint64]]) -> Floats:
        place = self._look(codes)
        return np.where(place < 0, 1.0, _WEIGHTS[self.backs[place]])

    def _look(self, codes: Sequence[NDArray[np.uint64]]) -> NDArray[np.int64]:
        """Where each string stands in the table, -1 where it is unknown."""
        return self._places(hashes(codes))

    def _places(self, hashed: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The same for the strings with these hashes."""
        wanted = (hashed >> np.uint64(32)).astype(np.uint32)
        if wanted.size < _MANY:
            place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            return np.where(self.keys[place] == wanted, place, -1)
        starts, shift, most = _shelves(self)
        start = starts[wanted >> shift]
        found: NDArray[np.int64] = np.full(wanted.shape, -1)
        for step in range(most):
            place = np.minimum(start + step, len(self.keys) - 1)
            found = np.where(self.keys[place] == wanted, place, found)
        return found


@cache
def _common(model: Language) -> NDArray[np.uint64]:
    every = np.array([*range(0x21, 0x7F), *range(0x3000, 0x3020), *range(0x4E00, 0x9FA6), *range(0xFF01, 0xFF20)])
    codes = every.astype(np.uint64)
    return codes[np.argsort(-model.direct([codes]))[:_CANDIDATES]]


@cache
def _shelves(model: Language) -> tuple[NDArray[np.int64], np.uint32, int]:
    """Where the keys that begin alike stand in the table, by how far to shift a key for its beginning; the most alike.

    Looking on one shelf takes a third of the time of a search by halves.
    """
    bits = min(len(model.keys).bit_length() + 1, _MOST_BITS)
    shift = np.uint32(32 - bits)
    sizes = np.bincount(model.keys >> shift, minlength=2**bits)
    return np.cumsum(sizes) - sizes, shift, int(sizes.max())


def _last(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Tails of one character each."""
    return np.pad(codes[:, None], ((0, 0), (ORDER - 2, 0)))


def _certainty(chance: Floats, axis: int) -> tuple[Floats, Floats]:
    share = chance / chance.sum(axis=axis, keepdims=True)
    return np.log(share.max(axis=axis)), -(share * np.log(share + 1e-12)).sum(axis=axis)


@cache
def language() -> Language:
    """The model that ships with the package; read when first asked for."""
    return unpack(mapped("language.bin"))


def pack(model: Language) -> bytes:
    """The model as bytes: all keys, all chances, all back-off weights; not deflated, for it is read at every start."""
    return model.keys.astype("<u4").tobytes() + model.chances.tobytes() + model.backs.tobytes()


def unpack(packed: bytes | mmap) -> Language:
    """What ``pack`` made."""
    count = len(packed) // 6
    bytes_ = np.frombuffer(packed, dtype=np.uint8)
    keys = bytes_[: 4 * count].view("<u4")
    return Language(keys, bytes_[4 * count : 5 * count], bytes_[5 * count :])


def from_counts(counts: dict[str, int]) -> Language:
    """The model of counted strings (as ``letters`` makes them); strings that were too rare to be counted may lack."""
    total = sum(count for gram, count in counts.items() if len(gram) == 1)
    kept: dict[str, int] = {}
    kinds: dict[str, int] = {}
    for gram, count in counts.items():
        kept[gram[:-1]] = kept.get(gram[:-1], 0) + count
        kinds[gram[:-1]] = kinds.get(gram[:-1], 0) + 1
    table: dict[int, tuple[int, int]] = {}
    for gram, count in counts.items():
        context = gram[:-1]
        base = (counts.get(context, kept[context]) if context else total) + kinds[context]
        own = count + kinds.get(gram, 0)
        back = (max(0, count - kept.get(gram, 0)) + kinds.get(gram, 0)) / own
        chance = round(-np.log2(count / base) * _FINE)
        weight = round(-np.log2(max(back, 1e-4)) * _BACK)
        key = int(hashes([np.full(1, ord(letter), dtype=np.uint64) for letter in gram])[0] >> np.uint64(32))
        table[key] = (min(255, max(0, chance)), min(255, weight))
    keys = np.array(sorted(table), dtype=np.uint32)
    values = np.array([table[int(key)] for key in keys], dtype=np.uint8).reshape(-1, 2)
    return Language(keys, values[:, 0].copy(), values[:, 1].copy())
