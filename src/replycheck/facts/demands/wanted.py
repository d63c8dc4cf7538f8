"""What each demand of a letter asks, term by term, and how much every term tells of it and not of the others.

What a reader would get wrong: the weights belong to one letter beside one reply. A term that several demands share,
that the title has, or that the reply has all over is the subject, and tells little of which demand is meant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

from replycheck.facts.demands.letter import Asked, title_end
from replycheck.facts.demands.reply import Answering
from replycheck.facts.demands.terms import asked_terms, distinguishing
from replycheck.facts.demands.units import units
from replycheck.model.span import Span
from replycheck.records import dataclass

_BEFORE, _AFTER = 150, 80
"""Characters around a demand that tell what it is about."""
_AROUND, _TITLE, _SIBLING = 0.25, 0.35, 1.0
"""What a term counts that stands only around the demand, or in the title; and what each other demand takes off it."""
_SHARED = 4.0
"""Weight of the terms that a sentence of the story must share with a demand to be of it."""
_COMMON, _FADE, _FLOOR = 1.2, 1.5, 0.1
"""A term in more of the reply's sentences than its share of the demands is the letter's subject and fades."""
_BASE = 10.0
"""Weight at which a demand is hardly short any more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms of a demand with their weights in this letter; ``core``: those in the demand itself."""

    weights: dict[str, float]
    core: frozenset[str]
    weight: float

    def held_by(self, terms: frozenset[str]) -> float:
        """How much of the demand ``terms`` hold; a long demand is not held by the more for its length."""
        return sum(weight for term, weight in self.weights.items() if term in terms) / math.sqrt(self.weight + _BASE)


def wanted(letter: str, demands: tuple[Asked, ...], seen: Answering) -> list[Wanted]:
    """Every demand with the terms in it and around it."""
    title = title_end(letter)
    titled = asked_terms(letter[:title]) if title else frozenset()
    cores = [asked_terms(demand.span.of(letter)) for demand in demands]
    told = _told_of(letter, [demand.span for demand in demands], cores, title)
    fading = _fading(len(demands), seen)
    found = []
    for index, core in enumerate(cores):
        around = (_around(letter, [demand.span for demand in demands], index, title) | told[index]) - core
        others = Counter(term for i, other in enumerate(cores) if i != index for term in other)

        def weight(term: str, others: Counter[str] = others) -> float:
            subject = _TITLE if len(demands) > 1 and term in titled else 1.0
            return distinguishing(term) * fading(term) * subject / (1 + _SIBLING * others[term])

        weights = {term: weight(term) for term in core}
        total = sum(weights.values())
        found.append(Wanted(weights | {term: _AROUND * weight(term) for term in around}, core, total))
    return found


def _told_of(letter: str, spans: list[Span], cores: list[frozenset[str]], title: int) -> list[frozenset[str]]:
    """What the story tells of each demand: the terms of the sentences that share most with it.

    A letter that tells a story asks at its end, in few words; what 那个年轻人 did stands half a page before.
    """
    found: list[frozenset[str]] = [frozenset() for _ in spans]
    for sentence in units(letter):
        if sentence.end <= title or any(sentence.overlaps(span) for span in spans):
            continue
        terms = asked_terms(sentence.of(letter))
        shared = [sum(distinguishing(term) for term in terms & core) for core in cores]
        best = max(range(len(shared)), key=shared.__getitem__)
        if shared[best] >= _SHARED and sum(other >= shared[best] for other in shared) == 1:
            found[best] |= terms
    return found


def _around(letter: str, spans: list[Span], index: int, title: int) -> frozenset[str]:
    span = spans[index]
    start = max(spans[index - 1].end if index else title, span.start - _BEFORE)
    end = min(spans[index + 1].start if index + 1 < len(spans) else len(letter), span.end + _AFTER)
    return asked_terms(letter[start : max(start, span.start)]) | asked_terms(letter[span.end : max(span.end, end)])


def _fading(demands: int, seen: Answering) -> Callable[[str], float]:
    own = [sentence.terms for sentence in seen.sentences if sentence.own]
    counts = Counter(term for terms in own for term in terms)

    def fading(term: str) -> float:
        if demands < 2 or len(own) < 3 or counts[term] < 2:  # noqa: PLR2004 - too few to tell the subject from a detail
            return 1.0
        fair = max(1 / demands, 1.01 / len(own))
        return float(max(_FLOOR, min(1.0, _COMMON * fair / (counts[term] / len(own))) ** _FADE))

    return fading
