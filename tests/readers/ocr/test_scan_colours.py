"""Seals, red heads and dust on a scanned page, drawn here, need no model to be told apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from replycheck.model.mark import SealShape
from replycheck.readers.layout.colours import Inks, separated, shapes, stretched
from replycheck.readers.ocr.pose import pose, turned

SCALE = 200 / 72
RED, BLACK = (206, 48, 52), (35, 35, 35)
Pen = ImageDraw.ImageDraw


def millimetres(*values: float) -> tuple[float, ...]:
    return tuple(value / 25.4 * 200 for value in values)


def paper() -> Image.Image:
    return Image.new("RGB", (1654, 2339), (248, 247, 245))


def print_lines(pen: Pen, colour: tuple[int, int, int] = BLACK) -> None:
    """Bars with gaps, as type is."""
    for row in range(20):
        for column in range(27):
            x, y = 220 + 44 * column, 300 + 80 * row
            pen.rectangle((x, y, x + 34, y + 36), outline=colour, width=5)


def inks_of(draw: Callable[[Pen], None]) -> Inks:
    sheet = paper()
    draw(ImageDraw.Draw(sheet))
    return separated(np.asarray(sheet), SCALE)


def ring(pen: Pen, box: tuple[float, ...]) -> None:
    pen.ellipse(box, outline=RED, width=9)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    pen.regular_polygon((x, y, 45), 5, fill=RED)


@pytest.mark.parametrize(
    ("wide", "high", "shape"),
    [(42, 42, SealShape.ROUND), (45, 30, SealShape.OVAL), (18, 18, SealShape.ROUND)],
    ids=["round", "oval", "small"],
)
def test_a_seal_over_print_is_found_and_taken_out(wide: float, high: float, shape: SealShape) -> None:
    box = millimetres(110, 180, 110 + wide, 180 + high)

    def draw(pen: Pen) -> None:
        ring(pen, box)
        print_lines(pen)

    found = inks_of(draw)
    assert [seal.shape for seal in found.seals] == [shape]
    assert found.seals[0].box == pytest.approx(box, abs=9)
    assert found.seals[0].colour.startswith(("CE", "CD"))
    left, top, right, bottom = (int(edge) for edge in box)
    without = inks_of(print_lines).print[top:bottom, left:right]
    assert np.abs(found.print[top:bottom, left:right].astype(int) - without).max() < 60


def test_the_square_seal_of_a_person_is_square() -> None:
    box = millimetres(120, 200, 140, 220)
    found = inks_of(lambda pen: (pen.rectangle(box, outline=RED, width=10), pen.line((*box[:2], *box[2:]), RED, 9))[0])
    assert [seal.shape for seal in found.seals] == [SealShape.SQUARE]


def test_a_red_head_is_read_and_its_rule_is_known() -> None:
    def draw(pen: Pen) -> None:
        for place in range(9):
            x, y = millimetres(35 + 16 * place, 40)
            pen.rectangle((x, y, x + 90, y + 95), outline=RED, width=14)
        pen.rectangle(millimetres(28, 75, 182, 75.5), fill=RED)

    found = inks_of(draw)
    head = found.print[int(40 / 25.4 * 200) : int(52 / 25.4 * 200)]
    assert (head < 100).mean() > 0.1
    assert not found.seals
    assert len(found.rules) == 1
    assert found.rules[0][2] - found.rules[0][0] > 0.7 * 1654


def test_a_sheet_of_dust_and_a_dark_edge_has_no_ink_and_a_line_of_print_has() -> None:
    rng = np.random.default_rng(3)
    sheet = np.full((2339, 1654, 3), 240, dtype=np.uint8)
    sheet[rng.random(sheet.shape[:2]) < 0.002] = 60
    sheet[:, :20] = 30
    assert separated(sheet, SCALE).ink < 0.0005
    sheet[700:736, 300:900:12] = 20
    sheet[700:706, 300:900] = 20
    assert separated(sheet, SCALE).ink > 0.0005


@given(st.integers(120, 255), st.integers(0, 60))
def test_paper_turns_white_and_ink_black_under_any_lamp(white: int, black: int) -> None:
    grey = np.full((60, 60), white, dtype=np.uint8)
    grey[10:20, 10:30] = black
    level = stretched(grey)
    assert level[0, 0] == 255
    assert level[15, 15] <= 5


@given(st.lists(st.tuples(st.integers(0, 18), st.integers(0, 18)), max_size=60))
def test_shapes_bound_every_cell_and_never_touch_one_another(cells: list[tuple[int, int]]) -> None:
    mask = np.zeros((20, 20), dtype=bool)
    for row, column in cells:
        mask[row, column] = True
    found = list(shapes(mask))
    covered = np.zeros_like(mask)
    for left, top, right, bottom in found:
        covered[top:bottom, left:right] = True
    assert (mask & ~covered).sum() == 0
    assert all(mask[top:bottom, left:right].any() for left, top, right, bottom in found)


@pytest.mark.parametrize("quarter", [0, 1])
@pytest.mark.parametrize("skew", [0.0, 2.0, -3.5, 0.4])
def test_the_side_that_lines_run_along_and_their_skew_are_seen(quarter: int, skew: float) -> None:
    sheet = paper()
    print_lines(ImageDraw.Draw(sheet))
    lying = sheet.rotate(-skew, Image.Resampling.BICUBIC, fillcolor="white").rotate(90 * quarter, expand=True)
    grey = np.asarray(lying.convert("L").reduce(2))
    best = pose(grey, SCALE / 2)[0]
    assert (best.quarter, best.skew) == (quarter, pytest.approx(skew, abs=0.15))
    level = turned(grey, best.quarter, best.skew)
    assert pose(level, SCALE / 2)[0].skew == 0.0
    assert level.shape == (1170, 827)
