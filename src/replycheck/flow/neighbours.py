"""Whether two neighbours stand the wrong way round, for ``trees`` to weigh all signs of it together.

``continuity`` adds up what speaks for an order; that two paragraphs of a story were exchanged shows in no sum, but
where several small things meet: the second opens with what the first names, days run back, the first is the answer.
What a reader would get wrong: each value says what the *other* order of the two would gain, beside the same others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asinh
from typing import TYPE_CHECKING

import numpy as np

from replycheck.flow import features
from replycheck.flow.continuity import PARTS, Measured, Weights
from replycheck.flow.proofs import Proof
from replycheck.flow.reading import Stretch, unnumbered
from replycheck.flow.wording.course import Course, course
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE, NEARBY = "flow_neighbours.tsv", "flow_nearby.tsv.gz"
"""The trees; and how far on a paragraph stands, learned as ``course`` is, but from neighbours alone."""
_KINDS = ("joins", "parts", "asked", "course", "dates", "numbers", "words", "headings")
_RAW = ("course", "place", "asked")
SIGNS = (
    "gain", *(f"gain-{kind}" for kind in _KINDS), *_RAW, "nearby", "nearby-front", "nearby-behind",
    "named", "named-before", "ordinal", "days", "days-back", "tail-whole", "whole-head", "alike", "known",
    "known-front", "long-front", "long-behind", "place-of-both", "paragraphs", "proved", "proved-front", "tells-front",
    "tells-behind", "opens-front", "closes-behind", "follows", "follows-pair", "follows-left", "follows-right",
    "follows-today", "follows-over",
)  # fmt: skip
"""What :func:`marks` measures of two neighbours."""
_LONG, _WORDED = 300, 12
_OPENING = 6
"""Characters at the beginning that may be the name of what another paragraph has told."""
_FEW_DAYS, _FURTHEST = 10.0, 8.0
"""Days from which it tells little how many there are, and the value beyond which they tell no more."""
_YEAR, _MONTH = 365.25, 30.44
_SENTENCE = pattern(r"(?<=[。！？；])")
_HAN = pattern(r"[\u4e00-\u9fff]+")
_TIME = pattern(
    r"(?:((?:19|20)\d\d)年)?(?:[底初春夏秋冬]|(\d{1,2})月(?:(\d{1,2})日|[上中下]旬|[底初])?)|((?:19|20)\d\d)年(?!第)"
)
_TO_COME = pattern(r"(?:之?前|以前|为止|截止|届满|到期|起(?:施行|实施|执行)|开工|完工|开庭)")
_ORDINAL = pattern(r"第([一二三四五六])(?:[个件项点笔次年份起户栋台类种套条批名处步]|方面|[，、])", needs="第")
_SOON = 40


@dataclass(frozen=True, slots=True, eq=False)
class _Paper:
    """What is asked of each paragraph.

    ``words`` weighs its rare words (n, kinds), ``heads`` those of its first sentence; ``whole``, ``tail_whole`` and
    ``whole_head`` tell which any two share: the paragraphs, the last sentence of one, the first of the other.
    """

    stretches: tuple[Stretch, ...]
    words: Floats
    heads: Floats
    whole: Floats
    tail_whole: Floats
    whole_head: Floats
    times: tuple[tuple[float, ...], ...]
    openings: tuple[str, ...]
    ordinals: tuple[int, ...]
    nearby: Floats
    worded: NDArray[np.bool_]


def marks(measured: Measured, figures: Weights, proved: Iterable[Proof], nearby: Course | None = None) -> Floats:
    """The ``SIGNS`` of each two neighbours as they stand today: shape (len(SIGNS), n - 1).

    ``nearby`` in place of the figures that ship.
    """
    paper = _paper(measured, nearby or course(NEARBY))
    gained, surely = _gained(measured, figures), _sureness(proved)
    followed = _followed(measured)
    raw = [measured.orders[features.ORDERS.index(name)] for name in _RAW]
    rows = [
        (
            *gained[:, at],
            *(table[at + 1, at] for table in raw),
            *_nearby(paper, at),
            *_named(paper, at),
            *_in_time(paper, at),
            *_cohesion(paper, at),
            min(len(paper.stretches[at].words), _LONG),
            min(len(paper.stretches[at + 1].words), _LONG),
            at / len(paper.stretches),
            len(paper.stretches),
            surely.get((at + 1, at), 0),
            surely.get((None, at), 0),
            _most(paper.stretches[at].told.whole),
            _most(paper.stretches[at + 1].told.whole),
            _most(paper.stretches[at].told.first),
            _most(paper.stretches[at + 1].told.last),
            *followed[:, at],
        )
        for at in range(len(paper.stretches) - 1)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(SIGNS)).T


def _paper(measured: Measured, nearby: Course) -> _Paper:
    stretches, rare = measured.stretches, measured.rare
    rarity = rare.weights.max(axis=0, initial=0.0)
    told = [_sentences(one.words) for one in stretches]
    year = features.usual_year(stretches)
    worded = np.array([not one.frame and not one.heading and len(one.words) > _WORDED for one in stretches])
    heads = _weighed([unnumbered(sentences[0]) for sentences in told], rare, rarity)
    tails = _weighed([sentences[-1] for sentences in told], rare, rarity)
    return _Paper(
        stretches,
        rare.weights,
        heads,
        _shared(rare.weights, rare.weights),
        _shared(tails, rare.weights),
        _shared(rare.weights, heads),
        tuple(() if one.frame else _times(one.words, year) for one in stretches),
        tuple(_name(one.words) for one in stretches),
        tuple(_ordinal(one.words) for one in stretches),
        nearby.of([one.words for one in stretches]) * worded,
        worded,
    )


def _followed(measured: Measured) -> Floats:
    """What the other order of each two that are worded gains by ``following``, with those around them: (6, n - 1).

    The whole, the two alone, each with the one before, each with the one behind, how well the second follows the first
    today, and how well it would follow the one before.
    """
    stretches, joined = measured.stretches, measured.joined
    told = [at for at, one in enumerate(stretches) if features.worded(one)]
    found = np.zeros((6, max(0, len(stretches) - 1)))
    for place, (front, behind) in enumerate(pairwise(told)):
        if behind != front + 1:
            continue
        before = joined.joins[told[place - 1]] if place else joined.first
        after = joined.joins[:, told[place + 2]] if place + 2 < len(told) else joined.last
        pair = joined.joins[behind, front] - joined.joins[front, behind]
        left, right = before[behind] - before[front], after[front] - after[behind]
        found[:, front] = left + pair + right, pair, left, right, joined.joins[front, behind], before[behind]
    return found


def _sentences(words: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(words) if sentence] or [words]


def _weighed(texts: Sequence[str], rare: features.Rare, rarity: Floats) -> Floats:
    table = np.zeros((len(texts), len(rarity)))
    for row, words in enumerate(texts):
        places = np.searchsorted(rare.kinds, features.pair_codes(words))
        table[row, places] = rarity[places]
    return table


def _name(words: str) -> str:
    match = _HAN.match(unnumbered(words))
    return match.group()[:_OPENING] if match else ""


def _ordinal(words: str) -> int:
    return min((ordinal(match[1]) or 0 for match in _ORDINAL.finditer(words, 0, _SOON)), default=0)


def _times(words: str, year: int) -> tuple[float, ...]:
    """Days, months, seasons and years that are told, about when they are; no terms, and nothing that is to come."""
    found, known = [], year
    for match in _TIME.finditer(words):
        if _TO_COME.match(words, match.end()):
            continue
        known = int(match[1] or match[4] or known)
        day = (int(match[2]) - 1) * _MONTH + int(match[3] or 15) if match[2] else _YEAR / 2
        found.append(known * _YEAR + day)
    return tuple(found)


def _gained(measured: Measured, figures: Weights) -> Floats:
    """What the other order of each two gains by the weights, all together and by kinds: (1 + kinds, n - 1)."""
    count = len(measured.stretches)
    names = {part: [features.KINDS.get(name, "parts") for name in PARTS[part]] for part in ("link", "order")}
    chosen = {
        part: np.array([[kind == wanted for kind in kinds] for wanted in _KINDS]) * figures.vectors[part]
        for part, kinds in names.items()
    }
    links, orders = (np.tensordot(chosen[part], measured.part(part), 1) for part in ("link", "order"))
    scores = figures.scores(measured)
    whole = _swapped(scores.links[None], scores.before[None])[0]
    whole[0] += scores.start[1] - scores.start[0]
    whole[-1] += scores.end[count - 2] - scores.end[count - 1]
    return np.concatenate([whole[None], _swapped(links, orders)])


def _swapped(links: Floats, orders: Floats) -> Floats:
    """What each swap of two neighbours changes: tables (kinds, n, n) in, (kinds, n - 1) out."""
    at = np.arange(links.shape[1] - 1)
    both = links + orders
    change = both[:, at + 1, at] - both[:, at, at + 1]
    change[:, 1:] += links[:, at[:-1], at[:-1] + 2] - links[:, at[:-1], at[:-1] + 1]
    change[:, :-1] += links[:, at[:-1], at[:-1] + 2] - links[:, at[:-1] + 1, at[:-1] + 2]
    return np.asarray(change)


def _sureness(proved: Iterable[Proof]) -> dict[tuple[int | None, int], int]:
    """How surely two paragraphs, and one (behind None), stand too early."""
    found: dict[tuple[int | None, int], int] = {}
    for proof in proved:
        for key in ((proof.front, proof.behind), (None, proof.behind)):
            found[key] = max(found.get(key, 0), 1 + proof.firm)
    return found


def _nearby(paper: _Paper, at: int) -> tuple[float, float, float]:
    front, behind = paper.nearby[at], paper.nearby[at + 1]
    return (front - behind) * (paper.worded[at] and paper.worded[at + 1]), front, behind


def _named(paper: _Paper, at: int) -> tuple[float, float, float]:
    """Whether what either opens with is named in the other, and in the paragraph before; which is counted first."""
    front, behind = at, at + 1
    before = (
        _opens_with(paper, behind, at - 1) - _opens_with(paper, front, at - 1)
        if at and paper.stretches[at - 1].words
        else 0
    )
    counted = [paper.ordinals[front], paper.ordinals[behind]]
    return (
        _opens_with(paper, front, behind) - _opens_with(paper, behind, front),
        before,
        float(np.sign(counted[0] - counted[1])) if all(counted) else 0.0,
    )


def _opens_with(paper: _Paper, at: int, other: int) -> int:
    """How many characters at the beginning of a paragraph stand in another."""
    name, words = paper.openings[at], paper.stretches[other].words
    return next((size for size in range(len(name), 1, -1) if name[:size] in words), 0)


def _in_time(paper: _Paper, at: int) -> tuple[float, float]:
    """Whether times run on better the other way round; which of the two begins further behind all before."""
    front, behind = paper.times[at], paper.times[at + 1]
    if not front or not behind:
        return 0.0, 0.0
    joined = _apart(front[0], behind[-1]) - _apart(behind[0], front[-1])
    before = [time for times in paper.times[:at] for time in times]
    last = max(before, default=None)
    back = 0.0 if last is None else _apart(front[0], last) - _apart(behind[0], last)
    return float(np.clip(joined, -_FURTHEST, _FURTHEST)), float(np.clip(back, -_FURTHEST, _FURTHEST))


def _apart(later: float, earlier: float) -> float:
    return asinh((later - earlier) / _FEW_DAYS)


def _cohesion(paper: _Paper, at: int) -> tuple[float, ...]:
    """How the other order of two neighbours hangs together in rare words, beside what stands before and behind both."""
    count = len(paper.stretches)
    order = [at - 1 if at else None, at, at + 1, at + 2 if at + 2 < count else None]
    turned = [order[0], at + 1, at, order[3]]
    tail = _joined(paper.tail_whole, turned) - _joined(paper.tail_whole, order)
    head = _joined(paper.whole_head, turned) - _joined(paper.whole_head, order)
    alike = paper.whole[at - 1, at + 1] - paper.whole[at - 1, at] if at else 0.0
    known = paper.words[:at].max(axis=0, initial=0.0) > 0
    mass = [max(1.0, float(paper.words[place].sum())) for place in (at, at + 1)]
    shares = [float(paper.words[place][known].sum()) / size for place, size in zip((at, at + 1), mass, strict=True)]
    begun = float(paper.heads[at][known].sum()) / max(1.0, float(paper.heads[at].sum()))
    return tail, head, alike, shares[1] - shares[0], begun


def _joined(table: Floats, order: Sequence[int | None]) -> float:
    return sum(float(table[one, other]) for one, other in pairwise(order) if one is not None and other is not None)


def _shared(front: Floats, behind: Floats) -> Floats:
    """How much of their rare words any two share: shape (n, n)."""
    sizes = np.outer(*(np.maximum(1.0, np.sqrt(one.sum(axis=1))) for one in (front, behind)))
    return np.asarray(np.einsum("ik,jk->ij", front, behind) / sizes)  # small: threads would cost more


def _most(shares: Sequence[float]) -> int:
    """What is told most, as a place; -1 for nothing."""
    best = max(range(len(shares)), key=shares.__getitem__)
    return best if shares[best] > 0 else -1
