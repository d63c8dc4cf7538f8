"""Whether a judgment is about the matter that a reply answers: what both name, or did on the same day.

What a reader would get wrong: nothing here proves that a judgment belongs, and one thing in common is taken for
enough. Only where reply and judgment share no case number, no party, no day, no sum, no subject and no passage is the
judgment another matter's, so that comparing with it would say nothing. A person may have several matters: a name is
not enough where the reply gives the number of another judgment of the very kind that this one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from replycheck.facts.case_numbers import CaseNumber
from replycheck.facts.facts_of import Facts
from replycheck.model.document import Document
from replycheck.model.passage import Treatment
from replycheck.reuse.edits import differences
from replycheck.reuse.judgment import parties
from replycheck.reuse.passages import find_passages
from replycheck.text.patterns import pattern
from replycheck.text.words import pair_weight, pairs

_LEAST_SUM = 1000
_ROUND = 1000
"""Smaller sums, and whole thousands, are the same in many matters."""
_SHORTEST_NAME = 2
_HEAD = 200
"""Where a judgment's own number stands, at most."""
_RARE, _SUBJECT = 3.0, 0.06
"""A pair this rare tells of the subject. Of retellings without any name, day or sum at least 7 % of the rare pairs
stand in the judgment; of other judgments 4.4 % in 99 of 100."""
_TELLING = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED, Treatment.REPORTED})
_OFFICIAL = pattern("审判|陪审|书记|法官|助理|执行员|承办|签发|拟稿|审核|律师|代理人|联系人|经办人")
"""Who decides, writes or pleads does so in many matters."""
_NO_PART = pattern(r"[\W_]|第|字")
_BETWEEN = pattern(
    r"(?:原告|上诉人|申请人)(?P<one>[^，。；：、（(\s]{2,24}?)(?:与|诉)(?:被告|被上诉人|被申请人)(?P<other>[^，。；：、（(\s]{2,24}?)(?=[^，。；]{0,12}(?:纠纷|一案))"
)
_ACCUSED = pattern(r"被告人(?P<name>[^，。；：、（(\s犯因以在于]{2,4})(?=[，。（(犯因以在于])")


def of_other_matters(reply: Document, sources: Iterable[Document]) -> tuple[Document, ...]:
    """Those of the judgments that are about another matter than the reply; one without text is none of them."""
    facts = Facts(reply.text)
    if not reply.text.strip():
        return ()
    return tuple(source for source in sources if source.text.strip() and not _belongs(reply, facts, source))


def _belongs(reply: Document, facts: Facts, source: Document) -> bool:
    theirs = Facts(source.text)
    if not {_plain(number) for number in _numbers(facts)}.isdisjoint(_plain(number) for number in _numbers(theirs)):
        return True
    words, names = reply.text, _names(source.text, theirs)
    if _another_number(facts, theirs):
        words = re.sub("|".join(map(re.escape, (*names, *_numbers(facts)))), "，", words)
    return (
        any(name in words for name in names)
        or _shared_day(facts, theirs)
        or _shared_sum(facts, theirs)
        or _shared_subject(words, source.text)
        or any(passage.treatment in _TELLING for passage in find_passages(reply, (source,)))
    )


def _another_number(ours: Facts, theirs: Facts) -> bool:
    """Whether the reply gives numbers of the kind that the judgment's own is of (民初), and none of them is its own."""
    own = next((number for number in theirs.case_numbers if number.span.start < _HEAD), None)
    if own is None or not own.type:
        return False
    same_kind = [number for number in ours.case_numbers if number.type == own.type]
    return bool(same_kind) and not any(_perhaps(number, own) for number in same_kind)


def _perhaps(number: CaseNumber, own: CaseNumber) -> bool:
    """Whether it may be the judgment's own number with a slip in it: one part of it wrong, and of its figures one."""
    if number.number == own.number:
        return number.year == own.year or number.court == own.court
    if (number.year, number.court) != (own.year, own.court):
        return False
    return sorted(number.number) == sorted(own.number) or differences(number.number, own.number) == 1


def _numbers(facts: Facts) -> Iterable[str]:
    return (number.span.of(facts.text) for number in facts.case_numbers)


def _plain(number: str) -> str:
    return _NO_PART.sub("", number)


def _names(judgment: str, facts: Facts) -> set[str]:
    named = {*parties(judgment), *(person.name for person in facts.persons if not _OFFICIAL.search(person.role))}
    named |= {name for match in _BETWEEN.finditer(judgment) for name in match.groups()}
    named |= {match["name"] for match in _ACCUSED.finditer(judgment)}
    return {name for name in named if len(name) >= _SHORTEST_NAME}


def _shared_day(ours: Facts, theirs: Facts) -> bool:
    days = {(day.year, day.month, day.day) for day in theirs.dates if day.year}
    return any((day.year, day.month, day.day) in days for day in ours.dates if (day.month, day.day) != (1, 1))


def _shared_sum(ours: Facts, theirs: Facts) -> bool:
    sums = {one.value for one in theirs.amounts}
    return any(one.value in sums for one in ours.amounts if one.value and one.value > _LEAST_SUM and one.value % _ROUND)


def _shared_subject(ours: str, theirs: str) -> bool:
    """Whether enough of the reply's rare pairs of characters stand in the judgment: what it is about."""
    weights = {pair: weight for pair in pairs(ours) if (weight := pair_weight(pair)) > _RARE}
    shared = sum(weights[pair] for pair in weights.keys() & pairs(theirs))
    return shared > _SUBJECT * sum(weights.values())
