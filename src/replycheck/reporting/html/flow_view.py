"""The flow view: each seam with what stands on either side, and the paragraphs in the order proposed.

Paragraphs are counted from 1, as everywhere in a report.
"""

from __future__ import annotations

from bisect import bisect_left

from replycheck.model.document import Document
from replycheck.model.flow import Flow
from replycheck.records import dataclass

_SIDE, _LINE = 24, 60
"""Characters shown of either side of a seam, and of a paragraph in the proposed order."""
_ELLIPSIS = "……"


@dataclass(frozen=True, slots=True)
class Join:
    """A seam: the end of the paragraph in front ("" at the top), the beginning of that behind, and why."""

    after: int
    front: str
    behind: str
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A paragraph in the proposed order: where it stands today, how it begins, whether it is one of those moved."""

    number: int
    words: str
    moved: bool


@dataclass(frozen=True, slots=True)
class FlowView:
    """What the template draws; ``proposed`` is empty where today's order is kept."""

    joins: tuple[Join, ...]
    proposed: tuple[Moved, ...]


def flow_view(document: Document, flow: Flow) -> FlowView:
    """The view of a document's flow."""
    words = ["".join(paragraph.span.of(document.text).split()) for paragraph in document.paragraphs]
    joins = tuple(
        Join(
            seam.after,
            _end(words[seam.after - 1]) if seam.after else "",
            _beginning(words[seam.after], _SIDE) if seam.after < len(words) else "",
            seam.why,
        )
        for seam in flow.seams
    )
    if not flow.moves:
        return FlowView(joins, ())
    kept = _kept(flow.proposed_order)
    proposed = tuple(
        Moved(number, _beginning(words[number - 1], _LINE), number not in kept)
        for number in flow.proposed_order
        if words[number - 1]
    )
    return FlowView(joins, proposed)


def seam_notes(flow: Flow | None) -> dict[int, str]:
    """What is written between the lines of the text, by the paragraph that it stands behind."""
    return {} if flow is None else {seam.after: seam.why for seam in flow.seams}


def _kept(order: tuple[int, ...]) -> frozenset[int]:
    """The paragraphs that stay: the longest run of rising numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in order:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    kept, last = set(), ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def _beginning(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most] + _ELLIPSIS


def _end(words: str) -> str:
    return words if len(words) <= _SIDE else _ELLIPSIS + words[-_SIDE:]
