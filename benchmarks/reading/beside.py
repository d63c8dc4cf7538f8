"""What it costs to hold each PDF page against its picture: this tree, an older one and bare pdfplumber by turns.

    python benchmarks/reading/beside.py --beside TREE [--data DIR] [--pages 200] [--runs 3] [--no-record]

``TREE`` is a checkout of a replycheck that did not compare (``git worktree add /tmp/older 09ebf2a``). Papers are the
pages of ``drawn.py``, a long paper by LibreOffice, and the PDF files of real papers where the outside data are at hand
(``REPLYCHECK_TEST_DATA``). A run reads every file in one fresh process, in processor seconds, the fastest of the runs;
pages that are scans are left out. What is held against the target is the median over the files of what a page takes
longer than in the older tree. Also told: how many fonts were put on trial, and how many pages recognition is asked for.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from drawn import by_reportlab
from papers import ROOT, long_text, word
from run import _by_libreoffice

sys.path.insert(0, str(ROOT / "benchmarks"))
from watched import surroundings

RESULTS = ROOT / "benchmarks" / "results" / "beside.json"
TARGET = 15.0
"""Milliseconds a page that comparing may add (median)."""
LONG_TARGET = 10.0
"""Seconds that a text PDF of 200 pages may take."""
_READ = """
import json, sys, time
from replycheck.model.recognition import Recognition
from replycheck.readers import read
found = {}
for path in sys.argv[1:]:
    started = time.process_time()
    try:
        document = read(path, recognition=Recognition(enabled=False))
    except Exception as error:
        continue
    scans = sum(not page.lines for page in document.pages)
    found[path] = (time.process_time() - started, len(document.pages), scans)
print(json.dumps(found))
"""
_PLUMB = """
import json, sys, time
import pdfplumber
found = {}
for path in sys.argv[1:]:
    started = time.process_time()
    with pdfplumber.open(path) as file:
        pages = len(file.pages)
        for page in file.pages[:12]:
            page.extract_text()
    found[path] = ((time.process_time() - started) / max(1, min(12, pages)) * pages, pages, 0)
print(json.dumps(found))
"""
_TRIED = """
import sys
from replycheck.model.limits import Limits
from replycheck.readers.layout.faces import Trials
from replycheck.readers.pdf import read as reader
fonts, lying, pages, asked = set(), set(), 0, 0
losses = reader._losses
def counted(drafts, *, asked):
    global pages
    pages += sum(draft.scan and bool(draft.facts.lying) for draft in drafts)
    return losses(drafts, asked=asked)
reader._losses = counted
settle = Trials.close_page
def closed(self):
    found = settle(self)
    fonts.update((id(self), face) for face in self.tried)
    lying.update((id(self), face) for face in self.lying)
    return found
Trials.close_page = closed
for path in sys.argv[1:]:
    try:
        reader.read_pdf(path, "0" * 64, Limits())
    except Exception:
        pass
print(f"fonts put on trial: {len(fonts)}; fonts that lie: {len(lying)}; pages read anew for them: {pages}")
"""


def _child(script: str, tree: Path, files: Sequence[Path]) -> str:
    """What a script prints that runs with the modules of a tree."""
    surrounding = os.environ | {"PYTHONPATH": str(tree / "src")}
    command = [sys.executable, "-W", "ignore", "-c", script, *map(str, files)]
    done = subprocess.run(command, env=surrounding, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def costs(files: Sequence[Path], older: Path, runs: int) -> dict[str, dict[Path, tuple[float, int, int]]]:
    """For each reader and file the fewest processor seconds of the runs, its pages, and how many are scans."""
    readers = {"older": (_READ, older), "this": (_READ, ROOT), "pdfplumber": (_PLUMB, ROOT)}
    found: dict[str, dict[Path, tuple[float, int, int]]] = {name: {} for name in readers}
    for turn in range(runs):
        for name, (script, tree) in readers.items():
            if name == "pdfplumber" and turn:
                continue  # once is enough: it takes longer than both
            for path, (seconds, pages, scans) in json.loads(_child(script, tree, files)).items():
                before = found[name].get(Path(path))
                best = seconds if before is None else min(seconds, before[0])
                found[name][Path(path)] = (best, pages, scans)
    return found


def _row(found: dict[str, dict[Path, tuple[float, int, int]]], path: Path) -> dict[str, float]:
    """Pages of a file and milliseconds a page for each reader; nothing for scans and for what the older one refused."""
    seconds, pages, scans = found["this"][path]
    if path not in found["older"] or 2 * scans > pages:
        return {}
    bare = found["pdfplumber"].get(path, (0.0,))[0]
    names = {"older": found["older"][path][0], "this": seconds, "pdfplumber": bare}
    return {"pages": pages} | {name: round(1000 * taken / pages, 2) for name, taken in names.items()}


def main() -> int:
    """Measure, compare, record."""
    parser = argparse.ArgumentParser(description="what it costs to compare pages with their pictures")
    parser.add_argument("--beside", type=Path, required=True, metavar="TREE")
    parser.add_argument("--data", type=Path, default=os.environ.get("REPLYCHECK_TEST_DATA"))
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [by_reportlab(range(20), folder)]
        long = _by_libreoffice(word(folder / "long.docx", long_text(options.pages)), "pdf")
        files += [long] if long else []
        real = sorted((Path(options.data) / "data" / "real").glob("*.pdf")) if options.data else []
        found = costs([*files, *real], options.beside, options.runs)
        tried = _child(_TRIED, ROOT, real) if real else ""
    figures = {path.name: row for path in found["this"] if (row := _row(found, path))}
    for file, row in figures.items():
        print(
            f"{file:28}{row['pages']:5} pages, milliseconds a page: {row['older']:7} older {row['this']:7} this "
            f"{row['pdfplumber']:7} pdfplumber"
        )
    added = round(median(row["this"] - row["older"] for row in figures.values()), 2)
    seconds = figures[long.name]["this"] * figures[long.name]["pages"] / 1000 if long else 0.0
    print(f"comparing adds {added} ms a page (median of {len(figures)} files; target {TARGET}); {tried}")
    print(f"long paper: {seconds:.2f} s (target {LONG_TARGET})")
    if not options.no_record:
        summary = {"median added": added, "files": len(figures), "tried": tried, "long paper": round(seconds, 2)}
        table = {**surroundings(("pypdfium2", "pdfplumber")), "summary": summary, "figures": figures}
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(added > TARGET or seconds > LONG_TARGET)


if __name__ == "__main__":
    raise SystemExit(main())
