"""The judgment library at several sizes: adding, retrieval, the whole check, size, recall; beside SQLite FTS5.

usage: python benchmarks/library/run.py [--data DIR] [--sizes 1000,10000,100000] [--each 20] [--seed 11]
                                        [--peer 10000] [--work DIR] [--whole]

Judgments are made by ``recombined.py``, with the real ones strewn among them; replies hold passages of the real ones
in fourteen disguises (``replies.py``). Adding is a process of its own. What is measured warm is asked once before.
With ``--whole`` made judgments repeat real sentences whole, see ``recombined.py``. Beside the time on the wall stands
that of the processor, which other work on the machine disturbs less. Results go to
``benchmarks/results/library.json``, each size in its place, so that sizes may be run one by one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import peer
from recombined import write
from replies import Reply, disguised, measures, of_length, shared_disguises

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.library import Library, open_library, sources_of
from replycheck.library.adding import portion_work
from replycheck.library.inventory import stock_of
from replycheck.library.jsonl import PORTION_BYTES, portions
from replycheck.model.document import plain
from replycheck.model.passage import Treatment
from replycheck.reuse import find_passages

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import outside

_ROOT = Path(__file__).resolve().parents[2]
_RESULTS = _ROOT / "benchmarks" / "results" / "library.json"
_CHARACTERS = 2000
"""Length of the replies that are timed."""
_FIRST, _TOP, _WIDE = 1, 5, 20


def main() -> None:
    """Measure every size, print the table and write the results."""
    options = _options()
    results = json.loads(_RESULTS.read_text(encoding="utf-8")) if _RESULTS.exists() else {"sizes": {}}
    replies = disguised(options.data, options.each, options.seed)
    with tempfile.TemporaryDirectory(dir=options.work) as place:
        for size in options.sizes:
            measured = _measured(Path(place), size, replies, options)
            name = f"{size} whole" if options.whole else str(size)
            results["sizes"][name] = measured
            print(json.dumps({name: measured}, ensure_ascii=False, indent=1), flush=True)
            _RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _measured(place: Path, size: int, replies: list[Reply], options: argparse.Namespace) -> dict[str, Any]:
    """Everything about one size; its files are deleted afterwards."""
    load = os.getloadavg()[0]
    file, folder = place / "judgments.jsonl", place / "library"
    characters = write(file, options.data, size, whole=options.whole)
    found: dict[str, Any] = {"machine": _machine(), "load_before": round(load, 2), "characters": characters}
    found["adding"] = _adding(folder, file, characters)
    found["size"] = _size(folder)
    found |= _asked(folder, replies, options.data)
    found["memory_of_queries_mb"] = _memory(folder, of_length(replies, _CHARACTERS)[:50])
    if size <= options.peer:
        found["fts5"] = _beside(file, place / "fts5.sqlite", replies)
    file.unlink()
    shutil.rmtree(folder)
    return found


def _adding(folder: Path, file: Path, characters: int) -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "replycheck", "library", "add", str(folder), "--jsonl", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    main_process = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    worker = _worker_seconds_a_character(file)
    return {
        "seconds": round(seconds, 2),
        "million_characters_a_second": round(characters / seconds / 1e6, 2),
        "main_process_cpu_seconds": round(main_process, 2),
        "worker_million_characters_a_cpu_second": round(1e-6 / worker, 2),
        "two_cores_million_characters_a_second_by_cpu": round(2e-6 / (worker + main_process / characters), 2),
        "main_process_mb": round(after.ru_maxrss / 1000),
    }


def _worker_seconds_a_character(file: Path) -> float:
    """Processor time that a worker spends on a character."""
    some = list(portions(file, 0, min(file.stat().st_size, 8 * PORTION_BYTES)))
    for portion in some[:1]:
        portion_work(None, portion)
    began = time.process_time()
    characters = sum(portion_work(None, portion).parcel.characters for portion in some)
    return (time.process_time() - began) / characters


def _size(folder: Path) -> dict[str, Any]:
    stock = stock_of(folder)
    beside = stock.database_bytes - stock.text_bytes
    return asdict(stock) | {
        "fingerprint_bytes_a_character": round(stock.fingerprint_bytes / stock.characters, 3),
        "all_but_texts_bytes_a_character": round((stock.fingerprint_bytes + beside) / stock.characters, 3),
        "text_bytes_a_character": round(stock.text_bytes / stock.characters, 3),
    }


def _asked(folder: Path, replies: list[Reply], shared: Path) -> dict[str, Any]:
    """Times, recall and plagdet with the source unknown."""
    long = of_length(replies, _CHARACTERS)
    with closing(open_library(folder)) as library:
        retrieval = _times(lambda text: library.candidates(text, _TOP), long)
        ranks = [[found.id for found in library.candidates(reply.text, _WIDE)] for reply in replies]
        plagdet = _plagdet(library, replies, shared)
    with tempfile.TemporaryDirectory() as place:
        paths = [str(Path(place) / f"{at}.txt") for at in range(60)]
        for path, text in zip(paths, long, strict=False):
            Path(path).write_text(text, encoding="utf-8")
        inputs = app.Inputs(library=str(folder))
        check = _times(lambda path: app.examine(path, inputs, Settings()), paths)
        bare = _times(lambda path: app.examine(path, app.Inputs(), Settings()), paths)
    recall = _recall(replies, ranks)
    own = [at for at, reply in enumerate(replies) if reply.disguise in shared_disguises(shared)]
    of_bench = _recall([replies[at] for at in own], [ranks[at] for at in own])
    recall["top_5, disguises of the shared bench"] = of_bench["top_5"]
    return {
        "retrieval_ms": retrieval,
        "check_ms": check,
        "check_without_library_ms": bare,
        "recall": recall,
        "plagdet_source_unknown": plagdet,
    }


def _times(work: Callable[[str], object], texts: list[str]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, warm: the second round counts."""
    taken: list[tuple[float, float]] = []
    for text in [*texts, *texts]:
        began, processor = time.perf_counter(), time.process_time()
        work(text)
        taken.append(((time.perf_counter() - began) * 1000, (time.process_time() - processor) * 1000))
    found = {}
    for name, some in zip(("", "_cpu"), zip(*taken[len(texts) :], strict=True), strict=True):
        warm = sorted(some)
        found |= {
            f"median{name}": round(statistics.median(warm), 2),
            f"p95{name}": round(warm[int(0.95 * len(warm))], 2),
        }
    return found


def _recall(replies: list[Reply], ranks: list[list[str]]) -> dict[str, Any]:
    def share(disguise: str | None, top: int) -> float:
        some = [
            reply.source in found[:top]
            for reply, found in zip(replies, ranks, strict=True)
            if disguise in {None, reply.disguise}
        ]
        return round(sum(some) / len(some), 4)

    disguises = dict.fromkeys(reply.disguise for reply in replies)
    return {f"top_{top}": share(None, top) for top in (_FIRST, _TOP, _WIDE)} | {
        "top_5_by_disguise": {disguise: share(disguise, _TOP) for disguise in disguises}
    }


def _plagdet(library: Library, replies: list[Reply], shared: Path) -> dict[str, dict[str, float]]:
    cases: list[tuple[Any, ...]] = []
    found: dict[str, list[tuple[Any, ...]]] = {"all": [], "unattributed": []}
    for at, reply in enumerate(replies):
        cases += [(at, start, end, reply.source, first, last) for start, end, first, last in reply.cases]
        document = plain(reply.text)
        for passage in find_passages(document, sources_of(library, document), library.known):
            place = (
                at,
                passage.reply.start,
                passage.reply.end,
                passage.document,
                passage.source.start,
                passage.source.end,
            )
            found["all"].append(place)
            if passage.treatment is Treatment.UNATTRIBUTED:
                found["unattributed"].append(place)
    shared_ones = {at for at, reply in enumerate(replies) if reply.disguise in shared_disguises(shared)}
    names = {"plagdet": "plagdet", "prec": "precision", "rec": "recall", "gran": "granularity"}
    scores = {kind: measures(shared).score(cases, some) for kind, some in found.items()}
    of_bench = [[case for case in some if case[0] in shared_ones] for some in (cases, found["all"])]
    scores["all, disguises of the shared bench"] = measures(shared).score(*of_bench)
    return {kind: {names[key]: round(score[key], 4) for key in names} for kind, score in scores.items()}


def _memory(folder: Path, texts: list[str]) -> float:
    """What a fresh process holds beyond mapped pages after some queries, above what it held before."""
    script = (
        "import json, sys; from replycheck.library import open_library, sources_of;"
        "from replycheck.model.document import plain;"
        "texts = json.load(sys.stdin); library = open_library(sys.argv[1]);"
        "[sources_of(library, plain(text)) for text in texts];"
        "lines = open('/proc/self/status').read().splitlines();"
        "print([line.split()[1] for line in lines if line.startswith('RssAnon')][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return round(int(done.stdout) / 1000, 1)


def _beside(file: Path, database: Path, replies: list[Reply]) -> dict[str, Any]:
    found: dict[str, Any] = {name: round(value, 3) for name, value in peer.built(file, database).items()}
    found["retrieval_ms"] = _times(lambda text: peer.asked(database, text), of_length(replies, _CHARACTERS)[:40])
    found["recall"] = {"top_5": _recall(replies, [peer.asked(database, reply.text) for reply in replies])["top_5"]}
    database.unlink()
    return found


def _machine() -> dict[str, str]:
    return {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "replycheck": version("replycheck"),
        "numpy": version("numpy"),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    outside.add_option(parser)
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], default="1000,10000,100000"
    )
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--peer", type=int, default=10_000, help="the largest size at which FTS5 is measured beside")
    parser.add_argument("--whole", action="store_true", help="recombine whole sentences")
    parser.add_argument("--work", type=Path, help="where the files of the run go for its time")
    return parser.parse_args()


if __name__ == "__main__":
    main()
