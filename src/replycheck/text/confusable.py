"""Characters that are easily written for each other: of one sound, nearly of one sound, or of one shape.

The sets are made by ``benchmarks/typos/confusion_sets.py``. What is easily got wrong: they are wide (a character has
some sixty companions), so that two characters are confusable says little by itself; it needs a second witness.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import cache, lru_cache

from replycheck.text.tables import table_path

KINDS = ("same", "near", "sound", "shape")


def alike(one: str, other: str) -> bool:
    """Whether the two characters sound or look alike."""
    return other in companions(one) or one in companions(other)


def companions(character: str) -> str:
    """All characters that sound or look like it, by kind, the most frequent first of each; "" for one that has none."""
    return "".join(by_kind(character))


@lru_cache(maxsize=4096)
def by_kind(character: str) -> tuple[str, ...]:
    """The same, apart: of the same sound, nearly the same, alike to the ear otherwise, alike in shape."""
    rows, wanted = _rows(), f"{character}\t"
    at = bisect_left(rows, wanted)
    found = at < len(rows) and rows[at].startswith(wanted)
    return tuple(rows[at].split("\t")[1:]) if found else ("",) * len(KINDS)


@cache
def _rows() -> list[str]:
    """The rows as they lie in the file, by their characters: a paper asks for a few dozen of five thousand."""
    text = gzip.decompress(table_path("confusable.tsv.gz").read_bytes()).decode("utf-8")
    return text.rstrip("\n").split("\n")[1:]
