"""Learn and measure which parts of a reply a sentence tells (``corpora/marked/parts/sentences.tsv``).

    python benchmarks/parts.py            precision and recall: signs alone, and with the wording, by cross-validation
    python benchmarks/parts.py --held 5   the same learned without the sentences of set 5 and measured on them
    python benchmarks/parts.py --write    learn from all and write ``corpora/facts/part_weights.tsv.gz``

The signs were written with sets 1 to 3 in view, so what they are worth beside the wording is asked on later sets only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from replycheck.facts.structure.part_wording import CONSTANT, HIGH, LOW, SCALE, TABLE, strings
from replycheck.facts.structure.telling import Told, is_usual, signs_in

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "corpora" / "marked" / "parts" / "sentences.tsv"
SEEN_BY_SIGNS = frozenset("123")
PARTS = tuple(Told)
FOLDS, ROUNDS = 5, 300
DECAY = 0.35
"""How much large weights cost; chosen by cross-validation."""
LEAST = 2
"""Sentences in which a string must stand to be learned."""
TOLD = 3.0
"""A sentence that tells a part counts as much as three that do not: parts are missed more often than mistaken."""
BETA_SQUARED = 0.2
"""A mistaken sentence weighs more than a missed one: of a reply's thirty sentences one that is mistaken for contact
hides that there was none, while contact is usually told in more than one."""
VETO = -2.0
"""Wording speaks against a sign only below that: real sentences are longer than those it was learned on."""
LIMITS = np.linspace(-4.0, 4.0, 65)

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the parts it tells and those that it may be said to tell."""

    group: str
    text: str
    told: frozenset[str]
    maybe: frozenset[str]


def main() -> int:
    """Print the table, or write the weights."""
    parser = argparse.ArgumentParser(description="parts told by sentences")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held", metavar="SET")
    chosen = parser.parse_args()
    found = labelled()
    if chosen.write:
        write(found)
        return 0
    if chosen.held:
        learned = [one for one in found if one.group != chosen.held]
        kept = [one for one in found if one.group == chosen.held]
        low, high = limits(learned, scores_by_folds(learned))
        names, weights, constant = learn(learned)
        scores = measured(names, kept) @ weights + constant
    else:
        kept, scores = found, scores_by_folds(found)
        low, high = limits(found, scores)
    fresh = [at for at, one in enumerate(kept) if one.group not in SEEN_BY_SIGNS]
    show("signs", [kept[at] for at in fresh], signs(kept)[fresh])
    show("with wording", [kept[at] for at in fresh], both(kept, scores, low, high)[fresh])
    return 0


def labelled() -> list[Labelled]:
    """The sentences as they lie."""
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Labelled(row["set"], row["sentence"], frozenset(row["parts"].split()), frozenset(row["maybe"].split()))
            for row in table
        ]


def names_of(found: Sequence[Labelled]) -> list[str]:
    """The strings that stand in enough sentences."""
    counts = Counter(string for one in found for string in strings(one.text))
    return sorted(string for string, count in counts.items() if count >= LEAST)


def measured(names: Sequence[str], found: Sequence[Labelled]) -> Table:
    """What each string counts in each sentence."""
    places = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(found), len(names)))
    for row, one in enumerate(found):
        for string, count in strings(one.text).items():
            if string in places:
                table[row, places[string]] = count
    return table


def learn(found: Sequence[Labelled]) -> tuple[list[str], Table, Table]:
    """Strings, weights (strings by parts) and constants: logistic regression with decay, by accelerated descent."""
    names = names_of(found)
    x = measured(names, found)
    y = np.array([[part in one.told for part in PARTS] for one in found], dtype=float)
    weight = np.where(y > 0, TOLD, 1.0)
    weight *= np.array([[part in one.told or part not in one.maybe for part in PARTS] for one in found])
    w, c = np.zeros((len(names), len(PARTS))), np.full(len(PARTS), -2.0)
    ahead, ahead_c, step = w.copy(), c.copy(), 1.0 / (TOLD * 0.25 * 16 * 14)
    momentum = 1.0
    for _ in range(ROUNDS):
        error = weight * (1 / (1 + np.exp(-(x @ ahead + ahead_c))) - y)
        new, new_c = ahead - step * (x.T @ error + DECAY * ahead), ahead_c - step * error.sum(0)
        after = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        pull = (momentum - 1) / after
        ahead, ahead_c = new + pull * (new - w), new_c + pull * (new_c - c)
        w, c, momentum = new, new_c, after
    return names, w, c


def scores_by_folds(found: Sequence[Labelled]) -> Table:
    """Log-odds of each sentence by weights that were learned without it."""
    scores = np.zeros((len(found), len(PARTS)))
    order = np.random.default_rng(1).permutation(len(found))
    for fold in range(FOLDS):
        kept = order[fold::FOLDS]
        others = [found[at] for at in sorted(set(order) - set(kept))]
        names, weights, constant = learn(others)
        scores[kept] = measured(names, [found[at] for at in kept]) @ weights + constant
    return scores


def signs(found: Sequence[Labelled]) -> NDArray[np.bool_]:
    """What the signs alone say."""
    told = [signs_in(one.text) for one in found]
    return np.array([[part in parts for part in PARTS] for parts in told])


def both(found: Sequence[Labelled], scores: Table, low: Table, high: Table) -> NDArray[np.bool_]:
    """What signs and wording say together: a sign holds unless the wording speaks against it."""
    usual = np.array([[is_usual(one.text)] for one in found])
    return ((scores > high) & usual) | (signs(found) & (scores > low))


def limits(found: Sequence[Labelled], scores: Table) -> tuple[Table, Table]:
    """The scores above which a sign holds and above which the wording alone does: the best F on unseen sentences."""
    fresh = np.array([one.group not in SEEN_BY_SIGNS for one in found])
    says, low, high = signs(found), np.zeros(len(PARTS)), np.zeros(len(PARTS))
    for at, part in enumerate(PARTS):
        told = np.array([part in one.told for one in found])
        counts = fresh & np.array([part in one.told or part not in one.maybe for one in found])
        best = -1.0
        for upper in LIMITS:
            for lower in LIMITS[min(upper, VETO) >= LIMITS]:
                guess = ((scores[:, at] > upper) | (says[:, at] & (scores[:, at] > lower))) & counts
                hit, wrong, missed = (guess & told).sum(), (guess & ~told).sum(), (~guess & told & counts).sum()
                value = (1 + BETA_SQUARED) * hit / max(1, (1 + BETA_SQUARED) * hit + wrong + BETA_SQUARED * missed)
                if value > best + 1e-9:
                    best, low[at], high[at] = value, lower, upper
    return low, high


def show(title: str, found: Sequence[Labelled], guess: NDArray[np.bool_]) -> None:
    """Precision and recall of each part."""
    print(f"{title} ({len(found)} sentences)")
    recalls, precisions = [], []
    for at, part in enumerate(PARTS):
        told = [part in one.told for one in found]
        hits = sum(is_told and bool(guess[row, at]) for row, is_told in enumerate(told))
        said = sum(bool(guess[row, at]) and (told[row] or part not in one.maybe) for row, one in enumerate(found))
        recall, precision = hits / max(1, sum(told)), hits / max(1, said)
        recalls.append(recall)
        precisions.append(precision)
        print(f"  {part:13} {sum(told):4}  recall {recall:.2f}  precision {precision:.2f}")
    print(f"  mean recall {np.mean(recalls):.3f}, precision {np.mean(precisions):.3f}")


def write(found: Sequence[Labelled]) -> None:
    """Learn from all sentences and write the table."""
    low, high = limits(found, scores_by_folds(found))
    names, weights, constant = learn(found)
    kept = [(name, row) for name, row in zip(names, weights, strict=True) if np.abs(np.rint(row * SCALE)).max() >= 1]
    lines = ["\t".join(("string", *PARTS))]
    for name, row in [(CONSTANT, constant), (LOW, low), (HIGH, high), *kept]:
        lines.append("\t".join((name, *(str(int(value)) for value in np.rint(np.asarray(row) * SCALE)))))
    data = gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0)
    (ROOT / "corpora" / "facts" / TABLE).write_bytes(data)
    print(f"{len(kept)} strings, {len(data)} bytes")


if __name__ == "__main__":
    sys.exit(main())
