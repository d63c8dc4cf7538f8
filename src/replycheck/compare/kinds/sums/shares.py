"""Shares of a liability: which part a party bears, in percent.

What is easily got wrong: one party may bear several shares (of the damage, of the fee), so a share is wrong only where
the judgment gives that party shares and none of them is this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_BEARS = pattern("承担|负担|负有?|担责|分担")
_ASKED = pattern("请求|要求|主张|认为|称|建议|希望")


@dataclass(frozen=True, slots=True)
class Share:
    """A share that the reply gives a party, and one that the judgment gives it."""

    ours: Mention
    theirs: Mention
    agrees: bool


@lru_cache(maxsize=16)
def _shares(paper: Paper) -> tuple[tuple[int, Mention], ...]:
    found = []
    for one in paper.mentions:
        if one.kind is not Kind.RATE or one.unit:
            continue
        clause = paper.clause(one.span)
        ahead = [actor for actor in paper.actors_in(clause) if actor.end <= one.span.start]
        if ahead and _BEARS.search(paper.text, ahead[-1].end, clause.end):
            found.append((ahead[-1].party, one))
    return tuple(found)


def shares(reply: Paper, paper: Paper) -> Iterator[Share]:
    """Every share that the reply gives a party to whom the judgment gives one."""
    given = _shares(paper)
    for party, ours in _shares(reply):
        known = [one for who, one in given if who == party]
        if known and not _ASKED.search(reply.clause(ours.span).of(reply.text)):
            agreeing = next((one for one in known if same(ours, one)), None)
            yield Share(ours, agreeing or known[0], agrees=agreeing is not None)
