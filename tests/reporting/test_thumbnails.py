"""Pictures of pages in the page strip: small, part of the page itself, and only where they fit."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from invented import TITLES, blocked
from reportlab.pdfgen.canvas import Canvas

from replycheck.errors import UnreadableError
from replycheck.model.binding import Binding
from replycheck.readers.pdf.thumbnails import thumbnails
from replycheck.reporting import render
from replycheck.reporting.html.page_order_view import page_order_view


def drawn(path: Path, pages: int) -> str:
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(1, pages + 1):
        canvas.rect(100, 100, 300, 50 * number, fill=1)
        canvas.showPage()
    canvas.save()
    return str(path)


def test_each_page_becomes_a_small_png(tmp_path: Path) -> None:
    found = thumbnails(drawn(tmp_path / "a.pdf", 3), 14)
    assert [struct.unpack(">II", picture[16:24]) for picture in found] == [(141, 200)] * 3
    assert all(picture.startswith(b"\x89PNG\r\n\x1a\n") and len(picture) < 5_000 for picture in found)
    assert len(set(found)) == 3


def test_a_file_with_many_pages_has_none_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    assert thumbnails(drawn(tmp_path / "a.pdf", 3), 2) == ()
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(UnreadableError):
        thumbnails(str(tmp_path / "b.pdf"), 2)


def test_the_page_holds_its_pictures_and_allows_no_others(tmp_path: Path) -> None:
    pictures = thumbnails(drawn(tmp_path / "a.pdf", 4), 14)
    page = render(blocked(), "html", titles=TITLES, thumbnails=pictures)
    assert len(re.findall(r'<image [^>]*href="data:image/png;base64,', page)) == 8  # as bound, and as proposed
    assert "img-src data:;" in page
    assert len(page) < 2_000_000
    assert "img-src" not in render(blocked(), "html", titles=TITLES)


def test_pictures_of_another_number_of_pages_are_not_shown() -> None:
    made = page_order_view(Binding((1, 2), (1, 2)), (b"x",))
    assert made.picture == 0
    assert [cell.picture for cell in made.today] == ["", ""]
