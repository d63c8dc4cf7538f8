"""The aligner: which stretches of a reply stand in a judgment, and where; offsets exact in both texts.

Seed, chain, group, extend. It knows nothing of quotation or law: what a stretch *means* is decided in ``treatment``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reuse.background import formulae, numerals
from replycheck.reuse.chains import Chain, Run, chains
from replycheck.reuse.edges import LOOK, extended, snapped
from replycheck.reuse.groups import Group, groups
from replycheck.reuse.known import Known, in_laws
from replycheck.reuse.seeds import exact_runs, without_strays
from replycheck.text.fold import Folded, fold
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FORMULA, _NUMERAL = 0.6, 0.4
"""What a character weighs that stands in a formula, and a numeral; others weigh 1."""
_SIGNATURE = pattern("(?:审判长|审判员|陪审员|书记员|法官助理)[\u4e00-\u9fff]{2,3}")
_SIGNS = ("审判", "陪审员", "书记员", "法官助理")
"""Two judgments of one court bear the same names; they are no words of the case."""
_LEAST_RUN = 3.3
"""Lighter runs are left out at once: four characters, two of them of a formula or one a numeral, are chance."""
_LEAST_CHAIN = 4.1
"""Lighter chains are left out before they are grouped; four characters alone reach no neighbour."""
_USUAL, _USUAL_STEP = 8000, 4
"""In a judgment longer than usual chance matches are heavier: by one for each time that it is four times as long."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready: folded; ``weights[i]`` is what the first ``i`` folded characters weigh together, and

    ``own_words[i]`` how many of them stand in no formula and are no numerals; ``law`` marks those of known laws.
    """

    text: str
    folded: Folded
    string: str
    own_words: list[int]
    weights: list[float]
    sums: NDArray[np.float64]
    """The weights once more, for what is worked out for all runs at once."""
    law: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that runs in the same order in both texts; half-open, in folded characters, runs without overlap."""

    start: int
    end: int
    source_start: int
    source_end: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """One passage: half-open offsets in both texts, and its blocks, sorted by start in the reply.

    ``own_words`` counts matched characters that stand in no formula and are no numerals.
    """

    span: Span
    source_span: Span
    weight: float
    own_words: int
    blocks: tuple[Block, ...]


def prepared(text: str, known: Known | None = None) -> Text:
    """The text of a reply, ready to be aligned with any number of judgments."""
    folded = fold(text)
    number = numerals(folded.codes)
    formula = formulae(folded.codes, number, None if known is None else known.formulae)
    weight = np.where(formula, _FORMULA, 1.0)
    weight[number] = _NUMERAL
    string = folded.text
    if any(sign in string for sign in _SIGNS):
        for signature in _SIGNATURE.finditer(string):
            formula[signature.start() : signature.end()] = True
    sums = _running(weight)
    law = None if known is None or known.laws is None else in_laws(text, number, known.laws)
    return Text(text, folded, string, _running(~(formula | number)).tolist(), sums.tolist(), sums, law)


def align(reply: Text, source: str, source_folded: Folded) -> list[Aligned]:
    """The stretches of ``reply`` that stand in ``source``, in reading order, not overlapping in the reply."""
    runs = exact_runs(reply.folded.codes, source_folded.codes)
    weight = reply.sums[runs[:, 0] + runs[:, 2]] - reply.sums[runs[:, 0]]
    runs = without_strays(runs[weight >= _LEAST_RUN])
    least = _LEAST_CHAIN + max(0.0, log(max(1, len(source_folded)) / _USUAL, _USUAL_STEP))
    heavy = [chain for chain in chains(zip(*runs.T.tolist(), strict=True), reply.weights) if chain.weight >= least]
    return [_finished(group, reply, source, source_folded) for group in groups(heavy, len(reply.folded))]


def _running(values: NDArray[Any]) -> NDArray[Any]:
    """Sums from the start, one more than there are values."""
    return np.concatenate(([0], np.cumsum(values)))


def _finished(group: Group, reply: Text, source: str, source_folded: Folded) -> Aligned:
    """The group with its ends extended and moved to clause ends, in offsets of the two texts."""
    blocks = _blocks(group.chains, reply.folded, source_folded)
    span = reply.folded.span(blocks[0].start, blocks[-1].end)
    source_span = source_folded.span(
        min(block.source_start for block in blocks), max(block.source_end for block in blocks)
    )
    own = sum(
        reply.own_words[start + length] - reply.own_words[start] for block in blocks for start, _, length in block.runs
    )
    return Aligned(*snapped(reply.text, source, span, source_span), group.weight, own, blocks)


def _blocks(chains: Sequence[Chain], reply: Folded, source: Folded) -> tuple[Block, ...]:
    """The chains as blocks that don't overlap in the reply, the outermost extended through single edits."""
    found: list[Block] = []
    for chain in chains:
        start = found[-1].end if found else 0
        runs = tuple(_behind(run, start) for run in chain.runs if run[0] + run[2] > start)
        if runs:
            (first, source_first, _), (last, source_last, length) = runs[0], runs[-1]
            found.append(Block(first, last + length, source_first, source_last + length, runs))
    found[0] = _extended_back(found[0], reply.codes, source.codes)
    found[-1] = _extended_on(found[-1], reply.codes, source.codes)
    return tuple(found)


def _behind(run: Run, start: int) -> Run:
    cut = max(0, start - run[0])
    return run[0] + cut, run[1] + cut, run[2] - cut


def _extended_back(block: Block, ours: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> Block:
    before = ours[max(0, block.start - LOOK) : block.start][::-1].tolist()
    source_before = theirs[max(0, block.source_start - LOOK) : block.source_start][::-1].tolist()
    back, source_back = extended(before, source_before)
    return Block(block.start - back, block.end, block.source_start - source_back, block.source_end, block.runs)


def _extended_on(block: Block, ours: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> Block:
    after = ours[block.end : block.end + LOOK].tolist()
    source_after = theirs[block.source_end : block.source_end + LOOK].tolist()
    on, source_on = extended(after, source_after)
    return Block(block.start, block.end + on, block.source_start, block.source_end + source_on, block.runs)
