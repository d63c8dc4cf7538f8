"""Make ``corpora/facts/words.txt``: the dictionary with which letters and replies are cut into words.

    python benchmarks/demands/words.py [--data DIR] [--parts]

``--parts`` makes only ``word_rests.tsv`` and ``word_edges.tsv``, for which no outside texts are needed: what
``text/words.py`` asks of the ends and beginnings of words.

Words are those of jieba's public dictionary that real letters, replies and judgments use, and the legal terms of
``corpora/facts/legal_terms.tsv``; with each goes jieba's frequency and in how many of 3,504 real judgments and replies
it stands. A word that is in no public dictionary (a name) never gets in.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import jieba

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import outside

from replycheck.text.words import counted_words, rests_and_edges

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT / "corpora" / "facts"
LONGEST = 5
"""Longer strings were not counted; they count as rare."""
LEFT_OUT = "〓"
"""Stands in no text; its frequency is that of all words left out, so that the others weigh as in jieba's dictionary."""
TOTAL = 60_000_000
"""About the sum of all frequencies in jieba's own dictionary."""
LEGAL = 3000
"""Frequency of a legal term that jieba does not know: high enough to be kept together."""


def main() -> int:
    """Write the table; 1 where the real texts are missing."""
    parser = argparse.ArgumentParser(description="dictionary of words with their document counts")
    outside.add_option(parser)
    parser.add_argument("--parts", action="store_true")
    options = parser.parse_args()
    if options.parts:
        return _write_parts()
    shared: Path = options.shared
    if not (shared / "data" / "replies.jsonl").is_file():
        print(f"no texts at {shared}", file=sys.stderr)
        return 1
    jieba.initialize()
    seen = _seen(shared)
    counts = _counts(shared)
    with (FACTS / "legal_terms.tsv").open(encoding="utf-8", newline="") as lines:
        legal = {row["term"] for row in csv.DictReader(lines, delimiter="\t")}
    chosen = {word for word in seen if jieba.dt.FREQ.get(word)} | legal
    frequencies = {word: jieba.dt.FREQ.get(word) or LEGAL for word in sorted(chosen)}
    lines = [f"{word} {frequency} {counts[word]}\n" for word, frequency in frequencies.items()]
    left_out = f"{LEFT_OUT} {TOTAL - sum(frequencies.values())} 0\n"
    (FACTS / "words.txt").write_text(left_out + "".join(lines), encoding="utf-8")
    print(f"{len(chosen)} words")
    return _write_parts()


def _write_parts() -> int:
    rests, edges = rests_and_edges(counted_words())
    lines = ["rest\tdocuments", *(f"{rest}\t{count}" for rest, count in rests.items())]
    (FACTS / "word_rests.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["character\tends\tbegins", *(f"{letter}\t{ends}\t{begins}" for letter, (ends, begins) in edges.items())]
    (FACTS / "word_edges.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rests)} rests, {len(edges)} characters")
    return 0


def _seen(shared: Path) -> set[str]:
    """Every word of two to six characters in the real texts, as jieba's own dictionary cuts them."""
    found: set[str] = set()
    for name, keys in (("replies.jsonl", ("title", "message", "reply")), ("judgments.jsonl", ("text",))):
        with (shared / "data" / name).open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)
                for key in keys:
                    found.update(jieba.cut(text[key], HMM=False))
    return {word for word in found if 2 <= len(word) <= 6 and all("\u4e00" <= c <= "\u9fff" for c in word)}  # noqa: PLR2004


def _counts(shared: Path) -> Counter[str]:
    csv.field_size_limit(sys.maxsize)
    found: Counter[str] = Counter()
    with gzip.open(shared / "domain" / "ngrams.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            string, _, documents = (
                line.rstrip("\n").rpartition("\t")[0].partition("\t")[0],
                None,
                line.rpartition("\t")[2],
            )
            if 1 < len(string) <= LONGEST and documents.strip().isdigit():
                found[string] = int(documents)
    return found


if __name__ == "__main__":
    sys.exit(main())
