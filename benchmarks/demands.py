"""How well an answered demand is told from an unanswered one, on real letters beside their own and a stranger's reply.

    python benchmarks/demands.py [--strangers 3] [--seed 11]

For each letter the share of its demands that count as answered is taken once with its own reply and once with each of
a few strangers' replies. A good measure is high with the own reply and low with a stranger's; the area under the ROC
curve (AUC) is the chance that the own reply scores higher. The texts lie beside the project (REPLYCHECK_SHARED) and
are never part of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from replycheck.facts.demands import answers

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Measured:
    """One (letter, reply) after the other: the shares of answered demands, and how many demands there were."""

    own: tuple[float, ...]
    strangers: tuple[float, ...]
    demands: int
    own_answered: int
    strangers_answered: int
    strangers_demands: int
    letters_without: int

    @property
    def auc(self) -> float:
        """The chance that an own reply scores higher than a stranger's, ties counted half."""
        return auc(self.own, self.strangers)


def pairs(shared: Path) -> list[tuple[str, str]]:
    """Every letter (with its title as the first line) with its reply."""
    with (shared / "data" / "replies.jsonl").open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [(f"{one['title']}\n{one['message']}", one["reply"]) for one in found]


def measure(texts: list[tuple[str, str]], strangers: int, seed: int) -> Measured:
    """The shares for own and strangers' replies; letters in which no demand is found are counted and left out."""
    draw = random.Random(seed)
    own: list[float] = []
    other: list[float] = []
    counts = [0, 0, 0]
    without = 0
    for index, (letter, reply) in enumerate(texts):
        mine = [demand.answered for demand in answers(letter, reply, ())]
        if not mine:
            without += 1
            continue
        own.append(statistics.fmean(mine))
        counts[0] += len(mine)
        counts[1] += sum(mine)
        for _ in range(strangers):
            stranger = texts[(index + draw.randrange(1, len(texts))) % len(texts)][1]
            theirs = [demand.answered for demand in answers(letter, stranger, ())]
            other.append(statistics.fmean(theirs))
            counts[2] += sum(theirs)
    return Measured(tuple(own), tuple(other), counts[0], counts[1], counts[2], counts[0] * strangers, without)


def auc(high: tuple[float, ...], low: tuple[float, ...]) -> float:
    """The share of (high, low) where the first is larger, ties counted half."""
    ranked = sorted([(value, True) for value in high] + [(value, False) for value in low])
    wins, below, index = 0.0, 0, 0
    while index < len(ranked):
        last = index
        while last < len(ranked) and ranked[last][0] == ranked[index][0]:
            last += 1
        highs = sum(is_high for _, is_high in ranked[index:last])
        lows = last - index - highs
        wins += highs * (below + lows / 2)
        below += lows
        index = last
    return wins / (len(high) * len(low))


def main() -> int:
    """Print the table; 1 where there are no texts to measure with."""
    parser = argparse.ArgumentParser(description="calibration of the search for answers to demands")
    parser.add_argument("--strangers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    shared = Path(os.environ.get("REPLYCHECK_SHARED", ROOT.parent / "shared"))
    if not (shared / "data" / "replies.jsonl").is_file():
        print(f"no texts at {shared}: set REPLYCHECK_SHARED", file=sys.stderr)
        return 1
    texts = pairs(shared)
    start = time.perf_counter()
    found = measure(texts, options.strangers, options.seed)
    seconds = time.perf_counter() - start
    print(f"letters {len(texts)}, of which without a demand {found.letters_without}; demands {found.demands}")
    print(f"{'':28}{'own reply':>12}{'stranger':>12}")
    print(
        f"{'demands answered':28}{found.own_answered / found.demands:>12.3f}"
        f"{found.strangers_answered / found.strangers_demands:>12.3f}"
    )
    print(
        f"{'mean share of a letter':28}{statistics.fmean(found.own):>12.3f}{statistics.fmean(found.strangers):>12.3f}"
    )
    all_own, all_other = (sum(share == 1 for share in shares) for shares in (found.own, found.strangers))
    print(f"{'letters answered whole':28}{all_own / len(found.own):>12.3f}{all_other / len(found.strangers):>12.3f}")
    print(f"AUC {found.auc:.3f}   ({seconds:.1f} s, strangers {options.strangers}, seed {options.seed})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
