"""Treatment on the labelled set: for each kind, how many passages are looked upon as a careful lawyer would.

usage: python benchmarks/copying/treatment.py

The set is ``corpora/marked/copying`` and its format and labels are told in ``corpora/README.md``. A label is right when
the passages found cover its words and are treated as it says. Finding nothing is right for ``own`` words, and for
``identifying`` and ``common`` ones too: they may be too few to be a passage at all.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from replycheck.model.document import Document, plain
from replycheck.model.passage import Passage
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.text.fold import fold

_SET = Path(__file__).resolve().parents[2] / "corpora" / "marked" / "copying"
_FENCE = re.compile(r"⟦(?P<label>[a-z]+)\||⟧")
_MAY_BE_NOTHING = frozenset({"own", "identifying", "common"})
_COVERED, _OTHERWISE = 0.75, 0.15
"""Least share of a label's solid characters in passages of that treatment, greatest in passages of another: clause
ends may be cut a few characters early, and own words may stand within a reworded copy."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One reply of the set: its text without fences, the labelled stretches and the judgments."""

    name: str
    reply: Document
    labels: tuple[tuple[str, Span], ...]
    sources: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled stretch, and for each treatment the share of its solid characters that were found so treated."""

    name: str
    label: str
    words: str
    found: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether the engine looks upon the words as the label says."""
        otherwise = sum(share for treatment, share in self.found.items() if treatment != self.label)
        covered = self.label in _MAY_BE_NOTHING or self.found.get(self.label, 0.0) >= _COVERED
        return covered and otherwise <= _OTHERWISE


def marked(folder: Path = _SET) -> Iterator[Marked]:
    """The replies of the set, file by file in order of name."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            text, labels = _unfenced(case["reply"])
            sources = tuple(
                plain((folder / "judgments" / name).read_text(encoding="utf-8"), source=name)
                for name in case["judgments"]
            )
            yield Marked(f"{path.stem}: {case['title']}", plain(text, source="reply"), labels, sources)


def judged(cases: Iterable[Marked]) -> Iterator[Judged]:
    """Every labelled stretch with what the engine makes of it."""
    for case in cases:
        passages = Case(reply=case.reply, profile=Profile.COURT_REPLY, sources=case.sources).passages
        for label, span in case.labels:
            yield Judged(case.name, label, span.of(case.reply.text), _shares(case.reply.text, passages, span))


def _unfenced(text: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """The text without fences and what they enclosed; fences don't nest."""
    parts: list[str] = []
    labels, done, size, opened = [], 0, 0, ("", 0)
    for fence in _FENCE.finditer(text):
        parts.append(text[done : fence.start()])
        size, done = size + len(parts[-1]), fence.end()
        if fence["label"]:
            opened = (fence["label"], size)
        else:
            labels.append((opened[0], Span(opened[1], size)))
    return "".join([*parts, text[done:]]), tuple(labels)


def _shares(text: str, passages: Iterable[Passage], span: Span) -> dict[str, float]:
    shares: Counter[str] = Counter()
    whole = len(fold(span.of(text)))
    for passage in passages:
        start, end = max(span.start, passage.reply.start), min(span.end, passage.reply.end)
        if start < end:
            shares[passage.treatment.value] += len(fold(text[start:end])) / whole
    return dict(shares)


def main() -> None:
    """Print the share right for each kind, and the wrong ones."""
    every = list(judged(marked()))
    print("| label | passages | right | share |\n|---|---|---|---|")
    for label in [*sorted({one.label for one in every}), "all"]:
        some = [one for one in every if label in {one.label, "all"}]
        right = sum(one.right for one in some)
        print(f"| {label} | {len(some)} | {right} | {right / len(some):.3f} |")
    for one in every:
        if not one.right:
            found = ", ".join(f"{treatment} {share:.0%}" for treatment, share in one.found.items()) or "nothing"
            print(f"{one.name}: {one.label}, but found {found}: {one.words[:40]}")


if __name__ == "__main__":
    main()
