"""The scores of joins and orders of paragraphs: features weighed by figures that ``benchmarks/flow`` learned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow import features
from replycheck.flow.reading import Stretch
from replycheck.flow.wording.course import Course, course
from replycheck.flow.wording.following import Following, Joined, following
from replycheck.records import dataclass
from replycheck.sequence.language import language
from replycheck.sequence.order import Scores
from replycheck.sequence.place import places
from replycheck.text.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STRANGE = (
    "shared", "shared-less", "names-shared", "self-other", "self-alone", "reader-other", "year-other", "season-other",
    "person-other", "paper-other", "court-other", "part-twice", "points-nowhere", "joins", "order", "organ-other",
    "thread-none", "name-none", "self-form",
)  # fmt: skip
"""What ``strangers`` measures of a single paragraph."""
PARTS = {"link": features.LINKS, "order": features.ORDERS, "start": features.STARTS, "end": features.ENDS}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """The paragraphs and everything measured between them; shapes as in ``features``."""

    stretches: tuple[Stretch, ...]
    links: Floats
    orders: Floats
    starts: Floats
    ends: Floats
    rare: features.Rare
    joined: Joined

    def part(self, name: str) -> Floats:
        """The tables of one of ``PARTS``."""
        return {"link": self.links, "order": self.orders, "start": self.starts, "end": self.ends}[name]

    def summed(self, order: Sequence[int]) -> Floats:
        """The features of an order of all paragraphs, in the order of ``PARTS``: one vector."""
        at = np.asarray(order)
        return np.concatenate([
            self.links[:, at[:-1], at[1:]].sum(axis=1),
            np.triu(self.orders[:, at[:, None], at[None, :]], 1).sum(axis=(1, 2)),
            self.starts[:, at[0]],
            self.ends[:, at[-1]],
        ])  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Natural log-odds for one unit of each feature, and the limits that must be exceeded."""

    vectors: dict[str, Floats]
    limits: dict[str, float]

    def scores(self, measured: Measured) -> Scores:
        """What speaks for the orders of these paragraphs."""
        link, order, start, end = (np.tensordot(self.vectors[name], measured.part(name), 1) for name in PARTS)
        return Scores(link, order, start, end)


def measure(stretches: Sequence[Stretch], along: Course | None = None, followed: Following | None = None) -> Measured:
    """Everything that is measured between these paragraphs; ``along``, ``followed`` in place of what ships."""
    rare = features.pair_table([stretch.words for stretch in stretches], language())
    steps = features.further(stretches, along or course())
    joined = (followed or following()).of([one.words if features.worded(one) else None for one in stretches])
    return Measured(
        tuple(stretches),
        features.links(stretches, features.alike(rare), steps, joined),
        features.orders(stretches, places(), rare, steps),
        features.starts(stretches),
        features.ends(stretches, joined),
        rare,
        joined,
    )


@cache
def weights() -> Weights:
    """The figures that ship with the package."""
    found: dict[str, dict[str, float]] = {}
    for row in rows("flow_weights.tsv"):
        found.setdefault(row["model"], {})[row["feature"]] = float(row["weight"])
    vectors = {name: np.array([found[name].get(feature, 0.0) for feature in names]) for name, names in PARTS.items()}
    return Weights(vectors, found["limit"])
