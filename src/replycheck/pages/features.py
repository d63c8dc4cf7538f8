"""What can be measured between two pages: whether one follows the other at once, and which comes earlier.

Each function gives a stack of tables, one a feature, rows for the page in front, columns for the page behind.
The features know nothing of how the pages lie today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from replycheck.pages.cohesion import grams, near_names, near_words
from replycheck.pages.signals import Head, PageSignals, Tail
from replycheck.sequence.language import ORDER, Language, aligned, hashes
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_REACH = ORDER - 1
_LONGEST = 6
"""Longest string across a break that is looked for elsewhere in the document."""
_OPEN = frozenset({Tail.FULL_OPEN, Tail.OPEN})
"""Ends whose sentence goes on: a short line without a stop is a title, a signature, or 裁定如下 without its colon."""
_ORDERED = (0, 1, 2, 3, 5, 6, 7)
"""The styles of numbering that go up by one."""
STATUTE = 4
"""The style of numbering that statutes printed behind a judgment have (第一百条); numbers may be left out in it."""
_TYPICAL_FILL = 0.9
_SEASON = 200.0
"""Days after which a date is plainly later."""
_NEAR_PLACE, _UNLIKELY, _FAR = 0.15, -4.0, 12.0
_OPENER = pattern(
    r"本院|上述|以上|经审|另查|再查|又查|原审|一审|二审|原告|被告|上诉|被上诉|申请|被申请|第三人|公诉|辩护|委托|法定代表|依照|根据|综上|关于"
    r"|审判|书记|代理审|人民陪|二〇|如不服|如果|案件受理|驳回|撤销|本判决|本裁定|住所|证据|第[一二三四五六七八九十百]+条|附|特此|经查|[一二三四五六七八九十]+、|其[一二三四]"
)

STATES = tuple((tail, head) for tail, head in product(Tail, Head))
LINKS = (
    "words-open", "words-closed", "words-open-far", "surprise", "known-2", "known-3", "known-4",
    "opener-closed", "opener-open",
    "bracket-joined", "bracket-broken", "number-next", "number-wrong", "statute-next", "statute-back",
    "place-forward", "place-back", "place-step", "near-words", "headline-behind", "unfilled-front", "signed-front",
    "case-number-other", "near-names", "dates-on", "dates-back",
    "surprise-back", "sure-front", "sure-behind", "choice-front", "choice-behind",
    "surprise-sure", "surprise-back-sure",
    *(f"{tail}/{head}" for tail, head in STATES),
)  # fmt: skip
ORDERS = (
    "place",
    "place-near",
    "number-earlier",
    "number-later",
    "defined-earlier",
    "defined-later",
    "headline",
    "signed",
    "dates",
)
STARTS = ("headline", "flush", "place", "numbers-high", "opened-before", "signed")
ENDS = ("signed", "open", "full", "fill", "place", "opened", "headline")


def links(pages: Sequence[PageSignals], model: Language) -> Floats:
    """Whether the page behind goes on at once from the page in front: shape (len(LINKS), n, n)."""
    every = [page.letters for page in pages]
    tails, heads = aligned(every, _REACH, ends=True), aligned(every, _REACH, ends=False)
    words = np.clip(model.joints(tails, heads), -14.0, 14.0)
    expected, *sure_front = model.following(tails)
    surprise = model.next(tails, heads) - expected[:, None]
    open_tail = np.array([page.tail in _OPEN for page in pages])[:, None]
    expectations = _expectations(surprise, sure_front, model.previous(tails, heads))
    opener = np.array([_OPENER.match(page.words) is not None for page in pages])[None, :]
    known = _known(pages)
    tables: list[Floats] = [
        np.where(open_tail, words, 0.0),
        np.where(open_tail, 0.0, words),
        np.where(open_tail & (words < _UNLIKELY), words - _UNLIKELY, 0.0),
        np.where(open_tail, np.clip(surprise, -10.0, 0.0), 0.0),
        *((known == length) & open_tail for length in (2, 3)),
        (known >= _REACH) & open_tail,
        opener & ~open_tail,
        opener & open_tail,
        *_brackets(pages),
        *_numbers(pages),
        *_places(pages),
        near_words(pages),
        _columns(pages, lambda page: page.headline),
        _rows(pages, lambda page: page.fill < _TYPICAL_FILL),
        _rows(pages, lambda page: page.signed),
        _other_case(pages),
        near_names(pages, model),
        *_dates(pages),
        *(np.where(open_tail, table, 0.0) for table in expectations),
        *_states(pages),
    ]
    return np.stack([np.asarray(table, dtype=np.float64) for table in tables])


def orders(pages: Sequence[PageSignals]) -> Floats:
    """Whether the page of the row stands anywhere before that of the column: shape (len(ORDERS), n, n)."""
    mean = np.array([page.place.mean for page in pages])
    step = mean[None, :] - mean[:, None]
    numbered = np.zeros((len(pages), len(pages)))
    for style in (*_ORDERED[:1], STATUTE):
        low = np.array([page.first_items[style] or np.nan for page in pages])
        high = np.array([page.last_items[style] or np.nan for page in pages])
        numbered += np.nan_to_num(np.sign(low[None, :] - high[:, None]))
    defined = _defined(pages)
    return np.stack([
        step,
        np.clip(step, -_NEAR_PLACE, _NEAR_PLACE),
        np.clip(numbered, 0, 1),
        np.clip(numbered.T, 0, 1),
        defined,
        defined.T,
        _rows(pages, lambda page: page.headline) - _columns(pages, lambda page: page.headline),
        _columns(pages, lambda page: page.signed) - _rows(pages, lambda page: page.signed),
        _later(pages),
    ])  # fmt: skip


def _later(pages: Sequence[PageSignals]) -> Floats:
    """How much later, -1 to 1, the middle date of the page behind is."""
    middle = np.array([np.median(page.dates) if page.dates else np.nan for page in pages])
    return np.asarray(np.nan_to_num(np.tanh((middle[None, :] - middle[:, None]) / _SEASON)))


def starts(pages: Sequence[PageSignals]) -> Floats:
    """Marks of a first page: shape (len(STARTS), n)."""
    rows = [
        (
            page.headline,
            page.head is Head.FLUSH,
            page.place.first,
            any(page.first_items[style] > 1 for style in _ORDERED),
            bool(page.closing),
            page.signed,
        )
        for page in pages
    ]
    return np.array(rows, dtype=np.float64).T.reshape(len(STARTS), len(pages))


def ends(pages: Sequence[PageSignals]) -> Floats:
    """Marks of a last page: shape (len(ENDS), n)."""
    rows = [
        (
            page.signed,
            page.tail in _OPEN,
            page.tail in {Tail.FULL_OPEN, Tail.FULL_CLOSED},
            page.fill,
            page.place.last,
            bool(page.opened),
            page.headline,
        )
        for page in pages
    ]
    return np.array(rows, dtype=np.float64).T.reshape(len(ENDS), len(pages))


def _expectations(surprise: Floats, front: Sequence[Floats], behind: tuple[Floats, Floats, Floats]) -> list[Floats]:
    """How sure common language is of what stands across the break, and how far what stands there is from it.

    A break amid a word leaves little choice on either side: that nothing fits there tells more than between words.
    """
    (sure_front, choice_front), (surprise_back, sure_behind, choice_behind) = front, behind
    surprise, surprise_back = np.clip(surprise, -_FAR, 0.0), np.clip(surprise_back, -_FAR, 0.0)
    alone = np.zeros_like(surprise)
    return [
        surprise_back,
        alone + sure_front[:, None],
        alone + sure_behind[None, :],
        alone + choice_front[:, None],
        alone + choice_behind[None, :],
        surprise * np.exp(sure_front)[:, None],
        surprise_back * np.exp(sure_behind)[None, :],
    ]


def _dates(pages: Sequence[PageSignals]) -> tuple[Floats, Floats]:
    """Whether what is told goes on in time across the break, and whether it goes back."""
    last = np.array([page.dates[-1] if page.dates else np.nan for page in pages])[:, None]
    first = np.array([page.dates[0] if page.dates else np.nan for page in pages])[None, :]
    return (first >= last).astype(np.float64), (first < last).astype(np.float64)


def _known(pages: Sequence[PageSignals]) -> NDArray[np.int64]:
    """Length of the longest string across each break that stands inside some page of the document."""
    longest = np.zeros((len(pages), len(pages)), dtype=np.int64)
    every = [page.letters for page in pages]
    before, behind = aligned(every, _LONGEST - 1, ends=True), aligned(every, _LONGEST - 1, ends=False)
    for length in range(2, _LONGEST + 1):
        inside = grams(pages, length)
        for front in range(1, length):
            codes = [before[:, place][:, None] for place in range(_LONGEST - 1 - front, _LONGEST - 1)]
            codes += [behind[:, place][None, :] for place in range(length - front)]
            wanted = hashes(codes)
            at = np.minimum(np.searchsorted(inside, wanted), max(0, len(inside) - 1))
            longest[inside[at] == wanted if len(inside) else np.zeros_like(wanted, dtype=bool)] = length
    return longest


def _brackets(pages: Sequence[PageSignals]) -> tuple[Floats, Floats]:
    """Marks that one page leaves open and the other closes; marks that only one of them leaves hanging."""
    opened = np.array([page.opened[-1:] for page in pages])[:, None]
    closing = np.array([page.closing[:1] for page in pages])[None, :]
    either = (opened != "") | (closing != "")
    joined = (opened == closing) & either
    return joined.astype(np.float64), (either & ~joined).astype(np.float64)


def _numbers(pages: Sequence[PageSignals]) -> tuple[Floats, Floats, Floats, Floats]:
    size = (len(pages), len(pages))
    following, wrong = np.zeros(size), np.zeros(size)
    for style in _ORDERED:
        last = np.array([page.last_items[style] for page in pages])[:, None]
        first = np.array([page.first_items[style] for page in pages])[None, :]
        following += (last > 0) & (first == last + 1)
        wrong += (last > 0) & (first > 1) & (first != last + 1)
    last = np.array([page.last_items[STATUTE] for page in pages])[:, None]
    first = np.array([page.first_items[STATUTE] for page in pages])[None, :]
    both = (last > 0) & (first > 0)
    return following, wrong, (both & (first > last)).astype(np.float64), (both & (first < last)).astype(np.float64)


def _places(pages: Sequence[PageSignals]) -> tuple[Floats, Floats, Floats]:
    first = np.array([page.place.first for page in pages])[None, :]
    last = np.array([page.place.last for page in pages])[:, None]
    step = first - last
    return np.clip(step, 0, 1), np.clip(-step, 0, 1), np.abs(step)


def _other_case(pages: Sequence[PageSignals]) -> Floats:
    differ = [
        [bool(a.case_numbers and b.case_numbers and a.case_numbers.isdisjoint(b.case_numbers)) for b in pages]
        for a in pages
    ]
    return np.array(differ, dtype=np.float64).reshape(len(pages), len(pages))


def _states(pages: Sequence[PageSignals]) -> list[Floats]:
    tails = {tail: np.array([page.tail is tail for page in pages])[:, None] for tail in Tail}
    heads = {head: np.array([page.head is head for page in pages])[None, :] for head in Head}
    return [(tails[tail] & heads[head]).astype(np.float64) for tail, head in STATES]


def _defined(pages: Sequence[PageSignals]) -> Floats:
    """Short names that the page of the row defines and that of the column only uses."""
    found = np.zeros((len(pages), len(pages)))
    for row, front in enumerate(pages):
        for name in front.defined:
            for column, behind in enumerate(pages):
                found[row, column] += row != column and name in behind.words and name not in behind.defined
    return np.clip(found, 0, 2)


def _rows(pages: Sequence[PageSignals], test: Callable[[PageSignals], bool]) -> Floats:
    mark = np.array([test(page) for page in pages], dtype=np.float64)[:, None]
    return np.broadcast_to(mark, (len(pages), len(pages))).copy()


def _columns(pages: Sequence[PageSignals], test: Callable[[PageSignals], bool]) -> Floats:
    return _rows(pages, test).T
