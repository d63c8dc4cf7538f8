"""Which demands the headings of a reply name: 关于电梯停运的问题, or the words of the letter in quotation marks.

What a reader would get wrong: a heading counts only with sentences of the office under it. Where every sentence stands
under a heading and none of them names a demand, the reply has left that demand out, however many words it shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from replycheck.facts.demands_reply import Answering
from replycheck.facts.demands_wanted import Wanted

_BASE = 10.0
_FAINT = 0.5
"""A heading that has no more than this of a demand does not name it."""
NO_HEADINGS = (0.0, 0.0, 0.0, 0.0, 0.0)


def named(wanted: Sequence[Wanted], seen: Answering) -> list[list[float]]:
    """For each demand: how much more a heading names it than any other demand (logarithm), and how much at all; the

    share of the office's sentences under headings, and the same where no heading names the demand, else 0; and whether
    (0.5 or -0.5) some heading names it more than any other. All 0 where there is no heading.
    """
    under = [topic for topic in _topics(seen) if topic is not None]
    headings = list(dict.fromkeys(topic for topic in under if topic))
    if not headings:
        return [list(NO_HEADINGS) for _ in wanted]
    share = sum(bool(topic) for topic in under) / len(under)
    worth = [[_worth(one, heading) for heading in headings] for one in wanted]
    return [_named(index, worth, share) for index in range(len(wanted))]


def _named(index: int, worth: list[list[float]], share: float) -> list[float]:
    mine = worth[index]
    rest = [max((row[at] for i, row in enumerate(worth) if i != index), default=0.0) for at in range(len(mine))]
    most = max(math.log((one + _FAINT) / (other + _FAINT)) for one, other in zip(mine, rest, strict=True))
    return [most, max(mine), share, share if max(mine) < _FAINT else 0.0, 0.5 if most > 0 else -0.5]


def _topics(seen: Answering) -> Iterator[frozenset[str] | None]:
    """For each sentence of the office the terms of what stands above it, empty without a heading; None for headings."""
    topic: frozenset[str] = frozenset()
    for one in seen.sentences:
        if one.opens:
            topic = frozenset()
        if not one.own:
            topic |= one.terms
        yield topic if one.own else None


def _worth(wanted: Wanted, heading: frozenset[str]) -> float:
    """How much of a demand a heading has."""
    shared = sum(weight for term, weight in wanted.weights.items() if term in heading)
    return shared / math.sqrt(wanted.weight + _BASE)
