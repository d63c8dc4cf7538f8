"""Words of a Chinese text, and how telling each is.

jieba cuts, with a small dictionary of our own (``corpora/facts/words.tsv.gz``): its default one takes most of a second
to load, writes a cache file, and knows nothing of law. What a reader would get wrong: words of a name that the
dictionary lacks fall apart into single characters, so callers match pairs of characters beside words.
"""

from __future__ import annotations

import gzip
import math
import warnings
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from replycheck.text.patterns import pattern
from replycheck.text.tables import table_path

DOCUMENTS = 3504
"""Real judgments and replies in which words and pairs were counted."""
_UNSEEN = 1.5
"""A word or pair that stands in fewer than four of them counts as one that stands in so many."""
_TOTAL = 60_000_000
"""About the sum of all frequencies in jieba's own dictionary, so that our part of it weighs as it does there."""
_WORD = pattern(r"[\u4e00-\u9fff]{2,}")


class _Cutter(Protocol):
    def cut(self, sentence: str, cut_all: bool = ..., HMM: bool = ...) -> Iterable[str]:  # noqa: FBT001, N803 - jieba's
        """Words in the order of the text."""


def words(text: str) -> frozenset[str]:
    """The different words of two and more Han characters in ``text``."""
    return frozenset(word for word in _cutter().cut(text, HMM=False) if _WORD.fullmatch(word))


def pairs(text: str) -> frozenset[str]:
    """The different pairs of neighbouring Han characters in ``text``."""
    return frozenset(run[i : i + 2] for run in _WORD.findall(text) for i in range(len(run) - 1))


def word_weight(word: str) -> float:
    """How telling a word is: the logarithm of how rare it is among real judgments and replies (0 to about 7.6)."""
    return _rarity(_counted_words().get(word, 0))


def pair_weight(pair: str) -> float:
    """How telling a pair of characters is, as :func:`word_weight`."""
    return _rarity(_counted_pairs().get(pair, 0))


@cache
def _table(name: str) -> tuple[list[str], ...]:
    """The rows of a table without its header; as dicts, eighty thousand rows would cost a quarter of a second."""
    lines = gzip.decompress(table_path(name).read_bytes()).decode().splitlines()
    return tuple(line.split("\t") for line in lines[1:])


def _rarity(documents: int) -> float:
    return math.log((DOCUMENTS + 1) / (max(documents, _UNSEEN) + 0.5))


@cache
def _counted_words() -> dict[str, int]:
    return {word: int(documents) for word, _, documents in _table("words.tsv.gz")}


@cache
def _counted_pairs() -> dict[str, int]:
    return {pair: int(documents) for pair, documents in _table("pairs.tsv.gz")}


@cache
def _cutter() -> _Cutter:
    """The cutter of jieba with our dictionary in place of its own; jieba itself reads and writes no file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escapes, and pkg_resources, in jieba's own modules
        import jieba  # noqa: PLC0415 - a tenth of a second that only a petition letter is worth

    cutter = jieba.Tokenizer()
    known: dict[str, int] = {}
    for word, frequency, _ in _table("words.tsv.gz"):
        known[word] = int(frequency)
        for end in range(1, len(word)):
            known.setdefault(word[:end], 0)
    cutter.FREQ, cutter.total, cutter.initialized = known, _TOTAL, True
    return cutter  # type: ignore[no-any-return] # jieba has no types
