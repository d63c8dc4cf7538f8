"""The same replies on this machine and on Spark: seconds, and whether the results are the same to the byte.

usage: python benchmarks/batch/engines.py [--replies 1000] [--engine 'local[2]'] [--data DIR] [--record]

The library holds the 300 real judgments. Exit code 1 if a single byte differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent)]

import outside  # noqa: E402 - beside the other benchmarks
from papers import write_all  # noqa: E402 - beside this file
from watched import surroundings  # noqa: E402 - in the folder above

_RESULTS = _HERE.parent / "results" / "batch_engines.json"
_ROOT = _HERE.parents[1]
_FILES = ("results.jsonl", "summary.csv", "index.html")


def main() -> int:
    """Run twice, compare, print; 0 when nothing differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--replies", type=int, default=1000)
    parser.add_argument("--engine", default="local[2]")
    outside.add_option(parser)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = write_all(folder, given.shared, given.replies)
        judgments = str(given.shared / "data" / "judgments.jsonl")
        _call("library", "add", str(folder / "library"), "--jsonl", judgments)
        words = ("batch", str(listed), "--library", str(folder / "library"), "--no-config", "--reports", "none")
        here = _call(*words, "--output", str(folder / "here"))
        there = _call(*words, "--output", str(folder / "there"), "--engine", given.engine)
        differ = [
            one for one in _FILES if (folder / "here" / one).read_bytes() != (folder / "there" / one).read_bytes()
        ]
    told = {
        "replies": given.replies,
        "engine": given.engine,
        "seconds_here": here,
        "seconds_there": there,
        "differ": differ,
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(told, indent=1))
    if given.record:
        figures = {"surroundings": surroundings(("replycheck", "pyspark", "ibis-framework")), "figures": told}
        _RESULTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if differ else 0


def _call(*words: str) -> float:
    begin = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "replycheck", *words], capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1, 3}:
        raise SystemExit(done.stderr)
    return round(time.monotonic() - begin, 1)


if __name__ == "__main__":
    sys.exit(main())
