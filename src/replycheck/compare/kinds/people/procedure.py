"""Who took a step of the case, told with the step first: 上诉的是甲, 起诉的是甲，被诉的是乙, 五个被告全部上诉.

What is easily got wrong: who may take a step has not taken it, and where an execution is disputed the one who applied
for it is the defendant.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import DENIED, HEAD, P, Relation, indexes, names_of, sides, stretch
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_STEPS = {
    "起诉": Side.CLAIMS,
    "提起诉讼": Side.CLAIMS,
    "告状": Side.CLAIMS,
    "上诉": Side.APPEALS,
    "提起上诉": Side.APPEALS,
    "提出上诉": Side.APPEALS,
    "申请再审": Side.RETRIAL,
    "申请执行": Side.CLAIMS,
    "申请强制执行": Side.CLAIMS,
    "被诉": Side.CLAIMED,
    "被起诉": Side.CLAIMED,
    "被告": Side.CLAIMED,
    "被执行": Side.CLAIMED,
}
_STEP = "|".join(sorted(_STEPS, key=len, reverse=True))
_IT_WAS = pattern(
    rf"(?P<not>不是|并非)?(?P<step>{_STEP})的(?:一方|人|当事人|那一方)?(?:是|有|为|系|就是|正是)(?P<who>{P}(?:[、和与及]{P}){{0,6}})"
    rf"|(?P<not2>不是|并非)?(?:是|由)(?P<who2>{P})(?:一方|公司)?(?P<step2>提起上诉|提出上诉|申请再审|申请强制执行|申请执行)的?(?![人期状费权、])"
)
_ALL = pattern(
    r"(?:[一二三四五六七八九十几]个|[一二三四五六七八九十]名|各|全部|所有)?(?:一审|原审)?被告(?:们)?(?:全部|都|均|一起|分别|一致)(?:不服)?，?(?:提起了?|提出了?)?上诉(?![期状费权人])"
)
_AGAINST = pattern(
    rf"(?P<a>{P})(?:是)?以(?P<b>{P})为(?:对方|被告|相对方|对象)|(?P<a2>{P})(?:仍|还|还是|仍然|一直|坚持|执意|就是|要|想){{1,4}}(?:告|起诉|状告)(?P<b2>{P})"
)


def steps(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every step that the reply tells so, held against the judgment's sides."""
    known = sides(paper)
    yield from _told_first(reply, paper, known)
    yield from _all_appealed(reply, paper, known)
    yield from _sued_whom(reply, paper, known)


def _told_first(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    for match in _IT_WAS.finditer(reply.named.signs):
        step = match["step"] or match["step2"]
        held = known.get(_STEPS[step], frozenset())
        if not held or ("执行" in step and "执行" not in paper.text[:HEAD]):
            continue
        who = indexes(match["who"] or match["who2"])
        if any(not paper.people.parties[index].sides for index in who):
            continue
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        ahead = Span(reply.clause(span).start, span.start)
        if DENIED.search(ahead.of(reply.text)) or "被" in ahead.of(reply.text) or reply.actors_in(ahead):
            continue  # 你起诉的是甲 tells whom he sued
        agrees = (set(who) <= held) != bool(match["not"] or match["not2"])
        yield _relation(paper, span, span.of(reply.text), f"{names_of(paper.people, held)}{step}", held, agrees=agrees)


def _all_appealed(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    appeals, claimed = known.get(Side.APPEALS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _ALL.finditer(reply.text) if appeals and len(claimed) > 1 else ():
        span = Span(*match.span())
        theirs = f"{names_of(paper.people, appeals)}上诉"
        yield _relation(paper, span, match[0], theirs, appeals, agrees=claimed <= appeals)


def _sued_whom(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _AGAINST.finditer(reply.named.signs) if claims and claimed else ():
        first, second = (ord(match[name] or match[f"{name}2"]) - 0xE200 for name in ("a", "b"))
        right = first in claims and second in claimed
        if right or (first in claimed - claims and second in claims - claimed):
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            theirs = f"{names_of(paper.people, claims)}诉{names_of(paper.people, claimed)}"
            yield _relation(paper, span, span.of(reply.text), theirs, claims, agrees=right)


def _relation(  # noqa: PLR0913 - a row of the table
    paper: Paper, span: Span, value: str, theirs: str, held: frozenset[int], *, agrees: bool
) -> Relation:
    first = paper.people.parties[min(held)]
    return Relation(span, value, theirs, Span(first.place, first.place + len(first.name)), agrees, certain=False)
