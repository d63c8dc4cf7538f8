"""The facts tables that ship with the package (``corpora/facts`` in the source tree).

They are part of the program, not user files; each is read once, when first asked for.
"""

from __future__ import annotations

import gzip
import mmap
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "corpora" / "facts", _PACKAGE.parent.parent / "corpora" / "facts")
"""Inside an installed package, and in a source tree."""
_BEGINNING = 2
"""Characters of a word that are looked up at once: hardly one is then asked for in vain."""


def table_folder() -> Path:
    """The folder that all tables lie in."""
    return next(place for place in _PLACES if place.is_dir())


def table_path(name: str) -> Path:
    """Where the table called ``name`` lies."""
    return next(place / name for place in _PLACES if (place / name).is_file())


def mapped(name: str) -> mmap.mmap:
    """The bytes of a table as they lie in its file: of a large one, few pages are asked for and only those are read."""
    with table_path(name).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table (gzipped where its name says so) with a header line, values unquoted."""
    found = columns(name)
    return tuple(dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True))


def columns(name: str) -> dict[str, list[str]]:
    """The same table by columns: a table of ten thousand rows is at hand at once, dicts of them cost 0.05 s."""
    path = table_path(name)
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").rstrip("\n")
    head, _, body = lines.partition("\n")
    names = head.split("\t")
    cells = body.replace("\n", "\t").split("\t") if body else []
    if len(cells) != len(names) * (body.count("\n") + 1 if body else 0):
        raise ValueError(f"{name}: a row has more or fewer values than the head has names")
    return {one: cells[at :: len(names)] for at, one in enumerate(names)}


class ManyWords:
    """Words of a table, each with the number of what it is a word of: which of thousands stand in a text.

    They are looked up by what they begin with, and only the few that may stand there are asked for singly. Words that
    overlap or hold each other all count, which one expression of them all would not give.
    """

    __slots__ = ("_begun",)

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._begun: dict[int, dict[str, list[tuple[str, int]]]] = {}
        for word, number in words:
            size = min(len(word), _BEGINNING)
            self._begun.setdefault(size, {}).setdefault(word[:size], []).append((word, number))

    def within(self, text: str) -> set[int]:
        """The numbers of the words that stand in ``text``."""
        found: set[int] = set()
        for size, begun in self._begun.items():
            for beginning in begun.keys() & {text[at : at + size] for at in range(len(text) - size + 1)}:
                found.update(number for word, number in begun[beginning] if word in text)
        return found
