"""Small pictures in a Word file: rows of letters are said to be unread, rules between lines are nothing to read."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx_builder import read_bytes
from PIL import Image, ImageDraw

_UNREAD = "文件里有许多小图片，排起来像一行行文字，没有读；请把图里的字打出来。"


def _letter(seed: int) -> bytes:
    """A picture of strokes as close as those of a Han character."""
    drawn = Image.new("L", (72, 72), 255)
    pen = ImageDraw.Draw(drawn)
    for stroke in range(7):
        at = 4 + (seed * 17 + stroke * 23) % 62
        pen.line((4, at, 66, at), fill=0, width=5)
        pen.line((at, 4, at, 66), fill=0, width=5)
    return _png(drawn)


def _rule(seed: int) -> bytes:
    return _png(Image.new("L", (900, 6 + seed), 0))


def _png(drawn: Image.Image) -> bytes:
    data = io.BytesIO()
    drawn.save(data, "PNG")
    return data.getvalue()


def _paper(letters: int, rules: int) -> bytes:
    paper = docx.Document()
    paper.add_paragraph("现答复如下。")
    run = paper.add_paragraph().add_run()
    for seed in range(letters):
        run.add_picture(io.BytesIO(_letter(seed)), width=Pt(24), height=Pt(24))
    for seed in range(rules):
        paper.add_paragraph().add_run().add_picture(io.BytesIO(_rule(seed)), width=Pt(400), height=Pt(2))
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("letters", "rules", "unread"),
    [(20, 0, 1), (20, 12, 1), (10, 12, 0), (0, 14, 0)],
    ids=["a line of letters", "letters among rules", "ten letters and many rules", "rules alone"],
)
def test_rows_of_letters_are_unread_and_rules_are_not(tmp_path: Path, letters: int, rules: int, unread: int) -> None:
    read = read_bytes(tmp_path, _paper(letters, rules))
    assert [caveat.message for caveat in read.caveats].count(_UNREAD) == unread
