"""How sure a page is of the number in its foot: as sure as of the worst figure in it."""

from __future__ import annotations

import pytest

from replycheck.readers.layout.assemble import _figures
from replycheck.readers.layout.lines import TextLine


@pytest.mark.parametrize(
    ("text", "sure", "wanted"),
    [
        ("— 12 —", (0.2, 0.9, 0.99, 0.7, 0.9, 0.2), 0.7),
        ("第3页", (0.95, 0.6, 0.99), 0.6),
        ("— —", (0.5, 0.9, 0.7), 0.7),
        ("— 4 —", (), None),
    ],
    ids=["figures", "letters", "dashes-alone", "not-recognised"],
)
def test_a_number_is_as_sure_as_its_worst_figure(text: str, sure: tuple[float, ...], wanted: float | None) -> None:
    assert _figures(TextLine(text, x0=0, x1=40, base=10, size=10, font="", sure=sure)) == wanted
