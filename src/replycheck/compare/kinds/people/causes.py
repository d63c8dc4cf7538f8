"""Which dispute a case is, and between whom: 拍卖合同纠纷一案 where the judgment is on 不当得利.

What is easily got wrong: a cause is shortened (合同纠纷), and a reply speaks of other cases of the same people; so a
cause counts only beside a party of the case, with no other number in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import HEAD, P, Relation, alone, stretch
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_OF_THE_CASE = pattern(r"(?P<cause>[\u4e00-\u9fff、（）]{2,20}?)(?:纠纷)(?:管辖权异议|执行异议)?(?:一案|案)")
_TOLD = pattern(rf"{P}(?:之间)?(?:的)?(?P<cause>[\u4e00-\u9fff、]{{2,14}}?)纠纷(?:一案|案(?!件受理))")
_IDLE = pattern("^(?:.{0,40}(?:因与|与|诉|及|公司|银行|分行|支行|政府|之间|之间的|的|等|简称[^）]{0,20}）|）))")
_ANOTHER = pattern("另|其他|别的|前案|此前|又|再次|以前|之前|该案|那")


def causes(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every cause that the reply gives the case, where its head has another one."""
    own = _OF_THE_CASE.search(paper.text, 0, HEAD * 2)
    if own is None:
        return
    right = _IDLE.sub("", own["cause"])
    for match in _TOLD.finditer(reply.named.signs):
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        cause = match["cause"]
        sentence = reply.sentence(span)
        if not alone(reply, paper, sentence) or _ANOTHER.search(reply.text, sentence.start, span.end):
            continue
        if len(right) > 1 and not set(cause) & (set(right) - _COMMON) and cause + "纠纷" not in own[0]:
            at = Span(own.end() - 2, own.end())
            yield Relation(span, span.of(reply.text), f"{right}纠纷", at, agrees=False, certain=False)


_COMMON = frozenset("合同协议纠纷权责任、")
