"""How surely sentences of letters ask for something: the weights, learned on letters whose demands are marked.

    python benchmarks/demands/sentences.py FILE... [--write]

A line of a FILE is a letter with its demands, as ``written.py`` reads them; ``corpora/marked/demands/letters.jsonl``
is always learned from as well, and so are the real letters that lie beside the project. Printed is how many sentences
that state a demand are told from the others, each file judged by what all the others taught. ``--write`` writes
``corpora/facts/demand_sentences.tsv``, learned from all. What a reader would get wrong: the letters of other hands lie
beside the project and are never part of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from cases import load
from written import LETTERS, read

from replycheck.facts.demands.letter import title_end
from replycheck.facts.demands.lists import listed
from replycheck.facts.demands.sentences import Setting, signs_of
from replycheck.facts.demands.units import units
from replycheck.model.span import Span

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import outside

TABLE = Path(__file__).resolve().parents[2] / "corpora" / "facts" / "demand_sentences.tsv"
RIDGE = 3.0
SAME = 0.3
"""Share of a sentence or of a demand, whichever is shorter, in which they must agree to be the same."""
REAL_WEIGHT = 0.5
"""What a sentence of a real letter counts beside one of a written one: of the unmarked ones a few ask as well."""
Row = tuple[dict[str, float], bool, float]


def sentences_of(letter: str, demands: Sequence[Span], weight: float) -> list[Row]:
    """The signs of every sentence, whether it states one of the ``demands``, and its weight."""
    items, _ = listed(letter)
    spans = units(letter, frozenset(edge for item in items for edge in (item.start, item.end)))
    signs = signs_of(letter, spans, Setting(title_end(letter), items))
    return [
        (found, any(_is_same(span, demand) for demand in demands), weight)
        for found, span in zip(signs, spans, strict=True)
    ]


def _is_same(span: Span, demand: Span) -> bool:
    shared = min(span.end, demand.end) - max(span.start, demand.start)
    return shared >= SAME * min(len(span), len(demand))


def written(path: Path) -> list[Row]:
    """The sentences of a file of letters that were written with their replies."""
    found: list[Row] = []
    for letter in read(path):
        starts = [(letter.letter.index(one["text"]), len(one["text"])) for one in letter.demands]
        found += sentences_of(letter.letter, [Span(at, at + length) for at, length in starts], 1.0)
    return found


def real(data: Path) -> list[Row]:
    """The sentences of the real letters whose demands are marked, without those that are kept for the end."""
    found: list[Row] = []
    for letter in load(data):
        if letter.marked and not letter.bad and not letter.kept:
            spans = [span for demand, _ in letter.marked for span in demand]
            found += sentences_of(letter.text, spans, REAL_WEIGHT)
    return found


def learned(sentences: list[Row]) -> dict[str, float]:
    """Weights by sign, by ridge regression of the log-odds."""
    names = sorted({name for signs, _, _ in sentences for name in signs} - {"constant"})
    x = np.array([[signs.get(name, 0.0) for name in names] for signs, _, _ in sentences])
    y = np.array([asks for _, asks, _ in sentences], float)
    w = np.array([weight for _, _, weight in sentences])
    middle, spread = x.mean(0), x.std(0) + 1e-6
    z = np.c_[(x - middle) / spread, np.ones(len(x))]
    ridge = np.r_[np.full(len(names), RIDGE), 1e-6]
    theta = np.zeros(len(ridge))
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(z @ theta, -30, 30)))
        step = (z * (w * p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        theta -= np.linalg.solve(step, z.T @ (w * (p - y)) + ridge * theta)
    slopes = theta[:-1] / spread
    constant = float(theta[-1] - (slopes * middle).sum())
    return {"constant": constant, **dict(zip(names, map(float, slopes), strict=True))}


def told(weights: dict[str, float], rows: list[Row]) -> str:
    """Precision and recall of the sentences that ask."""
    found = [
        (sum(weights.get(name, 0.0) * value for name, value in signs.items()) > 0, asks) for signs, asks, _ in rows
    ]
    right = sum(said and asks for said, asks in found)
    said, asked = sum(said for said, _ in found), sum(asks for _, asks in found)
    return f"precision {right / max(1, said):.2f} recall {right / max(1, asked):.2f} of {asked}"


def main() -> int:
    """Print how sentences are told apart; write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description="which sentences of letters ask")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    outside.add_option(parser)
    options = parser.parse_args()
    names = ["real letters", LETTERS.name, *map(str, options.files)]
    every = [real(options.data), *map(written, (LETTERS, *options.files))]
    for at, name in enumerate(names):
        others = [row for other, some in enumerate(every) if other != at for row in some]
        if every[at]:
            print(f"{name}: {told(learned(others), every[at])}")
    if options.write:
        weights = learned([row for some in every for row in some])
        with TABLE.open("w", encoding="utf-8", newline="\n") as file:
            file.write("sign\tweight\n")
            file.writelines(f"{name}\t{weight:.4f}\n" for name, weight in weights.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
