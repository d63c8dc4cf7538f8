"""How right the facts are that are read from real judgments: case numbers, dates and sums of money.

    python benchmarks/facts/run.py [--data DIR] [--seed 6] [--show KIND] [--record]

From all 300 judgments 200 facts of each kind are drawn (by a hash of seed and place, so that the draw hardly changes
when the reading does). ``--show`` prints them with the words around, to be read by a person; what a person found is
kept in ``read.tsv`` (place, digest of the value, verdict; no texts), and precision is told from it. A fact of the
sample that nobody has read yet is counted as unread, never as right. Beside it stands what the plain patterns find
that a checker usually has, in the same run. ``--record`` writes ``results/facts.json``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from replycheck.facts.amounts import Amount, amounts
from replycheck.facts.case_numbers import CaseNumber, case_numbers
from replycheck.facts.facts_of import Facts
from replycheck.facts.time.dates import WrittenDate, written_dates
from replycheck.model.span import Span

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import outside
from watched import surroundings

ROOT = Path(__file__).resolve().parents[2]
READ = ROOT / "benchmarks" / "facts" / "read.tsv"
RESULTS = ROOT / "benchmarks" / "results" / "facts.json"
SAMPLE, AROUND, REPLY = 200, 14, 2000
PLAIN = {
    "case_numbers": re.compile(r"[（(]\d{4}[）)][\u4e00-\u9fff]+\d*[\u4e00-\u9fff]+\d+号"),
    "dates": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"),
    "amounts": re.compile(r"\d+(?:\.\d+)?[万亿]?元"),
}
"""What a checker has that looks for each with one pattern and does not ask for the value."""
KINDS: dict[str, Callable[[str], tuple[CaseNumber | WrittenDate | Amount, ...]]] = {
    "case_numbers": case_numbers,
    "dates": written_dates,
    "amounts": amounts,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fact of the sample: ``value`` in words, ``digest`` of it."""

    judgment: str
    span: Span
    value: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the list of the facts read has of it."""
        return self.judgment, str(self.span.start), str(self.span.end), digest(self.value)


def digest(value: str) -> str:
    """Eight characters that stand for a value without telling it."""
    return hashlib.sha256(value.encode()).hexdigest()[:8]


def told(fact: CaseNumber | WrittenDate | Amount) -> str:
    """The value that was read, in words."""
    if isinstance(fact, WrittenDate):
        return f"{fact.year}-{fact.month}-{fact.day}"
    if isinstance(fact, Amount):
        return f"{fact.value.normalize():f} {fact.currency}{' rough' if fact.approximate else ''}"
    return " ".join([*map(str, fact.identity), fact.suffix]).strip()


def draw(kind: str, texts: dict[str, str], seed: int) -> tuple[list[Drawn], int]:
    """The sample, and how many there are in all."""
    found = [Drawn(id_, fact.span, told(fact)) for id_, text in texts.items() for fact in KINDS[kind](text)]

    def lot(one: Drawn) -> str:
        return hashlib.sha256(f"{seed}|{kind}|{one.judgment}|{one.span.start}".encode()).hexdigest()

    return sorted(found, key=lot)[:SAMPLE], len(found)


def verdicts() -> dict[str, dict[tuple[str, str, str, str], bool]]:
    """For each kind, the facts that a person has read, and whether they were right."""
    found: dict[str, dict[tuple[str, str, str, str], bool]] = {kind: {} for kind in KINDS}
    with READ.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            key = row["judgment"], row["start"], row["end"], row["value"]
            found[row["kind"]][key] = row["verdict"] == "right"
    return found


def beside_plain(kind: str, texts: dict[str, str]) -> dict[str, int]:
    """How many places both find, only this package, and only the plain pattern."""
    both = ours = theirs = 0
    for text in texts.values():
        mine = {at for fact in KINDS[kind](text) for at in range(fact.span.start, fact.span.end)}
        plain = {at for match in PLAIN[kind].finditer(text) for at in range(*match.span())}
        both += sum(fact.span.start in plain or fact.span.end - 1 in plain for fact in KINDS[kind](text))
        ours += sum(not plain.intersection(range(fact.span.start, fact.span.end)) for fact in KINDS[kind](text))
        theirs += sum(not mine.intersection(range(*match.span())) for match in PLAIN[kind].finditer(text))
    return {"both": both, "only_replycheck": ours, "only_plain_pattern": theirs}


def seconds_a_reply(texts: dict[str, str]) -> float:
    """Seconds for all kinds of facts of 2,000 characters, warm."""
    pieces = [text[:REPLY] for text in texts.values() if len(text) >= REPLY][:60]
    names = [name for name in vars(Facts) if not name.startswith("_") and name != "text"]
    for warm in (False, True):
        start = time.perf_counter()
        for piece in pieces:
            facts = Facts(piece)
            for name in names:
                getattr(facts, name)
        seconds = time.perf_counter() - start if warm else 0.0
    return seconds / len(pieces)


def measure(texts: dict[str, str], seed: int) -> dict[str, dict[str, object]]:
    """The figures of each kind."""
    known, figures = verdicts(), {}
    for kind in KINDS:
        sample, count = draw(kind, texts, seed)
        judged = [known[kind][one.key] for one in sample if one.key in known[kind]]
        figures[kind] = {
            "found": count,
            "sample": len(sample),
            "read": len(judged),
            "right": sum(judged),
            "precision": round(sum(judged) / len(judged), 4) if judged else None,
            **beside_plain(kind, texts),
        }
    return figures


def show(kind: str, texts: dict[str, str], seed: int) -> None:
    """Print the sample for a person to read, with the line that the list would have."""
    for one in draw(kind, texts, seed)[0]:
        text = texts[one.judgment]
        before, after = text[max(0, one.span.start - AROUND) : one.span.start], text[one.span.end :][:AROUND]
        words = f"{before}⟦{one.span.of(text)}⟧{after}".replace("\n", "/")
        print("\t".join([kind, *one.key, words, one.value]))


def main() -> int:
    """Print the table; 1 where there are no texts to measure with, or where precision is below 0.99."""
    parser = argparse.ArgumentParser(description="precision of the facts read from real judgments")
    outside.add_option(parser)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--show", choices=list(KINDS))
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    path = options.data / "data" / "judgments.jsonl"
    if not path.is_file():
        print(f"no judgments at {path}: name the folder with --data", file=sys.stderr)
        return 1
    with path.open(encoding="utf-8") as lines:
        texts = {one["id"]: one["text"] for one in map(json.loads, lines)}
    if options.show:
        show(options.show, texts, options.seed)
        return 0
    figures = measure(texts, options.seed)
    seconds = seconds_a_reply(texts)
    for kind, row in figures.items():
        print(kind, " ".join(f"{name} {value}" for name, value in row.items()))
    print(f"all facts of {REPLY} characters, warm: {seconds * 1000:.1f} ms")
    if options.record:
        record = {"surroundings": surroundings(("replycheck",)), "seed": options.seed, "kinds": figures}
        record["seconds_for_2000_characters"] = round(seconds, 5)
        RESULTS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    precise = (row["precision"] is not None and float(str(row["precision"])) >= 0.99 for row in figures.values())  # noqa: PLR2004 - the target
    return 0 if all(precise) else 1


if __name__ == "__main__":
    sys.exit(main())
