"""Count strings of two to four characters over texts of law, judgments and replies, for the rule on likely typos.

    python benchmarks/typos/count_strings.py DATA OUT

DATA holds judgments.jsonl, replies.jsonl and statutes.jsonl.gz. What ships is OUT: the strings that stand often enough,
as hashes with a rough count, no text.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from replycheck.text.likelihood import key, stretches

_LEAST = {2: 2, 3: 3, 4: 5}
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


def main() -> None:
    """Count and write."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    counts: dict[int, Counter[str]] = {size: Counter() for size in _LEAST}
    for text in texts(data):
        for stretch in stretches(text):
            for size, counter in counts.items():
                counter.update(stretch[at : at + size] for at in range(len(stretch) - size + 1))
    rows = sorted(
        {
            key(string): min(15, count.bit_length())
            for size, counter in counts.items()
            for string, count in counter.items()
            if count >= _LEAST[size]
        }.items()
    )
    keys, weights = array("I", (one for one, _ in rows)), bytes(weight for _, weight in rows)
    packed = zlib.compress(len(rows).to_bytes(4, "little") + keys.tobytes() + weights, 9)
    out.write_bytes(packed)
    print(f"{len(rows)} strings, {len(packed)} bytes")


if __name__ == "__main__":
    main()
