"""PDF to document: pages as bound, running text in reading order, heads and page numbers set aside.

Call it through ``sandbox.call``: PDFium aborts on some broken files. A page whose text cannot be read or trusted
always leaves a caveat.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from replycheck.errors import UnreadableError
from replycheck.model.document import Document, Furniture, Line, Page, Paragraph, ParagraphKind
from replycheck.model.limits import Limits
from replycheck.model.span import Span
from replycheck.readers.pdf_engine import PageFacts, Pdf, opened
from replycheck.readers.pdf_furniture import Sheet, measure, set_furniture_aside
from replycheck.readers.pdf_lines import Frame, TextLine, reading_lines
from replycheck.readers.pdf_objects import Pictures
from replycheck.readers.pdf_paragraphs import Placed, paragraphs
from replycheck.readers.pdf_second import second_reading
from replycheck.readers.pdf_trust import TRIVIAL, Losses, bad_share, caveats, doubtful, empty, unread_pictures
from replycheck.text.joining import hyphenated, joint

_RENDERINGS = 30
"""Pages rendered at most to see whether they are blank; beyond it a page without text counts as a scan."""
_SECOND_READINGS = 40


@dataclass(slots=True)
class _Leaf:
    """One page while it is read."""

    facts: PageFacts
    frames: dict[int, Frame]
    sheet: Sheet
    garbled: bool = False
    scan: bool = False
    ink: float | None = None


def read_pdf(path: str, sha256: str, limits: Limits) -> Document:
    """The PDF at ``path`` as a bound document; ``UnreadableError`` when encrypted, broken, empty or over a limit.

    Offsets count the text whose paragraphs are joined by line breaks; pages partition it.
    """
    name = PurePath(path).name
    data = Path(path).read_bytes()
    with opened(data, name) as pdf:
        if pdf.count < 1:
            raise UnreadableError(f"“{name}”里没有页面，或文件已损坏；请重新生成这个文件后再查。")
        if pdf.count > limits.pages:
            raise UnreadableError(f"“{name}”有 {pdf.count} 页，超过 {limits.pages} 页的限制。")
        leaves: list[_Leaf] = []
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
    text, parts, pages = _laid_out(leaves, paragraphs(sheets, measure(sheets)))
    found = caveats(_losses(leaves), pages=len(leaves), characters=len(text))
    return Document(path, sha256, "pdf", text, parts, pages, found, bound=True)


def _leaf(pdf: Pdf, data: bytes, index: int, *, second: bool) -> _Leaf:
    facts = pdf.page(index)
    if facts is None:
        other = second_reading(data, index) if second else None
        facts, lines = other or (PageFacts((0.0, 0.0, 595.0, 842.0), 0, [], Pictures()), [])
        frame = Frame.of(facts, 0)
        return _Leaf(facts, {0: frame}, Sheet(lines, frame.width, frame.height), garbled=not lines)
    lines, frames, main = reading_lines(facts)
    frame = frames[main]
    leaf = _Leaf(facts, frames, Sheet(lines, frame.width, frame.height, main))
    text = "\n".join(line.text for line in lines)
    if doubtful(facts, text):
        leaf.garbled = True
        other = second_reading(data, index) if second else None
        if other:
            _take_if_better(leaf, text, other[1])
    return leaf


def _take_if_better(leaf: _Leaf, text: str, lines: list[TextLine]) -> None:
    """Use the second reading where it names the characters that the first could not."""
    read = "\n".join(line.text for line in lines)
    if bad_share(text) > bad_share(read) == 0 and 2 * len(read) > len(text):
        upright = Frame.of(leaf.facts, leaf.facts.turn)
        for line in lines:
            line.angle = upright.angle
        leaf.frames[upright.angle] = upright
        leaf.sheet = Sheet(lines, upright.width, upright.height, upright.angle)
        leaf.garbled = False


def _look_for_scans(pdf: Pdf, leaves: list[_Leaf]) -> None:
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


def _losses(leaves: list[_Leaf]) -> Losses:
    return Losses(
        scans=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.scan),
        garbled=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.garbled),
        fields=tuple(number for number, leaf in enumerate(leaves, 1) if leaf.facts.lost_fields),
    )


def _laid_out(leaves: list[_Leaf], groups: list[list[Placed]]) -> tuple[str, tuple[Paragraph, ...], tuple[Page, ...]]:
    """The text, its paragraphs and the pages that partition it."""
    pieces: list[str] = []
    parts: list[Paragraph] = []
    lines: list[list[tuple[TextLine, Span]]] = [[] for _ in leaves]
    at = 0
    for group in groups:
        start = at
        for index, item in enumerate(group):
            printed, between = _as_joined(group, index)
            pieces.extend((printed, between))
            lines[item.sheet].append((item.line, Span(at, at + len(printed))))
            at += len(printed) + len(between)
        kind = ParagraphKind.BODY if group[0].line.cell is None else ParagraphKind.TABLE_CELL
        parts.append(Paragraph(Span(start, at), kind))
        pieces.append("\n")
        at += 1
    text = "".join(pieces)[:-1]
    return text, tuple(parts), _pages(leaves, lines, len(text))


def _as_joined(group: list[Placed], index: int) -> tuple[str, str]:
    """A line's text within its paragraph, and what stands between it and the next line."""
    printed = group[index].line.text
    if index + 1 == len(group):
        return printed, ""
    following = group[index + 1].line.text
    if hyphenated(printed, following):
        return printed[:-1], ""
    return printed, joint(printed, following)


def _pages(leaves: list[_Leaf], lines: list[list[tuple[TextLine, Span]]], end: int) -> tuple[Page, ...]:
    starts = [end] * (len(leaves) + 1)
    for index in range(len(leaves) - 1, -1, -1):
        starts[index] = lines[index][0][1].start if lines[index] else starts[index + 1]
    starts[0] = 0
    return tuple(
        _page(leaf, index + 1, Span(starts[index], starts[index + 1]), lines[index])
        for index, leaf in enumerate(leaves)
    )


def _page(leaf: _Leaf, number: int, span: Span, lines: list[tuple[TextLine, Span]]) -> Page:
    facts, sheet = leaf.facts, leaf.sheet
    width, height = facts.shown_size
    quarter = round((sheet.angle - facts.turn) / 90) % 4
    return Page(
        number,
        span,
        width,
        height,
        tuple(
            Line(where, leaf.frames[line.angle].box(facts, line, number), line.font, round(line.size, 2))
            for line, where in lines
        ),
        printed_number=sheet.number.number if sheet.number else None,
        printed_total=sheet.number.total if sheet.number else None,
        furniture=tuple(
            Furniture(line.text, leaf.frames[line.angle].box(facts, line, number)) for line in sheet.furniture
        ),
        rotation=90 * quarter,
        ink=leaf.ink,
    )
