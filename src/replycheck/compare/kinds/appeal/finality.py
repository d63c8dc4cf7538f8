"""Whether a decision is final or open to appeal.

What is easily got wrong: a reply tells of several decisions, and what may be done against another is not this one's.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import Relation, alone
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_FINAL = pattern(
    "本(?:判决|裁定)(?:为|系)终[审局]|终[审局](?:判决|裁定)|(?:判决|裁定)(?:自|一经)?(?:送达|作出)(?:之日|后|即)[^，。]{0,6}(?:发生|产生)法律效力"
)
_APPEALABLE = pattern("如不服本(?:判决|裁定)[^。]{0,80}上诉")
_MAY_APPEAL = pattern(
    "(?:不是|并非)终[审局](?:判决|裁定)|(?:还|仍|尚)(?:然)?(?:可以?|能够?)(?:继续|依法|再|[在于][^，。；\\n]{0,8}内)?(?:提起|提出)?上诉"
    "|(?<!不)可以再(?:次)?(?:提起|提出)?上诉|(?:判决|裁定)书?[^，。；\\n]{0,12}可以?(?:依法|在[^，。；\\n]{0,12})?(?:提起|提出)?上诉"
)
_SAID_FINAL = pattern("(?:是|为|系)(?:终审|终局|最终)的?(?:判决|裁定)")
_OF_OTHERS = pattern("一审|原审|当时|那时")
_KEPT = pattern("(?:维持|撤销)[^，。；]{0,10}(?:一审|原审)")
"""What an appeal did with the decision below says no more than whose decision it is."""
_ABOVE = pattern("二审|上诉后|(?:提起|提出)了?上诉(?=，|后|。)|驳回[^，。；]{0,10}上诉|终字|终\\d|再审")


_AT_ONCE = pattern("本(?:判决|裁定|决定)书?(?:自)?(?:送达|宣告|作出)(?:之日起?|后)?即?(?:发生|产生)(?:法律)?效力")
_LATER = pattern(
    "(?P<paper>判决|裁定|决定)书?[^，。；\\n]{0,8}?(?:送达|作出|宣告)(?:之日起?|后)?(?:满|届满)?[一二三四五六七八九十\\d]{1,3}[日天](?:以?后|届满)?(?:后|才|方|再|始)(?:生效|发生(?:法律)?效力)"
    "|(?P<paper2>判决|裁定|决定)书?(?:目前|现在|至今|还)?(?:尚未|还没有?|没有|未)(?:生效|发生(?:法律)?效力)"
)


def finality(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Whether one may appeal, and from when a decision binds."""
    yield from _appealable(reply, paper)
    at_once = _AT_ONCE.search(paper.text)
    for match in _LATER.finditer(reply.text) if at_once else ():
        span = Span(*match.span())
        named = match["paper"] or match["paper2"]
        sentence = reply.sentence(span)
        own = at_once is not None and named in at_once[0] and not _OF_OTHERS.search(sentence.of(reply.text))
        if at_once and own and alone(reply, paper, sentence):
            yield Relation(span, match[0], at_once[0], Span(*at_once.span()), agrees=False, certain=False)


def _appealable(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """这份裁定可以上诉 of one that is final, 这是终审判决 of one that was not."""
    final, open_ = _FINAL.search(paper.text), _APPEALABLE.search(paper.text)
    if (final is None) == (open_ is None) or (open_ and _ABOVE.search(reply.text)):
        return
    theirs = final or open_
    for match in (_MAY_APPEAL if final else _SAID_FINAL).finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        ahead = _KEPT.sub("", reply.text[sentence.start : match.end()])
        if theirs and not _OF_OTHERS.search(ahead) and alone(reply, paper, sentence):
            yield Relation(Span(*match.span()), match[0], theirs[0], Span(*theirs.span()), agrees=False, certain=False)
