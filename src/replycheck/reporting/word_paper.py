"""Papers of our own in Word: A4, the faces of official papers, headings, tables, pictures; through python-docx.

Words that came from a file are cleaned of what XML cannot hold; nothing else of them is changed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from replycheck.text.patterns import pattern

BODY, HEAD = "仿宋", "黑体"
_WIDTH, _HEIGHT = Cm(21.0), Cm(29.7)
_UNFIT = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class WordPaper:
    """A Word document that is put together from top to bottom; sizes in points, widths in centimetres."""

    def __init__(self, *, landscape: bool = False, margin: float = 2.0, size: float = 12) -> None:
        self._document = docx.Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = (_HEIGHT, _WIDTH) if landscape else (_WIDTH, _HEIGHT)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin)
        self.width = (29.7 if landscape else 21.0) - 2 * margin
        style = self._document.styles["Normal"]
        style.font.size = Pt(size)
        _face(style.element.get_or_add_rPr(), BODY)
        style.paragraph_format.space_after = Pt(0)
        self._page_numbers(section)

    def title(self, words: str, size: float = 20) -> None:
        """A centred title, which stands at the head of every page too."""
        self._document.core_properties.title, self._document.core_properties.language = words, "zh-CN"
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(8)
        self._run(paragraph, words, size=size, face=HEAD)
        running = self._document.sections[0].header.paragraphs[0]
        running.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(running, words, size=9)

    def heading(self, words: str, level: int = 1) -> None:
        """A heading that stays with what follows and stands in Word's outline."""
        paragraph = self._document.add_heading(level=level)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(4)
        self._run(paragraph, words, size=16 - 2 * (level - 1), face=HEAD, colour=(0, 0, 0))

    def paragraph(self, words: str, *, bold: bool = False, size: float | None = None, indent: bool = False) -> None:
        """Running text."""
        paragraph = self._document.add_paragraph()
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * (size or 12))
        self._run(paragraph, words, bold=bold, size=size)

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, head: bool = True, size: float = 10.5
    ) -> None:
        """A table with ruled cells; ``head`` repeats its first row on every page."""
        table = self._document.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate(rows):
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no name for it
            cells = added.cells
            for cell, words, width in zip(cells, row, widths, strict=True):
                cell.width = Cm(width)
                self._run(cell.paragraphs[0], words, size=size, bold=head and number == 0)
        if head and rows:
            repeated = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no name for it

    def picture(self, png: bytes, width: float, told: str) -> None:
        """A picture as wide as asked; ``told`` says what it shows to whoever cannot see it."""
        drawn = self._document.add_picture(io.BytesIO(png), width=Cm(width))
        drawn._inline.docPr.set("descr", told)  # noqa: SLF001 - python-docx has no name for it

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self._document.add_page_break()  # type: ignore[no-untyped-call] # python-docx does not type it

    def saved(self) -> bytes:
        """The file."""
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _run(  # noqa: PLR0913 - how words look, in keywords
        self,
        paragraph: Any,  # noqa: ANN401 - python-docx does not type it
        words: str,
        *,
        size: float | None = None,
        bold: bool = False,
        face: str = BODY,
        colour: tuple[int, int, int] | None = None,
    ) -> None:
        run = paragraph.add_run(_UNFIT.sub("", words))
        run.bold = bold
        if size is not None:
            run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = RGBColor(*colour)
        _face(run._element.get_or_add_rPr(), face)  # noqa: SLF001 - python-docx has no name for it

    def _page_numbers(self, section: Any) -> None:  # noqa: ANN401 - python-docx does not type it
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(paragraph, "— ", size=10.5)
        run = paragraph.add_run()
        run.font.size = Pt(10.5)
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = words
            run._element.append(element)  # noqa: SLF001 - python-docx has no name for it
        self._run(paragraph, " —", size=10.5)


def _face(properties: Any, face: str) -> None:  # noqa: ANN401 - python-docx does not type it
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), face)
