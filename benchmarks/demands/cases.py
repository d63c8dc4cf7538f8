"""Real letters beside replies, measured: what ``benchmarks/demands/run.py`` learns from and judges by.

What a reader would get wrong: the labels name stretches by offsets in texts that lie beside the project; without them
there is nothing here to read.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from replycheck.facts.demands.answers import is_answered
from replycheck.facts.demands.features import Matched, matched, related_features
from replycheck.facts.demands.fitting import fitting_features
from replycheck.facts.demands.letter import Asked, asked
from replycheck.facts.demands.reply import Answering, answering
from replycheck.facts.demands.score import Scored, Weights, judged
from replycheck.model.span import Span

WRITTEN = Path(__file__).resolve().parents[2] / "corpora" / "marked" / "demands" / "letters.jsonl"
PAIRS = WRITTEN.with_name("fitting.tsv")
LABELS = Path(__file__).resolve().parents[2] / "corpora" / "marked" / "demands" / "answers.tsv"
NOT_ANSWERED = "!"
CUT_WEIGHT, OTHER_WEIGHT = 1.74, 0.7
"""What a cut answer and one left beside it count in learning: errors are dearer where a demand goes unnoticed."""


@dataclass
class Letter:
    """A real letter with its reply, and which stretches are marked: demand -> (in letter, in reply)."""

    id: str
    text: str
    reply: str
    marked: list[tuple[list[Span], list[Span]]] = field(default_factory=list)
    demands: tuple[Asked, ...] = ()
    unanswered: set[int] = field(default_factory=set)
    """The marked demands that the reply does not answer at all."""
    bad: list[dict[str, str]] = field(default_factory=list)
    """Of a written letter for each demand what may stand in place of its answer: ``perfunctory``, ``beside``."""
    round: int = 1
    """1: labelled first, letters that state their demands clearly; 2: the others with two and more answers; 3: letters
    of all lengths, drawn by lot from the rest, every demand marked."""

    @property
    def kept(self) -> bool:
        """Whether the letter is kept for the end: of the third round those whose digest begins with an odd byte."""
        return self.round == 3 and hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1  # noqa: PLR2004 - the round

    def found(self, number: int) -> int | None:
        """Which of the extracted demands is the marked one; None where it was not extracted."""
        spans = self.marked[number][0]

        def overlap(one: Asked) -> int:
            return sum(max(0, min(one.span.end, s.end) - max(one.span.start, s.start)) for s in spans)

        best = max(self.demands, key=lambda one: overlap(one) / max(1, len(one.span)) ** 0.5)
        return self.demands.index(best) if overlap(best) >= 5 else None  # noqa: PLR2004 - characters


@dataclass
class Case:
    """A letter beside a reply, measured; ``wanted``: for extracted demands whether they are answered, with a weight."""

    letter: Letter
    reply: str
    related: list[float]
    matches: list[Matched]
    seen: Answering
    wanted: dict[int, tuple[bool, float]] = field(default_factory=dict)
    cut: int | None = None

    def judged(self, weights: Weights) -> list[bool]:
        """Which demands count as answered."""
        scores: tuple[Scored, ...] = judged(self.related, self.matches, weights)
        return [is_answered(score, self.seen, self.reply) for score in scores]

    def sureness(self, weights: Weights) -> list[float]:
        """How surely each demand counts as answered: not where it is 0 or less."""
        scores: tuple[Scored, ...] = judged(self.related, self.matches, weights)
        found = []
        for score in scores:
            sure = min(score.related, score.taken_up)
            found.append(sure if is_answered(score, self.seen, self.reply) else min(sure, 0.0))
        return found


def load(shared: Path) -> list[Letter]:
    """Every letter (its title as the first line) with its reply and labels."""
    with (shared / "data" / "replies.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    letters = {
        str(one["id"]): Letter(str(one["id"]), f"{one['title']}\n{one['message']}", one["reply"]) for one in texts
    }
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            letter = letters[row["id"]]
            letter.round = int(row["round"])
            if row["in_reply"] == NOT_ANSWERED:
                letter.unanswered.add(len(letter.marked))
            letter.marked.append((_spans(row["in_letter"]), _spans(row["in_reply"])))
    found = [*letters.values(), *written()]
    for letter in found:
        letter.demands = asked(letter.text)
    return found


def written(path: Path = WRITTEN) -> list[Letter]:
    """The letters that were written for this, with their replies and labels (round 4)."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            letter = Letter(row["id"], row["letter"], row["reply"], round=4)
            for one in row["demands"]:
                letter.marked.append(([_place(letter.text, one["text"])], [_place(letter.reply, one["answer"])]))
                letter.bad.append({way: one[way] for way in ("perfunctory", "beside") if way in one})
            found.append(letter)
    return found


def pairs_written(letters: list[Letter]) -> list[tuple[list[float], int]]:
    """Signs in answers (1), and in empty words and facts beside the point (0), written to single demands.

    Those of ``fitting.tsv`` and of the written ones among ``letters``.
    """
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [*_judged(rows), *singles(letters)]


def singles(letters: list[Letter]) -> list[tuple[list[float], int]]:
    """The same of the written ones among ``letters`` alone."""
    rows: list[dict[str, str]] = []
    for letter in letters:
        for (asked_at, said_at), bad in zip(letter.marked, letter.bad, strict=False):
            answer = "".join(span.of(letter.reply) for span in said_at)
            rows.append({"asked": "".join(span.of(letter.text) for span in asked_at), "answer": answer, **bad})
    return _judged(rows)


def answering_all(path: Path) -> list[list[float]]:
    """Signs in what falls to each demand in replies that answer every one; a line has a ``letter`` and a ``reply``."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["letter"]]
    found = []
    for row in rows:
        letter = Letter(row["id"], row["letter"], row["reply"], demands=asked(row["letter"]))
        matches = measure(letter, letter.reply).matches if len(letter.demands) > 1 else []
        found += [match.fitting for match in matches if match.segment.spans]
    return found


def _judged(rows: list[dict[str, str]]) -> list[tuple[list[float], int]]:
    return [
        (fitting_features(row["asked"], row[way]), int(way == "answer"))
        for row in rows
        for way in ("answer", "perfunctory", "beside")
        if way in row
    ]


def _place(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def _spans(words: str) -> list[Span]:
    return [Span(*map(int, part.split("-"))) for part in words.split(",")] if words not in ("-", NOT_ANSWERED) else []


def measure(letter: Letter, reply: str) -> Case:
    """The letter beside ``reply``."""
    seen = answering(reply, letter.text)
    related = related_features(letter.text, reply)
    return Case(letter, reply, related, matched(letter.text, letter.demands, reply, seen), seen)


def cuts(letter: Letter) -> list[Case | None]:
    """The uncut reply, then one case for each answer cut out; None where the demand cut was not extracted alone."""
    found = [letter.found(number) for number in range(len(letter.marked))]
    whole = measure(letter, letter.reply)
    whole.wanted = {
        index: (number not in letter.unanswered, 1.0) for number, index in enumerate(found) if index is not None
    }
    cases: list[Case | None] = [whole]
    for number, (_, answer) in enumerate(letter.marked):
        index = found[number]
        if not answer:
            continue
        if index is None or found.count(index) > 1:
            cases.append(None)
            continue
        reply = letter.reply
        for span in sorted(answer, reverse=True):
            reply = reply[: span.start] + reply[span.end :]
        case = measure(letter, reply)
        case.cut = index
        others = {
            other: (at not in letter.unanswered, OTHER_WEIGHT)
            for at, other in enumerate(found)
            if other is not None and other != index and not _shares_answer(letter.marked[at][1], answer)
        }
        case.wanted = {index: (False, CUT_WEIGHT), **others}
        cases.append(case)
    return cases


def _shares_answer(mine: list[Span], cut: list[Span]) -> bool:
    """Whether half of an answer goes with the one that is cut out: then neither is answered any more."""
    gone = sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in mine for other in cut)
    return 2 * gone > sum(map(len, mine)) > 0
