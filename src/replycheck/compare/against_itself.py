"""The reply against itself: places of it that cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replycheck.compare.difference import Difference, Held
from replycheck.compare.kinds.within.inside import contradictions
from replycheck.compare.paper import Paper
from replycheck.model.statement import Against


def against_itself(reply: Paper, judgments: Sequence[Paper], letter: Paper | None) -> Iterator[Difference]:
    """Every contradiction; the judgments and the letter tell which of two figures is borne out."""
    held = Held(Against.REPLY, reply.name)
    for one in contradictions(reply, judgments, letter):
        ours, theirs = one.ours.of(reply.text), one.theirs.of(reply.text)
        difference = held.difference(one.role, one.ours, ours, (one.theirs, theirs), agrees=False, note=one.note)
        yield replace(difference, closed=one.closed)
