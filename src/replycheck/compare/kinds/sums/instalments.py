"""Instalments: a day with the sum that was or is to be paid on it, held against the paper's pairs of both.

What a reader would get wrong: every day and every sum of a plan stands in the judgment, so neither alone is ever wrong;
only the pair can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_BETWEEN = 14
_PAYS = pattern("付|还|给|支|交|赔|转|汇")
_STOP = pattern("[。；\n]")
_LEAST = 2
"""One pair alone is no plan."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A sum of the reply, and the sum that the paper has on that day."""

    ours: Mention
    theirs: Mention
    agrees: bool


@lru_cache(maxsize=8)
def _pairs(paper: Paper) -> tuple[tuple[Mention, Mention], ...]:
    """Each day with the first sum close behind it."""
    found = []
    mentions = [one for one in paper.mentions if one.kind in (Kind.DAY, Kind.MONEY)]
    for day, money in pairwise(mentions):
        between = paper.text[day.span.end : money.span.start]
        paid = _PAYS.search(between) is not None and _STOP.search(between) is None and len(between) <= _BETWEEN
        if "分别" in between:
            continue  # 9月27日、10月8日分别付2000万元、1300万元: the first sum is the first day's
        if day.kind is Kind.DAY and money.kind is Kind.MONEY and paid:
            found.append((day, money))
    return tuple(found)


def instalments(reply: Paper, paper: Paper) -> Iterator[Instalment]:
    """Pairs of the reply whose day the paper pairs with other sums, or whose sum with other days."""
    given = _pairs(paper)
    if len(given) < _LEAST:
        return
    for day, money in _pairs(reply):
        on_day = [one for one in given if same(day, one[0])]
        of_sum = [one for one in given if same(money, one[1])]
        if any(one in of_sum for one in on_day) or _in_one_sentence(paper, day, money):
            continue
        if on_day and not day.open:
            yield Instalment(money, on_day[0][1], agrees=False)
        elif len(of_sum) == 1:
            yield Instalment(day, of_sum[0][0], agrees=False)


def _in_one_sentence(paper: Paper, day: Mention, money: Mention) -> bool:
    """Whether the sum comes next behind the day in a sentence of the paper, however far apart."""
    told = [one for one in paper.mentions if one.kind in (Kind.DAY, Kind.MONEY)]
    return any(
        same(first, day) and same(second, money) and paper.sentence(first.span).contains(second.span)
        for first, second in pairwise(told)
    )
