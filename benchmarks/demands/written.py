"""How demands are judged in letters that were written with their replies: answered, cut out, perfunctory, beside.

    python benchmarks/demands/written.py [FILE...] [--show]

A line of a FILE (``corpora/marked/demands/letters.jsonl`` where none is given) is a letter with its reply and its
demands; a demand has the words that state it, those that answer it, and two that could stand in place: empty words
(``perfunctory``) and facts that do not answer (``beside``). Asked of each letter: how many of its demands are found and
count as answered in the right reply, what else is found and reported there, and whether the demand is reported, and its
siblings not, where its answer is left out or replaced. ``--show`` prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.model.report import Demand
from replycheck.rules.case import Case

ROOT = Path(__file__).resolve().parents[2]
LETTERS = ROOT / "corpora" / "marked" / "demands" / "letters.jsonl"
WAYS = ("cut", "perfunctory", "beside")
_SAME = 0.3
"""Share of a demand's characters that must be found for it to count as found."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter with its reply; of each demand its words, its answer and what may stand in place of it."""

    id: str
    kind: str
    letter: str
    reply: str
    demands: tuple[dict[str, str], ...]

    def judged(self, reply: str) -> tuple[list[Demand | None], list[Demand]]:
        """The demand found for each written one (None where there is none), and those that are none of them."""
        case = Case(plain(reply, source="reply.txt"), Profile.GENERIC, petition=plain(self.letter, source="letter.txt"))
        found = list(case.demands or ())
        places = [self._place(one["text"]) for one in self.demands]
        best = [max(found, key=lambda one: _overlap(one, place), default=None) for place in places]
        kept = [
            one if one is not None and _overlap(one, place) >= _SAME * (place[1] - place[0]) else None
            for one, place in zip(best, places, strict=True)
        ]
        return kept, [one for one in found if not any(_overlap(one, place) for place in places)]

    def spoiled(self, number: int, way: str) -> str:
        """The reply with that demand's answer left out, or replaced."""
        one = self.demands[number]
        return self.reply.replace(one["answer"], one.get(way, ""))

    def _place(self, words: str) -> tuple[int, int]:
        at = self.letter.index(words)
        return at, at + len(words)


def _overlap(demand: Demand, place: tuple[int, int]) -> int:
    return max(0, min(demand.span.end, place[1]) - max(demand.span.start, place[0]))


def read(path: Path) -> list[Written]:
    """The letters of a file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Written(row["id"], row["kind"], row["letter"], row["reply"], tuple(row["demands"])) for row in rows]


@dataclass
class Tally:
    """What was counted of letters of one kind; each pair is hits and all."""

    counts: dict[str, list[int]]

    def add(self, name: str, *, hit: bool) -> None:
        """Count one."""
        entry = self.counts.setdefault(name, [0, 0])
        entry[0] += hit
        entry[1] += 1


def measure(letters: list[Written], *, show: bool) -> dict[str, Tally]:
    """All counts, by kind of letter and for all."""
    tallies = {kind: Tally({}) for kind in (*dict.fromkeys(one.kind for one in letters), "all")}
    for letter in letters:
        for name, hit, words in outcomes(letter):
            for kind in (letter.kind, "all"):
                tallies[kind].add(name, hit=hit)
            if show and hit is (name in ("other demands reported", "siblings reported")):
                print(f"{letter.id} {name}: {words[:150]}")
    return tallies


def outcomes(letter: Written) -> Iterator[tuple[str, bool, str]]:
    """What is asked of a letter, whether it is so, and the words that it is about."""
    found, others = letter.judged(letter.reply)
    for one, written in zip(found, letter.demands, strict=True):
        yield "found", one is not None, written["text"]
        if one is not None:
            yield "answered in the right reply", one.answered, f"{one.text} | {one.why}"
    for other in others:
        yield "other demands reported", not other.answered, f"{other.text} | {other.why}"
    for number, written in enumerate(letter.demands):
        for way in (one for one in WAYS if one == "cut" or one in written):
            now, _ = letter.judged(letter.spoiled(number, way))
            mine = now[number]
            words = f"{written['text'][:40]} | {written.get(way, '')[:50]}"
            yield way, mine is not None and not mine.answered, f"{words} | {'' if mine is None else mine.why}"
            siblings = [one for at, one in enumerate(now) if at != number and one is not None] if way == "cut" else []
            for one in siblings:
                yield "siblings reported", not one.answered, f"{one.text} | {one.why}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="written letters, their answers, and bad answers")
    parser.add_argument("files", nargs="*", type=Path, default=[LETTERS])
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    letters = [letter for path in options.files for letter in read(path)]
    for kind, tally in measure(letters, show=options.show).items():
        print(f"{kind}:")
        for name, (hits, every) in tally.counts.items():
            print(f"  {name:28} {hits:4} of {every:4}  {hits / every:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
