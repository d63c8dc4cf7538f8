"""How much of a reply is copied without attribution.

What a reader would get wrong: characters are letters, Han characters and digits only, so that layout and punctuation
change no figure, and characters that the reply does not share with the judgment never count as copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from replycheck.model.document import RUNNING, Document
from replycheck.model.passage import Passage, Treatment
from replycheck.model.report import Measures
from replycheck.model.span import Span
from replycheck.reuse.quotation import allowed
from replycheck.text.fold import Folded, fold

_BRIDGE = 12
"""A change of so many characters (a name, a date, an amount) does not end a run; a longer one does."""


def measure(reply: Document, passages: Iterable[Passage]) -> Measures:
    """The share copied without attribution, the longest such run and what is left of the reply's own.

    Body characters are those of the running paragraphs. A run is a stretch of the reply that stands in the judgment
    in the same order, counted by the characters that match; changes of up to twelve characters on either side are
    bridged, so that 400 characters pasted with two names changed are one run of nearly 400, not three. Text of laws
    behind its citation never counts, though it may stand amid a copied passage.
    """
    folded = fold(reply.text)
    body = _marked(folded, (p.span for p in reply.paragraphs if p.kind in RUNNING))
    statute = _marked(folded, (a.span for a in allowed(reply.text) if a.treatment is Treatment.STATUTE))
    copied = np.zeros(len(folded), dtype=np.bool_)
    longest = 0
    for passage in passages:
        if passage.treatment is Treatment.UNATTRIBUTED:
            for run in _runs(passage):
                places = _marked(folded, run) & ~statute
                copied |= places
                longest = max(longest, int(np.count_nonzero(places)))
    total, taken = int(np.count_nonzero(body)), int(np.count_nonzero(body & copied))
    return Measures(taken / total if total else 0.0, longest, total - taken)


def _runs(passage: Passage) -> Iterator[list[Span]]:
    """The matching stretches of the reply, run by run."""
    changes = iter([*passage.differences, None])
    change = next(changes)
    for block, _ in passage.blocks or ((passage.reply, passage.source),):
        run, at = [], block.start
        while change is not None and change.reply.start < block.end:
            if change.reply.end >= at:
                run.append(Span(at, max(at, change.reply.start)))
                at = max(at, change.reply.end)
                if max(len(change.reply), len(change.source)) > _BRIDGE:
                    yield run
                    run = []
            change = next(changes)
        yield [*run, Span(at, max(at, block.end))]


def _marked(folded: Folded, spans: Iterable[Span]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    marks = np.zeros(len(folded), dtype=np.bool_)
    for span in spans:
        start, end = np.searchsorted(folded.back, (span.start, span.end))
        marks[start:end] = True
    return marks
