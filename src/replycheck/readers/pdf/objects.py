"""What is on a PDF page besides text: pictures, ruling lines, forms, and how much of it is printed at all.

Bounds of nested objects are in their form's own space; only the matrices tell where they are on the page.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.readers.layout.page import Box, Pictures

_OBJECTS = 20_000
_NESTED = 4
_SEGMENTS = 400
_RULES = 600
_THIN = 2.5
_LONG = 8.0
_DRAWING_SECONDS = 2.0
RENDERED = 400
"""Pixels along a page on which even a line of small type is ink."""
_NOT_WHITE = bytes(1 if grey < 215 else 0 for grey in range(256))  # noqa: PLR2004 - paper scans as 220 and lighter
_RED_LEAST, _RED_ABOVE = 90, 45

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
            found.red += _is_red(item)
    return found


def ink(page: Any, longest: int) -> float | None:  # noqa: ANN401 - a C pointer
    """Share of pixels that are not white, from a rendering whose longer side is ``longest``; None where it fails."""
    rows = rendered(page, longest)
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
        if not _drawn(bitmap, page, (across, down)):
            return ()
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
        return tuple(pixels[row * stride : row * stride + across] for row in range(down))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _drawn(bitmap: Any, page: Any, size: tuple[int, int]) -> bool:  # noqa: ANN401 - C pointers
    """Draw the page in grey; False where it takes too long, as senseless patterns do."""
    until = time.monotonic() + _DRAWING_SECONDS
    pause = pdfium.IFSDK_PAUSE(version=1)
    pause.NeedToPauseNow = type(pause.NeedToPauseNow)(lambda _: int(time.monotonic() > until))
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
    state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, *size, 0, flags, ctypes.byref(pause))
    pdfium.FPDF_RenderPage_Close(page)
    return bool(state == pdfium.FPDF_RENDER_DONE)


def coloured(page: Any, scale: float) -> tuple[int, int, int, bytes] | None:  # noqa: ANN401 - a C pointer
    """The page as shown at ``scale`` pixels a point: width, height, bytes a row, pixels of blue, green, red and one."""
    across = max(1, round(pdfium.FPDF_GetPageWidthF(page) * scale))
    down = max(1, round(pdfium.FPDF_GetPageHeightF(page) * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGRx, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        return across, down, stride, ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
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


def _is_red(item: Any) -> bool:  # noqa: ANN401 - a C pointer
    """Whether a path is drawn in red."""
    levels = [ctypes.c_uint() for _ in range(4)]
    places = [ctypes.byref(level) for level in levels]
    for ask in (pdfium.FPDFPageObj_GetStrokeColor, pdfium.FPDFPageObj_GetFillColor):
        if ask(item, *places):
            red, green, blue, seen = (level.value for level in levels)
            if seen and red >= _RED_LEAST and red > max(green, blue) + _RED_ABOVE:
                return True
    return False


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
