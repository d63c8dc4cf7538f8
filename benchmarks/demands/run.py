"""How well an answered demand is told from an unanswered one, on real letters and replies.

    python benchmarks/demands/run.py [--data DIR] [--train | --end] [--more FILE...]

Three questions. *Strangers*: the share of a letter's demands that count as answered, with its own reply and with a
random other one; the area under the ROC curve (AUC) is the chance that the own reply scores higher, beside a peer in
the same run (overlap of the whole letters' pairs of characters by rarity, which tells nothing of single demands).
*Cuts*: in ``corpora/marked/demands/answers.tsv`` it is marked which stretch of a reply answers which demand; one answer
is cut out and the demand should be reported, the others not. *Spoiled*: in place of the answer stand empty words about
its demand, an answer to another letter, or the answer to another demand. Every figure is held out: weights are learned
on four fifths of the letters and tried on the last, five times, with three splits. ``--train`` learns from all but the
letters kept for the end and writes ``corpora/facts/demand_weights.tsv``; ``--end`` judges those that were kept.
``--more``: files of written letters (see ``written.py``) from which it is learned too whether words meet a demand;
``--right``: files of letters with replies that answer all. The texts lie beside the project and are never part of it.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from cases import Case, Letter, answering_all, cuts, load, measure, pairs_written, singles, written
from spoiled import LEARNED, WAYS, shortened, spoiled

from replycheck.facts.demands.score import Weights, alone_features, beside_features, shipped_weights
from replycheck.model.serial import tool_version
from replycheck.text.words import pair_weight, pairs

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import outside

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "corpora" / "facts" / "demand_weights.tsv"
RESULTS = ROOT / "benchmarks" / "results" / "demands.json"
SPLITS = (1,)
FOLDS = 5
STRANGERS = 4
NEVER = 99.0
"""For a cut demand that was not extracted, and so is never reported."""
RIDGE = {"related": 1e-4, "beside": 2e-1, "alone": 3e-3, "fits": 5e-2, "meets": 5e-2}
ANSWERED, FITTING = 2.0, 1.2
"""How much answered demands count beside the others, and answers beside what was put in place of one; more of it, and
fewer demands are reported, rightly or wrongly."""
SHORT_WEIGHT = 1.0
WRITTEN_FITTING = 3.0
"""What answers, and what does not, is plainer in letters that were written for this: a case of theirs counts so."""
SPOILED_WEIGHT, WRITTEN_WEIGHT = 0.12, 0.3
"""Beside an answer that is cut out, one that is spoiled counts this much in learning, and one that somebody wrote."""
ROUNDS = ("_first_round", "_second_round", "_third_round", "_written")
AT = (0.05, 0.08, 0.10, 0.12)
"""Shares of the other demands reported at which the share of cut demands reported is printed."""


def learned(
    whole: tuple[list[Case], list[Case]],
    short: tuple[list[Case], list[Case]],
    cases: list[Case],
    bad: list[Case],
    apart: tuple[list[tuple[list[float], int]], list[list[float]]],
) -> Weights:
    """Weights of the models, by ridge regression of the log-odds.

    ``whole`` and ``short``: letters beside their own replies and beside strangers', whole and of a sentence or two;
    ``bad``: replies with a spoiled answer; ``apart``: answers to single demands and what stood in their place, and
    what falls to each demand in other replies that answer all of them.
    """
    own, strangers = whole
    single, right = apart
    related = [
        (case.related, int(mine), weight)
        for group, mine, weight in (
            (own, True, float(STRANGERS)),
            (strangers, False, 1.0),
            (short[0], True, SHORT_WEIGHT),
            (short[1], False, SHORT_WEIGHT),
        )
        for case in group
    ]
    answering: list[Row] = [(signs, 1, 1.0) for signs in right]
    fits = {"fits": _fit(*_balanced([*fitting(cases, bad), *answering], FITTING), RIDGE["fits"])}
    beside = [
        (beside_features(index, case.matches, fits), int(answered), weight)
        for case in [*cases, *bad]
        if len(case.matches) > 1
        for index, (answered, weight) in case.wanted.items()
    ]
    alone = [
        (alone_features(case.related, case.matches[0]), int(answered), weight)
        for group, answered, weight in (
            (own, True, float(STRANGERS)),
            (strangers, False, 1.0),
            ([case for case in [*cases, *bad] if case.cut is not None], False, 2.0),
        )
        for case in group
        if len(case.matches) == 1
    ]
    return {
        "related": _fit(*_columns(related), RIDGE["related"]),
        "beside": _fit(*_balanced(beside, ANSWERED), RIDGE["beside"]),
        "alone": _fit(*_columns(alone), RIDGE["alone"]),
        **fits,
        "meets": _fit(
            *_balanced([*((signs, answers, 1.0) for signs, answers in single), *answering], FITTING), RIDGE["meets"]
        ),
    }


def fitting(cases: list[Case], bad: list[Case]) -> list[Row]:
    """Answers as they were given, and what was put in place of one: whether it answers what is asked."""
    given = [
        (case.matches[index].fitting, 1, _counts(case))
        for case in cases
        if case.cut is None
        for index, (answered, _) in case.wanted.items()
        if answered and case.matches[index].segment.spans
    ]
    return given + [(case.matches[case.cut].fitting, 0, _counts(case)) for case in bad if case.cut is not None]


def _counts(case: Case) -> float:
    return WRITTEN_FITTING if case.letter.bad else 1.0


Row = tuple[list[float], int, float]


def _columns(rows: list[Row]) -> tuple[list[list[float]], list[int], list[float]]:
    return [row for row, _, _ in rows], [answered for _, answered, _ in rows], [weight for _, _, weight in rows]


def _balanced(rows: list[Row], most: float) -> tuple[list[list[float]], list[int], list[float]]:
    """The rows with the answered ones weighed so that they count ``most`` times as much as the others together."""
    yes, no = (sum(weight for _, answered, weight in rows if answered == kept) for kept in (1, 0))
    return _columns([(row, kept, weight * (most * no / yes if kept else 1)) for row, kept, weight in rows])


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
    spoiled: dict[str, dict[str, list[tuple[Case, int]]]]
    short: dict[str, tuple[Case, Case]]
    """Beside a piece of its own reply, and beside one of another's, each shorter than 120 characters."""
    single: list[tuple[list[float], int]] = field(default_factory=list)
    """Answers to single demands in other written letters, and what stood in their place."""
    right: list[list[float]] = field(default_factory=list)
    """What falls to each demand in other replies that answer all of them."""


def measure_all(letters: list[Letter]) -> Measured:
    """All that is judged, measured once."""
    draw = random.Random(7)
    own = {one.id: cuts(one) if one.marked else [measure(one, one.reply)] for one in letters}
    strangers: dict[str, list[Case]] = {one.id: [] for one in letters}
    for other in letters:
        for one in draw.sample([one for one in letters if one is not other], STRANGERS):
            strangers[one.id].append(measure(one, other.reply))
    bad = {one.id: spoiled(one, letters, draw) for one in letters if one.marked}
    brief = {one.id: shortened(one.reply, draw) for one in letters}
    short = {
        one.id: (measure(one, brief[one.id]), measure(one, brief[draw.choice([x for x in letters if x is not one]).id]))
        for one in letters
    }
    return Measured(own, strangers, bad, short)


def held_out(letters: list[Letter], seed: int, measured: Measured) -> dict[str, float]:
    """All figures for one split into fifths, each judged by what the others taught."""
    draw = random.Random(seed)
    order = letters[:]
    draw.shuffle(order)
    parts = [order[at::FOLDS] for at in range(FOLDS)]
    weights = {}
    for test in parts:
        weights |= dict.fromkeys(
            (letter.id for letter in test),
            taught([letter for part in parts if part is not test for letter in part], measured),
        )
    return figures_of(order, measured, lambda letter: weights[letter.id])


def figures_of(letters: list[Letter], measured: Measured, weights_for: Callable[[Letter], Weights]) -> dict[str, float]:
    """All figures, each letter judged by the weights that are right for it."""
    shares: dict[str, list[float]] = {
        name: [] for name in ("own", "stranger", "short", "short stranger", "peer own", "peer stranger")
    }
    cut: dict[int, list[float]] = {number: [] for number in range(1, len(ROUNDS) + 1)}
    others: dict[int, list[float]] = {number: [] for number in range(1, len(ROUNDS) + 1)}
    noticed: dict[str, list[bool]] = {way: [] for way in WAYS}
    whole, extracted = [], []
    for letter in letters:
        weights = weights_for(letter)
        own = whole_reply(letter, measured)
        shares["own"].append(statistics.fmean(own.judged(weights) or [0]))
        shares["peer own"].append(overlap(letter.text, letter.reply))
        mine, other = measured.short[letter.id]
        shares["short"].append(statistics.fmean(mine.judged(weights) or [0]))
        shares["short stranger"].append(statistics.fmean(other.judged(weights) or [0]))
        for stranger in measured.strangers[letter.id]:
            shares["stranger"].append(statistics.fmean(stranger.judged(weights) or [0]))
            shares["peer stranger"].append(overlap(letter.text, stranger.reply))
        for case in measured.own[letter.id][1:]:
            extracted.append(case is not None)
            sure = case.sureness(weights) if case is not None else []
            cut[letter.round].append(sure[case.cut] if case is not None and case.cut is not None else NEVER)
            if case is not None:
                others[letter.round] += [
                    sure[index] for index, (answered, _) in case.wanted.items() if answered and index != case.cut
                ]
        if letter.marked:
            judged_ones = own.judged(weights)
            whole += [not judged_ones[index] for index, (answered, _) in own.wanted.items() if answered]
            for way, ones in measured.spoiled[letter.id].items():
                noticed[way] += _noticed(ones, weights, leaving_out=LEARNED if way == "hollow" else frozenset())
    return {
        "auc": auc(shares["own"], shares["stranger"]),
        "auc_short": auc(shares["short"], shares["short stranger"]),
        "auc_with_short": auc(
            shares["own"] + shares["short"], shares["stranger"][::STRANGERS] + shares["short stranger"]
        ),
        "auc_of_peer": auc(shares["peer own"], shares["peer stranger"]),
        "own_share": statistics.fmean(shares["own"]),
        "stranger_share": statistics.fmean(shares["stranger"]),
        "own_none": statistics.fmean(share == 0 for share in shares["own"]),
        "cut_found_in_letter": statistics.fmean(extracted),
        "uncut_reported": statistics.fmean(whole),
        **{f"noticed_{way}": statistics.fmean(found) for way, found in noticed.items() if found},
        **_rates(
            "", [one for found in cut.values() for one in found], [one for found in others.values() for one in found]
        ),
        **{
            key: value
            for number, name in enumerate(ROUNDS, 1)
            if cut[number] and others[number]
            for key, value in _rates(name, cut[number], others[number]).items()
        },
    }


def _noticed(ones: list[tuple[Case, int]], weights: Weights, *, leaving_out: frozenset[int]) -> list[bool]:
    """Whether the demand with the spoiled answer is reported, for each case."""
    return [
        not case.judged(weights)[case.cut]
        for case, phrase in ones
        if case.cut is not None and phrase not in leaving_out
    ]


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
    marked = [letter for letter in letters if letter.marked]
    cases = [case for letter in marked for case in measured.own[letter.id] if case is not None]
    bad = [
        replace(case, wanted={at: (good, weight * spoiled_weight) for at, (good, weight) in case.wanted.items()})
        for letter in marked
        for way, ones in measured.spoiled[letter.id].items()
        for case, phrase in ones
        if way != "hollow" or phrase in LEARNED
        for spoiled_weight in (WRITTEN_WEIGHT if letter.bad else SPOILED_WEIGHT,)
    ]
    brief = [measured.short[letter.id] for letter in letters]
    brief_ones = ([one for one, _ in brief], [one for _, one in brief])
    return learned(
        (own, strangers), brief_ones, cases, bad, ([*pairs_written(marked), *measured.single], measured.right)
    )


def at_the_end(every: list[Letter]) -> int:
    """Print what the shipped weights do with the letters that nothing was learned from."""
    letters = [letter for letter in every if letter.kept]
    measured = measure_all(letters)
    for name, value in figures_of(letters, measured, lambda _: shipped_weights()).items():
        print(f"{name:36} {value:.3f}")
    return 0


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
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="other written letters to learn from")
    parser.add_argument("--right", nargs="*", type=Path, default=[], help="other letters whose replies answer all")
    parser.add_argument("--models", nargs="*", default=[], help="with --train: write these alone, keep the others")
    parser.add_argument("--end", action="store_true", help="judge the letters kept for the end by the shipped weights")
    options = parser.parse_args()
    if not (options.data / "data" / "replies.jsonl").is_file():
        print(f"no texts at {options.data}", file=sys.stderr)
        return 1
    start = time.perf_counter()
    every = load(options.data)
    if options.end:
        return at_the_end(every)
    letters = [letter for letter in every if not letter.kept]
    measured = measure_all(letters)
    measured.single = singles([letter for path in options.more for letter in written(path)])
    measured.right = [signs for path in options.right for signs in answering_all(path)]
    splits = [held_out(letters, seed, measured) for seed in SPLITS]
    figures = {name: round(statistics.fmean(split[name] for split in splits), 4) for name in splits[0]}
    for name, value in figures.items():
        spread = " ".join(f"{split[name]:.3f}" for split in splits)
        print(f"{name:36} {value:.3f}   ({spread})")
    if options.train:
        new = taught(letters, measured)
        write(
            {**new, **{name: kept for name, kept in shipped_weights().items() if name not in (options.models or new)}}
        )
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
