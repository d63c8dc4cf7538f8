"""How surely a reply answers each demand of a letter.

Two questions, each a weighted sum whose weights are learned (``benchmarks/demands/run.py``) and lie in
``corpora/facts/demand_weights.tsv``: does the reply speak of the letter's matter at all, and, of several demands, does
one passage take up this demand better than it takes up the others. What a reader would get wrong: a letter's only
demand is answered by any reply on its matter; the second question is put only where there are others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cache

from replycheck.facts.demands.features import Matched, is_brief, matched, related_features
from replycheck.facts.demands.letter import Asked
from replycheck.facts.demands.reply import Answering, Passage
from replycheck.facts.demands.segments import Segment
from replycheck.records import dataclass
from replycheck.text.tables import rows

_UNTOUCHED = -1.0
"""Score at most of a demand none of whose words the nearest passage has."""
_SAID_SO = 2.0
"""Score of a demand that the reply answers by its number; whether it comes to anything is another question."""
_DOUBTFUL = -1.5
"""Log-odds above which the answer to a letter's only demand has the benefit of the doubt."""
_CERTAIN = 4.0
"""Log-odds beyond which what is said fits no better."""
_BESIDE_THE_POINT = -2.0
"""Log-odds of fitting at which words about the demand are no answer to it wherever they stand."""
_MEETS, _MEETS_DECIDING, _UNSURE = -0.8, -1.4, 1.5
"""Log-odds below which words that are surely meant for a demand do not meet it; the same of words that decide; and how
much lower they must be where paragraphs were not laid beside the demands. Both
were learned on single demands with answers, empty words and facts beside the point, and tell these apart better than
on whole real replies."""
_PLAINLY = 1.0
"""Log-odds above which a demand counts as taken up though every paragraph falls to another one."""
_LEAST = 0.01
"""A reply on the letter's matter answers something: where no demand stands out, the one taken up most."""
_SURELY = 1.0
"""Log-odds above which the reply is on the letter's matter beyond doubt."""
_DOUBTED = -3.0
"""Log-odds above which a reply of a few sentences is on the matter where each of them answers what is asked in turn:
能改。 and 不重新算。 share no word with the letter."""
_SEVERAL = 1.0
"""Log-odds by which a reply to several demands may be less like the letter: each demand is asked about beside that."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Log-odds of the reply being related and of the demand being taken up; terms with the most telling first."""

    related: float
    taken_up: float
    passage: Passage | None
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    at_large: bool = False
    """The demand asks for what the whole letter is about: any outcome in the reply is one for it."""
    empty: bool = False
    """The reply names the demand and goes no further."""
    segment: Segment = field(default_factory=Segment)
    """The sentences that belong to the demand when the whole reply is divided among the demands."""
    beside_the_point: bool = False
    """What is said of the demand is no answer to what it asks."""
    on_the_matter: bool = False
    """Too little asks in it to miss an answer, and the reply is on its letter's matter."""


Weights = Mapping[str, tuple[tuple[float, ...], float]]
"""For each model (``related``, ``beside``, ``alone``, ``fits``, ``meets``) its features' weights and a constant."""


def scored(letter: str, demands: tuple[Asked, ...], reply: str, seen: Answering, whole: str) -> tuple[Scored, ...]:
    """The scores of every demand of the letter, in its order; ``whole``: the reply with all its words."""
    return judged(related_features(letter, whole), matched(letter, demands, reply, seen), shipped_weights())


def judged(related_by: list[float], matches: list[Matched], weights: Weights) -> tuple[Scored, ...]:
    """The scores that ``weights`` give to what was measured."""
    related = _sum(weights["related"], related_by) + (_SEVERAL if len(matches) > 1 else 0.0)
    if _DOUBTED < related <= 0 and _answers_in_order(matches, weights):
        related = _LEAST
    scores = [_taken_up(index, matches, weights, related_by) for index in range(len(matches))]
    if related > 0 and scores and max(scores) <= 0:
        best = max(range(len(scores)), key=lambda at: (not matches[at].empty, scores[at]))
        touched = not is_brief(related_by) or _touched(matches[best])
        if (
            not matches[best].empty
            and not matches[best].strayed
            and touched
            and (len(matches) > 1 or scores[best] > _DOUBTFUL)
        ):
            scores[best] = _LEAST
    missed = [len(matches) > 1 and _misses(match, weights) for match in matches]
    _spare_the_best(scores, missed, matches, related)
    spared = [
        related > 0 >= score and match.hardly_asks and not match.empty
        for score, match in zip(scores, matches, strict=True)
    ]
    return tuple(
        Scored(
            *(related, _LEAST if spare else score, match.passage, match.shared, match.missing),
            at_large=match.general or spare or score == _LEAST,
            empty=match.empty,
            segment=match.segment,
            beside_the_point=misses and not spare,
            on_the_matter=spare,
        )
        for score, match, misses, spare in zip(scores, matches, missed, spared, strict=True)
    )


def _answers_in_order(matches: list[Matched], weights: Weights) -> bool:
    """Whether each of several demands has words of its own, in their order, that meet what it asks."""
    return len(matches) > 1 and all(
        match.segment.laid and match.segment.spans and not _misses(match, weights) for match in matches
    )


def _spare_the_best(scores: list[float], missed: list[bool], matches: list[Matched], related: float) -> None:
    """Take the demand that comes nearest for answered where the reply is surely on the matter and nothing else is."""
    answered = any(score > 0 and not misses for score, misses in zip(scores, missed, strict=True))
    if answered or related <= _SURELY or len(matches) == 1:
        return
    best = max(range(len(scores)), key=lambda at: (not matches[at].empty, not matches[at].strayed, scores[at]))
    if not matches[best].empty and not matches[best].strayed and _touched(matches[best]):
        scores[best], missed[best] = max(scores[best], _LEAST), False


def beside_features(index: int, matches: list[Matched], weights: Weights) -> list[float]:
    """What was measured of a demand, how much of it is more than the least among the others, and how it is answered."""
    mine, *others = (
        [*match.features, *match.divided] for match in (matches[index], *matches[:index], *matches[index + 1 :])
    )
    fits = max(-_CERTAIN, min(_CERTAIN, _fits(matches[index], weights)))
    return [*mine, *(value - min(row[at] for row in others) for at, value in enumerate(mine)), fits]


def alone_features(related_by: list[float], match: Matched) -> list[float]:
    """What was measured of a letter's only demand: of letter and reply at large, and of the nearest passage."""
    return [*related_by, *match.features]


def _taken_up(index: int, matches: list[Matched], weights: Weights, related_by: list[float]) -> float:
    own = bool(matches[index].segment.spans) and len(matches) > 1 and _fits(matches[index], weights) > 0
    if (matches[index].empty or matches[index].strayed) and not own:
        return _UNTOUCHED
    if matches[index].assigned:
        return _SAID_SO
    if len(matches) == 1:
        return _sum(weights["alone"], alone_features(related_by, matches[0]))
    if matches[index].general:
        return _sum(weights["related"], related_by)
    return _beside(index, matches, weights, own=own)


def _beside(index: int, matches: list[Matched], weights: Weights, *, own: bool) -> float:
    """How surely one of several demands is taken up; ``own``: words that belong to it fit what it asks."""
    if _apart(matches[index]) and not _misses(matches[index], weights):
        return max(_LEAST, _sum(weights["beside"], beside_features(index, matches, weights)))
    score = _sum(weights["beside"], beside_features(index, matches, weights))
    if matches[index].segment.left_out and score <= _PLAINLY:
        return _UNTOUCHED
    return score if own or _touched(matches[index]) else min(score, _UNTOUCHED)


def _misses(match: Matched, weights: Weights) -> bool:
    """Whether what is said of the demand is no answer to what it asks."""
    if match.assigned and match.decides:
        return False
    if match.general and not match.segment.laid:
        return False
    unfit = _fits(match, weights) <= _BESIDE_THE_POINT
    if not (_apart(match) or match.headed) or match.assigned:
        return unfit
    least = (_MEETS_DECIDING if match.decides else _MEETS) - (0.0 if match.segment.laid else _UNSURE)
    return (unfit or not match.complains) and _sum(weights["meets"], match.fitting) < least


def _apart(match: Matched) -> bool:
    """Whether every demand has a paragraph of its own, in the order of the letter."""
    return match.segment.apart and match.segment.begins


def _fits(match: Matched, weights: Weights) -> float:
    """Log-odds of what is said of the demand being an answer to what it asks."""
    return _sum(weights["fits"], match.fitting)


def _touched(match: Matched) -> bool:
    """Whether the nearest passage has words of the demand, and not its subject only, or its number speaks for it."""
    return match.features[-2] > 0 or any(term[0] in "wp#" for term in match.shared)


def _sum(model: tuple[tuple[float, ...], float], features: list[float]) -> float:
    weights, constant = model
    return constant + sum(weight * value for weight, value in zip(weights, features, strict=True))


@cache
def shipped_weights() -> Weights:
    """The weights that were learned on all labelled letters."""
    found: dict[str, list[float]] = {}
    for row in rows("demand_weights.tsv"):
        found.setdefault(row["model"], []).append(float(row["weight"]))
    return {model: (tuple(values[:-1]), values[-1]) for model, values in found.items()}
