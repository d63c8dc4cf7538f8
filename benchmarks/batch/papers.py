"""Replies on disk for the benchmarks of ``batch``: txt, docx and PDF mixed, with a list that names them."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from docx import Document
from letters import Letter, letters
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_COLUMNS, _ROWS = 28, 32
KINDS = ("txt", "txt", "txt", "docx", "docx", "docx", "pdf", "pdf", "txt", "docx")
"""Of ten papers four are text, four Word files and two PDF."""


def write_all(folder: Path, shared: Path, count: int) -> Path:
    """Write ``count`` replies into ``folder/papers`` and give the list that names them, units and days."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    papers, days = folder / "papers", random.Random(9)
    papers.mkdir(parents=True)
    listed = folder / "list.csv"
    with listed.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("reply", "unit", "received", "replied"))
        for number, letter in enumerate(letters(shared, count)):
            path = papers / f"{number:06d}.{KINDS[number % len(KINDS)]}"
            _write(path, letter)
            month, day = days.randrange(1, 9), days.randrange(1, 28)
            replied = f"2023-{month + days.randrange(1, 4):02d}-{day:02d}"
            rows.writerow((f"papers/{path.name}", letter.unit, f"2023-{month:02d}-{day:02d}", replied))
    return listed


def _write(path: Path, letter: Letter) -> None:
    if path.suffix == ".docx":
        made = Document()
        for line in letter.text.splitlines():
            made.add_paragraph(line)
        made.save(str(path))
    elif path.suffix == ".pdf":
        _pdf(path, letter.text)
    else:
        path.write_text(letter.text, encoding="utf-8")


def _pdf(path: Path, text: str) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    lines = [line[at : at + _COLUMNS] for line in text.splitlines() if line for at in range(0, len(line), _COLUMNS)]
    for start in range(0, len(lines), _ROWS):
        canvas.setFont(_FONT, 16)
        for row, line in enumerate(lines[start : start + _ROWS]):
            canvas.drawString(74, 740 - row * 22, line)
        canvas.drawCentredString(297, 40, str(start // _ROWS + 1))
        canvas.showPage()
    canvas.save()
