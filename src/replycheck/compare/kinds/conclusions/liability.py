"""Whether a party bears a liability: 某公司应当承担赔偿责任 of one that, as the court holds, bears none.

What is easily got wrong: instances differ, and one party bears one loss and not another. So somebody's liability of a
kind is held against the judgment only where all that the court says of him and this kind is the other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.cast import Actor
from replycheck.compare.kinds.conclusions.legal import Finding
from replycheck.compare.kinds.polarities import annex_start, pleadings
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_NOUNS = "赔偿|违约|侵权|保证|担保|连带|补充|清偿|还款|偿还|付款|举证|返还|过错"
_BEARS = pattern(
    rf"(?P<no>(?:并|均|都|也|依法)?(?:不(?:应当?|再|需要?|用|必|予)?|无[需须]|没有|未|免予?|免除))?(?:依法|应当?|仍|还|须|要|需|也|均|都|共同|自行){{0,4}}?"
    rf"(?:承担|负有?|担)(?:相应的?|全部|主要|一定|民事|法律|其|任何|该|上述){{0,3}}?(?P<kind>(?:{_NOUNS}){{1,2}})的?(?:责任|义务)"
)
_OPEN = pattern(
    "是否|应否|能否|如果|若(?!干)|要求|请求|诉请|主张|认为|希望|称|提出|可以|除非|只有|才|规定|的(?:前提|条件|理由|依据)|并非|不是|不等于|不代表"
)
_OWN_VIEW = pattern("(?:本院|法院|合议庭|判决|裁定)书?[^，。；]{0,4}认为")
_ORDER = pattern(r"(?:判决|裁定|决定)[：:\s]{0,2}如下")
_THEY = pattern("[两二三几]人|双方|[他她它]们?|二者|[两二]者|对方")
"""Who is meant by these is not certain."""


def liabilities(reply: Paper, paper: Paper) -> Iterator[Finding]:
    """Every liability of a party that the reply tells, where the court says the contrary of it everywhere."""
    given = _given(paper)
    for who, kind, yes, span in _told(reply):
        known = given.get((who, kind), ())
        if known and all(sign != yes for sign, _ in known):
            yield Finding(span, known[0][1], agrees=False)


@lru_cache(maxsize=8)
def _given(paper: Paper) -> dict[tuple[int, str], tuple[tuple[bool, Span], ...]]:
    spoken = pleadings(paper.text)
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    end = annex_start(paper.text, orders[-1]) if orders else len(paper.text)
    found: dict[tuple[int, str], list[tuple[bool, Span]]] = {}
    for who, kind, yes, span in _told(paper):
        if span.start < end and not any(low <= span.start < high for low, high in spoken):
            found.setdefault((who, kind), []).append((yes, span))
    return {key: tuple(places) for key, places in found.items()}


def _told(paper: Paper) -> Iterator[tuple[int, str, bool, Span]]:
    """Who bears which kind of liability, or doesn't: the last party before it in its clause, else in the sentence."""
    for match in _BEARS.finditer(paper.text):
        span = Span(*match.span())
        clause, sentence = paper.clause(span), paper.sentence(span)
        ahead = _OWN_VIEW.sub("", paper.text[clause.start : span.start])
        if _OPEN.search(ahead) or _THEY.search(ahead):
            continue
        actors = paper.actors_in(Span(clause.start, span.start)) or _subject(paper, Span(sentence.start, clause.start))
        parties = {actor.party for actor in actors}
        if len(parties) == 1 or _LISTED.search(paper.text, clause.start, span.start):
            for who in sorted(parties):
                for kind in _KINDS.findall(match["kind"]):
                    yield who, kind, match["no"] is None, span


_KINDS = pattern(_NOUNS)
_LISTED = pattern("[、和与及]")


def _subject(paper: Paper, before: Span) -> list[Actor]:
    """The party of which the clause right before speaks, where it speaks of one alone."""
    every = paper.actors_in(before)
    if not every:
        return []
    last = paper.clause(Span(every[-1].start, every[-1].end))
    return [one for one in every if one.start >= last.start]
