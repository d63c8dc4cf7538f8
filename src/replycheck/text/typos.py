"""Characters that are likely written for another one that sounds or looks alike.

For each character that stands in a string of three nobody writes, the companions are tried that would make the strings
around it usual; the best one is weighed by a small network over how usual the strings are before and after. The weights
are learned by ``benchmarks/typos/learn.py``. What is easily got wrong: names are strings that nobody writes; whoever
asks masks them. Words of grammar stand beside anything, so they are never doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from replycheck.records import dataclass
from replycheck.text.confusable import by_kind
from replycheck.text.likelihood import EDGE, WORD, hashed, logarithms, stretches_at
from replycheck.text.tables import rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Numbers = NDArray[np.float64]

_WINDOWS = ((2, -1), (2, 0), (3, -2), (3, -1), (3, 0), (4, -3), (4, -2), (4, -1), (4, 0))
"""The strings that hold a character: their length, and where they begin before it."""
_WORTH = {2: 1.0, 3: 1.3, 4: 1.3}
_WORTH_AS_WORD = {2: 0.4, 3: 0.6, 4: 0.8}
_CENTRE = 3
_PAIRS, _TRIPLES, _FOURS, _STRINGS = slice(0, 2), slice(2, 5), slice(5, 9), slice(0, 9)
_WORD_PAIRS, _WORD_TRIPLES, _WORD_FOURS = slice(9, 11), slice(11, 14), slice(14, 18)
_WORD_BEFORE = slice(28, 30)
"""Of the features: how usual the pairs and triples of the written character are as words."""
_SEEN = 3.0
"""A string of three that stands seven times in the counted texts is one that people write."""
_BETTER = 2.0
_OPPOSITES = frozenset(
    {"开闭", "闭开", "上下", "下上", "左右", "右左", "买卖", "卖买", "收付", "付收", "增减", "减增", "进出", "出进"}
)
"""Both stand in the same places (会议开会期间, 闭会期间), so that strings tell nothing."""
_NUMERALS = frozenset("二三四五六七八九十")
"""三中、七中 count; any other numeral would do as well."""
_PAD, _PIECE = 3, 6_000
_GRAMMAR = frozenset(
    "的地得了着过它他她们在对被或向像象和与及将把从第太不也是有所于为以因由其此该各另又再已还就都而且但如若则并等做作会能可要应须需自至到按照依据经给让使令哪那这某每"
)

_ALONE = frozenset(
    "年上来我多电下天说后用好两内三次最达项更老看五少条图首变反走谈快批打约送米段仅越爱较获钱讲你满类未均抓届边占余迎即六岁降帮写离早称虎驻号底七买胜吃留听座换幅戏卖既靠拿尚短矿差船停捐楼雨套找假虽左亮甚烟"
    "轮旧唱遍拍吨亩跌架篇拜倒酒借封跨赶般块呢沿忘摆鱼肉煤挂谁凡抵忙乱抢距辆含赴贴穿端呈杯硬盖句患宽冒卷敢脚奶遭猪穷翻倍偏梦皮册掉迁怕跳奔吗诗寄羊净替跑您横拖"
)
"""Characters that are words by themselves in plain speech, of which the counted texts have little, and that hardly
anybody writes for another (认定你违约, 没有写全). In a newspaper one in seven of each stands alone; of 3,700 slips
at most one is such a character. They are never doubted either."""

_UNDOUBTED = _GRAMMAR | _ALONE


@dataclass(frozen=True, slots=True)
class Doubt:
    """The character at ``at`` and the one that is likely meant; ``likely`` from 0 to 1.

    ``in_word``: the written one makes a word of a general dictionary with what stands beside it.
    """

    at: int
    written: str
    meant: str
    likely: float
    in_word: bool = False


class Proposals(NamedTuple):
    """Places, what is written, what may be meant, and the features, one row each."""

    places: tuple[int, ...]
    written: str
    meant: str
    features: Numbers


def doubts(text: str, least: float) -> tuple[Doubt, ...]:
    """Every likely slip in ``text`` with at least that likelihood, in order."""
    return tuple(
        replace(doubt, at=start + doubt.at) for start, piece in _pieces(text) for doubt in _doubts_in(piece, least)
    )


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that a processor's cache holds, cut at line ends where there are any: so time stays linear."""
    start = 0
    while start < len(text):
        end = start + _PIECE
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield start, text[start:end]
        start = end


def _doubts_in(text: str, least: float) -> tuple[Doubt, ...]:
    found = proposals(text)
    if not found.places:
        return ()
    scores = _weighed(found.features)
    likely = [1 / (1 + exp(-min(30.0, max(-30.0, score)))) for score in scores]
    words = found.features[:, _WORD_BEFORE].max(axis=1) > 0
    return tuple(
        Doubt(at, written, meant, one, in_word=bool(word))
        for at, written, meant, one, word in zip(found.places, found.written, found.meant, likely, words, strict=True)
        if one >= least and written not in _NUMERALS and written + meant not in _OPPOSITES
    )


def proposals(text: str) -> Proposals:
    """For every character in an unusual string, the companion that makes the strings around it most usual."""
    import numpy as np  # noqa: PLC0415 - the rule alone needs it

    codes, spots, offsets = _laid_out(text)
    if not len(spots):
        return Proposals((), "", "", np.zeros((0, 0)))
    centre = logarithms(hashed([codes[spots - 1], codes[spots], codes[spots + 1]]))
    doubted = [at for at in np.flatnonzero(centre <= _SEEN) if text[offsets[at]] not in _UNDOUBTED]
    sets = [_companions(text[offsets[at]]) for at in doubted]
    sizes = np.array([len(one[0]) for one in sets], dtype=np.int64)
    if not sizes.sum():
        return Proposals((), "", "", np.zeros((0, 0)))
    owner = np.repeat(np.arange(len(doubted)), sizes)
    others, kinds = (np.concatenate([one[part] for one in sets]) for part in (0, 1))
    places = spots[np.array(doubted)]
    kept = _fitting(codes[places[owner] - 1], others, codes[places[owner] + 1])
    owner, others, kinds = owner[kept], others[kept], kinds[kept]
    after = _strings(codes, places[owner], others)
    before = _strings(codes, places, codes[places])
    around = _around(codes, places)
    return _best(text, [int(offsets[at]) for at in doubted], owner, others, kinds, before, after, around)


def _fitting(before: Codes, others: Codes, behind: Codes) -> NDArray[np.int64]:
    """Which companions go with what stands on both sides."""
    import numpy as np  # noqa: PLC0415 - as above

    left = np.flatnonzero(logarithms(hashed([before, others])) > 0)  # a sixth of them
    return left[logarithms(hashed([others[left], behind[left]])) > 0]


def _around(codes: Codes, places: NDArray[np.int64]) -> Numbers:
    """How usual the two and three characters on either side are without the doubted one, as words and as strings."""
    import numpy as np  # noqa: PLC0415 - as above

    word = np.full(len(places), ord(WORD), dtype=np.uint64)
    beside = ((-2, -1), (1, 2), (-3, -2, -1), (1, 2, 3))
    parts = [[codes[places + step] for step in steps] for steps in beside]
    columns = [logarithms(hashed([word, *some])) for some in parts]
    columns += [logarithms(hashed(some)) for some in parts[:2]]
    return np.stack(columns, axis=1)


def _laid_out(text: str) -> tuple[Codes, NDArray[np.int64], NDArray[np.int64]]:
    """The stretches as code points with room between them; where each character stands there, and in the text."""
    import numpy as np  # noqa: PLC0415 - as above

    pieces, spots, offsets, length = [], [], [], 0
    for start, stretch in stretches_at(text):
        inside = len(stretch) - 2 * len(EDGE)
        pieces.append("\0" * _PAD + stretch + "\0" * _PAD)
        spots.append(np.arange(inside) + length + _PAD + len(EDGE))
        offsets.append(np.arange(inside) + start)
        length += len(pieces[-1])
    if not pieces:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    codes = np.frombuffer("".join(pieces).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    return codes, np.concatenate(spots), np.concatenate(offsets)


def _strings(codes: Codes, places: NDArray[np.int64], middles: Codes) -> Numbers:
    """How usual the nine strings are that hold ``middles`` at ``places``, and behind them the same nine as words."""
    import numpy as np  # noqa: PLC0415 - as above

    word = np.full(len(places), ord(WORD), dtype=np.uint64)
    strings, words = [], []
    for size, windows in groupby(_WINDOWS, key=lambda window: window[0]):
        begins = [begin for _, begin in windows]
        at = [[begin + step for begin in begins] for step in range(size)]
        parts = [np.concatenate([codes[places + one] if one else middles for one in some]) for some in at]
        strings.append(hashed(parts))
        words.append(hashed([np.tile(word, len(begins)), *parts]))
    found = logarithms(np.concatenate([*strings, *words]))  # all at once: a third of the time of one after the other
    return np.ascontiguousarray(found.reshape(2 * len(_WINDOWS), -1).T)


def _best(  # noqa: PLR0913 - one row of each
    text: str,
    offsets: Sequence[int],
    owner: NDArray[np.int64],
    others: Codes,
    kinds: NDArray[np.int64],
    before: Numbers,
    after: Numbers,
    around: Numbers,
) -> Proposals:
    """Of each place the companion with the most usual strings, where they are more so than what is written."""
    import numpy as np  # noqa: PLC0415 - as above

    worth = np.array([table[size] for table in (_WORTH, _WORTH_AS_WORD) for size, _ in _WINDOWS])
    scores, written = after @ worth, before @ worth
    chosen: list[tuple[int, int, float]] = []
    starts = np.searchsorted(owner, np.arange(len(offsets) + 1))
    for at, (low, high) in enumerate(pairwise(starts.tolist())):
        if low == high:
            continue
        best = low + int(np.argmax(scores[low:high]))
        if scores[best] > written[at] + _BETTER:
            second = float(np.sort(scores[low:high])[-2]) if high - low > 1 else 0.0
            chosen.append((at, best, float(scores[best]) - second))
    if not chosen:
        return Proposals((), "", "", np.zeros((0, 0)))
    ats, bests = np.array([one[0] for one in chosen]), np.array([one[1] for one in chosen])
    gaps = np.array([one[2] for one in chosen])
    own = np.array([ord(text[offsets[at]]) for at in ats], dtype=np.uint64)
    features = _features(before[ats], after[bests], kinds[bests], own, others[bests], gaps)
    gains = (scores[bests] - written[ats])[:, None]
    features = np.concatenate([features, around[ats], gains], axis=1)
    meant = "".join(chr(int(code)) for code in others[bests])
    return Proposals(tuple(offsets[at] for at in ats), "".join(chr(int(code)) for code in own), meant, features)


def _features(  # noqa: PLR0913 - one column of each
    before: Numbers, after: Numbers, kinds: NDArray[np.int64], own: Codes, other: Codes, gaps: Numbers
) -> Numbers:
    import numpy as np  # noqa: PLC0415 - as above

    columns = [after[:, _STRINGS] - before[:, _STRINGS]]
    for part, strings in ((before, "before"), (after, "after")):
        pairs, triples, fours = part[:, _PAIRS], part[:, _TRIPLES], part[:, _FOURS]
        columns += [
            np.sort(pairs, axis=1),
            np.sort(triples, axis=1),
            fours.max(axis=1, keepdims=True),
            (triples > 0).sum(axis=1, keepdims=True),
            (fours > 0).sum(axis=1, keepdims=True),
        ]
        if strings == "before":
            columns.append(np.stack([triples.max(axis=1) == 0, pairs.max(axis=1) == 0, pairs.min(axis=1) == 0], axis=1))
    columns += [
        made[:, part].max(axis=1, keepdims=True)
        for made in (before, after)
        for part in (_WORD_PAIRS, _WORD_TRIPLES, _WORD_FOURS)
    ]
    columns += [made[:, _WORD_PAIRS].min(axis=1, keepdims=True) for made in (before, after)]
    columns.append(np.eye(4)[kinds])
    columns.append(np.stack([logarithms(hashed([own])), logarithms(hashed([other])), gaps], axis=1))
    return np.concatenate([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


@cache
def _companions(character: str) -> tuple[Codes, NDArray[np.int64]]:
    """Its companions as code points, and of which kind each is."""
    import numpy as np  # noqa: PLC0415 - as above

    sets = by_kind(character)
    codes = [ord(other) for members in sets for other in members]
    kinds = [kind for kind, members in enumerate(sets) for _ in members]
    return np.array(codes, dtype=np.uint64), np.array(kinds, dtype=np.int64)


def _weighed(features: Numbers) -> list[float]:
    """The network's scores: the mean of several small ones, each with one layer of rectified units."""
    import numpy as np  # noqa: PLC0415 - as above

    layers, mean, spread = _network()
    scaled = (features - mean) / spread
    scores = [np.maximum(scaled @ first + bias, 0) @ second + last for first, bias, second, last in layers]
    return [float(one) for one in np.mean(scores, axis=0)]


@cache
def _network() -> tuple[tuple[tuple[Numbers, Numbers, Numbers, float], ...], Numbers, Numbers]:
    """The weights: a table of the scale of each feature and, unit by unit, what goes in and what comes out."""
    import numpy as np  # noqa: PLC0415 - as above

    table = rows("typo_weights.tsv.gz")
    values = [np.array([float(cell) for cell in row["values"].split()]) for row in table]
    by_part: dict[str, list[Numbers]] = {}
    for row, numbers in zip(table, values, strict=True):
        by_part.setdefault(row["part"], []).append(numbers)
    layers = []
    for name in sorted(part for part in by_part if part.isdecimal()):
        units = np.array(by_part[name][:-1])
        layers.append((units[:, :-2].T, units[:, -2], units[:, -1], float(by_part[name][-1][0])))
    return tuple(layers), by_part["mean"][0], by_part["spread"][0]
