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
from functools import cache, lru_cache
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
    begun = max((_counted_words().get(text[:size], 0) for size in _SIZES), default=0)
    rests = {text[:size] for size in _SIZES if len(text) > 1}
    return max((count for rest in rests for count in _ending(rest)), default=0) > max(begun, _FEW)


@lru_cache(maxsize=4096)
def ends_words(letter: str) -> float:
    """How much more often a character ends a word of several than begins one: natural log-odds."""
    if not letter:
        return 0.0
    return math.log((sum(_ending(letter)) + _DOUBT) / (sum(_beginning(letter)) + _DOUBT))


_SIZES = (2, 3, 4)
_FEW, _DOUBT = 5, 20
"""Documents in which a word must stand to tell, and how many are added on both sides of the odds."""


def _ending(rest: str) -> Iterator[int]:
    """How many documents have each word that ends in ``rest`` and has more before it.

    A few are asked of each paper: they are looked for in the file as it is, for a table of all ends takes longer.
    """
    listed = _listed()
    at = listed.find(f"{rest} ")
    while at > 0:
        if listed[at - 1] != "\n":
            yield _count(listed, at)
        at = listed.find(f"{rest} ", at + 1)


def _beginning(letter: str) -> Iterator[int]:
    """How many documents have each word of several characters that begins with ``letter``."""
    listed = _listed()
    at = listed.find(f"\n{letter}")
    while at >= 0:
        if listed[at + 2] != " ":
            yield _count(listed, at + 1)
        at = listed.find(f"\n{letter}", at + 1)


def _count(listed: str, at: int) -> int:
    end = listed.index("\n", at)
    return int(listed[listed.rindex(" ", at, end) : end])


@cache
def _listed() -> str:
    """The dictionary: a line for each word, its frequency and the number of documents that have it."""
    return "\n" + table_path("words.txt").read_text("utf-8").rstrip("\n") + "\n"


def _rarity(documents: int) -> float:
    return math.log((DOCUMENTS + 1) / (max(documents, _UNSEEN) + 0.5))


@cache
def _counted_words() -> dict[str, int]:
    cells = _listed().split()
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
