"""Where a petition letter states its demands.

The list of demands if it has one, and beside it the sentences that ask; a letter that asks for nothing in so many
words is told by its main complaint. What a reader would get wrong: a first line without an end mark is a title; it is a
demand only where the body does not say the same.
"""

from __future__ import annotations

from collections import Counter

from replycheck.facts.demands.asking import ASKS, COMPLAINS, Asking, asking, begins_another, mine
from replycheck.facts.demands.clauses import parted
from replycheck.facts.demands.grievances import grievances
from replycheck.facts.demands.lists import ASKED, REQUESTED, listed
from replycheck.facts.demands.sentences import Setting, sureness
from replycheck.facts.demands.terms import substance
from replycheck.facts.demands.units import starts_item, units
from replycheck.facts.overlaps import Taken
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_TITLE = 60
_LONGEST = 170
_GAP = 2
"""Sentences follow each other with no more than a space or a line break between them."""
_GOES_ON = pattern(r"还是|或者|即|例如|比如|因为|否则|以便|以及|而且")
_QUESTION = pattern(
    r"[？?吗]|能不能|能否|可否|可不可以|有没有|退不退|补不补|谁(?:出|给|赔)|去了?哪|怎么就没有|[要想]请[^，。]{0,8}(?:查|说|管|给|退|补|算)"
)
_POINTS_BACK = pattern(
    r"(?:[^，。]{0,10}[，,])?(?:请问|咨询|想问)?[^，。]{0,6}(?:这样|这种|[这那]个|此[种类事]|对此|上述|该)"
)
_POINTER = 12
"""Pairs of characters above which a demand tells by itself what it is about."""
_SAME, _ALIKE, _COVERED = 0.6, 0.4, 0.5
"""Shares of pairs of characters in common: the same demand, of like length, told by another."""
_ENOUGH = 3
_BRIEFLY = 2
"""Sentences of a message that says all in one breath."""
_HARDLY, _SURELY = -1.0, 0.0
"""Log-odds below which what looks like a demand is none, and above which a sentence is one."""
_MUCH, _PLENTY = 5, 7


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand in its letter; ``numbered`` where the letter lists it."""

    span: Span
    numbered: bool = False
    sure: float = 0.0
    """Log-odds that its surest sentence asks for something (``sentences``)."""


def asked(letter: str) -> tuple[Asked, ...]:
    """Every demand of the letter in reading order; empty where it neither asks nor complains."""
    title = title_end(letter)
    items, worth = listed(letter)
    sentences = units(letter, frozenset(edge for item in items for edge in (item.start, item.end)))
    listed_already = Taken(items)
    free = [span for span in sentences if span.start >= title and not listed_already.meets(span)]
    joined = _joined(letter, free, alone=not items, typed=title > 0 or len(sentences) <= _BRIEFLY)
    single = _distinct(letter, _before_lists(letter, joined, items, worth), items)
    found = sorted([*single, *items])
    if not found and title and _title_asks(letter[:title]):
        found = [Span(0, title)]
    told = [span for span in sentences if span.start >= title]
    found = sorted([*found, *grievances(letter, told, found, items)])
    sure = dict(zip(sentences, sureness(letter, sentences, Setting(title, items)), strict=True))
    found = _surer(letter, found, items, sure) or found
    if not found:
        found = _complaint(letter, sentences)
    return tuple(Asked(span, numbered=span in items, sure=_surest(span, sure)) for span in found)


def _surer(letter: str, found: list[Span], items: tuple[Span, ...], sure: dict[Span, float]) -> list[Span]:
    """The demands without those that hardly ask, and with the sentences that surely do."""
    kept = [span for span in found if span in items or _surest(span, sure) > _HARDLY]
    taken = Taken((*kept, *items))
    more = [
        span for span, odds in sure.items() if odds > _SURELY and not taken.meets(span) and _may_ask(span.of(letter))
    ]
    return sorted([*kept, *more])


def _may_ask(words: str) -> bool:
    """Whether a sentence is about something, and what asks in it is not what others said."""
    asks = ASKS.search(words) is None or ASKS.search(mine(words)) is not None
    return asks and len(substance(words)) >= _ENOUGH


def _surest(span: Span, sure: dict[Span, float]) -> float:
    """How surely the surest sentence in ``span`` asks for something."""
    return max((odds for sentence, odds in sure.items() if sentence.overlaps(span)), default=0.0)


def title_end(letter: str) -> int:
    """How long the title is with which the letter begins; 0 where it has none."""
    end = letter.find("\n")
    line = letter[: max(end, 0)].strip()
    plain = line and not line.endswith(("：", ":")) and not starts_item(line)
    titled = 0 < end <= _TITLE and bool(plain) and bool(letter[end:].strip())
    return end if titled and asking(line) is not Asking.GREETING else 0


def _joined(letter: str, sentences: list[Span], *, alone: bool, typed: bool) -> list[Span]:
    """The sentences that ask, those that go on with the one before joined to it.

    ``typed``: a message typed under a title or in a sentence or two, which may ask for several things in each; one that
    is written out gives each demand a sentence of its own, and its clauses all ask for the same.
    """
    found: list[Span] = []
    for span in sentences:
        words = span.of(letter)
        kind = asking(words)
        near = bool(found) and span.start - found[-1].end <= _GAP
        if not _counts(words, kind, near=near, alone=alone):
            continue
        if near and _goes_on(letter, found[-1], span, kind):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    parts = [
        part for span in found for part in (_kept(letter, parted(letter, span)) if typed else _apart(letter, span))
    ]
    return [_with_antecedent(letter, span, parts, sentences) for span in parts]


def _with_antecedent(letter: str, span: Span, parts: list[Span], sentences: list[Span]) -> Span:
    """A short demand that points back (这样的安排合理吗？) together with the sentence that it points to."""
    words = span.of(letter)
    if _POINTS_BACK.match(words) is None or len(substance(words)) > _POINTER:
        return span
    before = next((one for one in sentences if 0 <= span.start - one.end <= _GAP), None)
    if before is None or len(before) > _LONGEST or any(before.overlaps(other) for other in parts):
        return span
    return Span(before.start, span.end)


def _apart(letter: str, span: Span) -> list[Span]:
    """The parts of a sentence where each asks of much that no other tells; else the sentence."""
    parts = _kept(letter, parted(letter, span))
    told = [substance(part.of(letter)) for part in parts]
    fresh = [
        len(mine - frozenset[str]().union(*(other for at, other in enumerate(told) if at != index)))
        for index, mine in enumerate(told)
    ]
    return parts if min(fresh) >= _PLENTY else [span]


def _kept(letter: str, parts: list[Span]) -> list[Span]:
    """The parts of a sentence without those that only beg; a sentence that does nothing else stays whole."""
    return [part for part in parts if asking(part.of(letter)) not in (Asking.PLEA, Asking.GREETING)] or parts


def _counts(words: str, kind: Asking, *, near: bool, alone: bool) -> bool:
    """Whether the sentence states a demand; ``alone``: the letter has no list."""
    if words.endswith(("：", ":", "——")):
        return False  # what is wanted stands behind it
    if kind is Asking.SOMETHING:
        return True
    if kind is Asking.BRIEF:
        return near
    if kind is Asking.ATTENTION:
        return alone
    another = kind is Asking.NOTHING and begins_another(words) and COMPLAINS.search(words) is not None
    return another and alone and len(substance(words)) >= _MUCH


def _goes_on(letter: str, before: Span, span: Span, kind: Asking) -> bool:
    words = span.of(letter)
    if span.end - before.start > _LONGEST or begins_another(words):
        return False
    fresh = substance(words) - substance(before.of(letter))
    return len(fresh) < (1 if kind is Asking.BRIEF else 2) or _GOES_ON.match(words) is not None


def _before_lists(letter: str, found: list[Span], items: tuple[Span, ...], worth: float) -> list[Span]:
    """Without the sentence that announces a list, and without the general requests behind one.

    Beside a list of requests only a question counts: what else asks there belongs to the story.
    """
    if not items:
        return found
    if worth >= REQUESTED:
        found = [span for span in found if _asks(letter, span)]
    first, last = items[0].start, items[-1].end
    return [
        span
        for span in found
        if not (span.end <= first and not letter[span.end : first].strip(" 　\n：:，,") and not _asks(letter, span))
        and not (worth >= ASKED and span.start >= last and not _asks_another(span.of(letter)))
    ]


def _asks_another(words: str) -> bool:
    return begins_another(words) and _QUESTION.search(words) is not None


def _asks(letter: str, span: Span) -> bool:
    return _QUESTION.search(span.of(letter)) is not None


def _distinct(letter: str, found: list[Span], items: tuple[Span, ...]) -> list[Span]:
    """Without demands that another one tells; of two that say the same, the fuller."""
    told = [substance(item.of(letter)) for item in items]
    kept: list[Span] = []
    for span in found:
        mine = substance(span.of(letter))
        if any(len(mine & other) >= _COVERED * min(len(mine), len(other)) for other in told if other):
            continue
        same = next((i for i, other in enumerate(kept) if _say_the_same(mine, substance(other.of(letter)))), None)
        if same is None:
            kept.append(span)
        elif len(mine) > len(substance(kept[same].of(letter))):
            kept[same] = span
    return kept


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    less, more = sorted((len(one), len(other)))
    return len(one & other) >= _SAME * less and less >= _ALIKE * more


def _title_asks(title: str) -> bool:
    """Whether the title states a demand: it does so only where the letter states none."""
    return asking(title) is Asking.SOMETHING or COMPLAINS.search(title) is not None


def _complaint(letter: str, sentences: tuple[Span, ...]) -> list[Span]:
    """The sentence of complaint that has most in common with the rest of the letter."""
    told = {span: substance(span.of(letter)) for span in sentences if asking(span.of(letter)) is not Asking.GREETING}
    candidates = [span for span, pairs in told.items() if len(pairs) >= _ENOUGH and COMPLAINS.search(span.of(letter))]
    counts = Counter(pair for pairs in told.values() for pair in pairs)
    best = max(candidates, key=lambda span: (sum(counts[pair] - 1 for pair in told[span]), -span.start), default=None)
    return [] if best is None else [best]
