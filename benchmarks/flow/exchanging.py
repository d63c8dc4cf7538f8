"""How the trees of neighbours are learned: paragraphs of right replies that were exchanged, against all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from growing import grow

from replycheck.flow.continuity import Measured, Weights
from replycheck.flow.examine import PERHAPS, by_a_move, exchanged, held
from replycheck.flow.features import Rare
from replycheck.flow.neighbours import SIGNS, marks
from replycheck.flow.proofs import proofs
from replycheck.flow.trees import Trees
from replycheck.flow.wording.course import Course
from replycheck.flow.wording.following import Joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MAY_ALARM = 0.01
"""The share of right replies that may reach more than the limit under trees that have seen nothing of their hand."""
MAY_MOVE = 0.008
"""The same for a single move; most of these reach the other limit, too."""
_TEXT = 25
"""Characters beyond which a paragraph is one that pasting moves."""
_MOVES, _FEWEST, _EXCHANGED = 4, 3, 2
"""Moves of a paragraph in each paper, paragraphs that it must have, and places that exchanged neighbours change."""
_MOVED_COUNTS = 0.3
"""What moved ones count beside exchanged ones: with them more of either are told, and right papers seem no odder."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A right reply: the signs of its neighbours, of any two that were exchanged, and of those that meet the wrong way

    round where a paragraph was moved further (signs, n).
    """

    fold: int
    share: float
    judges: bool
    measured: Measured
    right: Floats
    swapped: Floats
    moved: Floats
    gained: float
    """What the best move of one stretch seems to gain."""


def paper(measured: Measured, figures: tuple[Weights, Course], fold: int, share: float, *, judges: bool) -> Paper:
    """A reply under figures that have not seen its hand; ``judges`` where the limit lies above what it reaches."""
    columns = [_swapped(measured, at, *figures) for at in _movable(measured)]
    swapped = np.array([column for column in columns if column is not None]).reshape(-1, len(SIGNS)).T
    right = marks(measured, figures[0], proofs(measured.stretches), figures[1])
    moved = np.concatenate([np.zeros((len(SIGNS), 0)), *_moved(measured, *figures)], axis=1)
    gained, _ = by_a_move(measured, figures[0])
    return Paper(fold, share, judges, measured, right, swapped, moved, gained)


def _moved(measured: Measured, weights: Weights, nearby: Course) -> Iterator[Floats]:
    """The signs of neighbours of which the second should stand before the first, in some papers with one moved."""
    texts = [at for at, one in enumerate(measured.stretches) if len(one.words) > _TEXT]
    rng = Random("".join(one.words for one in measured.stretches))
    for _ in range(_MOVES if len(texts) > _FEWEST else 0):
        order = list(range(len(measured.stretches)))
        placed = texts[:]
        placed.insert(rng.randrange(len(texts)), placed.pop(rng.randrange(len(texts))))
        for at, text in zip(texts, placed, strict=True):
            order[at] = text
        if sum(at != text for at, text in enumerate(order)) <= _EXCHANGED:
            continue
        turned = arranged(measured, order)
        kept = set(held(turned.stretches))
        chosen = [at for at, (one, other) in enumerate(pairwise(order)) if one > other and (at, at + 1) not in kept]
        if chosen:
            yield marks(turned, weights, proofs(turned.stretches), nearby)[:, chosen]


def _movable(measured: Measured) -> list[int]:
    texts = [len(stretch.words) > _TEXT for stretch in measured.stretches]
    return [at for at, (front, behind) in enumerate(pairwise(texts)) if front and behind]


def _swapped(measured: Measured, at: int, weights: Weights, nearby: Course) -> Floats | None:
    """The signs of two neighbours that were exchanged; None where numbers would hold them."""
    order = [*range(at), at + 1, at, *range(at + 2, len(measured.stretches))]
    turned = arranged(measured, order)
    if (at, at + 1) in held(turned.stretches):
        return None
    return marks(turned, weights, proofs(turned.stretches), nearby)[:, at]


def arranged(measured: Measured, order: Sequence[int]) -> Measured:
    """The same paragraphs in another order."""
    at = np.ix_(order, order)
    return replace(
        measured,
        stretches=tuple(measured.stretches[place] for place in order),
        links=measured.links[:, *at],
        orders=measured.orders[:, *at],
        starts=measured.starts[:, order],
        ends=measured.ends[:, order],
        rare=Rare(measured.rare.kinds, measured.rare.weights[order]),
        joined=Joined(measured.joined.joins[at], measured.joined.first[order], measured.joined.last[order]),
    )


def learn_neighbours(papers: Sequence[Paper]) -> tuple[Trees, dict[str, float]]:
    """The trees, and the limits that nearly all right replies stay below under trees that have not seen their hand.

    That of a single move is asked only where the trees say that two neighbours may have been exchanged.
    """
    reached: list[float] = []
    gained: list[float] = []
    noticed: list[bool] = []
    for part in sorted({one.fold for one in papers}):
        grown = _grown([one for one in papers if one.fold != part])
        judging = [one for one in papers if one.fold == part and one.judges]
        scores = [float(exchanged(one.measured, one.right, grown).max()) for one in judging]
        reached += scores
        gained += [one.gained if score > PERHAPS else 0.0 for one, score in zip(judging, scores, strict=True)]
        noticed += [score for one in judging if one.swapped.size for score in grown.scores(one.swapped).tolist()]
    limit = float(np.quantile(reached, 1 - MAY_ALARM))
    told = np.round(sorted(reached)[-8:], 2)
    share = float(np.mean(np.array(noticed) > limit))
    print(f"exchanged: {limit:.2f} above {len(reached)} replies, highest {told}; {share:.2f} noticed", flush=True)
    move = float(np.quantile(gained, 1 - MAY_MOVE))
    print(f"one move: {move:.2f}, highest {np.round(sorted(gained)[-12:], 2)}", flush=True)
    return _grown(papers), {"neighbours": limit, "move": move}


def _grown(papers: Sequence[Paper]) -> Trees:
    rights = [one.right[:, np.isfinite(exchanged(one.measured, one.right, _NONE))] for one in papers]
    table = np.concatenate([*rights, *(one.swapped for one in papers), *(one.moved for one in papers)], axis=1).T
    sizes = [
        [one.shape[1] for one in rights],
        [one.swapped.shape[1] for one in papers],
        [one.moved.shape[1] for one in papers],
    ]
    labels = np.repeat([0.0, 1.0], [sum(sizes[0]), sum(sizes[1]) + sum(sizes[2])])
    share = np.array([one.share for one in papers])
    shares = np.concatenate(
        [np.repeat(share * counts, size) for counts, size in zip((1.0, 1.0, _MOVED_COUNTS), sizes, strict=True)]
    )
    return grow(table, labels, shares, [0] * len(SIGNS))


_NONE = Trees(np.zeros((1, 3), dtype=np.int64), np.zeros((1, 3)), np.zeros((1, 4)), np.zeros(len(SIGNS)))
"""Trees that say nothing."""
