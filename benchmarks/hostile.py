"""Every broken, odd and hostile file, each in a process of its own: seconds, memory, exit code, and what is said.

    python benchmarks/hostile.py [--folder FOLDER] [--only pdf] [--record]

The promise: one clear sentence each, no traceback, at most 30 s and 1 GB. The files lie beside the project
(REPLYCHECK_TEST_DATA) and are never part of it. Exit code 1 when a file breaks the promise.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import outside
from watched import surroundings, watch

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "hostile.json"
MOST_SECONDS, MOST_MB = 30.0, 1000.0
CODES = (0, 1, 3)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the check of one file ended."""

    file: str
    seconds: float
    peak_mb: float
    code: int
    verdict: str
    characters: int
    message: str
    broken: str


def look(folder: Path, path: Path) -> Outcome:
    """Check one file from the command line."""
    command = [sys.executable, "-m", "replycheck", "check", str(path), "--format", "json"]
    ended = watch(command, limit=2 * MOST_SECONDS)
    try:
        report = json.loads(ended.out)
    except json.JSONDecodeError:
        report = {}
    caveats = [caveat["message"] for caveat in report.get("caveats", ()) if caveat["incomplete"]]
    verdict = report.get("verdict", "no report")
    characters = report.get("document", {}).get("characters", 0)
    faults = {
        "no report": not report,
        "exit code": ended.code not in CODES,
        "traceback": "Traceback" in ended.err + ended.out,
        "too slow": ended.seconds > MOST_SECONDS,
        "too much memory": ended.peak_mb > MOST_MB,
        "passed without text": verdict == "pass" and not characters,
        "crashed rule": any(outcome["status"] == "crashed" for outcome in report.get("outcomes", ())),
    }
    broken = "、".join(name for name, is_so in faults.items() if is_so)
    message = (caveats or [ended.err.strip()])[0].replace(f"{path}", path.name)
    name = str(path.relative_to(folder))
    return Outcome(
        name, round(ended.seconds, 2), round(ended.peak_mb, 1), ended.code, verdict, characters, message, broken
    )


def main() -> int:
    """Print the table and the maxima."""
    parser = argparse.ArgumentParser(description="hostile files, each in its own process")
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--only", default="", help="only paths that contain this")
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks/results")
    options = parser.parse_args()
    shared = outside.folder()
    folder = options.folder or shared / "data" / "hostile"
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and options.only in str(path))
    if not paths:
        print(f"no files at {folder}: set REPLYCHECK_TEST_DATA or --folder", file=sys.stderr)
        return 2
    outcomes = []
    for path in paths:
        one = look(folder, path)
        outcomes.append(one)
        fault = f"  !! {one.broken}" if one.broken else ""
        print(
            f"{one.seconds:7.2f} s {one.peak_mb:7.1f} MB  {one.code:>3} {one.verdict:10} {one.file}{fault}", flush=True
        )
        if one.message:
            print(f"{'':26}{one.message[:100]}")
    slowest, largest = max(outcomes, key=lambda one: one.seconds), max(outcomes, key=lambda one: one.peak_mb)
    offenders = [one for one in outcomes if one.broken]
    print(f"{len(outcomes)} files, {len(offenders)} break the promise")
    print(f"slowest {slowest.seconds} s: {slowest.file}\nlargest {largest.peak_mb} MB: {largest.file}")
    if options.record:
        RESULTS.parent.mkdir(exist_ok=True)
        machine = surroundings(["replycheck", "pypdfium2", "pdfplumber", "lxml"])
        table = {"surroundings": machine, "files": [asdict(one) for one in outcomes]}
        RESULTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
