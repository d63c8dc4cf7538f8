"""What the words and the layout say about pages whose printed numbers do not settle their order.

The order at hand is presumed right: another must beat it by a margin under which hardly any intact document falls, and
two kinds of evidence must agree. Words alone never prove: all that is said here has medium confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from replycheck.model.binding import PageProblem, Problem
from replycheck.model.document import Document
from replycheck.model.finding import Confidence
from replycheck.pages import features
from replycheck.pages.continuity import Measured, Weights, measure, strangeness, weights
from replycheck.pages.cuts import Cut, Reason, cuts
from replycheck.pages.found import Found
from replycheck.pages.signals import PageSignals
from replycheck.records import dataclass
from replycheck.sequence.language import letters
from replycheck.sequence.order import Scores, best_order, longest_rising
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ENOUGH = 4
"""Characters a page must have before its words say where it belongs (a picture or a blank has fewer)."""
_TALK = 80
"""Characters of an ordinary page below which a file is slips and tables, whose order words do not tell."""
_PROSE = 0.012
"""Share of stops in a text of sentences; prose has 0.08, signatures with an article of law 0.015, a list none."""
_SIGNALS = 2
_SIGNAL = 0.3
"""Log-odds that a kind of evidence must add before it counts as agreeing."""
_PLAUSIBLE = -3.0
"""Mean log-odds of the joins that a new order makes."""
_BACK, _GAP = -12.0, -2.0
"""What it costs to put a printed number behind a larger one, or to leave out numbers between two pages."""
_ANNEX = pattern(r"附\s*件\s*[一二三四五六七八九十\d]{0,2}\s*[:：]?\s*(?:\n|$)")
_SHOWN = 12
_SAYS = {
    "words": "前后文字能够接上",
    "known": "断开的词语在文中别处也连着",
    "layout": "段落的首尾版式相合",
    "brackets": "括号、引号前后呼应",
    "numbers": "序号能够接续",
    "printed": "与印着的页码相合",
    "places": "与行文的先后相合",
    "heads": "首页的特征相合",
    "ends": "末页的特征相合",
    "names": "前后说的是同样的人和事",
    "dates": "日期前后相承",
}
_GROUPS = {
    **dict.fromkeys(("words-open", "words-closed", "words-open-far", "surprise"), "words"),
    **dict.fromkeys(("opener-closed", "opener-open", "surprise-back", "surprise-sure", "surprise-back-sure"), "words"),
    **dict.fromkeys(("sure-front", "sure-behind", "choice-front", "choice-behind"), "words"),
    **dict.fromkeys(("known-2", "known-3", "known-4"), "known"),
    **dict.fromkeys(("bracket-joined", "bracket-broken"), "brackets"),
    **dict.fromkeys(("number-next", "number-wrong", "statute-next", "statute-back"), "numbers"),
    **dict.fromkeys(("number-earlier", "number-later"), "numbers"),
    **dict.fromkeys(("place-forward", "place-back", "place-step", "near-words", "place", "place-near"), "places"),
    **dict.fromkeys(("dates-on", "dates-back", "dates"), "dates"),
    **dict.fromkeys(("headline-behind", "headline"), "heads"),
    **dict.fromkeys(("unfilled-front", "signed-front", "signed"), "ends"),
    **dict.fromkeys(("defined-earlier", "defined-later", "case-number-other", "near-names"), "names"),
}
_BROKEN = {
    Reason.WORDS: "上一页的句子没有完，“{tail}”与“{head}”接不上，其间可能缺页",
    Reason.OPENING: "上一页的句子“{tail}”已经写完，这一页开头的“{head}”却接不上，其间可能缺页",
    Reason.NEW_PARAGRAPH: "上一页的句子“{tail}”没有完，这一页却另起一段“{head}”，其间可能缺页",
    Reason.MID_SENTENCE: "上一页的段落“{tail}”已经写完，这一页却从句子中间“{head}”开始，其间可能缺页",
}
_EDGES = {"start": "heads", "end": "ends"}


@dataclass(frozen=True, slots=True, eq=False)
class _Zone:
    """Some pages of a document that belong together, in the order at hand, with what was measured between them."""

    pages: tuple[int, ...]
    measured: Measured
    weights: Weights
    scores: Scores


def examine_words(document: Document, order: Sequence[int], numbers: Sequence[int | None]) -> Found:
    """What the words say of the pages in ``order`` (0-based, at hand: what printed numbers asked for, copies left out).

    ``numbers`` are the printed ones by today's position. Where every page has one, only ``breaks`` are looked for.
    """
    if median(len(letters(document.pages[page].span.of(document.text))) for page in order) < _TALK:
        return Found(tuple(order))
    everything = measure(document)
    readable = [numbers[page] for page in order if numbers[page] is not None]
    steady = _steady([numbers[page] for page in order])
    # A number that stands twice is of an annex or of a clash: the words would only confuse it.
    settled = len(readable) + steady >= len(order) or len(set(readable)) < len(readable)
    placed: list[int] = []
    problems: list[PageProblem] = []
    breaks: list[int] = []
    zones = _zones(everything.faces, order)
    if not settled:
        problems += _slipped_in(everything, zones, numbers)
    for pages in zones:
        told = [page for page in pages if _tells(everything.faces[page])]
        if len(told) <= 1:
            placed += pages
            continue
        zone = _zone(everything, told, numbers)
        if settled:
            breaks += [told[cut.behind] for cut in cuts(zone.measured, zone.weights, range(len(told)))]
            placed += pages
            continue
        found = _judged(zone)
        for problem in found.problems:
            if steady and problem.problem is Problem.MISSING_BEFORE:  # no number is missing: another page was put in
                breaks.append(problem.page - 1)
            else:
                problems.append(problem)
        placed += _with_mute(pages, told, found.order)
    return Found(tuple(placed), tuple(problems), tuple(breaks))


def _steady(numbers: Sequence[int | None]) -> bool:
    """Whether every number that can be read says that its page lies where it does: none is missing."""
    return any(numbers) and all(number in {None, place} for place, number in enumerate(numbers, 1))


def _slipped_in(
    everything: Measured, zones: Sequence[Sequence[int]], numbers: Sequence[int | None]
) -> Iterator[PageProblem]:
    """Single pages with a head of their own, no annexes, that have nothing to do with the paper before them."""
    papers = [pages for pages in zones if not _ANNEX.match(everything.faces[pages[0]].words)]
    single = {pages[0] for pages in papers[1:] if len(pages) == 1}
    told = [page for pages in papers for page in pages if _tells(everything.faces[page])]
    if single and len(papers[0]) > 1:
        zone = _zone(everything, told, numbers)
        yield from (_foreign_page(zone, at) for at in _foreign(zone) if told[at] in single)


def _tells(face: PageSignals) -> bool:
    """Whether the words of a page can say where it belongs: few words may (a signature), a table cannot."""
    size = len(face.letters)
    stops = sum(face.letters.count(mark) for mark in "，。；")
    return size >= _ENOUGH and (size < _TALK or stops >= _PROSE * size)


def _zone(everything: Measured, told: Sequence[int], numbers: Sequence[int | None]) -> _Zone:
    measured = everything.among(told)
    figures = weights(measured.kind)
    return _Zone(tuple(told), measured, figures, _numbered(figures.scores(measured), [numbers[page] for page in told]))


def _zones(found: Sequence[PageSignals], order: Sequence[int]) -> list[list[int]]:
    """The paper and each annex apart; where several pages have a head, so are papers that follow a signed one."""
    zones: list[list[int]] = []
    several = sum(found[page].headline for page in order) > 1
    for page in order:
        face = found[page]
        new = not zones or (several and face.headline and found[zones[-1][-1]].signed)
        if new or _ANNEX.match(face.words):
            zones.append([])
        zones[-1].append(page)
    return zones


def _with_mute(pages: Sequence[int], told: Sequence[int], order: Sequence[int]) -> list[int]:
    """The new order with the pages that say too little behind the pages they lie behind now."""
    if tuple(order) == tuple(told):
        return list(pages)
    behind: dict[int, list[int]] = {-1: []}
    last = -1
    for page in pages:
        if page in told:
            last = page
            behind[page] = []
        else:
            behind[last].append(page)
    return behind[-1] + [page for front in order for page in (front, *behind[front])]


def _numbered(scores: Scores, numbers: Sequence[int | None]) -> Scores:
    """The scores with what the printed numbers say; nothing is added where a number stands twice."""
    readable = [number for number in numbers if number is not None]
    if not readable or len(set(readable)) < len(readable):
        return scores
    value = np.array([np.nan if number is None else number for number in numbers])
    step = value[None, :] - value[:, None]
    return Scores(
        scores.links + np.where(step > 1, _GAP, 0.0),
        scores.before + np.where(step < 0, _BACK, 0.0),
        scores.start,
        scores.end,
    )


def _judged(zone: _Zone) -> Found:
    count = len(zone.pages)
    today = tuple(range(count))
    foreign = _foreign(zone)
    members = [at for at in today if at not in foreign]
    scores = zone.scores.among(members)
    best = best_order(scores)
    gain = best.score - scores.of(range(len(members)))
    new = [members[at] for at in best.order]
    problems = [_foreign_page(zone, at) for at in foreign]
    if new != members and gain > zone.weights.margin(len(members)):
        signals = _signals(zone, members, new)
        if len(signals) >= _SIGNALS and _plausible(zone, members, new):
            problems += _misplaced(zone, members, new, signals)
            kept = iter(new)
            order = tuple(zone.pages[at if at in foreign else next(kept)] for at in today)
            return Found(order, tuple(problems))
    problems += [_missing(zone, cut) for cut in cuts(zone.measured, zone.weights, members)]
    return Found(zone.pages, tuple(problems))


def _plausible(zone: _Zone, old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether the joins that a new order makes are joins at all: pages that never belonged together have no order."""
    joins, kept = zone.weights.joins(zone.measured), set(pairwise(old))
    made = [float(joins[pair]) for pair in pairwise(new) if pair not in kept]
    return sum(made) >= _PLAUSIBLE * len(made)


def _foreign(zone: _Zone) -> list[int]:
    """Pages that fit nowhere among the others; never more than a third of them."""
    count = len(zone.pages)
    if count < 3:  # noqa: PLR2004 - of two pages neither is the foreign one
        return []
    marks = strangeness(zone.measured, zone.weights, best_order(zone.weights.scores(zone.measured)).order)
    odds = zone.weights.vectors["foreign"] @ marks + zone.weights.limits["stranger"]
    limit = zone.weights.limits["foreign"]
    heads = [at for at, face in enumerate(zone.measured.faces) if face.headline]
    if len(heads) == 1:  # the only head is that of this paper, though its words stand nowhere else
        odds[heads] = -np.inf
    return sorted(int(at) for at in np.argsort(-odds)[: count // 3] if odds[at] > limit)


def _foreign_page(zone: _Zone, at: int) -> PageProblem:
    face = zone.measured.faces[at]
    others = frozenset[str]().union(*(other.case_numbers for other in zone.measured.faces if other is not face))
    reason = "文字与前后页和其他各页都接不上，用词也不同"
    if face.case_numbers and others and face.case_numbers.isdisjoint(others):
        reason = f"案号{min(face.case_numbers)}与其他页不同，{reason}"
    return PageProblem(zone.pages[at] + 1, Problem.FOREIGN, reason, Confidence.MEDIUM)


def _signals(zone: _Zone, old: Sequence[int], new: Sequence[int]) -> list[str]:
    """The kinds of evidence that speak for the new order, strongest first."""
    gained: dict[str, float] = {}
    for part, names in (
        ("link", features.LINKS),
        ("order", features.ORDERS),
        ("start", features.STARTS),
        ("end", features.ENDS),
    ):
        change = _summed(zone.measured, part, new) - _summed(zone.measured, part, old)
        for name, value in zip(names, zone.weights.vectors[f"order.{part}"] * change, strict=True):
            group = _EDGES.get(part) or ("layout" if "/" in name else _GROUPS[name])
            gained[group] = gained.get(group, 0.0) + float(value)
    plain = zone.weights.scores(zone.measured)
    gained["printed"] = zone.scores.of(new) - plain.of(new) - zone.scores.of(old) + plain.of(old)
    return sorted((group for group, value in gained.items() if value >= _SIGNAL), key=lambda group: -gained[group])


def _summed(measured: Measured, part: str, order: Sequence[int]) -> Floats:
    at = np.asarray(order)
    if part == "link":
        return np.asarray(measured.links[:, at[:-1], at[1:]].sum(axis=1))
    if part == "order":
        return np.asarray(np.triu(measured.orders[:, at[:, None], at[None, :]], 1).sum(axis=(1, 2)))
    return np.asarray(measured.starts[:, at[0]] if part == "start" else measured.ends[:, at[-1]])


def _misplaced(zone: _Zone, old: Sequence[int], new: Sequence[int], signals: Sequence[str]) -> Iterator[PageProblem]:
    rank = {at: place for place, at in enumerate(new)}
    kept = longest_rising([rank[at] for at in old])
    says = "、".join(_SAYS[signal] for signal in signals[:3])
    for place, at in enumerate(old):
        if place in kept:
            continue
        where = "应放在最前面" if not rank[at] else f"应接在现在的第{zone.pages[new[rank[at] - 1]] + 1}页之后"
        yield PageProblem(zone.pages[at] + 1, Problem.WRONG_ORDER, f"{where}（{says}）", Confidence.MEDIUM)


def _missing(zone: _Zone, cut: Cut) -> PageProblem:
    front, behind = zone.measured.faces[cut.front], zone.measured.faces[cut.behind]
    tail, head = front.words[-_SHOWN:].replace("\n", ""), behind.words[:_SHOWN].replace("\n", "")
    reason = _BROKEN[cut.reason].format(tail=tail, head=head)
    return PageProblem(zone.pages[cut.behind] + 1, Problem.MISSING_BEFORE, reason, Confidence.MEDIUM)
