"""Which paragraph of a reply falls to which demand: the weights, learned on letters that were written with replies.

    python benchmarks/demands/laying.py FILE... [--write]

A line of a FILE is a letter with its reply and its demands, as ``written.py`` reads them;
``corpora/marked/demands/letters.jsonl`` is always learned from as well. Every reply is taken whole and with each answer
cut out, once with the demands as they are marked and once as they are found. Printed is how often the demand whose
answer is cut is left without a paragraph, and how often another is, each file judged by what all the others taught.
``--write`` writes ``corpora/facts/demand_laying.tsv``, learned from all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from written import LETTERS, Written, read

from replycheck.facts.demands.laying import goes_together, measure, signs_of, ways
from replycheck.facts.demands.letter import Asked, asked, is_brief_letter
from replycheck.facts.demands.reply import answering
from replycheck.facts.demands.segments import answering_paragraphs
from replycheck.facts.demands.wanted import wanted
from replycheck.model.span import Span

TABLE = Path(__file__).resolve().parents[2] / "corpora" / "facts" / "demand_laying.tsv"
RIDGE, STEPS, RATE = 0.01, 300, 0.05
SURE = 2.0
"""How sure a demand is that somebody marked."""
KNOWN = 15
"""Characters by which an answer is known in its paragraph."""


@dataclass(frozen=True, slots=True)
class Laying:
    """Demands beside the paragraphs of a reply: every way with its signs, and which is right.

    ``cut``: the demand whose answer is cut out, if one is.
    """

    ways: list[dict[int, int]]
    signs: list[dict[str, float]]
    right: int
    cut: int | None


def layings(letter: Written) -> Iterator[Laying]:
    """The letter's demands, marked and found, beside its reply, whole and cut."""
    places = [Span(at, at + len(one["text"])) for one in letter.demands for at in (letter.letter.index(one["text"]),)]
    marked = tuple(Asked(place, sure=SURE) for place in places)
    every: list[int | None] = list(range(len(marked)))
    for demands, numbers in ((marked, every), _found(letter.letter, places)):
        for cut in (None, *range(len(places))):
            reply = letter.reply if cut is None else letter.spoiled(cut, "cut")
            one = _laying(letter, demands, numbers, reply, cut)
            if one is not None:
                yield one


def _found(letter: str, places: list[Span]) -> tuple[tuple[Asked, ...], list[int | None]]:
    """The demands as they are found, each with the number of the marked one that it is."""
    demands = asked(letter)
    numbers: list[int | None] = []
    for one in demands:
        at = next((at for at, place in enumerate(places) if one.span.overlaps(place)), None)
        numbers.append(None if at in numbers else at)
    return demands, numbers


def _laying(
    letter: Written, demands: tuple[Asked, ...], numbers: list[int | None], reply: str, cut: int | None
) -> Laying | None:
    seen = answering(reply, letter.letter)
    paragraphs = (
        answering_paragraphs(wanted(letter.letter, demands, seen), seen, reply, brief=is_brief_letter(letter.letter))
        if seen.sentences
        else []
    )
    if len(demands) < 2 or not goes_together(len(demands), len(paragraphs)):  # noqa: PLR2004 - one has no order
        return None
    right = {}
    for at, number in enumerate(numbers):
        answer = "" if number is None or number == cut else letter.demands[number]["answer"]
        row = next((row for row, words in enumerate(paragraphs) if answer and answer[-KNOWN:] in words), None)
        if row is not None:
            right[at] = row
    every = list(ways(len(demands), len(paragraphs)))
    if right not in every:
        return None
    measured = measure(letter.letter, [one.span for one in demands], [one.sure for one in demands], paragraphs)
    gone = numbers.index(cut) if cut is not None and cut in numbers else None
    return Laying(every, [signs_of(way, measured) for way in every], every.index(right), gone)


def learned(some: list[Laying]) -> dict[str, float]:
    """Weights by sign that make the right way of each the likeliest of its ways."""
    names = sorted({name for one in some for signs in one.signs for name in signs})
    rows = [np.array([[signs.get(name, 0.0) for name in names] for signs in one.signs]) for one in some]
    spread = np.concatenate(rows).std(0) + 1e-6
    rows = [row / spread for row in rows]
    theta, slow, fast = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = RIDGE * theta
        for row, one in zip(rows, some, strict=True):
            odds = row @ theta
            likely = np.exp(odds - odds.max())
            slope += (likely / likely.sum() @ row - row[one.right]) / len(rows)
        slow = 0.9 * slow + 0.1 * slope
        fast = 0.99 * fast + 0.01 * slope * slope
        theta -= RATE * slow / (1 - 0.9**step) / (np.sqrt(fast / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, map(float, theta / spread), strict=True))


def told(weights: dict[str, float], some: list[Laying]) -> str:
    """How often what is cut, and what is not, is left without a paragraph."""
    cut, others = [], []
    for one in some:
        worth = [sum(weights.get(name, 0.0) * value for name, value in signs.items()) for signs in one.signs]
        best = one.ways[int(np.argmax(worth))]
        if one.cut is not None:
            cut.append(one.cut not in best)
        others += [demand not in best for demand in one.ways[one.right]]
    return f"cut {sum(cut) / max(1, len(cut)):.2f} of {len(cut)}, others {sum(others) / max(1, len(others)):.2f}"


def main() -> int:
    """Print how well they are laid; write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description="paragraphs laid beside demands")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    options = parser.parse_args()
    files = (LETTERS, *options.files)
    every = [[one for letter in read(path) for one in layings(letter)] for path in files]
    for at, path in enumerate(files):
        others = [one for other, some in enumerate(every) if other != at for one in some]
        if others and every[at]:
            print(f"{path}: {told(learned(others), every[at])}")
    if options.write:
        weights = learned([one for some in every for one in some])
        with TABLE.open("w", encoding="utf-8", newline="\n") as file:
            file.write("sign\tweight\n")
            file.writelines(f"{name}\t{weight:.4f}\n" for name, weight in weights.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
