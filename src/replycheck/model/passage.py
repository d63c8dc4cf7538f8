"""A stretch of the reply that also stands in a judgment, and how it is to be looked upon."""

from __future__ import annotations

from enum import StrEnum

from replycheck.model.span import Span
from replycheck.records import dataclass


class Kind(StrEnum):
    """How the words were carried over."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    REORDERED = "reordered"
    RETOLD = "retold"
    """Told again fact by fact, in other words."""


class Treatment(StrEnum):
    """Whether carrying them over is in order: only ``UNATTRIBUTED`` counts as copying.

    ``REPORTED``: ascribed to the judgment in running speech (该判决认为，……) and not word for word.
    """

    UNATTRIBUTED = "unattributed"
    QUOTED = "quoted"
    REPORTED = "reported"
    STATUTE = "statute"
    COMMON = "common"
    IDENTIFYING = "identifying"


class Change(StrEnum):
    """What happened to a stretch between judgment and reply."""

    REPLACED = "replaced"
    INSERTED = "inserted"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Difference:
    """One edit inside a passage: absolute spans in the reply's and in the judgment's text (either may be empty)."""

    change: Change
    reply: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared stretch. ``document`` names the judgment (path as given), ``source`` is the span in its text.

    ``similarity`` is 1 for words carried over unchanged (layout and width aside). ``blocks`` are the stretches
    (in the reply, in the judgment) that run in the same order in both, sorted by place in the reply; more than one
    where sentences were moved or left out.
    """

    reply: Span
    document: str
    source: Span
    similarity: float
    kind: Kind = Kind.VERBATIM
    treatment: Treatment = Treatment.UNATTRIBUTED
    differences: tuple[Difference, ...] = ()
    blocks: tuple[tuple[Span, Span], ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.similarity <= 1.0:
            raise ValueError(f"impossible similarity {self.similarity}")

    def copied(self, text: str) -> int:
        """How many characters of the passage stand in the judgment too; ``text`` is the reply's, white space aside."""
        own = sum(_solid(difference.reply.of(text)) for difference in self.differences)
        return max(0, _solid(self.reply.of(text)) - own)

    def stretches(self, bridge: int = 0) -> tuple[Span, ...]:
        """The parts of ``reply`` that stand in the judgment, own words of up to ``bridge`` characters included."""
        own = [difference.reply for difference in self.differences if len(difference.reply) > bridge]
        starts, ends = [self.reply.start, *(span.end for span in own)], [*(span.start for span in own), self.reply.end]
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _solid(words: str) -> int:
    return len("".join(words.split()))
