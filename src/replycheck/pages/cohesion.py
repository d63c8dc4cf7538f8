"""How far pages speak of the same things: words in common, and names that only this document knows.

What a reader would get wrong: nothing here tells which of two pages comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages.signals import PageSignals
from replycheck.sequence.language import Language, hashes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_AHEAD = 300
"""Characters next to a break whose words are compared."""
_NAMES = (3, 4)
"""Lengths of the strings, unknown to common language, that stand for names."""
KIN = tuple(f"{kind}-{length}" for length in (2, 3, 4) for kind in ("shared", "own-shared", "own-share"))
_LENGTHS = (2, 3, 4)
_NO_GRAMS = np.zeros(0, dtype=np.uint64)


def likeness(pages: Sequence[PageSignals]) -> Floats:
    """How alike in words any two pages are (cosine of weighted pairs of characters): shape (n, n), 0 to 1."""
    return _cosine([page.letters for page in pages], [page.letters for page in pages])


def kinship(pages: Sequence[PageSignals], model: Language) -> Floats:
    """How much each page shares with the others, by length of string, against what is usual: shape (len(KIN), n).

    ``shared``: share of its strings that another page has; ``own-shared``: log(1 + n) of those that common language
    does not know; ``own-share``: the logarithm of their share of all such strings of the page.
    """
    rows: list[Floats] = []
    for length in _LENGTHS:
        mine = [grams([page], length) for page in pages]
        every, counts = np.unique(np.concatenate(mine), return_counts=True)
        several = every[counts > 1]
        rare = several[~model.knows(several)]
        own = [found[~model.knows(found)] for found in mine]
        held = np.array([np.isin(found, rare).sum() for found in own], dtype=np.float64)
        rows += [
            np.array([np.isin(found, several).mean() if len(found) else 0.0 for found in mine]),
            np.log1p(held),
            np.log((held + 0.5) / (np.array([len(found) for found in own]) + 3.0)),
        ]
    return np.stack([_against_others(row) for row in rows])


def _against_others(values: Floats) -> Floats:
    others = [np.median(np.delete(values, place)) if len(values) > 1 else 0.0 for place in range(len(values))]
    return np.asarray(values - np.array(others), dtype=np.float64)


def near_words(pages: Sequence[PageSignals]) -> Floats:
    """How alike the words before and behind the break are, against what is usual for either page."""
    tails, heads = [page.letters[-_AHEAD:] for page in pages], [page.letters[:_AHEAD] for page in pages]
    return _against_usual(_cosine(tails, heads)) * 10


def near_names(pages: Sequence[PageSignals], model: Language) -> Floats:
    """The same for strings that common language does not know: names, places, matters of this document."""
    shared = np.zeros((len(pages), len(pages)))
    for length in _NAMES:
        tails = [_unknown(page.letters[-_AHEAD:], length, model) for page in pages]
        heads = [_unknown(page.letters[:_AHEAD], length, model) for page in pages]
        both = np.intersect1d(np.concatenate(tails), np.concatenate(heads))
        shared += _holding(tails, both) @ _holding(heads, both).T
    return _against_usual(np.log1p(shared))


def _holding(found: Sequence[NDArray[np.uint64]], wanted: NDArray[np.uint64]) -> Floats:
    """Which of the ``wanted`` strings (sorted) each stretch holds."""
    return np.array([np.isin(wanted, strings, assume_unique=True) for strings in found], dtype=np.float64)


def _unknown(text: str, length: int, model: Language) -> NDArray[np.uint64]:
    found = _strings(text, length)
    return found[~model.knows(found)]


def _against_usual(alike: Floats) -> Floats:
    """Each value less the mean of its row and its column; zero where nothing is usual, between two pages."""
    np.fill_diagonal(alike, np.nan)
    if len(alike) <= 2:  # noqa: PLR2004 - nothing is usual between two pages
        return np.zeros_like(alike)
    usual = (np.nanmean(alike, axis=0)[None, :] + np.nanmean(alike, axis=1)[:, None]) / 2
    return np.asarray(np.nan_to_num(alike - usual))


def grams(pages: Sequence[PageSignals], length: int) -> NDArray[np.uint64]:
    """Hashes of the strings of that length that stand on any of the pages, sorted, each once."""
    found = [_strings(page.letters, length) for page in pages]
    return np.unique(np.concatenate(found)) if found else _NO_GRAMS


def _strings(text: str, length: int) -> NDArray[np.uint64]:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    if len(codes) < length:
        return _NO_GRAMS
    return np.unique(hashes([codes[place : len(codes) - length + 1 + place] for place in range(length)]))


def _cosine(rows: Sequence[str], columns: Sequence[str]) -> Floats:
    every = [*rows, *columns]
    counted = [_pairs(text) for text in every]
    kinds = np.unique(np.concatenate(counted)) if counted else np.zeros(0, dtype=np.uint64)
    table = np.zeros((len(every), len(kinds)), dtype=np.float32)
    for place, pairs in enumerate(counted):
        table[place] = np.bincount(np.searchsorted(kinds, pairs), minlength=len(kinds)) > 0
    table *= np.log(1.0 + len(every) / np.maximum(1.0, table.sum(axis=0)))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return np.asarray(table[: len(rows)] @ table[len(rows) :].T, dtype=np.float64)


def _pairs(text: str) -> NDArray[np.uint64]:
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    return np.unique(codes[:-1] << np.uint64(21) | codes[1:]) if len(codes) > 1 else np.zeros(0, dtype=np.uint64)
