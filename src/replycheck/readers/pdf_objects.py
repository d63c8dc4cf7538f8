"""What is on a PDF page besides text: pictures, ruling lines, forms, and how much of it is printed at all.

Bounds of nested objects are in their form's own space; only the matrices tell where they are on the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_OBJECTS = 20_000
_NESTED = 4
_SEGMENTS = 400
_RULES = 600
_THIN = 2.5
_LONG = 8.0
_RENDERED = 400
_NOT_WHITE = bytes(1 if grey < 215 else 0 for grey in range(256))  # noqa: PLR2004 - paper scans as 220 and lighter
_HIDDEN = 0x02 | 0x20
_ANNOTATIONS = 500

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Pictures:
    """``images`` are boxes (left, bottom, right, top) in user space, ``rules`` thin horizontal and vertical lines.

    ``drawn`` counts everything that is not text.
    """

    images: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    drawn: int = 0


def pictures(page: Any) -> Pictures:  # noqa: ANN401 - a C pointer
    """The images and ruling lines of a page, also inside forms."""
    found = Pictures()
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        found.drawn += 1
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images.append(_placed((0.0, 0.0, 1.0, 1.0), _times(_matrix(item), matrix)))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(found.rules) < _RULES:
            found.rules.extend(_rules(item, matrix))
    return found


def field_values(page: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - a C pointer
    """What is typed into the page's visible form fields and text notes; None where it has none of them."""
    values: list[str] = []
    found = False
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if (
            kind in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}
            and not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        ):
            found = True
            is_widget = kind == pdfium.FPDF_ANNOT_WIDGET
            if not is_widget or _string(annotation, b"FT") in {"Tx", "Ch", ""}:
                values.append(_string(annotation, b"V" if is_widget else b"Contents"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(values) if found else None


def ink(page: Any) -> float | None:  # noqa: ANN401 - a C pointer
    """Share of pixels that are not white, from a rendering of at most 400 × 400."""
    rows = rendered(page, _RENDERED)
    if not rows:
        return None
    return sum(row.translate(_NOT_WHITE).count(1) for row in rows) / (len(rows[0]) * len(rows))


def rendered(page: Any, longest: int) -> tuple[bytes, ...]:  # noqa: ANN401 - a C pointer
    """The page as shown, in rows of grey pixels (0 black), its longer side ``longest``; empty where it fails."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (width > 0 and height > 0):
        return ()
    scale = longest / max(width, height)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return ()
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
        return tuple(pixels[row * stride : row * stride + across] for row in range(down))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401 - a C pointer
    """Every object but text with the matrix of the form it stands in; bounded, since forms may hold themselves."""
    left = [_OBJECTS]
    count = min(pdfium.FPDFPage_CountObjects(page), _OBJECTS)
    for index in range(count):
        yield from _unfolded(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0, left)


def _unfolded(item: Any, matrix: Matrix, depth: int, left: list[int]) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401 - a C pointer
    left[0] -= 1
    if not item or left[0] < 0:
        return
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        return
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < _NESTED:
        inner = _times(_matrix(item), matrix)
        for index in range(min(max(pdfium.FPDFFormObj_CountObjects(item), 0), max(left[0], 0))):
            yield from _unfolded(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1, left)


def _rules(item: Any, matrix: Matrix) -> Iterator[Box]:  # noqa: ANN401 - a C pointer
    """The thin straight lines that a path draws; a stroked rectangle is four of them."""
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in bounds)):
        return
    whole = _placed((bounds[0].value, bounds[1].value, bounds[2].value, bounds[3].value), matrix)
    if _is_rule(whole):
        yield whole
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium.FPDFPath_CountSegments(item)
    if not stroke.value or not 1 < count <= _SEGMENTS:
        return
    yield from (rule for rule in _edges(item, _times(_matrix(item), matrix), count) if _is_rule(rule))


def _edges(item: Any, matrix: Matrix, count: int) -> Iterator[Box]:  # noqa: ANN401 - a C pointer
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            return
        point = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _placed((*last, *point), matrix)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _placed((*last, *start), matrix)
            last = start


def _is_rule(box: Box) -> bool:
    across, up = box[2] - box[0], box[3] - box[1]
    return min(across, up) <= _THIN and max(across, up) >= _LONG


def _matrix(item: Any) -> Matrix:  # noqa: ANN401 - a C pointer
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _placed(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _string(annotation: Any, key: bytes) -> str:  # noqa: ANN401 - a C pointer
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 1_000_000:  # noqa: PLR2004 - an empty string is its two closing zero bytes
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
