"""Sentences put together from phrases, with the parts of a reply that they tell (``corpora/marked/parts/phrases.txt``).

A line is ``parts = phrase``; in it ``{a|b}`` is one of two wordings (they nest) and ``@NAME`` one of those that a line
``@NAME = …`` gives. Some sentences are two phrases in a row, as offices run them together.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

_PAIRS = (
    ("receipt", "demands"),
    ("contact", "hearing"),
    ("contact", "explanation"),
    ("contact", "facts"),
    ("contact", "demands"),
    ("verification", "facts"),
    ("verification", "verification"),
    ("facts", "facts"),
    ("facts", "reason"),
    ("facts", "opinion"),
    ("opinion", "reason"),
    ("reason", "opinion"),
    ("basis", "opinion"),
    ("basis", "reason"),
    ("demands", "opinion"),
    ("hearing", "opinion"),
    ("explanation", "remedy"),
    ("opinion", "none"),
    ("none", "none"),
    ("none", "none"),
)
"""What offices say in one sentence."""
_UNSTOPPED = 0.08
"""Of the sentences that tell nothing so many are titles and lines without a stop."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several wordings, each a row of words, names of slots (``@NAME``) and further choices."""

    ways: tuple[tuple[str | Choice, ...], ...]

    def draw(self, slots: dict[str, Choice], chance: random.Random) -> str:
        """One of the wordings."""
        found = ""
        for piece in chance.choice(self.ways):
            if isinstance(piece, Choice):
                found += piece.draw(slots, chance)
            else:
                found += slots[piece[1:]].draw(slots, chance) if piece.startswith("@") else piece
        return found


def put_together(path: Path, each: int, doubled: int, seed: int = 7) -> list[tuple[frozenset[str], str]]:
    """``each`` wordings of every phrase, and ``doubled`` sentences of two phrases."""
    slots: dict[str, Choice] = {}
    phrases: list[tuple[frozenset[str], Choice]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, wording = line.split(" = ", 1)
        choice, _ = _read(wording, 0)
        if name.startswith("@"):
            slots[name[1:]] = choice
        else:
            phrases.append((frozenset(name.split()), choice))
    chance = random.Random(seed)
    found: dict[str, frozenset[str]] = {}
    single: dict[str, list[tuple[frozenset[str], str]]] = {}
    for parts, choice in phrases:
        for _ in range(each):
            text = _tidy(choice.draw(slots, chance))
            if len(parts) <= 1:
                single.setdefault(next(iter(parts), "none"), []).append((parts, text))
            found[text + ("" if not parts and chance.random() < _UNSTOPPED else "。")] = parts
    for _ in range(doubled):
        (first, one), (second, other) = (chance.choice(single[name]) for name in chance.choice(_PAIRS))
        found[f"{one}{chance.choice('，，，；')}{other}。"] = first | second
    return [(parts, text) for text, parts in found.items()]


def _read(wording: str, at: int) -> tuple[Choice, int]:
    ways: list[tuple[str | Choice, ...]] = []
    row: list[str | Choice] = []
    while at < len(wording) and wording[at] != "}":
        sign = wording[at]
        if sign == "{":
            inner, at = _read(wording, at + 1)
            row.append(inner)
            continue
        if sign == "|":
            ways.append(tuple(row))
            row = []
        elif sign == "@":
            end = at + 1
            while end < len(wording) and "A" <= wording[end] <= "Z":
                end += 1
            row.append(wording[at:end])
            at = end
            continue
        else:
            row.append(sign)
        at += 1
    return Choice((*ways, tuple(row))), at + 1


def _tidy(text: str) -> str:
    return re.sub(r"，([。；])", r"\1", re.sub(r"，[，：]", "，", text)).strip("，：")
