"""Count strings of one to four characters over texts of law, judgments and replies, for the rule on likely typos.

    python benchmarks/typos/count_strings.py DATA OUT
    python benchmarks/typos/count_strings.py --words OUT DICTIONARY
    python benchmarks/typos/count_strings.py --add OUT PAIRS...

DATA holds judgments.jsonl, replies.jsonl and statutes.jsonl.gz. What ships is OUT: the strings that stand often enough,
as hashes with a rough count, no text. ``--words`` puts the words of a dictionary into it (a word and its
frequency a line, as ``jieba/dict.txt`` has them, MIT), which ask for a mark of their own: a general dictionary knows
words that no law has. ``--add`` puts into a table that is made the strings of right sentences (the last
cell of each line of PAIRS), however rare: they were read and corrected by people.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from math import log2
from pathlib import Path

import numpy as np

from replycheck.text.likelihood import SHARP, WORD, hashed, key, stretches

_ADDED = (2, 3, 4)
_WORDS = range(2, 5)
_FREQUENT = 10
"""Of the dictionary's count: rarer words are mostly names, and cost half a megabyte."""
_LEAST = {1: 8, 2: 2, 3: 3, 4: 5}
"""Rarer strings are as likely a slip of the corpus."""


def texts(data: Path) -> Iterator[str]:
    """The texts of the corpora, one after the other."""
    for name in ("judgments.jsonl", "replies.jsonl"):
        for line in (data / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row.get("text") or row["reply"]
    seen = set()
    with gzip.open(data / "statutes.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for _, article in json.loads(line)["articles"]:
                if article not in seen:
                    seen.add(article)
                    yield article


def add(out: Path, paths: list[Path]) -> None:
    """Put the strings of the right sentences into the table; what it knows keeps the greater count."""
    known = table(out)
    counts: Counter[int] = Counter()
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines()):
        for stretch in stretches(line.rpartition("\t")[2]):
            counts.update(key(stretch[at : at + n]) for n in _ADDED for at in range(len(stretch) - n + 1))
    for one, times in counts.items():
        known[one] = max(known.get(one, 0), min(255, round(SHARP * log2(times + 1))))
    write(out, known)


def table(out: Path) -> dict[int, int]:
    """A table that is made: hashes and their weights."""
    raw = out.read_bytes()
    end = len(raw) // 9 * 8
    return dict(zip(np.frombuffer(raw[:end], dtype="<u8").tolist(), raw[end:], strict=True))


def add_words(out: Path, dictionary: Path) -> None:
    """Put the words of the dictionary into the table, behind the mark that tells words from strings."""
    known = table(out)
    for line in dictionary.read_text("utf-8").splitlines():
        word, times, *_ = line.split()
        if len(word) in _WORDS and int(times) >= _FREQUENT and all("\u4e00" <= one <= "\u9fff" for one in word):
            known[key(WORD + word)] = min(255, round(SHARP * log2(int(times) + 1)))
    write(out, known)


def write(out: Path, weights: dict[int, int]) -> None:
    """The table: all hashes in order, then a byte of weight for each."""
    rows = sorted(weights.items())
    keys = np.array([one for one, _ in rows], dtype="<u8")
    out.write_bytes(keys.tobytes() + bytes(weight for _, weight in rows))
    print(f"{len(rows)} strings, {out.stat().st_size} bytes")


def main() -> None:
    """Count and write, or add."""
    if sys.argv[1] == "--add":
        add(Path(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
        return
    if sys.argv[1] == "--words":
        add_words(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    whole = "\n".join(stretch for text in texts(data) for stretch in stretches(text))
    codes = np.frombuffer(whole.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    counts: dict[int, int] = {}
    for size, least in _LEAST.items():
        parts = [codes[at : len(codes) - size + 1 + at] for at in range(size)]
        inside = ~np.any([part == ord("\n") for part in parts], axis=0)
        found, times = np.unique(hashed([part[inside] for part in parts]), return_counts=True)
        counts |= {int(one): int(n) for one, n in zip(found, times, strict=True) if n >= least}
    write(out, {one: min(255, round(SHARP * log2(n + 1))) for one, n in counts.items()})


if __name__ == "__main__":
    main()
