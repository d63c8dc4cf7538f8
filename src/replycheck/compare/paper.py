"""A paper made ready to be compared: its facts, sentences, parties and their surroundings, each worked out once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from replycheck.compare.cast import Actor, Cast, actors
from replycheck.compare.context import Reading, Setting, Weights, reading, setting, weights, words_in
from replycheck.compare.mentions import Kind, Mention, mentions
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.sentences import CLAUSE_STOPS, STOPS, between_marks, marks_in

_REACH = 240
"""Characters on either side of a word in which the end of its sentence is looked for."""

_AROUND = 5
_BARE = 5
"""A clause with so few characters beside its day tells nothing: 2017年8月17日，他到派出所投案."""


@dataclass(frozen=True, eq=False)
class Paper:
    """The text of a judgment, a letter or a reply; ``name`` is its path as given."""

    name: str
    text: str
    people: Cast
    reply: bool = False

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every fact with a value."""
        return mentions(self.text)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Where the parties are spoken of."""
        return actors(self.text, self.people, reply=self.reply)

    @cached_property
    def reading(self) -> Reading:
        """The text in signs."""
        return reading(self.text, self.actors)

    @cached_property
    def named(self) -> Reading:
        """The text with its parties, and nothing else, as signs."""
        return reading(self.text, self.actors, concepts=False)

    @cached_property
    def pairs(self) -> dict[str, list[int]]:
        """Where each pair of Han characters stands, names aside, as offsets of the text."""
        found: dict[str, list[int]] = {}
        signs, back = self.named.signs, self.named.back
        for place in range(len(signs) - 1):
            if "\u4e00" <= signs[place] <= "\u9fff" and "\u4e00" <= signs[place + 1] <= "\u9fff":
                found.setdefault(signs[place : place + 2], []).append(back[place])
        return found

    @cached_property
    def settings(self) -> dict[Mention, Setting]:
        """What stands around each mention."""
        found = {}
        for place, mention in enumerate(self.mentions):
            around = setting(self.reading, mention.span, self._own(place))
            found[mention] = replace(around, words={**self.facts_near(mention.span, place), **around.words})
        return found

    def _own(self, place: int) -> Span:
        """The stretch around a mention up to the ones of its kind on either side."""
        kind, around = self.mentions[place].kind, self.mentions
        low = next((one.span.end for one in reversed(around[max(0, place - _AROUND) : place]) if one.kind is kind), 0)
        after = around[place + 1 : place + 1 + _AROUND]
        return Span(low, next((one.span.start for one in after if one.kind is kind), len(self.text)))

    def facts_near(self, span: Span, place: int) -> dict[str, int]:
        """The values of the mentions in the same sentence, each with its distance; ``place`` is near the span's own."""
        sentence = self.sentence(span)
        near = self.mentions[max(0, place - _AROUND) : place + _AROUND + 1]
        return {
            f"={one.value}": max(span.start - one.span.end, one.span.start - span.end, 0) // 2
            for one in near
            if one.span != span
            and not (one.kind is Kind.LENGTH and one.unit == "日")  # 8日 of detention places no day
            and sentence.start <= one.span.start
            and one.span.end <= sentence.end
        }

    def words_of_clause(self, mention: Mention) -> frozenset[str]:
        """The words of the clause that a mention stands in; of the next one as well where that is all it holds."""
        clause = self.clause(mention.span)
        if clause.end - mention.span.end < _BARE and len(clause) - len(mention.span) < _BARE:
            clause = Span(clause.start, self.clause(Span(min(clause.end + 1, len(self.text)), clause.end + 1)).end)
        return words_in(self.reading, clause)

    @cached_property
    def weights(self) -> Weights:
        """How much each word weighs here."""
        return weights(self.settings.values())

    @cached_property
    def _stops(self) -> list[int]:
        return marks_in(STOPS, self.text)

    @cached_property
    def _clause_stops(self) -> list[int]:
        return marks_in(CLAUSE_STOPS, self.text)

    def sentence(self, span: Span) -> Span:
        """The sentence that holds a span."""
        return Span(*between_marks(self._stops, len(self.text), span.start, span.end, _REACH))

    def clause(self, span: Span) -> Span:
        """The clause that holds a span."""
        return Span(*between_marks(self._clause_stops, len(self.text), span.start, span.end, _REACH))

    def actors_in(self, span: Span) -> list[Actor]:
        """The parties spoken of within a span."""
        return [actor for actor in self.actors if actor.start >= span.start and actor.end <= span.end]
