"""Further signs of a paragraph of another paper, beside those of ``strangers``: how it stands out among the others.

What a reader would get wrong: most are nothing by themselves (the length, the place), and only tell how much the
others mean, so ``trees`` weighs them all together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.people.names import persons
from replycheck.flow.days import falls, opening_day
from replycheck.flow.reading import Stretch
from replycheck.flow.roles import Role, role
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

OUTSIDE = (
    "shared-lowest", "names-lowest", "beside", "framed", "role-again", "place-other", "label-alone",
    "day-turned", "short", "figures-known", "paragraphs", "place", "law-other", "person-new", "several", "divided",
)  # fmt: skip
"""What :func:`outside` measures of a single paragraph."""
_ONCE = frozenset({Role.RECEIPT, Role.ASKED, Role.CONCLUDED, Role.PARTING})
_PLACE = pattern(
    r"[\u4e00-\u9fff]{2}(?:省|市|县|区|镇|乡|街道|村|路|小区|公司|庄|社区|学校|小学|中学|医院|银行|合作社|中心)"
)
_LABEL = pattern(r"(关于|对于?|至于|针对|就)|(第[一二三四五][项个点件问步]?)|([^，。：；]{2,10}[。：])")
_FIGURE = pattern(r"\d+(?:\.\d+)?(?=万?元|亩|平方米|户|人|吨|公里|个月|天)")
_LAW = pattern(r"《([\u4e00-\u9fff]{4,30}(?:法|条例|规定|办法|解释|细则))》")
_SEVERAL = pattern(
    r"[你您]们(?!村|单位|家|小区|公司|楼|社|厂|那|班|学校|夫[妻妇]|双方|[两一][家户人位]|之间|俩|局|院|镇)"
)
_ONE = pattern(r"[你您](?!们)")
_SHORT, _WORDED, _MANY = 40.0, 12, 12.0


def outside(
    stretches: Sequence[Stretch], told: Sequence[int], shared: Sequence[Floats], beside: Floats, known: str = ""
) -> Floats:
    """The ``OUTSIDE`` of each paragraph in today's order: shape (len(OUTSIDE), n); nothing of those not in ``told``.

    ``shared`` are the shares of words and of names that stand elsewhere, ``beside`` how alike any two paragraphs are,
    ``known`` what letter and judgments say.
    """
    table = np.zeros((len(OUTSIDE), len(stretches)))
    if not told:
        return table
    frame = "".join(one.words for one in stretches if one.frame)
    seen = _Seen(stretches)
    divided = float(sum(any(one.items) for one in stretches) > 1)
    for at in told:
        rest = known + "".join(one.words for place, one in enumerate(stretches) if place != at)
        table[:, at] = (
            _lowest(shared[0], at, told),
            _lowest(shared[1], at, told),
            max(beside[at, place] for place in (at - 1, at + 1) if 0 <= place < len(stretches)),
            _framed(stretches[at].words, frame),
            seen.again(at),
            _unknown(_PLACE.findall(stretches[at].words), rest),
            seen.label_alone(at),
            seen.turned(at),
            min(1.0, _SHORT / len(stretches[at].words)),
            _known_figures(stretches[at].words, rest),
            min(1.0, len(told) / _MANY),
            at / len(stretches),
            float(any(law not in rest for law in _LAW.findall(stretches[at].words)) and bool(_LAW.search(rest))),
            seen.new_person(at, rest),
            float(_several(stretches, at, told)),
            divided,
        )
    return table


class _Seen:
    """What is asked of every paragraph once: roles, labels, opening days, people."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        texts = [one if not one.frame and not one.heading else None for one in stretches]
        self.roles = [role(one) if one else None for one in texts]
        self.labels = [_label(one.words) if one else None for one in texts]
        self.days = [opening_day(one.words) if one else None for one in texts]
        self.people = [
            frozenset(person.name for person in persons(one.words)) | one.introduced if one else frozenset()
            for one in texts
        ]

    def again(self, at: int) -> float:
        """Whether it has a role that a paper has once, and another has it, too."""
        mine = self.roles[at]
        return float(mine in _ONCE and any(other is mine for place, other in enumerate(self.roles) if place != at))

    def label_alone(self, at: int) -> float:
        """Whether it begins with a label, and no other begins with one of that kind."""
        mine = self.labels[at]
        return float(mine is not None and self.labels.count(mine) == 1)

    def turned(self, at: int) -> float:
        """Of its neighbours that begin with a day: how many lie on the wrong side of its own, by half."""
        mine = self.days[at]
        if mine is None:
            return 0.0
        front = next((day for day in reversed(self.days[:at]) if day), None)
        behind = next((day for day in self.days[at + 1 :] if day), None)
        wrong = (front is not None and falls(front, mine)) + (behind is not None and falls(mine, behind))
        return wrong / 2

    def new_person(self, at: int, rest: str) -> float:
        """Whether it names people, the rest names others, and none of these."""
        mine = self.people[at]
        others = any(names for place, names in enumerate(self.people) if place != at)
        return float(bool(mine) and others and not any(name in rest or name[-2:] in rest for name in mine))


def _label(words: str) -> int | None:
    match = _LABEL.match(words)
    return match.lastindex if match else None


def _lowest(values: Floats, at: int, told: Sequence[int]) -> float:
    """How far below the lowest of the others; nothing where it is not below."""
    others = [float(values[place]) for place in told if place != at]
    return max(0.0, min(others) - float(values[at])) if others else 0.0


def _framed(words: str, frame: str) -> float:
    """The share of its pairs of characters that stand in title and addressee."""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return sum(pair in frame for pair in pairs) / max(_WORDED, len(pairs))


def _unknown(names: Sequence[str], rest: str) -> float:
    """The share of these names that the rest does not know, less where they are few."""
    told = {name[-3:] for name in names}
    return sum(name not in rest for name in told) / (1 + len(told))


def _known_figures(words: str, rest: str) -> float:
    """How many of its figures stand in the rest, too: nothing, half, or one for two and more."""
    return min(1.0, sum(figure in rest for figure in set(_FIGURE.findall(words))) / 2)


def _several(stretches: Sequence[Stretch], at: int, told: Sequence[int]) -> bool:
    """Whether several readers are spoken to here, and one in the others."""
    words = stretches[at].words
    if _SEVERAL.search(words) is None or _ONE.search(words) is not None:
        return False
    others = [stretches[place].words for place in told if place != at]
    return not any(_SEVERAL.search(one) for one in others) and sum(bool(_ONE.search(one)) for one in others) > 1
