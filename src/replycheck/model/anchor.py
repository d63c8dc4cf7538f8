"""Where the characters of a Word file's text stand in its main part, so that comments can be fastened there.

What is easily got wrong: Word takes comments only in the body. What stands in a text box, a note or a drawing is
anchored at the body's run that holds or refers to it; what stands in a header has no anchor at all.
"""

from __future__ import annotations

from dataclasses import replace

from replycheck.model.document import Document
from replycheck.model.mark import MarkKind
from replycheck.model.span import Span
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """The characters of ``span`` stand at run number ``run`` (from 0, in document order, runs in runs counted too).

    ``child`` is the element of the run (from 0) that holds them, ``at`` how many of its characters come before them;
    ``child`` is None where only the run as a whole can be named.
    """

    span: Span
    run: int
    child: int | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """The text of a Word file with its anchors in the order of the text; ``main`` is the main part, in lower case."""

    text: str
    main: str
    anchors: tuple[Anchor, ...]


def with_recognised(trace: Trace, document: Document) -> Trace:
    """The trace of a file whose pictures were read: their words stand in the document's text and have no anchor.

    The trace itself where the text cannot be made out of both.
    """
    text = document.text
    spans = [mark.span for mark in document.marks if mark.kind is MarkKind.RECOGNISED]
    kept, at, moves = [], 0, list[tuple[int, int]]()
    for span in spans:
        start, end = (span.start, span.end + 1) if span.end < len(text) else (max(0, span.start - 1), span.end)
        kept.append(text[at:start])
        at = end
        moves.append((sum(map(len, kept)), end - start))
    kept.append(text[at:])
    if not spans or "".join(kept) != trace.text:
        return trace

    def moved(offset: int) -> int:
        return offset + sum(length for start, length in moves if start <= offset)

    anchors = tuple(
        replace(anchor, span=Span(moved(anchor.span.start), moved(anchor.span.start) + len(anchor.span)))
        for anchor in trace.anchors
    )
    return Trace(text, trace.main, anchors)
