"""Which sentences of a reply belong to which demand, when the reply is read as a whole.

Replies go through the demands, mostly in their order and a paragraph for each. So all sentences are divided at once:
each goes to one demand or to none, by how much it holds of each, and a change of demand is cheap where a paragraph
begins and dear inside one. What a reader would get wrong: this is not which demand a sentence is likest to.
到期不缴的申请法院强制执行 has no word of any demand and goes on with the sentence before it; and what tells of the
handling (a call, a visit, what was looked at) belongs to none, whatever it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.facts.demands.laying import laid
from replycheck.facts.demands.letter import Asked, is_brief_letter, title_end
from replycheck.facts.demands.reply import Answering, Sentence
from replycheck.facts.demands.wanted import Wanted
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_NONE, _AWAY = 0.1, -0.3
"""What a sentence that belongs to no demand is worth, and one that tells of the handling where it belongs to one."""
_INSIDE, _ACROSS, _STAYING, _NEXT = 0.9, 0.35, 0.1, -0.15
"""What a change of demand costs inside a paragraph and at the beginning of one; there staying costs something too, and
going on to the next demand is what replies do."""
_NUMBERED = 0.8
"""What it is worth that a sentence stands in the item that has the demand's number."""
_NAMED = 3.0
"""What it is worth that the reply itself gives the number of the demand."""
_LAID, _LEFT_OUT, _TELLS = 0.7, 0.5, 0.6
"""What it is worth that a sentence stands in the paragraph that falls to the demand when paragraphs are laid beside
demands in their order; what it costs to leave a paragraph or a demand out; and how much of a demand tells on its own
whose paragraph it is."""
_NAMES = 0.5
"""A sentence that could stand in any reply belongs to a demand only where it holds this much of one."""
_HEADING = 30
"""Characters of a heading that stands on a line of its own."""
_YES_OR_NO, _GREETED = 6, 8
_YES = pattern(r"(?:不|没|可以|能够?|行|会|是|有|要|应该?|属实|已|同意)[^，。；！？：]{0,3}[。！；]")
"""可以。 before the sentence that says how; and characters of a greeting."""
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
    hollow: bool = False
    """What belongs to the demand says only what may be said of any letter."""
    apart: bool = False
    """Every demand of the letter has sentences of its own, in the order of the letter."""

    main: tuple[Span, ...] = ()
    """Those in the paragraph that holds most of the demand."""
    laid: bool = False
    """The paragraphs were laid beside the demands, and this is the one that falls to it."""
    left_out: bool = False
    """The others have a paragraph each, and this one has none."""

    def of(self, reply: str) -> str:
        """Their words."""
        return "".join(span.of(reply) for span in self.spans)

    def told(self, reply: str) -> str:
        """The words in the paragraph that holds most of the demand."""
        return "".join(span.of(reply) for span in self.main)


def segmented(
    wanted: Sequence[Wanted], seen: Answering, reply: str, letter: str, demands: Sequence[Asked]
) -> tuple[Segment, ...]:
    """The segment of every demand, in their order; an empty one where no sentence belongs to it."""
    every = seen.sentences
    if not every:
        return tuple(Segment() for _ in wanted)
    worth = [_worth(wanted, one, seen) for one in every]
    if seen.numbered and max(seen.numbered) <= len(wanted):
        for row, number in zip(worth, seen.numbered, strict=True):
            if number and max(row) >= 0:
                row[number - 1] += _NUMBERED
    _lay_out(worth, every, reply, len(wanted))
    begins = _paragraphs(every, reply)
    chosen = _divided(worth, begins)
    order = [demand for demand in dict.fromkeys(chosen) if demand >= 0]
    apart = order == list(range(len(wanted)))
    beside = _by_number(demands, seen) or _beside(letter, demands, worth, every, reply)
    if beside is not None:
        return tuple(_row(row, index, every, worth) for index, row in enumerate(beside))
    found = []
    for index in range(len(wanted)):
        mine = [at for at, demand in enumerate(chosen) if demand == index]
        own = [at for at in mine if every[at].own]
        held = [worth[at][index] for at in (mine if own else ())]
        spans = tuple(every[at].span for at in own)
        first = bool(own) and begins[mine[0]]
        hollow = not own and any(every[at].hollow for at in mine)
        main = _most(own, [worth[at][index] for at in own], every, reply)
        found.append(Segment(spans, sum(held), max(held, default=0.0), first, hollow, apart, main))
    return tuple(found)


def _by_number(demands: Sequence[Asked], seen: Answering) -> list[list[int] | None] | None:
    """The sentences of the item that has each demand's number, where letter and reply list as many."""
    count = len(demands)
    if count == 1 or not all(one.numbered for one in demands) or set(seen.numbered) - {0} != set(range(1, count + 1)):
        return None
    items = [[at for at, number in enumerate(seen.numbered) if number == each] for each in range(1, count + 1)]
    if not all(any(seen.sentences[at].own or seen.sentences[at].hollow for at in row) for row in items):
        return None
    return list(items)


def _beside(
    letter: str, demands: Sequence[Asked], worth: list[list[float]], every: Sequence[Sentence], reply: str
) -> list[list[int] | None] | None:
    """The sentences of the paragraph that falls to each demand, None for one left out; None where this is not told."""
    if title_end(letter) and not all(one.numbered for one in demands):
        return None  # what is typed under a title is answered in a breath, several demands in one paragraph
    rows = _answering_paragraphs(worth, every, reply)
    brief = is_brief_letter(letter)
    if brief and len(rows) == 1:
        rows = _by_sentence(rows, every, reply)
    found = laid(
        letter,
        [one.span for one in demands],
        [one.sure for one in demands],
        [words for words, _ in rows],
        brief=brief,
    )
    return None if found is None else [None if row is None else rows[row][1] for row in found.rows]


def answering_paragraphs(wanted: Sequence[Wanted], seen: Answering, reply: str, *, brief: bool) -> list[str]:
    """The paragraphs of the reply that may answer something, each with the heading that stands on the line before.

    The sentences of the only one where the letter is ``brief``: such a reply answers all in a breath.
    """
    worth = [_worth(wanted, one, seen) for one in seen.sentences]
    rows = _answering_paragraphs(worth, seen.sentences, reply)
    if brief and len(rows) == 1:
        rows = _by_sentence(rows, seen.sentences, reply)
    return [words for words, _ in rows]


def _by_sentence(
    rows: list[tuple[str, list[int]]], every: Sequence[Sentence], reply: str
) -> list[tuple[str, list[int]]]:
    """The sentences in the paragraphs ``rows``, a plain yes or no with the one behind it; no greeting."""
    found: list[tuple[str, list[int]]] = []
    for _, row in rows:
        before: list[int] = []
        for at in row:
            words = every[at].span.of(reply)
            if len(words) <= _YES_OR_NO and _YES.fullmatch(words) is not None:
                before = [at]
            elif every[at].own or (every[at].hollow and len(words) > _GREETED):
                found.append(("".join(every[one].span.of(reply) for one in [*before, at]), [*before, at]))
                before = []
    return found


def _answering_paragraphs(
    worth: list[list[float]], every: Sequence[Sentence], reply: str
) -> list[tuple[str, list[int]]]:
    """The same with the numbers of the sentences in each."""
    lines: dict[int, list[int]] = {}
    texts: dict[int, str] = {}
    whole = reply.split("\n")
    last = max((at for at, one in enumerate(every) if one.own), default=0)
    heading = ""
    for at, one in enumerate(every):
        line = reply.count("\n", 0, one.span.start)
        if (one.own or (one.hollow and not one.handling)) and (max(worth[at]) >= 0 or at < last):
            lines.setdefault(line, []).append(at)
            texts.setdefault(line, heading + whole[line])
            heading = ""
        elif one.opens and not one.handling:
            alone = len(whole[line].strip()) == len(one.span) <= _HEADING
            heading = one.span.of(reply) if alone else ""
    return [(texts[line], row) for line, row in lines.items()]


def _row(row: list[int] | None, index: int, every: Sequence[Sentence], worth: list[list[float]]) -> Segment:
    """The segment of a demand to which the sentences ``row`` of one paragraph fall."""
    if row is None:
        return Segment(left_out=True)
    own = [at for at in row if every[at].own]
    spans = tuple(every[at].span for at in own)
    held = [max(0.0, worth[at][index]) for at in own]
    return Segment(spans, sum(held), max(held, default=0.0), bool(own), not own, apart=True, laid=True, main=spans)


def _most(own: list[int], held: list[float], every: Sequence[Sentence], reply: str) -> tuple[Span, ...]:
    """The spans of the paragraph among the sentences ``own`` that holds most."""
    paragraphs: dict[int, list[int]] = {}
    for at in own:
        paragraphs.setdefault(reply.count("\n", 0, every[at].span.start), []).append(at)
    worth = dict(zip(own, held, strict=True))
    best = max(paragraphs.values(), key=lambda ones: sum(worth[at] for at in ones), default=[])
    return tuple(every[at].span for at in best)


def _worth(wanted: Sequence[Wanted], one: Sentence, seen: Answering) -> list[float]:
    """How much the sentence holds of each demand; a heading or a repeated demand tells what the next ones are about."""
    if one.handling:
        return [_AWAY for _ in wanted]
    named = next((number for number, block in seen.assigned.items() if block == one.block), None)
    if one.hollow and named is None and max(each.held_by(one.terms) for each in wanted) < _NAMES:
        return [_AWAY for _ in wanted]
    return [
        min(_MOST, each.held_by(one.terms)) + (_NAMED if named == number else 0.0)
        for number, each in enumerate(wanted, 1)
    ]


def _lay_out(worth: list[list[float]], every: Sequence[Sentence], reply: str, count: int) -> None:
    """Add to ``worth`` what it is worth that replies give each demand a paragraph, in the order of the letter.

    One paragraph and one demand may be left out; nothing is added where more paragraphs speak against it than for it.
    """
    lines: dict[int, list[int]] = {}
    for at, one in enumerate(every):
        if max(worth[at]) >= 0 and (one.own or one.hollow):
            lines.setdefault(reply.count("\n", 0, one.span.start), []).append(at)
    rows = list(lines.values())
    if count == 1 or not -1 <= len(rows) - count <= 1:
        return
    held = [[min(_MOST, sum(worth[at][demand] for at in row)) for demand in range(count)] for row in rows]
    pairs = max(_ways(len(rows), count), key=lambda way: _laid_worth(way, held, count))
    told = {row: max(range(count), key=held[row].__getitem__) for row in range(len(rows)) if max(held[row]) >= _TELLS}
    agree = sum(told.get(row, demand) == demand for row, demand in pairs)
    if 2 * agree <= len(pairs):
        return
    for row, demand in pairs:
        for at in rows[row]:
            worth[at][demand] += _LAID


def _ways(rows: int, count: int) -> list[list[tuple[int, int]]]:
    """Paragraphs beside demands in order, none or one of each left out."""
    found = []
    for row in (None, *range(rows)):
        kept = [at for at in range(rows) if at != row]
        for demand in (None, *range(count)):
            others = [at for at in range(count) if at != demand]
            if len(kept) == len(others):
                found.append(list(zip(kept, others, strict=True)))
    return found


def _laid_worth(way: list[tuple[int, int]], held: list[list[float]], count: int) -> float:
    left_out = len(held) + count - 2 * len(way)
    return sum(held[row][demand] for row, demand in way) - _LEFT_OUT * left_out


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
