"""Paragraphs that belong to another paper: what each shares with the rest, and where it contradicts the rest.

Each sign is worth little alone; ``benchmarks/flow`` learned what they are worth together. What a reader would get
wrong: words that stand in the letter or the judgment are the reply's own matter, so those are given as ``known``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.structure.part_signs import Part
from replycheck.flow.continuity import STRANGE, Measured, Weights
from replycheck.flow.features import Rare, alike, pair_table
from replycheck.flow.foreign.outsiders import OUTSIDE, outside
from replycheck.flow.reading import PARTS, Stretch
from replycheck.sequence.language import language
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEATURES = (*STRANGE, *OUTSIDE)
LEAST = 40
"""Characters below which a paragraph tells nothing of where it belongs."""
_SELF = pattern(
    r"本(?:院|局|委|厅|镇|乡|机关|中心|部(?!分)|处(?!理)|所|校|公司|行(?!政)|署|办(?!理|法)|会)|我(?:院|局|委|厅|镇|乡|中心|处(?!理)|所(?![说知做在提见闻有])|校|公司)"
)
"""我会给您打电话 and 我行动不便 name no office, 本区最低工资 a place."""
_READERS = ("您", "你", "申请人", "信访人", "诉求人")
_YEAR = pattern(r"((?:19|20)\d\d)年")
_PAPER = pattern(r"本(?:信访事项)?(复查|复核|处理|答复|告知)(?:意见)?")
_TITLED = pattern(r"(复查|复核|处理|答复|告知)")
_COURT = pattern(r"本院|我院|判决|裁定|法官|卷宗|庭审|被执行人|再审|合议庭|书记员")
_ORGAN = pattern(
    r"[\u4e00-\u9fff]{2,10}(?:局|委员会|委|人民政府|镇政府|公司|中心|学校|小学|中学|医院|法院|检察院|派出所|街道|村|社区|小区|厂)"
)
_PERSON = pattern(r"(?:联系人|承办人|经办人)[：:为]([\u4e00-\u9fff]{2,3})")
_ONCE = tuple(PARTS.index(part) for part in (Part.RECEIPT, Part.REMEDY, Part.CONTACT_POINT, Part.CLOSING))
_COURTLY = 2


def marks(measured: Measured, weights: Weights, known: str = "") -> Floats:
    """The ``FEATURES`` of each paragraph, in today's order: shape (len(FEATURES), n)."""
    stretches = measured.stretches
    # What the letter and the judgments say counts as one more paragraph.
    texts = [*(stretch.words for stretch in stretches), "".join(known.split())]
    rare = pair_table(texts, language()) if known else measured.rare
    shared = _shared(len(stretches), rare)
    rows = [
        shared[0],
        _below(shared[0], stretches),
        shared[2],
        *_selves(stretches),
        _reader(stretches),
        *_years(stretches),
        _people(stretches),
        _papers(stretches),
        _courts(stretches),
        _twice(stretches),
        _nowhere(stretches, known),
        *_without(measured, weights),
        _organs(stretches, known),
        shared[1] <= 0,
        shared[2] <= 0,
        _forms(stretches),
    ]
    table = np.stack([np.asarray(row, dtype=np.float64) for row in rows])
    further = outside(
        stretches, telling(stretches), (shared[0], shared[2]), alike(measured.rare), "".join(known.split())
    )
    return np.concatenate([table, further])


def telling(stretches: Sequence[Stretch]) -> list[int]:
    """The paragraphs that are long enough to be judged."""
    return [at for at, s in enumerate(stretches) if len(s.words) > LEAST and not s.frame and not s.heading]


def _shared(size: int, rare: Rare) -> tuple[Floats, ...]:
    """The share of each paragraph's rare pairs of characters that stands elsewhere, of rarer ones, of names."""
    table = rare.weights
    weight = table.max(axis=0) if len(table) else table
    present = table > 0
    others = present.sum(axis=0)[None, :] - present[:size] > 0
    found = []
    for least in (0.0, 0.3, 0.5):
        mine = np.where(present[:size] & (weight > least)[None, :], weight[None, :], 0.0)
        found.append((mine * others).sum(axis=1) / np.maximum(mine.sum(axis=1), 0.5))
    return tuple(found)


def _below(values: Floats, stretches: Sequence[Stretch]) -> Floats:
    """How far below what is usual in this paper."""
    chosen = telling(stretches)
    usual = median(values[chosen].tolist()) if chosen else 0.0
    return np.clip(usual - values, -0.5, 0.5)


def _selves(stretches: Sequence[Stretch]) -> tuple[list[float], list[float]]:
    """Whether the office calls itself otherwise here; whether it speaks of itself here alone."""
    # 本所 is the local office of 本局.
    called = [{word[1:].replace("所", "局") for word in _SELF.findall(s.words)} for s in stretches]
    other, alone = [], []
    for at, mine in enumerate(called):
        rest = set().union(*(names for place, names in enumerate(called) if place != at))
        other.append(float(bool(mine and rest and mine.isdisjoint(rest))))
        alone.append(float(bool(mine) and not rest))
    return other, alone


def _forms(stretches: Sequence[Stretch]) -> list[float]:
    """Whether the office is 我局 here alone, and 本局 in several other paragraphs, or the other way round."""
    used = [{word[0] for word in _SELF.findall(s.words)} for s in stretches]
    found = []
    for at, mine in enumerate(used):
        rest = [one for place, one in enumerate(used) if place != at and one]
        found.append(float(len(mine) == 1 and len(rest) > 1 and all(mine.isdisjoint(one) for one in rest)))
    return found


def _reader(stretches: Sequence[Stretch]) -> list[float]:
    """Whether the reader is spoken to otherwise than in the rest."""
    # 你们 is said to several people by those who say 您 to one, too.
    spoken = [next((word for word in _READERS if word in s.words.replace("你们", "")), None) for s in stretches]
    found = []
    for at, mine in enumerate(spoken):
        rest = [word for place, word in enumerate(spoken) if place != at and word]
        found.append(float(mine is not None and bool(rest) and rest.count(mine) * 4 <= len(rest)))
    return found


def _years(stretches: Sequence[Stretch]) -> tuple[list[float], list[float]]:
    """Whether its years stand nowhere else; whether its days are far from all others in the calendar."""
    years = [set(_YEAR.findall(s.words)) for s in stretches]
    written = Counter(year for s in stretches for year, _, _ in s.days if year)
    year = written.most_common(1)[0][0] if written else 0
    days = [[(month - 1) * 30.4 + day for one, month, day in s.days if one in {0, year}] for s in stretches]
    days = [[] if _goes_on(stretches, at, year) else one for at, one in enumerate(days)]
    other, far = [], []
    for at, mine in enumerate(years):
        rest = set().union(*(found for place, found in enumerate(years) if place != at))
        other.append(float(bool(mine and rest and mine.isdisjoint(rest))))
        near = [day for place, found in enumerate(days) if place != at for day in found]
        gaps = [min(min(abs(day - one), 365 - abs(day - one)) for one in near) for day in days[at]] if near else []
        far.append(min(1.0, min(gaps, default=0.0) / 60))
    return other, far


def _goes_on(stretches: Sequence[Stretch], at: int, year: int) -> bool:
    """Whether days without a year go on from a paragraph that tells of another year than the rest."""
    written = [day[0] for day in stretches[at - 1].days if day[0]] if at else []
    return bool(written) and written[-1] != year and not any(day[0] for day in stretches[at].days)


def _people(stretches: Sequence[Stretch]) -> list[float]:
    """Whether it introduces people and the rest knows others and not these."""
    named = [s.introduced | frozenset(_PERSON.findall(s.words)) for s in stretches]
    found = []
    for at, mine in enumerate(named):
        rest = "".join(s.words for place, s in enumerate(stretches) if place != at)
        others = any(names for place, names in enumerate(named) if place != at)
        found.append(float(bool(mine) and others and not any(name in rest for name in mine)))
    return found


def _papers(stretches: Sequence[Stretch]) -> list[float]:
    """Whether it calls this paper by another kind than its title does."""
    titles = [s.words for s in stretches if s.first is Part.TITLE]
    kinds = set(_TITLED.findall("".join(titles)[-12:])) if titles else set()
    return [
        float(bool(kinds) and bool(found := set(_PAPER.findall(s.words))) and found.isdisjoint(kinds))
        for s in stretches
    ]


def _courts(stretches: Sequence[Stretch]) -> list[float]:
    """Whether it speaks of courts and the rest does not, or the other way round."""
    counts = [len(_COURT.findall(s.words)) for s in stretches]
    return [float(mine >= _COURTLY and sum(counts) == mine) for mine in counts]


def _twice(stretches: Sequence[Stretch]) -> Floats:
    """How far it is a part that a reply has once and that stands elsewhere already."""
    shares = np.array([s.shares for s in stretches])[:, _ONCE]
    order = np.sort(shares, axis=0)
    highest = np.where(shares >= order[-1], order[-2] if len(order) > 1 else 0.0, order[-1])
    return np.asarray((shares * highest).sum(axis=1))


def _nowhere(stretches: Sequence[Stretch], known: str) -> list[float]:
    """Whether it points to something (该站) that stands nowhere before."""
    found = []
    before = known
    for s in stretches:
        wanted = [noun for noun in s.pointed if re.search(f"(?:该|上述){noun}", s.words)]
        found.append(float(any(noun not in before and s.words.count(noun) == 1 for noun in wanted)))
        before += s.words
    return found


def _organs(stretches: Sequence[Stretch], known: str) -> list[float]:
    """The share of the bodies and places it names that the rest does not know, by their last four characters."""
    named = [{name[-4:] for name in _ORGAN.findall(s.words)} for s in stretches]
    found = []
    for at, mine in enumerate(named):
        rest = known + "".join(s.words for place, s in enumerate(stretches) if place != at)
        found.append(sum(name not in rest for name in mine) / 2 if mine else 0.0)
    return [min(1.0, value) for value in found]


def _without(measured: Measured, weights: Weights) -> tuple[Floats, Floats]:
    """What the joins, and the order, of the others gain if the paragraph is taken out."""
    scores = weights.scores(measured)
    size = len(scores)
    joins, order = np.zeros(size), np.zeros(size)
    for at in range(size):
        front = scores.links[at - 1, at] if at else 0.0
        behind = scores.links[at, at + 1] if at + 1 < size else 0.0
        joins[at] = (scores.links[at - 1, at + 1] if 0 < at < size - 1 else 0.0) - front - behind
        order[at] = -scores.before[:at, at].sum() - scores.before[at, at + 1 :].sum()
    best = np.array([(scores.before[:, at].sum() + scores.before[at].sum()) for at in range(size)])
    return np.clip(joins / 4, -1, 1), np.clip((order + best / 2) / 6, -1, 1)
