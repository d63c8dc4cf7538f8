"""The background: six-character strings that stand in many unrelated judgments, so that sharing them proves nothing.

They are figures counted over 4,756 real judgments (``corpora/README.md``), compared without numerals, since
第一百二十七条 and 第六十条 are the same formula. A text is marked, never cut: a real copy runs through its formulae.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.text.fold import fold
from replycheck.text.tables import table_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LENGTH = 6
_SIEVE = np.uint64(44)
"""Twenty leading bits tell most strings from the thirty thousand of the background."""
_NUMERALS = "0123456789零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟年月日号元整"
"""What the background was counted without."""


def numerals(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which folded characters are numerals or the units of dates and amounts."""
    marks: NDArray[np.bool_] = _numeral_table()[np.minimum(codes, 0xFFFF)]
    return marks


def formulae(
    codes: NDArray[np.uint32], number: NDArray[np.bool_], more: NDArray[np.uint64] | None = None
) -> NDArray[np.bool_]:
    """Which folded characters stand in a formula; numerals (marked in ``number``) between two such do too.

    ``more`` are sorted hashes of further formulae, as :func:`string_hashes` gives them.
    """
    words = np.flatnonzero(~number)
    hashes = _string_hashes(codes[words])
    marks = np.zeros(codes.size, dtype=np.bool_)
    if not hashes.size:
        return marks
    hits = _in_background(hashes)
    if more is not None:
        hits |= among(hashes, more)
    covered = spread(hits, _LENGTH)
    marks[words] = covered
    before = np.cumsum(~number)
    beside = covered[np.clip(before - 1, 0, words.size - 1)] & covered[np.clip(before, 0, words.size - 1)]
    marks |= number & beside
    return marks


def string_hashes(text: str) -> NDArray[np.uint64]:
    """A number for each six characters of a text, folded and without numerals, in their order."""
    codes = fold(text).codes
    return _string_hashes(codes[~numerals(codes)])


def among(hashes: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which hashes are among the ``known`` ones, which are sorted."""
    if not known.size:
        return np.zeros(hashes.size, dtype=np.bool_)
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, hashes), known.size - 1)] == hashes
    return found


def spread(hits: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Which characters are covered by the strings of so many characters that begin at the hits."""
    covered = np.zeros(hits.size + length - 1, dtype=np.bool_)
    for step in range(length):
        covered[step : step + hits.size] |= hits
    return covered


def _string_hashes(bare: NDArray[np.uint32]) -> NDArray[np.uint64]:
    count = bare.size - _LENGTH + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    half = _packed([bare[step : step + count + _LENGTH // 2] for step in range(_LENGTH // 2)])
    return _hashes(half[:count], half[_LENGTH // 2 :])


def _in_background(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """A sieve first: most strings of a reply are in no judgment, and looking each up would cost ten times as much."""
    known, sieve = _known()
    hits: NDArray[np.bool_] = sieve[hashes >> _SIEVE]
    perhaps = np.flatnonzero(hits)
    hits[perhaps] = among(hashes[perhaps], known)
    return hits


@cache
def _numeral_table() -> NDArray[np.bool_]:
    table = np.zeros(0x10000, dtype=np.bool_)
    table[[ord(character) for character in _NUMERALS]] = True
    return table


@cache
def _known() -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Sorted hashes of the strings that ship with the package, and which leading bits they have; 1.2 MB."""
    raw = gzip.decompress(table_path("formulae.txt.gz").read_bytes())
    strings = np.frombuffer(raw, dtype="<u2").reshape(-1, _LENGTH)
    halves = [_packed([strings[:, step] for step in steps]) for steps in np.split(np.arange(_LENGTH), 2)]
    known = np.sort(_hashes(*halves))
    sieve = np.zeros(1 << (64 - int(_SIEVE)), dtype=np.bool_)
    sieve[known >> _SIEVE] = True
    return known, sieve


def _packed(columns: Sequence[NDArray[np.uint32] | NDArray[np.uint16]]) -> NDArray[np.uint64]:
    """Three characters in one number; of the rarest, beyond sixteen bits, two may look alike by chance."""
    packed = np.zeros(columns[0].size, dtype=np.uint64)
    for step, column in enumerate(columns):
        packed ^= column.astype(np.uint64) << np.uint64(16 * step)
    return packed


def _hashes(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A 64-bit number for each six characters; that two of 30,000 share one is next to impossible."""
    mixed = first * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed += second
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(31)
    return mixed
