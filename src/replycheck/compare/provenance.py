"""Where each fact of a reply stands besides: in a judgment, in the letter, or nowhere.

What a reader would get wrong: that a reply has few new facts accuses nobody; a quarter of good ones have two or less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from replycheck.compare.comparison import Comparison
from replycheck.compare.mentions import Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.facts.organs import organs
from replycheck.facts.overlaps import Taken
from replycheck.facts.people.names import persons
from replycheck.model.statement import Origin, Provenance, SourcedFact


def provenance(comparison: Comparison, paragraph_at: Callable[[int], int | None]) -> Provenance:
    """Every date, sum, quantity, number, name and body of the reply with its origin, in reading order."""
    reply = comparison.reply
    judgments = comparison.papers
    letter = comparison.letter_paper
    found = [(one.span, _of_value(one, judgments, letter)) for one in reply.mentions]
    texts = [paper.text for paper in judgments]
    named = [(one.span, one.name) for one in persons(reply.text)] + [(one.span, one.name) for one in organs(reply.text)]
    taken = Taken(span for span, _ in found)
    for span, name in sorted(named):
        if taken.add(span):
            found.append((span, _of_name(name, texts, letter)))
    end = comparison.body_end or len(reply.text)
    facts = (SourcedFact(span, origin, paragraph_at(span.start)) for span, origin in sorted(found) if span.start < end)
    return Provenance(tuple(facts))


def _of_value(mention: Mention, judgments: Iterable[Paper], letter: Paper | None) -> Origin:
    if any(same(mention, one) for paper in judgments for one in paper.mentions):
        return Origin.JUDGMENT
    if letter is not None and any(same(mention, one) for one in letter.mentions):
        return Origin.LETTER
    return Origin.NEW


def _of_name(name: str, judgments: Iterable[str], letter: Paper | None) -> Origin:
    if any(name in text for text in judgments):
        return Origin.JUDGMENT
    return Origin.LETTER if letter is not None and name in letter.text else Origin.NEW
