"""Words of a Chinese text, and how telling each is.

jieba cuts, with a small dictionary of our own (``corpora/facts/words.txt``): its default one takes most of a second to
load and knows nothing of law. What a reader would get wrong: words of a name that the
dictionary lacks fall apart into single characters, so callers match pairs of characters beside words.
"""

from __future__ import annotations

import gzip
import math
import sys
import tempfile
import warnings
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import chain
from typing import Protocol

from replycheck.text.patterns import pattern
from replycheck.text.tables import columns, table_path

DOCUMENTS = 3504
"""Real judgments and replies in which words and pairs were counted."""
_UNSEEN = 1.5
"""A word or pair that stands in fewer than four of them counts as one that stands in so many."""
_PAIR_BYTES, _COUNT_BYTES = 4, 2
_WORD = pattern(r"[\u4e00-\u9fff]{2,}")
_RUN = pattern(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]{2,}")
"""What jieba cuts as a whole: nothing beyond it changes how it is cut. A word of one character is none here."""


class _Cutter(Protocol):
    FREQ: Mapping[str, int]
    """How often each word stands; what only begins words, 0."""
    total: int
    """How often all words stand."""


def words(text: str) -> frozenset[str]:
    """The different words of two and more Han characters in ``text``."""
    return frozenset(chain.from_iterable(map(_words_of, _RUN.findall(text))))


@lru_cache(maxsize=1024)
def _words_of(run: str) -> tuple[str, ...]:
    """The words of one run, which is cut by itself; sentences are asked for, and papers of which they are.

    The cut is jieba's without its model of unknown words: the one whose words are likeliest together, of equal ones
    that with the longer word first. Jieba's own function takes three times as long.
    """
    cutter, size = _cutter(), len(run)
    known, whole = cutter.FREQ, math.log(cutter.total)
    chances, ends = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        often = known.get(run[start])
        best, last = math.log(often or 1) - whole + chances[end], end
        alone = bool(often)
        while often is not None and end < size:  # words that only begin others stand in the table, too, with 0
            end += 1
            often = known.get(run[start:end])
            if often:
                chance = math.log(often) - whole + chances[end]
                if chance >= best or not alone:
                    best, last, alone = chance, end, True
        chances[start], ends[start] = best, last
    found, start = [], 0
    while start < size:
        end = ends[start]
        if end - start > 1 and _WORD.fullmatch(run, start, end):
            found.append(run[start:end])
        start = end
    return tuple(found)


def pairs(text: str) -> frozenset[str]:
    """The different pairs of neighbouring Han characters in ``text``."""
    return frozenset(run[i : i + 2] for run in _WORD.findall(text) for i in range(len(run) - 1))


def word_weight(word: str) -> float:
    """How telling a word is: the logarithm of how rare it is among real judgments and replies (0 to about 7.6)."""
    return _rarity(counted_words().get(word, 0))


def pair_weight(pair: str) -> float:
    """How telling a pair of characters is, as :func:`word_weight`."""
    codes, counts = _counted_pairs()
    code = ord(pair[0]) << 16 | ord(pair[1])
    at = bisect_left(codes, code)
    return _rarity(counts[at] if at < len(codes) and codes[at] == code else 0)


def begins_word(text: str) -> bool:
    """Whether a word of two to four characters of the dictionary stands at the beginning of ``text``."""
    return any(_documents(text[:size]) is not None for size in _SIZES if len(text) >= size)


def rest_of_word(text: str) -> bool:
    """Whether ``text`` begins with the rest of a word (限公司), which is more usual than any word that begins there.

    So does what begins with a figure of several digits, which are all written as 0.
    """
    if len(text) <= 1 or text.startswith(2 * _DIGIT):
        return len(text) > 1
    most = max(_rests().get(text[:size], 0) for size in _SIZES)
    return most > _FEW and most > max(_documents(text[:size]) or 0 for size in _SIZES)


def ends_words(letter: str) -> float:
    """How much more often a character ends a word of several than begins one: natural log-odds; a digit begins none."""
    if letter == _DIGIT:
        return _NEVER_BEGINS
    ends, begins = _edges().get(letter, (0, 0))
    return math.log((ends + _DOUBT) / (begins + _DOUBT))


def character_weight(letter: str) -> float:
    """How telling a character is: the logarithm of how rarely words of several begin or end in it, 0 to 5."""
    ends, begins = _edges().get(letter, (0, 0))
    return min(_RARE, max(0.0, math.log(_USUAL / (ends + begins + 2 * _DOUBT))))


_SIZES = (2, 3, 4)
_USUAL, _RARE = 12_000, 5.0
"""Documents from which a character is so usual that it tells nothing, and the weight of one that is in no word."""
_DIGIT, _NEVER_BEGINS = "0", 9.0
_FEW, _DOUBT = 5, 20
"""Documents in which a word must stand to tell, and how many are added on both sides of the odds."""


@cache
def _rests() -> dict[str, int]:
    """In how many documents the most usual longer word stands that ends in this; those above ``_FEW``."""
    table = columns("word_rests.tsv")
    return dict(zip(table["rest"], map(int, table["documents"]), strict=True))


@cache
def _edges() -> dict[str, tuple[int, int]]:
    """The documents of all words of several characters that end in this one, and of all that begin with it."""
    table = columns("word_edges.tsv")
    counts = zip(map(int, table["ends"]), map(int, table["begins"]), strict=True)
    return dict(zip(table["character"], counts, strict=True))


def rests_and_edges(counted: Mapping[str, int]) -> tuple[dict[str, int], dict[str, tuple[int, int]]]:
    """What both tables hold, made of the documents of each word of the dictionary."""
    rests: dict[str, int] = {}
    edges: dict[str, tuple[int, int]] = {}
    for word, count in sorted(counted.items()):
        for size in _SIZES:
            if len(word) > size and count > _FEW:
                rests[word[-size:]] = max(rests.get(word[-size:], 0), count)
        if len(word) > 1 and count:
            for letter, ends, begins in ((word[-1], count, 0), (word[0], 0, count)):
                known = edges.get(letter, (0, 0))
                edges[letter] = known[0] + ends, known[1] + begins
    return dict(sorted(rests.items())), dict(sorted(edges.items()))


def _documents(word: str) -> int | None:
    """How many documents have a word of the dictionary; None where it has none.

    For the few that each paper asks: a dictionary of all words takes longer to make.
    """
    lines, wanted = _listed(), f"{word} "
    at = bisect_left(lines, wanted)
    return int(lines[at].rpartition(" ")[2]) if at < len(lines) and lines[at].startswith(wanted) else None


@cache
def _listed() -> list[str]:
    """The dictionary: a line for each word in order, with its frequency and the number of documents that have it."""
    return table_path("words.txt").read_text("utf-8").rstrip("\n").split("\n")


def _rarity(documents: int) -> float:
    return math.log((DOCUMENTS + 1) / (max(documents, _UNSEEN) + 0.5))


@cache
def counted_words() -> dict[str, int]:
    """Each word of the dictionary, with the number of documents that have it."""
    cells = "\n".join(_listed()).split()
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

    jieba.setLogLevel(30)  # warnings; the module of their names is loaded with jieba
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
