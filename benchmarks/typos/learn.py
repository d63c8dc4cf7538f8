"""Learn the weights of the rule on likely typos, and measure it, on sentences with one wrong and one right form.

    python benchmarks/typos/learn.py PAIRS... [FOLDER...] --write corpora/facts/typo_weights.tsv.gz
    python benchmarks/typos/learn.py PAIRS... [FOLDER...] --odd

A file of pairs has lines of count, wrong sentence, right sentence, between tabs. A folder holds right papers: whatever
is proposed in them is wrong. Lines whose SHA-256 begins with an even byte, and papers whose name's does, are learned
from; the odd ones are only measured (``--odd``).
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from pathlib import Path

import numpy as np

from replycheck.facts.masks import blank
from replycheck.facts.people.personal import names_in
from replycheck.model.span import Span
from replycheck.text.typos import doubts, proposals

_UNITS, _NETWORKS, _STEPS, _RATE, _DECAY = 24, 5, 400, 0.01, 1e-3
_QUARTERS = 4


def digest(words: str) -> bytes:
    """What decides in which half something stands."""
    return hashlib.sha256(words.encode()).digest()


def pairs(paths: list[str], *, odd: bool) -> list[tuple[str, str, int]]:
    """The sentences of one half: wrong, right, quarter."""
    found = []
    for path in (Path(one) for one in paths):
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            cells = line.split("\t")
            if len(cells) == 3 and len(cells[1]) == len(cells[2]) and digest(line)[0] % 2 == odd:  # noqa: PLR2004 - count, wrong, right
                found.append((cells[1], cells[2], digest(line)[1] % _QUARTERS))
    return found


def papers(paths: list[str], *, odd: bool) -> list[tuple[str, int]]:
    """The right papers of one half with their names blanked, and the quarter of each."""
    found = []
    for path in (one for folder in paths if Path(folder).is_dir() for one in sorted(Path(folder).glob("*.txt"))):
        if digest(path.stem)[0] % 2 == odd:
            _, _, text = path.read_text("utf-8").rpartition("\n---\n")
            found.append((masked(text), digest(path.stem)[1] % _QUARTERS))
    return found


def masked(text: str) -> str:
    """The text without the names of people."""
    for name in names_in(text):
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            text = blank(text, [Span(at, at + len(name))])
    return text


def examples(sentences: list[tuple[str, str, int]], right: list[tuple[str, int]]) -> tuple[np.ndarray, ...]:
    """Features, whether the proposal is right, and the quarter, one row a proposal."""
    x, y, quarters = [], [], []
    for wrong, meant, quarter in sentences:
        for text, slips in ((wrong, True), (meant, False)):
            found = proposals(text)
            for at, mended, row in zip(found.places, found.meant, found.features, strict=True):
                x.append(row)
                y.append(slips and wrong[at] != meant[at] == mended)
                quarters.append(quarter)
    for text, quarter in right:
        for row in proposals(text).features:
            x.append(row)
            y.append(False)
            quarters.append(quarter)
    return np.array(x), np.array(y, dtype=float), np.array(quarters)


def network(x: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """One layer of rectified units, learned by Adam on the logistic loss; ``x`` is scaled already."""
    random = np.random.default_rng(seed)
    parts = [random.normal(0, 0.2, (x.shape[1], _UNITS)), np.zeros(_UNITS), random.normal(0, 0.2, _UNITS), np.zeros(1)]
    means, squares = ([np.zeros_like(part) for part in parts] for _ in range(2))
    for step in range(1, _STEPS + 1):
        inner = x @ parts[0] + parts[1]
        units = np.maximum(inner, 0)
        guess = 1 / (1 + np.exp(-np.clip(units @ parts[2] + parts[3], -30, 30)))
        error = (guess - y) / len(y)
        back = np.outer(error, parts[2]) * (inner > 0)
        slopes = [
            x.T @ back + _DECAY * parts[0],
            back.sum(0),
            units.T @ error + _DECAY * parts[2],
            error.sum(keepdims=True),
        ]
        for part, slope, mean, square in zip(parts, slopes, means, squares, strict=True):
            np.add(mean, 0.1 * (slope - mean), out=mean)
            np.add(square, 0.001 * (slope * slope - square), out=square)
            stride = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            np.subtract(part, _RATE * stride, out=part)
    return parts[0], parts[1], parts[2], float(parts[3][0])


def write(out: Path, x: np.ndarray, y: np.ndarray) -> None:
    """Learn from everything given, and write the table that the rule reads."""
    mean, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1
    lines = ["part\tvalues", f"mean\t{_said(mean)}", f"spread\t{_said(spread)}"]
    for seed in range(_NETWORKS):
        first, bias, second, last = network((x - mean) / spread, y, seed)
        lines += [f"{seed}\t{_said([*row, b, s])}" for row, b, s in zip(first.T, bias, second, strict=True)]
        lines.append(f"{seed}\t{last:.5g}")
    out.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def _said(numbers: np.ndarray | list[float]) -> str:
    return " ".join(f"{one:.5g}" for one in numbers)


def measure(sentences: list[tuple[str, str, int]], right: list[tuple[str, int]]) -> None:
    """Recall and precision of characters, F1 of sentences, false alarms on right forms and on right papers."""
    print("least   recall precision sentence-F1  alarms/1000 right forms, right papers")
    length = sum(len(text) for text, _ in right)
    for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.967, 0.98, 0.99):
        hit = said = wanted = whole = flagged = bad = alarms = characters = 0
        for wrong, meant, _ in sentences:
            true = {at for at, (a, b) in enumerate(zip(wrong, meant, strict=True)) if a != b}
            found = {one.at for one in doubts(wrong, least)}
            hit, said, wanted = hit + len(true & found), said + len(found), wanted + len(true)
            bad, flagged, whole = bad + bool(true), flagged + bool(found), whole + bool(true and true == found)
            alarms, characters = alarms + len(doubts(meant, least)), characters + len(meant)
        f1 = 2 * whole / max(1, bad + flagged)
        recall, precision = hit / max(1, wanted), hit / max(1, said)
        papers_too = sum(len(doubts(text, least)) for text, _ in right)
        print(
            f"{least:5}  {recall:7.3f} {precision:9.3f} {f1:11.3f} {1000 * alarms / characters:12.3f}"
            f" {1000 * papers_too / max(1, length):12.3f}"
        )


def main() -> None:
    """Learn and write, or measure."""
    paths = [word for word in sys.argv[1:] if not word.startswith("--") and not word.endswith(".gz")]
    if "--write" in sys.argv:
        out = Path(sys.argv[sys.argv.index("--write") + 1])
        x, y, _ = examples(pairs(paths, odd=False), papers(paths, odd=False))
        print(f"{len(y)} proposals, {int(y.sum())} right")
        write(out, x, y)
    odd = "--odd" in sys.argv
    measure(pairs(paths, odd=odd), papers(paths, odd=odd))


if __name__ == "__main__":
    main()
