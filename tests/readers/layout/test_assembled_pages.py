"""How sure a page is of the number in its foot: as sure as of the worst figure in it."""

from __future__ import annotations

import pytest

from replycheck.readers.layout.assemble import _figures
from replycheck.readers.layout.lines import TextLine
from replycheck.readers.layout.spelling import spelt


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


@pytest.mark.parametrize("gap", [0.2, 0.3, 0.4, 0.6])
def test_figures_that_stand_apart_alike_are_one_sum(gap: float) -> None:
    glyphs, at = [], 0.0
    for letter in "51600元":
        wide = 1.0 if letter > "\u2e80" else 0.5
        glyphs.append((10 * at, 10 * (at + wide), ord(letter)))
        at += wide + gap
    assert spelt(glyphs, 10.0)[0] == "51600元"


def test_words_of_latin_letters_keep_their_blanks() -> None:
    glyphs, at = [], 0.0
    for letter in "to be it":
        if letter != " ":
            glyphs.append((10 * at, 10 * at + 5, ord(letter)))
        at += 0.5 if letter != " " else 0.3
    assert spelt(glyphs, 10.0)[0] == "to be it"
