"""PDF files with one feature each, and the text that a person reads off their pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from font_builder import font
from pdf_drawing import FONT, HEIGHT, LEADING, LEFT, SENTENCES, SIZE, TOP, WIDTH, canvas, foot, put, text_of, wrapped
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, FloatObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from replycheck.readers.layout.faces import KNOWN

Made = tuple[bytes, str]
_FINE = 2.5
"""Pixels a point of what is drawn as scanned."""


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page that ``draw`` puts things on."""
    buffer = io.BytesIO()
    page = canvas(buffer)
    draw(page)
    page.showPage()
    page.save()
    return buffer.getvalue()


def paper(lines: Iterable[str], page: Canvas, start: int = 0) -> None:
    """Lines of official paper, the first indented."""
    for row, line in enumerate(lines):
        put(page, LEFT if row else LEFT + 2 * SIZE, start + row, line)


def scan(words: str) -> ImageReader:
    """A grey picture as large as a page that shows the words, as a scanner makes it."""
    picture = Image.new("L", (round(_FINE * WIDTH), round(_FINE * HEIGHT)), 250)
    known = "".join(dict.fromkeys(letter for letter in words if letter in KNOWN))
    pen, face = ImageDraw.Draw(picture), ImageFont.truetype(io.BytesIO(font(known, known)), round(_FINE * SIZE))
    for row, line in enumerate(wrapped(words)):
        for at, letter in enumerate(line):
            x = LEFT + (0 if row else 2 * SIZE) + pdfmetrics.stringWidth(line[:at], FONT, SIZE)
            place = (_FINE * x, _FINE * (TOP + row * LEADING))
            pen.text(place, letter if letter in known else ".", font=face if letter in known else None, fill=25)
    return ImageReader(picture)


def plain() -> Made:
    """Official paper of one column with a page number."""
    text = text_of(0, 5)
    return drawn(lambda page: (paper(wrapped(text), page), foot(page, "— 1 —"))[0]), text


def per_character() -> Made:
    """Every character is an object of its own, in a font that is not in the file."""

    def draw(page: Canvas) -> None:
        for row, line in enumerate(wrapped(SENTENCES[0])):
            for column, character in enumerate(line):
                put(page, LEFT + (0 if row else 2 * SIZE) + column * SIZE, row, character)

    return drawn(draw), SENTENCES[0]


def two_columns() -> Made:
    """Columns are read one after the other."""
    left, right = text_of(0, 4), text_of(3, 4)

    def draw(page: Canvas) -> None:
        put(page, LEFT, 0, "通栏标题")
        for x, text in ((LEFT, left), (LEFT + 240, right)):
            for row, line in enumerate(wrapped(text, 200, 10)):
                put(page, x if row else x + 20, 1 + row / 2, line, 10)

    return drawn(draw), f"通栏标题\n{left}\n{right}"


def ruled_table() -> Made:
    """A table with rules is read cell by cell."""

    def draw(page: Canvas) -> None:
        put(page, LEFT, 0, "核查情况如下：")
        page.grid([LEFT, LEFT + 120, LEFT + 400], [650, 600, 550])
        page.setFont(FONT, 12)
        for x, y, words in ((90, 620, "诉求"), (210, 620, "答复"), (90, 570, "修渠"), (210, 570, "十月底完工")):
            page.drawString(x, y, words)
        put(page, LEFT, 9, "特此说明。")

    return drawn(draw), "核查情况如下：\n诉求\n答复\n修渠\n十月底完工\n特此说明。"


def words_under_a_scan() -> Made:
    """Recognised words under a picture are read once."""

    def draw(page: Canvas) -> None:
        page.drawImage(scan(SENTENCES[0] + SENTENCES[1]), 0, 0, WIDTH, HEIGHT)
        _unseen(page, SENTENCES[0] + SENTENCES[1])

    return drawn(draw), SENTENCES[0] + SENTENCES[1]


def words_over_words() -> Made:
    """Recognition was run over a finished paper: its words lie unpainted, a little askew, over the painted ones."""

    def draw(page: Canvas) -> None:
        paper(wrapped(SENTENCES[0]), page)
        page.rect(60, 60, 100, 20)
        _unseen(page, SENTENCES[0].replace("渠", "集"), shift=1.8)

    return drawn(draw), SENTENCES[0]


def recognised_twice() -> Made:
    """Two layers of recognised words under one picture."""

    def draw(page: Canvas) -> None:
        page.drawImage(scan(SENTENCES[2]), 0, 0, WIDTH, HEIGHT)
        _unseen(page, SENTENCES[2])
        _unseen(page, SENTENCES[2], shift=2.0)

    return drawn(draw), SENTENCES[2]


def _unseen(page: Canvas, text: str, shift: float = 0.0) -> None:
    for row, line in enumerate(wrapped(text)):
        words = page.beginText(LEFT + shift + (0 if row else 2 * SIZE), HEIGHT - TOP - SIZE - row * LEADING + shift)
        words.setFont(FONT, SIZE)
        words.setTextRenderMode(3)
        words.textOut(line)
        page.drawText(words)


def hidden_words() -> Made:
    """Words that nothing paints are not on the page."""

    def draw(page: Canvas) -> None:
        put(page, LEFT, 0, "看得见的一行")
        words = page.beginText(LEFT, 300)
        words.setFont(FONT, SIZE)
        words.setTextRenderMode(3)
        words.textOut("看不见的一行")
        page.drawText(words)

    return drawn(draw), "看得见的一行"


def overprinted() -> Made:
    """Bold made by printing twice is read once."""

    def draw(page: Canvas) -> None:
        put(page, LEFT, 0, "处理意见如下：")
        page.setFont(FONT, SIZE)
        page.drawString(LEFT + 0.4, HEIGHT - TOP - SIZE, "处理意见如下：")

    return drawn(draw), "处理意见如下："


def turned(degrees: int) -> Made:
    """A page turned in the file reads as any other."""

    def draw(page: Canvas) -> None:
        if degrees != 180:
            page.setPageSize((HEIGHT, WIDTH))
        page.setPageRotation(degrees)
        paper(wrapped(SENTENCES[3]), page)

    return drawn(draw), SENTENCES[3]


class _Vertical(UnicodeCIDFont):
    """The usual font in vertical writing, under a name of its own."""

    def __init__(self) -> None:
        CIDFont.__init__(self, FONT, "UniGB-UCS2-V")
        self.unicodeWidths = {}

    def stringWidth(self, text: str, size: float, encoding: object = None) -> float:  # noqa: N802 - reportlab's name
        assert encoding is None or encoding
        return size * len(text)


def _columns() -> list[tuple[int, str]]:
    """How many characters each column is indented, and its characters."""
    text = "".join(SENTENCES[:4])
    return [(2, text[:36])] + [(0, text[start : start + 38]) for start in range(36, len(text), 38)]


def vertical() -> Made:
    """Columns of characters one below the other, from right to left."""
    font = _Vertical()
    pdfmetrics.registerFont(font)

    def draw(page: Canvas) -> None:
        page.setFont(font.fontName, SIZE)
        for index, (indent, column) in enumerate(_columns()):
            page.drawString(500 - 30 * index, 760 - indent * SIZE, column)

    return drawn(draw), "".join(SENTENCES[:4])


def vertical_singly() -> Made:
    """The same, drawn character by character in a horizontal font."""

    def draw(page: Canvas) -> None:
        page.setFont(FONT, SIZE)
        for index, (indent, column) in enumerate(_columns()):
            for row, character in enumerate(column):
                page.drawString(500 - 30 * index, 744 - SIZE * (indent + row), character)

    return drawn(draw), "".join(SENTENCES[:4])


def ligatures() -> Made:
    """Ligatures are the letters they are made of."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(page: Canvas) -> None:
        page.setFont("Vera", 12)
        page.drawString(72, 700, "o\ufb01ce \ufb01le \ufb02ow")

    return drawn(draw), "ofice file flow"


def form() -> Made:
    """What was typed into a form is on the page."""

    def draw(page: Canvas) -> None:
        put(page, LEFT, 0, "联系电话：")
        page.acroForm.textfield(
            name="phone", value="5550123", x=LEFT + 5 * SIZE, y=HEIGHT - TOP - SIZE - 5, width=120, height=22,
            borderStyle="underlined", fontSize=14,
        )  # fmt: skip

    return drawn(draw), "联系电话：5550123"


def _written(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def typed_note() -> Made:
    """A note typed onto the page is read; one that only opens when pointed at is not."""

    def change(writer: PdfWriter) -> None:
        writer.add_annotation(0, FreeText(text="Received 2024-05-06", rect=(80, 300, 300, 330), font_size="12pt"))
        writer.add_annotation(0, Text(text="not on paper", rect=(500, 300, 520, 320)))
        quads = ArrayObject(FloatObject(x) for x in (79, 739, 142, 739, 79, 720, 142, 720))
        writer.add_annotation(0, Highlight(rect=(79, 720, 142, 739), quad_points=quads))

    return _written(drawn(lambda page: put(page, LEFT, 0, "收文登记如下：")), change), (
        "收文登记如下：\nReceived 2024-05-06"
    )


def broken_references() -> Made:
    """The table of objects points nowhere, and the end of the file is lost."""
    data = drawn(lambda page: paper(wrapped(SENTENCES[4]), page))
    return data[: data.rindex(b"xref")].replace(b"\nxref", b"\n"), SENTENCES[4]


def shifted_references() -> Made:
    """A mail program put a line before the file, so that every offset is wrong."""
    return b"From: somebody\r\n\r\n" + drawn(lambda page: paper(wrapped(SENTENCES[4]), page)), SENTENCES[4]


def locked_by_owner() -> Made:
    """A file that may be read and not changed is read."""
    buffer = io.BytesIO()
    page = canvas(buffer, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    paper(wrapped(SENTENCES[5]), page)
    page.showPage()
    page.save()
    return buffer.getvalue(), SENTENCES[5]


def compressed_objects() -> Made:
    """Objects packed into streams, as Word writes them."""
    data = drawn(lambda page: paper(wrapped(SENTENCES[0]), page))
    return _written(data, lambda writer: writer.compress_identical_objects()), SENTENCES[0]


CASES: dict[str, Callable[[], Made]] = {
    make.__name__: make
    for make in (plain, per_character, two_columns, ruled_table, words_under_a_scan, words_over_words,
                 recognised_twice, hidden_words, overprinted, vertical, vertical_singly, ligatures, form, typed_note,
                 broken_references, shifted_references, locked_by_owner, compressed_objects)
} | {f"turned_{degrees}": (lambda degrees=degrees: turned(degrees)) for degrees in (90, 180, 270)}  # fmt: skip
