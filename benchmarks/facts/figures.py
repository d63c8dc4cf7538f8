"""How much each sign says that a figure of a reply is wrong: learned on replies with places that were written wrongly.

    python benchmarks/facts/figures.py FACTS.jsonl... --judgments FILE [--write] [--show N]

A line of FACTS is a reply (``reply``, ``letter``, ``judgment``: the id of its judgment) with ``slots``: places with
wordings that are right and others that are wrong. Every figure of a faithful reply and of a right wording is right;
of a wrong wording those that the right one does not have are wrong. Each file is judged by what all the others taught.
Printed is, for each model, how many wrong figures lie above the first right ones, which are shown. ``--write`` writes
``corpora/facts/figure_weights.tsv``, learned from all; the thresholds stand in ``compare/kinds/weighed/instead.py``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from replycheck.compare.comparison import Comparison
from replycheck.compare.kinds.figures import sign_start
from replycheck.compare.kinds.letters import is_letter_day
from replycheck.compare.kinds.weighed.instead import Weighable, weighable, weighable_with_letter
from replycheck.compare.mentions import Mention
from replycheck.compare.paper import Paper

TABLE = Path(__file__).resolve().parents[2] / "corpora" / "facts" / "figure_weights.tsv"
RIDGE, STEPS = 3.0, 40
CERTAIN = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """A figure with its signs; ``told``: its sentence, to be shown."""

    file: str
    model: str
    wrong: bool
    signs: dict[str, float]
    told: str


def examples(file: Path, judgments: dict[str, str]) -> Iterator[Example]:
    """Every figure of every wording of a file that can be weighed."""
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield from _of(file, case, judgments, case["reply"], None, wrong=False)
        for slot in case["slots"]:
            for wrong in (False, True):
                for wording in slot["wrong" if wrong else "right"]:
                    text = case["reply"][: slot["start"]] + wording + case["reply"][slot["end"] :]
                    if not wrong or slot["against"] != "reply":
                        yield from _of(file, case, judgments, text, (slot, wording), wrong=wrong)


def _of(  # noqa: PLR0913 - a wording with where it comes from
    file: Path,
    case: dict[str, Any],
    judgments: dict[str, str],
    text: str,
    put: tuple[dict[str, Any], str] | None,
    *,
    wrong: bool,
) -> Iterator[Example]:
    letter = ("letter", case["letter"]) if case["letter"] else None
    compared = Comparison("reply", text, (("judgment", judgments[case["judgment"]]),), letter)
    if not compared.concerned:
        return
    reply, judgment, paper = compared.reply, compared.concerned[0], compared.letter_paper
    end = sign_start(reply)
    for ours in reply.mentions:
        if ours.span.start >= end or is_letter_day(reply, ours):
            continue
        if put is not None:
            slot, wording = put
            inside = slot["start"] <= ours.span.start and ours.span.end <= slot["start"] + len(wording)
            if not inside or (wrong and ours.span.of(text) in slot["text"]):
                continue
        asked = slot["against"] if put is not None and wrong else ""
        yield from _weighed(file, (ours, reply, judgment, paper), asked, wrong=wrong)


def _weighed(
    file: Path, put: tuple[Mention, Paper, Paper, Paper | None], asked: str, *, wrong: bool
) -> Iterator[Example]:
    ours, reply, judgment, letter = put
    found: list[Weighable | None] = []
    if asked in ("", "judgment"):
        found.append(weighable(ours, reply, judgment, letter))
    if asked in ("", "letter") and letter is not None:
        found.append(weighable_with_letter(ours, reply, letter, (judgment,)))
    for one in found:
        if one is not None:
            sentence = reply.sentence(ours.span).of(reply.text)
            yield Example(str(file), one.model, wrong, dict(one.signs), f"{ours.span.of(reply.text)} | {sentence}")


def learn(signs: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """The weights of a ridge logistic regression, the last one of what is always so."""
    weights = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(signs @ weights, -CERTAIN, CERTAIN)))
        slope = signs.T @ (chance - wrong) + RIDGE * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def _table(found: list[Example]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    names = sorted({name for one in found for name in one.signs})
    raw = np.array([[one.signs.get(name, 0.0) for name in names] for one in found])
    middle, spread = raw.mean(0), raw.std(0) + 1e-9
    return names, np.column_stack([(raw - middle) / spread, np.ones(len(raw))]), middle, spread


def judged(model: str, found: list[Example], show: int) -> dict[str, float]:
    """The weights of a model learned from all; printed is how each file is judged by the others."""
    names, signs, middle, spread = _table(found)
    wrong = np.array([one.wrong for one in found], float)
    scores = np.zeros(len(found))
    for file in sorted({one.file for one in found}):
        own = np.array([one.file == file for one in found])
        scores[own] = signs[own] @ learn(signs[~own], wrong[~own])
    told = alarms = 0
    print(f"{model}: {int(wrong.sum())} wrong, {int(len(found) - wrong.sum())} right")
    for at in np.argsort(-scores):
        if wrong[at]:
            told += 1
        elif alarms < show:
            alarms += 1
            print(f"  right at {scores[at]:.2f}, {told} wrong above: {found[at].told[-150:]}")
    weights = learn(signs, wrong)
    plain = dict(zip(names, weights[:-1] / spread, strict=True))
    return {"constant": float(weights[-1] - (weights[:-1] / spread) @ middle), **plain}


def main() -> None:
    """Learn, judge and, if asked to, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path, nargs="+")
    parser.add_argument("--judgments", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=8)
    chosen = parser.parse_args()
    with chosen.judgments.open(encoding="utf-8") as lines:
        judgments = {row["id"]: row["text"] for row in map(json.loads, lines)}
    found = [one for file in chosen.facts for one in examples(file, judgments)]
    once = {(one.file, one.model, one.wrong, one.told): one for one in found}
    every: dict[str, list[Example]] = {}
    for one in once.values():
        every.setdefault(one.model, []).append(one)
    learned = {model: judged(model, some, chosen.show) for model, some in sorted(every.items())}
    if chosen.write:
        written = [f"{model}\t{sign}\t{value:.4f}" for model, some in learned.items() for sign, value in some.items()]
        TABLE.write_text("\n".join(["model\tsign\tweight", *written]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
