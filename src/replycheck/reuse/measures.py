"""How much of a reply is the judgment's: copied without attribution, quoted, reported or retold.

What a reader would get wrong: characters are letters, Han characters and digits only, so that layout and punctuation
change no figure, and characters that the reply does not share with the judgment never count as copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import numpy as np

from replycheck.model.document import RUNNING, Document
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.model.report import Measures
from replycheck.model.span import Span
from replycheck.reuse.quotation import OF_THE_CASE, allowed
from replycheck.text.fold import Folded, fold

Marks = np.ndarray[tuple[int], np.dtype[np.bool_]]

_BRIDGE = 12
"""A change of so many characters (a name, a date, an amount) does not end a run; a longer one does."""


def measure(reply: Document, passages: Iterable[Passage]) -> Measures:
    """How much of the reply is the judgment's, in which form, the longest run copied without attribution, and the rest.

    Body characters are those of the running paragraphs. A run is a stretch of the reply that stands in the judgment
    in the same order, counted by the characters that match; changes of up to twelve characters on either side are
    bridged, so that 400 characters pasted with two names changed are one run of nearly 400, not three. Text of laws
    behind its citation never counts, though it may stand amid a copied passage. ``own_words`` is what is left outside
    all passages: there a bridged change is no word of one's own.
    """
    folded = fold(reply.text)
    body = _marked(folded, (p.span for p in reply.paragraphs if p.kind in RUNNING))
    statute = _marked(folded, _articles(reply.text))
    foreign = {form: np.zeros(len(folded), dtype=np.bool_) for form in Form}
    bridged = statute.copy()
    longest = 0
    for passage in passages:
        form = form_of(passage)
        if form is None:
            bridged |= _marked(folded, [passage.reply] if passage.treatment is Treatment.STATUTE else [])
            continue
        runs = [_marked(folded, run) & ~statute for run in _runs(passage)]
        for places in runs:
            foreign[form] |= places
        bridged |= _marked(folded, passage.stretches(bridge=_BRIDGE))
        if form is Form.COPIED:
            longest = max([longest, *(int(np.count_nonzero(places)) for places in runs)])
    total = int(np.count_nonzero(body))
    counts = _apart(body, foreign)
    shares = {form: count / total if total else 0.0 for form, count in counts.items()}
    return Measures(
        copied_share=shares[Form.COPIED],
        longest_copied_run=longest,
        own_characters=total - counts[Form.COPIED],
        quoted_share=shares[Form.QUOTED],
        reported_share=shares[Form.REPORTED],
        retold_share=shares[Form.RETOLD],
        own_words=int(np.count_nonzero(body & ~bridged)),
    )


class Form(Enum):
    """In which form words of a judgment stand in a reply, in the order in which a character is counted."""

    COPIED = "copied"
    QUOTED = "quoted"
    REPORTED = "reported"
    RETOLD = "retold"


def form_of(passage: Passage) -> Form | None:
    """The measure in which a passage counts; None for laws, formulae and names, which count in none."""
    if passage.treatment is Treatment.UNATTRIBUTED:
        return Form.RETOLD if passage.kind is Kind.RETOLD else Form.COPIED
    return {Treatment.QUOTED: Form.QUOTED, Treatment.REPORTED: Form.REPORTED}.get(passage.treatment)


def _articles(text: str) -> Iterator[Span]:
    """Text of laws behind its citation; a sentence of the case behind one is none."""
    for stretch in allowed(text):
        if stretch.treatment is Treatment.STATUTE and not OF_THE_CASE.search(text, stretch.opening, stretch.span.end):
            yield stretch.span


def _apart(body: Marks, foreign: Mapping[Form, Marks]) -> dict[Form, int]:
    """How many body characters count in each form; one that stands in several counts in the first."""
    counted, left = {}, body
    for form, marks in foreign.items():
        counted[form] = int(np.count_nonzero(left & marks))
        left = left & ~marks
    return counted


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


def _marked(folded: Folded, spans: Iterable[Span]) -> Marks:
    marks = np.zeros(len(folded), dtype=np.bool_)
    for span in spans:
        start, end = np.searchsorted(folded.back, (span.start, span.end))
        marks[start:end] = True
    return marks
