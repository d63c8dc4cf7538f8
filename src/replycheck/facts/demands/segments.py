"""Which sentences of a reply belong to which demand, when the reply is read as a whole.

Replies go through the demands, mostly in their order and a paragraph for each. So all sentences are divided at once:
each goes to one demand or to none, by how much it holds of each, and a change of demand is cheap where a paragraph
begins and dear inside one. What a reader would get wrong: this is not which demand a sentence is likest to.
到期不缴的申请法院强制执行 has no word of any demand and goes on with the sentence before it; and what tells of the
handling (a call, a visit, what was looked at) belongs to none, whatever it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.facts.demands.fitting import says_something
from replycheck.facts.demands.reply import Answering, Sentence
from replycheck.facts.demands.wanted import Wanted
from replycheck.facts.structure.telling import SentencePart, told_in
from replycheck.model.span import Span
from replycheck.records import dataclass

_NONE, _AWAY = 0.1, -0.3
"""What a sentence that belongs to no demand is worth, and one that tells of the handling where it belongs to one."""
_INSIDE, _ACROSS, _STAYING, _NEXT = 0.9, 0.35, 0.1, -0.15
"""What a change of demand costs inside a paragraph and at the beginning of one; there staying costs something too, and
going on to the next demand is what replies do."""
_NAMED = 3.0
"""What it is worth that the reply itself gives the number of the demand."""
_HANDLING = frozenset(
    {
        SentencePart.RECEIPT,
        SentencePart.CONTACT,
        SentencePart.HEARING,
        SentencePart.VERIFICATION,
        SentencePart.DEMANDS,
        SentencePart.REMEDY,
    }
)
"""What a sentence may tell without answering anything."""
_MOST = 2.5
"""A sentence that holds more than this of a demand is about it, and that is all."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The own sentences that belong to a demand; ``mass``, ``best``: how much of it they hold in all, and at most."""

    spans: tuple[Span, ...] = ()
    mass: float = 0.0
    best: float = 0.0
    begins: bool = False
    """The first of them begins a paragraph or an item."""
    apart: bool = False
    """Every demand of the letter has sentences of its own, in the order of the letter."""

    def of(self, reply: str) -> str:
        """Their words."""
        return "".join(span.of(reply) for span in self.spans)


def segmented(wanted: Sequence[Wanted], seen: Answering, reply: str) -> tuple[Segment, ...]:
    """The segment of every demand, in their order; an empty one where no sentence belongs to it."""
    every = seen.sentences
    if not every:
        return tuple(Segment() for _ in wanted)
    worth = [_worth(wanted, one, seen, reply) for one in every]
    begins = _paragraphs(every, reply)
    chosen = _divided(worth, begins)
    order = [demand for demand in dict.fromkeys(chosen) if demand >= 0]
    apart = order == list(range(len(wanted)))
    found = []
    for index in range(len(wanted)):
        mine = [at for at, demand in enumerate(chosen) if demand == index]
        own = [at for at in mine if every[at].own and not tells_of_handling(every[at].span.of(reply))]
        held = [worth[at][index] for at in (mine if own else ())]
        spans = tuple(every[at].span for at in own)
        first = bool(own) and begins[mine[0]]
        found.append(Segment(spans, sum(held), max(held, default=0.0), first, apart))
    return tuple(found)


def _worth(wanted: Sequence[Wanted], one: Sentence, seen: Answering, reply: str) -> list[float]:
    """How much the sentence holds of each demand; a heading or a repeated demand tells what the next ones are about."""
    if one.own and tells_of_handling(one.span.of(reply)):
        return [_AWAY for _ in wanted]
    named = next((number for number, block in seen.assigned.items() if block == one.block), None)
    return [
        min(_MOST, each.held_by(one.terms)) + (_NAMED if named == number else 0.0)
        for number, each in enumerate(wanted, 1)
    ]


def tells_of_handling(words: str) -> bool:
    """Whether a sentence tells only how the letter was received, heard and looked into, and how to appeal."""
    told = told_in(words.strip())
    return bool(told) and told <= _HANDLING and not says_something(words)


def _paragraphs(own: Sequence[Sentence], reply: str) -> list[bool]:
    """Whether each sentence is the first of a paragraph or of an item."""
    found, before, block = [], 0, -1
    for one in own:
        found.append("\n" in reply[before : one.span.start] or one.block != block)
        before, block = one.span.end, one.block
    return found


def _divided(worth: list[list[float]], begins: list[bool]) -> list[int]:
    """The demand of each sentence (-1 for none) that makes the most of all together."""
    count = len(worth[0])
    best = [*[-_ACROSS] * count, 0.0]
    back: list[list[int]] = []
    for row, first in zip(worth, begins, strict=True):
        gains = [*row, _NONE]
        reached = [
            max((best[before] - _cost(before, now, count, first=first), -before) for before in range(count + 1))
            for now in range(count + 1)
        ]
        best = [worth_before + gain for (worth_before, _), gain in zip(reached, gains, strict=True)]
        back.append([-before for _, before in reached])
    now = max(range(count + 1), key=best.__getitem__)
    found = []
    for came in reversed(back):
        found.append(now if now < count else -1)
        now = came[now]
    return found[::-1]


def _cost(before: int, now: int, none: int, *, first: bool) -> float:
    if not first:
        return 0.0 if before == now else _INSIDE
    if before == now:
        return 0.0 if now == none else _STAYING
    if before != none and now == before + 1 and now != none:
        return _NEXT
    return 0.0 if none in (before, now) else _ACROSS
