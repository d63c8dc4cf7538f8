"""How long a person waits: the cold start of the command line, and a long PDF; beside bare libraries in the same run.

    python benchmarks/startup.py [--runs 9] [--no-record] [--beside TREE]

``--beside`` names a checkout of an older replycheck, whose cold starts are taken by turns with those of this one
(``git worktree add /tmp/older v0.1``). Every run is a fresh process with its bytecode cached. The minimum says what the
work costs, the median what this machine gave today; targets are for the minimum, for other work on the machine only
adds. The figures go to ``benchmarks/results/startup.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from watched import Watched, surroundings, watch

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "examples" / "case"
RESULTS = ROOT / "benchmarks" / "results" / "startup.json"
PAGES, LINES, COLUMNS = 200, 22, 28
"""A long paper in the layout of official papers: GB/T 9704 sets 22 lines of 28 characters."""
TOOL = (sys.executable, "-m", "replycheck")
HELP = (*TOOL, "--help")
CHECK = (*TOOL, "check", str(CASE / "reply-bad.docx"), "--source", str(CASE / "judgment.docx"))
LETTER = ("--petition", str(CASE / "petition.docx"))
BARE_DOCX = (
    sys.executable,
    "-c",
    "import sys, docx\nfor name in sys.argv[1:]: print(len([p.text for p in docx.Document(name).paragraphs]))",
    str(CASE / "reply-bad.docx"),
    str(CASE / "judgment.docx"),
)
_EXTRACT = """import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as file:
    print(sum(len(page.extract_text()) for page in file.pages))"""
BARE_PDF = (sys.executable, "-c", _EXTRACT)
PACKAGES = ("replycheck", "typer", "python-docx", "lxml", "numpy", "pypdfium2", "pdfplumber", "reportlab")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """The runs of one command: seconds, processor seconds, and the largest memory of any run in MB."""

    name: str
    runs: int
    fastest: float
    median: float
    processor_median: float
    largest_process_mb: float
    together_mb: float | None
    seconds_target: float | None = None
    mb_target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the targets are met."""
        memory = max(self.largest_process_mb, self.together_mb or 0.0)
        in_time = self.seconds_target is None or self.fastest <= self.seconds_target
        return in_time and (self.mb_target is None or memory <= self.mb_target)


def measure(
    name: str,
    command: Sequence[str],
    runs: int,
    codes: tuple[int, ...],
    targets: tuple[float | None, float | None] = (None, None),
) -> Figure:
    """Run a command ``runs`` times, and once more for its memory; a wrong exit code ends the benchmark."""
    timed = [_run(command, codes, sampled=False) for _ in range(runs)]
    return _figure(name, timed, targets, _run(command, codes, sampled=True))


def _figure(
    name: str, timed: Sequence[Watched], targets: tuple[float | None, float | None], weighed: Watched | None = None
) -> Figure:
    memory = None if weighed is None else weighed.together_mb
    return Figure(
        name,
        len(timed),
        round(min(one.seconds for one in timed), 4),
        round(statistics.median(one.seconds for one in timed), 4),
        round(statistics.median(one.processor_seconds for one in timed), 4),
        round(max(one.largest_process_mb for one in (*timed, *([weighed] if weighed else []))), 1),
        None if memory is None else round(memory, 1),
        *targets,
    )


def _run(command: Sequence[str], codes: tuple[int, ...], *, sampled: bool) -> Watched:
    ended = watch(command, sampled=sampled)
    if ended.code not in codes or "Traceback" in ended.err:
        raise SystemExit(f"{' '.join(command)} ended with {ended.code}:\n{ended.err[-2000:]}")
    return ended


def long_pdf(path: Path, pages: int = PAGES) -> None:
    """An invented paper of ``pages`` pages with printed page numbers; the same text every time."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - only this part needs it
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - only this part needs it
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415 - only this part needs it
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only this part needs it

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    lines = _lines(pages * LINES)
    for page in range(pages):
        canvas.setFont("STSong-Light", 16)
        for row in range(LINES):
            canvas.drawString(79, 842 - 105 - 28.9 * (row + 1), lines[page * LINES + row])
        canvas.setFont("STSong-Light", 14)
        canvas.drawCentredString(297, 70, f"— {page + 1} —")
        canvas.showPage()
    canvas.save()


def _lines(count: int) -> list[str]:
    """Lines of invented sentences in paragraphs."""
    draw = random.Random(7)
    who = ("承办人员", "立案庭", "信访窗口", "执行局", "来信人", "鉴定机构", "物业公司", "档案室")
    when = ("收到材料当日", "次日上午", "第三周", "核对案卷以后", "面谈结束前", "整改期满时")
    what = (
        "登记了来信",
        "复印了收据",
        "查看了现场",
        "调取了账户流水",
        "更换了防水层",
        "退还了保证金",
        "补办了手续",
        "记录了意见",
    )
    lines: list[str] = ["关于来信反映有关问题的办理情况", "周某某："]
    while len(lines) < count:
        text = "　　" + "".join(
            f"{draw.choice(when)}，{draw.choice(who)}{draw.choice(what)}，编号第{draw.randrange(10**6)}号。"
            for _ in range(draw.randrange(3, 9))
        )
        lines += [text[start : start + COLUMNS] for start in range(0, len(text), COLUMNS)]
    return lines[:count]


def imports(command: Sequence[str]) -> list[tuple[str, float, float]]:
    """The modules that cost most to import: name, own milliseconds, milliseconds with what they import."""
    told = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=False
    ).stderr
    found = [
        (name.strip(), int(own) / 1000, int(whole) / 1000)
        for own, whole, name in re.findall(r"^import time:\s*(\d+) \|\s*(\d+) \|(.+)$", told, re.MULTILINE)
    ]
    return sorted(found, key=lambda one: -one[1])


def show_imports(title: str, command: Sequence[str]) -> None:
    """Print the modules that cost most."""
    found = imports(command)
    print(f"\nimports of {title}: {len(found)} modules, {sum(own for _, own, _ in found):.0f} ms (traced)")
    for name, own, whole in found[:_SHOWN]:
        print(f"  {own:7.1f} ms  with its own imports {whole:7.1f} ms  {name}")


def beside(older: Path, runs: int) -> list[Figure]:
    """Cold starts of this tree and of an older one by turns, so that both have the same machine."""
    trees = {"older": older / "src", "this": ROOT / "src"}
    names = {"judgment": CHECK[2:], "judgment and letter": (*CHECK[2:], *LETTER)}
    ended: dict[str, list[Watched]] = {f"{tree}: check with {name}": [] for name in names for tree in trees}
    for turn in range(runs + 1):
        for name, arguments in names.items():
            for tree, source in trees.items():
                command = ("env", f"PYTHONPATH={source}", sys.executable, "-m", *arguments)
                run = _run(command, (1,), sampled=False)
                if turn:  # the first writes the bytecode
                    ended[f"{tree}: check with {name}"].append(run)
    return [_figure(name, runs, (None, None)) for name, runs in ended.items()]


def figures(runs: int, folder: Path) -> list[Figure]:
    """Everything that is measured, the tool and its peers by turns."""
    pdf = folder / "long.pdf"
    long_pdf(pdf)
    few = max(3, runs // 3)
    return [
        measure("replycheck --help", HELP, runs, (0,), (0.25, None)),
        measure("replycheck check reply-bad.docx --source judgment.docx", CHECK, runs, (1,), (0.7, None)),
        measure("the same with --petition petition.docx", (*CHECK, *LETTER), runs, (1,), (1.0, None)),
        measure("bare python-docx on the same two files", BARE_DOCX, runs, (0,)),
        measure(f"replycheck check {PAGES} pages", (*TOOL, "check", str(pdf)), few, (0, 1), (10.0, 500.0)),
        measure(f"bare pdfplumber on the same {PAGES} pages", (*BARE_PDF, str(pdf)), few, (0,)),
    ]


def main() -> int:
    """Print the table and record it; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description="cold start and size of the command line")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--no-record", action="store_true")
    parser.add_argument("--beside", type=Path, metavar="TREE", help="a checkout of an older replycheck")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        table = figures(options.runs, Path(folder))
    if options.beside:
        table += beside(options.beside, options.runs)
    print(f"{'':58}{'fastest':>9}{'median':>9}{'CPU':>8}{'MB':>8}{'MB sum':>8}")
    for one in table:
        target = "" if one.seconds_target is None else f"  ≤ {one.seconds_target} s {'met' if one.met else 'MISSED'}"
        print(
            f"{one.name:58}{one.fastest:9.3f}{one.median:9.3f}{one.processor_median:8.3f}"
            f"{one.largest_process_mb:8.1f}{one.together_mb or 0:8.1f}{target}"
        )
    ratios = {"docx": table[1].fastest / table[3].fastest, "pdf": table[4].fastest / table[5].fastest}
    print("ratio to the bare library:", ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()))
    for title, command in (("--help", HELP), ("check", CHECK)):
        show_imports(title, command)
    if not options.no_record:
        RESULTS.parent.mkdir(exist_ok=True)
        record = {"surroundings": surroundings(PACKAGES), "figures": [asdict(one) for one in table], "ratios": ratios}
        RESULTS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one.met for one in table) else 1


if __name__ == "__main__":
    sys.exit(main())
