"""All pairs of many replies: how long it takes, how much memory, and how many letters sent twice are found.

usage: python benchmarks/batch/pairs.py [--count 100000] [--data DIR] [--duckdb] [--record]

Fingerprints are made first (one process, told apart, as the workers of a batch make them); then all replies are
compared in this process. ``--duckdb`` compares them a second time by the joins that run on Spark, on DuckDB. One letter
in fifty was sent again under another name and date: found is how many of those have their original among their
siblings; others are replies with siblings because both copied from the same place of one of the 300 judgments.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent)]

import outside  # noqa: E402 - beside the other benchmarks
from letters import letters  # noqa: E402 - beside this file
from watched import surroundings  # noqa: E402 - in the folder above

from replycheck.batch.across import across  # noqa: E402 - after the path
from replycheck.batch.checked import Trace, trace_of  # noqa: E402 - after the path
from replycheck.batch.postings import Arrays  # noqa: E402 - after the path

_RESULTS = _HERE.parent / "results" / "batch_pairs.json"
_ROOT = _HERE.parents[1]


def main() -> None:
    """Make the replies, compare them, print and record."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    outside.add_option(parser)
    parser.add_argument("--duckdb", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    traces, repeats, making = _traces(given.shared, given.count)
    before = _megabytes()
    begin, worked = time.perf_counter(), time.process_time()
    postings = Arrays(np.frombuffer(trace.hashes, dtype=np.int64) for trace in traces)
    found = across(postings)
    figures = {
        "replies": given.count,
        "fingerprints": int(postings.sizes.sum()),
        "making_seconds": making,
        "comparing_seconds": round(time.perf_counter() - begin, 2),
        "comparing_processor_seconds": round(time.process_time() - worked, 2),
        "megabytes_before": before,
        "megabytes_peak": _megabytes(),
        "with_siblings": len(found.siblings),
        "template_fingerprints": int(found.template.size),
        "sent_twice": len(repeats),
        "found": sum(repeats[at] in found.siblings.get(at, ()) for at in repeats),
        "grouped": sum(found.families.get(at) == found.families.get(repeats[at], -1) for at in repeats),
        "others": len(found.siblings.keys() - repeats.keys() - set(repeats.values())),
    }
    if given.duckdb:
        figures |= _by_joins(traces, found.siblings)
    print(json.dumps(figures, indent=1))
    if given.record:
        told = {"surroundings": surroundings(("replycheck", "numpy", "duckdb")), "figures": figures}
        _RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _traces(shared: Path, count: int) -> tuple[list[Trace], dict[int, int], float]:
    traces, repeats, seconds = [], {}, 0.0
    for number, letter in enumerate(letters(shared, count)):
        begin = time.process_time()
        traces.append(trace_of(letter.text))
        seconds += time.process_time() - begin
        if letter.repeats >= 0:
            repeats[number] = letter.repeats
    return traces, repeats, round(seconds, 1)


def _by_joins(traces: list[Trace], wanted: dict[int, tuple[int, ...]]) -> dict[str, object]:
    from replycheck.batch.spark.parquet import Duck, Tables  # noqa: PLC0415 - an extra

    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = across(Tables(Duck(), Path(folder), enumerate(traces)))
    return {"duckdb_seconds": round(time.perf_counter() - begin, 2), "duckdb_same": found.siblings == wanted}


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


if __name__ == "__main__":
    main()
