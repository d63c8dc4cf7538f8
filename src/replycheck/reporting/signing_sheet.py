"""The page to sign (核对单): which paper, what was concluded and not checked, what to do, and lines for three hands.

One page of A4, as Word or PDF. What is easily got wrong: it tells what the report tells and nothing more, so a paper
that was not checked whole never looks passed on it.
"""

from __future__ import annotations

import io

from replycheck.errors import UsageError
from replycheck.facts.document_numbers import document_numbers
from replycheck.facts.paper.issuer import issuer
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.reply_parts import placed
from replycheck.model.document import RUNNING
from replycheck.model.report import Report
from replycheck.model.serial import tool_version
from replycheck.records import dataclass
from replycheck.reporting.digest import headline, opening_reasons, tally, unchecked
from replycheck.reporting.escape import one_line, shorten
from replycheck.reporting.wording import measures_line, name_of, order_line
from replycheck.text.numerals import to_chinese

TITLE = "答复核对单"
_HANDS = ("拟稿", "审核", "签发")
_DATE = "　　年　月　日"
_UNKNOWN = "（没有认出，请填写）"
_FACES = (
    "simfang.ttf",
    "simsun.ttc",
    "msyh.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
)
"""TrueType faces with Chinese characters where Windows and Linux keep them."""
_LONG = 220
"""A sentence longer than this would push the lines for signatures off the page."""
_REMEDY = 60
_HEAD = 1500
"""The number, the reader and the body stand at the head of a paper."""


@dataclass(frozen=True, slots=True)
class SigningSheet:
    """What stands on the page: rows of label and words, and what is to be done."""

    rows: tuple[tuple[str, str], ...]
    todo: tuple[str, ...]
    foot: str


def sheet_of(report: Report) -> SigningSheet:
    """The page for a report."""
    document = report.document
    order = order_line(report.pages) if report.pages else None
    measures = "；".join(filter(None, (measures_line(report), order)))
    rows = [
        ("文件", name_of(document.source)),
        ("文号", _number(report)),
        ("主送", _addressee(report)),
        ("单位", issuer(document) or _UNKNOWN),
        ("文种", report.profile.label),
        ("文件指纹", f"SHA-256 {document.sha256}" if document.sha256 else "无"),
        ("核对结论", f"{report.verdict.label}。{shorten(headline(report), _LONG)}。"),
        ("核对范围", f"{tally(report)}。"),
        *([("数据", measures)] if measures else []),
        ("没有核对", shorten(unchecked(report).removeprefix("没有核对的："), _LONG) or "适用的规则都已核对。"),
    ]
    shown, more = opening_reasons(report)
    todo = [f"{to_chinese(one.number)}、{one.cause.title}：{shorten(one.cause.remedy, _REMEDY)}" for one in shown]
    if more:
        todo.append(f"另有 {more} 项，见报告。")
    foot = f"本单由 replycheck {tool_version()} 生成，没有联网；结论供复核参考，以经办人核实为准。"
    return SigningSheet(tuple((label, one_line(words)) for label, words in rows), tuple(map(one_line, todo)), foot)


def _number(report: Report) -> str:
    found = document_numbers(report.document.text[:_HEAD])
    return found[0].written if found else _UNKNOWN


def _addressee(report: Report) -> str:
    text = report.document.text[:_HEAD]
    running = tuple(p for p in report.document.paragraphs if p.kind in RUNNING and p.span.end <= len(text))
    for one in placed(text, running, len(text)):
        if one.part is Part.ADDRESSEE:
            return one.span.of(text).strip().rstrip("：:") or _UNKNOWN
    return _UNKNOWN


def document(report: Report, ending: str) -> bytes:
    """The page as a file of that ending (``.docx`` or ``.pdf``).

    :raises UsageError: it is another.
    """
    if ending.lower() not in {".docx", ".pdf"}:
        raise UsageError("核对单写成 Word 或者 PDF 文件；请写成 --format sheet=核对单.docx 或者 sheet=核对单.pdf。")
    return (to_docx if ending.lower() == ".docx" else to_pdf)(sheet_of(report))


def to_docx(sheet: SigningSheet) -> bytes:
    """The page as a Word file."""
    from replycheck.reporting.word_paper import WordPaper  # noqa: PLC0415 - python-docx loads only for this form

    paper = WordPaper(margin=1.8)
    paper.title(TITLE)
    paper.table(sheet.rows, (2.6, paper.width - 2.6), head=False)
    if sheet.todo:
        paper.heading("要做的事", level=2)
        for line in sheet.todo:
            paper.paragraph(line, size=10.5)
    paper.heading("签字", level=2)
    hands = [("", "意见", "签名", "日期"), *((hand, "\n", "", _DATE) for hand in _HANDS)]
    paper.table(hands, (2.2, 8.0, 3.4, 3.8))
    paper.paragraph(sheet.foot, size=9)
    return paper.saved()


def _embedded() -> str | None:
    """A face of this machine that can be embedded, registered; None where there is none."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - loads only for this form
    from reportlab.pdfbase.ttfonts import TTFError, TTFont  # noqa: PLC0415

    for place in _FACES:
        try:
            pdfmetrics.registerFont(TTFont("Sheet", place))
        except (TTFError, OSError):
            continue
        return "Sheet"
    return None


def to_pdf(sheet: SigningSheet) -> bytes:
    """The page as a PDF file; its face is one of this machine, or else the one that PDF readers bring for Chinese."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - loads only for this form
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.lib.units import cm  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table  # noqa: PLC0415

    face = _embedded() or "STSong-Light"
    if face not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(face))
    body = ParagraphStyle("body", fontName=face, fontSize=10, leading=14, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=18, leading=26, alignment=1)
    small = ParagraphStyle("small", parent=body, fontSize=8, leading=11)
    cells = (0, 0), (-1, -1)
    ruled = [("GRID", *cells, 0.5, "black"), ("VALIGN", *cells, "MIDDLE"), ("FONT", *cells, face)]

    def words(text: str) -> Paragraph:
        return Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), body)

    width = A4[0] - 3.6 * cm
    rows = [[words(label), words(text)] for label, text in sheet.rows]
    hands = [["", "意见", "签名", "日期"], *([hand, "", "", _DATE] for hand in _HANDS)]
    story = [Paragraph(TITLE, head), Table(rows, [2.4 * cm, width - 2.4 * cm], style=ruled), Spacer(1, 8)]
    story += [words("要做的事："), *map(words, sheet.todo), Spacer(1, 8)] if sheet.todo else []
    story += [Table(hands, [2 * cm, width - 9 * cm, 3.2 * cm, 3.8 * cm], rowHeights=[18, 36, 36, 36], style=ruled)]
    story += [Spacer(1, 6), Paragraph(sheet.foot, small)]
    target = io.BytesIO()
    page = SimpleDocTemplate(
        target, pagesize=A4, leftMargin=1.8 * cm, rightMargin=1.8 * cm, topMargin=1.5 * cm, bottomMargin=1.2 * cm,
        title=TITLE, invariant=1,
    )  # fmt: skip
    page.build(story)
    return target.getvalue()
