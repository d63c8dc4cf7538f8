"""How likely one page follows another: the features weighed by figures learned from real documents.

Four sets of weights, by whether the layout is known and whether pages break inside paragraphs; they were learned by
``benchmarks/pages/train.py`` and ship as ``page_weights.tsv``. What a reader would get wrong: the weights of ``order``
compare whole orders of one document with each other; only those of ``join`` make a probability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.model.document import Document
from replycheck.pages import features, foreign
from replycheck.pages.signals import Head, PageSignals, Tail, faces
from replycheck.records import dataclass
from replycheck.sequence.language import Language, language
from replycheck.sequence.order import Scores
from replycheck.sequence.place import Places, places
from replycheck.text.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LAYOUT = frozenset({Tail.FULL_OPEN, Tail.FULL_CLOSED, Tail.SHORT_OPEN, Tail.SHORT_CLOSED})
_FEW_OPEN = 0.2
"""Up to this share of open ends the pages are taken to break between paragraphs."""
_SIGNATURE = 20
_WIDER, _LEAST = 2.0, 0.75
KINDS = ("lines-running", "lines-paragraphs", "words-running", "words-paragraphs")
PARTS: Mapping[str, tuple[str, ...]] = {
    "link": features.LINKS,
    "order": features.ORDERS,
    "start": features.STARTS,
    "end": features.ENDS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A document measured: its faces, the kind of weights for it, and the tables of ``features``.

    ``misread`` where its words were recognised on a scan, so that some may be others.
    """

    faces: tuple[PageSignals, ...]
    kind: str
    links: Floats
    orders: Floats
    starts: Floats
    ends: Floats
    misread: bool = False

    def among(self, chosen: Sequence[int]) -> Measured:
        """The same for some of the pages, in the order given."""
        at = list(chosen)
        found = tuple(self.faces[page] for page in at)
        both = np.ix_(range(len(self.links)), at, at), np.ix_(range(len(self.orders)), at, at)
        links, orders = self.links[both[0]], self.orders[both[1]]
        starts, ends = self.starts[:, at], self.ends[:, at]
        return Measured(found, kind_of(found), links, orders, starts, ends, self.misread)


def measure(document: Document, model: Language | None = None, known: Places | None = None) -> Measured:
    """Everything that is measured between the pages of a document; the shipped tables where none are given."""
    found = faces(document, known or places())
    return Measured(
        found,
        kind_of(found),
        features.links(found, model or language()),
        features.orders(found),
        features.starts(found),
        features.ends(found),
        document.recognised,
    )


def kind_of(found: Sequence[PageSignals]) -> str:
    """Which of ``KINDS`` fits the pages."""
    known = sum(face.tail in _LAYOUT for face in found) * 2 > len(found)
    opened = sum(_runs_on(face) for face in found)
    if known:  # a title without a stop ends openly too: pages that run on also begin in mid-paragraph
        opened = min(opened, sum(face.head is Head.FLUSH for face in found))
    return f"{'lines' if known else 'words'}-{'running' if opened > _FEW_OPEN * len(found) else 'paragraphs'}"


def _runs_on(face: PageSignals) -> bool:
    """Whether the page ends in mid-sentence; a signature or a title has no stop either."""
    if face.tail is Tail.OPEN:
        return len(face.words) - face.words.rfind("\n") > _SIGNATURE
    return face.tail is Tail.FULL_OPEN


@dataclass(frozen=True, slots=True)
class Weights:
    """The figures of one kind of document: a vector for each part of a model, and limits by name."""

    vectors: Mapping[str, Floats]
    limits: Mapping[str, float]

    def scores(self, measured: Measured) -> Scores:
        """What speaks for each order."""
        links = np.tensordot(self.vectors["order.link"], measured.links, 1)
        np.fill_diagonal(links, 0.0)
        return Scores(
            links,
            np.tensordot(self.vectors["order.order"], measured.orders, 1),
            self.vectors["order.start"] @ measured.starts,
            self.vectors["order.end"] @ measured.ends,
        )

    def margin(self, count: int) -> float:
        """By how much another order must beat that at hand; the more pages, the more orders there are to try."""
        return max(_LEAST, self.limits["order"] * (1 + (count - 2) / _WIDER))

    def joins(self, measured: Measured) -> Floats:
        """Log-odds that the page of the column follows that of the row at once, shape (n, n)."""
        return np.tensordot(self.vectors["join.link"], measured.links, 1) + self.limits["join"]


@cache
def weights(kind: str) -> Weights:
    """The shipped figures for one of ``KINDS``."""
    mine = [row for row in rows("page_weights.tsv") if row["kind"] == kind]
    return assemble({(row["model"], row["feature"]): float(row["weight"]) for row in mine})


def assemble(figures: Mapping[tuple[str, str], float]) -> Weights:
    """Weights of one kind from figures by model and feature; what is not named weighs nothing."""
    named = {
        "order.link": features.LINKS,
        "order.order": features.ORDERS,
        "order.start": features.STARTS,
        "order.end": features.ENDS,
        "join.link": features.LINKS,
        "foreign": foreign.FEATURES,
    }
    vectors = {model: np.array([figures.get((model, name), 0.0) for name in names]) for model, names in named.items()}
    return Weights(vectors, {name: value for (model, name), value in figures.items() if model == "limit"})


def strangeness(measured: Measured, weights: Weights, order: Sequence[int]) -> Floats:
    """The features of ``foreign`` for each page; ``order`` is the best order of all pages."""
    joins, scores = weights.joins(measured), weights.scores(measured)
    return foreign.strangeness(measured.faces, joins, scores, order, language())
