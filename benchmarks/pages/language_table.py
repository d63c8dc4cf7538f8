"""Make ``corpora/facts/language.bin`` from the shared n-grams: ``python benchmarks/pages/language_table.py``.

``without`` takes the strings of given documents out of the counts again, so that a figure can be had that owes
nothing to the held-out documents.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from paper import SHARED

from replycheck.sequence.language import ORDER, Language, from_counts, letters, pack

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
_FEWEST = 4


def counted(shared: Path) -> dict[str, tuple[int, int]]:
    """Each string with its count and in how many documents it stands."""
    with gzip.open(shared / "domain" / "ngrams.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        return {gram: (int(count), int(documents)) for gram, count, documents in table}


def without(counts: dict[str, tuple[int, int]], texts: Iterable[str]) -> dict[str, int]:
    """The counts as they would be had ``texts`` not been among the counted documents."""
    less: Counter[str] = Counter()
    fewer: Counter[str] = Counter()
    for text in texts:
        folded = letters(text)
        own = Counter(folded[at : at + n] for n in range(1, ORDER + 1) for at in range(len(folded) - n + 1))
        less.update(own)
        fewer.update(own.keys())
    left = {gram: (count - less[gram], documents - fewer[gram]) for gram, (count, documents) in counts.items()}
    return {gram: count for gram, (count, documents) in left.items() if count > 0 and documents >= _FEWEST}


def clean(shared: Path, texts: Iterable[str]) -> Language:
    """The model that has not seen ``texts``."""
    return from_counts(without(counted(shared), texts))


def main() -> None:
    """Write the table."""
    model = from_counts({gram: count for gram, (count, _) in counted(SHARED).items()})
    target = ROOT / "corpora" / "facts" / "language.bin"
    target.write_bytes(pack(model))
    print(f"{len(model.keys):,} strings, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
