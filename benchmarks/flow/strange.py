"""How the trees of strangers are learned: paragraphs of other replies put in, against those that belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from growing import grow
from replies import Reply, donors

from replycheck.flow.continuity import Weights, measure
from replycheck.flow.foreign import strangers
from replycheck.flow.reading import Stretch, units
from replycheck.flow.trees import Trees
from replycheck.flow.wording.course import Course
from replycheck.flow.wording.following import Following
from replycheck.model.document import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_PASTED, _FEWEST, _HAND = 6, 4, 5
"""Times that something is put into a reply; paragraphs of a paper that is judged; replies of a hand that can lend."""
_SHARE = 0.5
MAY_ALARM = 0.005
"""The share of right replies that may reach more than the limit under trees that have seen nothing of their hand."""
_TURNS = {
    **dict.fromkeys(strangers.FEATURES, 1),
    **dict.fromkeys(("shared", "names-shared", "beside", "framed", "figures-known"), -1),
    **dict.fromkeys(("short", "paragraphs", "place", "divided"), 0),
}
"""What a sign may speak for: what is shared never for a stranger, what only tells of the paper either way."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """A reply as it is, or with one paragraph of another: its signs (signs, paragraphs), and which are asked."""

    fold: int
    marks: Floats
    told: tuple[int, ...]
    strange: bool


Figures = tuple[Weights, Course, Following]


def learn_strangers(
    replies: Sequence[Reply], unseen: Sequence[Figures], fold: Callable[[Reply], int]
) -> tuple[Trees, float]:
    """The trees, and the limit that nearly all right replies stay below under trees that have not seen their hand.

    ``unseen`` are the figures, for each quarter, that have not seen it: what knows a paper finds that its own
    paragraphs go on from each other.
    """
    papers = list(_papers(replies, unseen, fold))
    reached: list[float] = []
    for part in sorted({paper.fold for paper in papers}):
        grown = _grown([paper for paper in papers if paper.fold != part])
        right = [paper for paper in papers if paper.fold == part and not paper.strange and paper.told]
        reached += [float(grown.scores(paper.marks)[list(paper.told)].max()) for paper in right]
    limit = float(np.quantile(reached, 1 - MAY_ALARM))
    print(f"foreign: {limit:.2f} above {len(reached)} replies, highest {np.round(sorted(reached)[-8:], 2)}", flush=True)
    return _grown(papers), limit


def _grown(papers: Sequence[_Paper]) -> Trees:
    told = [(paper.marks[:, at], paper.strange) for paper in papers for at in paper.told]
    marks, strange = np.array([mark for mark, _ in told]), np.array([float(one) for _, one in told])
    return grow(marks, strange, np.where(strange > 0, _SHARE, 1.0), [_TURNS[name] for name in strangers.FEATURES])


def _papers(replies: Sequence[Reply], unseen: Sequence[Figures], fold: Callable[[Reply], int]) -> Iterator[_Paper]:
    hands: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        hands[_hand(reply)].append(reply)
    for reply in replies:
        own = hands[_hand(reply)]
        others = donors(own if len(own) > _HAND else replies, reply)
        yield from _cut(reply, others, unseen[fold(reply)], fold(reply))


def _hand(reply: Reply) -> str:
    hand, divided, _ = reply.name.partition("/")
    return hand if divided else ""


def _cut(reply: Reply, others: Sequence[str], figures: Figures, part: int) -> Iterator[_Paper]:
    rng, (weights, along, followed) = Random(reply.name), figures
    for turn in range(_PASTED + 1):
        lines, words = list(reply.lines), ""
        if turn:
            other, at = rng.choice(others), rng.choice(reply.long[1:])
            lines[at : at + turn % 2] = [other]
            words = "".join(other.split())
        told = _read(lines)
        if len(told) >= _FEWEST:
            chosen = [at for at in strangers.telling(told) if not turn or told[at].words == words]
            yield _Paper(part, strangers.marks(measure(told, along, followed), weights), tuple(chosen), bool(turn))


def _read(lines: Sequence[str]) -> tuple[Stretch, ...]:
    text = "\n".join(lines)
    return units(text, [paragraph.span for paragraph in plain(text).paragraphs])
