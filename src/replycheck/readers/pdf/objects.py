"""What is on a PDF page besides text: pictures, ruling lines, forms, and how much of it is printed at all.

Bounds of nested objects are in their form's own space; only the matrices tell where they are on the page.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import product
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.readers.layout.page import Box, Paint, Pictures
from replycheck.records import dataclass

_OBJECTS = 20_000
_NESTED = 4
_SEGMENTS = 400
_RULES = 600
_SHAPES = 2_000
_CLIPS = 16
_THIN = 2.5
_LONG = 8.0
_DRAWING_SECONDS = 2.0
RENDERED = 400
"""Pixels along a page on which even a line of small type is ink."""
_NOT_WHITE = bytes(1 if grey < 215 else 0 for grey in range(256))  # noqa: PLR2004 - paper scans as 220 and lighter
_FILLED = frozenset(
    (
        pdfium.FPDF_TEXTRENDERMODE_FILL,
        pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP,
        pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP,
    )
)
_PALE, _CLEAR = 225, 13
"""Levels of every colour from which letters are as good as white, and opacity (of 255) up to which as good as clear."""
_SMALL = 4.0
"""Points below which nobody reads Chinese type."""
_LONGEST_SAID = 200_000
_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
_SOLID = 0.98
"""Share of a picture's pixels that are not clear where it hides what lies under it."""
_RED_LEAST, _RED_ABOVE = 90, 45

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What a page draws, in order: ``text`` is the order of each text object, ``odd`` those painted unusually.

    ``images`` are pictures with their order and box, ``shapes`` other things that are filled; ``crowded`` says that
    there are more than are kept. ``said`` are the words that stand for letters (``ActualText``), by a number that their
    paint has. Objects are known by their address as long as the page is open.
    """

    pictures: Pictures = field(default_factory=Pictures)
    text: dict[int, int] = field(default_factory=dict)
    odd: dict[int, Paint] = field(default_factory=dict)
    images: list[tuple[Any, int, Box]] = field(default_factory=list)
    shapes: list[tuple[int, Box]] = field(default_factory=list)
    crowded: bool = False
    said: dict[int, str] = field(default_factory=dict)


def drawing(page: Any) -> Drawing:  # noqa: ANN401 - a C pointer
    """The images, ruling lines and text objects of a page, also inside forms."""
    all_of_it = Drawing()
    found = all_of_it.pictures
    for order, (item, matrix) in enumerate(_objects(page)):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(item.contents)
            all_of_it.text[address] = order
            paint = _paint(item, matrix)
            said = _take_said(item, all_of_it.said)
            if said is not None:
                paint = replace(paint or Paint(), said=said)
            if paint is not None:
                all_of_it.odd[address] = paint
            continue
        found.drawn += 1
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images.append(_placed((0.0, 0.0, 1.0, 1.0), _times(_matrix(item), matrix)))
            all_of_it.images.append((item, order, found.images[-1]))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(found.rules) < _RULES:
            found.rules.extend(_rules(item, matrix))
            found.red += _is_red(item)
        if kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            all_of_it.crowded = len(all_of_it.shapes) >= _SHAPES
            all_of_it.shapes.extend((order, box) for box in _large(item, matrix) if not all_of_it.crowded)
    return all_of_it


def _large(item: Any, matrix: Matrix) -> Iterator[Box]:  # noqa: ANN401 - a C pointer
    """The box of a shape that is large enough to cover a letter."""
    bounds = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in bounds)):
        left, bottom, right, top = _placed((bounds[0].value, bounds[1].value, bounds[2].value, bounds[3].value), matrix)
        if right - left > _LONG and top - bottom > 2 * _THIN:
            yield left, bottom, right, top


_ODD = {key: Paint(*key) for key in product((False, True), repeat=3)}
_LEVELS = [ctypes.c_uint() for _ in range(4)]
_PLACES = [ctypes.byref(level) for level in _LEVELS]


def _paint(item: Any, matrix: Matrix) -> Paint | None:  # noqa: ANN401 - a C pointer
    """What is unusual about the paint and the size of a text object; None for ordinary ink."""
    small = _is_small(item, matrix)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    if mode not in _FILLED or not pdfium.FPDFPageObj_GetFillColor(item, *_PLACES):
        return _ODD[False, False, True] if small else None
    red, green, blue, seen = (level.value for level in _LEVELS)
    pale, clear = min(red, green, blue) >= _PALE, seen <= _CLEAR
    stroked = (pale or clear) and mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    if stroked and pdfium.FPDFPageObj_GetStrokeColor(item, *_PLACES):
        red, green, blue, seen = (level.value for level in _LEVELS)
        pale, clear = pale and min(red, green, blue) >= _PALE, clear and seen <= _CLEAR
    return _ODD[pale, clear, small] if pale or clear or small else None


_SIZE, _PLACE = ctypes.c_float(), pdfium.FS_MATRIX()
_SIZE_AT, _PLACE_AT = ctypes.byref(_SIZE), ctypes.byref(_PLACE)


def _is_small(item: Any, matrix: Matrix) -> bool:  # noqa: ANN401 - a C pointer
    """Whether the letters of a text object are too small to be read, so that they never join a line of others."""
    if not (pdfium.FPDFTextObj_GetFontSize(item, _SIZE_AT) and pdfium.FPDFPageObj_GetMatrix(item, _PLACE_AT)):
        return False
    c, d = _PLACE.c, _PLACE.d
    if matrix is not _IDENTITY:
        c, d = c * matrix[0] + d * matrix[2], c * matrix[1] + d * matrix[3]
    return 0 < abs(_SIZE.value) * math.hypot(c, d) < _SMALL


def _take_said(item: Any, known: dict[int, str]) -> int | None:  # noqa: ANN401 - a C pointer
    """Take the words off a text object that are to be read in place of its letters; the number they are kept under.

    PDFium reads them and drops the letters, but the letters are what is seen.
    """
    count = pdfium.FPDFPageObj_CountMarks(item)
    if count <= 0:
        return None
    size = ctypes.c_ulong()
    for index in range(min(count, _CLIPS)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        asked = mark and pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, None, 0, ctypes.byref(size))
        if not asked or size.value > _LONGEST_SAID:
            continue
        number = ctypes.addressof(mark.contents)
        if number not in known:
            raw = (ctypes.c_ubyte * max(1, size.value))()
            pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, raw, size.value, ctypes.byref(size))
            known[number] = _string(bytes(raw[: size.value]))
        pdfium.FPDFPageObj_RemoveMark(item, mark)
        return number
    return None


def _string(raw: bytes) -> str:
    """The characters of a text string (ISO 32000-2, 7.9.2.2)."""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    return raw.decode("latin-1")


def is_opaque(item: Any, handle: Any, page: Any) -> bool:  # noqa: ANN401 - C pointers
    """Whether a picture hides whatever lies under it."""
    if pdfium.FPDFPageObj_HasTransparency(item):
        return False
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(handle, page, item)
    if not bitmap:
        return False
    try:
        if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
            return True
        size = pdfium.FPDFBitmap_GetStride(bitmap) * pdfium.FPDFBitmap_GetHeight(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size)
        return bool(pixels[3::4].count(255) >= _SOLID * (size // 4))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def is_blended(address: int) -> bool:
    """Whether a text object is mixed with its ground: by a mask, its opacity or a blend mode."""
    item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    return bool(pdfium.FPDFPageObj_HasTransparency(item))


def in_layer(address: int) -> bool:
    """Whether a text object belongs to a layer that can be switched off."""
    item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    buffer, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for index in range(min(max(pdfium.FPDFPageObj_CountMarks(item), 0), _CLIPS)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        name = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        found = mark and pdfium.FPDFPageObjMark_GetName(mark, name, 64, ctypes.byref(size))
        if found and buffer.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace") == "OC":
            return True
    return False


def is_clipped(address: int, x: float, y: float) -> bool:
    """Whether a text object is drawn through an opening that leaves out the point (x, y)."""
    clip = pdfium.FPDFPageObj_GetClipPath(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
    at_x, at_y = ctypes.c_float(), ctypes.c_float()
    for path in range(min(max(pdfium.FPDFClipPath_CountPaths(clip) if clip else 0, 0), _CLIPS)):
        points = []
        for index in range(min(max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0), _SEGMENTS)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(at_x), ctypes.byref(at_y)):
                points.append((at_x.value, at_y.value))
        xs, ys = [one for one, _ in points], [other for _, other in points]
        if points and not (min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)):
            return True
    return False


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


def grey(page: Any, scale: float, longest: int) -> tuple[int, int, int, bytes] | None:  # noqa: ANN401 - a C pointer
    """The page as shown at ``scale`` pixels a point: width, height, bytes a row, grey pixels; None where it fails."""
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (wide > 0 and high > 0) or scale * max(wide, high) > longest:
        return None
    across, down = max(1, round(wide * scale)), max(1, round(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        if not _drawn(bitmap, page, (across, down)):
            return None
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        return across, down, stride, ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
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
    # Only on a sheet that has an alpha channel does PDFium mix colours by the blend modes of the page.
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGRA, None, 0)
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
    """Every object with the matrix of the form it stands in; bounded, since forms may hold themselves."""
    left = [_OBJECTS]
    count = min(pdfium.FPDFPage_CountObjects(page), _OBJECTS)
    for index in range(count):
        yield from _unfolded(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0, left)


def _unfolded(item: Any, matrix: Matrix, depth: int, left: list[int]) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401 - a C pointer
    left[0] -= 1
    if not item or left[0] < 0:
        return
    kind = pdfium.FPDFPageObj_GetType(item)
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
