"""Edges: where a passage really begins and ends.

Seeds stop at the last four equal characters; a copy goes on through a single edit, and mostly to the end of a clause
in both texts. Both steps look only a few characters far, so that a wrong guess costs little.
"""

from __future__ import annotations

from collections.abc import Sequence

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

LOOK = 32
"""How many folded characters beyond its ends a chain may be extended."""
_DROP = 3
"""Extension stops when the score (a match 1, an edit -1) has fallen by this much: x-drop."""
_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2))
"""Ways over an edit, in the order tried: replaced, inserted, dropped, and two at once."""
_SURE = 2
"""Equal characters that must follow an edit for its way to be taken at once."""

_SNAP = 3
"""Furthest way to the end of the clause, in characters of either text."""
_CLAUSE_END = pattern(rf"[^，。；：！？、,;:!?\n]{{0,{_SNAP}}}([，。；：！？、,.;:!?”’」』）)》]+|(?=\s*\n)|\s*\Z)")
_CLAUSE_START = pattern(rf"(?:^|[，。；：！？、,;:!?\s])([“‘「『（(《]{{0,8}}[^，。；：！？、,;:!?\s]{{0,{_SNAP}}})\Z")
_NEAR = 16
"""Characters of text looked at on each side when snapping."""


def extended(ours: Sequence[int], theirs: Sequence[int]) -> tuple[int, int]:
    """How many characters of each sequence, from its start, still belong together through single edits."""
    at, source_at, score = 0, 0, 0
    best = (0, 0, 0)
    while at < len(ours) and source_at < len(theirs):
        if ours[at] == theirs[source_at]:
            at, source_at, score = at + 1, source_at + 1, score + 1
            if score > best[0]:
                best = (score, at, source_at)
            continue
        score -= 1
        if score <= best[0] - _DROP:
            break
        step, source_step = _way_on(ours, theirs, at, source_at)
        at, source_at = at + step, source_at + source_step
    return best[1], best[2]


def _way_on(ours: Sequence[int], theirs: Sequence[int], at: int, source_at: int) -> tuple[int, int]:
    """The step over an edit after which most characters agree."""
    best, most = _STEPS[0], 0
    for step, source_step in _STEPS:
        here, there = (
            ours[at + step : at + step + _SURE],
            theirs[source_at + source_step : source_at + source_step + _SURE],
        )
        agree = 0
        for one, other in zip(here, there, strict=False):
            if one != other:
                break
            agree += 1
        if agree > most:
            best, most = (step, source_step), agree
    return best


def snapped(reply: str, source: str, span: Span, source_span: Span) -> tuple[Span, Span]:
    """The two spans with their ends moved to the ends of clauses where both texts have one near."""
    start, end, source_start, source_end = span.start, span.end, source_span.start, source_span.end
    ahead = _CLAUSE_END.match(reply, end, end + _NEAR)
    source_ahead = _CLAUSE_END.match(source, source_end, source_end + _NEAR)
    if ahead and source_ahead:
        end, source_end = ahead.end(1), source_ahead.end(1)
    behind = _CLAUSE_START.search(reply, max(0, start - _NEAR), start)
    source_behind = _CLAUSE_START.search(source, max(0, source_start - _NEAR), source_start)
    if behind and source_behind:
        start, source_start = behind.start(1), source_behind.start(1)
    return Span(start, end), Span(source_start, source_end)
