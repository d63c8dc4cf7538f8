"""How the figures of ``flow.openings`` are learned: beginnings of sentences against places within them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow.openings import DENSE, FIXED, LONGEST, Openings, dense, strings
from replycheck.sequence.language import language, letters

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from replies import Reply

    Floats = NDArray[np.float64]

_FEWEST, _STEPS, _RIDGE, _PACE = 4, 150, 1.0, 0.5
_JUDGMENT, _A_SENTENCE = 12_000, 14
_LITTLE = 0.02
_FOLDS, _OUTLIERS = 3, 3
"""Parts by which right replies are left out in turn; how many of their lines may lie below the limit (``examine`` eases
what stands under headings or is known in the paper, and what ships has learned from those lines, too)."""
_SENTENCE = re.compile(r"(?<=[。！？；])|\n")


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of strings, of the language model, and the constant."""

    strings: dict[str, float]
    extra: Floats
    constant: float

    def scores(self, lines: Sequence[str]) -> Floats:
        """How well each line begins."""
        heads = [letters(line)[:LONGEST] for line in lines]
        plain = [sum(self.strings.get(string, 0.0) for string in strings(head)) for head in heads]
        return np.array(plain) + dense(heads, language()) @ self.extra + self.constant


def learn_openings(
    data: Path, replies: Sequence[Reply], right: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, float]]:
    """The rows of the table: each string with its weight, then those of ``DENSE`` and ``FIXED``.

    ``right`` are paragraphs of right replies, by the reply: the limit lies below what all of them reach under figures
    that have not seen the reply.
    """
    reached: list[tuple[float, str]] = []
    for part in range(_FOLDS):
        model = _learned(data, [reply for reply in replies if _fold(reply.name) != part])
        lines = [line for name, mine in right.items() if _fold(name) == part for line in mine]
        reached += zip(model.scores(lines).tolist(), lines, strict=True)
    lowest = sorted(reached)[_OUTLIERS][0]
    print(
        "openings: right paragraphs unseen reach down to",
        [(round(score, 2), line[:12]) for score, line in sorted(reached)[:8]],
    )
    model = _learned(data, replies)
    yield from ((string, weight) for string, weight in model.strings.items() if abs(weight) >= _LITTLE)
    yield from zip(DENSE, model.extra.tolist(), strict=True)
    yield from zip(FIXED, (model.constant, lowest), strict=True)


def learn_beginnings(data: Path, replies: Sequence[Reply]) -> Openings:
    """The figures from all these replies together, with no limit: ``tearing`` weighs them."""
    model = _learned(data, replies)
    return Openings(model.strings, tuple(model.extra.tolist()), model.constant, 0.0)


def table(figures: Openings) -> Iterator[str]:
    """The lines of a table of openings."""
    yield "string\tweight\n"
    kept = ((string, weight) for string, weight in figures.strings.items() if abs(weight) >= _LITTLE)
    fixed = (*zip(DENSE, figures.dense, strict=True), *zip(FIXED, (figures.constant, figures.limit), strict=True))
    yield from (f"{string}\t{weight:.3g}\n" for string, weight in (*kept, *fixed))


def _fold(name: str) -> int:
    return sha256(name.encode()).digest()[1] % _FOLDS


def _learned(data: Path, replies: Sequence[Reply]) -> Model:
    told = list(_heads(data, replies, Random(2)))
    heads = [letters(head)[:LONGEST] for head, _, _ in told]
    begins = np.array([good for _, good, _ in told], dtype=float)
    shares = np.array([share for _, _, share in told])
    counted = Counter(chain.from_iterable(strings(head) for head in heads))
    known = {string: at for at, string in enumerate(s for s, count in counted.items() if count >= _FEWEST)}
    rows = [[known[string] for string in strings(head) if string in known] for head in heads]
    flat, row = np.array(list(chain.from_iterable(rows))), np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    table = dense(heads, language())
    weights, extra, constant = np.zeros(len(known)), np.zeros(len(DENSE)), 0.0
    paces = [np.full(len(known), 1e-3), np.full(len(DENSE), 1e-3), np.full(1, 1e-3)]
    for _ in range(_STEPS):
        score = np.bincount(row, weights[flat], len(rows)) + table @ extra + constant
        missed = (1 / (1 + np.exp(-np.clip(score, -30, 30))) - begins) * shares
        slopes = [
            np.bincount(flat, missed[row], len(known)) + _RIDGE * weights,
            table.T @ missed + extra,
            np.array([missed.sum()]),
        ]
        paces = [pace + slope * slope for pace, slope in zip(paces, slopes, strict=True)]
        steps = [_PACE * slope / np.sqrt(pace) for pace, slope in zip(paces, slopes, strict=True)]
        weights, extra, constant = weights - steps[0], extra - steps[1], constant - float(steps[2][0])
    return Model({string: float(weights[at]) for string, at in known.items()}, extra, constant)


def _heads(data: Path, replies: Sequence[Reply], rng: Random) -> Iterator[tuple[str, bool, float]]:
    """Beginnings, whether they are some, and their share."""
    for sentence in _sentences(data):
        yield sentence[:12], True, 0.5
        yield from ((sentence[rng.randrange(4, len(sentence) - 6) :][:12], False, 0.25) for _ in range(2))
    for reply in replies:
        for at in reply.body:
            yield reply.lines[at][:12], True, 2.0
        for at in reply.long:
            line = reply.lines[at]
            yield from ((line[rng.randrange(8, len(line) - 8) :][:12], False, 0.7) for _ in range(6))


def _sentences(data: Path) -> Iterator[str]:
    """The sentences of the public replies and judgments."""
    for name, key, most in (("replies.jsonl", "reply", None), ("judgments.jsonl", "text", _JUDGMENT)):
        for line in (data / "data" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            parts = _SENTENCE.split(re.sub(r"[ \u3000\t\r]+", "", row[key][:most]))
            yield from (bare for part in parts if len(bare := part.strip("”’ \n")) >= _A_SENTENCE)
