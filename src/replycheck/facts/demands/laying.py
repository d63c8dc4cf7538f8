"""Which paragraph of a reply falls to which demand, where every demand has one, or all but one have.

Offices answer a paragraph to a demand, in the order of the letter. Where as many paragraphs are left as demands, each
answers one, however little it shares with it; where one is missing, the demand is left out that the others fit least.
What a reader would get wrong: this is told by laying all of them side by side at once. Which paragraph is likest to a
demand tells less: a story asks in few words, and each of its demands shares some with every answer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

from replycheck.facts.demands.terms import asked_terms, distinguishing, said_terms
from replycheck.model.span import Span
from replycheck.records import dataclass

_STORY = 0.1
"""What a term counts that stands in the story before a demand, and not in the demand."""
_SHARED, _REPEATED = 1.0, 0.5
"""What each other demand, and each other paragraph, that has a term takes off it."""
_BASE = 10.0
"""Weight at which a demand is hardly short any more."""
_LEAVES_OUT = 0.4
"""By so much must laying fewer side by side fit better before a paragraph is taken for no answer."""
_TURNS = 0.8
"""What it costs that the paragraphs go back to an earlier demand."""
_MOST_ORDERS = 5
"""Demands of which every order is tried."""
_AGAINST = 0.5
"""A paragraph speaks against the order where it holds so much more of another demand than of its own."""


@dataclass(frozen=True, slots=True)
class Laid:
    """For every demand the number of its paragraph among those given; None for one that is left out."""

    rows: tuple[int | None, ...]


def laid(letter: str, demands: Sequence[Span], paragraphs: Sequence[str]) -> Laid | None:
    """The paragraphs beside the demands, which stand in the order of the letter; None where they do not go together."""
    count, rows = len(demands), len(paragraphs)
    if count < 2 or not -1 <= rows - count <= 1:  # noqa: PLR2004 - a single demand has no order
        return None
    held = _held(letter, demands, [said_terms(one) for one in paragraphs])
    best = max(_ways(rows, count, min(rows, count)), key=lambda way: _worth(way, held))
    if rows >= count > 2:  # noqa: PLR2004 - of two demands one tells nothing of their order
        fewer = max(_ways(rows, count, count - 1), key=lambda way: _worth(way, held))
        if _worth(fewer, held) > _worth(best, held) + _LEAVES_OUT:
            best = fewer
    against = sum(max(held[row]) > held[row][demand] + _AGAINST for row, demand in best)
    if 2 * against >= len(best):
        return None
    found = {demand: row for row, demand in best}
    return Laid(tuple(found.get(demand) for demand in range(count)))


def _ways(rows: int, count: int, pairs: int) -> list[list[tuple[int, int]]]:
    """Every way to lay so many of the paragraphs beside so many of the demands; in order where these are many."""
    orders = permutations if count <= _MOST_ORDERS else combinations
    return [
        list(zip(some, others, strict=True))
        for some in combinations(range(rows), pairs)
        for others in orders(range(count), pairs)
    ]


def _worth(way: Sequence[tuple[int, int]], held: Sequence[Sequence[float]]) -> float:
    back = sum(before > after for (_, before), (_, after) in pairwise(way))
    return sum(held[row][demand] for row, demand in way) - _TURNS * back


def _held(letter: str, demands: Sequence[Span], said: Sequence[frozenset[str]]) -> list[list[float]]:
    """How much each paragraph holds of each demand and of the story that leads to it."""
    cores = [asked_terms(one.of(letter)) for one in demands]
    begins = [0, *(one.end for one in demands[:-1])]
    stories = [asked_terms(letter[begin : max(begin, one.start)]) for begin, one in zip(begins, demands, strict=True)]
    both = [core | story for core, story in zip(cores, stories, strict=True)]
    shared = Counter(term for terms in both for term in terms)
    repeated = Counter(term for terms in said for term in terms)
    weights = [
        {
            term: (1.0 if term in core else _STORY) * distinguishing(term) / (1 + _SHARED * (shared[term] - 1))
            for term in terms
        }
        for core, terms in zip(cores, both, strict=True)
    ]
    return [
        [
            sum(weight / (1 + _REPEATED * (repeated[term] - 1)) for term, weight in one.items() if term in terms)
            / math.sqrt(sum(one.values()) + _BASE)
            for one in weights
        ]
        for terms in said
    ]
