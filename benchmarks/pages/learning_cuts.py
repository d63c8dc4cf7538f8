"""How the figures of ``pages.cuts`` are learned: joins that look doubtful, of documents whole and with pages taken out.

Only joins are learned from that the general weights leave in doubt, for only those are asked about. The limit is set on
scores that each document got from figures learned without it.
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
from learning import logistic
from paper import FEWEST, MOST, Text, document, noisy, sheets

from replycheck.pages.continuity import Measured, Weights, measure
from replycheck.pages.cuts import DOUBTFUL, FEATURES, KINDS, asked, kind_of, marks
from replycheck.pages.language import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from replycheck.pages.place import Places

    Floats = NDArray[np.float64]

PAPERS = [*((28, 22, lead) for lead in (0, 4, 8, 12, 16, 20)), (22, 24, 0), (30, 28, 0), (26, 18, 0)]
"""Characters a line, lines a page, and lines of the first page that a red head takes."""
RIDGE = 10.0
FALSE_ALARMS = {False: 0.0025, True: 0.008}
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
) -> dict[str, dict[tuple[str, str], float]]:
    """The figures of each kind; ``tables`` and ``folds`` are by the id of a text, ``general`` the weights by kind."""
    work = partial(_learned, found=found, tables=tables, folds=folds, general=general)
    with ProcessPoolExecutor(2) as pool:
        return dict(zip(KINDS, pool.map(work, KINDS), strict=True))


def _learned(
    kind: str,
    *,
    found: Sequence[Text],
    tables: Mapping[str, Places],
    folds: Mapping[str, int],
    general: Mapping[str, Weights],
) -> dict[tuple[str, str], float]:
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
    table, labels = np.array(joins.rows), np.array(joins.labels)
    vector = logistic(table, labels, np.ones(len(labels)), RIDGE)
    limit = _limit(joins, table, labels, FALSE_ALARMS[kind.endswith("misread")])
    print(kind, len(labels), int(labels.sum()), round(limit, 2), flush=True)
    names = (*FEATURES, "constant")
    return {
        **{("cut", name): value for name, value in zip(names, vector.tolist(), strict=True)},
        ("cut", "limit"): limit,
    }


def _take(joins: Joins, name: tuple[str, int], fold: int, measured: Measured, weights: Weights) -> None:
    """Note the doubtful joins of a document as it is, and as it would be without each page."""
    of_document = joins.documents[name]
    odds = weights.joins(measured)
    count = len(measured.faces)
    for skip in (1, 2):
        for front in range(count - skip):
            behind = front + skip
            if odds[front, behind] < DOUBTFUL and asked(measured.faces[front], measured.faces[behind]):
                if skip == 1:
                    of_document.append(len(joins.rows))
                joins.rows.append(marks(measured, front, behind, language()))
                joins.labels.append(float(skip > 1))
                joins.folds.append(fold)


def _limit(joins: Joins, table: Floats, labels: Floats, allowed: float) -> float:
    """What must be exceeded so that no more whole documents than allowed do: each judged by what the others taught."""
    folds = np.array(joins.folds)
    scores = np.zeros(len(labels))
    for fold in sorted(set(joins.folds)):
        mine = folds == fold
        vector = logistic(table[~mine], labels[~mine], np.ones((~mine).sum()), RIDGE)
        scores[mine] = table[mine] @ vector[:-1] + vector[-1]
    whole = [max((scores[at] for at in some), default=_NOTHING) for some in joins.documents.values()]
    return float(np.quantile(whole, 1 - allowed))
