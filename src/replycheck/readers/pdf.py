"""PDF to document: pages as bound, running text in reading order, heads and page numbers set aside.

Call it through ``sandbox.call``: PDFium aborts on some broken files. A page whose text cannot be read or trusted
always leaves a caveat.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath

from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat, Document, Page
from replycheck.model.limits import Limits
from replycheck.readers.ocr_reading import Readings
from replycheck.readers.ocr_sheet import notes, recognised
from replycheck.readers.pdf_engine import PageFacts, Pdf, opened
from replycheck.readers.pdf_furniture import Sheet, measure, set_furniture_aside
from replycheck.readers.pdf_layers import settle_unpainted
from replycheck.readers.pdf_layout import Leaf, laid_out
from replycheck.readers.pdf_lines import Frame, TextLine, reading_lines
from replycheck.readers.pdf_looks import look, marks
from replycheck.readers.pdf_objects import Pictures
from replycheck.readers.pdf_paragraphs import paragraphs
from replycheck.readers.pdf_second import second_reading
from replycheck.readers.pdf_trust import TRIVIAL, Losses, bad_share, caveats, doubtful, empty, unread_pictures

_RENDERINGS = 30
"""Pages rendered at most to see whether they are blank; beyond it a page without text counts as a scan."""
_SECOND_READINGS = 40
_LIVING_FORM = Caveat(
    "这是 XFA 动态表单，页面由文件里的程序生成，内容没有读到；请打印成普通 PDF 后再查", incomplete=True
)


def read_pdf(path: str, sha256: str, limits: Limits, data: bytes = b"", readings: Readings | None = None) -> Document:
    """The PDF at ``path`` as a bound document; ``UnreadableError`` when encrypted, broken, empty or over a limit.

    ``data`` are its bytes where they are at hand, as for a file in an archive. Offsets count the text whose paragraphs
    are joined by line breaks; pages partition it.
    """
    name = PurePath(path).name
    data = data or Path(path).read_bytes()
    with opened(data, name) as pdf:
        if pdf.count < 1:
            raise UnreadableError(f"“{name}”里没有页面，或文件已损坏；请重新生成这个文件后再查。")
        if pdf.count > limits.pages:
            raise UnreadableError(f"“{name}”有 {pdf.count} 页，超过 {limits.pages} 页的限制。")
        leaves: list[Leaf] = []
        characters = doubts = 0
        for index in range(pdf.count):
            leaves.append(_leaf(pdf, data, index, second=doubts < _SECOND_READINGS))
            doubts += leaves[-1].garbled
            characters += sum(len(line.text) for line in leaves[-1].sheet.lines)
            if characters > limits.characters:
                raise UnreadableError(f"“{name}”的文字超过 {limits.characters} 字的限制。")
        sheets = [leaf.sheet for leaf in leaves]
        set_furniture_aside(sheets)
        _look_for_scans(pdf, leaves)
        look(pdf, leaves)
        carried = pdf.marks
        living = pdf.is_living_form
    readings = readings or Readings()
    if readings.pages:
        recognised(leaves, readings)
        sheets = [leaf.sheet for leaf in leaves]
        set_furniture_aside(sheets)
    text, parts, pages = laid_out(leaves, paragraphs(sheets, measure(sheets)))
    found = caveats(_losses(leaves), pages=len(leaves), characters=len(text), readings=readings)
    pages = tuple(_upright(page, leaf) for page, leaf in zip(pages, leaves, strict=True))
    said = (*found, *notes(leaves), *((_LIVING_FORM,) if living else ()))
    return Document(path, sha256, "pdf", text, parts, pages, said, bound=True, marks=marks(carried, leaves, pages))


def _upright(page: Page, leaf: Leaf) -> Page:
    """The page; lines of upright characters that run down do not make it lie on its side."""
    vertical = sum(len(run.glyphs) for run in leaf.facts.runs if run.vertical)
    if 2 * vertical <= sum(len(run.glyphs) for run in leaf.facts.runs):
        return page
    return replace(page, rotation=(page.rotation + 90) % 360)


def _leaf(pdf: Pdf, data: bytes, index: int, *, second: bool) -> Leaf:
    facts = pdf.page(index)
    if facts is None:
        other = second_reading(data, index) if second else None
        facts, lines = other or (PageFacts((0.0, 0.0, 595.0, 842.0), 0, [], Pictures()), [])
        frame = Frame.of(facts, 0)
        return Leaf(facts, {0: frame}, Sheet(lines, frame.width, frame.height), garbled=not lines)
    settle_unpainted(facts)
    lines, frames, main = reading_lines(facts)
    frame = frames[main]
    leaf = Leaf(facts, frames, Sheet(lines, frame.width, frame.height, main))
    text = "\n".join(line.text for line in lines)
    if doubtful(facts, text):
        leaf.garbled = True
        other = second_reading(data, index) if second else None
        if other:
            _take_if_better(leaf, text, other[1])
    return leaf


def _take_if_better(leaf: Leaf, text: str, lines: list[TextLine]) -> None:
    """Use the second reading where it names the characters that the first could not."""
    read = "\n".join(line.text for line in lines)
    if bad_share(text) > bad_share(read) == 0 and 2 * len(read) > len(text):
        upright = Frame.of(leaf.facts, leaf.facts.turn)
        for line in lines:
            line.angle = upright.angle
        leaf.frames[upright.angle] = upright
        leaf.sheet = Sheet(lines, upright.width, upright.height, upright.angle)
        leaf.garbled = False


def _look_for_scans(pdf: Pdf, leaves: list[Leaf]) -> None:
    """Mark pages that show something but have (almost) no text; measure the ink of pages without any."""
    rendered = 0
    for index, leaf in enumerate(leaves):
        running = sum(len(line.text) for line in leaf.sheet.running)
        pictured = unread_pictures(leaf.facts)
        if not leaf.facts.pictures.drawn and not leaf.sheet.lines:
            leaf.ink = 0.0
        elif running < TRIVIAL and (pictured or not running) and rendered < _RENDERINGS:
            rendered += 1
            leaf.ink = pdf.ink(index)
        # Without any text, what is drawn may be letters turned into outlines.
        outlined = not running and not leaf.sheet.lines and not empty(leaf.ink)
        leaf.scan = (pictured or outlined) and not empty(leaf.ink)
        if empty(leaf.ink) and not running:
            leaf.ink = 0.0


def _losses(leaves: list[Leaf]) -> Losses:
    return Losses(
        scans=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.scan),
        garbled=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.garbled),
        fields=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.facts.lost_fields),
    )
