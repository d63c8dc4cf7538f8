"""How the figures of ``pages.cuts`` are learned: joins that look doubtful, of documents whole and with pages taken out.

Only joins are learned from that the general weights leave in doubt, for only those are asked about. The limit is set on
scores that each document got from a network learned without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from learning_network import learn_network
from paper import FEWEST, MOST, Text, document, noisy, sheets

from replycheck.pages.continuity import Measured, Weights, measure
from replycheck.pages.cuts import KINDS, doubtful, kind_of, marks, network_of
from replycheck.sequence.language import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from replycheck.sequence.network import Network
    from replycheck.sequence.place import Places

    Floats = NDArray[np.float64]

PAPERS = [
    *((28, 22, lead) for lead in (0, 4, 8, 12, 16, 20)),
    *((22, 24, 0), (24, 22, 0), (26, 18, 5), (30, 28, 0), (30, 24, 7)),
]
"""Characters a line, lines a page, and lines of the first page that a red head takes."""
FALSE_ALARMS = {False: 0.003, True: 0.008}
"""Share of whole documents that the limit may let through; where 2 % of the characters are misread (True) more, since
ours misreads less than 0.1 % of them, and then lets through about as few as on paper that is not misread."""
_NOTHING = -20.0
"""Score of a document none of whose joins is in doubt."""


@dataclass(slots=True)
class Joins:
    """Doubtful joins: features, 1 where a page was taken out, which fold; and the documents, each with its joins."""

    rows: list[Floats] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    documents: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))


def learn_cuts(
    found: Sequence[Text], tables: Mapping[str, Places], folds: Mapping[str, int], general: Mapping[str, Weights]
) -> dict[str, tuple[Network, float]]:
    """Network and limit of each kind; ``tables`` and ``folds`` are by the id of a text, ``general`` weights by kind.

    Whether the lines are known or not, what the words are worth is the same: one network is learned from both.
    """
    work = partial(_joins, found=found, tables=tables, folds=folds, general=general)
    with ProcessPoolExecutor(2) as pool:
        joins = dict(zip(KINDS, pool.map(work, KINDS), strict=True))
        groups = [
            [kind for kind in KINDS if network_of(kind) == name] for name in dict.fromkeys(map(network_of, KINDS))
        ]
        learned = pool.map(_learned, [{kind: joins[kind] for kind in group} for group in groups])
        return {kind: figures for some in learned for kind, figures in some.items()}


def _joins(
    kind: str,
    *,
    found: Sequence[Text],
    tables: Mapping[str, Places],
    folds: Mapping[str, int],
    general: Mapping[str, Weights],
) -> Joins:
    """The doubtful joins of one kind."""
    joins = Joins()
    for number, (columns, rows, lead) in enumerate(PAPERS):
        rng = Random(number)
        for text in found:
            pages = sheets(text, columns=columns, rows=rows, lead=lead)
            if kind.endswith("misread"):
                pages = noisy(pages, rng)
            if FEWEST <= len(pages) <= MOST:
                known = kind.startswith("lines")
                made = document(pages, columns=columns, known=known, read=kind.endswith("misread"))
                measured = measure(made, language(), tables[text.id])
                if kind_of(measured) == kind:
                    _take(joins, (text.id, number), folds[text.id], measured, general[measured.kind])
    print(kind, len(joins.labels), int(sum(joins.labels)), flush=True)
    return joins


def _learned(some: Mapping[str, Joins]) -> dict[str, tuple[Network, float]]:
    """One network from the joins of all these kinds, and for each kind a limit."""
    table = np.concatenate([row for joins in some.values() for row in joins.rows])
    labels = np.array([label for joins in some.values() for label in joins.labels])
    folds = np.array([fold for joins in some.values() for fold in joins.folds])
    scores = np.zeros(len(labels))
    for fold in sorted(set(folds.tolist())):
        mine = folds == fold
        scores[mine] = learn_network(table[~mine], labels[~mine]).scores(table[mine])
    network, begin, found = learn_network(table, labels), 0, {}
    for kind, joins in some.items():
        own = scores[begin : begin + len(joins.labels)]
        found[kind] = network, _limit(joins, own, FALSE_ALARMS[kind.endswith("misread")])
        begin += len(own)
        print(kind, round(found[kind][1], 2), flush=True)
    return found


def _take(joins: Joins, name: tuple[str, int], fold: int, measured: Measured, weights: Weights) -> None:
    """Note the doubtful joins of a document as it is, and as it would be without each page."""
    count = len(measured.faces)
    found = doubtful(measured, weights, [(at, at + skip) for skip in (1, 2) for at in range(count - skip)])
    whole = [front + 1 == behind for front, behind in found]
    joins.documents[name] += [len(joins.labels) + at for at, sound in enumerate(whole) if sound]
    if found:
        joins.rows.append(marks(measured, found, language()))
        joins.labels += [float(not sound) for sound in whole]
        joins.folds += [fold] * len(found)


def _limit(joins: Joins, scores: Floats, allowed: float) -> float:
    """What must be exceeded so that no more whole documents than allowed do: each judged by what the others taught."""
    whole = [max((scores[at] for at in some), default=_NOTHING) for some in joins.documents.values()]
    return float(np.quantile(whole, 1 - allowed))
