"""PDFium: the only module that calls it. Gives each page's glyphs in runs, its pictures and its rules.

PDFium's own text order is that of the content stream, which puts a quotation mark drawn in a second pass at the
end of its paragraph; so positions are taken glyph by glyph and everything else is ours. Coordinates here are
PDF user space (origin bottom left, unrotated); ``PageFacts.to_shown`` turns them. Not safe in threads.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from replycheck.errors import UnreadableError
from replycheck.readers.layout.page import PageFacts, Run
from replycheck.readers.pdf import fonts as pdf_fonts
from replycheck.readers.pdf import objects as pdf_objects
from replycheck.readers.pdf.notes import file_marks, is_living_form, page_notes
from replycheck.readers.pdf.runs import page_runs, set_runs

_INK_PIXELS, _INK_SECONDS = 200, 3.0
_LARGE_PICTURE = 0.3


class Pdf:
    """An open PDF. Pages are counted from 0; one that PDFium cannot load gives None."""

    def __init__(self, handle: Any, data: bytes) -> None:  # noqa: ANN401 - a C pointer
        self._handle = handle
        self._data = data
        self._drawing: Any = None
        self._inking = 0.0
        self.count: int = pdfium.FPDF_GetPageCount(handle)
        self.marks = file_marks(handle, data)
        self.is_living_form = is_living_form(handle)

    def page(self, index: int) -> PageFacts | None:
        """Everything about one page."""
        pdf_fonts.squares_only()
        page = pdfium.FPDF_LoadPage(self._handle, index)
        if not page:
            return None
        try:
            notes = page_notes(page)
            if notes.values is not None and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
                # Filled-in forms and typed notes become ordinary page content, in memory only.
                pdfium.FPDF_ClosePage(page)
                page = pdfium.FPDF_LoadPage(self._handle, index)
                if not page:
                    return None
            facts = self._facts(page)
            facts.runs.extend(run for note in notes.typed for run in set_runs(note.words, note.box))
            facts.lost_fields = bool(notes.values) and _lacks(facts.runs, notes.values or ())
            facts.notes = notes
            facts.ink = self._ink(page, facts)
            return facts
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def _ink(self, page: Any, facts: PageFacts) -> float | None:  # noqa: ANN401 - a C pointer
        """The ink of a page that has text, while it is at hand; None where pictures make it slow, or time runs out."""
        if not facts.runs or self._inking > _INK_SECONDS or _pictured(facts):
            return None
        started = time.monotonic()
        found = pdf_objects.ink(page, _INK_PIXELS)
        self._inking += time.monotonic() - started
        return found

    def ink(self, index: int, longest: int = pdf_objects.RENDERED) -> float | None:
        """Share of pixels of the page that are not white, 0 to 1, from a coarse rendering; None if it fails."""
        with self._drawn(index) as page:
            return pdf_objects.ink(page, longest) if page else None

    def picture(self, index: int, longest: int) -> tuple[bytes, ...]:
        """The page in rows of grey pixels, its longer side ``longest``; empty if it fails."""
        with self._drawn(index) as page:
            return pdf_objects.rendered(page, longest) if page else ()

    def coloured(self, index: int, resolution: float, longest: int) -> tuple[float, tuple[int, int, int, bytes]] | None:
        """Pixels a point and the page in pixels (see ``pdf_objects.coloured``), its longer side at most ``longest``."""
        with self._drawn(index) as page:
            if not page:
                return None
            side = max(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page), 1.0)
            scale = min(resolution, longest / side)
            picture = pdf_objects.coloured(page, scale)
            return None if picture is None else (scale, picture)

    @contextmanager
    def _drawn(self, index: int) -> Iterator[Any]:
        """A page to draw, None where it cannot be loaded; it comes from a second reading of the file, with fonts."""
        pdf_fonts.all_fonts()
        if self._drawing is None:
            self._drawing = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        page = pdfium.FPDF_LoadPage(self._drawing, index) if self._drawing else None
        try:
            yield page
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def close(self) -> None:
        """Give back what PDFium holds."""
        pdfium.FPDF_CloseDocument(self._handle)
        if self._drawing:
            pdfium.FPDF_CloseDocument(self._drawing)
        pdf_fonts.all_fonts()

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
                runs = page_runs(text)
            finally:
                pdfium.FPDFText_ClosePage(text)
        return PageFacts(edges, turn, runs, pdf_objects.pictures(page))


def _pictured(facts: PageFacts) -> bool:
    """Whether a picture covers much of the page: it is measured where scans are looked for."""
    left, bottom, right, top = facts.box
    area = (right - left) * (top - bottom)
    return any((x1 - x0) * (y1 - y0) > _LARGE_PICTURE * area for x0, y0, x1, y1 in facts.pictures.images)


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
    pdf = Pdf(handle, data)
    try:
        yield pdf
    finally:
        pdf.close()
