"""Spoil our own examples in every format and read each: no traceback, no hang, no memory beyond the limit, no silence.

    python benchmarks/fuzzing/run.py [--count 10000] [--seed 1] [--jobs 2] [--office] [--record] [--keep FOLDER]

A spoilt file is a function of the seed and its number, so ``--only 4711 --keep FOLDER`` makes it again. Every
``--whole`` th file is checked from end to end, the others are read. Exit code 1 when a file breaks the promise.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from mutations import spoilt
from seeds import ROOT, seeds

sys.path.insert(0, str(ROOT / "benchmarks"))
from watched import surroundings

RESULTS = ROOT / "benchmarks" / "results" / "fuzz.json"
MOST_SECONDS, MOST_MB = 60.0, 1200.0
_PARSERS = ("docx", "pdf", "plain_text", "ofd", "image", "office", "sandbox")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one spoilt file; ``fault`` is empty where the promise was kept."""

    number: int
    name: str
    way: str
    ended: str
    seconds: float
    peak_mb: float
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done to which files."""

    files: tuple[tuple[str, bytes], ...]
    seed: int
    whole: int
    keep: Path | None

    def file(self, number: int) -> tuple[str, str, bytes]:
        """Name, what was done, and the bytes of a spoilt file."""
        chance = random.Random(f"{self.seed}-{number}")
        name, data = chance.choice(self.files)
        way, made = spoilt(data, chance, [other for _, other in self.files])
        return name, way, made


def look(plan: Plan, number: int, folder: Path) -> Outcome:
    """Read (or check) one spoilt file."""
    name, way, data = plan.file(number)
    path = folder / f"{number}-{name}"
    path.write_bytes(data)
    started = time.monotonic()
    fault = ""
    try:
        ended = _checked(path) if number % plan.whole == 0 else _read(path)
    except Exception:  # noqa: BLE001 - an exception that is none of ours is what is looked for
        ended, fault = "traceback", traceback.format_exc()[-1500:]
    seconds = time.monotonic() - started
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1000
    if not fault and ended == "silent":
        fault = "read as empty, and called whole"
    if not fault and seconds > MOST_SECONDS:
        fault = f"{seconds:.0f} s"
    if not fault and peak > MOST_MB:
        fault = f"{peak:.0f} MB"
    if plan.keep is not None and fault:
        (plan.keep / path.name).write_bytes(data)
    path.unlink(missing_ok=True)
    return Outcome(number, name, way, ended, round(seconds, 2), round(peak), fault)


def _read(path: Path) -> str:
    from replycheck.errors import ReplycheckError  # noqa: PLC0415 - in the worker only
    from replycheck.model.recognition import Recognition  # noqa: PLC0415 - in the worker only
    from replycheck.readers import read_isolated  # noqa: PLC0415 - in the worker only

    try:
        document = read_isolated(path, recognition=Recognition(enabled=False))
    except ReplycheckError as error:
        return _refused(str(error))
    return _silence(document.text, whole=document.complete)


def _checked(path: Path) -> str:
    from dataclasses import replace  # noqa: PLC0415 - in the worker only

    from replycheck.app import Inputs, examine  # noqa: PLC0415 - in the worker only
    from replycheck.config.settings import Settings  # noqa: PLC0415 - in the worker only
    from replycheck.model.recognition import Recognition  # noqa: PLC0415 - in the worker only
    from replycheck.model.report import Verdict  # noqa: PLC0415 - in the worker only
    from replycheck.reporting import render  # noqa: PLC0415 - in the worker only

    settings = replace(Settings(), ocr=Recognition(enabled=False))
    report = examine(str(path), Inputs(), settings)
    if report.crashed:
        raise RuntimeError(f"crashed rules: {report.crashed}")
    render(report, "json")
    render(report, "terminal")
    return _silence(report.document.text, whole=report.verdict is not Verdict.INCOMPLETE)


def _silence(text: str, *, whole: bool) -> str:
    if not text.strip():
        return "silent" if whole else "empty, said"
    return "read" if whole else "read in part, said"


def _refused(message: str) -> str:
    """Refusals by kind; what was not foreseen is counted by its name."""
    if "无法解析（" in message:
        return "unforeseen " + message.partition("无法解析（")[2].partition("）")[0]
    for words, kind in (
        ("崩溃", "parser died"),
        ("秒，已停止", "too long, stopped"),
        ("内存", "too much memory, stopped"),
    ):
        if words in message:
            return kind
    return "refused"


def work(plan: Plan, pipe: Connection) -> None:
    """A worker: numbers in, outcomes out."""
    for name in _PARSERS:  # each file is parsed in a child of this process, which then need not load them again
        importlib.import_module(f"replycheck.readers.{name}")
    with tempfile.TemporaryDirectory() as folder:
        while (number := pipe.recv()) is not None:
            pipe.send(look(plan, number, Path(folder)))


class Worker:
    """A process that reads one file after the other, and is replaced when it dies or hangs."""

    def __init__(self, plan: Plan) -> None:
        """Start it."""
        self.plan = plan
        self.number = -1
        self.since = 0.0
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=work, args=(self.plan, theirs))
        self.process.start()
        theirs.close()

    def give(self, number: int | None) -> None:
        """Let it read a file, or end."""
        self.number, self.since = -1 if number is None else number, time.monotonic()
        self.pipe.send(number)

    def lost(self, fault: str) -> Outcome:
        """Replace it; what it was reading is at fault."""
        self.process.kill()
        self.process.join()
        name, way, data = self.plan.file(self.number)
        if self.plan.keep is not None:
            (self.plan.keep / f"{self.number}-{name}").write_bytes(data)
        outcome = Outcome(self.number, name, way, "lost", time.monotonic() - self.since, 0.0, fault)
        self._start()
        return outcome


def run(plan: Plan, numbers: list[int], jobs: int) -> list[Outcome]:
    """The outcomes of all files."""
    left = iter(numbers)
    outcomes: list[Outcome] = []
    workers = [Worker(plan) for _ in range(jobs)]
    busy = [worker for worker in workers if _next(worker, left)]
    while busy:
        ready = wait([worker.pipe for worker in busy], timeout=5)
        for worker in list(busy):
            if worker.pipe in ready:
                try:
                    outcome = worker.pipe.recv()
                except EOFError:
                    outcome = worker.lost("the worker died")
            elif time.monotonic() - worker.since > 2 * MOST_SECONDS:
                outcome = worker.lost("hangs")
            else:
                continue
            outcomes.append(outcome)
            _tell(outcome, len(outcomes), len(numbers))
            if not _next(worker, left):
                busy.remove(worker)
    return outcomes


def _next(worker: Worker, left: object) -> bool:
    number = next(left, None)  # type: ignore[call-overload] # an iterator of numbers
    worker.give(number)
    return number is not None


def _tell(outcome: Outcome, done: int, of: int) -> None:
    if outcome.fault:
        print(f"!! {outcome.number} {outcome.name} {outcome.way}: {outcome.fault}", flush=True)
    if done % 500 == 0:
        print(f"{done} of {of}", flush=True)


def main() -> int:
    """Run, tell, and record."""
    parser = argparse.ArgumentParser(description="spoil our own examples and read them")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--whole", type=int, default=25, help="check every n-th from end to end")
    parser.add_argument("--only", type=int, default=None, help="this one file")
    parser.add_argument("--keep", type=Path, default=None, help="keep the files that break the promise here")
    parser.add_argument("--suffix", default="", help="only examples whose name ends in this")
    parser.add_argument("--office", action="store_true", help="also formats that LibreOffice must read (slow)")
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
    files = tuple((name, data) for name, data in seeds(office=options.office) if name.endswith(options.suffix))
    plan = Plan(files, options.seed, options.whole, options.keep)
    numbers = list(range(1, options.count + 1)) if options.only is None else [options.only]
    started = time.monotonic()
    outcomes = run(plan, numbers, max(1, min(options.jobs, len(numbers))))
    seconds = time.monotonic() - started
    ended = Counter(outcome.ended for outcome in outcomes)
    faults = [outcome for outcome in outcomes if outcome.fault]
    slowest, largest = max(outcomes, key=lambda one: one.seconds), max(outcomes, key=lambda one: one.peak_mb)
    for what, count in ended.most_common():
        print(f"{count:7} {what}")
    print(f"{len(outcomes)} files in {seconds:.0f} s; slowest {slowest.seconds} s; largest {largest.peak_mb} MB")
    print(f"{len(faults)} break the promise")
    if options.record:
        table = {
            "surroundings": surroundings(["replycheck", "pypdfium2", "pdfplumber", "lxml"]),
            "count": len(outcomes), "seed": options.seed, "examples": len(files), "seconds": round(seconds),
            "formats": dict(Counter(outcome.name.rpartition(".")[2] for outcome in outcomes)),
            "ways": dict(Counter(outcome.way for outcome in outcomes).most_common(12)),
            "ended": dict(ended.most_common()), "slowest": asdict(slowest), "largest": asdict(largest),
            "faults": [asdict(outcome) for outcome in faults],
        }  # fmt: skip
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
