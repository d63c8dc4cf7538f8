"""PDFium: the only module that calls it. Gives each page's glyphs in runs, its pictures and its rules.

PDFium's own text order is that of the content stream, which puts a quotation mark drawn in a second pass at the
end of its paragraph; so positions are taken glyph by glyph and everything else is ours. Coordinates here are
PDF user space (origin bottom left, unrotated); ``PageFacts.to_shown`` turns them. Not safe in threads.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.errors import UnreadableError
from replycheck.readers import pdf_objects

_SPACES = frozenset((0x20, 0xA0, 0x09, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF))
_BREAKS = frozenset((0x0D, 0x0A, 0x00))
_SPECIAL = _SPACES | _BREAKS
_HAN_FROM = 0x2E80
_SLACK = 0.25
"""Ems that a glyph may stand off the line or lie back and still continue its run; a gap of one em ends it."""
_WIDEST = 8.0


@dataclass(slots=True)
class Run:
    """Glyphs set one after another: ``glyphs`` are (along, end, code point); ``up`` is the baseline.

    ``along`` and ``up`` are measured in the frame turned by ``angle`` degrees (counter-clockwise).
    """

    angle: int
    up: float
    size: float
    font: str
    glyphs: list[tuple[float, float, int]] = field(default_factory=list)
    unmapped: bool = False


@dataclass(slots=True)
class PageFacts:
    """What PDFium knows of a page. ``box`` is (left, bottom, right, top), ``turn`` the page's /Rotate in degrees."""

    box: tuple[float, float, float, float]
    turn: int
    runs: list[Run]
    pictures: pdf_objects.Pictures
    lost_fields: bool = False

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as a viewer shows the page."""
        left, bottom, right, top = self.box
        return (right - left, top - bottom) if self.turn in {0, 180} else (top - bottom, right - left)

    def to_shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space in points from the top left of the page as shown."""
        left, bottom, right, top = self.box
        if self.turn == 90:  # noqa: PLR2004 - a right angle
            return y - bottom, x - left
        if self.turn == 180:  # noqa: PLR2004 - two right angles
            return right - x, y - bottom
        if self.turn == 270:  # noqa: PLR2004 - three right angles
            return top - y, right - x
        return x - left, top - y


class Pdf:
    """An open PDF. Pages are counted from 0; one that PDFium cannot load gives None."""

    def __init__(self, handle: Any) -> None:  # noqa: ANN401 - a C pointer
        self._handle = handle
        self.count: int = pdfium.FPDF_GetPageCount(handle)
        self._fonts: dict[int, str] = {}

    def page(self, index: int) -> PageFacts | None:
        """Everything about one page."""
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return None
        try:
            values = pdf_objects.field_values(page)
            if values is not None and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
                # Filled-in forms and typed notes become ordinary page content, in memory only.
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(self._handle, index)
                if not page:
                    return None
            facts = self._facts(page)
            facts.lost_fields = bool(values) and _lacks(facts.runs, values or ())
            return facts
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def ink(self, index: int) -> float | None:
        """Share of pixels of the page that are not white, 0 to 1, from a coarse rendering; None if it fails."""
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return None
        try:
            return pdf_objects.ink(page)
        finally:
            pdfium.FPDF_ClosePage(page)

    def picture(self, index: int, longest: int) -> tuple[bytes, ...]:
        """The page in rows of grey pixels, its longer side ``longest``; empty if it fails."""
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return ()
        try:
            return pdf_objects.rendered(page, longest)
        finally:
            pdfium.FPDF_ClosePage(page)

    def _facts(self, page: Any) -> PageFacts:  # noqa: ANN401 - a C pointer
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        turn = pdfium.FPDFPage_GetRotation(page) * 90
        edges = (box.left, box.bottom, box.right, box.top)
        if not all(math.isfinite(edge) for edge in edges) or box.right <= box.left or box.top <= box.bottom:
            edges = (0.0, 0.0, 612.0, 792.0)
        text = pdfium.FPDFText_LoadPage(page)
        runs: list[Run] = []
        if text:
            try:
                runs = self._runs(text)
            finally:
                pdfium.FPDFText_ClosePage(text)
        return PageFacts(edges, turn, runs, pdf_objects.pictures(page))

    def _runs(self, text: Any) -> list[Run]:  # noqa: ANN401 - a C pointer
        """Glyphs grouped as they follow one another; the hot loop, 600 rounds a page, so calls are few in it."""
        runs: list[Run] = []
        cos, sin, size, slack, end, level = 1.0, 0.0, 1.0, 0.0, math.inf, 0.0
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        get_code, get_origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
        for index in range(pdfium.FPDFText_CountChars(text)):
            code = get_code(text, index)
            if code in _SPECIAL:
                if code in _BREAKS:
                    end = math.inf
                    continue
                if pdfium.FPDFText_IsGenerated(text, index) == 1:
                    continue
            if not get_origin(text, index, at_x, at_y):
                continue
            along, up = x.value * cos + y.value * sin, y.value * cos - x.value * sin
            if not (-slack < along - end < size and -slack < up - level < slack):
                run = self._start(text, index)
                runs.append(run)
                size, slack = run.size, _SLACK * run.size
                cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
                along, up = x.value * cos + y.value * sin, y.value * cos - x.value * sin
                run.up = level = up
                add = run.glyphs.append
            # A Han character is as wide as its size; asking PDFium costs a third of the whole reading.
            end = along + size if code >= _HAN_FROM else _end(text, index, (cos, sin), (along, size))
            add((along, end, code))
        return runs

    def _start(self, text: Any, index: int) -> Run:  # noqa: ANN401 - a C pointer
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(text, index) or 1.0
        angle = 0
        if pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            angle = _snapped(math.degrees(math.atan2(matrix.b, matrix.a)))
        if not math.isfinite(size) or size <= 0:
            size = 1.0
        return Run(angle, 0.0, size, self._font(text, index), unmapped=self._unmapped(text, index))

    def _unmapped(self, text: Any, index: int) -> bool:  # noqa: ANN401 - a C pointer
        return bool(pdfium.FPDFText_HasUnicodeMapError(text, index) == 1)

    def _font(self, text: Any, index: int) -> str:  # noqa: ANN401 - a C pointer
        item = pdfium.FPDFText_GetTextObject(text, index)
        handle = pdfium.FPDFTextObj_GetFont(item) if item else None
        if not handle:
            return ""
        key = ctypes.addressof(handle.contents)
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            length = pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace") if 0 < length <= len(buffer) else ""
            self._fonts[key] = name.split("+", 1)[-1]
        return self._fonts[key]


def _end(text: Any, index: int, turn: tuple[float, float], start: tuple[float, float]) -> float:  # noqa: ANN401 - a C pointer
    """Where a glyph that starts at ``start`` (along, size) ends; bounded, since broken fonts claim any width."""
    rect = pdfium.FS_RECTF()
    along, size = start
    if not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect)):
        return along + 0.5 * size
    cos, sin = turn
    end = rect.right
    if sin:
        end = max(x * cos + y * sin for x in (rect.left, rect.right) for y in (rect.bottom, rect.top))
    return float(min(max(end, along), along + _WIDEST * size))


def _snapped(degrees: float) -> int:
    """Whole degrees from -179 to 180; a scanner's slight skew counts as upright."""
    right = 90 * round(degrees / 90)
    angle = right if abs(degrees - right) <= 3 else round(degrees)  # noqa: PLR2004 - degrees of skew that lines bear
    return (angle + 179) % 360 - 179


def _lacks(runs: list[Run], values: tuple[str, ...]) -> bool:
    """Whether something typed into a form does not show among the page's glyphs."""
    shown = {chr(code) for run in runs for _, _, code in run.glyphs if code < 0x110000}  # noqa: PLR2004 - end of Unicode
    return any(character not in shown for value in values for character in value if not character.isspace())


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Pdf]:
    """The PDF in ``data``; ``UnreadableError`` naming ``name`` when it is encrypted or broken."""
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        if pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableError(f"“{name}”已加密，请去掉打开密码后再查。")
        raise UnreadableError(f"“{name}”不是完整的 PDF 文件或已损坏，无法打开；请重新生成这个文件后再查。")
    try:
        yield Pdf(handle)
    finally:
        pdfium.FPDF_CloseDocument(handle)
