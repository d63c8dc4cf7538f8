"""Replies with passages copied in disguise from real judgments, for measuring a library; see the shared bench."""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path
from typing import Any, NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
_LEAST, _SHORT, _LONG = 600, 200, 6000


class Reply(NamedTuple):
    """A reply: what was done to its passages, its text, the judgment they come from, and where they are."""

    disguise: str
    text: str
    source: str
    cases: list[list[int]]


def disguised(shared: Path, each: int, seed: int) -> list[Reply]:
    """``each`` replies for every disguise, of the shared bench and of ``copying/held_out.py``; all hold a passage."""
    bench = _bench(shared)
    rng = random.Random(seed)
    judgments = [(id_, text) for id_, text in bench.pairs.load("judgments.jsonl", "text") if len(text) >= _LEAST]
    replies = [(i, text) for i, text in bench.pairs.load("replies.jsonl", "reply") if _SHORT <= len(text) <= _LONG]
    characters = "".join(c for _, text in judgments for c in text[:2000] if "\u4e00" <= c <= "\u9fa5")
    made = []
    for disguise in bench.disguises.DISGUISES:
        count = 0
        while count < each:
            source, text = rng.choice(judgments)
            words = "\n".join(rng.choice(replies)[1] for _ in range(rng.choice((1, 1, 2, 3))))
            pair = bench.pairs.make("", disguise, words, source, text, rng, characters)
            if pair["cases"]:
                made.append(Reply(disguise, pair["reply"], source, pair["cases"]))
                count += 1
    return made


def of_length(replies: list[Reply], characters: int) -> list[str]:
    """The same replies, each made as long as wanted with the words of the next ones, or cut."""
    texts = [reply.text for reply in replies]
    found = []
    for at in range(len(texts)):
        text = texts[at]
        step = 1
        while len(text) < characters:
            text += "\n" + texts[(at + step) % len(texts)]
            step += 1
        found.append(text[:characters])
    return found


def measures(shared: Path) -> Any:  # noqa: ANN401 - a module of the shared bench
    """The PAN measures of the shared bench."""
    return _bench(shared).measures


def shared_disguises(shared: Path) -> frozenset[str]:
    """The disguises that the shared bench makes itself."""
    return frozenset(
        name for name, made in _bench(shared).disguises.DISGUISES.items() if made.__module__ == "disguises"
    )


class _Bench(NamedTuple):
    pairs: Any
    disguises: Any
    measures: Any


def _bench(shared: Path) -> _Bench:
    for folder in (shared / "bench" / "copying", _ROOT / "benchmarks" / "copying"):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    bench = _Bench(*(importlib.import_module(name) for name in ("pairs", "disguises", "measures")))
    held_out = importlib.import_module("held_out").held_out
    shared_ones = {name: made for name, made in bench.disguises.DISGUISES.items() if made.__module__ == "disguises"}
    bench.disguises.DISGUISES.update(held_out(shared_ones))
    return bench
