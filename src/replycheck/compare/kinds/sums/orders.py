"""Who is told to pay how much: each sum of an order with its payer, against the sum that the reply lets a party pay.

What is easily got wrong: a sum that somebody else pays stands in the judgment too, so that it stands there bears out
nothing; and a reply may add up what several pay, which no item of the order names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.letters import ascribed
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ORDER = pattern(r"(?:判决|裁定|协议)[：:\s]{0,2}如下[：:]?")
_ITEM = pattern(r"[一二三四五六七八九十]{1,2}、[^\n；。]{4,240}")
_PAYS = pattern("支付|赔偿|偿还|给付|返还|退还|归还|承担|赔|付|还|给|出(?!具|示|生|庭|院|现|资)|掏")
_LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Paid:
    """A sum of the reply and the item of the order that lets that party pay another."""

    ours: Mention
    theirs: Span
    right: Mention


@lru_cache(maxsize=8)
def _items(paper: Paper) -> tuple[tuple[int, tuple[Mention, ...]], ...]:
    """The payer and the sums of each item of the order."""
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    found = []
    for match in _ITEM.finditer(paper.text, orders[-1]) if orders else ():
        span = Span(*match.span())
        parties = paper.actors_in(span)
        sums = tuple(one for one in paper.mentions if one.kind is Kind.MONEY and span.contains(one.span))
        if parties and sums and _PAYS.search(match[0]):
            found.append((parties[0].party, sums))
    return tuple(found)


_DEED = pattern(
    "(?P<deed>追缴|没收|退赔|退缴|罚金)(?P<what>(?:某\\d|[^，。；、：\\d\n]){0,20})$|(?P<before>违法所得|赃款)[^，。；、：\\d\n]{0,4}$"
)
_BY_LAW = pattern("以上|以下|幅度|请求|要求|申请|建议|主张|减|降|改为|免|已|预缴|缴纳了|交了|如果|若")
_ORDERS = pattern("判|责令|第[一二三四五六]项|并处|予以|法院|主文")
_TAKEN = pattern("元?，?(?:予以|依法|全部|应予|继续){0,2}(?:没收|追缴)")


def ordered_otherwise(reply: Paper, paper: Paper) -> Iterator[Paid]:
    """A sum to be taken, given back or paid as a fine, where the order has one such sum only: 追缴违法所得2700元."""
    orders = [match.end() for match in _ORDER.finditer(paper.text)]
    given: dict[str, list[Mention]] = {}
    for one in paper.mentions if orders else ():
        if one.span.start > orders[-1] and (deed := _deed(paper, one)):
            given.setdefault(deed, []).append(one)
    for ours in reply.mentions if given else ():
        known = given.get(_deed(reply, ours), [])
        clause = reply.clause(ours.span).of(reply.text)
        sentence = reply.sentence(ours.span).of(reply.text)
        if (
            len(known) != 1
            or _to_several(paper, known[0], ours)
            or ours.about
            or same(ours, known[0])
            or _BY_LAW.search(clause)
        ):
            continue
        if ascribed(reply, ours.span) or _ORDERS.search(sentence) is None:
            continue
        if sum(_deed(paper, one) == _deed(reply, ours) and same(ours, one) for one in paper.mentions) == 0:
            yield Paid(ours, known[0].span, known[0])


def _to_several(paper: Paper, first: Mention, ours: Mention) -> bool:
    """Whether the order goes on to others, one of whom has that sum: 退赔李某320元、潘某1080元."""
    end = paper.sentence(first.span).end
    return any(first.span.end <= one.span.start < end and same(ours, one) for one in paper.mentions)


def _deed(paper: Paper, one: Mention) -> str:
    """What becomes of a sum; "" where that is not told right beside it."""
    if one.kind is not Kind.MONEY:
        return ""
    match = _DEED.search(paper.text, max(0, one.span.start - 30), one.span.start)
    if match is None:
        return ""
    if match["before"]:
        taken = _TAKEN.match(paper.text, one.span.end)
        return taken[0][-2:] if taken else ""
    return match["deed"]


def misplaced_sums(reply: Paper, paper: Paper) -> Iterator[Paid]:
    """Sums that the reply lets one party pay and the order another."""
    items = _items(paper)
    if len({payer for payer, _ in items}) < _LEAST_PARTIES:
        return
    for ours in reply.mentions:
        if ours.kind is not Kind.MONEY:
            continue
        clause = reply.clause(ours.span)
        ahead = reply.actors_in(Span(clause.start, ours.span.start))
        if not ahead or not _PAYS.search(reply.text, ahead[0].end, ours.span.start):
            continue
        payer = ahead[0].party
        own = [value for who, sums in items if who == payer for value in sums]
        others = [value for who, sums in items if who != payer for value in sums]
        if own and any(same(ours, one) for one in others) and not _names(paper, payer, ours):
            yield Paid(ours, own[0].span, own[0])


def _names(paper: Paper, payer: int, ours: Mention) -> bool:
    """Whether any clause of the judgment has the sum and that party."""
    for one in paper.mentions:
        if one.kind is Kind.MONEY and same(ours, one):
            clause = paper.clause(one.span)
            if any(actor.party == payer for actor in paper.actors_in(clause)):
                return True
    return False
