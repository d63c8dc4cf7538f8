"""Learn the weights of the rule on likely typos, and measure it, on sentences with one wrong and one right form.

    python benchmarks/typos/learn.py PAIRS... [REPLIES.jsonl] --write corpora/facts/typo_weights.tsv
    python benchmarks/typos/learn.py PAIRS... --odd

REPLIES.jsonl are papers taken to be right: whatever is proposed in their even half is wrong. A file of pairs has lines
of count, wrong sentence, right sentence, between tabs. Lines whose SHA-256 begins with an even byte are learned from,
the odd ones are only measured (``--odd``).
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from replycheck.text.typos import doubts, proposals

_ROUNDS, _RATE, _DECAY = 400, 0.5, 1e-4


def pairs(paths: list[str], *, odd: bool) -> list[tuple[str, str]]:
    """The sentences of one half: wrong, right."""
    found = []
    for path in (one for one in paths if not one.endswith(".jsonl")):
        for line in Path(path).read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3 and len(cells[1]) == len(cells[2]):  # noqa: PLR2004 - count, wrong, right
                half = hashlib.sha256(line.encode()).digest()[0] % 2
                if half == odd:
                    found.append((cells[1], cells[2]))
    return found


def papers(paths: list[str]) -> list[str]:
    """The even half of the replies."""
    found = []
    for path in paths:
        if path.endswith(".jsonl"):
            for line in Path(path).read_text("utf-8").splitlines():
                row = json.loads(line)
                if hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2 == 0:
                    found.append(row["reply"])
    return found


def learn(sentences: list[tuple[str, str]], papers: list[str]) -> np.ndarray:
    """The weights, by gradient descent on the logistic loss."""
    rows, labels = [], []
    for wrong, right in sentences:
        for at, written, meant, features in proposals(wrong):
            rows.append(features)
            labels.append(wrong[at] == written != right[at] == meant)
        for _, _, _, features in proposals(right):
            rows.append(features)
            labels.append(False)
    for paper in papers:
        for _, _, _, features in proposals(paper):
            rows.append(features)
            labels.append(False)
    x, y = np.array(rows), np.array(labels, dtype=float)
    scale = x.std(axis=0)
    scale[scale == 0] = 1
    z, weights = x / scale, np.zeros(x.shape[1])
    for _ in range(_ROUNDS * 10):
        guess = 1 / (1 + np.exp(-z @ weights))
        weights -= _RATE * (z.T @ (guess - y) / len(y) + _DECAY * weights)
    print(f"{len(y)} proposals, {int(y.sum())} right")
    return weights / scale


def measure(sentences: list[tuple[str, str]]) -> None:
    """Recall and precision of characters, F1 of sentences, and false alarms on the right forms, by likelihood."""
    print("least   recall precision sentence-F1  alarms/1000 on right forms")
    for least in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98):
        hit = said = wanted = whole = flagged = bad = alarms = characters = 0
        for wrong, right in sentences:
            true = {at for at, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b}
            found = {one.at for one in doubts(wrong, least)}
            hit, said, wanted = hit + len(true & found), said + len(found), wanted + len(true)
            bad, flagged, whole = bad + bool(true), flagged + bool(found), whole + bool(true and true == found)
            alarms, characters = alarms + len(doubts(right, least)), characters + len(right)
        f1 = 2 * whole / max(1, bad + flagged)
        recall, precision = hit / max(1, wanted), hit / max(1, said)
        print(f"{least:5}  {recall:7.3f} {precision:9.3f} {f1:11.3f} {1000 * alarms / characters:12.3f}")


def main() -> None:
    """Learn and write, or measure."""
    paths = [word for word in sys.argv[1:] if not word.startswith("--") and not word.endswith(".tsv")]
    if "--write" in sys.argv:
        weights = learn(pairs(paths, odd=False), papers(paths))
        out = Path(sys.argv[sys.argv.index("--write") + 1])
        out.write_text("weight\n" + "".join(f"{one:.5f}\n" for one in weights), encoding="utf-8")
    measure(pairs(paths, odd="--odd" in sys.argv))


if __name__ == "__main__":
    main()
