"""The reply against the letter: what it says of it, and what it has the petitioner say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.compare.difference import Difference, Held
from replycheck.compare.kinds.letters import letter_differences
from replycheck.compare.kinds.sums.payers import payers
from replycheck.compare.paper import Paper
from replycheck.model.statement import Against


def against_letter(reply: Paper, letter: Paper, judgments: Sequence[Paper]) -> Iterator[Difference]:
    """Every statement of the reply on the letter, with the letter's own."""
    held = Held(Against.LETTER, letter.name)
    for one in letter_differences(reply, letter, list(judgments)):
        yield held.difference(one.role, one.ours, one.value, (one.theirs, one.right), agrees=one.agrees)
    for payer in payers(reply, letter):
        found = (payer.theirs, payer.theirs.of(letter.text))
        yield held.difference("fee-bearer", payer.ours, payer.ours.of(reply.text), found, agrees=payer.agrees)
