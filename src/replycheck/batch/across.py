"""What is found across all replies of a list: groups of near-identical ones, template, and who shares words with whom.

Template is what stands in many replies *that are otherwise different*: ten copies of one letter are one group, and
their words are no template, else the worst case would excuse itself. What a reader would get wrong: this finds
candidates; whether words are really shared, and how many, is decided by the rule from the texts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from replycheck.batch.checked import Trace
from replycheck.batch.journal import Alike
from replycheck.batch.postings import Links, Postings
from replycheck.model.span import Span
from replycheck.records import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

_NEAR = 0.7
"""Replies are near-identical when so much of their fingerprints together is common to both."""
_FEWEST = 6
"""A reply with fewer fingerprints, about thirty characters of its own, is like many others by nature."""
_MANY = 5
_HALF = 2
_FEW = 3
"""Template stands in five otherwise different replies; in a short list in half of them, but in no fewer than three."""
_SHOWN = 3
"""So many other replies are compared word by word with each."""
_BRIDGE = 10
"""Fingerprints that are so close belong to one stretch: the window of the winnowing."""
_MOSTLY = 0.4
"""A reply without siblings is looked at again only if template may make up most of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """The siblings of each reply that has any, the group of each that is in one, and the hashes of template."""

    siblings: dict[int, tuple[int, ...]]
    families: dict[int, int]
    template: Whole


def across(postings: Postings) -> Across:
    """Compare all replies; replies are named by their 0-based places."""
    sizes = postings.sizes
    links = postings.links()
    group = _grouped(links, postings.overlaps(links), sizes)
    template = postings.spread(group, _enough(np.unique(group).size))
    members = np.bincount(group, minlength=sizes.size)
    families = {int(at): int(group[at]) for at in np.flatnonzero(members[group] > 1)}
    return Across(_closest(postings.links(template) if template.size else links), families, template)


def _enough(groups: int) -> int:
    """In how many groups template stands."""
    return max(_FEW, min(_MANY, -(-groups // _HALF)))


def _grouped(links: Links, shared: Whole, sizes: Whole) -> Whole:
    """For each reply the first of its group, itself where it is alone."""
    together = sizes[links.first] + sizes[links.second] - shared
    near = (shared >= _FEWEST) & (shared >= _NEAR * together)
    parent = list(range(sizes.size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for first, second in zip(links.first[near].tolist(), links.second[near].tolist(), strict=True):
        one, other = root(first), root(second)
        parent[max(one, other)] = min(one, other)
    return np.array([root(at) for at in parent], dtype=np.int64)


def _closest(links: Links) -> dict[int, tuple[int, ...]]:
    """For each reply the few others that share most with it, the earlier first among equals."""
    one = np.concatenate((links.first, links.second))
    other = np.concatenate((links.second, links.first))
    count = np.concatenate((links.count, links.count))
    order = np.lexsort((other, -count, one))
    one, other = one[order], other[order]
    begins = np.flatnonzero(np.concatenate(([True], one[1:] != one[:-1])))[: one.size]
    rank = np.arange(one.size) - np.repeat(begins, np.diff(np.concatenate((begins, [one.size]))))
    found: dict[int, list[int]] = {}
    for at, sibling in zip(one[rank < _SHOWN].tolist(), other[rank < _SHOWN].tolist(), strict=True):
        found.setdefault(at, []).append(sibling)
    return {at: tuple(siblings) for at, siblings in found.items()}


def alike(found: Across, traces: Iterable[tuple[int, Trace]]) -> dict[int, Alike]:
    """What was found of each reply of which there is anything to tell, with the places of template in its text."""
    told = {}
    for at, trace in traces:
        siblings, family = found.siblings.get(at, ()), found.families.get(at)
        spans = _template(trace, found.template)
        covered = sum(len(span) for span in spans)
        last = int(np.frombuffer(trace.ends, dtype=np.int32)[-1]) if trace.ends else 0
        if not siblings and covered < _MOSTLY * last:
            spans = ()
        if siblings or spans or family is not None:
            told[at] = Alike(siblings, spans, family)
    return told


def _template(trace: Trace, template: Whole) -> tuple[Span, ...]:
    """The stretches of a reply that are template; neighbouring fingerprints make one."""
    hashes = np.frombuffer(trace.hashes, dtype=np.int64)
    if not template.size or not hashes.size:
        return ()
    held = template[np.minimum(np.searchsorted(template, hashes), template.size - 1)] == hashes
    starts = np.frombuffer(trace.starts, dtype=np.int32)[held].tolist()
    ends = np.frombuffer(trace.ends, dtype=np.int32)[held].tolist()
    spans: list[Span] = []
    for start, end in sorted(zip(starts, ends, strict=True)):
        if spans and start <= spans[-1].end + _BRIDGE:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)
