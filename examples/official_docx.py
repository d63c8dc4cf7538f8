"""Writes an official paper as a Word file with the fonts, geometry and fields that a real one has.

Word keeps automatic numbers out of the text and page breaks in ``lastRenderedPageBreak``; both are written here,
because a reader of such files must cope with both.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from markup import Block, Role
from typesetting import page_starts

_BODY, _BLACK, _SONG = "仿宋_GB2312", "黑体", "方正小标宋简体"
_FACE = {Role.MARK: _SONG, Role.TITLE: _SONG, Role.HEADING: _BLACK}
_SIZE = {Role.MARK: 40, Role.TITLE: 22}
_CENTRED = frozenset({Role.MARK, Role.NUMBER, Role.TITLE})
_RED = RGBColor(0xFF, 0, 0)
_FIXED_TIME = datetime(2023, 5, 25, 9, 0)  # noqa: DTZ001 - core properties hold naive times
_LIST_ID = 90  # free in python-docx's template
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST_ID}"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""  # noqa: E501 - one level a line
_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r><w:t>1</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)


def write(blocks: list[Block], *, automatic_numbers: bool = False) -> bytes:
    """The DOCX file; ``automatic_numbers`` leaves ``一、`` and ``（一）`` to Word instead of typing them."""
    document = Document()
    _set_body_style(document)
    _set_page(document)
    if automatic_numbers:
        _define_list(document)
    starts = page_starts(blocks)
    official = any(block.role is Role.NUMBER for block in blocks)
    for index, block in enumerate(blocks):
        paragraph = document.add_paragraph()
        number = block.typed_number if automatic_numbers else ""
        if number:
            _number(paragraph, 0 if block.role is Role.HEADING else 1)
        _format(paragraph, block, red=official)
        _write_runs(paragraph, block, len(number), starts.get(index, []), red=official)
    _set_properties(document, next(block.text for block in blocks if block.role is Role.TITLE))
    return _repacked(document)


def _set_body_style(document: DocxDocument) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    _set_face(style.element.get_or_add_rPr(), _BODY)
    spacing = style.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(29)
    spacing.space_before = spacing.space_after = Pt(0)


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin, section.footer_distance = Mm(26), Mm(35), Mm(23)
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - python-docx has no interface for the grid
        section._sectPr.remove(old)  # noqa: SLF001 - python-docx has no interface for the grid
    grid = f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>'
    section._sectPr.append(parse_xml(grid))  # noqa: SLF001 - python-docx has no interface for the grid
    _set_footers(document, section)


def _set_footers(document: DocxDocument, section: Section) -> None:
    """``— 1 —`` on the outer side: odd pages right, even pages left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
        setattr(paragraph.paragraph_format, f"{side}_indent", Pt(14))
        paragraph.add_run("— ")
        for piece in _PAGE_FIELD:
            paragraph._p.append(parse_xml(piece.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))  # noqa: SLF001 - no interface for fields
        paragraph.add_run(" —")
        for run in paragraph.runs:
            run.font.size = Pt(14)
            _set_face(run._r.get_or_add_rPr(), "宋体")  # noqa: SLF001 - no interface for eastAsia


def _define_list(document: DocxDocument) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    link = f'<w:num {nsdecls("w")} w:numId="{_LIST_ID}"><w:abstractNumId w:val="{_LIST_ID}"/></w:num>'
    numbering.append(parse_xml(link))


def _number(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no interface for lists
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = _LIST_ID


def _format(paragraph: Paragraph, block: Block, *, red: bool) -> None:
    layout = paragraph.paragraph_format
    if block.role in _CENTRED:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.role is Role.RIGHT:
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        layout.right_indent = Pt(64 if block.text.endswith("日") or "　" in block.text else 32)
    elif block.role in {Role.BODY, Role.HEADING}:
        layout.first_line_indent = Pt(32)
        paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")  # noqa: SLF001 - no interface
    if red and block.role is Role.MARK:
        layout.line_spacing, layout.space_before, layout.space_after = Pt(58), Pt(87), Pt(58)
    elif red and block.role is Role.NUMBER:
        layout.space_after = Pt(58)
        rule = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>'
        paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - no interface for borders
            parse_xml(rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )


def _write_runs(paragraph: Paragraph, block: Block, skip: int, breaks: list[int], *, red: bool) -> None:
    """The text from ``skip`` on; a run that begins a page says so, as Word itself notes when it saves."""
    cuts = sorted({skip, *(max(skip, cut) for cut in breaks), len(block.text)})
    on_new_page = {max(skip, cut) for cut in breaks}
    for start, end in pairwise(cuts):
        run = paragraph.add_run(block.text[start:end])
        if start in on_new_page:
            run._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))  # noqa: SLF001 - no interface
        _set_run(run, block.role, red=red)


def _set_run(run: Run, role: Role, *, red: bool) -> None:
    if role in _FACE:
        _set_face(run._r.get_or_add_rPr(), _FACE[role])  # noqa: SLF001 - no interface for eastAsia
    if role in _SIZE:
        run.font.size = Pt(_SIZE[role] if red or role is Role.TITLE else 22)
    if red and role is Role.MARK:
        run.font.color.rgb = _RED


def _set_face(properties: object, face: str) -> None:
    """Set the face in every slot; Word takes Chinese characters from ``eastAsia`` alone."""
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), face)


def _set_properties(document: DocxDocument, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by = title, "replycheck 示例（虚构）", "replycheck 示例（虚构）"
    core.comments, core.language, core.revision = "", "zh-CN", 1
    core.created = core.modified = _FIXED_TIME


def _repacked(document: DocxDocument) -> bytes:
    """The file with the clock taken out of its ZIP entries, so that the same text gives the same bytes."""
    raw, target = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=(2023, 5, 25, 9, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return target.getvalue()
