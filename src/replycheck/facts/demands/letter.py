"""Where a petition letter states its demands.

The list of demands if it has one, and beside it the sentences that ask; a letter that asks for nothing in so many
words is told by its main complaint. What a reader would get wrong: a first line without an end mark is a title; it is a
demand only where the body does not say the same.
"""

from __future__ import annotations

import math
from collections import Counter

from replycheck.facts.demands.asking import ASKS, COMPLAINS, Asking, asking, begins_another, mine
from replycheck.facts.demands.clauses import parted
from replycheck.facts.demands.grievances import LEAST, grievances, points
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
    r"[？?吗]|为啥|怎么(?=拖|[这还]么|还没|就不)|该?找谁赔|谁该赔|到底有没有|最好能|能不能|能否|可否|可不可以|有没有|退不退|补不补|谁(?:出|给|赔)|去了?哪|怎么就没有|[要想]请[^，。]{0,8}(?:查|说|管|给|退|补|算)"
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
_DOUBTFUL, _MUCH_SURER = 0.2, 2.0
"""Log-odds below which a sentence may be the story of the next one, where that asks more surely by so much."""
_HARDLY, _HARDLY_TYPED, _SURELY = -1.0, 0.0, 0.0
"""Log-odds below which what looks like a demand is none (the same under a title), and above which a sentence is one."""
_MUCH, _PLENTY = 5, 7
_BRIEF_LETTER = 160
"""Characters of a letter that has no room for a story: whatever asks there is a demand."""
_ADDRESSED = pattern(
    r"(?:请问)?[^，。！？：:\n]{1,16}[：:](?=[^\n]{4})|[^，。！？：:\n]{0,12}[你您]们?好[，,！!。：:](?=[^\n]{4})"
)
_ASKS_BRIEFLY = pattern(
    r"请(?!问|假|客|理解|谅解)[^，。！？；]{1,30}[。！；]?$|(?:什么|怎[么样]|咋|多少|哪|谁|几[号点天月年个]|何时|多久|吗|呢|([\u4e00-\u9fff])不\1|没有)[^，。！？；]{0,14}[？?。]$"
)
_ONLY_CARE = pattern(
    r"做主|领导|政府|救救|谅解|管不管|有没有人|有人管吗|谁来?管|能不能管|帮帮?|重视|关注|回复|答复|回个?[信话音]|好吗|行吗|可以吗[？?]?$"
)
"""What begs for care, or is a word at the end of another demand."""
_FEW_WORDS = 10
"""Characters of a sentence that does nothing beside begging."""
_SURE_WHEN_BRIEF = 2.0
"""Log-odds at least of what a brief letter asks."""
_BESIDES = pattern(r"(?<=，)(?:另外|还有|此外|再就是|顺便)(?=[^。！？\n]{4})")
_NEVER = -4.0
"""Log-odds below which even a brief letter's sentence asks for nothing."""


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
    brief = not items and is_brief_letter(letter)
    cuts = {edge for item in items for edge in (item.start, item.end)}
    cuts |= {match.start() for match in _BESIDES.finditer(letter)} if brief else set()
    sentences = units(letter, frozenset(cuts))
    listed_already = Taken(items)
    free = [span for span in sentences if span.start >= title and not listed_already.meets(span)]
    joined = _joined(letter, free, alone=not items, typed=title > 0 or brief or len(sentences) <= _BRIEFLY, brief=brief)
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
    least = _SURE_WHEN_BRIEF if brief else -math.inf
    return tuple(Asked(span, numbered=span in items, sure=max(least, _surest(span, sure))) for span in found)


def _surer(letter: str, found: list[Span], items: tuple[Span, ...], sure: dict[Span, float]) -> list[Span]:
    """The demands without those that hardly ask, and with the sentences that surely do."""
    if not items and is_brief_letter(letter):
        kept = [span for span in found if _surest(span, sure) > _NEVER or span.of(letter).endswith("，")]
    else:
        hardly = _HARDLY_TYPED if title_end(letter) else _HARDLY
        kept = [span for span in found if span in items or _surest(span, sure) > hardly]
        kept = [span for span in kept if span in items or not _leads_up(letter, span, kept, sure)]
    taken = Taken((*kept, *items))
    more = [
        span for span, odds in sure.items() if odds > _SURELY and not taken.meets(span) and _may_ask(span.of(letter))
    ]
    return sorted([*kept, *more])


def _leads_up(letter: str, span: Span, kept: list[Span], sure: dict[Span, float]) -> bool:
    """Whether a demand that is hardly one stands right before one that asks much more surely: it is the story of it.

    A complaint is a matter of its own.
    """
    odds = _surest(span, sure)
    after = (one for one in kept if 0 <= one.start - span.end <= _GAP and "\n" not in letter[span.end : one.start])
    complains = points(span.of(letter)) >= LEAST
    return odds < _DOUBTFUL and not complains and any(_surest(one, sure) > odds + _MUCH_SURER for one in after)


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
    titled = 0 < end <= _TITLE and bool(plain) and bool(letter[end:].strip()) and len(units(line)) == 1
    if titled and (line.endswith("。") or (line.endswith(("？", "?")) and _is_of_the_body(line, letter[end:]))):
        return 0
    return end if titled and asking(line) is not Asking.GREETING else 0


def _is_of_the_body(line: str, rest: str) -> bool:
    """Whether a question on the first line is one of several: it addresses somebody, or the next line asks further."""
    return _ADDRESSED.match(line) is not None or begins_another(rest.strip())


def is_brief_letter(letter: str) -> bool:
    """Whether the letter has no title and is so short that it only asks."""
    return len("".join(letter.split())) <= _BRIEF_LETTER and not title_end(letter)


def _joined(letter: str, sentences: list[Span], *, alone: bool, typed: bool, brief: bool) -> list[Span]:
    """The sentences that ask, those that go on with the one before joined to it.

    ``typed``: a message typed under a title or in a sentence or two, which may ask for several things in each; one that
    is written out gives each demand a sentence of its own, and its clauses all ask for the same.
    """
    found: list[Span] = []
    for span in sentences:
        words = span.of(letter)
        kind = asking(words)
        near = bool(found) and span.start - found[-1].end <= _GAP
        if brief and len(words) <= _FEW_WORDS and _ONLY_CARE.search(words) is not None:
            continue
        asks_briefly = brief and (_asks_briefly(words, kind) or _complains_briefly(words))
        if not asks_briefly and not _counts(words, kind, near=near, alone=alone):
            continue
        if near and not asks_briefly and _goes_on(letter, found[-1], span, kind):
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


def _asks_briefly(words: str, kind: Asking) -> bool:
    """Whether a sentence of a brief letter asks for something in few words: 要我带什么来？"""
    return (
        kind in (Asking.PLEA, Asking.BRIEF)
        and _ASKS_BRIEFLY.search(words) is not None
        and _ONLY_CARE.search(words) is None
    )


def _complains_briefly(words: str) -> bool:
    """Whether it is the complaint that stands before 另外 in one sentence."""
    complains = COMPLAINS.search(words) is not None or points(words) > 0
    return words.endswith("，") and complains and len(substance(words)) >= _ENOUGH


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
