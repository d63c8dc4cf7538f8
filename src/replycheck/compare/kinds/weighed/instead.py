"""The figure that a paper has instead of the reply's, where many slight signs together say that it is meant.

What a reader would get wrong: this is asked last, of figures that no rule has told anything of, and is only ever as
sure as its threshold: on labelled replies judged by what the others taught, every figure above it was wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from math import inf

from replycheck.compare.kinds.days import told_as_the_next
from replycheck.compare.kinds.figures import comparable, digits, explained
from replycheck.compare.kinds.letters import in_short
from replycheck.compare.kinds.weighed.office import MET
from replycheck.compare.kinds.weighed.signs import YOU, elsewhere, meant, nowhere
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

TABLE = "figure_weights.tsv"
_MODELS = {
    Kind.MONEY: "sum",
    Kind.COUNT: "sum",
    Kind.RATE: "sum",
    Kind.DAY: "day",
    Kind.MONTH: "day",
    Kind.LENGTH: "length",
    Kind.PENALTY: "length",
}
_OF_LETTER = frozenset({Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.LENGTH, Kind.PENALTY})
SURE: Mapping[str, float] = {
    "length": 1.7,
    "sum elsewhere": 2.0,
    "day elsewhere": 3.0,
    "letter": 0.5,
}
"""From which weight on a figure is told as another: above it no right figure was, of any labelled reply.

A sum or a day that stands in no paper is never told by its weight: an office has sums and days of its own, of which
the labelled replies tell too little (40000元 of a fund, the day on which it went to another office).
"""


@dataclass(frozen=True, slots=True)
class Weighable:
    """A figure of the reply beside one of a paper: the model that they are weighed by, and their signs."""

    model: str
    theirs: Mention
    signs: Mapping[str, float]


def weighable(ours: Mention, reply: Paper, judgment: Paper, letter: Paper | None) -> Weighable | None:
    """The judgment's figure that the reply's may be wrong for; None where nothing can be weighed."""
    model = _MODELS.get(ours.kind)
    if model is None or told_as_the_next(judgment, ours) or (ours.open and _met(reply, ours)):
        return None
    theirs, right = meant(ours, reply, judgment)
    in_letter = letter is not None and any(same(ours, one) for one in letter.mentions)
    if theirs is None or in_letter:
        return None
    if right is not None:
        # a judgment has the same terms for many things, and nobody writes 81697.51元 for 1000000元
        unlike = model == "length" or digits(theirs) + _ROUNDER < digits(ours)
        return (
            None if unlike else Weighable(f"{model} elsewhere", theirs, elsewhere(ours, reply, judgment, theirs, right))
        )
    if _measures(reply, ours) or on_the_same_side(reply, ours, theirs) or reckoned(reply, ours):
        return None
    return Weighable(model, theirs, nowhere(ours, reply, judgment, theirs))


_THAN = pattern("(?:比|低于|高于|轻于|重于|短于|长于)[^，。；]{0,4}$")


def _measures(reply: Paper, ours: Mention) -> bool:
    """Whether it is what another is measured by: 比三年有期徒刑低得多."""
    return _THAN.search(reply.text, reply.clause(ours.span).start, ours.span.start) is not None


_ROUNDER = 3
_LINE = pattern("(?P<over>超过|超出|逾|多于|高于|大于|多达)|(?P<under>不到|不足|不满|低于|少于|未达)")


def on_the_same_side(reply: Paper, ours: Mention, theirs: Mention) -> bool:
    """Whether ours is a line that the paper's sum is said to lie above or below, and does: 超过3000万元 of 3034万元."""
    line = _LINE.search(reply.text, max(reply.clause(ours.span).start, ours.span.start - 4), ours.span.start)
    if line is None or not isinstance(ours.value, Decimal) or not isinstance(theirs.value, Decimal):
        return False
    return theirs.value > ours.value if line["over"] else theirs.value < ours.value


_AGE = pattern("周?岁|周年|届满|期满|满|(?:起|往后|后)[^，。；]{0,4}(?:算|推|数)|顺延|照此|推算")
_MONTH = 30


def reckoned(reply: Paper, ours: Mention) -> bool:
    """Whether a figure follows from others beside it: a birthday, the end of a term, what three parts make."""
    near = [one for one in reply.mentions if reply.sentence(ours.span).contains(one.span) and one.value != ours.value]
    if ours.kind is not Kind.DAY:
        return explained(ours, near) and not any(slip(ours, one) for one in near)
    last = _any_year(ours)
    if last is None or not _AGE.search(reply.text, *_sentence(reply, ours)):
        return False
    days = [day for one in near if one.kind is Kind.DAY and (day := _any_year(one)) is not None]
    if any((day.month, day.day) == (last.month, last.day) and day.year < last.year for day in days):
        return True
    terms = [_days_of(one) for one in reply.mentions if one.kind is Kind.LENGTH and isinstance(one.value, Decimal)]
    return any(abs((last - day).days - term) <= max(1, term // _MONTH) for day in days for term in terms if term)


def _sentence(reply: Paper, ours: Mention) -> tuple[int, int]:
    sentence = reply.sentence(ours.span)
    return sentence.start, sentence.end


def _any_year(day: Mention) -> date | None:
    if not isinstance(day.value, tuple) or len(day.value) < 3:  # noqa: PLR2004 - year, month, day
        return None
    try:
        return date(day.value[0] or _ORDINARY, *day.value[1:])
    except ValueError:
        return None


_ORDINARY = 2001


def _days_of(length: Mention) -> int:
    """About how many days a length has."""
    count = int(length.value) if isinstance(length.value, Decimal) else 0
    return count * (_MONTH if length.unit == "月" else 7 if length.unit == "周" else 1)


def _met(reply: Paper, ours: Mention) -> bool:
    return _CAME_IN.search(reply.text, ours.span.end, reply.clause(ours.span).end) is not None


_CAME_IN = pattern(f"{MET.pattern}|收转|收到|收悉|转[至到交给]")


def weighable_with_letter(ours: Mention, reply: Paper, letter: Paper, judgments: Sequence[Paper]) -> Weighable | None:
    """The letter's figure that one which the petitioner is said to name may be wrong for."""
    sentence = reply.sentence(ours.span)
    if ours.kind not in _OF_LETTER or not YOU.search(reply.text, sentence.start, sentence.end):
        return None
    theirs, right = meant(ours, reply, letter)
    if theirs is None or right is not None or _sum_of(ours, letter) or in_short(letter, ours):
        return None
    if any(same(ours, one) for paper in judgments for one in paper.mentions):
        return None  # 你要求346828.66元 may be of the suit
    return Weighable("letter", theirs, nowhere(ours, reply, letter, theirs))


_ADDED, _LISTED = 4, 12


def _sum_of(ours: Mention, letter: Paper) -> bool:
    """Whether several of the letter's sums make it."""
    sums = [one.value for one in letter.mentions if one.kind is ours.kind and isinstance(one.value, Decimal)][:_LISTED]
    return ours.kind is Kind.MONEY and any(
        sum(group) == ours.value for size in range(2, _ADDED + 1) for group in combinations(sums, size)
    )


def is_weighed(ours: Mention, judgment: Paper) -> bool:
    """Whether its weight could tell anything of a figure: asked first, the signs are dear."""
    model = _MODELS.get(ours.kind)
    return model is not None and (
        model in SURE or any(same(ours, one) for one in judgment.mentions if comparable(ours, one))
    )


def weight(one: Weighable) -> float:
    """How much speaks for the reply's figure being wrong, as log odds."""
    known = _weights()[one.model]
    return known["constant"] + sum(value * known.get(name, 0.0) for name, value in one.signs.items())


_SURELY_NOT = {"sum elsewhere": -4.5, "day elsewhere": -4.0}


def rightly_there(one: Weighable | None) -> bool:
    """Whether a value that the paper has elsewhere surely stands there for what the reply tells."""
    return one is not None and one.model in _SURELY_NOT and weight(one) < _SURELY_NOT[one.model]


def instead(one: Weighable | None) -> Mention | None:
    """The paper's figure, where it is surely meant."""
    if one is None or one.signs["alike"] < _LEAST_ALIKE or weight(one) < SURE.get(one.model, inf):
        return None
    return one.theirs


_LEAST_ALIKE = 0.4
"""A slip of a figure is none where the two places have nothing in common: days of a case are alike by chance."""


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in rows(TABLE):
        found.setdefault(row["model"], {})[row["sign"]] = float(row["weight"])
    return found
