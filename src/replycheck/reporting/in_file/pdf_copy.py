"""Copies of a PDF: with notes on its pages, or with its pages in another order. The one place that touches pypdf.

What is easily got wrong: a turned page shows its user space turned, so boxes must be turned back; and page labels
belong to places in the file, bookmarks to pages.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from replycheck.errors import UnreadableError
from replycheck.model.report import Report
from replycheck.reporting.in_file.pdf_notes import Note, Sort, notes

_PRINTED = 4
_SIGN = 20.0
_EDGE = 4.0
_RULE = 1.5
"""Points of the line under words whose place has the colour of a graver finding."""
_DARKER = 0.7
"""Such a line is as much darker than the colour of its finding."""
_LABEL = 16.0
"""Points of the words in a frame's corner."""
_LETTERS = 0.5
"""How wide figures are beside Chinese characters."""
_Point = tuple[float, float]
_Rect = tuple[float, float, float, float]


def noted(report: Report, data: bytes) -> bytes:
    """The PDF in ``data`` with the notes of the report on its pages; what it held before stays.

    :raises UnreadableError: it cannot be opened, or has other pages than the report says.
    """
    writer = _opened(data)
    if len(writer.pages) != len(report.document.pages):
        raise UnreadableError("这份 PDF 的页数和检查时不一样，没有写批注版；请重新生成文件后再查。")
    signs: Counter[int] = Counter()
    for note in notes(report):
        page = writer.pages[note.page - 1]
        if note.sort is Sort.HIGHLIGHT:
            annotation = _highlight(note, page)
        elif note.sort is Sort.FRAME:
            annotation = _frame(note, page)
        else:
            annotation = _sign(note, page, signs[note.page])
            signs[note.page] += 1
        writer.add_annotation(page_number=note.page - 1, annotation=_placed(annotation, writer))
    return _bytes(writer)


def reordered(data: bytes, order: Sequence[int]) -> bytes:
    """The PDF in ``data`` with today's pages ``order`` (1-based) one after another; marks and links stay.

    :raises UnreadableError: it cannot be opened, or the order is not one of its pages.
    """
    writer = _opened(data)
    pages = list(writer.pages)
    if sorted(order) != list(range(1, len(pages) + 1)):
        raise UnreadableError("这份 PDF 的页数和检查时不一样，没有写文件；请重新生成文件后再查。")
    root = writer.root_object
    tree = root["/Pages"].get_object()
    if not isinstance(tree, DictionaryObject):
        raise UnreadableError("这份 PDF 的页面目录已损坏，没有写文件；请重新生成文件后再查。")
    parent = root.raw_get("/Pages")
    for page in pages:  # pypdf has written into each what it inherited
        page[NameObject("/Parent")] = parent
    references = [page.indirect_reference for page in pages]
    tree[NameObject("/Kids")] = ArrayObject([references[number - 1] for number in order if references[number - 1]])
    tree[NameObject("/Count")] = NumberObject(len(pages))
    root.pop("/PageLabels", None)  # labels belong to places, not to pages
    return _bytes(writer)


def _opened(data: bytes) -> PdfWriter:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("这份 PDF 设有密码，不能另写一份；请取消密码后再查。")
    return PdfWriter(clone_from=reader)


def _bytes(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _user_space(page: PageObject, point: _Point) -> _Point:
    """A point from the top left of the page as shown, in user space."""
    box = page.cropbox
    left, bottom, right, top = (float(edge) for edge in (box.left, box.bottom, box.right, box.top))
    across, down = point
    turn = page.rotation % 360
    if turn == 90:  # noqa: PLR2004 - a right angle
        return left + down, bottom + across
    if turn == 180:  # noqa: PLR2004 - two right angles
        return right - across, bottom + down
    if turn == 270:  # noqa: PLR2004 - three right angles
        return right - down, top - across
    return left + across, top - down


def _shown_size(page: PageObject) -> _Point:
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    return (height, width) if page.rotation % 180 else (width, height)


def _corners(page: PageObject, box: _Rect) -> tuple[_Point, _Point, _Point, _Point]:
    """The corners of a shown box in user space: top left, top right, bottom left, bottom right as shown."""
    left, top, right, bottom = box
    top_left, top_right = _user_space(page, (left, top)), _user_space(page, (right, top))
    return top_left, top_right, _user_space(page, (left, bottom)), _user_space(page, (right, bottom))


def _around(points: Sequence[_Point]) -> _Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _annotation(kind: str, note: Note, rect: _Rect) -> DictionaryObject:
    words = TextStringObject(note.words)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/Contents"): words,
            NameObject("/T"): TextStringObject("replycheck"),
            NameObject("/C"): _numbers(note.colour),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )


def _highlight(note: Note, page: PageObject) -> DictionaryObject:
    """The words of a finding in colour; drawn by ourselves too, for viewers that draw nothing of their own."""
    lined = set(note.lined)
    filled = [box for box in note.boxes if box not in lined]
    quads = [_corners(page, (box.x0, box.top, box.x1, box.bottom)) for box in note.boxes]
    rect = _around([point for quad in quads for point in quad])
    made = _annotation("/Highlight", note, rect)
    made[NameObject("/QuadPoints")] = _numbers([edge for quad in quads for point in quad for edge in point])
    drawn = [(box.x0, box.top, box.x1, box.bottom) for box in filled]
    rules = [(box.x0, box.bottom - _RULE, box.x1, box.bottom) for box in note.lined]
    colour = _painted(note.colour, drawn, page) + _painted(tuple(part * _DARKER for part in note.colour), rules, page)
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    resources = {"/ExtGState": DictionaryObject({NameObject("/Darker"): state})}
    return _drawn(made, rect, f"/Darker gs\n{colour}", resources)


def _painted(colour: Sequence[float], boxes: Sequence[_Rect], page: PageObject) -> str:
    """What fills the boxes with a colour."""
    areas = "".join("{:.2f} {:.2f} {:.2f} {:.2f} re f\n".format(*_sized(_around(_corners(page, box)))) for box in boxes)
    return ("{:.2f} {:.2f} {:.2f} rg\n".format(*colour) + areas) if areas else ""


def _frame(note: Note, page: PageObject) -> DictionaryObject:
    """A frame around the page and a label in its top right corner; upright on an upright page."""
    width, height = _shown_size(page)
    rect = _around(_corners(page, (_EDGE, _EDGE, width - _EDGE, height - _EDGE)))
    made = _annotation("/Square", note, rect)
    made[NameObject("/BS")] = DictionaryObject({NameObject("/W"): NumberObject(3)})
    x0, y0, x1, y1 = rect
    wide = sum(_LETTERS if character.isascii() else 1.0 for character in note.label) * _LABEL
    x, y = _user_space(page, (width - wide - 3 * _EDGE, _LABEL + 3 * _EDGE))
    drawn = "{:.2f} {:.2f} {:.2f} RG {:.2f} {:.2f} {:.2f} rg 3 w\n".format(*note.colour, *note.colour)
    drawn += f"{x0 + 1.5:.2f} {y0 + 1.5:.2f} {x1 - x0 - 3:.2f} {y1 - y0 - 3:.2f} re S\n"
    cos, sin = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[page.rotation % 360]
    words = note.label.encode("utf-16-be").hex()
    drawn += f"BT /Label {_LABEL:g} Tf {cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm <{words}> Tj ET\n"
    return _drawn(made, rect, drawn, {"/Font": DictionaryObject({NameObject("/Label"): _chinese()})})


def _chinese() -> DictionaryObject:
    """A Chinese face that every viewer of PDF knows or replaces by one of its own; nothing of it is in the file."""
    collection = {
        NameObject("/Registry"): TextStringObject("Adobe"),
        NameObject("/Ordering"): TextStringObject("GB1"),
        NameObject("/Supplement"): NumberObject(2),
    }
    glyphs = {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/CIDFontType0"),
        NameObject("/BaseFont"): NameObject("/STSong-Light"),
        NameObject("/CIDSystemInfo"): DictionaryObject(collection),
        NameObject("/DW"): NumberObject(1000),
        NameObject("/W"): ArrayObject([NumberObject(1), NumberObject(95), NumberObject(round(1000 * _LETTERS))]),
        NameObject("/FontDescriptor"): DictionaryObject(
            {
                NameObject("/Type"): NameObject("/FontDescriptor"),
                NameObject("/FontName"): NameObject("/STSong-Light"),
                NameObject("/Flags"): NumberObject(6),
                NameObject("/FontBBox"): _numbers((-25, -254, 1000, 880)),
                NameObject("/ItalicAngle"): NumberObject(0),
                NameObject("/Ascent"): NumberObject(880),
                NameObject("/Descent"): NumberObject(-120),
                NameObject("/CapHeight"): NumberObject(880),
                NameObject("/StemV"): NumberObject(93),
            }
        ),
    }
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/STSong-Light-UniGB-UCS2-H"),
            NameObject("/Encoding"): NameObject("/UniGB-UCS2-H"),
            NameObject("/DescendantFonts"): ArrayObject([DictionaryObject(glyphs)]),
        }
    )


def _sign(note: Note, page: PageObject, before: int) -> DictionaryObject:
    """A note at the left margin, below those that are there already."""
    _, height = _shown_size(page)
    top = min(10 + before * (_SIGN + 4), max(0.0, height - _SIGN))
    made = _annotation("/Text", note, _around(_corners(page, (8.0, top, 8.0 + _SIGN, top + _SIGN))))
    made[NameObject("/Name")] = NameObject("/Comment")
    return made


def _drawn(
    made: DictionaryObject, rect: _Rect, content: str, resources: dict[str, DictionaryObject]
) -> DictionaryObject:
    """The annotation with its normal appearance, in user space."""
    form = StreamObject()
    form.set_data(content.encode("ascii"))
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = _numbers(rect)
    form[NameObject("/Resources")] = DictionaryObject({NameObject(key): value for key, value in resources.items()})
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): form})
    return made


def _placed(annotation: DictionaryObject, writer: PdfWriter) -> DictionaryObject:
    """A stream must be an object of its own."""
    look = annotation.get("/AP")
    if isinstance(look, DictionaryObject):
        look[NameObject("/N")] = writer._add_object(look["/N"])  # noqa: SLF001 - pypdf has no public way
    return annotation


def _sized(rect: _Rect) -> _Rect:
    left, bottom, right, top = rect
    return left, bottom, right - left, top - bottom


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 2)) for value in values])
