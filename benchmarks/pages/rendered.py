"""Real texts set by LibreOffice and read by our PDF reader: ``python benchmarks/pages/rendered.py``.

The other measurements lay text out themselves. Here LibreOffice sets 30 held-out texts of 3 and more pages as official
paper and prints them to PDF; each PDF is read and examined as it is, with each inner page taken out, with two
neighbours swapped and shuffled. The figures that ship know these texts, see ``run.py``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pypdfium2
from damage import WAYS
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from paper import Text, sheets, texts

from replycheck import app
from replycheck.model.binding import Problem
from replycheck.pages import examine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from replycheck.model.binding import Binding

FONT, EM, FEWEST = "Noto Serif CJK SC", 16, 3


def main() -> int:
    """Print how many were found of each kind; 1 where LibreOffice is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=int, default=30)
    wanted = parser.parse_args()
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice (soffice) is not installed", file=sys.stderr)
        return 1
    found = [text for text in texts() if text.held_out and FEWEST <= len(sheets(text)) <= 10][: wanted.texts]  # noqa: PLR2004 - a usual letter
    tally: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for text in found:
            _written(text, folder / f"{text.id}.docx")
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", name, *map(str, folder.glob("*.docx"))]
        subprocess.run(command, check=True, capture_output=True)
        for path in sorted(folder.glob("*.pdf")):
            _measured(tally, path, folder / "today.pdf", Random(path.name))
    for what in sorted(name.removesuffix(":all") for name in tally if name.endswith(":all")):
        print(f"{what:20} {tally[what]:5} of {tally[f'{what}:all']}")
    return 0


def _measured(tally: Counter[str], path: Path, today: Path, rng: Random) -> None:
    whole = _examined(path)
    count = len(whole.printed)
    _count(tally, "false alarms", hit=bool(whole.problems))
    for problem in whole.problems:
        print(f"! {path.stem}, page {problem.page}: {problem.problem.value}, {problem.reason}")
    for gone in range(1, count - 1):
        kept = [page for page in range(count) if page != gone]
        problems = _bound(path, kept, today).having(Problem.MISSING_BEFORE)
        _count(tally, "missing", hit=any(problem.page == gone + 1 for problem in problems))
    for name in ("swapped", "shuffled"):
        order = WAYS[name](count, rng)
        binding = _bound(path, order, today)
        _count(tally, name, hit=bool(binding.having(Problem.WRONG_ORDER)))
        _count(tally, f"{name}, recovered", hit=[order[page - 1] for page in binding.proposed_order] == sorted(order))


def _count(tally: Counter[str], name: str, *, hit: bool) -> None:
    tally[f"{name}:all"] += 1
    tally[name] += hit


def _bound(path: Path, order: Sequence[int], today: Path) -> Binding:
    """The pages of a PDF in another order, read and examined."""
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as made:
        made.import_pages(source, list(order))
        made.save(today)
    return _examined(today)


def _examined(path: Path) -> Binding:
    return examine(app.read_document(path, isolated=False))


def _written(text: Text, path: Path) -> None:
    """The text as a Word file: A4 as GB/T 9704 has it, paragraphs indented by two characters."""
    word = Word()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    for row in _paragraphs(text):
        paragraph = word.add_paragraph()
        run = paragraph.add_run(row[1])
        run.font.size, run.font.name = Pt(EM), FONT
        run._element.rPr.rFonts.set(qn("w:eastAsia"), FONT)  # noqa: SLF001 - python-docx has no name for it
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), Pt(28)
        if row[0] == "first":
            paragraph.paragraph_format.first_line_indent = Pt(2 * EM)
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if row[0] == "centred" else WD_ALIGN_PARAGRAPH.RIGHT
    word.save(str(path))


def _paragraphs(text: Text) -> list[tuple[str, str]]:
    """How each paragraph is set, and its words."""
    found: list[tuple[str, str]] = []
    for row in (row for sheet in sheets(text) for row in sheet):
        if row.style == "on":
            found[-1] = (found[-1][0], found[-1][1] + row.words)
        else:
            found.append((row.style, row.words))
    return found


if __name__ == "__main__":
    sys.exit(main())
