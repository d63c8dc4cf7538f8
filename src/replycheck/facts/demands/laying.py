"""Which paragraph of a reply falls to which demand, where every demand has one, or nearly every one has.

Offices answer a paragraph to a demand, in the order of the letter. So paragraphs and demands are laid side by side all
at once, in their order, with the ones that find no partner left out; of all ways the likeliest counts. What speaks for
a pair, and for leaving one out, is learned (``corpora/facts/demand_laying.tsv``, by ``benchmarks/demands/laying.py``).
What a reader would get wrong: which paragraph is likest to a demand tells less than the whole: a story asks in few
words, and each of its demands shares some with every answer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, permutations

from replycheck.facts.demands.fitting import agreements
from replycheck.facts.demands.terms import asked_terms, distinguishing, plain, said_terms
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows as table
from replycheck.text.words import character_weight

_REPEATED = 0.5
"""What each other paragraph that has a term takes off it."""
_BASE, _FEW, _SOME = 10.0, 4.0, 10.0
"""Weight at which a demand is hardly short any more; the same for characters of a demand, and of its story."""
_MOST_HELD, _MOST_TOLD = 2.5, 2.0
_CHARACTER = 0.7
"""Weight from which a character tells anything."""
_TOO_FEW, _TOO_MANY = -2, 2
"""How many fewer or more paragraphs than demands there may be."""
_LEAST_LEFT = 2
"""Paragraphs that must be there where two are missing."""
_TURN, _FEW_DEMANDS = 2.5, 4
"""What it costs that the paragraphs go back, which is tried with so many demands at most."""
_UNFORCED = 3.0
"""What it costs in a brief letter to leave out a demand and a paragraph that could go together."""
_AGAINST = 0.5
"""A paragraph speaks against the order where it holds so much more of another demand than of its own."""
_FREE = 0.4
"""A paragraph that falls to no demand and holds more than this of one left out may answer it."""
_FIGURE = pattern(r"(?P<n>\d+(?:\.\d+)?)(?P<s>[万千])?|(?P<h>[一二两三四五六七八九十百千万亿零〇]+)")
_SCALE = {"万": 10_000, "千": 1000}
_SMALL = 3
"""Counts up to this agree by chance."""
_TALL = 10
_FIRST_CLAUSE = pattern(r"[，。：；]")
_TO_ALL = pattern(r"电话|\d{7,}|联系|咨询|不服|复查|复核|不明白|疑问|以上")
"""What is said to everybody at the end of a reply."""
Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Laid:
    """For every demand the number of its paragraph among those given; None for one that is left out."""

    rows: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The signs of every demand beside every paragraph, and of each demand and each paragraph being left out."""

    pairs: list[list[Signs]]
    demands: list[Signs]
    paragraphs: list[Signs]


def laid(
    letter: str, demands: Sequence[Span], sure: Sequence[float], paragraphs: Sequence[str], *, brief: bool = False
) -> Laid | None:
    """The paragraphs beside the demands, which stand in the order of the letter; None where they do not go together.

    ``sure``: the log-odds of each demand being one. ``brief``: the letter only asks, and the reply hardly does
    more than answer: no demand is left out beside a paragraph that is.
    """
    count, rows = len(demands), len(paragraphs)
    if count < 2 or not goes_together(count, rows):  # noqa: PLR2004 - a single demand has no order
        return None
    measured = measure(letter, demands, sure, paragraphs)
    weights = _weights()
    every = [*ways(count, rows), *_turned(count, rows)]
    most, unforced = min(count, rows), _UNFORCED if brief else 0.0
    way = max(
        every,
        key=lambda one: _worth(signs_of(one, measured), weights) - _TURN * _turns(one) - unforced * (most - len(one)),
    )
    if _speaks_against(way, [[signs["held"] for signs in row] for row in measured.pairs]):
        return None
    return Laid(tuple(way.get(demand) for demand in range(count)))


def _speaks_against(way: Mapping[int, int], held: Sequence[Sequence[float]]) -> bool:
    """Whether half of the paragraphs hold much more of another demand, or a free one much of a demand left out."""
    against = sum(max(one[row] for one in held) > held[demand][row] + _AGAINST for demand, row in way.items())
    free = set(range(len(held[0]))) - set(way.values())
    left = (held[demand][row] for demand in range(len(held)) if demand not in way for row in free)
    return 2 * against >= len(way) or max(left, default=0.0) > _FREE


def goes_together(count: int, rows: int) -> bool:
    """Whether so many paragraphs may answer so many demands, one each."""
    missing = rows - count
    return _TOO_FEW <= missing <= _TOO_MANY and rows > 0 and (missing > _TOO_FEW or rows >= _LEAST_LEFT)


def ways(count: int, rows: int) -> Iterator[dict[int, int]]:
    """Every way to lay paragraphs beside demands in order that leaves out one pair at most beyond those it must."""
    least = min(count, rows)
    for pairs in range(max(1, least - 1), least + 1):
        for some in combinations(range(count), pairs):
            for others in combinations(range(rows), pairs):
                yield dict(zip(some, others, strict=True))


def _turned(count: int, rows: int) -> Iterator[dict[int, int]]:
    """The ways that go back to an earlier paragraph, of few demands with a paragraph each."""
    if rows < count or count > _FEW_DEMANDS:
        return
    for others in permutations(range(rows), count):
        way = dict(enumerate(others))
        if _turns(way):
            yield way


def _turns(way: Mapping[int, int]) -> int:
    return sum(before > after for before, after in pairwise(way.values()))


def signs_of(way: Mapping[int, int], measured: Measured) -> dict[str, float]:
    """All signs of one way, added up."""
    found: Counter[str] = Counter()
    taken = set(way.values())
    signs = [measured.pairs[demand][row] for demand, row in way.items()]
    signs += [one for at, one in enumerate(measured.demands) if at not in way]
    signs += [one for at, one in enumerate(measured.paragraphs) if at not in taken]
    for one in signs:
        for name, value in one.items():
            found[name] += value  # type: ignore[assignment] # a Counter adds any numbers
    return dict(found)


def _worth(signs: Signs, weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def measure(letter: str, demands: Sequence[Span], sure: Sequence[float], paragraphs: Sequence[str]) -> Measured:
    """Every sign of every pair, and of what may be left out."""
    asked = [one.of(letter) for one in demands]
    begins = [0, *(one.end for one in demands[:-1])]
    stories = [letter[begin : max(begin, one.start)] for begin, one in zip(begins, demands, strict=True)]
    cores, around = [asked_terms(one) for one in asked], [asked_terms(one) for one in stories]
    said = [said_terms(one) for one in paragraphs]
    common = Counter(term for core, story in zip(cores, around, strict=True) for term in core | story)
    repeated = Counter(term for terms in said for term in terms)

    def held(terms: frozenset[str], said: frozenset[str]) -> float:
        weights = {term: distinguishing(term) / common[term] for term in terms}
        shared = sum(weights[term] / (1 + _REPEATED * (repeated[term] - 1)) for term in terms & said)
        return shared / math.sqrt(sum(weights.values()) + _BASE)

    core = [[held(terms, row) for row in said] for terms in cores]
    story = [[held(told - mine, row) for row in said] for told, mine in zip(around, cores, strict=True)]
    first = [said_terms(_FIRST_CLAUSE.split(one)[0]) for one in paragraphs]
    letters, letters_told = _characters(asked, stories, paragraphs)
    figures = [_figures(one) for one in asked]
    stated = [_figures(one) for one in paragraphs]
    pairs: list[list[Signs]] = [
        [
            {
                "held": core[at][row],
                "held at most": min(core[at][row], _MOST_HELD),
                "story": min(story[at][row], _MOST_TOLD),
                "more held": _more(core, at, row),
                "more story": _more(story, at, row),
                "figure": float(bool(figures[at] & stated[row])),
                "kinds": float(sum(term[0] == "¤" for term in cores[at] & said[row])),
                "synonyms": float(sum(term[0] == "§" for term in cores[at] & said[row])),
                "in front": min(held(cores[at] | around[at], first[row]), _MOST_TOLD),
                "characters": letters[at][row],
                "more characters": _more(letters, at, row),
                "characters of the story": letters_told[at][row],
                **agreements(asked[at], paragraphs[row]),
            }
            for row in range(len(paragraphs))
        ]
        for at in range(len(demands))
    ]
    return Measured(pairs, _left_demands(cores, figures, sure), _left_paragraphs(paragraphs))


def _left_demands(
    cores: Sequence[frozenset[str]], figures: Sequence[frozenset[float]], sure: Sequence[float]
) -> list[Signs]:
    return [
        {
            "demand left": 1.0,
            "demand left: weight": math.log1p(sum(map(distinguishing, core))) / 4,
            "demand left: figure": float(any(one >= _TALL for one in numbers)),
            "demand left: sure": max(-3.0, min(3.0, odds)),
        }
        for core, numbers, odds in zip(cores, figures, sure, strict=True)
    ]


def _left_paragraphs(paragraphs: Sequence[str]) -> list[Signs]:
    return [
        {
            "paragraph left": 1.0,
            "paragraph left: last": float(row == len(paragraphs) - 1),
            "paragraph left: first": float(row == 0),
            "paragraph left: said to all": float(_TO_ALL.search(words) is not None),
        }
        for row, words in enumerate(paragraphs)
    ]


def _more(held: Sequence[Sequence[float]], demand: int, row: int) -> float:
    """How much more of a demand a paragraph holds than of any other."""
    return held[demand][row] - max(one[row] for at, one in enumerate(held) if at != demand)


def _characters(
    asked: Sequence[str], stories: Sequence[str], paragraphs: Sequence[str]
) -> tuple[list[list[float]], list[list[float]]]:
    """How many telling characters each paragraph shares with each demand, and with its story alone.

    People and offices have different words for one thing, with a character in common: 鸭子, 死鸭.
    """
    mine, told, said = (list(map(_telling, texts)) for texts in (asked, stories, paragraphs))
    common = Counter(one for demand, story in zip(mine, told, strict=True) for one in demand | story)
    repeated = Counter(one for row in said for one in row)

    def shared(some: frozenset[str], row: frozenset[str], base: float) -> float:
        worth = sum(
            character_weight(one) / 3 / common[one] / (1 + _REPEATED * (repeated[one] - 1)) for one in some & row
        )
        return worth / math.sqrt(len(some) + base)

    return (
        [[shared(some, row, _FEW) for row in said] for some in mine],
        [[shared(story - some, row, _SOME) for row in said] for some, story in zip(mine, told, strict=True)],
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset(one for one in plain(text) if "\u4e00" <= one <= "\u9fff" and character_weight(one) > _CHARACTER)


def _figures(text: str) -> frozenset[float]:
    """The figures of ``text``, in whatever way they are written: 一万八 is 18,000."""
    found: set[float] = set()
    for match in _FIGURE.finditer(text):
        if match["n"]:
            found.add(float(match["n"]) * _SCALE.get(match["s"] or "", 1))
            continue
        number = from_chinese(match["h"].replace("两", "二").replace("〇", "零"))
        if number is not None:
            found.add(float(number))
    return frozenset(one for one in found if one > _SMALL)


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in table("demand_laying.tsv")}
