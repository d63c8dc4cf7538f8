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
    quads = [_corners(page, (box.x0, box.top, box.x1, box.bottom)) for box in note.boxes]
    rect = _around([point for quad in quads for point in quad])
    made = _annotation("/Highlight", note, rect)
    made[NameObject("/QuadPoints")] = _numbers([edge for quad in quads for point in quad for edge in point])
    areas = "".join("{:.2f} {:.2f} {:.2f} {:.2f} re f\n".format(*_sized(_around(quad))) for quad in quads)
    colour = "{:.2f} {:.2f} {:.2f} rg\n".format(*note.colour)
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    resources = {"/ExtGState": DictionaryObject({NameObject("/Darker"): state})}
    return _drawn(made, rect, f"/Darker gs\n{colour}{areas}", resources)


def _frame(note: Note, page: PageObject) -> DictionaryObject:
    """A frame around the page and a label in its top right corner; upright on an upright page."""
    width, height = _shown_size(page)
    rect = _around(_corners(page, (_EDGE, _EDGE, width - _EDGE, height - _EDGE)))
    made = _annotation("/Square", note, rect)
    made[NameObject("/BS")] = DictionaryObject({NameObject("/W"): NumberObject(3)})
    x0, y0, x1, y1 = rect
    x, y = _user_space(page, (width - 110, 40))
    drawn = "{:.2f} {:.2f} {:.2f} RG {:.2f} {:.2f} {:.2f} rg 3 w\n".format(*note.colour, *note.colour)
    drawn += f"{x0 + 1.5:.2f} {y0 + 1.5:.2f} {x1 - x0 - 3:.2f} {y1 - y0 - 3:.2f} re S\n"
    cos, sin = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[page.rotation % 360]
    drawn += f"BT /Label 24 Tf {cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm ({note.label}) Tj ET\n"
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica-Bold"),
        }
    )
    return _drawn(made, rect, drawn, {"/Font": DictionaryObject({NameObject("/Label"): font})})


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
