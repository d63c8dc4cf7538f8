"""How the trees of torn beginnings are learned: second halves of paragraphs, against paragraphs as they begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from growing import grow
from replies import Reply

from replycheck.flow.examine import clause_openings, judged
from replycheck.flow.openings import Openings
from replycheck.flow.reading import read
from replycheck.flow.torn import TORN, asked, torn_table
from replycheck.flow.trees import Trees
from replycheck.model.document import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MAY_ALARM = 0.006
"""The share of right replies that may reach more than the limit under trees that have seen nothing of their hand."""
_SHARE = 0.7
_TURNS = {**dict.fromkeys(TORN, 0), **dict.fromkeys(("opening", "headed", "opens-two"), -1), "unopened": 1}


@dataclass(frozen=True, slots=True)
class _Paper:
    """A reply as it is, or one paragraph that lost its first half: the signs of what is asked (signs, paragraphs)."""

    fold: int
    marks: Floats
    torn: bool


def learn_torn(
    replies: Sequence[Reply], fold: Callable[[Reply], int], unseen: Mapping[int, Openings]
) -> tuple[Trees, float]:
    """The trees, and the limit that nearly all right replies stay below under trees that have not seen their hand.

    ``unseen`` are for each quarter the figures that have not seen it: what they have seen begins too well by them.
    """
    papers = [paper for reply in replies for paper in _papers(reply, fold(reply), unseen[fold(reply)])]
    reached: list[float] = []
    for part in sorted({paper.fold for paper in papers}):
        grown = _grown([paper for paper in papers if paper.fold != part])
        right = [paper for paper in papers if paper.fold == part and not paper.torn and paper.marks.size]
        reached += [float(grown.scores(paper.marks).max()) for paper in right]
    limit = float(np.quantile(reached, 1 - MAY_ALARM))
    print(f"torn: {limit:.2f} above {len(reached)} replies, highest {np.round(sorted(reached)[-8:], 2)}", flush=True)
    return _grown(papers), limit


def _grown(papers: Sequence[_Paper]) -> Trees:
    marks = np.concatenate([paper.marks for paper in papers], axis=1).T
    torn = np.repeat([float(paper.torn) for paper in papers], [paper.marks.shape[1] for paper in papers])
    return grow(marks, torn, np.where(torn > 0, _SHARE, 1.0), [_TURNS[name] for name in TORN])


def _papers(reply: Reply, part: int, figures: Openings) -> Iterator[_Paper]:
    yield _Paper(part, _marks(reply.lines, figures), torn=False)
    for at in reply.long:
        half = reply.lines[at][len(reply.lines[at]) // 2 :]
        lines = [*reply.lines[:at], half, *reply.lines[at + 1 :]]
        yield _Paper(part, _marks(lines, figures, "".join(half.split())), torn=True)


def _marks(lines: Sequence[str], figures: Openings, only: str = "") -> Floats:
    text = "\n".join(lines)
    told = [one for one in (read(text, paragraph.span) for paragraph in plain(text).paragraphs) if one.words]
    chosen = [at for at in asked(told) if not only or told[at].words == only][: 1 if only else None]
    clauses = clause_openings("\n".join(one.words for one in told))
    return torn_table(told, chosen, clauses, [judged(told[at]) for at in chosen], figures)
