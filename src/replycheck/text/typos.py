"""Characters that are likely written for another one that sounds or looks alike.

For each character that stands in strings nobody writes, the companions are tried that would make them usual; the best
one is weighed by a logistic regression over how usual the strings are before and after. The weights are learned by
``benchmarks/typos/learn.py``. What is easily got wrong: names are strings that nobody writes; whoever asks masks them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from replycheck.text.confusable import companions
from replycheck.text.likelihood import EDGE, stretches_at, weight
from replycheck.text.tables import rows

_USUAL = 3
"""A pair that a companion must make: it stands some ten times at least in the counted texts."""
_UNUSUAL = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """The character at ``at`` and the one that is likely meant; ``likely`` from 0 to 1."""

    at: int
    written: str
    meant: str
    likely: float


def doubts(text: str, least: float) -> tuple[Doubt, ...]:
    """Every likely slip in ``text`` with at least that likelihood, in order."""
    found = []
    for at, written, meant, features in proposals(text):
        likely = 1 / (1 + exp(-min(30.0, max(-30.0, _linear(features)))))
        if likely >= least:
            found.append(Doubt(at, written, meant, likely))
    return tuple(found)


def proposals(text: str) -> Iterator[tuple[int, str, str, tuple[float, ...]]]:
    """Place, character, its best companion and the features, for every character in unusual strings."""
    for start, stretch in stretches_at(text):
        padded = f"{EDGE}{stretch}{EDGE}"
        pairs = [weight(padded[at : at + 2]) for at in range(len(padded) - 1)]
        triples = [weight(padded[at : at + 3]) for at in range(len(padded) - 2)]
        for place in range(2, len(padded) - 2):
            left, right = pairs[place - 1], pairs[place]
            first, middle, last = triples[place - 2 : place + 1]
            if middle or (first and last) or min(left, right) > _UNUSUAL:
                continue
            window = padded[place - 2 : place + 3]
            before = (left, right, first, middle, last, weight(window[:4]), weight(window[1:]))
            best = _best(window, before)
            if best is not None:
                meant, after = best
                yield start + place - 2, window[2], meant, _features(window[2], meant, before, after)


Strings = tuple[int, int, int, int, int, int, int]
"""How usual: two pairs, three triples, two fours that hold the middle character."""


def _best(window: str, before: Strings) -> tuple[str, Strings] | None:
    """The companion that makes the strings most usual; None where none makes them more so."""
    best, most = None, sum(before) + _USUAL
    first, second, _, fourth, fifth = tuple(window)
    for other in companions(window[2]):
        left = weight(second + other)
        if left < _USUAL:
            continue
        right = weight(other + fourth)
        if right < _USUAL or left + right <= before[0] + before[1]:
            continue
        after = (
            left,
            right,
            weight(first + second + other),
            weight(second + other + fourth),
            weight(other + fourth + fifth),
            weight(first + second + other + fourth),
            weight(second + other + fourth + fifth),
        )
        if sum(after) > most:
            best, most = (other, after), sum(after)
    return best


def _features(written: str, meant: str, before: Strings, after: Strings) -> tuple[float, ...]:
    changes = [b - a for a, b in zip(before, after, strict=True)]
    return (
        1.0,
        *(float(one) for one in changes),
        float(max(before[2:5])),
        float(min(before[:2])),
        float(max(before[:2])),
        float(min(after[:2])),
        float(max(after[2:5])),
        float(sum(one > 0 for one in after[2:])),
        float(before[3] == 0 and after[3] > 0),
        float(weight(written) - weight(meant)),
    )


def _linear(features: Sequence[float]) -> float:
    return sum(one * by for one, by in zip(features, _weights(), strict=True))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(float(row["weight"]) for row in rows("typo_weights.tsv"))
