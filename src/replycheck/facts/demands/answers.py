"""The demands of a petition letter, and where a reply answers each of them.

A demand counts as answered where the reply is on the letter's matter, a passage of the office's own takes it up better
than it takes up the others, and an outcome is stated there. What a reader would get wrong: a heading or a
sentence that repeats the demand is no answer, however much it shares with it.
"""

from __future__ import annotations

from replycheck.facts.demands.letter import Asked, asked
from replycheck.facts.demands.outcomes import outcome_of
from replycheck.facts.demands.reply import Answering, answering
from replycheck.facts.demands.score import Scored, scored
from replycheck.facts.demands.terms import asked_terms, distinguishing, said_terms, shown
from replycheck.facts.structure.parts import OPINION
from replycheck.model.report import Demand, DemandOutcome
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_STATES = pattern(
    r"经[^。，]{0,12}(?:查|核|调|了解)|由于|因为|因[^此]|所以|根据|依据|按照|依照|规定|要求|目前|现[已将在]|已|将|正在|计划|预计|安排|督促|责令"
    r"|加强|加大|组织|执行|标准|办理|申请|可|(?<![功职智])能|不|未|无|没有|需|应|须|为\d|元|[%％]|建议[您你]|是|有"
)
"""Anything that tells a fact, a rule, a measure or a step; empty phrases have been left out before."""
_NEAR = 0.12
"""Below this share of a demand's terms the nearest passage speaks of something else, and showing it would mislead."""
_KNOWN = 0.5
"""Share of a demand's terms that a judgment must hold for the demand to count as dealt with there."""
_NAMED = 3
_AROUND = 300
"""An outcome may stand this many characters before or behind the passage that takes a demand up."""


def answers(petition: str, reply: str, judgments: tuple[str, ...]) -> tuple[Demand, ...]:
    """Every demand of the letter with the passage of ``reply`` that answers it or comes nearest to it.

    ``reply`` should have passages copied from judgments blanked: words of the court are no answer of the office.
    """
    demands = asked(petition)
    if not demands:
        return ()
    seen = answering(reply, petition)
    courts = tuple(said_terms(judgment) for judgment in judgments)
    scores = scored(petition, demands, reply, seen)
    return tuple(
        _judged(petition, demand, score, seen, reply, new=_is_new(demand.span.of(petition), courts))
        for demand, score in zip(demands, scores, strict=True)
    )


def demand_spans(petition: str) -> tuple[Span, ...]:
    """Where the letter states its demands."""
    return tuple(demand.span for demand in asked(petition))


def _judged(  # noqa: PLR0913 - what is known of one demand
    petition: str, demand: Asked, score: Scored, seen: Answering, reply: str, *, new: bool
) -> Demand:
    passage = score.passage
    answered = is_answered(score, seen, reply)
    place = passage.span if passage is not None and (answered or _shares(score) >= _NEAR) else None
    if answered:
        why = f"答复中的这几句谈到它{_named('，都说到', score.shared)}，并有结论"
    else:
        why = _why_not(score, seen, place)
    return Demand(
        demand.span.of(petition),
        demand.span,
        answered=answered,
        new=new,
        reply=place,
        why=why,
        numbered=demand.numbered,
        outcome=_comes_to(score, seen, reply) if answered else DemandOutcome.NONE,
    )


def _comes_to(score: Scored, seen: Answering, reply: str) -> DemandOutcome:
    """The outcome told in the passage, or else in the office's own words around it."""
    if score.passage is None:
        return DemandOutcome.NONE
    here = outcome_of(score.passage.span.of(reply))
    if here not in (DemandOutcome.NONE, DemandOutcome.EXPLAINED):
        return here
    span = score.passage.span
    near = Span(max(0, span.start - _AROUND), span.end + _AROUND)
    own = (one.span.of(reply) for one in seen.sentences if one.own and one.span.overlaps(near))
    around = outcome_of("".join(own))
    return DemandOutcome.EXPLAINED if around is DemandOutcome.NONE else around


def is_answered(score: Scored, seen: Answering, reply: str) -> bool:
    """Whether the scores, and an outcome in or around the nearest passage, make an answer."""
    if score.passage is None or score.related <= 0 or score.taken_up <= 0:
        return False
    return _decides(seen, reply, score.passage.span)


def _decides(seen: Answering, reply: str, span: Span) -> bool:
    near = Span(max(0, span.start - _AROUND), span.end + _AROUND)
    own = (sentence.span.of(reply) for sentence in seen.sentences if sentence.own and sentence.span.overlaps(near))
    return any(OPINION.search(words) is not None or _STATES.search(words) is not None for words in own)


def _shares(score: Scored) -> float:
    """How much of the demand the nearest passage takes up, 0 to 1."""
    shared, missing = (sum(distinguishing(term) for term in terms) for terms in (score.shared, score.missing))
    return shared / (shared + missing) if shared else 0.0


def _why_not(score: Scored, seen: Answering, place: Span | None) -> str:
    if score.passage is None:
        return "答复只重复了来信的话，没有回答" if seen.sentences else "答复中没有回答的话"
    if place is None or score.related <= 0:
        return f"答复中没有谈到它的话{_named('，没有提', score.missing)}"
    if score.taken_up > 0:
        return "答复中最接近的几句只是提到它，没有结论"
    return f"答复中最接近的几句谈的是别的事{_named('，没有提', score.missing)}，不算答复"


def _named(lead: str, terms: tuple[str, ...]) -> str:
    """The most telling words among ``terms``, those inside a longer one left out; nothing where there are none."""
    found: list[str] = []
    for word in filter(None, map(shown, terms)):
        if not any(word in longer for longer in found):
            found.append(word)
    return f"{lead}{'、'.join(f'“{word}”' for word in found[:_NAMED])}" if found else ""


def _is_new(words: str, courts: tuple[frozenset[str], ...]) -> bool:
    """Whether no judgment holds what the demand is about; never without a judgment."""
    terms = [term for term in asked_terms(words) if term[0] in "w#p"]
    whole = sum(map(distinguishing, terms))
    return bool(courts) and all(
        sum(distinguishing(term) for term in terms if term in court) < _KNOWN * whole for court in courts
    )
