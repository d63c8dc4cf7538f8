"""How a line lies between the margins is counted in its own characters."""

from __future__ import annotations

import pytest

from replycheck.model.document import Box, Line
from replycheck.model.span import Span
from replycheck.pages.setting import Frame

FRAME = Frame(left=80, right=500, bottom=700)


def _line(x0: float, x1: float, size: float) -> Line:
    return Line(Span(0, 1), Box(1, x0, 100, x1, 116), size=size)


@pytest.mark.parametrize(("x0", "size", "ems"), [(80, 16, 0), (112, 16, 2), (112, 32, 1), (104, 12, 2)])
def test_the_indent_of_a_line_is_in_its_own_ems(x0: float, size: float, ems: float) -> None:
    assert FRAME.indent(_line(x0, 500, size)) == ems


def test_a_line_whose_size_is_not_told_has_the_usual_one() -> None:
    assert FRAME.indent(_line(112, 500, 0)) == FRAME.indent(_line(112, 500, 16))


@pytest.mark.parametrize(
    ("x1", "size", "short"), [(500, 16, False), (495, 16, False), (300, 16, True), (440, 60, False)]
)
def test_a_line_is_short_by_its_own_ems(x1: float, size: float, *, short: bool) -> None:
    assert FRAME.short(_line(80, x1, size)) is short
