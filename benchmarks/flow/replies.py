"""The right replies that the flow is learned from and measured with, and the ways in which pasting cuts them about."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from replycheck.facts.paper.profile import detect_profile
from replycheck.model.document import plain
from replycheck.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from replycheck.model.profile import Profile

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = ROOT / "corpora" / "accepted"
_BODY, _LONG, _DONOR = 25, 40, 60
"""Characters beyond which a line is text, is long, and is long enough to be pasted into another reply."""
_SENTENCES = 3
_ENOUGH = 6
_FENCE = re.compile(r"⟦[a-z0-9-]+\.[a-z0-9-]+\||⟧")


@dataclass(frozen=True, slots=True)
class Reply:
    """A right reply: its lines, and whether it belongs to the part that is looked at only at the end."""

    name: str
    lines: tuple[str, ...]
    final: bool

    @property
    def profile(self) -> Profile:
        """The genre that is recognised."""
        return detect_profile(plain("\n".join(self.lines)))

    @property
    def body(self) -> list[int]:
        """The lines that are text."""
        return [at for at, line in enumerate(self.lines) if len(line) > _BODY]

    @property
    def long(self) -> list[int]:
        """The lines that are long."""
        return [at for at, line in enumerate(self.lines) if len(line) > _LONG]

    @property
    def cuttable(self) -> bool:
        """Whether there is enough to be cut about."""
        return len(self.body) >= 4 and len(self.long) >= 3  # noqa: PLR2004


def final(stem: str) -> bool:
    """Whether a reply belongs to the final part: by a hash, so that new ones fall on either side by themselves."""
    return hashlib.sha256(stem.encode()).digest()[0] % 2 == 1


def accepted() -> Iterator[Reply]:
    """The replies of ``corpora/accepted``, by name, without their heads."""
    for path in sorted(ACCEPTED.glob("*.txt")):
        text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        yield Reply(path.stem, tuple(text.rstrip("\n").split("\n")), final(path.stem))


def marked(known: Sequence[Reply], alike: float = 0.4) -> Iterator[Reply]:
    """The marked replies that share little with accepted ones and whose mistake is none of order: learned from, too.

    ``alike`` is the share of their words from which they share too much.
    """
    held = [_strings(reply) for reply in known]
    for path in sorted((ROOT / "corpora" / "marked" / "rules").glob("*.txt")):
        if path.stem.startswith(("order-", "residue-")):  # what was pasted from a judgment has no place either
            continue
        text = _FENCE.sub("", path.read_text(encoding="utf-8").partition("\n---\n")[2])
        reply = Reply(f"marked:{path.stem}", tuple(text.rstrip("\n").split("\n")), final=False)
        own = _strings(reply)
        if reply.cuttable and all(len(own & other) < alike * len(own) for other in held):
            yield reply


def _strings(reply: Reply) -> frozenset[str]:
    text = "".join(reply.lines)
    return frozenset(text[at : at + 6] for at in range(len(text) - 5))


def online(data: Path, *, final: bool) -> Iterator[Reply]:
    """Public replies of one half (by hash), their sentences in lines as an office might have broken them."""
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = str(row["id"])
        told = [span.of(row["reply"]) for span in sentences(row["reply"])]
        if hashlib.sha256(name.encode()).digest()[0] % 2 != final or len(told) < _ENOUGH:
            continue
        rng, lines = Random(name), []
        while told:
            size = rng.choice((1, 2, 2, 3))
            lines.append("".join(told[:size]))
            told = told[size:]
        if len(lines) >= 4:  # noqa: PLR2004 - fewer cannot be out of order
            yield Reply(f"online:{name}", tuple(lines), final)


def folder(where: Path) -> Iterator[Reply]:
    """The texts of another folder; all of them only measure."""
    for path in sorted(where.glob("*.txt")):
        yield Reply(path.stem, tuple(path.read_text(encoding="utf-8").rstrip("\n").split("\n")), final=True)


def hand(where: Path) -> Iterator[Reply]:
    """The right replies of another hand, a folder each: learned from as figures, and never divided."""
    for reply in folder(where):
        yield Reply(f"{where.name}/{reply.name}", reply.lines, final=True)


Cut = tuple[str, list[str]]


def cuts(reply: Reply, donors: Sequence[str], rng: Random) -> Iterator[Cut]:
    """The reply cut about in each way once: what was done, and the lines that came of it."""
    lines, long = list(reply.lines), reply.long
    yield from _moved(reply, rng)
    other = rng.choice(donors)
    at = rng.choice(long[1:])
    yield "foreign put in", [*lines[:at], other, *lines[at:]]
    at = rng.choice(long[1:])
    yield "replaced by foreign", [*lines[:at], other, *lines[at + 1 :]]
    at = rng.choice(long)
    yield "cut in half", [*lines[:at], lines[at][: len(lines[at]) // 2], *lines[at + 1 :]]
    at = rng.choice(long)
    yield "beginning lost", [*lines[:at], lines[at][len(lines[at]) // 2 :], *lines[at + 1 :]]
    at = rng.choice(long[1:])
    yield "taken out", [*lines[:at], *lines[at + 1 :]]
    for at in rng.sample(long, len(long)):
        told = [f"{sentence}。" for sentence in lines[at].split("。") if sentence]
        mixed = rng.sample(told, len(told))
        if len(told) >= _SENTENCES and mixed != told:
            yield "sentences shuffled", [*lines[:at], "".join(mixed), *lines[at + 1 :]]
            break


def _moved(reply: Reply, rng: Random) -> Iterator[Cut]:
    body = reply.body

    def placed(order: Sequence[int]) -> list[str]:
        made = list(reply.lines)
        for at, line in zip(body, order, strict=True):
            made[at] = reply.lines[line]
        return made

    order = body[:]
    at = rng.randrange(len(order) - 1)
    order[at], order[at + 1] = order[at + 1], order[at]
    yield "neighbours swapped", placed(order)
    order = body[:]
    line = order.pop(rng.randrange(len(order)))
    order.insert(rng.randrange(len(order)), line)
    if order != body:
        yield "one moved", placed(order)
    yield "shuffled", placed(rng.sample(body, len(body)))
    yield "reversed", placed(body[::-1])


def donors(replies: Sequence[Reply], reply: Reply) -> list[str]:
    """The paragraphs of the other replies that are long enough to be pasted."""
    return [line for other in replies if other is not reply for line in other.lines if len(line) > _DONOR]


def rates(
    replies: Sequence[Reply],
    noticed: Callable[[list[str], list[str]], bool],
    rng: Random,
    rounds: int = 1,
    pool: Sequence[Reply] = (),
) -> dict[str, tuple[int, int]]:
    """How many cuts of each kind are noticed: ``noticed(before, after)``; strangers come from ``pool``, if given."""
    found: dict[str, tuple[int, int]] = {}
    for _ in range(rounds):
        for reply in replies:
            for kind, lines in cuts(reply, donors(pool or replies, reply), rng):
                hits, trials = found.get(kind, (0, 0))
                found[kind] = hits + noticed(list(reply.lines), lines), trials + 1
    return found


def show(found: dict[str, tuple[int, int]], out: Callable[[str], object] = sys.stdout.write) -> None:
    """One line a kind."""
    for kind, (hits, trials) in found.items():
        out(f"  {kind:22} {hits / max(1, trials):6.2f} {trials:5}\n")
