"""How well an answered demand is told from an unanswered one, on real letters and replies.

    python benchmarks/demands.py [--data DIR] [--train]

Two questions. *Strangers*: the share of a letter's demands that count as answered, with its own reply and with a random
other one; the area under the ROC curve (AUC) is the chance that the own reply scores higher, beside a peer in the same
run (overlap of the whole letters' pairs of characters by rarity, which tells nothing of single demands). *Cuts*: in
``corpora/marked/demands/answers.tsv`` it is marked which stretch of a reply answers which demand; one answer is cut out
and the demand should be reported, the others not. Every figure is held out: weights are learned on four fifths
of the letters and tried on the last, five times, with three splits. ``--train`` learns from all and writes
``corpora/facts/demand_weights.tsv``. The texts lie beside the project and are never part of it.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import outside
from demand_cases import Case, Letter, cuts, load, measure

from replycheck.facts.demands.score import Weights, beside_features
from replycheck.model.serial import tool_version
from replycheck.text.words import pair_weight, pairs

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "corpora" / "facts" / "demand_weights.tsv"
RESULTS = ROOT / "benchmarks" / "results" / "demands.json"
SPLITS = (1, 2, 3, 4, 5, 6)
FOLDS = 5
STRANGERS = 4
NEVER = 99.0
"""For a cut demand that was not extracted, and so is never reported."""
RIDGE = {"related": 1e-4, "beside": 2e-1}
AT = (0.05, 0.08, 0.10, 0.12)
"""Shares of the other demands reported at which the share of cut demands reported is printed."""


def learned(own: list[Case], strangers: list[Case], cases: list[Case]) -> Weights:
    """Weights of the two models, by ridge regression of the log-odds."""
    related = _fit(
        [case.related for case in [*own, *strangers]],
        [1] * len(own) + [0] * len(strangers),
        [len(strangers) / len(own)] * len(own) + [1] * len(strangers),
        RIDGE["related"],
    )
    wanted = [
        (beside_features(index, case.matches), answered, weight)
        for case in cases
        if len(case.matches) > 1
        for index, (answered, weight) in case.wanted.items()
    ]
    beside = _fit(
        [row for row, _, _ in wanted], [int(a) for _, a, _ in wanted], [w for _, _, w in wanted], RIDGE["beside"]
    )
    return {"related": related, "beside": beside}


def _fit(
    rows: list[list[float]], wanted: list[int], weights: list[float], strength: float
) -> tuple[tuple[float, ...], float]:
    x, y, w = np.array(rows), np.array(wanted, float), np.array(weights, float)
    middle, spread = np.average(x, 0, w), x.std(0) + 1e-9
    z = np.c_[(x - middle) / spread, np.ones(len(x))]
    theta = np.zeros(z.shape[1])
    ridge = strength * w.sum() * np.r_[np.ones(z.shape[1] - 1), 1e-9]
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ theta, -30, 30)))
        gradient = z.T @ (w * (p - y)) + ridge * theta
        theta -= np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-9), gradient)
    slopes = theta[:-1] / spread
    return tuple(float(v) for v in slopes), float(theta[-1] - (slopes * middle).sum())


def auc(high: list[float], low: list[float]) -> float:
    """The share of (high, low) where the first is larger, ties counted half."""
    ordered = np.sort(low)
    below = np.searchsorted(ordered, high, "left") + np.searchsorted(ordered, high, "right")
    return float(below.sum() / 2 / len(high) / len(low))


def overlap(letter: str, reply: str) -> float:
    """The peer: how much of the letter's pairs, weighed by rarity, the reply holds."""
    mine, theirs = pairs(letter), pairs(reply)
    return sum(map(pair_weight, mine & theirs)) / (sum(map(pair_weight, mine)) or 1)


@dataclass
class Measured:
    """Every letter beside its own reply (and what is left of it when answers are cut out) and beside strangers'."""

    own: dict[str, list[Case | None]]
    strangers: dict[str, list[Case]]


def measure_all(letters: list[Letter]) -> Measured:
    """All that is judged, measured once."""
    draw = random.Random(7)
    own = {one.id: cuts(one) if one.marked else [measure(one, one.reply)] for one in letters}
    strangers: dict[str, list[Case]] = {one.id: [] for one in letters}
    for other in letters:
        for one in draw.sample([one for one in letters if one is not other], STRANGERS):
            strangers[one.id].append(measure(one, other.reply))
    return Measured(own, strangers)


def held_out(letters: list[Letter], seed: int, measured: Measured) -> dict[str, float]:
    """All figures for one split into fifths, each judged by what the others taught."""
    draw = random.Random(seed)
    order = letters[:]
    draw.shuffle(order)
    parts = [order[at::FOLDS] for at in range(FOLDS)]
    shares: dict[str, list[float]] = {"own": [], "stranger": [], "peer own": [], "peer stranger": []}
    cut: dict[int, list[float]] = {1: [], 2: []}
    others: dict[int, list[float]] = {1: [], 2: []}
    whole, extracted = [], []
    for test in parts:
        teach = [letter for part in parts if part is not test for letter in part]
        weights = taught(teach, measured)
        for letter in test:
            own = whole_reply(letter, measured)
            shares["own"].append(statistics.fmean(own.judged(weights) or [0]))
            shares["peer own"].append(overlap(letter.text, letter.reply))
            for stranger in measured.strangers[letter.id]:
                shares["stranger"].append(statistics.fmean(stranger.judged(weights) or [0]))
                shares["peer stranger"].append(overlap(letter.text, stranger.reply))
            for case in measured.own[letter.id][1:]:
                extracted.append(case is not None)
                sure = case.sureness(weights) if case is not None else []
                cut[letter.round].append(sure[case.cut] if case is not None and case.cut is not None else NEVER)
                if case is not None:
                    others[letter.round] += [sure[index] for index in case.wanted if index != case.cut]
            if letter.marked:
                judged_ones = own.judged(weights)
                whole += [not judged_ones[index] for index in own.wanted]
    return {
        "auc": auc(shares["own"], shares["stranger"]),
        "auc_of_peer": auc(shares["peer own"], shares["peer stranger"]),
        "own_share": statistics.fmean(shares["own"]),
        "stranger_share": statistics.fmean(shares["stranger"]),
        "own_none": statistics.fmean(share == 0 for share in shares["own"]),
        "cut_found_in_letter": statistics.fmean(extracted),
        "uncut_reported": statistics.fmean(whole),
        **_rates("", cut[1] + cut[2], others[1] + others[2]),
        **_rates("_first_round", cut[1], others[1]),
        **_rates("_second_round", cut[2], others[2]),
    }


def _rates(name: str, cut: list[float], others: list[float]) -> dict[str, float]:
    """How many of the cut demands and of the others are reported, and what other thresholds would give."""
    found = {
        f"cut_reported{name}": statistics.fmean(sure <= 0 for sure in cut),
        f"others_reported{name}": statistics.fmean(sure <= 0 for sure in others),
    }
    ordered = sorted(others)
    for share in AT:
        threshold = ordered[int(share * len(ordered))]
        found[f"cut_reported{name}_at_{share:.2f}"] = statistics.fmean(sure < threshold for sure in cut)
    return found


def whole_reply(letter: Letter, measured: Measured) -> Case:
    """The letter beside its uncut reply, which is always measured."""
    first = measured.own[letter.id][0]
    return first if first is not None else measure(letter, letter.reply)


def taught(letters: list[Letter], measured: Measured) -> Weights:
    """What these letters teach."""
    own = [whole_reply(letter, measured) for letter in letters]
    strangers = [case for letter in letters for case in measured.strangers[letter.id]]
    cases = [case for letter in letters if letter.marked for case in measured.own[letter.id] if case is not None]
    return learned(own, strangers, cases)


def write(weights: Weights) -> None:
    """The table that ships."""
    with TABLE.open("w", encoding="utf-8", newline="\n") as file:
        file.write("model\tfeature\tweight\n")
        for model, (slopes, constant) in weights.items():
            for number, slope in enumerate(slopes, 1):
                file.write(f"{model}\t{number}\t{slope:.5f}\n")
            file.write(f"{model}\tconstant\t{constant:.5f}\n")


def main() -> int:
    """Print and record the figures; 1 where there are no texts to measure with."""
    parser = argparse.ArgumentParser(description="demands and their answers on real letters")
    outside.add_option(parser)
    parser.add_argument("--train", action="store_true", help="write the weights learned from all letters")
    options = parser.parse_args()
    if not (options.data / "data" / "replies.jsonl").is_file():
        print(f"no texts at {options.data}", file=sys.stderr)
        return 1
    start = time.perf_counter()
    letters = load(options.data)
    measured = measure_all(letters)
    splits = [held_out(letters, seed, measured) for seed in SPLITS]
    figures = {name: round(statistics.fmean(split[name] for split in splits), 4) for name in splits[0]}
    for name, value in figures.items():
        spread = " ".join(f"{split[name]:.3f}" for split in splits)
        print(f"{name:36} {value:.3f}   ({spread})")
    if options.train:
        write(taught(letters, measured))
    pairs_cut = sum(len(cases) - 1 for cases in measured.own.values())
    record = {
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "version": tool_version(),
        "letters": len(letters),
        "letters_marked": sum(bool(one.marked) for one in letters),
        "answers_cut": pairs_cut,
        "splits": len(SPLITS),
        "held_out": figures,
        "seconds": round(time.perf_counter() - start, 1),
    }
    RESULTS.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
