"""Pairs of characters that papers of courts and offices are full of, with what is left of their weight as words.

What a reader would get wrong: the pairs are no words of a dictionary; they were counted, names and figures among them.
"""

from __future__ import annotations

import gzip
from functools import cache

from replycheck.text.tables import table_path

_CLASSES = (0.1, 0.25, 0.5)
"""What a pair of characters weighs that stands in 15, 6 and 2 of a hundred judgments or replies; others weigh 1."""


@cache
def pair_weights() -> dict[str, float]:
    """Each common pair with its weight below 1; a pair that is not there is rare and weighs 1."""
    lines = gzip.decompress(table_path("common_pairs.txt.gz").read_bytes()).decode("utf-8").split("\n")
    return {
        line[at : at + 2]: weight for line, weight in zip(lines, _CLASSES, strict=True) for at in range(0, len(line), 2)
    }
