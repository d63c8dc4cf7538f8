"""The reply against itself: its figures against each other, its findings against its conclusions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.compare.kinds.within.answers import answers
from replycheck.compare.kinds.within.bearing import borne_out_by_nothing
from replycheck.compare.kinds.within.before_after import before_and_after
from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.kinds.within.compared import told_of_figures
from replycheck.compare.kinds.within.computed.counted import counted_wrongly
from replycheck.compare.kinds.within.computed.derived import derived_wrongly
from replycheck.compare.kinds.within.computed.elapsed import elapsed_wrongly
from replycheck.compare.kinds.within.computed.listed import listed_wrongly
from replycheck.compare.kinds.within.computed.measured import measured_wrongly
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
from replycheck.compare.kinds.within.entailed import not_entailed
from replycheck.compare.kinds.within.given import answered_otherwise
from replycheck.compare.kinds.within.grounds import against_grounds
from replycheck.compare.kinds.within.holdings import holdings
from replycheck.compare.kinds.within.reckoned import reckoned_wrongly
from replycheck.compare.kinds.within.refuted import refuted
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
from replycheck.compare.kinds.within.stance import against_all
from replycheck.compare.kinds.within.standards import beyond_a_standard, out_of_range, said_alike
from replycheck.compare.kinds.within.sums import worked_out_wrongly
from replycheck.compare.kinds.within.tallies import tallied_wrongly
from replycheck.compare.paper import Paper
from replycheck.text.patterns import pattern

_ANSWERS = pattern("[你您]|贵(?:公司|单位|方|司|院|局|村|厂|行)|信访|来信|来访|反映")
"""A contract and a law set conditions (逾期的，有权解除), and draw no conclusions for anybody."""


def _concluded(reply: Paper) -> Iterator[Clash]:
    """The conclusions of a paper that answers somebody, against its own grounds, standards and days."""
    yield from against_all(reply)
    yield from not_entailed(reply)
    yield from refuted(reply)
    yield from answered_otherwise(reply)
    yield from measured_wrongly(reply)
    yield from borne_out_by_nothing(reply)
    yield from beyond_a_standard(reply)
    yield from said_alike(reply)
    yield from out_of_range(reply)
    yield from before_and_after(reply)


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
        *reckoned_wrongly(reply, judgments),
        *derived_wrongly(reply, papers),
        *elapsed_wrongly(reply),
        *counted_wrongly(reply),
        *listed_wrongly(reply, papers),
        *drawn_against(reply),
        *(_concluded(reply) if _ANSWERS.search(reply.text) else ()),
    ]
    kept: list[Clash] = []
    for one in sorted(found, key=lambda clash: clash.ours):
        if _may_follow(reply, one):
            continue
        if not kept or not one.ours.overlaps(kept[-1].ours):
            kept.append(one)
    return kept


_UNDOES = pattern("撤销|改判|退|恢复|赔|补发|返还")
_LACK = pattern("(?:没有|缺乏|缺少|无)[^，。；\\n]{0,12}(?:证据|依据|根据)|无据|(?:证据|依据)不足|不符|不属于|不存在")
_THEIR_CLAIM = pattern("[你您]|申请人|信访人|请求|要求|诉求|主张")
_ACT = pattern("意见|决定|认定|处罚|处理|结论|通知|收费|罚款|扣款")


def _may_follow(reply: Paper, clash: Clash) -> bool:
    """Whether what lacks a ground is an act that is undone for it: 处罚决定没有依据，所以应当撤销."""
    undone = _UNDOES.search(reply.text, clash.ours.start, clash.ours.end)
    lack = _LACK.search(reply.text, clash.theirs.start, clash.theirs.end)
    if undone is None or lack is None or clash.role != "internal-conclusion":
        return False
    ahead = reply.text[reply.sentence(clash.theirs).start : lack.end()]
    return undone[0][0] not in ahead and (_ACT.search(ahead) is not None or _THEIR_CLAIM.search(ahead) is None)
