"""Many replies against a library: files a second, memory, and what a second worker is worth.

usage: python benchmarks/batch/run.py [--replies 10000] [--judgments 100000 | --library DIR] [--data DIR]
                                      [--record]

Replies are txt, docx and PDF mixed; the library is made by recombining real sentences (``benchmarks/library``) unless
one is named. The batch runs with two workers, then with one over a quarter of the list, so that the speeds compare;
``load`` tells whether the machine was free. Memory is that of the parent: the largest while the first tenth of the list
is checked, and the largest before the replies are compared; their ratio says whether it grows with the list.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent), str(_HERE.parent / "library")]

import outside  # noqa: E402 - beside the other benchmarks
from papers import write_all  # noqa: E402 - beside this file
from recombined import write as write_judgments  # noqa: E402 - in the folder of the library's benchmarks
from watched import surroundings  # noqa: E402 - in the folder above

_RESULTS = _HERE.parent / "results" / "batch.json"
_ROOT = _HERE.parents[1]


def main() -> None:
    """Make the papers and the library, run, print and record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--replies", type=int, default=10_000)
    parser.add_argument("--judgments", type=int, default=100_000)
    parser.add_argument("--library", type=Path)
    outside.add_option(parser)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = write_all(folder, given.shared, given.replies)
        library = given.library or _library(folder, given.shared, given.judgments)
        two = _run(listed, folder / "two", library, 2)
        quarter = _first(listed, folder / "quarter.csv", given.replies // 4)
        one = _run(quarter, folder / "one", library, 1)
        told: dict[str, Any] = {
            "replies": given.replies,
            "judgments": given.judgments if given.library is None else str(given.library),
            "two_workers": two,
            "one_worker_over_a_quarter": one,
            "times_faster": round(two["files_a_second"] / one["files_a_second"], 2),
        }
    print(json.dumps(told, indent=1))
    if given.record:
        figures = {"surroundings": surroundings(("replycheck", "numpy")), "figures": told}
        _RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _library(folder: Path, shared: Path, count: int) -> Path:
    write_judgments(folder / "judgments.jsonl", shared, count)
    words = ["library", "add", str(folder / "library"), "--jsonl", str(folder / "judgments.jsonl")]
    subprocess.run([sys.executable, "-m", "replycheck", *words], check=True, stdout=subprocess.DEVNULL)
    return folder / "library"


def _first(listed: Path, target: Path, count: int) -> Path:
    rows = list(csv.reader(listed.read_text(encoding="utf-8").splitlines()))[: count + 1]
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return target


def _run(listed: Path, output: Path, library: Path, jobs: int) -> dict[str, Any]:
    """One batch: files a second until all are checked, seconds in all, and the parent's memory."""
    words = ["batch", str(listed), "--library", str(library), "--output", str(output), "--jobs", str(jobs)]
    load, begin = os.getloadavg()[0], time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "replycheck", *words, "--no-config"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    total = len(listed.read_text(encoding="utf-8").splitlines()) - 1
    early = late = 0
    checked = 0.0
    while process.poll() is None:
        done = sum(1 for _ in (output / "reports").glob("[0-9]*.html")) if (output / "reports").exists() else 0
        held = _held(process.pid)
        if done <= total // 10:
            early = max(early, held)
        if done < total:
            late = max(late, held)
            checked = time.monotonic() - begin
        time.sleep(0.5)
    if process.returncode not in {0, 1, 3} or process.stderr is None:
        raise SystemExit(process.stderr.read().decode() if process.stderr else "")
    process.stderr.close()
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    return {
        "files": total,
        "seconds_checking": round(checked, 1),
        "seconds_in_all": round(time.monotonic() - begin, 1),
        "files_a_second": round(total / checked, 2),
        "parent_mb_first_tenth": early // 1000,
        "parent_mb_checking": late // 1000,
        "output_mb": size // 1_000_000,
        "load_before": round(load, 1),
        "load_after": round(os.getloadavg()[0], 1),
    }


def _held(pid: int) -> int:
    """The memory of a process in kB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


if __name__ == "__main__":
    main()
