"""Words of a Chinese text, and how telling each is.

jieba cuts, with a small dictionary of our own (``corpora/facts/words.txt``): its default one takes most of a second to
load and knows nothing of law. What a reader would get wrong: words of a name that the
dictionary lacks fall apart into single characters, so callers match pairs of characters beside words.
"""

from __future__ import annotations

import gzip
import logging
import math
import sys
import tempfile
import warnings
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Protocol

from replycheck.text.patterns import pattern
from replycheck.text.tables import table_path

DOCUMENTS = 3504
"""Real judgments and replies in which words and pairs were counted."""
_UNSEEN = 1.5
"""A word or pair that stands in fewer than four of them counts as one that stands in so many."""
_PAIR_BYTES, _COUNT_BYTES = 4, 2
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
    codes, counts = _counted_pairs()
    code = ord(pair[0]) << 16 | ord(pair[1])
    at = bisect_left(codes, code)
    return _rarity(counts[at] if at < len(codes) and codes[at] == code else 0)


def begins_word(text: str) -> bool:
    """Whether a word of two to four characters of the dictionary stands at the beginning of ``text``."""
    return any(text[:size] in _counted_words() for size in _SIZES if len(text) >= size)


def rest_of_word(text: str) -> bool:
    """Whether ``text`` begins with the rest of a word (限公司), which is more usual than any word that begins there."""
    rests = _rests()[0]
    begun = max((_counted_words().get(text[:size], 0) for size in _SIZES), default=0)
    return max((rests.get(text[:size], 0) for size in _SIZES), default=0) > max(begun, _FEW)


def ends_words(letter: str) -> float:
    """How much more often a character stands in a word behind its beginning than there: natural log-odds."""
    later, first = _rests()[1:]
    return math.log((later.get(letter, 0) + _DOUBT) / (first.get(letter, 0) + _DOUBT))


_SIZES = (2, 3, 4)
_FEW, _DOUBT = 5, 20
"""Documents in which a word must stand to tell, and how many are added on both sides of the odds."""


@cache
def _rests() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Of the words of the dictionary: rests of two characters and more, single later ends, first characters."""
    rests: dict[str, int] = {}
    later: dict[str, int] = {}
    first: dict[str, int] = {}
    for word, count in _counted_words().items():
        for at in range(1, len(word)):
            rest = word[at:]
            if len(rest) > 1:
                rests[rest] = max(rests.get(rest, 0), count)
            else:
                later[rest] = later.get(rest, 0) + count
        if len(word) > 1:
            first[word[0]] = first.get(word[0], 0) + count
    return rests, later, first


def _rarity(documents: int) -> float:
    return math.log((DOCUMENTS + 1) / (max(documents, _UNSEEN) + 0.5))


@cache
def _counted_words() -> dict[str, int]:
    cells = table_path("words.txt").read_text("utf-8").split()
    return dict(zip(cells[::3], map(int, cells[2::3]), strict=True))


@cache
def _counted_pairs() -> tuple[array[int], array[int]]:
    """The pairs, each as one number and in order, and in how many documents each stands, as they lie in the file."""
    data = gzip.decompress(table_path("pairs.bin.gz").read_bytes())
    many = len(data) // (_PAIR_BYTES + _COUNT_BYTES)
    codes, counts = array("I", data[: many * _PAIR_BYTES]), array("H", data[many * _PAIR_BYTES :])
    if sys.byteorder == "big":
        codes.byteswap()
        counts.byteswap()
    return codes, counts


@cache
def _cutter() -> _Cutter:
    """Jieba's tokenizer with our dictionary in place of its own.

    jieba keeps a cache beside other programs' temporary files, which anybody could have put there: ours is made in a
    folder of its own and goes with it.
    """
    with _without("pkg_resources"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old escapes in jieba's own modules
        import jieba  # noqa: PLC0415 - a twentieth of a second that only a petition letter is worth

    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer(str(table_path("words.txt")))
    with tempfile.TemporaryDirectory(prefix="replycheck-", ignore_cleanup_errors=True) as folder:
        cutter.tmp_dir = folder
        cutter.initialize()
    return cutter  # type: ignore[no-any-return] # jieba has no types


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Imports find no such module: jieba uses pkg_resources where it is there, and that takes longer than jieba."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment] # how Python is told that a module is not to be had
    try:
        yield
    finally:
        del sys.modules[module]
