"""What the articles of much-cited laws say, as figures: whether a quotation is word for word, and where it departs.

Of every second string of four letters of an article one byte is kept. A quotation whose strings give the same bytes in
the same order is the article's; where they differ the words differ. What is easily got wrong: a single byte proves
nothing (one of 256 agrees by chance), so only rows of them count; and a quotation may begin at an odd letter.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from zlib import crc32

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import pattern
from replycheck.text.tables import table_path

_GRAM, _STEP = 4, 2
_NOT_QUITE = 0.99
_MIX = 2_654_435_761
_ROW = 3
"""Bytes that must agree in a row: by chance they do once in 16 million places."""
_FIGURES = pattern(r"(?<![\d.])\d{1,4}(?![\d.])")
SHORTEST = 12
"""Letters of a quotation below which its bytes are too few to tell."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a quotation agrees with an article: ``share`` of its letters, 1.0 word for word; ``odd`` spans of letters."""

    share: float
    odd: tuple[Span, ...] = ()


def letters_of(text: str) -> str:
    """The letters that are compared; figures are spelt (30 is 三十), since either may be written."""
    spelt = _FIGURES.sub(lambda match: to_chinese(int(match.group())), unicodedata.normalize("NFKC", text))
    return "".join(char for char in spelt if char.isalnum())


def figures_of(text: str, start: int = 0) -> bytes:
    """A byte for every second string of four letters, from letter ``start`` on."""
    letters = letters_of(text)
    return bytes(_byte(letters[at : at + _GRAM]) for at in range(start, len(letters) - _GRAM + 1, _STEP))


def _byte(string: str) -> int:
    # The sum alone is linear: one letter changed would change neighbouring strings alike.
    return (crc32(string.encode()) * _MIX >> 24) & 0xFF


def articles(title: str, number: int, branch: int = 0) -> tuple[bytes, ...]:
    """The figures of an article in every version that is known, newest last; none where the law is not known."""
    return tuple(found[number, branch] for found in _laws().get(title, ()) if (number, branch) in found)


def known_since(title: str) -> str:
    """The day (ISO) of the oldest version that is known: what was quoted before it cannot be compared; "" for none."""
    return next(iter(_read().get(title, {})), "")


def elsewhere(title: str, quoted: str) -> tuple[int, int] | None:
    """Which other article of the law a quotation is taken from word for word: number and branch; None for none."""
    starts = [figures_of(quoted, parity) for parity in (0, 1)]
    for version in reversed(_laws().get(title, ())):
        for place, figures in version.items():
            if any(start in figures for start in starts):
                return place
    return None


def likeness(quoted: str, figures: bytes) -> Likeness:
    """How a quotation (at least ``SHORTEST`` letters) agrees with the figures of an article."""
    letters = letters_of(quoted)
    rows = [figures_of(letters, parity) for parity in (0, 1)]
    if any(row in figures for row in rows):
        return Likeness(1.0)
    covered, seams = bytearray(len(letters)), list[Span]()
    for parity, row in enumerate(rows):
        for block in SequenceMatcher(None, figures, row, autojunk=False).get_matching_blocks():
            if block.size >= _ROW:
                first = parity + _STEP * block.b
                last = first + _STEP * (block.size - 1) + _GRAM
                covered[first:last] = b"\1" * (last - first)
                seams += [Span(first, first + 1)] if first > 1 else []
    # One letter at either end falls between the strings.
    covered[0] |= covered[1]
    covered[-1] |= covered[-2]
    odd = tuple(_gaps(covered))
    # Where every letter stands in the article and yet not in one row, something is left out or put elsewhere.
    return Likeness(min(sum(covered) / len(letters), _NOT_QUITE), odd or tuple(seams[:1]))


def _gaps(covered: bytearray) -> list[Span]:
    found, start = [], None
    for at, one in enumerate((*covered, 1)):
        if not one and start is None:
            start = at
        elif one and start is not None:
            found.append(Span(start, at))
            start = None
    return found


@cache
def _laws() -> dict[str, tuple[dict[tuple[int, int], bytes], ...]]:
    return {title: tuple(versions.values()) for title, versions in _read().items()}


@cache
def _read() -> dict[str, dict[str, dict[tuple[int, int], bytes]]]:
    """By plain title and day of the version: the figures of its articles, oldest version first."""
    words, _, rest = gzip.decompress(table_path("articles.bin.gz").read_bytes()).partition(b"\n")
    head = json.loads(words)
    ends = [0, *accumulate(head["sizes"])]
    return {
        title: {
            day: {(number, branch): rest[ends[at] : ends[at + 1]] for number, branch, at in rows}
            for day, rows in sorted(versions.items())
        }
        for title, versions in head["laws"].items()
    }
