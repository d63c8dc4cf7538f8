"""PDFium: the only module that calls it. Gives each page's glyphs in runs, its pictures and its rules.

PDFium's own text order is that of the content stream, which puts a quotation mark drawn in a second pass at the
end of its paragraph; so positions are taken glyph by glyph and everything else is ours. Coordinates here are
PDF user space (origin bottom left, unrotated); ``PageFacts.to_shown`` turns them. Not safe in threads.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from replycheck.errors import UnreadableError
from replycheck.model.mark import Hiding
from replycheck.readers.layout.faces import Trials
from replycheck.readers.layout.page import PageFacts, Run, in_page
from replycheck.readers.layout.raster import Grey
from replycheck.readers.pdf import fonts as pdf_fonts
from replycheck.readers.pdf import objects as pdf_objects
from replycheck.readers.pdf.laid_under import strays
from replycheck.readers.pdf.notes import file_marks, is_living_form, page_notes
from replycheck.readers.pdf.runs import page_runs, set_runs
from replycheck.readers.pdf.sight import CLOSE, PART, SCALE, WHOLE, Questions, compare, gathered
from replycheck.readers.pdf.spoken import settle_spoken

_LOOK_SECONDS = 20.0
"""For drawing the pages of one file; a page of type takes 3 ms."""
_LONGEST = 3000
"""Pixels along a drawn page: a plan on A0 is drawn smaller."""
_NOT_PAPER = 215
"""Paper scans as 220 and lighter."""
_LARGE_PICTURE = 0.3


class Pdf:
    """An open PDF. Pages are counted from 0; one that PDFium cannot load gives None."""

    def __init__(self, handle: Any, data: bytes) -> None:  # noqa: ANN401 - a C pointer
        self._handle = handle
        self._data = data
        self._drawing: Any = None
        self._looking = 0.0
        self.trials = Trials()
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
            facts, drawing = self._facts(page)
            facts.runs.extend(run for note in notes.typed for run in set_runs(note.words, note.box))
            facts.lost_fields = bool(notes.values) and _lacks(facts.runs, notes.values or ())
            facts.notes = notes
            self._look(page, index, facts, drawing)
            return facts
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def _look(self, page: Any, index: int, facts: PageFacts, drawing: pdf_objects.Drawing) -> None:  # noqa: ANN401 - a C pointer
        """Draw a page that has text, and hold its text against what is seen; notes of it go to the facts."""
        if not facts.runs:
            return
        started = time.monotonic()
        picture = None if self._looking > _LOOK_SECONDS else _grey(page, SCALE, _LONGEST)
        self._looking += time.monotonic() - started
        if picture is None:
            facts.unseen = True
            return
        facts.ink = float(np.count_nonzero(picture < _NOT_PAPER)) / picture.size
        left, bottom, right, top = facts.box
        covers = _Covers(self._handle, page, drawing, (right - left) * (top - bottom), facts.notes.over)
        ask = Questions(
            lambda: self._levels(index),
            lambda: _grey(page, CLOSE, 2 * _LONGEST),
            covers,
            covers.reason,
            covers.bare,
            covers.blended,
        )
        look = compare(facts, picture, ask, self.trials)
        facts.runs, facts.unexplained, facts.pattern = look.kept, look.unexplained, look.pattern
        facts.unexplained_box = look.place
        facts.strayed = any(run.unseen for run in facts.runs) and strays(facts, ask.larger, CLOSE)
        notes = (*facts.notes.notes, *facts.spoken, *gathered(look.hidden))
        facts.notes = replace(facts.notes, notes=notes)

    def _levels(self, index: int) -> NDArray[np.uint8] | None:
        """The page in colour as a viewer shows it, with fonts of this machine for those that are not in the file."""
        with self._drawn(index) as page:
            drawn = pdf_objects.coloured(page, SCALE) if page else None
        pdf_fonts.squares_only()
        if drawn is None:
            return None
        wide, high, stride, pixels = drawn
        return np.frombuffer(pixels, dtype=np.uint8).reshape(high, stride)[:, : 4 * wide].reshape(high, wide, 4)

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

    def _facts(self, page: Any) -> tuple[PageFacts, pdf_objects.Drawing]:  # noqa: ANN401 - a C pointer
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        turn = pdfium.FPDFPage_GetRotation(page) * 90
        edges = (box.left, box.bottom, box.right, box.top)
        if not all(math.isfinite(edge) for edge in edges) or box.right <= box.left or box.top <= box.bottom:
            edges = (0.0, 0.0, 612.0, 792.0)
        drawing = pdf_objects.drawing(page)
        text = pdfium.FPDFText_LoadPage(page)
        runs: list[Run] = []
        if text:
            try:
                runs = page_runs(text, drawing.odd)
            finally:
                pdfium.FPDFText_ClosePage(text)
        spoken = tuple(settle_spoken(runs, drawing.said))
        return PageFacts(edges, turn, runs, drawing.pictures, spoken=spoken), drawing


def _grey(page: Any, scale: float, longest: int) -> Grey | None:  # noqa: ANN401 - a C pointer
    """The page as shown, in grey, at so many pixels a point; None where it fails."""
    seen = pdf_objects.grey(page, scale, longest)
    if seen is None:
        return None
    wide, high, stride, pixels = seen
    return np.frombuffer(pixels, dtype=np.uint8).reshape(high, stride)[:, :wide]


class _Covers:
    """Says which glyphs of a run lie under a picture that is drawn later and lets nothing through."""

    def __init__(
        self,
        handle: Any,  # noqa: ANN401 - a C pointer
        page: Any,  # noqa: ANN401 - a C pointer
        drawing: pdf_objects.Drawing,
        area: float,
        over: Sequence[tuple[float, float, float, float]],
    ) -> None:
        self._handle, self._page, self._drawing, self._area, self._over = handle, page, drawing, area, over
        self._opaque: dict[int, bool] = {}

    def __call__(self, run: Run) -> NDArray[np.uint8] | None:
        order = self._drawing.text.get(run.owner)
        if order is None or not self._drawing.images:
            return None
        middle = run.up + 0.38 * run.size
        places = [in_page((start + end) / 2, middle, run.angle) for start, end, _ in run.glyphs]
        found = np.zeros(len(places), dtype=np.uint8)
        for item, later, (left, bottom, right, top) in self._drawing.images:
            if later < order:
                continue
            under = np.array([left < x < right and bottom < y < top for x, y in places])
            if under.any() and self._is_opaque(item, later):
                large = (right - left) * (top - bottom) > _LARGE_PICTURE * self._area
                found[under] = WHOLE if large else PART
        return found

    def reason(self, run: Run) -> Hiding | None:
        """Why a run shows no ink of its own; None where nothing on the page explains it."""
        if run.paint is not None and run.paint.pale:
            return Hiding.WHITE
        x, y = in_page(run.glyphs[len(run.glyphs) // 2][0], run.up + 0.38 * run.size, run.angle)
        order = self._drawing.text.get(run.owner)
        if order is not None and pdf_objects.in_layer(run.owner):
            return Hiding.LAYER
        if order is not None and pdf_objects.is_clipped(run.owner, x, y):
            return Hiding.CLIPPED
        later = [box for at, box in self._drawing.shapes if order is None or at > order]
        later += [box for _, at, box in self._drawing.images if order is None or at > order]
        later += self._over
        if any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in later):
            return Hiding.COVERED
        under = [box for at, box in self._drawing.shapes if order is not None and at < order]
        if any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in under):
            return Hiding.COLOUR
        return None

    def bare(self, run: Run) -> bool:
        """Whether nothing that is painted before a run lies under any of it."""
        order = self._drawing.text.get(run.owner)
        if order is None or self._drawing.crowded:
            return False
        ends = ((run.glyphs[0][0], run.up), (max(end for _, end, _ in run.glyphs), run.up + 0.8 * run.size))
        (x0, y0), (x1, y1) = (in_page(along, up, run.angle) for along, up in ends)
        left, right, low, high = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        under = [box for at, box in self._drawing.shapes if at < order]
        under += [box for _, at, box in self._drawing.images if at < order]
        return not any(box[0] < right and left < box[2] and box[1] < high and low < box[3] for box in under)

    def blended(self, run: Run) -> bool:
        """Whether a run is mixed with its ground: by a mask, its opacity or a blend mode."""
        return self._drawing.text.get(run.owner) is not None and pdf_objects.is_blended(run.owner)

    def _is_opaque(self, item: Any, order: int) -> bool:  # noqa: ANN401 - a C pointer
        if order not in self._opaque:
            self._opaque[order] = pdf_objects.is_opaque(item, self._handle, self._page)
        return self._opaque[order]


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
