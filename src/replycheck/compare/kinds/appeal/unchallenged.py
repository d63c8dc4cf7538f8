"""Whether a punishment was challenged, where a judgment on its enforcement says that it was not.

What is easily got wrong: what a person may still do, and what he says he did, is no statement that he did it; and the
body that applies for enforcement goes to court as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import Relation
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_NO = "(?:既|也|又|亦|均|都|并)?(?:不|未|没有|没)(?:依法|再|按期|及时)?"
_NEITHER = pattern(
    rf"{_NO}(?:申请|提起|提出)?(?:行政)?复议[，、]?{_NO}(?:依法)?(?:向[^，。；\n]{{2,16}})?(?:提起|起诉|提出)?(?:行政)?(?:诉讼|起诉)?"
    rf"|{_NO}(?:申请|提起|提出)(?:行政)?复议(?:或者?|和|及|、)(?:提起)?(?:行政)?诉讼"
)
_REVIEWED = pattern(
    "(?<!不)(?<!未)(?<!没)(?:申请|提起|提出|经|做|作)(?:了|过)(?:行政)?复议(?!决定书?认定)|(?:已经?|先|先后)(?:申请|提起|提出)?(?:了|过)?(?:行政)?复议(?![期权])"
    "|(?<!没有)(?<!未)(?<!不)复议(?:过|了)"
)
_SUED = pattern("(?:已经?|但|却|又|还)(?:提起(?:了|过)?(?:行政)?诉讼|起诉(?:了|过))|已经?起诉(?!书|状|人)")
_TERM = pattern("期限内|期间内|法定期|期内|内")
_OPEN = pattern("如果|若|是否|可以|有权|能够?|应当?|要求|请求|认为|说|称|以为|再|另|不服|未|没有")


def unchallenged(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """申请过复议 of a punishment of which the judgment says 未申请复议，也未提起诉讼."""
    given = _NEITHER.search(paper.text)
    if given is None:
        return
    theirs = Span(*given.span())
    for match in (*_REVIEWED.finditer(reply.text), *_SUED.finditer(reply.text)):
        span = Span(*match.span())
        sentence, clause = reply.sentence(span), reply.clause(span)
        ahead = reply.text[sentence.start : span.start]
        both = "复议" in sentence.of(reply.text) and (
            "诉讼" in sentence.of(reply.text) or "起诉" in sentence.of(reply.text)
        )
        if (
            both
            and _TERM.search(ahead)
            and not _OPEN.search(reply.text[clause.start : span.start].replace("没有复议", ""))
        ):
            yield Relation(span, match[0], given[0], theirs, agrees=False, certain=False)
