"""Learn the figures of the flow: ``python benchmarks/flow/train.py`` (three minutes).

From the tuning half of ``corpora/accepted``, marked replies that share nothing with them, and half of the public
replies and judgments (``REPLYCHECK_TEST_DATA``; without them it refuses). Writes ``flow_weights.tsv``,
``flow_course.tsv.gz`` and ``flow_openings.tsv.gz`` in ``corpora/facts``. ``--hands FOLDER...`` learns only the order
again (weights, course, their limit), with right replies of other hands beside ours: a folder is a hand or several that
wrote alike, of which weights are kept and no words beyond the strings of the course. It sets the limit above what
right replies reach under weights that have seen nothing of their hand.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from along import learn_course, rows, texts
from begin import learn_openings
from replies import Reply, accepted, donors, hand, marked, online
from weighing import as_weights, learn

from replycheck.flow import strangers
from replycheck.flow.continuity import PARTS, STRANGE, Measured, Weights, measure, weights
from replycheck.flow.course import TABLE, Course
from replycheck.flow.examine import best_swap, bound, explained, gains, held, judged
from replycheck.flow.reading import Stretch, read, units
from replycheck.model.document import plain
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.model.span import Span
from replycheck.text.sentences import sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FACTS = Path(__file__).resolve().parents[2] / "corpora" / "facts"
FOLDS, PASTED = 4, 6
PROFILES = WRITTEN_REPLIES | {Profile.ONLINE_REPLY, Profile.GENERIC}
SHARES = {"accepted": 1.0, "marked": 0.7, "online": 0.25, "hands": 1.0}
ONLINE = 60
MAY_ALARM = {"foreign": 0.017, "order": 0.01, "neighbours": 0.01}
"""The share of right replies that may reach more than a limit while they are unseen: single authors stand out."""
MARGINS = {"foreign": 0.3, "order": 0.02, "neighbours": 0.1}
"""What right replies by hands that nobody has read may reach beyond that, in log-odds (of an order: a paragraph)."""
LEAST = 3.0
"""What an order of few paragraphs must gain at least."""
MOST = {"season-other": 1.5, "year-other": 1.0, "joins": 6.0, "order": 1.5, "person-other": 0.5, "organ-other": 1.0}
"""What these signs may weigh at most: they hang on how an author happens to write."""


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
    rng, found = Random(1), []
    for kind, replies in kinds.items():
        for reply in replies:
            as_it_is = kind == "online" or not arranged_anew
            arranged = [reply.lines] if as_it_is else list(_arranged(reply, rng))
            measured = tuple(
                measure(told, along[fold(reply)])
                for lines in arranged
                if len(told := of_lines(lines)) > 2  # noqa: PLR2004
            )
            if measured:
                found.append(Sample(reply, measured, SHARES[kind]))
        print(kind, len(replies), flush=True)
    return found


def _course(kinds: Mapping[str, Sequence[Reply]], without: int | None = None) -> Course:
    """How far on paragraphs stand, learned from the replies of all quarters but one."""
    return learn_course(
        [
            (told, SHARES[kind])
            for kind, replies in kinds.items()
            for reply in replies
            if fold(reply) != without and len(told := texts(of_lines(reply.lines))) > 1
        ]
    )


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


def weigh(found: Sequence[Sample]) -> Weights:
    """The weights of the order, and of strangers beside them."""
    weights = weigh_order(found)
    weights.vectors.update(_strange(found, weights))
    constant = float(weights.vectors.pop("constant")[0])
    return Weights(weights.vectors, {"stranger": constant})


def _strange(found: Sequence[Sample], weights: Weights) -> dict[str, Floats]:
    """The weights of ``STRANGE``: paragraphs of other replies put in, against those that belong."""
    replies = [sample.reply for sample in found if sample.share > SHARES["online"] and sample.reply.cuttable]
    rng, rows, labels = Random(3), [], []
    for reply in replies:
        for own, lines in _with_strangers(reply, donors(replies, reply), rng):
            told = of_lines(lines)
            table = strangers.marks(measure(told), weights)
            chosen = strangers.telling(told)
            if own:
                chosen = [at for at in chosen if told[at].words == own]
            rows += [table[:, at] for at in chosen]
            labels += [float(bool(own))] * len(chosen)
    table, marks = np.array(rows), np.array(labels)
    vector = logistic(table, marks, np.where(marks > 0, 0.5, 1.0), 3.0)
    return {"foreign": vector[:-1], "constant": vector[-1:], "usual": table[marks == 0].mean(axis=0)}


def _with_strangers(reply: Reply, others: Sequence[str], rng: Random) -> Iterable[tuple[str, Sequence[str]]]:
    yield "", reply.lines
    for _ in range(PASTED):
        other, at = rng.choice(others), rng.choice(reply.long[1:])
        instead = rng.random() < 0.5  # noqa: PLR2004
        yield "".join(other.split()), [*reply.lines[:at], other, *reply.lines[at + instead :]]


def logistic(samples: Floats, labels: Floats, shares: Floats, ridge: float) -> Floats:
    """Weights of a logistic regression, the constant last; no sign of strangeness speaks against it."""
    spread = samples.std(axis=0) + 0.05
    table = np.hstack([samples / spread, np.ones((len(samples), 1))])
    low = np.array(
        [*(-np.inf if name in {"shared", "shared-less", "names-shared"} else 0.0 for name in STRANGE), -np.inf]
    )
    high = np.array([*(MOST.get(name, np.inf) for name in STRANGE), np.inf]) * np.append(spread, 1.0)
    vector, penalty = np.zeros(table.shape[1]), ridge * np.eye(table.shape[1])
    penalty[-1, -1] = 1e-3
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(table @ vector, -30, 30)))
        slope = (table * ((chance - labels) * shares)[:, None]).sum(axis=0) + penalty @ vector
        curve = (table * (chance * (1 - chance) * shares)[:, None]).T @ table + penalty
        vector = np.clip(vector - np.linalg.solve(curve, slope), low, high)
    return np.append(vector[:-1] / spread, vector[-1])


def limits(found: Sequence[Sample], weighed: Callable[[Sequence[Sample]], Weights] = weigh) -> dict[str, list[float]]:
    """What right replies (of other hands, where there are some) reach under weights that have not seen them."""
    reached: dict[str, list[float]] = {}
    others = any("/" in sample.reply.name for sample in found)
    for part in sorted({sample.fold for sample in found}):
        weights = weighed([sample for sample in found if sample.fold != part])
        for sample in found:
            told = sample.fold == part and sample.share > SHARES["online"] and ("/" in sample.reply.name) >= others
            if told and sample.reply.profile in PROFILES:
                _reach(reached, sample.measured[0], weights, sample.reply.name)
    return reached


def _reach(reached: dict[str, list[float]], measured: Measured, weights: Weights, name: str) -> None:
    by_order, best = gains(measured, weights)
    order = by_order / len(measured.stretches)
    if "foreign" in weights.vectors:
        strange = weights.vectors["foreign"] @ strangers.marks(measured, weights) + weights.limits["stranger"]
        told = strangers.telling(measured.stretches)
        reached.setdefault("foreign", []).append(max((float(strange[at]) for at in told), default=-9.0))
    if not name.startswith("online"):
        sure = explained(measured, weights, best.order).sure and by_order > LEAST
        reached.setdefault("order", []).append(order * sure)
        reached.setdefault("neighbours", []).append(
            best_swap(bound(weights.scores(measured), held(measured.stretches)))[0]
        )
    if order > 0.5:  # noqa: PLR2004 - who stands out is worth a look
        print(f"  {name}: order {order:.2f}", flush=True)


def bounds(reached: dict[str, list[float]]) -> dict[str, float]:
    """The limits: what nearly all right replies stay below."""
    made = {"least": LEAST}
    for name, values in sorted(reached.items()):
        made[name] = sorted(values)[-1 - int(MAY_ALARM[name] * len(values))] + MARGINS[name]
        highest = [round(value, 2) for value in sorted(values)[-8:]]
        print(f"{name}: {made[name]:.2f} above {len(values)} replies, highest {highest}", flush=True)
    return made


def _text(line: str) -> bool:
    return judged(read(line, Span(0, len(line))))


def _order_alone(data: Path, hands: Sequence[Path]) -> None:
    """Learn the order with the replies of other hands beside ours, and set its limit by theirs."""
    kinds = {**right(data), "hands": [reply for where in hands for reply in hand(where)]}
    found = samples(kinds, arranged_anew=False)
    reached = limits(found, weigh_order)
    shipped, final = weights(), weigh_order(found)
    vectors = {**shipped.vectors, **final.vectors}
    _write(vectors, {**shipped.limits, **bounds(reached)})
    _write_course(_course(kinds))


def _write(vectors: Mapping[str, Floats], limits: Mapping[str, float]) -> None:
    named = {**PARTS, "foreign": STRANGE, "usual": STRANGE}
    figures = [
        f"{model}\t{name}\t{value:.4g}\n"
        for model, names in named.items()
        for name, value in zip(names, vectors[model].tolist(), strict=True)
        if abs(value) >= 1e-4  # noqa: PLR2004 - what never occurs weighs nothing
    ]
    figures += [
        f"limit\t{name}\t{limits[name]:.4g}\n" for name in ("stranger", "foreign", "least", "order", "neighbours")
    ]
    (FACTS / "flow_weights.tsv").write_text("model\tfeature\tweight\n" + "".join(figures), encoding="utf-8")


def _write_course(learned: Course) -> None:
    (FACTS / TABLE).write_bytes(gzip.compress("".join(rows(learned)).encode(), 9, mtime=0))


def main() -> None:
    """Learn and write."""
    if not (data := os.environ.get("REPLYCHECK_TEST_DATA")):
        sys.exit("REPLYCHECK_TEST_DATA is not set: the public replies and judgments are needed")
    if sys.argv[1:2] == ["--hands"]:
        _order_alone(Path(data), [Path(where) for where in sys.argv[2:]])
        return
    kinds = right(Path(data))
    _write_course(_course(kinds))
    found = samples(kinds)
    final = weigh(found)
    _write(final.vectors, {**final.limits, **bounds(limits(found))})
    replies = [sample.reply for sample in found if sample.share > SHARES["online"]]
    lines_right = {reply.name: [reply.lines[at] for at in reply.body if _text(reply.lines[at])] for reply in accepted()}
    learned = learn_openings(Path(data), replies, lines_right)
    table = "".join(f"{string}\t{weight:.3g}\n" for string, weight in learned)
    (FACTS / "flow_openings.tsv.gz").write_bytes(gzip.compress(f"string\tweight\n{table}".encode(), 9, mtime=0))
    print(f"{table.count(chr(10))} strings")


if __name__ == "__main__":
    main()
