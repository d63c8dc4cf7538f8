"""Count strings of one to four characters over texts of law, judgments and replies, for the rule on likely typos.

    python benchmarks/typos/count_strings.py DATA OUT

DATA holds judgments.jsonl, replies.jsonl and statutes.jsonl.gz. What ships is OUT: the strings that stand often enough,
as hashes with a rough count, no text.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from math import log2
from pathlib import Path

import numpy as np

from replycheck.text.likelihood import SHARP, hashed, stretches

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


def main() -> None:
    """Count and write."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    whole = "\n".join(stretch for text in texts(data) for stretch in stretches(text))
    codes = np.frombuffer(whole.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    counts: dict[int, int] = {}
    for size, least in _LEAST.items():
        parts = [codes[at : len(codes) - size + 1 + at] for at in range(size)]
        inside = ~np.any([part == ord("\n") for part in parts], axis=0)
        found, times = np.unique(hashed([part[inside] for part in parts]), return_counts=True)
        counts |= {int(one): int(n) for one, n in zip(found, times, strict=True) if n >= least}
    rows = sorted(counts.items())
    keys = np.array([one for one, _ in rows], dtype="<u8")
    weights = bytes(min(255, round(SHARP * log2(n + 1))) for _, n in rows)
    out.write_bytes(keys.tobytes() + weights)
    print(f"{len(rows)} strings, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
