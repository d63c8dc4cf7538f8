"""The reply against the letter: what it says of it, and what it has the petitioner say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.compare.difference import Difference, Held
from replycheck.compare.kinds.letters import is_letter_day, letter_differences
from replycheck.compare.kinds.sums.payers import payers
from replycheck.compare.kinds.weighed.instead import instead, weighable_with_letter
from replycheck.compare.paper import Paper
from replycheck.model.statement import Against


def against_letter(reply: Paper, letter: Paper, judgments: Sequence[Paper]) -> Iterator[Difference]:
    """Every statement of the reply on the letter, with the letter's own."""
    held = Held(Against.LETTER, letter.name)
    told = set()
    for one in letter_differences(reply, letter, list(judgments)):
        told.add(one.ours)
        yield held.difference(one.role, one.ours, one.value, (one.theirs, one.right), agrees=one.agrees)
    for ours in reply.mentions:
        if ours.span in told or is_letter_day(reply, ours):
            continue
        theirs = instead(weighable_with_letter(ours, reply, letter, judgments))
        if theirs is not None:
            right = (theirs.span, theirs.span.of(letter.text))
            yield held.difference("letter-demand-figure", ours.span, ours.span.of(reply.text), right, agrees=False)
    for payer in payers(reply, letter):
        found = (payer.theirs, payer.theirs.of(letter.text))
        yield held.difference("fee-bearer", payer.ours, payer.ours.of(reply.text), found, agrees=payer.agrees)
