"""What is measured of a demand beside a reply: how its nearest passage takes it up, and how it takes up the others.

What a reader would get wrong: nearly all measures are relative. A passage on the letter's subject has words of every
demand; what tells is that it has more of this one than of the others, or that its heading names another.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import field, replace

from replycheck.facts.demands.asking import tells_only
from replycheck.facts.demands.fitting import COUNT, fitting_features, same_figure
from replycheck.facts.demands.headings import named
from replycheck.facts.demands.letter import Asked, title_end
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.demands.reply import Answering, Passage
from replycheck.facts.demands.segments import Segment, segmented
from replycheck.facts.demands.terms import all_terms, distinguishing, telling
from replycheck.facts.demands.wanted import Wanted, wanted
from replycheck.model.report import DemandOutcome
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LIKE_OTHERS, _UNCLAIMED = 0.03, 0.1
_FAINT = 0.05
_WITHOUT = (
    *(math.log(0.02), -0.3, -2.3, 0.0, 0.0, 0.0, math.log(_LIKE_OTHERS), 0.0),
    *(0.0, math.log(_FAINT), -0.3, 0.0, 0.0),
)
"""The measures of a demand beside a reply without a passage."""
_SCALE, _SAID_BASE = 4.0, 60.0
_NAMED_AT, _NAMED_BY, _NAMED_MORE = 0.35, 9.0, 1.3
"""Share of a demand that names it, or weight that does; and how much more of it than of any other must be named."""
_GENERAL = 7.0
"""Weight of the terms of a demand below which it names no matter of its own."""
_ASTRAY, _OFF_MATTER = 0.2, 7.0
"""Below so much of the demand, and of the letter's matter, the words under its heading are about something else."""
_RIVAL, _RIVAL_MORE, _HARDLY = 0.5, 1.8, 0.15
"""So much of another demand, so many times what they hold of this one, and hardly anything of this one, makes them an
answer to the other."""
_SAID_COUNT = 3
"""Where the number of the reply's terms stands among the features."""
_DISPOSES = pattern(
    r"(?:这|此|该)(?:一)?(?:项|个|点|条)?(?:要求|请求|诉求|主张|申请|理由|建议)[^。；]{0,20}(?:没有依据|支持|成立|采纳|准许|同意|满足|驳回)"
)
"""你的这项要求没有依据 is said of what the heading names, whatever else stands there."""
_FEWEST = 80
"""Terms of a letter or a reply below which there is no telling from their number any more."""
_DECIDED = (DemandOutcome.SUPPORTED, DemandOutcome.REFUSED, DemandOutcome.PARTLY)
_ASKS = 1.0
"""Log-odds below which a sentence may as well be none of the letter's demands: two in five of those are none."""
_BRIEF = 20
"""Characters of an answer so short that it has no room for signs."""
_OPENING = 40
"""Characters that stand for the title of a letter without one."""


def related_features(letter: str, reply: str) -> list[float]:
    """How alike letter and reply are at large."""
    title = title_end(letter)
    asked, said = all_terms(letter), all_terms(reply)
    opening = all_terms(letter[:title] if title else letter[:_OPENING])
    alike = [math.log(_cosine(asked, said, power) + 0.01) for power in (2, 1)]
    return [
        *alike,
        math.sqrt(_weight(opening & said, telling) / (_weight(opening, telling) or 1)),
        math.log(max(len(said), _FEWEST)),
        math.log(max(len(asked), _FEWEST)),
    ]


def is_brief(related_by: list[float]) -> bool:
    """Whether the reply that these features measure has so few terms that likeness at large says little of it."""
    return related_by[_SAID_COUNT] <= math.log(_FEWEST)


@dataclass(frozen=True, slots=True)
class Matched:
    """What one demand has in common with the passage nearest to it."""

    features: list[float]
    passage: Passage | None
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    assigned: bool = False
    """The reply itself says that the passage answers this demand: 对第二项诉求."""
    general: bool = False
    """The demand tells hardly anything by itself (请尽快解决): it asks for what the whole letter is about."""
    empty: bool = False
    """The reply names this demand, and no other so much, and goes no further."""
    strayed: bool = False
    """What stands under the heading that names this demand is about something else, or about another demand."""
    headed: bool = False
    """A heading names this demand more than any other, and the passage stands under it."""
    decides: bool = False
    """What is said grants or refuses something, takes up a figure of the demand, or is brief."""
    complains: bool = False
    """The demand asks for nothing in so many words: whatever is told of it answers it. A complaint that stands in a
    story is answered no more than a question by what is only on its matter."""
    hardly_asks: bool = False
    """Too little asks in it: it may be a part of the story, or another's demand in other words."""
    segment: Segment = field(default_factory=Segment)
    """The sentences that belong to this demand when the whole reply is divided among the demands."""
    divided: list[float] = field(default_factory=lambda: [0.0] * 5)
    """How much those sentences hold of it, all and most; whether there are any, begin a paragraph, stand in order."""
    fitting: list[float] = field(default_factory=lambda: [0.0] * COUNT)
    """The signs that what is said answers what is asked (``fitting``)."""


def matched(letter: str, demands: tuple[Asked, ...], reply: str, seen: Answering) -> list[Matched]:
    """Each demand beside the passage of the reply that takes it up most, and beside the sentences that belong to it."""
    asked = wanted(letter, demands, seen)
    likeness = [[_likeness(one, passage) for passage in seen.passages] for one in asked]
    matter = all_terms(letter)
    found = [
        _match(index, asked, likeness, seen, (heading, matter)) for index, heading in enumerate(named(asked, seen))
    ]
    return [
        _divided(match, segment, demand, (letter, reply))
        for match, segment, demand in zip(found, segmented(asked, seen, reply, letter, demands), demands, strict=True)
    ]


def _divided(match: Matched, segment: Segment, demand: Asked, papers: tuple[str, str]) -> Matched:
    """The match with what belongs to its demand; where nothing does, the nearest passage must fit what is asked."""
    letter, reply = papers
    asked = demand.span.of(letter)
    said = segment.told(reply) or ("" if match.passage is None else match.passage.span.of(reply))
    return replace(
        match,
        divided=[
            math.log1p(max(0.0, segment.mass)),
            segment.best,
            float(bool(segment.spans)),
            float(segment.begins),
            float(segment.apart),
        ],
        segment=segment,
        fitting=fitting_features(asked, said),
        decides=_decides(said) or same_figure(asked, said),
        complains=tells_only(asked) and (demand.numbered or not segment.laid),
        hardly_asks=not demand.numbered and demand.sure < _ASKS,
        strayed=match.strayed and _DISPOSES.search(said) is None,
        empty=match.empty or (segment.hollow and segment.apart and not match.assigned),
    )


def _decides(said: str) -> bool:
    return outcome_of(said) in _DECIDED or len(said) <= _BRIEF


def _likeness(wanted: Wanted, passage: Passage) -> float:
    both = passage.terms | passage.topic
    said = math.sqrt(_weight(passage.terms, distinguishing) + _SAID_BASE)
    return _SCALE * wanted.held_by(both) / said


def _match(
    index: int,
    wanted: list[Wanted],
    likeness: list[list[float]],
    seen: Answering,
    around: tuple[list[float], frozenset[str]],
) -> Matched:
    heading, matter = around
    count = len(likeness)
    mine, asked = likeness[index], wanted[index]
    common = [
        _astray(index, count, mine, seen),
        _crossed(index, likeness, seen),
        math.log(asked.weight + 1),
        *heading,
        _position(index, count, seen.numbers),
        math.log(count),
    ]
    if not mine:
        return Matched([*_WITHOUT, *common], None, (), ())
    rest = [max((row[at] for i, row in enumerate(likeness) if i != index), default=0.0) for at in range(len(mine))]
    block = seen.assigned.get(index + 1) if count >= max(seen.assigned, default=0) > 1 else None
    under = [at for at, one in enumerate(seen.passages) if one.block == block]
    best = max(under, key=lambda at: (mine[at], -len(seen.passages[at].span))) if under else _nearest(mine, seen)
    passage = seen.passages[best]
    features = [
        *_rivalry(mine, rest, best, alone=count == 1),
        *_coverage(asked, passage),
        *_field(mine, rest, count),
        *_own(index, wanted, passage, matter),
    ]
    both = passage.terms | passage.topic
    order = sorted(asked.core, key=lambda term: (-asked.weights[term], term))
    shared, missing = (tuple(term for term in order if (term in both) is kept) for kept in (True, False))
    empty = _emptily(index, wanted, seen)
    return Matched(
        [*features, *common],
        passage,
        shared,
        missing,
        assigned=bool(under),
        general=_weight(asked.core, distinguishing) < _GENERAL,
        empty=empty and not under,
        strayed=_strayed(index, wanted, seen, passage, matter),
        headed=_headed(index, wanted, passage),
    )


def _strayed(index: int, wanted: list[Wanted], seen: Answering, passage: Passage, matter: frozenset[str]) -> bool:
    """Whether the office's own words under a heading leave the demand that the heading names.

    A letter's only demand is answered by whatever the reply tells of its matter.
    """
    if not _headed(index, wanted, passage):
        return False
    own = frozenset[str]().union(*(one.terms for one in seen.sentences if one.own and one.block == passage.block))
    mine, *rest = (one.held_by(own) for one in (wanted[index], *wanted[:index], *wanted[index + 1 :]))
    if mine < _ASTRAY and _weight(own & matter, telling) < _OFF_MATTER:
        return True
    return mine < _HARDLY and max(rest) >= max(_RIVAL, _RIVAL_MORE * mine)


def _headed(index: int, wanted: list[Wanted], passage: Passage) -> bool:
    """Whether the heading over the passage names this demand more than any other."""
    if len(wanted) == 1 or not passage.topic:
        return False
    topic, *topics = (one.held_by(passage.topic) for one in (wanted[index], *wanted[:index], *wanted[index + 1 :]))
    return topic > _NAMED_MORE * max(topics)


def _emptily(index: int, wanted: list[Wanted], seen: Answering) -> bool:
    """Whether a stretch without any outcome names this demand, and no passage takes up as much of it.

    A letter's only demand may be named anywhere; what is told behind it still answers it.
    """
    if len(wanted) == 1:
        return False
    mine = wanted[index]
    taken = max((mine.held_by(passage.terms) for passage in seen.passages), default=0.0)
    return any(
        _names(mine, terms)
        and mine.held_by(terms) > max(one.held_by(terms) for at, one in enumerate(wanted) if at != index) * _NAMED_MORE
        and mine.held_by(terms) > taken
        for terms in seen.empty
    )


def _names(wanted: Wanted, terms: frozenset[str]) -> bool:
    taken = sum(wanted.weights[term] for term in terms & wanted.core)
    return taken >= min(_NAMED_AT * wanted.weight, _NAMED_BY)


def _nearest(mine: list[float], seen: Answering) -> int:
    """Which passage is likest to a demand; of equal ones the shortest."""
    return max(range(len(mine)), key=lambda at: (mine[at], -len(seen.passages[at].span)))


def _astray(index: int, count: int, mine: list[float], seen: Answering) -> float:
    """How far the nearest passage stands from where it would if demands were answered in their order, 0 to 1."""
    if count == 1 or not mine:
        return 0.0
    best = _nearest(mine, seen)
    first, last = seen.passages[0].span.start, seen.passages[-1].span.end
    middle = (seen.passages[best].span.start + seen.passages[best].span.end) / 2
    return abs((middle - first) / max(1, last - first) - (index + 0.5) / count)


def _crossed(index: int, likeness: list[list[float]], seen: Answering) -> float:
    """Share of the other demands whose nearest passage stands in the wrong order."""
    if len(likeness) == 1 or not likeness[index]:
        return 0.0
    best = [seen.passages[_nearest(row, seen)].span for row in likeness]
    mine = best[index]
    apart = [(other < index, span) for other, span in enumerate(best) if other != index and not span.overlaps(mine)]
    return sum((span.start < mine.start) is not before for before, span in apart) / (len(likeness) - 1)


def _rivalry(mine: list[float], rest: list[float], best: int, *, alone: bool) -> list[float]:
    """How like the nearest passage is, and how much liker to this demand than to any other."""
    margin = max(one - other for one, other in zip(mine, rest, strict=True))
    return [
        math.log(mine[best] + 0.02),
        max(-0.3, min(0.5, margin)),
        0.0 if alone else math.log(min(max(mine[best] / (rest[best] + 1e-6), 0.1), 5)),
    ]


def _coverage(wanted: Wanted, passage: Passage) -> list[float]:
    """How much of the demand the passage takes up, by the weights of this letter and at large."""
    both = (passage.terms | passage.topic) & wanted.core
    total = wanted.weight or 1
    taken = sum(wanted.weights[term] for term in both)
    return [
        taken / total,
        math.log1p(taken),
        _weight(both, distinguishing) / (_weight(wanted.core, distinguishing) or 1),
    ]


def _field(mine: list[float], rest: list[float], count: int) -> list[float]:
    """The best ratio to the other demands anywhere, and the share of passages that no other demand claims."""
    best = (
        max(math.log((a + _LIKE_OTHERS) / (b + _LIKE_OTHERS)) for a, b in zip(mine, rest, strict=True))
        if count > 1
        else 0.0
    )
    return [best, sum(other < _UNCLAIMED for other in rest) / len(rest)]


def _own(index: int, wanted: list[Wanted], passage: Passage, matter: frozenset[str]) -> list[float]:
    """The same of the passage without its heading: anything at all may stand under the right heading.

    How much of the demand it takes up, how near it is to the letter's matter at large, how much more it takes up of
    this demand than of any other, how much it says, and whether a heading stands over it.
    """
    asked = wanted[index]
    taken = sum(asked.weights[term] for term in passage.terms & asked.core)
    said = _weight(passage.terms, telling)
    mine = asked.held_by(passage.terms)
    rest = max((one.held_by(passage.terms) for at, one in enumerate(wanted) if at != index), default=0.0)
    return [
        taken / (asked.weight or 1),
        math.log(_weight(passage.terms & matter, telling) / math.sqrt(said * 40 + _SAID_BASE) + _FAINT),
        max(-0.3, min(0.5, 0.2 * (mine - rest))),
        math.log1p(said) / 5,
        float(bool(passage.topic)),
    ]


def _position(index: int, count: int, printed: frozenset[int]) -> float:
    """What the numbers of the reply's items say of demand ``index``: 一、三、 for three leaves out the second."""
    highest = max(printed, default=0)
    if count > 1 and highest == count:
        return 1.0 if index + 1 in printed else -1.0
    if count > 1 and highest == count - 1 == len(printed):
        return 0.5 if index < highest else -0.5
    return 0.0


def _weight(terms: Iterable[str], telling_of: Callable[[str], float]) -> float:
    return sum(telling_of(term) for term in terms)


def _cosine(one: frozenset[str], other: frozenset[str], power: int) -> float:
    shared, mine, theirs = (sum(telling(t) ** power for t in terms) for terms in (one & other, one, other))
    return shared / math.sqrt((mine or 1) * (theirs or 1))
