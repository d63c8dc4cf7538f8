"""What can be measured between two paragraphs: whether one follows the other at once, and which comes earlier.

Each function gives a stack of tables, one a feature, rows for the paragraph in front, columns for the one behind, each
value between -1 and 1, so that no single one decides. The features know nothing of how the paragraphs stand today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Literal

import numpy as np

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.telling import SentencePart
from replycheck.flow.reading import DEPENDENT, PARTS, STYLES, TOLD, Stretch
from replycheck.flow.wording.course import Course
from replycheck.flow.wording.following import Joined
from replycheck.records import dataclass
from replycheck.sequence.language import Language, letters
from replycheck.sequence.place import Places
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NO_LETTERS = pattern(r"[^\u4e00-\u9fffA-Za-z]+")

LINKS = (
    *(f"told-{front}>{behind}" for front in TOLD for behind in TOLD),
    "number-next", "number-wrong", "number-begins", "number-unbegun",
    "heading-own", "heading-other", "heading-heading", "heading-deeper", "heading-frame",
    "colon-item", "colon-text", "open-end", "leans-frame", "leans-text", "near-words", "points-here", "points-past",
    "dates-on", "dates-back", "greeted", "lead-in-first", "lead-in-later", "course-step", "follows",
)  # fmt: skip
_TOLD_PAIRS = tuple((a, b) for a in range(len(TOLD)) for b in range(a + 1, len(TOLD)))
ORDERS = (
    *(f"told-{TOLD[a]}<{TOLD[b]}" for a, b in _TOLD_PAIRS),
    "place", "introduced", "pointed", "year-first", "dates", "numbered", "counted", "defined", "law",
    "greeting", "named-long", "lead-in", "asked", "course",
)  # fmt: skip
STARTS = (
    *(f"part-{part}" for part in PARTS),
    *(f"told-{part}" for part in TOLD),
    "numbered-high",
    "leans",
    "pointed",
    "heading",
)
ENDS = (*(f"part-{part}" for part in PARTS), *(f"told-{part}" for part in TOLD), "heading", "colon", "open", "follows")
KINDS = {
    **dict.fromkeys((name for name in LINKS if ">" in name), "joins"),
    **dict.fromkeys(("number-next", "number-wrong", "number-begins", "number-unbegun"), "numbers"),
    **dict.fromkeys(("numbered", "counted"), "numbers"),
    **dict.fromkeys(("lead-in-first", "lead-in-later", "lead-in"), "lead-in"),
    **dict.fromkeys(("heading-own", "heading-other", "heading-heading", "heading-deeper", "heading-frame"), "headings"),
    **dict.fromkeys(("colon-item", "colon-text", "open-end", "colon", "open"), "marks"),
    **dict.fromkeys(("leans-frame", "leans-text", "leans"), "leaning"),
    **dict.fromkeys(("points-here", "points-past", "pointed"), "pointers"),
    **dict.fromkeys(("dates-on", "dates-back", "dates", "year-first"), "dates"),
    **dict.fromkeys(("introduced", "defined", "law", "named-long"), "names"),
    **dict.fromkeys(("near-words", "place"), "words"),
    "asked": "asked",
    **dict.fromkeys(("course", "course-step"), "course"),
    "numbered-high": "numbers",
    "heading": "headings",
    "follows": "follows",
}  # fmt: skip
"""The kind of evidence that a feature is; all others tell of the parts of a reply."""

_TOLD = 30
"""Characters a paragraph needs before its words tell how far on it stands."""
_WORDED, _FAR_ON = 12, 2.0
"""Characters a paragraph needs to have wording; log-odds from which which of two comes first is as sure as it gets."""
_FOLLOWS = 6.0
"""Log-odds of ``following`` from which a join is as sure as it gets."""
_ASKED, _ASKED_TOO = PARTS.index(Part.DEMANDS), TOLD.index(SentencePart.DEMANDS)
_MOSTLY_ASKED = 0.5
"""Shares (of both readings together) from which a paragraph is the one that says what is asked."""
_SEASON, _APART = 20.0, 100.0
"""Days after which a date is plainly later (the steps of handling follow each other within weeks), and after which it
belongs to another story."""
_COMMON, _RAREST = 11.0, 20.0
"""Bits of surprise at which a pair of characters begins to tell, and beyond which it tells no more."""
_DEFINED = pattern(r"以下(?:均)?(?:简称|称)(?:为)?[:：]?[“\"《]?([\u4e00-\u9fff]{2,10})")
_LAW = pattern(r"《中华人民共和国([\u4e00-\u9fff]{2,16})》")
_SHORT_LAW = pattern(r"《((?!中华人民共和国)[\u4e00-\u9fff]{2,16})》")
_GREETING = pattern(r"^[^，。]{0,12}[您你]好")
_LEAD_IN = pattern(
    r"(?:^|[，。；])现(?![场在有])[^。]{0,24}(?:如下|告知|告诉|通知|反馈|回复|答复)[^，。；]{0,6}[。：:]$|(?:答复|回复|意见|告知|说明)如下[。：:]$"
)
_COUNTED = range(4, len(STYLES))


def links(stretches: Sequence[Stretch], words: Floats, steps: Floats, joined: Joined) -> Floats:
    """Whether the paragraph behind goes on at once from that in front; ``words`` from :func:`alike`.

    ``steps`` is how much further on the paragraph of the column stands than that of the row, by ``course``; ``joined``
    by ``following``.
    """
    size = len(stretches)
    table = np.concatenate([
        _joined(_told(stretches, "last"), _told(stretches, "first")),
        np.zeros((len(LINKS) - len(TOLD) ** 2, size, size)),
    ])  # fmt: skip
    shares = np.array([stretch.shares for stretch in stretches])
    heading, frame = _marks(stretches, lambda s: s.heading), _marks(stretches, lambda s: s.frame)
    text = 1.0 - np.clip(heading + frame, 0, 1)
    known = np.array([s.heading and s.first is not PARTS[-1] for s in stretches], dtype=float)
    own = shares @ shares.T
    level = np.array([next((at for at in range(4) if s.items[at]), 9) for s in stretches])
    item = np.array([any(s.items) for s in stretches], dtype=float)
    leans = _leans(stretches)
    colon = _marks(stretches, lambda s: s.ends == "colon" and not s.frame)
    opened = _marks(stretches, lambda s: s.ends in {"half", "none"} and not s.frame and not s.heading)
    points, past = _points(stretches)
    on, back = _dates(stretches)
    greeting = _marks(stretches, lambda s: _GREETING.match(s.words) is not None)
    lead = _marks(stretches, _leads_in)
    first_item = np.array([1 in s.items[:6] for s in stretches], dtype=float)
    later_item = np.array([any(number > 1 for number in s.items[:6]) for s in stretches], dtype=float)
    values = [
        *_numbers(stretches),
        np.outer(known, text) * own,
        np.outer(known, text) * (1 - own),
        np.outer(heading, heading) * (level[:, None] >= level[None, :]),
        np.outer(heading, heading) * (level[:, None] < level[None, :]),
        np.outer(heading, frame),
        np.outer(colon, item),
        np.outer(colon, text * (1 - item)),
        np.outer(opened, np.ones(size)),
        np.outer(np.clip(frame + heading, 0, 1), leans),
        np.outer(text, leans),
        words,
        points,
        past,
        on,
        back,
        np.outer(frame, greeting),
        np.outer(lead, first_item),
        np.outer(lead, later_item),
        steps,
        np.clip((joined.joins + np.outer(frame, joined.first)) / _FOLLOWS, -1, 1),
    ]
    table[-len(values) :] = np.stack(values)
    return table


def _joined(last: Floats, first: Floats) -> Floats:
    """How much of each kind the paragraph in front ends with, times how much of each that behind begins with."""
    kinds, size = last.shape[1], len(last)
    return np.asarray((last.T[:, None, :, None] * first.T[None, :, None, :]).reshape(kinds * kinds, size, size))


def _told(stretches: Sequence[Stretch], where: Literal["whole", "first", "last"]) -> Floats:
    """What the sentences tell: shape (n, len(TOLD))."""
    return np.array([getattr(s.told, where) for s in stretches], dtype=np.float64).reshape(-1, len(TOLD))


def orders(stretches: Sequence[Stretch], places: Places, rare: Rare, steps: Floats) -> Floats:
    """Whether the paragraph of the row stands anywhere before that of the column; ``rare`` as :func:`pair_table`."""
    told = _told(stretches, "whole")
    tells = [np.outer(told[:, a], told[:, b]) - np.outer(told[:, b], told[:, a]) for a, b in _TOLD_PAIRS]
    mean = np.array([places.of(letters(stretch.words)).mean for stretch in stretches])
    step = mean[None, :] - mean[:, None]
    text = np.array([len(stretch.words) > _TOLD and not stretch.frame for stretch in stretches], dtype=float)
    both = np.outer(text, text)
    return np.stack([
        *tells,
        np.clip(step, -1, 1) * both,
        _introduces(stretches),
        _points_to(stretches),
        _year_first(stretches),
        _later(stretches),
        _numbered(stretches, _top(stretches)),
        _numbered(stretches, _COUNTED),
        _defines(stretches),
        _names_law(stretches),
        _lead(stretches, lambda s: _GREETING.match(s.words) is not None),
        _names_longer(stretches),
        _lead(stretches, _leads_in),
        _as_asked(stretches, rare),
        steps,
    ])  # fmt: skip


def further(stretches: Sequence[Stretch], along: Course) -> Floats:
    """How much further on the paragraph of the column stands than that of the row: -1 to 1."""
    told = _marks(stretches, worded)
    value = along.of([stretch.words for stretch in stretches])
    return np.asarray(np.clip((value[None, :] - value[:, None]) / _FAR_ON, -1, 1) * np.outer(told, told))


def worded(stretch: Stretch) -> bool:
    """Whether a paragraph has wording that tells where it stands."""
    return not stretch.frame and not stretch.heading and len(stretch.words) > _WORDED


def _leads_in(stretch: Stretch) -> bool:
    """Whether the paragraph ends by saying that the answer follows (现答复如下)."""
    return _LEAD_IN.search(stretch.words) is not None


def starts(stretches: Sequence[Stretch]) -> Floats:
    """Marks of a first paragraph: shape (len(STARTS), n)."""
    leans = _leans(stretches)
    rows = [
        (*s.shares, *s.told.whole, any(n > 1 for n in s.items), lean, bool(s.pointed), s.heading)
        for s, lean in zip(stretches, leans, strict=True)
    ]
    return np.array(rows, dtype=np.float64).T.reshape(len(STARTS), len(stretches))


def ends(stretches: Sequence[Stretch], joined: Joined) -> Floats:
    """Marks of a last paragraph: shape (len(ENDS), n)."""
    last = np.clip(joined.last / _FOLLOWS, -1, 1).tolist()
    rows = [
        (*s.shares, *s.told.whole, s.heading, s.ends == "colon" and not s.frame, s.ends == "half", one)
        for s, one in zip(stretches, last, strict=True)
    ]
    return np.array(rows, dtype=np.float64).T.reshape(len(ENDS), len(stretches))


def alike(rare: Rare) -> Floats:
    """How alike in rare pairs of characters any two paragraphs are, less what is usual for either: about -1 to 1."""
    weights = rare.weights
    norm = np.maximum(np.linalg.norm(weights, axis=1), 1e-9)
    table = np.einsum("ik,jk->ij", weights, weights) / np.outer(norm, norm)  # small: threads would cost more
    np.fill_diagonal(table, np.nan)
    if len(weights) <= 2:  # noqa: PLR2004 - nothing is usual between two
        return np.zeros_like(table)
    usual = (np.nanmean(table, axis=0)[None, :] + np.nanmean(table, axis=1)[:, None]) / 2
    return np.asarray(np.clip(np.nan_to_num(table - usual) * 5, -1, 1))


@dataclass(frozen=True, slots=True, eq=False)
class Rare:
    """Pairs of characters (as codes) and which paragraph has which, weighed by rarity: shape (n, kinds)."""

    kinds: NDArray[np.uint64]
    weights: Floats


def pair_table(texts: Sequence[str], model: Language) -> Rare:
    """Which pairs of characters each text has, weighed by their rarity in common language."""
    found = [pair_codes(words) for words in texts]
    kinds = _distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)
    table = np.zeros((len(texts), len(kinds)))
    for place, codes in enumerate(found):
        table[place, np.searchsorted(kinds, codes)] = 1.0
    front, behind = kinds >> np.uint64(21), kinds & np.uint64(0x1FFFFF)
    chance = model.chance([], front) * model.chance([front], behind)
    told = np.clip((-np.log2(np.maximum(chance, 1e-12)) - _COMMON) / (_RAREST - _COMMON), 0, 1)
    return Rare(kinds, table * told)


def _as_asked(stretches: Sequence[Stretch], rare: Rare) -> Floats:
    """Whether the matters of the paragraph in front are named earlier where all are asked."""
    size = len(stretches)
    table = np.zeros((size, size))
    shares = [s.shares[_ASKED] + s.told.whole[_ASKED_TOO] for s in stretches]
    asked = max(range(size), key=shares.__getitem__) if size else 0
    if not size or shares[asked] < _MOSTLY_ASKED or len(stretches[asked].words) < _TOLD:
        return table
    codes = _in_order(stretches[asked].words)
    place = np.full(len(rare.kinds), np.nan)
    known = np.searchsorted(rare.kinds, codes)
    place[known[::-1]] = np.arange(len(codes))[::-1] / max(1, len(codes))
    weights = rare.weights * ~np.isnan(place)
    weights[asked] = 0.0
    weights = weights / np.maximum(1, (weights > 0).sum(axis=0)) ** 2
    strength = weights.sum(axis=1)
    middle = weights @ np.nan_to_num(place) / np.maximum(strength, 1e-9)
    sure = np.clip(strength, 0, 1) * _marks(stretches, lambda s: not s.frame and not s.heading)
    return np.asarray(np.clip(3 * (middle[None, :] - middle[:, None]), -1, 1) * np.minimum.outer(sure, sure))


@lru_cache(maxsize=256)
def pair_codes(words: str) -> NDArray[np.uint64]:
    """The pairs of characters of a text as codes, each once, in their order."""
    return _distinct(_in_order(words))


def _in_order(words: str) -> NDArray[np.uint64]:
    """The codes of the pairs of characters as they come."""
    plain = _NO_LETTERS.sub("\0", words)
    codes = np.frombuffer(plain.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    pairs = codes[:-1] << np.uint64(21) | codes[1:]
    whole = (codes[:-1] > 0) & (codes[1:] > 0)
    return pairs[whole]


def _distinct(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The different codes in order; ``np.unique`` does the same in several times the time."""
    ordered = np.sort(codes)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def _marks(stretches: Sequence[Stretch], test: Callable[[Stretch], bool]) -> Floats:
    return np.array([test(stretch) for stretch in stretches], dtype=np.float64)


def _lead(stretches: Sequence[Stretch], test: Callable[[Stretch], bool]) -> Floats:
    marked = _marks(stretches, test)
    text = _marks(stretches, lambda s: not s.frame)
    return np.outer(marked, text) - np.outer(text, marked)


def _leans(stretches: Sequence[Stretch]) -> Floats:
    return _marks(stretches, lambda s: not s.frame and DEPENDENT.match(s.words) is not None)


def _numbers(stretches: Sequence[Stretch]) -> list[Floats]:
    """Whether the number behind is the next of its style; another one; the first; one that nothing leads to."""
    size = len(stretches)
    following, wrong, begins, unbegun = (np.zeros((size, size)) for _ in range(4))
    for style in range(len(STYLES)):
        number = _numbers_of(stretches, style)
        front, behind = number[:, None], number[None, :]
        following += (front > 0) & (behind == front + 1)
        wrong += (front > 0) & (behind > 0) & (behind != front + 1)
        begins += (front == 0) & (behind == 1)
        unbegun += (front == 0) & (behind > 1)
    return [np.clip(table, 0, 1) for table in (following, wrong, begins, unbegun)]


def _numbers_of(stretches: Sequence[Stretch], style: int) -> NDArray[np.int64]:
    """The numbers of one style; none where demands are counted off twice (their facts, their answers)."""
    number = np.array([s.items[style] for s in stretches], dtype=np.int64)
    given = number[number > 0]
    return np.zeros_like(number) if style in _COUNTED and len(set(given.tolist())) < len(given) else number


def _points(stretches: Sequence[Stretch]) -> tuple[Floats, Floats]:
    """Whether what the paragraph behind points to stands in front; whether it points to something that does not."""
    here = np.zeros((len(stretches), len(stretches)))
    past = np.zeros_like(here)
    for column, behind in enumerate(stretches):
        wanted = [
            noun for noun in behind.pointed if f"该{noun}" in behind.words[:40] or f"上述{noun}" in behind.words[:40]
        ]
        for row, front in enumerate(stretches):
            if wanted and row != column:
                there = any(noun in front.words for noun in wanted)
                here[row, column], past[row, column] = there, not there
    return here, past


def _dates(stretches: Sequence[Stretch]) -> tuple[Floats, Floats]:
    """Whether what is told goes on in time from one to the other, and whether it goes back, by less than a season."""
    year = usual_year(stretches)
    told = [[] if s.frame else [_ordinal(day, year) for day in s.days] for s in stretches]
    last = np.array([days[-1] if days else np.nan for days in told])[:, None]
    first = np.array([days[0] if days else np.nan for days in told])[None, :]
    near = np.abs(first - last) < _APART
    return ((first >= last) & near).astype(np.float64), ((first < last) & near).astype(np.float64)


def usual_year(stretches: Sequence[Stretch]) -> int:
    """The year of days without one: that which is written most often."""
    written = Counter(day[0] for s in stretches for day in s.days if day[0])
    return written.most_common(1)[0][0] if written else 2000


def _ordinal(day: tuple[int, int, int], year: int) -> float:
    try:
        return float(date(day[0] or year, day[1], day[2]).toordinal())
    except ValueError:  # 29 February of a year that has none
        return float(date(day[0] or year, day[1], 28).toordinal())


def _later(stretches: Sequence[Stretch]) -> Floats:
    year = usual_year(stretches)
    middle = np.array([
        median(_ordinal(day, year) for day in s.days) if s.days and not s.frame else np.nan for s in stretches
    ])  # fmt: skip
    step = middle[None, :] - middle[:, None]
    return np.nan_to_num(np.where(np.abs(step) < _APART, np.tanh(step / _SEASON), 0.0))


def _year_first(stretches: Sequence[Stretch]) -> Floats:
    """Days are written with their year where they first stand, and without it after."""
    full = _marks(stretches, lambda s: not s.frame and any(day[0] for day in s.days))
    bare = _marks(stretches, lambda s: not s.frame and bool(s.days) and not s.days[0][0])
    return np.outer(full, bare)


def _top(stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """The highest level of numbering that is in use: only its numbers run through the whole paper."""
    return next(((style,) for style in range(3) if sum(s.items[style] > 0 for s in stretches) > 1), ())


def _numbered(stretches: Sequence[Stretch], styles: Iterable[int]) -> Floats:
    table = np.zeros((len(stretches), len(stretches)))
    for style in styles:
        number = _numbers_of(stretches, style)
        both = (number[:, None] > 0) & (number[None, :] > 0)
        table += np.where(both, np.sign(number[None, :] - number[:, None]), 0)
    return np.clip(table, -1, 1)


def _forward(
    stretches: Sequence[Stretch], given: Sequence[Iterable[str]], test: Callable[[str, Stretch, Stretch], float]
) -> Floats:
    """How surely each stretch must stand before the others: 0 to 1, by ``test`` of each thing that it gives."""
    table = np.zeros((len(stretches), len(stretches)))
    for row, (front, things) in enumerate(zip(stretches, given, strict=True)):
        for thing in things:
            for column, behind in enumerate(stretches):
                if row != column:
                    table[row, column] += test(thing, front, behind)
    return np.clip(table, 0, 1)


def _introduces(stretches: Sequence[Stretch]) -> Floats:
    """Names that stand in front with an office (工作人员石磊) and behind without one."""
    given = [sorted(s.introduced) for s in stretches]
    return _forward(stretches, given, lambda name, _, b: name in b.words and name not in b.introduced)


def _points_to(stretches: Sequence[Stretch]) -> Floats:
    """Things that are pointed to behind (该站) and named in front."""
    table = np.zeros((len(stretches), len(stretches)))
    for column, behind in enumerate(stretches):
        for noun in behind.pointed:
            for row, front in enumerate(stretches):
                table[row, column] += 0.5 * (row != column and noun in front.words and noun not in front.pointed)
    return np.clip(table, 0, 1)


def _defines(stretches: Sequence[Stretch]) -> Floats:
    return _forward(stretches, [_DEFINED.findall(s.words) for s in stretches], lambda name, _, b: name in b.words)


def _names_law(stretches: Sequence[Stretch]) -> Floats:
    full = [set(_LAW.findall(s.words)) if "《" in s.words else set() for s in stretches]
    short = [set(_SHORT_LAW.findall(s.words)) if "《" in s.words else set() for s in stretches]
    found = [[bool((a - b) & c) for b, c in zip(full, short, strict=True)] for a in full]
    table = np.array(found, dtype=np.float64).reshape(len(stretches), len(stretches))
    np.fill_diagonal(table, 0.0)
    return table


_ORGANS = pattern(
    r"[\u4e00-\u9fff]{2,14}(?:公司|中心|学校|小学|中学|医院|支队|大队|委员会|管理局|餐馆|砖厂|银行|合作社|经营部)"
)


def _names_longer(stretches: Sequence[Stretch]) -> Floats:
    """Bodies that stand in front with a long name and behind only with the end of it."""
    given = [[] if s.frame else _ORGANS.findall(s.words) for s in stretches]
    return _forward(stretches, given, _shortened)


def _shortened(name: str, front: Stretch, behind: Stretch) -> float:
    if behind.frame or len(name) <= _SHORTEST or name[-_SHORTEST:] not in behind.words:
        return 0.0
    cut = next(at for at in range(1, len(name)) if name[at:] in behind.words)
    short = name[cut:]
    whole = name[cut - 1] + short in behind.words
    before = front.words.replace(name, "", 1)[: front.words.find(name)]
    return 0.5 * (not whole and short not in before)


_SHORTEST = 4
"""Characters that the end of a name has at least to be one."""
