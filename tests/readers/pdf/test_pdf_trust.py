"""What could not be read of a PDF is said, and what is merely empty is not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from font_builder import font
from pdf_drawing import LEFT, SENTENCES, SIZE, canvas, foot, put, read, saved, wrapped
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from replycheck.model.document import Document
from replycheck.model.mark import Hiding
from replycheck.readers.layout.faces import KNOWN
from replycheck.readers.layout.trust import bad_share
from replycheck.readers.pdf.second import second_reading


def picture(*, blank: bool = False) -> ImageReader:
    """A scanned sheet: grey paper, black bars where the lines are."""
    image = Image.new("L", (400, 560), 250)
    if not blank:
        pen = ImageDraw.Draw(image)
        for row in range(60, 500, 25):
            pen.rectangle((50, row, 350, row + 10), fill=20)
    return ImageReader(image)


def scanned(page: Canvas, *, blank: bool = False) -> None:
    page.drawImage(picture(blank=blank), 0, 0, 595, 842)


def written(page: Canvas, text: str = SENTENCES[0]) -> None:
    for row, line in enumerate(wrapped(text)):
        put(page, LEFT if row else LEFT + 2 * SIZE, row, line)


def messages(document: Document) -> list[str]:
    return [caveat.message for caveat in document.caveats if caveat.incomplete]


def test_a_file_of_scans_is_never_whole(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for _ in range(3):
        scanned(page)
        page.showPage()
    page.save()
    document = read(tmp_path / "a.pdf")
    assert document.text == ""
    assert len(document.pages) == 3
    assert messages(document) == ["这是扫描件（没有文字层），目前还不能识别其中的文字；请提供带文字的 PDF 或 docx"]


def test_scanned_pages_among_others_are_named_by_range(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for kind in ["text", "scan", "scan", "text", "scan"]:
        scanned(page) if kind == "scan" else written(page)
        page.showPage()
    page.save()
    assert messages(read(tmp_path / "a.pdf")) == [
        "第2—3、5页是扫描图片，没有文字层，目前还不能识别其中的文字；请提供带文字的 PDF 或 docx"
    ]


@pytest.mark.parametrize("stamp", ["— 2 —", "由扫描软件生成", ""], ids=["number", "stamp", "nothing"])
def test_a_scan_with_a_number_or_a_stamp_over_it_is_still_a_scan(tmp_path: Path, stamp: str) -> None:
    page = canvas(tmp_path / "a.pdf")
    scanned(page)
    foot(page, stamp)
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert not document.complete
    assert document.pages[0].printed_number == (2 if "2" in stamp else None)


_PRINTED = KNOWN[100:190]


def _scan_of(words: str, layer: Sequence[str], folder: Path, *, above: float = 0.0) -> Document:
    """A scan that shows the words in lines of 15, with lines of another program's reading laid under it."""
    image = Image.new("L", (1000, 1415), 250)
    pen, face = ImageDraw.Draw(image), ImageFont.truetype(io.BytesIO(font(KNOWN[:400], KNOWN[:400])), 40)
    for row in range(0, len(words), 15):
        for column, letter in enumerate(words[row : row + 15]):
            pen.text((130 + 44 * column, 160 + 5 * row), letter, font=face, fill=25)
    page = canvas(folder / "a.pdf")
    page.drawImage(ImageReader(image), 0, 0, 595, 842)
    for row, line in enumerate(layer):
        text = page.beginText(77.4 + 3, 842 - (160 + 75 * row + 36) * 0.595 + above)
        text.setTextRenderMode(3)
        text.setFont("STSong-Light", 26.2)
        text.textOut(line)
        page.drawText(text)
    saved(page)
    return read(folder / "a.pdf")


def _in_lines(words: str) -> list[str]:
    return [words[row : row + 15] for row in range(0, len(words), 15)]


@pytest.mark.parametrize("above", [0.0, 5.0], ids=["in place", "a little too high"])
def test_a_scan_with_its_text_layer_counts_as_text(tmp_path: Path, above: float) -> None:
    misread = _PRINTED[:20] + KNOWN[399] + _PRINTED[21:50] + KNOWN[398] + _PRINTED[51:]
    document = _scan_of(_PRINTED, _in_lines(misread), tmp_path, above=above)
    assert document.text.replace("\n", "") == misread
    assert document.complete
    assert document.recognised
    assert [caveat.message for caveat in document.caveats] == [
        "全文是扫描图片，文字取自文件自带的识别结果（由别的软件识别），可能有错字漏字，引用前请对照原件"
    ]


def test_a_scan_whose_text_layer_says_something_else_is_not_read_whole(tmp_path: Path) -> None:
    document = _scan_of(_PRINTED, _in_lines(KNOWN[300:390]), tmp_path)
    assert messages(document) == [
        "第1页是扫描图片，文件自带的文字层和画面对不上，目前还不能识别其中的文字；请提供带文字的 PDF 或 docx"
    ]


def test_a_scan_some_of_whose_lines_say_something_else_is_not_read_whole(tmp_path: Path) -> None:
    lines = _in_lines(_PRINTED)
    document = _scan_of(_PRINTED, [lines[0], *_in_lines(KNOWN[300:345]), *lines[4:]], tmp_path)
    assert not document.complete


def test_words_laid_under_an_empty_part_of_a_scan_are_hidden(tmp_path: Path) -> None:
    added = KNOWN[200:212]
    document = _scan_of(_PRINTED, [*_in_lines(_PRINTED), "", "", "", added], tmp_path)
    assert added not in document.text
    assert [(one.why, one.text) for one in document.hidden] == [(Hiding.UNPAINTED, added)]


def test_a_blank_page_and_a_scan_of_blank_paper_are_only_blank(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    written(page)
    page.showPage()
    page.showPage()
    scanned(page, blank=True)
    page.showPage()
    written(page, SENTENCES[1])
    saved(page)
    document = read(tmp_path / "a.pdf")
    assert document.complete
    first, blank, scanned_blank, last = (sheet.ink for sheet in document.pages)
    assert (blank, scanned_blank) == (0.0, 0.0)
    assert 0.005 < (first or 0) < 0.05
    assert 0.005 < (last or 0) < 0.05
    assert [len(sheet.span) for sheet in document.pages[1:3]] == [0, 0]


def test_a_file_without_a_single_character_says_so(tmp_path: Path) -> None:
    saved(canvas(tmp_path / "a.pdf"))
    assert messages(read(tmp_path / "a.pdf")) == ["这个 PDF 里没有任何文字；请确认文件是否完整"]


def test_a_seal_on_a_page_of_text_makes_no_scan_of_it(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "特此答复。")
    page.drawImage(picture(), 350, 300, 119, 119)
    saved(page)
    assert read(tmp_path / "a.pdf").complete


def test_letters_turned_into_outlines_are_not_silently_empty(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    for row in range(30):
        for column in range(20):
            page.rect(80 + 20 * column, 100 + 20 * row, 8, 10, fill=1)
    saved(page)
    assert not read(tmp_path / "a.pdf").complete


def test_characters_without_names_are_not_trusted(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    put(page, LEFT, 0, "\ue000\ue001\ue002\ue003" * 5)
    saved(page)
    assert not read(tmp_path / "a.pdf").complete


def test_a_font_stripped_of_its_unicode_table_is_not_trusted(tmp_path: Path) -> None:
    try:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # ships with reportlab
    except Exception as error:  # noqa: BLE001 - whatever reportlab says about a font it lacks
        pytest.skip(f"没有可嵌入的字体：{error}")
    page = Canvas(str(tmp_path / "a.pdf"), pageCompression=0)
    page.setFont("Vera", 12)
    page.drawString(72, 700, "".join(chr(code) for code in range(0x61, 0x7B)) * 2)
    page.drawString(72, 680, "".join(chr(code) for code in range(0xC0, 0xF0)))
    page.save()
    whole = read(tmp_path / "a.pdf")
    assert whole.complete
    data = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "b.pdf").write_bytes(data.replace(b"/ToUnicode", b"/NoUnicode"))
    stripped = read(tmp_path / "b.pdf")
    assert stripped.text == whole.text or not stripped.complete


def test_the_second_reader_reads_a_page_or_says_nothing(tmp_path: Path) -> None:
    page = canvas(tmp_path / "a.pdf")
    page.showPage()
    page.setFont("Helvetica", 12)
    page.drawString(72, 700, "second page")
    page.showPage()
    page.save()
    data = (tmp_path / "a.pdf").read_bytes()
    found = second_reading(data, 1)
    assert found is not None
    facts, lines = found
    assert [line.text for line in lines] == ["second page"]
    assert facts.shown_size == pytest.approx((595.28, 841.89))
    assert lines[0].x0 == pytest.approx(72, abs=0.1)
    assert second_reading(data, 7) is None
    assert second_reading(b"%PDF-1.4 nothing", 0) is None


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("", 0),
        ("现答复如下。", 0),
        ("\ufffd\ufffd好好", 0.5),
        ("\ue123" * 4, 1),
        ("𠮷野家", 0),
        ("①②㎡×", 0),
        ("(cid:12)", 0.75),
    ],
)
def test_share_of_characters_that_name_nothing(text: str, bad: float) -> None:
    assert bad_share(text) == pytest.approx(bad, abs=0.01)
