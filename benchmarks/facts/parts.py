"""Learn and measure which parts of a reply a sentence tells (``corpora/marked/parts/sentences.tsv``).

    python benchmarks/facts/parts.py            precision and recall: signs, and signs with wording, by cross-validation
    python benchmarks/facts/parts.py --held 5   the same learned without the sentences of set 5 and measured on them
    python benchmarks/facts/parts.py --write    learn from all and write ``corpora/facts/part_weights.bin.gz``
    … --more FILE...                            learn from the sentences of other hands as well, which lie beside the
                                                project: lines of JSON with ``text`` and ``parts``

Beside the sentences it learns from phrases that are put together (``part_phrases``). The signs were written with sets 1
to 3 in view, so what they are worth beside the wording is asked on later sets only; the phrases and the kinds of words
were written with sets 4 to 7 in view.

A word that stands in no sentence is known by those that are near it in meaning (``near_words``): while learning, the
groups of its words count beside each sentence's strings, and what a group weighs is added to each of its words when the
table is written, so that whoever reads a paper needs no groups.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from part_phrases import put_together

from replycheck.facts.structure.part_wording import SCALE, SPECIAL, TABLE, features, packed
from replycheck.facts.structure.telling import SentencePart, is_usual, signs_in

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "corpora" / "marked" / "parts" / "sentences.tsv"
PHRASES = SENTENCES.with_name("phrases.txt")
NEAR_WORDS = SENTENCES.with_name("near_words.tsv.gz")
NEAR = 1.6
"""What a word counts for each of its groups beside what it counts itself."""
SEEN_BY_SIGNS = frozenset("123")
PARTS = tuple(SentencePart)
FOLDS, ROUNDS = 5, 80
DECAY = 1.0
"""How much large weights cost; chosen by cross-validation."""
LEAST = 2
"""Sentences in which a string must stand to be learned."""
TOLD = 2.0
"""A sentence that tells a part counts as much as two that do not: parts are missed more often than mistaken."""
EACH, DOUBLED = 12, 500
"""Wordings of each phrase, and sentences of two phrases."""
WRITTEN = 3.0
"""A sentence that somebody wrote counts as much as three that were put together."""
TOGETHER = 3000.0
"""What all sentences count together, beside ``DECAY``."""
BETA_SQUARED = 0.8
"""A mistaken sentence weighs more than a missed one: of a reply's thirty sentences one that is mistaken for contact
hides that there was none, while contact is usually told in more than one."""
VETO = -0.5
"""Wording speaks against a sign only below that: real sentences are longer than those it was learned on."""
SAYS_SOMETHING = 2 / SCALE
"""A feature whose weights are all smaller is left out."""
LIMITS = np.linspace(-4.0, 4.0, 33)

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
    parser.add_argument("--more", nargs="*", type=Path, default=[])
    chosen = parser.parse_args()
    found = [*labelled(), *(one for path in chosen.more for one in of_another_hand(path))]
    if chosen.write:
        write(found)
        return 0
    if chosen.held:
        learned = [one for one in found if one.group != chosen.held]
        kept = [one for one in found if one.group == chosen.held]
        low, high = limits(learned, scores_by_folds(learned))
        scores = scored(learn(learned), kept)
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


def of_another_hand(path: Path) -> list[Labelled]:
    """The sentences of a file beside the project, a set of their own."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Labelled(str(path.parent), row["text"], frozenset(row["parts"]), frozenset(row.get("maybe", ())))
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Sparse:
    """What each feature counts in each sentence: columns and counts row by row, and the same column by column."""

    rows: int
    columns: int
    places: NDArray[np.int64]
    counts: Table
    of_row: NDArray[np.int64]
    order: NDArray[np.int64]

    def times(self, weights: Table) -> Table:
        """Sentences by parts."""
        found = np.zeros((self.rows, weights.shape[1]))
        kept, starts = np.unique(self.of_row, return_index=True)
        found[kept] = np.add.reduceat(weights[self.places] * self.counts[:, None], starts, axis=0)
        return found

    def back(self, errors: Table) -> Table:
        """Features by parts."""
        found = np.zeros((self.columns, errors.shape[1]))
        kept, starts = np.unique(self.places[self.order], return_index=True)
        products = errors[self.of_row[self.order]] * self.counts[self.order][:, None]
        found[kept] = np.add.reduceat(products, starts, axis=0)
        return found


def measured(names: dict[str, int], found: Sequence[dict[str, float]]) -> Sparse:
    """What each known feature counts in each sentence."""
    entries = [
        (row, names[name], count) for row, one in enumerate(found) for name, count in one.items() if name in names
    ]
    rows, places, counts = (np.array(column) for column in zip(*entries, strict=True))
    return Sparse(len(found), len(names), places, counts, rows, np.argsort(places, kind="stable"))


@cache
def near_words() -> dict[str, tuple[str, str]]:
    """The broad and the narrow group of each word."""
    lines = gzip.decompress(NEAR_WORDS.read_bytes()).decode().splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {word: (f"#broad {broad}", f"#narrow {narrow}") for word, broad, narrow in rows}


@cache
def features_of(text: str) -> dict[str, float]:
    """The features of a sentence and the groups of its words, looked for once."""
    found = features(text)
    for string, count in list(found.items()):
        for group in near_words().get(string, ()):
            found[group] = found.get(group, 0.0) + NEAR * count
    return found


def spread(names: dict[str, int], weights: Table) -> dict[str, Table]:
    """The weights of each feature without the groups: what these weigh is added to each of their words."""
    found = {name: weights[at] for name, at in names.items() if not name.startswith("#")}
    for word, groups in near_words().items():
        by_group = [NEAR * weights[names[group]] for group in groups if group in names]
        found[word] = sum(by_group, found.get(word, np.zeros(len(PARTS))))
    return found


@cache
def phrases() -> list[Labelled]:
    """The sentences that are put together."""
    return [Labelled("phrase", text, parts, frozenset()) for parts, text in put_together(PHRASES, EACH, DOUBLED)]


def learn(written: Sequence[Labelled]) -> tuple[dict[str, int], Table, Table]:
    """Features, weights (features by parts) and constants: logistic regression with decay, by accelerated descent."""
    found = [*written, *phrases()]
    counted = [features_of(one.text) for one in found]
    seen = Counter(name for one in counted for name in one)
    names = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= LEAST))}
    x = measured(names, counted)
    y = np.array([[part in one.told for part in PARTS] for one in found], dtype=float)
    weight = np.where(y > 0, TOLD, 1.0) * np.array([[WRITTEN if one.group != "phrase" else 1.0] for one in found])
    weight *= TOGETHER / (len(written) * WRITTEN + len(phrases()))
    weight *= np.array([[part in one.told or part not in one.maybe for part in PARTS] for one in found])
    w, c = np.zeros((len(names), len(PARTS))), np.full(len(PARTS), -2.0)
    ahead, ahead_c, step = w.copy(), c.copy(), _step(x, weight)
    momentum = 1.0
    for _ in range(ROUNDS):
        error = weight * (1 / (1 + np.exp(-(x.times(ahead) + ahead_c))) - y)
        new, new_c = ahead - step * (x.back(error) + DECAY * ahead), ahead_c - step * error.sum(0)
        after = (1 + math.sqrt(1 + 4 * momentum**2)) / 2
        pull = (momentum - 1) / after
        ahead, ahead_c = new + pull * (new - w), new_c + pull * (new_c - c)
        w, c, momentum = new, new_c, after
    return names, w, c


def _step(x: Sparse, weight: Table) -> float:
    """The longest step that does not overshoot: one over the largest curvature, by power iteration."""
    most = weight.max(1)[:, None]
    towards = np.random.default_rng(0).normal(size=(x.columns, 1))
    curvature = 1.0
    for _ in range(12):
        towards = x.back(x.times(towards) * most)
        curvature = float(np.linalg.norm(towards))
        towards /= curvature
    return 1 / (0.25 * curvature * 1.1 + DECAY + 0.25 * float(weight.sum(0).max()))


def scores_by_folds(found: Sequence[Labelled]) -> Table:
    """Log-odds of each sentence by weights that were learned without it."""
    scores = np.zeros((len(found), len(PARTS)))
    order = np.random.default_rng(1).permutation(len(found))
    for fold in range(FOLDS):
        kept = order[fold::FOLDS]
        others = [found[at] for at in sorted(set(order) - set(kept))]
        scores[kept] = scored(learn(others), [found[at] for at in kept])
    return scores


def scored(taught: tuple[dict[str, int], Table, Table], found: Sequence[Labelled]) -> Table:
    """Log-odds of each sentence for each part."""
    names, weights, constant = taught
    scores: Table = measured(names, [features_of(one.text) for one in found]).times(weights) + constant
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
    """Learn from all sentences and write the table, without the features that hardly speak for or against anything."""
    low, high = limits(found, scores_by_folds(found))
    names, weights, constant = learn(found)
    table = dict(zip(SPECIAL, (constant, low, high), strict=True))
    found_rows = spread(names, weights)
    table |= {name: row for name, row in sorted(found_rows.items()) if np.abs(row).max() >= SAYS_SOMETHING}
    data = packed(tuple(map(str, PARTS)), table)
    (ROOT / "corpora" / "facts" / TABLE).write_bytes(data)
    print(f"{len(table)} rows, {len(data)} bytes")


if __name__ == "__main__":
    sys.exit(main())
