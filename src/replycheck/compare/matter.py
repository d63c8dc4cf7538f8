"""Whether a reply speaks of the matter that a judgment decided at all: nothing is compared before that is sure."""

from __future__ import annotations

from replycheck.compare.kinds.decisions import decisions, same_court
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip_of_number
from replycheck.text.patterns import pattern

_ENOUGH = 3.0
"""A number of the case alone is enough; two parties are; one party with a day or a sum."""
_MASK = pattern("[某×xX＊*]")
_MOST = 4


def same_matter(reply: Paper, judgment: Paper, issuer: str) -> bool:
    """Whether both share so many of the facts that no two cases have in common."""
    score = 0.0
    ours = [one for one in reply.mentions if one.unit == "case"]
    theirs = [one for one in judgment.mentions if one.unit == "case"]
    if any(one.value == other.value for one in ours for other in theirs):
        return True
    if any(slip_of_number(str(one.value), str(other.value)) for one in ours for other in theirs):
        score += 1.5
    named = {actor.party for actor in reply.actors}
    score += sum(0.4 if _MASK.search(judgment.people.parties[index].name) else 1.5 for index in list(named)[:_MOST])
    score += 0.5 * bool(judgment.people.addressees) + 0.5 * (judgment.people.issuer is not None)
    for kind, worth in ((Kind.DAY, 1.0), (Kind.MONEY, 0.8), (Kind.NUMBER, 2.0)):
        shared = {
            one.value
            for one in reply.mentions
            if one.kind is kind
            and _telling(one.value)
            and any(same(one, other) for other in judgment.mentions if other.kind is kind)
        }
        score += worth * min(len(shared), _MOST)
    own = decisions(judgment)[0].court
    if own and any(same_court(own, name) for name in (issuer,)):
        score += 0.5
    return score >= _ENOUGH


def _telling(value: object) -> bool:
    """Whether a value is rare: a whole day, a sum that is not round."""
    if isinstance(value, tuple):
        return len(value) == 3 and value[0] > 0  # noqa: PLR2004 - year, month, day
    text = str(value).rstrip("0").rstrip(".")
    return len(text) >= 3  # noqa: PLR2004
