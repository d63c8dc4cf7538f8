"""How fast each format is read, beside the bare library in the same run, and how many characters each loses.

    python benchmarks/reading/run.py [--pages 200] [--runs 3] [--no-record]

Everything is measured in this one process in processor seconds, the fastest of the runs: what other work on the machine
does matters least so. Reading is ours from the bytes to the paragraphs, pages, page numbers and marks; the peers give
bare text. Figures go to ``benchmarks/results/reading.json``.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from papers import ROOT, long_text, ofd, pdf, word

sys.path.insert(0, str(ROOT / "benchmarks"))
from watched import surroundings

from replycheck.readers import read
from replycheck.readers.docx.rtf import rtf_lines

RESULTS = ROOT / "benchmarks" / "results" / "reading.json"
LETTER = ROOT / "examples" / "case" / "reply-good.docx"
JUDGMENT = ROOT / "examples" / "case" / "judgment.docx"
PDF_TARGET, DOCX_TARGET = 150.0, 2.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One reader on one file: processor seconds, pages (or files) a second, characters lost in a hundred thousand."""

    what: str
    reader: str
    pages: int
    seconds: float
    a_second: float
    lost: float | None = None


def fastest(work: Callable[[], str], runs: int) -> tuple[float, str]:
    """Processor seconds of the fastest run, and what it gave."""
    best, text = float("inf"), ""
    for _ in range(runs):
        start = time.process_time()
        text = work()
        best = min(best, time.process_time() - start)
    return best, text


def measured(what: str, reader: str, work: Callable[[], str], paper: tuple[int, str, int]) -> Figure:
    """A figure; ``paper`` is its pages, its text, and the runs."""
    pages, truth, runs = paper
    seconds, text = fastest(work, runs)
    figure = Figure(what, reader, pages, round(seconds, 4), round(pages / seconds, 1), _lost(truth, text))
    lost = "" if figure.lost is None else f"   {figure.lost:8.2f} lost"
    print(f"{what:26} {reader:28} {figure.a_second:9.1f} a second{lost}", flush=True)
    return figure


def _lost(truth: str, text: str) -> float | None:
    """Characters of the truth that are not where they should be, in a hundred thousand; blanks do not count."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only here

    wanted, given = "".join(truth.split()), "".join(text.split())
    if not wanted:
        return None
    step, lost = 20_000, 0
    for start in range(0, len(wanted), step):  # page numbers between the lines only make the second text longer
        piece = wanted[start : start + step]
        first = round(start / len(wanted) * len(given))
        lost += len(piece) - LCSseq.similarity(piece, given[max(0, first - 2_000) : first + step + 4_000])
    return round(lost / len(wanted) * 100_000, 2)


def _pdfplumber(data: bytes, pages: int) -> str:
    import pdfplumber  # noqa: PLC0415 - a peer

    with pdfplumber.open(io.BytesIO(data)) as file:
        return "\n".join(page.extract_text() for page in file.pages[:pages])


def _pypdfium2(data: bytes) -> str:
    import pypdfium2  # noqa: PLC0415 - a peer

    with pypdfium2.PdfDocument(data) as file:
        found = []
        for page in file:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
        return "\n".join(found)


def _python_docx(path: Path) -> str:
    import docx  # noqa: PLC0415 - a peer

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def pdfs(folder: Path, pages: int, runs: int) -> list[Figure]:
    """PDF with a font that is not in the file, and, where LibreOffice is installed, with one that is."""
    words = long_text(pages)
    files = {"PDF, font not in the file": pdf(words)}
    embedded = _by_libreoffice(word(folder / "long.docx", words), "pdf")
    if embedded is not None:
        files["PDF, font in the file"] = embedded.read_bytes()
    found = []
    for what, data in files.items():
        path = folder / "paper.pdf"
        path.write_bytes(data)
        count = len(read(path).pages)
        few = min(count, 30)
        truth = "\n".join(words)
        found += [
            measured(what, "replycheck", lambda path=path: read(path).text, (count, truth, runs)),
            measured(what, "pypdfium2, bare text", lambda data=data: _pypdfium2(data), (count, truth, runs)),
            measured(
                what, f"pdfplumber ({few} pages)", lambda data=data, few=few: _pdfplumber(data, few), (few, "", 1)
            ),
        ]
    return found


def _by_libreoffice(path: Path, suffix: str) -> Path | None:
    program = shutil.which("soffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, check=False, timeout=300)
    made = path.with_suffix(f".{suffix}")
    return made if made.exists() else None


def words(folder: Path, runs: int) -> list[Figure]:
    """Word files: the example letter and judgment, and a long paper."""
    found = []
    files = {
        "DOCX, a letter": LETTER,
        "DOCX, a judgment": JUDGMENT,
        "DOCX, 40 pages": word(folder / "w.docx", long_text(40)),
    }
    for what, path in files.items():
        for reader, work in (("python-docx, bare text", _python_docx), ("replycheck", lambda path: read(path).text)):
            found.append(measured(what, reader, lambda path=path, work=work: work(path), (1, "", 10 * runs)))
    return found


def others(folder: Path, runs: int) -> list[Figure]:
    """OFD, rich text and plain text."""
    paper = long_text(20)
    truth = "\n".join(paper)
    (folder / "paper.ofd").write_bytes(ofd(paper))
    (folder / "paper.txt").write_text(truth, encoding="gb18030")
    count = len(read(folder / "paper.ofd").pages)
    found = [
        measured("OFD", "replycheck", lambda: read(folder / "paper.ofd").text, (count, truth, runs)),
        measured("text in GB18030", "replycheck", lambda: read(folder / "paper.txt").text, (20, truth, 5 * runs)),
    ]
    rtf = _by_libreoffice(word(folder / "r.docx", paper), "rtf")
    if rtf is not None:
        data = rtf.read_bytes()
        found.append(
            measured("RTF inside a Word file", "replycheck", lambda: "\n".join(rtf_lines(data)), (20, truth, runs))
        )
    return found


def main() -> int:
    """Measure, compare, record."""
    parser = argparse.ArgumentParser(description="how fast each format is read")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = pdfs(folder, options.pages, options.runs) + words(folder, options.runs) + others(folder, options.runs)
    ours = {figure.what: figure for figure in figures if figure.reader == "replycheck"}
    bare = {figure.what: figure for figure in figures if figure.reader.startswith("python-docx")}
    ratios = {what: round(ours[what].seconds / figure.seconds, 2) for what, figure in bare.items()}
    slow = [what for what, figure in ours.items() if what.startswith("PDF") and figure.a_second < PDF_TARGET]
    for what, ratio in ratios.items():
        print(f"{what:26} {ratio} times bare python-docx (target {DOCX_TARGET})")
    print(f"PDF below {PDF_TARGET} pages a second: {'、'.join(slow) or 'none'}")
    if not options.no_record:
        table = {
            "surroundings": surroundings(["replycheck", "pypdfium2", "pdfplumber", "python-docx", "lxml", "reportlab"]),
            "targets": {"pdf_pages_a_second": PDF_TARGET, "docx_times_python_docx": DOCX_TARGET},
            "ratios": ratios,
            "figures": [asdict(figure) for figure in figures],
        }
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if slow or any(ratio > DOCX_TARGET for ratio in ratios.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
