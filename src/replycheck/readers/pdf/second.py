"""The second reader: pdfplumber, for pages that PDFium cannot load or whose characters it cannot name.

Ten times slower than PDFium and used only in doubt; it may fail without harm, for then the doubt is reported.
"""

from __future__ import annotations

import io
from typing import Any

from replycheck.readers.layout.lines import DESCENT, TextLine
from replycheck.readers.layout.page import PageFacts, Pictures


def second_reading(data: bytes, index: int) -> tuple[PageFacts, list[TextLine]] | None:
    """Page ``index`` (0-based) as pdfplumber reads it: facts without runs, and lines as shown; None when it fails."""
    import pdfplumber  # noqa: PLC0415 - needed for one file in hundreds

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as pdf:
            page = pdf.pages[0]
            facts = PageFacts((0.0, 0.0, float(page.width), float(page.height)), 0, [], Pictures())
            return facts, [
                _line(found) for found in page.extract_text_lines(return_chars=True) if found["text"].strip()
            ]
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a broken file makes it raise; the first reading then stands
        return None


def _line(found: dict[str, Any]) -> TextLine:
    first = found["chars"][0]
    size, bottom = float(first["size"]), float(found["bottom"])
    return TextLine(
        found["text"].strip(),
        float(found["x0"]),
        max(float(found["x0"]), float(found["x1"])),
        bottom - DESCENT * size,
        size,
        str(first["fontname"]).split("+", 1)[-1],
    )
