"""A small network that weighs the signs of a page break: what one sign is worth depends on the others.

One layer of hidden units beside the plain weighted sum; ``benchmarks/pages/learning_network.py`` learns it. What a
reader would get wrong: signs are cut off at three times their usual spread, so that none decides alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from replycheck.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FURTHEST = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """``middle`` and ``spread`` of each sign; ``hidden`` one row a unit, and ``direct``: each with a constant last;

    ``out`` what each unit is worth.
    """

    middle: Floats
    spread: Floats
    hidden: Floats
    out: Floats
    direct: Floats

    def scores(self, signs: Floats) -> Floats:
        """What speaks against each break (log-odds); ``signs`` one row a break."""
        scaled = self.scaled(signs)
        units = np.tanh(scaled @ self.hidden[:, :-1].T + self.hidden[:, -1])
        return np.asarray(units @ self.out + scaled @ self.direct[:-1] + self.direct[-1])

    def scaled(self, signs: Floats) -> Floats:
        """The signs brought to one scale and cut off; what never varied in learning says nothing."""
        varied = self.spread > 0
        distance = (signs - self.middle) / np.where(varied, self.spread, 1.0)
        return np.clip(np.where(varied, distance, 0.0), -_FURTHEST, _FURTHEST)


def packed(network: Network) -> dict[str, Floats]:
    """The network as named rows of figures."""
    units = {f"unit-{number}": np.append(row, network.out[number]) for number, row in enumerate(network.hidden)}
    return {"middle": network.middle, "spread": network.spread, "direct": network.direct, **units}


def unpacked(rows: Mapping[str, Floats]) -> Network:
    """What ``packed`` made."""
    units = np.array([rows[name] for name in rows if name.startswith("unit-")])
    return Network(rows["middle"], rows["spread"], units[:, :-1], units[:, -1], rows["direct"])
