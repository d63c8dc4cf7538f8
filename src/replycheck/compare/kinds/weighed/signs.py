"""The signs by which a figure of the reply and one of a paper may be of the same thing, each as a number.

What a reader would get wrong: no sign decides by itself. How much each speaks for it is learned
(``corpora/facts/figure_weights.tsv``, by ``benchmarks/facts/figures.py``).
"""

from __future__ import annotations

from functools import lru_cache
from math import log, log1p

from replycheck.compare.context import likeness, most
from replycheck.compare.kinds.days import cue_of
from replycheck.compare.kinds.decisions import decisions
from replycheck.compare.kinds.figures import comparable, counts_another, digits, explained, rivals, worked_out
from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.kinds.roles import role_of
from replycheck.compare.kinds.weighed.office import MET, handled
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip, slip_of_pen
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_AHEAD, _BEHIND, _MOST = 10, 6, 4
"""How many characters beside a figure are looked at; more in common than so many say no more."""
_STRANGE = 0.3
"""A word of the clause that the paper lacks weighs so much of one that it has once."""
_TRIED = 6
_CLAUSE, _SLIP, _TOLD = 2.0, 0.9, 0.5
"""Which of several figures is meant: more one in a like clause, and one that ours is a slip of, less one told too."""
YOU = pattern("[你您贵]|来信|来函|信[中里]|反映|要求|希望|请求|主张|申请人")
_COURT = pattern("判决|裁定|法院|认定|查明|一审|二审|判令|合议庭|庭审|证据|合同|约定")
_LAW = pattern("规定|法律|《|第[一二三四五六七八九十百零\\d]+条|标准|期限|时效")
_WORKED = pattern(
    "合计|共|总|相加|加起来|差|多出|多了|少|比|余|剩|扣|减|平均|每|就是|算下来|前后|历时|隔|过了|距|[到足满近约内上下]|至[多少]|最[多少]"
)
_DAYS = frozenset({Kind.DAY, Kind.MONTH})


def meant(ours: Mention, reply: Paper, paper: Paper) -> tuple[Mention | None, Mention | None]:
    """The figure of another value, and the one of the same, that the reply's is most likely to be of."""
    ranked: dict[bool, list[tuple[float, Mention]]] = {True: [], False: []}
    for one in rivals(ours, reply, paper):
        ranked[one.same].append((one.alike + _SLIP * one.slipped, one.theirs))

    def best(pairs: list[tuple[float, Mention]]) -> Mention | None:
        near = sorted(pairs, key=lambda pair: -pair[0])[:_TRIED]
        return max(
            near,
            key=lambda pair: (
                pair[0] + _CLAUSE * _clause_share(ours, reply, paper, pair[1])[0] - _TOLD * _told(reply, pair[1])
            ),
            default=(0.0, None),
        )[1]

    return best(ranked[False]), best(ranked[True])


@lru_cache(maxsize=4096)
def _told(reply: Paper, theirs: Mention) -> bool:
    return any(same(theirs, one) for one in reply.mentions)


@lru_cache(maxsize=4096)
def _words(paper: Paper, one: Mention) -> frozenset[str]:
    return paper.words_of_clause(one)


def _clause_share(ours: Mention, reply: Paper, paper: Paper, theirs: Mention) -> tuple[float, float]:
    """Which share of the weight of a clause's words the other has, and how much that is."""
    mine, weight = _words(reply, ours), paper.weights
    strange = _STRANGE * log(1 + weight.total)
    whole = sum(weight.of(word) or strange for word in mine)
    both = sum(weight.of(word) for word in mine & _words(paper, theirs))
    return (both / whole if whole else 0.0), both


def between(ours: Mention, reply: Paper, paper: Paper, theirs: Mention) -> dict[str, float]:
    """What the places of two figures have in common."""
    alike = likeness(reply.settings[ours], paper.settings[theirs], paper.weights)
    top = most(reply.settings[ours], paper.weights)
    share, both = _clause_share(ours, reply, paper, theirs)
    mine, other = _beside(reply, ours), _beside(paper, theirs)
    return {
        "alike": log1p(alike),
        "share": alike / top if top else 0.0,
        "clause": share,
        "clause weight": log1p(both),
        "same ahead": min(_run(mine[0][::-1], other[0][::-1]), _MOST),
        "same behind": min(_run(mine[1], other[1]), _MOST),
        "pairs ahead": min(len(_pairs(mine[0]) & _pairs(other[0])), _MOST),
        "pairs behind": min(len(_pairs(mine[1]) & _pairs(other[1])), _MOST),
        "role": float(role_of(reply, ours) == role_of(paper, theirs)),
    }


def _beside(paper: Paper, one: Mention) -> tuple[str, str]:
    clause = paper.clause(one.span)
    ahead = paper.text[max(clause.start, one.span.start - _AHEAD) : one.span.start]
    return ahead, paper.text[one.span.end : one.span.end + _BEHIND]


def _run(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _pairs(words: str) -> set[str]:
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return {pair for pair in pairs if all("\u4e00" <= sign <= "\u9fff" for sign in pair)}


def of_theirs(ours: Mention, reply: Paper, paper: Paper, theirs: Mention) -> dict[str, float]:
    """What the paper's figure is, beside the reply's."""
    sentence, cue = reply.sentence(ours.span), cue_of(reply, ours) if ours.kind is Kind.DAY else ""
    values = {one.value for one in paper.mentions if comparable(ours, one) and not same(ours, one)}
    return {
        "slip": float(slip(ours, theirs)),
        "slip of the pen": float(slip_of_pen(ours, theirs)),
        "told": float(_told(reply, theirs)),
        "told in the sentence": float(any(same(theirs, one) and sentence.contains(one.span) for one in reply.mentions)),
        "counts another": float(counts_another(reply, ours, paper, theirs)),
        "alone": float(len(values) == 1),
        "values": log1p(len(values)),
        "same cue": float(cue != "" and cue == cue_of(paper, theirs)),
    }


def of_ours(ours: Mention, reply: Paper, paper: Paper) -> dict[str, float]:
    """What the reply's figure is, and whose it is said to be."""
    sentence, clause = reply.sentence(ours.span), reply.clause(ours.span)
    words, near = clause.of(reply.text), _of_paragraph(reply, ours)
    beside = reply.text[max(clause.start, ours.span.start - 8) : ours.span.start]
    return {
        "digits": min(digits(ours), 6),
        "about": float(ours.about),
        "open": float(ours.open),
        "again": float(sum(same(ours, one) for one in reply.mentions) > 1),
        "ascribed": float(ascribed(reply, ours.span)),
        "you": float(YOU.search(words) is not None),
        "you in the sentence": float(YOU.search(reply.text, sentence.start, sentence.end) is not None),
        "court": float(_COURT.search(reply.text, sentence.start, sentence.end) is not None),
        "law": float(_LAW.search(words) is not None),
        "worked out": float(_WORKED.search(beside) is not None),
        "explained": float(explained(ours, near) or worked_out(reply, ours)),
        "explained by any": float(explained(ours, [one for one in reply.mentions if one is not ours])),
        "handled": float(handled(reply, ours)),
        "met": float(MET.search(reply.text, sentence.start, sentence.end) is not None),
        "later": float(_later(ours, paper)),
    }


def _of_paragraph(reply: Paper, ours: Mention) -> list[Mention]:
    low = reply.text.rfind("\n", 0, ours.span.start) + 1
    high = reply.text.find("\n", ours.span.end)
    paragraph = Span(low, len(reply.text) if high < 0 else high)
    return [one for one in reply.mentions if paragraph.contains(one.span) and one.value != ours.value]


def _later(ours: Mention, paper: Paper) -> bool:
    """Whether a day lies behind the judgment's own."""
    if ours.kind not in _DAYS or not isinstance(ours.value, tuple):
        return False
    own = decisions(paper)[0].day
    if own is None or not isinstance(own.value, tuple) or not ours.value[0]:
        return False
    return ours.value > own.value[: len(ours.value)]


def nowhere(ours: Mention, reply: Paper, paper: Paper, theirs: Mention) -> dict[str, float]:
    """The signs of a value that the paper has nowhere."""
    found = {
        **between(ours, reply, paper, theirs),
        **of_theirs(ours, reply, paper, theirs),
        **of_ours(ours, reply, paper),
    }
    untold = 1 - found["told"]
    found["share, alike"] = min(found["share"], 1) * found["alike"]
    found["untold, share"] = untold * found["share"]
    found["untold, slip"] = untold * found["slip"]
    found["untold, alike"] = untold * found["alike"]
    return found


def elsewhere(ours: Mention, reply: Paper, paper: Paper, theirs: Mention, right: Mention) -> dict[str, float]:
    """The signs of a value that the paper has at another place (``right``) than the one that is most like it."""
    one, other = between(ours, reply, paper, theirs), between(ours, reply, paper, right)
    found = {**one, **of_theirs(ours, reply, paper, theirs), **of_ours(ours, reply, paper)}
    more = {f"more {name}": one[name] - other[name] for name in one}
    untold = 1 - found["told"]
    cue = cue_of(reply, ours) if ours.kind is Kind.DAY else ""
    sure = any(
        mine is not ours
        and same(mine, theirs)
        and likeness(reply.settings[mine], paper.settings[theirs], paper.weights)
        > likeness(reply.settings[ours], paper.settings[theirs], paper.weights)
        for mine in reply.mentions
    )
    return {
        **found,
        **more,
        "told at a better place": float(sure),
        "cue of the right": float(cue != "" and cue == cue_of(paper, right)),
        "places": log1p(sum(same(ours, mine) for mine in paper.mentions)),
        "untold, more alike": untold * more["more alike"],
        "untold, more clause": untold * more["more clause"],
        "more alike, alike": more["more alike"] * found["alike"],
        "much more alike": max(more["more alike"], 0.0) ** 2,
    }
