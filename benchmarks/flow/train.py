"""Learn the figures of the flow: ``python benchmarks/flow/train.py`` (twelve minutes).

From the tuning half of ``corpora/accepted``, marked replies that share nothing with them, and half of the public
replies and judgments (``REPLYCHECK_TEST_DATA``; without them it refuses). Writes ``flow_weights.tsv``,
``flow_course.tsv.gz``, ``flow_following.bin.gz``, ``flow_nearby.tsv.gz``, ``flow_neighbours.tsv``,
``flow_strangers.tsv`` and ``flow_openings.tsv.gz`` in ``corpora/facts``. ``--hands FOLDER...``
learns all but the openings again (and what weighs them, ``flow_torn.tsv``), with right replies of other hands beside
ours: a folder is a hand or several that wrote alike, of which weights are kept and no words beyond the strings of the
course. It sets the limits above what right replies reach under figures that have seen nothing of their hand.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from along import LITTLE_NEARBY, learn_course, rows, texts
from begin import learn_beginnings, learn_openings
from begin import table as openings_table
from exchanging import Paper, learn_neighbours, paper
from growing import table
from joining import learn_following, packed
from replies import Reply, accepted, hand, marked, online
from strange import learn_strangers
from tearing import learn_torn
from weighing import as_weights, learn

from replycheck.flow import neighbours
from replycheck.flow.continuity import PARTS, Measured, Weights, measure, weights
from replycheck.flow.examine import explained, gains, judged
from replycheck.flow.foreign import strangers
from replycheck.flow.reading import Stretch, read, units
from replycheck.flow.torn import BEGINNINGS, TORN
from replycheck.flow.trees import STRANGERS, TORN_BEGINNINGS
from replycheck.flow.wording.course import TABLE, Course
from replycheck.flow.wording.following import TABLE as FOLLOWING
from replycheck.flow.wording.following import Following
from replycheck.model.document import plain
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.model.span import Span
from replycheck.text.sentences import sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FACTS = Path(__file__).resolve().parents[2] / "corpora" / "facts"
FOLDS = 4
PROFILES = WRITTEN_REPLIES | {Profile.ONLINE_REPLY, Profile.GENERIC}
SHARES = {"accepted": 1.0, "marked": 0.7, "online": 0.25, "hands": 1.0}
ONLINE = 60
MAY_ALARM = 0.01
"""The share of right replies whose order may gain more than the limit while unseen: single authors stand out."""
MARGIN = 0.02
"""What right replies by hands that nobody has read may gain beyond that, in log-odds a paragraph."""
LEAST = 3.0
"""What an order of few paragraphs must gain at least."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A right reply, in several arrangements that are right as well."""

    reply: Reply
    measured: tuple[Measured, ...]
    share: float

    @property
    def fold(self) -> int:
        """Which quarter it belongs to."""
        return fold(self.reply)


def fold(reply: Reply) -> int:
    """The quarter of a reply: what is learned from the others is measured on it; other hands are never divided."""
    of_hand, divided, _ = reply.name.partition("/")
    return md5((of_hand if divided else reply.name).encode(), usedforsecurity=False).digest()[0] % FOLDS


def of_lines(lines: Iterable[str]) -> tuple[Stretch, ...]:
    """The paragraphs of these lines."""
    text = "\n".join(lines)
    return units(text, [paragraph.span for paragraph in plain(text).paragraphs])


def right(data: Path) -> dict[str, list[Reply]]:
    """The right replies of each kind."""
    every = list(accepted())
    return {
        "accepted": every,
        "marked": list(marked(every)),
        "online": list(online(data / "data" / "replies.jsonl", final=False))[:ONLINE],
    }


def samples(kinds: Mapping[str, Sequence[Reply]], *, arranged_anew: bool = True) -> list[Sample]:
    """Everything that is learned from."""
    along = [_course(kinds, part) for part in range(FOLDS)]
    followed = [_following(kinds, part) for part in range(FOLDS)]
    rng, found = Random(1), []
    for kind, replies in kinds.items():
        for reply in replies:
            as_it_is = kind == "online" or not arranged_anew
            arranged = [reply.lines] if as_it_is else list(_arranged(reply, rng))
            measured = tuple(
                measure(told, along[fold(reply)], followed[fold(reply)])
                for lines in arranged
                if len(told := of_lines(lines)) > 2  # noqa: PLR2004
            )
            if measured:
                found.append(Sample(reply, measured, SHARES[kind]))
        print(kind, len(replies), flush=True)
    return found


def _following(kinds: Mapping[str, Sequence[Reply]], without: int | None = None) -> Following:
    """Which paragraph follows which, learned from the replies of all quarters but one."""
    return learn_following(_worded(kinds, without))


def _worded(kinds: Mapping[str, Sequence[Reply]], without: int | None) -> list[tuple[list[str], float]]:
    return [
        (told, SHARES[kind])
        for kind, replies in kinds.items()
        for reply in replies
        if fold(reply) != without and len(told := texts(of_lines(reply.lines))) > 1
    ]


def _course(kinds: Mapping[str, Sequence[Reply]], without: int | None = None, *, nearby: bool = False) -> Course:
    """How far on paragraphs stand, learned from the replies of all quarters but one; ``nearby`` from neighbours."""
    return learn_course(_worded(kinds, without), nearby=nearby)


def _arranged(reply: Reply, rng: Random) -> Iterable[Sequence[str]]:
    """The reply, and as it might have been set: without headings, with paragraphs divided, joined, left out."""
    lines = list(reply.lines)
    yield lines
    bare = [line for line in lines if not (len(line) <= 25 and line[1:2] == "、")]  # noqa: PLR2004
    if bare != lines:
        yield bare
    parted: list[str] = []
    for line in lines:
        told = [span.of(line) for span in sentences(line)]
        cut = rng.randrange(1, len(told)) if len(told) > 2 and rng.random() < 0.5 else 0  # noqa: PLR2004
        parted += ["".join(told[:cut]), "".join(told[cut:])] if cut else [line]
    yield parted
    joined = lines[:1]
    for front, line in pairwise(lines):
        if min(len(front), len(line)) > 25 and front.endswith("。") and rng.random() < 0.4:  # noqa: PLR2004
            joined[-1] += line
        else:
            joined.append(line)
    yield joined
    yield [line for line in lines if len(line) <= 15 or rng.random() > 0.15]  # noqa: PLR2004


def weigh_order(found: Sequence[Sample]) -> Weights:
    """The weights of the order alone."""
    told = [(measured, sample.share / len(sample.measured)) for sample in found for measured in sample.measured]
    return as_weights(learn(told, Random(5)), {})


def unseen(kinds: Mapping[str, Sequence[Reply]], found: Sequence[Sample]) -> tuple[list[float], list[Paper]]:
    """What the order of right replies (of other hands, where there are some) gains by weights that have not seen them.

    And all of them as the trees of neighbours are learned from, by figures that have not seen them either.
    """
    gained, papers = [], []
    others = any("/" in sample.reply.name for sample in found)
    for part in sorted({sample.fold for sample in found}):
        weights = weigh_order([sample for sample in found if sample.fold != part])
        nearby = _course(kinds, part, nearby=True)
        for sample in found:
            if sample.fold != part or sample.share <= SHARES["online"]:
                continue
            judges = ("/" in sample.reply.name) >= others
            papers.append(paper(sample.measured[0], (weights, nearby), part, sample.share, judges=judges))
            if judges and sample.reply.profile in PROFILES:
                gained.append(_gained(sample.measured[0], weights, sample.reply.name))
        print("quarter", part, flush=True)
    return gained, papers


def _gained(measured: Measured, weights: Weights, name: str) -> float:
    """What the best order gains a paragraph, where it would be told."""
    by_order, best = gains(measured, weights)
    order = by_order / len(measured.stretches)
    if order > 0.5:  # noqa: PLR2004 - who stands out is worth a look
        print(f"  {name}: order {order:.2f}", flush=True)
    return order * (explained(measured, weights, best.order).sure and by_order > LEAST)


def bounds(gained: Sequence[float]) -> dict[str, float]:
    """The limits of an order: what nearly all right replies stay below."""
    limit = sorted(gained)[-1 - int(MAY_ALARM * len(gained))] + MARGIN
    print(f"order: {limit:.2f} above {len(gained)} replies, highest {np.round(sorted(gained)[-8:], 2)}", flush=True)
    return {"least": LEAST, "order": limit}


def _text(line: str) -> bool:
    return judged(read(line, Span(0, len(line))))


def learn_all(data: Path, kinds: Mapping[str, Sequence[Reply]], found: Sequence[Sample], where: Path = FACTS) -> None:
    """Learn order, course, what follows, neighbours and strangers, and write them with the limits."""
    final, (gained, papers) = weigh_order(found), unseen(kinds, found)
    reached = bounds(gained)
    _write_course(where / TABLE, rows(_course(kinds)))
    (where / FOLLOWING).write_bytes(packed(_following(kinds)))
    _write_course(where / neighbours.NEARBY, rows(_course(kinds, nearby=True), LITTLE_NEARBY))
    grown, limits = learn_neighbours(papers)
    reached |= limits
    (where / neighbours.TABLE).write_text("".join(table(grown, neighbours.SIGNS)), encoding="utf-8")
    texts = [reply for kind, replies in kinds.items() if kind != "online" for reply in replies if reply.cuttable]
    grown, reached["foreign"] = learn_strangers(texts, final, fold)
    (where / STRANGERS).write_text("".join(table(grown, strangers.FEATURES)), encoding="utf-8")
    reached["torn"] = weights().limits["torn"]
    if hands := [reply for reply in kinds.get("hands", ()) if reply.cuttable]:
        texts = [reply for kind in ("accepted", "marked", "hands") for reply in kinds[kind]]
        unseen_by = {
            part: learn_beginnings(data, [reply for reply in texts if fold(reply) != part]) for part in range(FOLDS)
        }
        (where / BEGINNINGS).write_bytes(
            gzip.compress("".join(openings_table(learn_beginnings(data, texts))).encode(), 9, mtime=0)
        )
        grown, reached["torn"] = learn_torn(hands, fold, unseen_by)
        (where / TORN_BEGINNINGS).write_text("".join(table(grown, TORN)), encoding="utf-8")
    _write(where, final.vectors, reached)


def _write(where: Path, vectors: Mapping[str, Floats], limits: Mapping[str, float]) -> None:
    figures = [
        f"{model}\t{name}\t{value:.4g}\n"
        for model, names in PARTS.items()
        for name, value in zip(names, vectors[model].tolist(), strict=True)
        if abs(value) >= 1e-4  # noqa: PLR2004 - what never occurs weighs nothing
    ]
    figures += [
        f"limit\t{name}\t{limits[name]:.4g}\n" for name in ("foreign", "least", "order", "neighbours", "move", "torn")
    ]
    (where / "flow_weights.tsv").write_text("model\tfeature\tweight\n" + "".join(figures), encoding="utf-8")


def _write_course(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def main() -> None:
    """Learn and write."""
    if not (data := os.environ.get("REPLYCHECK_TEST_DATA")):
        sys.exit("REPLYCHECK_TEST_DATA is not set: the public replies and judgments are needed")
    if sys.argv[1:2] == ["--hands"]:
        hands = [reply for where in sys.argv[2:] for reply in hand(Path(where))]
        with_hands = {**right(Path(data)), "hands": hands}
        learn_all(Path(data), with_hands, samples(with_hands, arranged_anew=False))
        return
    kinds = right(Path(data))
    found = samples(kinds)
    learn_all(Path(data), kinds, found)
    replies = [sample.reply for sample in found if sample.share > SHARES["online"]]
    lines_right = {reply.name: [reply.lines[at] for at in reply.body if _text(reply.lines[at])] for reply in accepted()}
    learned = learn_openings(Path(data), replies, lines_right)
    table = "".join(f"{string}\t{weight:.3g}\n" for string, weight in learned)
    (FACTS / "flow_openings.tsv.gz").write_bytes(gzip.compress(f"string\tweight\n{table}".encode(), 9, mtime=0))
    print(f"{table.count(chr(10))} strings")


if __name__ == "__main__":
    main()
