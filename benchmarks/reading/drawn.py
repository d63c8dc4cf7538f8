"""Pages with coloured heads, highlights, shading and seals, drawn by three programs: none of their words is hidden.

    python benchmarks/reading/drawn.py [--pages 200] [--no-record]

A third each by reportlab, LibreOffice (from a Word file of python-docx) and Chromium (from HTML). What is counted is
words called hidden and pages not read whole, both wrong on every page. Seeds whose SHA-256 begins with an odd byte are
the part set aside. Figures go to ``benchmarks/results/drawn.json``.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from replycheck.model.recognition import Recognition
from replycheck.readers import read

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
from watched import surroundings  # noqa: E402 - the module lies beside the folder of this script

RESULTS = ROOT / "benchmarks" / "results" / "drawn.json"
_LINES = (
    "你反映的河西村灌溉渠道多年失修一事，我局于今年四月二日派员到现场查看。",
    "经核实，该渠道全长三百六十米，其中四十余米渠壁塌落，影响下游二十七户春灌。",
    "我局已将修复工程列入本年度小型水利计划，预算金额为185000元，十月底前完工。",
    "因塌落段未占用承包地，现有证据不足以支持补偿青苗损失的请求，请你理解。",
    "施工期间如有漏水、占道等问题，可随时向镇水利站提出，电话见村务公开栏。",
)
_INKS = ((200, 0, 0), (192, 0, 0), (0, 0, 0), (31, 78, 121), (90, 90, 90), (0, 110, 60), (150, 90, 0), (160, 160, 160))
_GROUNDS = (
    (255, 255, 0),
    (255, 230, 153),
    (217, 217, 217),
    (226, 239, 218),
    (31, 78, 121),
    (192, 0, 0),
    (255, 255, 255),
)
_DARK = 380


def _styles(seed: int) -> list[tuple[str, tuple[int, int, int], tuple[int, int, int]]]:
    """The lines of a page with their ink and ground; light ink on dark ground."""
    rule = random.Random(seed)
    found = []
    for _ in range(11):
        ground = rule.choice(_GROUNDS)
        ink = (255, 255, 255) if sum(ground) < _DARK else rule.choice(_INKS)
        found.append((rule.choice(_LINES), ink, ground))
    return found


def _seal() -> Image.Image:
    seal = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    pen = ImageDraw.Draw(seal)
    pen.ellipse((8, 8, 292, 292), outline=(220, 30, 30, 220), width=9)
    pen.regular_polygon((150, 150, 45), 5, fill=(220, 30, 30, 220))
    return seal


def by_reportlab(seeds: Sequence[int], folder: Path) -> Path:
    """The pages by reportlab."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = Canvas(str(folder / "reportlab.pdf"), pagesize=(595, 842))
    for seed in seeds:
        page.setFillColorRGB(0.85, 0, 0)
        page.setFont("STSong-Light", 26)
        page.drawCentredString(297, 770, "青石县水利局")
        for row, (words, ink, ground) in enumerate(_styles(seed)):
            y = 700 - 34 * row
            page.setFillColorRGB(*(level / 255 for level in ground))
            page.rect(60, y - 6, 480, 24, stroke=0, fill=1)
            page.setFillColorRGB(*(level / 255 for level in ink))
            page.setFont("STSong-Light", 13)
            page.drawString(64, y, words)
        page.drawImage(ImageReader(_seal()), 380, 260, 120, 120, mask="auto")
        page.showPage()
    page.save()
    return folder / "reportlab.pdf"


def by_libreoffice(seeds: Sequence[int], folder: Path) -> Path:
    """The pages by LibreOffice, from a Word file."""
    paper = docx.Document()
    seal = io.BytesIO()
    _seal().save(seal, "PNG")
    for seed in seeds:
        head = paper.add_paragraph().add_run("青石县水利局")
        head.font.size, head.font.color.rgb = Pt(26), RGBColor(217, 0, 0)
        for index, (words, ink, ground) in enumerate(_styles(seed)):
            run = paper.add_paragraph().add_run(words)
            run.font.size, run.font.color.rgb = Pt(13), RGBColor(*ink)
            if ground == (255, 255, 0) and index % 2:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                continue
            shading = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", "{:02X}{:02X}{:02X}".format(*ground))):
                shading.set(qn(f"w:{name}"), value)
            run._r.get_or_add_rPr().append(shading)  # noqa: SLF001 - python-docx has no shading
        last = paper.add_paragraph().add_run()
        last.add_picture(io.BytesIO(seal.getvalue()), width=Pt(110))
        last.add_break(WD_BREAK.PAGE)
    paper.save(str(folder / "libreoffice.docx"))
    program = shutil.which("soffice") or ""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "libreoffice.docx"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder / "libreoffice.pdf"


def by_chromium(seeds: Sequence[int], folder: Path) -> Path:
    """The pages by Chromium, from HTML."""
    rows = []
    for seed in seeds:
        rows.append('<h1 style="color:#d90000;text-align:center">青石县水利局</h1>')
        for words, ink, ground in _styles(seed):
            rows.append(f'<p style="color:rgb{ink};background:rgb{ground};margin:6px;padding:4px">{words}</p>')
        rows.append(
            '<svg width="120" height="120" style="page-break-after:always;display:block">'
            '<circle cx="60" cy="60" r="52" fill="none" stroke="#dc1e1e" stroke-width="4"/></svg>'
        )
    page = folder / "chromium.html"
    page.write_text(
        f'<meta charset="utf-8"><style>*{{-webkit-print-color-adjust:exact}}</style>{"".join(rows)}', encoding="utf-8"
    )
    program = shutil.which("chromium") or shutil.which("google-chrome") or ""
    out = folder / "chromium.pdf"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
    return out


DRAWN: dict[str, tuple[str, Callable[[Sequence[int], Path], Path]]] = {
    "reportlab": ("", by_reportlab),
    "LibreOffice": ("soffice", by_libreoffice),
    "Chromium": ("chromium", by_chromium),
}


def counted(path: Path) -> dict[str, object]:
    """Pages, letters of words called hidden, and what is said to be unread in the file."""
    document = read(path, recognition=Recognition(enabled=False))
    told = [caveat.message for caveat in document.caveats if caveat.incomplete]
    hidden = [(one.page, one.why.value, one.text[:20]) for one in document.hidden]
    return {"pages": len(document.pages), "characters": len(document.text), "hidden": hidden, "incomplete": told}


def main() -> None:
    """Draw, read, count and record."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--no-record", action="store_true")
    asked = parser.parse_args()
    found: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as name:
        for index, (program, (needed, draw)) in enumerate(DRAWN.items()):
            if needed and not shutil.which(needed):
                print(f"{program}: not installed, left out")
                continue
            seeds = range(index * 1000, index * 1000 + asked.pages // len(DRAWN) + 1)
            odd = [seed for seed in seeds if sha256(str(seed).encode()).digest()[0] % 2]
            for part, chosen in (("tuned", [seed for seed in seeds if seed not in odd]), ("aside", odd)):
                folder = Path(name) / f"{index}-{part}"
                folder.mkdir()
                found[f"{program}, {part}"] = counted(draw(chosen, folder))
                print(f"{program}, {part}:", found[f"{program}, {part}"])
    if not asked.no_record:
        table = {**surroundings(("reportlab", "python-docx", "pypdfium2")), "figures": found}
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
