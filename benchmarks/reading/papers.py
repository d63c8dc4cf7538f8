"""The same invented long paper as PDF, Word file and OFD: 22 lines of 28 characters a page, as GB/T 9704 sets them."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINES, COLUMNS = 22, 28
_WHO = ("承办人员", "立案庭", "信访窗口", "执行局", "来信人", "鉴定机构", "物业公司", "档案室")
_WHEN = ("收到材料当日", "次日上午", "第三周", "核对案卷以后", "面谈结束前", "整改期满时")
_WHAT = ("登记了来信", "复印了收据", "查看了现场", "调取了账户流水", "更换了防水层", "退还了保证金", "记录了意见")
_NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def long_text(pages: int) -> list[str]:
    """Paragraphs that fill about that many pages; the same every time."""
    draw = random.Random(7)
    paragraphs: list[str] = []
    left = pages * LINES
    while left > 0:
        words = "".join(
            f"{draw.choice(_WHEN)}，“{draw.choice(_WHO)}”{draw.choice(_WHAT)}，编号第{draw.randrange(10**6)}号。"
            for _ in range(draw.randrange(3, 9))
        )
        paragraphs.append(words)
        left -= len(lines(words))
    return paragraphs


def lines(paragraph: str) -> list[str]:
    """The lines of a paragraph that is indented by two characters."""
    whole = "　　" + paragraph
    return [whole[start : start + COLUMNS] for start in range(0, len(whole), COLUMNS)]


def _sheets(paragraphs: list[str]) -> list[list[str]]:
    rows = [line for paragraph in paragraphs for line in lines(paragraph)]
    return [rows[start : start + LINES] for start in range(0, len(rows), LINES)]


def pdf(paragraphs: list[str]) -> bytes:
    """As PDF, in a font that is not in the file."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - only here
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - only here
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415 - only here
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only here

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number, sheet in enumerate(_sheets(paragraphs), 1):
        canvas.setFont("STSong-Light", 15.8)
        for row, line in enumerate(sheet):
            indent = len(line) - len(line.lstrip("　"))
            canvas.drawString(79 + 15.8 * indent, 842 - 105 - 28.9 * (row + 1), line.lstrip("　"))
        canvas.setFont("STSong-Light", 14)
        canvas.drawCentredString(297, 70, f"— {number} —")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def word(path: Path, paragraphs: list[str]) -> Path:
    """As a Word file at ``path``, written by python-docx."""
    import docx  # noqa: PLC0415 - only here
    from docx.shared import Pt  # noqa: PLC0415 - only here

    document = docx.Document()
    for paragraph in paragraphs:
        run = document.add_paragraph().add_run(paragraph)
        run.font.size = Pt(16)
    document.save(str(path))
    return path


def ofd(paragraphs: list[str]) -> bytes:
    """As OFD (GB/T 33190), every line a text object."""
    files = {"OFD.xml": (
        f'{_HEAD}<ofd:OFD {_NAMES} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )}  # fmt: skip
    pages = ""
    number = 10
    for index, sheet in enumerate(_sheets(paragraphs)):
        objects = ""
        for row, line in enumerate(sheet):
            words = line.lstrip("　")
            left, top = (79 + 15.8 * (len(line) - len(words))) * _MM, (105 + 28.9 * row) * _MM
            size, number = 15.8 * _MM, number + 1
            deltas = " ".join([f"{size:.3f}"] * (len(words) - 1))
            delta = f' DeltaX="{deltas}"' if deltas else ""
            objects += (
                f'<ofd:TextObject ID="{number}" Font="3" Size="{size:.3f}"'
                f' Boundary="{left:.3f} {top:.3f} {size * len(words):.3f} {size * 1.2:.3f}">'
                f'<ofd:TextCode X="0" Y="{size * 0.88:.3f}"{delta}>{words}</ofd:TextCode>'
                "</ofd:TextObject>"
            )
        number += 2
        layer = f'<ofd:Layer ID="{number}">{objects}</ofd:Layer>'
        files[f"Doc_0/Pages/Page_{index}/Content.xml"] = (
            f"{_HEAD}<ofd:Page {_NAMES}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
        )
        number += 1
        pages += f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
    files["Doc_0/Document.xml"] = (
        f"{_HEAD}<ofd:Document {_NAMES}><ofd:CommonData><ofd:MaxUnitID>{number + 1}</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )
    files["Doc_0/PublicRes.xml"] = (
        f'{_HEAD}<ofd:Res {_NAMES} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋"/></ofd:Fonts></ofd:Res>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
