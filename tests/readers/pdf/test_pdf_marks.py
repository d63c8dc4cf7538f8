"""What a PDF carries beside its words: notes, scripts, attachments, seals, red rules, ink."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import faithful_pdf
import pytest
from pdf_drawing import HEIGHT, LEFT, SENTENCES, SIZE, TOP, WIDTH, put, read, wrapped
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from replycheck.model.document import Document
from replycheck.model.mark import MarkKind, SealShape

RED = (0.85, 0.05, 0.05)


def _read(tmp_path: Path, data: bytes) -> Document:
    (tmp_path / "a.pdf").write_bytes(data)
    return read(tmp_path / "a.pdf")


def _page(*draw: Callable[[Canvas], None]) -> bytes:
    def everything(page: Canvas) -> None:
        faithful_pdf.paper(wrapped(SENTENCES[0]), page, start=4)
        for one in draw:
            one(page)

    return faithful_pdf.drawn(everything)


def _changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_notes_and_highlights_of_reviewers_are_marked_where_they_are(tmp_path: Path) -> None:
    base = HEIGHT - TOP - SIZE

    def change(writer: PdfWriter) -> None:
        writer.add_annotation(0, Text(text="请核实这个数字", rect=(500, base - 5, 520, base + 15), title_bar="审稿人"))
        left, right = LEFT + 2 * SIZE, LEFT + 4 * SIZE
        quads = ArrayObject(
            FloatObject(x) for x in (left, base + 14, right, base + 14, left, base - 2, right, base - 2)
        )
        writer.add_annotation(0, Highlight(rect=(left, base - 2, right, base + 14), quad_points=quads))

    data = _changed(faithful_pdf.drawn(lambda page: put(page, LEFT, 0, "现将查明的情况答复如下。")), change)
    document = _read(tmp_path, data)
    note, stroke = sorted(document.marks, key=lambda mark: mark.kind)
    assert document.text == "现将查明的情况答复如下。"
    assert (note.kind, note.words, note.who, note.page) == (MarkKind.COMMENT, "请核实这个数字", "审稿人", 1)
    assert (stroke.kind, stroke.span.of(document.text)) == (MarkKind.HIGHLIGHT, "查明")


def test_scripts_and_attachments_are_marked_and_not_touched(tmp_path: Path) -> None:
    def change(writer: PdfWriter) -> None:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
        )
        writer._root_object[NameObject("/OpenAction")] = action
        writer.add_attachment("内部意见.txt", b"x")

    document = _read(tmp_path, _changed(_page(), change))
    assert {(mark.kind, mark.words) for mark in document.marks} == {
        (MarkKind.SCRIPT, ""),
        (MarkKind.EMBEDDED, "内部意见.txt"),
    }


def test_words_that_nothing_paints_are_marked_as_hidden(tmp_path: Path) -> None:
    data, _ = faithful_pdf.hidden_words()
    (mark,) = _read(tmp_path, data).marks
    assert (mark.kind, mark.words) == (MarkKind.HIDDEN, "看不见的一行")


def _round(page: Canvas) -> None:
    page.setStrokeColorRGB(*RED)
    page.setLineWidth(3.5)
    page.circle(430, 250, 58)
    page.setFillColorRGB(*RED)
    page.circle(430, 250, 12, stroke=0, fill=1)


def _square(page: Canvas) -> None:
    page.setStrokeColorRGB(*RED)
    page.setLineWidth(3)
    page.rect(400, 200, 60, 60)


def _oval(page: Canvas) -> None:
    page.setStrokeColorRGB(*RED)
    page.setLineWidth(3)
    page.ellipse(380, 200, 500, 280)


def _picture(page: Canvas) -> None:
    seal = Image.new("RGBA", (300, 300), (255, 255, 255, 0))
    ImageDraw.Draw(seal).ellipse((5, 5, 294, 294), outline=(214, 20, 20, 230), width=12)
    page.drawImage(ImageReader(seal), 372, 192, 119, 119, mask="auto")


@pytest.mark.parametrize(
    ("draw", "shape", "middle"),
    [
        (_round, SealShape.ROUND, (430, 250)),
        (_square, SealShape.SQUARE, (430, 230)),
        (_oval, SealShape.OVAL, (440, 240)),
        (_picture, SealShape.ROUND, (431.5, 251.5)),
    ],
    ids=["round", "square", "oval", "picture"],
)
def test_a_seal_is_found_with_its_shape_and_colour(
    tmp_path: Path, draw: Callable[[Canvas], None], shape: SealShape, middle: tuple[float, float]
) -> None:
    document = _read(tmp_path, _page(draw))
    (seal,) = document.pages[0].seals
    box = seal.box
    assert seal.shape is shape
    assert ((box.x0 + box.x1) / 2, HEIGHT - (box.top + box.bottom) / 2) == pytest.approx(middle, abs=4)
    assert int(seal.colour[:2], 16) > 2 * int(seal.colour[2:4], 16)
    assert document.text == SENTENCES[0]


def test_the_red_rule_under_a_head_is_found(tmp_path: Path) -> None:
    def rule(page: Canvas) -> None:
        page.setStrokeColorRGB(*RED)
        page.setLineWidth(2)
        page.line(80, HEIGHT - 160, WIDTH - 74, HEIGHT - 160)

    document = _read(tmp_path, _page(rule))
    (line,) = document.pages[0].red_lines
    assert (line.x0, line.x1) == pytest.approx((80, WIDTH - 74), abs=6)
    assert (line.top + line.bottom) / 2 == pytest.approx(160, abs=3)
    assert document.pages[0].seals == ()


def test_what_is_not_red_or_no_seal_is_none(tmp_path: Path) -> None:
    def black(page: Canvas) -> None:
        page.circle(430, 250, 58)
        page.setStrokeColorRGB(*RED)
        page.line(100, 100, 200, 100)

    sheet = _read(tmp_path, _page(black)).pages[0]
    assert (sheet.seals, sheet.red_lines) == ((), ())


def test_a_fuller_page_has_more_ink(tmp_path: Path) -> None:
    def sheet(page: Canvas) -> None:
        for row in range(5, 22):
            put(page, LEFT, row, "满" * 28)

    little = _read(tmp_path, _page()).pages[0].ink or 0.0
    much = _read(tmp_path, _page(sheet)).pages[0].ink or 0.0
    assert 0.005 < little < 0.05 < much < 0.4


def test_a_page_of_vertical_writing_does_not_lie_on_its_side(tmp_path: Path) -> None:
    for data, _ in (faithful_pdf.vertical(), faithful_pdf.vertical_singly()):
        assert _read(tmp_path, data).pages[0].rotation == 0


def test_a_form_made_by_a_program_in_the_file_is_never_whole(tmp_path: Path) -> None:
    xfa = b"<< /Fields [] /XFA (x) /NeedsRendering true >>"
    data = _page().replace(b"/Type /Catalog", b"/Type /Catalog /NeedsRendering true /AcroForm " + xfa)
    document = _read(tmp_path, data)
    assert any("XFA" in caveat.message for caveat in document.caveats)
    assert not document.complete
