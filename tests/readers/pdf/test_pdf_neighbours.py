"""What is looked at around a character of a text that lies under a picture."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from replycheck.readers.pdf import laid_under


def test_two_places_on_either_side_of_a_character_are_looked_at() -> None:
    code = next(iter(laid_under.references()[1]))
    run: Any = SimpleNamespace(glyphs=[(0.0, 1.0, code)] * 4)
    cells = np.arange(1.0, 5.0, dtype=np.float32).reshape(4, 1)
    told = laid_under._Told()

    laid_under._look(told, 7, run, cast("Any", cells))

    assert [seen.ravel().tolist() for seen in told.seen] == [
        [0, 0, 1, 2, 3],
        [0, 1, 2, 3, 4],
        [1, 2, 3, 4, 0],
        [2, 3, 4, 0, 0],
    ]
    assert told.line == [7] * 4
