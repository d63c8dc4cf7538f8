"""A page of a PDF as a picture, for whoever looks at its colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.pdf.pictures import page_colours

CASE = Path(__file__).resolve().parents[3] / "examples" / "case"


def test_a_page_is_drawn_with_its_red_head() -> None:
    colours, scale = page_colours((CASE / "reply-bad.pdf").read_bytes(), 0, Limits())

    high, wide, three = colours.shape
    assert (round(wide / scale), round(high / scale), three) == (595, 842, 3)
    red, green, blue = (colours[:, :, channel].astype(int) for channel in range(3))
    assert ((red > 150) & (green < 100) & (blue < 100)).any()
    assert (colours == 255).all(axis=2).mean() > 0.5


def test_a_page_that_is_not_there_cannot_be_drawn() -> None:
    with pytest.raises(UnreadableError):
        page_colours((CASE / "reply-bad.pdf").read_bytes(), 99, Limits())
