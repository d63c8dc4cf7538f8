"""How long the whole rule set takes on a reply of 3,000 characters, warm; each family beside one jieba segmentation.

    python benchmarks/rules/run.py [--rounds 30] [--no-record]

The reply is put together from accepted ones (``corpora/accepted``), so it needs nothing but this checkout. "Warm" means
that tables and patterns are loaded; each round has a fresh case and what the program remembers of texts is forgotten
before it, so that each is the first round of a new paper. With a judgment and a letter every rule runs that can run on
text. The ratio to segmenting the same text once with jieba
travels between machines, the milliseconds do not.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jieba
import marked

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import report_on, run
from replycheck.model.document import plain
from replycheck.rules.case import Case
from replycheck.rules.rule import Rule

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from watched import surroundings

_RESULTS = Path(__file__).resolve().parents[1] / "results" / "rules.json"
_CHARACTERS = 3_000
_TARGET_MS = 250.0


def reply() -> Case:
    """An accepted court reply, its findings of fact gone on with those of others until it has 3,000 characters."""
    first, *others = [one.case for one in marked.accepted() if one.case.sources and one.case.petition] + [
        one.case for one in marked.accepted() if not one.case.sources
    ]
    lines = first.text.rstrip().split("\n")
    more = [line for case in others for line in case.text.split("\n") if len(line) >= 60]  # noqa: PLR2004 - whole paragraphs
    for line in more:
        if len("\n".join(lines)) + len(line) >= _CHARACTERS:
            break
        lines.insert(len(lines) - 6, line)
    return replace(first, reply=plain("\n".join(lines), source="reply.txt"))


def remembering() -> list[Any]:
    """What remembers a bounded number of texts; what is remembered without a bound are tables and patterns."""
    cached = type(functools.lru_cache(len))  # the type has no public name
    found = [one for one in gc.get_objects() if isinstance(one, cached)]
    return [one for one in found if one.cache_parameters()["maxsize"] is not None]


def fastest(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Milliseconds of the fastest round and of the middle one."""
    taken = []
    caches = remembering()
    for _ in range(rounds):
        for one in caches:
            one.cache_clear()
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken), statistics.median(taken)


def measured(case: Case, rules: tuple[Rule, ...], rounds: int) -> tuple[float, float]:
    """The same for running ``rules`` on a fresh copy of ``case`` in each round."""
    return fastest(lambda: report_on(rules, replace(case), Settings()), rounds)


def family_alone(case: Case, rules: tuple[Rule, ...], rounds: int) -> tuple[float, float]:
    """The same for the rules of one family, with those conclusions only that they ask for."""
    return fastest(lambda: run(rules, replace(case), Settings()), rounds)


def main() -> int:
    """Print the table and write it; 1 where the whole set misses its target."""
    parser = argparse.ArgumentParser(description="time of the whole rule set, warm")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--no-record", action="store_true", help="do not write the results")
    options = parser.parse_args()
    case, rules = reply(), all_rules()
    alone = replace(case, sources=(), petition=None)
    measured(case, rules, 1)  # loads tables and patterns
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut(case.text)
    peer, _ = fastest(lambda: jieba.lcut(case.text), options.rounds)
    rows = {
        "all rules, with judgment and letter": measured(case, rules, options.rounds),
        "all rules, reply alone": measured(alone, rules, options.rounds),
    }
    for family in sorted({rule.family for rule in rules}):
        rows[family] = family_alone(case, tuple(rule for rule in rules if rule.family == family), options.rounds)
    print(f"{len(case.text)} characters, {len(rules)} rules; jieba once: {peer:.1f} ms")
    print(f"{'':40}{'fastest ms':>12}{'median ms':>12}{'× jieba':>10}")
    for name, (best, middle) in rows.items():
        print(f"{name:40}{best:>12.1f}{middle:>12.1f}{best / peer:>10.1f}")
    if not options.no_record:
        _record(case, len(rules), peer, rows)
    return int(rows["all rules, with judgment and letter"][0] > _TARGET_MS)


def _record(case: Case, rules: int, peer: float, rows: dict[str, tuple[float, float]]) -> None:
    told = {
        **surroundings(("replycheck", "jieba", "numpy", "rapidfuzz")),
        "characters": len(case.text),
        "rules": rules,
        "target_ms": _TARGET_MS,
        "jieba_ms": round(peer, 2),
        "rows": {
            name: {"fastest_ms": round(best, 2), "median_ms": round(middle, 2), "times_jieba": round(best / peer, 2)}
            for name, (best, middle) in rows.items()
        },
    }
    _RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
