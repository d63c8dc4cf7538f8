"""The reply against itself: its figures against each other, its findings against its conclusions."""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.compare.kinds.within.answers import answers
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.kinds.within.compared import told_of_figures
from replycheck.compare.kinds.within.conclusions import (
    claims_of_fact,
    granted,
    lighter,
    never_got,
    opposites,
    reasons,
    summed_up,
    turned,
    unfounded,
)
from replycheck.compare.kinds.within.drawn import drawn_against
from replycheck.compare.kinds.within.grounds import against_grounds
from replycheck.compare.kinds.within.holdings import holdings
from replycheck.compare.kinds.within.repeats import (
    counts,
    named_again,
    rates,
    remainders,
    repeats,
    swapped,
    terms_again,
    totals,
)
from replycheck.compare.kinds.within.sums import worked_out_wrongly
from replycheck.compare.kinds.within.tallies import tallied_wrongly
from replycheck.compare.paper import Paper


def contradictions(reply: Paper, judgments: Sequence[Paper], letter: Paper | None = None) -> list[Clash]:
    """Statements of the reply that cannot both be so, in reading order, each place once."""
    papers = [*judgments, *([letter] if letter else [])]
    found = [
        *repeats(reply, papers),
        *named_again(reply),
        *terms_again(reply, papers),
        *swapped(reply, judgments),
        *totals(reply, judgments),
        *remainders(reply, judgments),
        *rates(reply),
        *counts(reply),
        *claims_of_fact(reply, judgments),
        *opposites(reply),
        *reasons(reply),
        *unfounded(reply),
        *lighter(reply),
        *summed_up(reply),
        *granted(reply),
        *turned(reply),
        *never_got(reply),
        *holdings(reply),
        *against_grounds(reply),
        *told_of_figures(reply, judgments),
        *answers(reply),
        *worked_out_wrongly(reply, judgments),
        *tallied_wrongly(reply),
        *drawn_against(reply),
    ]
    kept: list[Clash] = []
    for one in sorted(found, key=lambda clash: clash.ours):
        if not kept or not one.ours.overlaps(kept[-1].ours):
            kept.append(one)
    return kept
