"""Accuracy and speed of copy detection beside the peers, in one run.

usage: python benchmarks/copying/bench.py [--data DIR] [--each 40] [--seeds 11,12,13] [--no-peers]

Sets are made by the shared bench (``pairs.py``) from real judgments and replies, once with its own disguises and once
with those of ``held_out.py``; measures are PAN's at character level. Results go to ``benchmarks/results/copying.json``
with the machine and the versions. A detector is (reply, source) -> [(start, end, source start, source end)].
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from held_out import held_out
from speed import speed

from replycheck.model.document import plain
from replycheck.model.passage import Passage, Treatment
from replycheck.reuse import find_passages, spans

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import outside

if TYPE_CHECKING:
    from collections.abc import Callable

    Spans = list[tuple[int, int, int, int]]
    Detector = Callable[[str, str], Spans]

_ROOT = Path(__file__).resolve().parents[2]
_CLEAN = ("none", "other-judgment")


def all_passages(reply: str, source: str) -> Spans:
    """What ``report.passages`` holds, whatever its treatment."""
    return [_place(passage) for passage in _passages(reply, source)]


def unattributed(reply: str, source: str) -> Spans:
    """What counts as copying."""
    return [_place(p) for p in _passages(reply, source) if p.treatment is Treatment.UNATTRIBUTED]


def _passages(reply: str, source: str) -> tuple[Passage, ...]:
    return find_passages(plain(reply, source="reply"), (plain(source, source="judgment"),))


def _place(passage: Passage) -> tuple[int, int, int, int]:
    return passage.reply.start, passage.reply.end, passage.source.start, passage.source.end


def main() -> None:
    """Make the sets, score every detector on them, print the tables and write the results."""
    options = _options()
    sys.path.insert(0, str(options.data / "bench" / "copying"))
    pairs, disguises, peers = (importlib.import_module(name) for name in ("pairs", "disguises", "peers"))
    detectors: dict[str, Detector] = {
        "replycheck: all passages": all_passages,
        "replycheck: unattributed": unattributed,
        "replycheck: aligner alone": spans,
    }
    if options.peers:
        detectors |= {
            "rapidfuzz, sentence by sentence": peers.rapidfuzz_sentences,
            "difflib, blocks joined": peers.difflib_blocks,
        }
    shared, own = dict(disguises.DISGUISES), held_out(disguises.DISGUISES)
    results: dict[str, Any] = {"machine": _machine(), "each": options.each, "seeds": options.seeds, "sets": {}}
    first: list[tuple[str, str]] = []
    for name, chosen in (("shared disguises", shared), ("held-out disguises", own)):
        disguises.DISGUISES = chosen
        made = [pair for seed in options.seeds for pair in _made(pairs, options.each, seed)]
        first = first or [(pair["reply"], pair["source"]) for pair in made]
        results["sets"][name] = {label: _scored(detect, made) for label, detect in detectors.items()}
        _print(name, results["sets"][name])
    judgments = [text for _, text in pairs.load("judgments.jsonl", "text")]
    replies = [text for _, text in pairs.load("replies.jsonl", "reply")]
    results["speed"] = speed(first, judgments, replies)
    print(json.dumps(results["speed"], indent=1))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    outside.add_option(parser)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seeds", type=lambda text: [int(seed) for seed in text.split(",")], default=[11, 12, 13])
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--output", type=Path, default=_ROOT / "benchmarks" / "results" / "copying.json")
    return parser.parse_args()


def _made(pairs: Any, each: int, seed: int) -> list[dict[str, Any]]:  # noqa: ANN401 - a module of the shared bench
    """The pairs of one set, each with its source's text; ids are told apart by seed."""
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stdout(sys.stderr):
            pairs.main(folder, each, seed)
        made = _lines(Path(folder, "pairs.jsonl"))
        texts = {line["id"]: line["text"] for line in _lines(Path(folder, "sources.jsonl"))}
    return [pair | {"id": f"{seed}-{pair['id']}", "source": texts[pair["source_id"]]} for pair in made]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _scored(detect: Detector, made: list[dict[str, Any]]) -> dict[str, Any]:
    detect(made[0]["reply"], made[0]["source"])
    began = time.perf_counter()
    found = {pair["id"]: detect(pair["reply"], pair["source"]) for pair in made}
    seconds = time.perf_counter() - began
    measures = importlib.import_module("measures")
    kinds = list(dict.fromkeys(pair["disguise"] for pair in made))
    by_kind = {kind: _cases([pair for pair in made if pair["disguise"] == kind], found) for kind in kinds}
    copied = [by_kind[kind] for kind in kinds if kind not in _CLEAN]
    cases = [case for some, _ in copied for case in some]
    detections = [detection for _, some in [*copied, by_kind["none"]] for detection in some]
    total = measures.score(cases, detections)
    return {
        "plagdet": round(total["plagdet"], 4),
        "precision": round(total["prec"], 4),
        "recall": round(total["rec"], 4),
        "granularity": round(total["gran"], 4),
        "plagdet_by_disguise": {
            kind: round(measures.score(*by_kind[kind])["plagdet"], 4) for kind in kinds if kind not in _CLEAN
        },
        "files_flagged": {kind: _flagged(kind, made, found) for kind in _CLEAN},
        "million_characters_per_second": round(
            sum(len(pair["reply"]) + len(pair["source"]) for pair in made) / seconds / 1e6, 3
        ),
    }


def _cases(some: list[dict[str, Any]], found: dict[str, Spans]) -> tuple[list[Any], list[Any]]:
    cases = [(p["id"], a, b, p["source_id"], c, d) for p in some for a, b, c, d in p["cases"]]
    detections = [
        (p["id"], a, b, p["source_id"], c, d) for p in some for a, b, c, d in found[p["id"]] if a < b and c < d
    ]
    return cases, detections


def _flagged(kind: str, made: list[dict[str, Any]], found: dict[str, Spans]) -> float:
    some = [pair for pair in made if pair["disguise"] == kind]
    return round(sum(bool(found[pair["id"]]) for pair in some) / max(1, len(some)), 4)


def _machine() -> dict[str, str]:
    names = ("replycheck", "numpy", "rapidfuzz")
    return {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
    } | {name: version(name) for name in names}


def _print(name: str, scores: dict[str, Any]) -> None:
    kinds = list(next(iter(scores.values()))["plagdet_by_disguise"])
    print(f"\n{name}\n| detector | {' | '.join(kinds)} | all | granularity | none | other-judgment | M char/s |")
    print("|" + "---|" * (len(kinds) + 6))
    for label, score in scores.items():
        cells = [f"{score['plagdet_by_disguise'][kind]:.3f}" for kind in kinds]
        flagged = [f"{score['files_flagged'][kind]:.3f}" for kind in _CLEAN]
        rest = [f"**{score['plagdet']:.3f}**", f"{score['granularity']:.3f}", *flagged]
        print(f"| {label} | {' | '.join([*cells, *rest])} | {score['million_characters_per_second']:.2f} |", flush=True)


if __name__ == "__main__":
    main()
