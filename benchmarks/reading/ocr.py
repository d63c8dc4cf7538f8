"""Scanned pages read back: characters lost, seconds a page beside rapidocr called bare, and memory.

    python benchmarks/reading/ocr.py [--pages 12] [--font NAME] [--data DIR] [--record]

Real judgments are typeset at 3号 on official pages, turned into pictures at 200 dpi and spoilt in the ways that
scanners spoil them. The peer is rapidocr as its users call it, with its line classifier off, on the same pictures and
one thread; its lines are taken in its own order. Both character error rates count every character but white space and
the page number. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from ocr_paper import CONDITIONS, DPI, Sheet, printed, sheets
from PIL import Image
from rapidfuzz.distance import Levenshtein

from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.model.span import Span
from replycheck.readers.image import page_colours, read_image
from replycheck.readers.layout.readings import PageReading, Readings
from replycheck.readers.ocr.engine import Engine
from replycheck.readers.ocr.page import read_page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import outside  # noqa: E402 - beside the other benchmarks
from watched import surroundings, watch  # noqa: E402 - the module lies beside the folder of this script

RESULTS = ROOT / "benchmarks" / "results" / "ocr.json"
FONTS = {
    "Noto Serif CJK SC": "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "AR PL SungtiL GB": "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
}
CLEAN, SPOILT, MOST_MB = 0.003, 0.01, 1500.0
_TURNS = {"rotated 90": 1, "rotated 180": 2}
_NUMBER = re.compile(r"[-—–一\s]*\d+[-—–一\s]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """One font under one condition. ``peer`` is rapidocr bare; rates are shares, seconds those of the processor."""

    font: str
    condition: str
    pages: int
    characters: int
    error_rate: float
    peer_error_rate: float
    seconds_a_page: float
    peer_seconds_a_page: float
    doubtful_share: float
    wrong: int
    wrong_and_doubtful: int
    seals_found: int
    upright: int


def _ours(engine: Engine, picture: bytes) -> tuple[PageReading, Document]:
    colours, scale = page_colours(picture, 0, Limits())
    reading = read_page(engine, colours, scale)
    return reading, read_image("page", picture, "", Limits(), Readings({1: reading}))


def _peer() -> Callable[[bytes], str]:
    from rapidocr import RapidOCR  # noqa: PLC0415 - only this benchmark runs the library's own code

    engine = RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def read(picture: bytes) -> str:
        found = engine(np.asarray(Image.open(BytesIO(picture)).convert("RGB"))[:, :, ::-1].copy())
        return "".join("".join(line.split()) for line in found.txts or () if not _NUMBER.fullmatch(line))

    return read


def measure(font: str, condition: str, papers: Sequence[Sheet], peer: Callable[[bytes], str]) -> Figure:
    """One row of the table."""
    engine, chance = Engine(), np.random.default_rng(5)
    count: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for paper in papers:
        target = BytesIO()
        CONDITIONS[condition](printed(paper, FONTS[font]), chance).save(target, "PNG", dpi=(DPI, DPI))
        start = time.process_time()
        reading, document = _ours(engine, target.getvalue())
        between = time.process_time()
        other = peer(target.getvalue())
        spent.update(ours=between - start, peer=time.process_time() - between)
        places = [at for at, letter in enumerate(document.text) if not letter.isspace()]
        wrong = Levenshtein.editops(paper.words, "".join(document.text[at] for at in places))
        count["characters"] += len(paper.words)
        count["wrong"] += len(wrong)
        count["peer"] += Levenshtein.distance(paper.words, other)
        count["marked"] += sum(_is_doubtful(document, places, edit.dest_pos) for edit in wrong)
        count["doubtful"] += document.doubts_in(Span(0, len(document.text)))
        count["seals"] += len(reading.seals)
        count["upright"] += reading.quarters == _TURNS.get(condition, 0)
    total, pages = count["characters"], len(papers)
    return Figure(
        font=font,
        condition=condition,
        pages=pages,
        characters=total,
        error_rate=round(count["wrong"] / total, 5),
        peer_error_rate=round(count["peer"] / total, 5),
        seconds_a_page=round(spent["ours"] / pages, 2),
        peer_seconds_a_page=round(spent["peer"] / pages, 2),
        doubtful_share=round(count["doubtful"] / total, 4),
        wrong=count["wrong"],
        wrong_and_doubtful=count["marked"],
        seals_found=count["seals"],
        upright=count["upright"],
    )


def _is_doubtful(document: Document, places: Sequence[int], at: int) -> bool:
    """Whether the character at a wrong place, or the one before it, is doubtful; a lost one leaves only those."""
    near = places[max(0, at - 1) : at + 1]
    return any(document.doubts_in(Span(place, place + 1)) for place in near)


def memory(papers: Sequence[Sheet], font: str) -> tuple[float, float]:
    """MB and seconds of wall time of ``replycheck text`` over a PDF of those pages, both workers and all."""
    pages = [printed(paper, FONTS[font]) for paper in papers]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        pages[0].save(path, save_all=True, append_images=pages[1:], resolution=DPI)
        os.environ["REPLYCHECK_CACHE"] = folder
        run = watch([sys.executable, "-m", "replycheck", "text", str(path)], limit=600)
        again = watch([sys.executable, "-m", "replycheck", "text", str(path)], limit=600)
    if run.code or again.out != run.out:
        raise SystemExit(f"replycheck text: {run.err}")
    print(f"{len(pages)} pages at once: {run.seconds:.1f} s, {run.peak_mb:.0f} MB; again: {again.seconds:.1f} s")
    return run.peak_mb, run.seconds


def main() -> int:
    """Measure, print and (with ``--record``) write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=12)
    outside.add_option(parser)
    parser.add_argument("--font", action="append", choices=FONTS, help="only this one; may be repeated")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    papers, peer = sheets(options.data, options.pages), _peer()
    found = []
    for font in options.font or [name for name, path in FONTS.items() if Path(path).exists()]:
        for condition in CONDITIONS:
            figure = measure(font, condition, papers, peer)
            print(
                f"{font:18} {condition:20} wrong {figure.error_rate:.3%} (peer {figure.peer_error_rate:.3%})"
                f"  {figure.seconds_a_page:.2f} s a page (peer {figure.peer_seconds_a_page:.2f})"
                f"  doubtful {figure.doubtful_share:.2%}, {figure.wrong_and_doubtful} of {figure.wrong} wrong ones"
                f"  seals {figure.seals_found}  upright {figure.upright}/{figure.pages}",
                flush=True,
            )
            found.append(figure)
    peak, seconds = memory(papers, found[0].font)
    missed = [one for one in found if one.error_rate > (CLEAN if one.condition == "clean" else SPOILT)]
    if options.record:
        packages = ("replycheck", "rapidocr", "onnxruntime", "numpy", "pillow", "pypdfium2", "opencv-python-headless")
        table = {
            "surroundings": surroundings(packages),
            "targets": {"clean": CLEAN, "otherwise": SPOILT, "mb": MOST_MB},
            "figures": [asdict(one) for one in found],
            "a pdf of all pages": {"pages": len(papers), "peak_mb": round(peak), "seconds": round(seconds, 1)},
        }
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if missed or peak > MOST_MB else 0


if __name__ == "__main__":
    sys.exit(main())
