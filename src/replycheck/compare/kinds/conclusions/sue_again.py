"""Whether somebody may go to court about it once more: 不得另行起诉 where the judgment says 可另行提起诉讼.

What is easily got wrong: an office may advise somebody to sue whatever a judgment says, so only a no is held against
it.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.conclusions.legal import Finding
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_DEED = "(?:提起(?:民事|行政)?诉讼|提起|起诉|主张|诉讼|请求|解决|处理|追偿|申请)"
_MAY = pattern(
    rf"(?:可以?|有权|能够?)(?:就|对|向|以)?(?:[^，。；\n]{{0,24}}?)(?:依法)?(?:另行|另案|另)(?:依法)?(?:向[^，。；\n]{{2,14}})?{_DEED}"
)
_MAY_NOT = pattern(
    rf"(?:不得|不能|无权|不可以?|不应|不许|不准|无法)(?:再)?(?:就[^，。；\n]{{0,16}}?)?(?:(?:另行|另案|另)(?:向[^，。；\n]{{2,14}})?{_DEED}|再(?:行)?主张权利)"
)
_OPEN = pattern("不是|并非|如果|若(?!干)|认为|主张|称|担心|规定|重复")


def sue_again(reply: Paper, paper: Paper) -> Iterator[Finding]:
    """A no of the reply where the judgment has only a yes."""
    may = _MAY.search(paper.text)
    if may is None or _MAY_NOT.search(paper.text):
        return
    for match in _MAY_NOT.finditer(reply.text):
        span = Span(*match.span())
        if not _OPEN.search(reply.text, reply.clause(span).start, span.start):
            yield Finding(span, Span(*may.span()), agrees=False)
