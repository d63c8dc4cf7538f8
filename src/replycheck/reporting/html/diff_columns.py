"""The two sides of a passage for the table: what was replaced, added, left out, moved, and which facts were altered.

What is easily got wrong: a moved sentence looks the same on both sides, so the stretches are numbered in the order of
the judgment; the numbers in the reply then run out of order. Long changes are cut; the panels show all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replycheck.model.passage import Change, Passage
from replycheck.model.report import Report
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reporting.html.marked import edited

_ALTERED = "copying.altered-fact"
_LONG_CHANGE, _KEPT = 100, 30
"""In the table a longer change is cut to so many characters at either end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one side: what happened to it, and the number of the moved stretch that begins here (0: none)."""

    words: str
    change: Change | None = None
    altered: bool = False
    block: int = 0


def reply_side(report: Report, passage: Passage) -> tuple[Part, ...]:
    """The passage as it stands in the reply."""
    facts = [finding.hit.span for finding in report.findings if finding.rule == _ALTERED]
    starts = {mine.start: number for number, (mine, _) in _numbered(passage)}
    return _brief(_parts(report.document.text, passage, facts, starts, of_reply=True))


def source_side(report: Report, passage: Passage, text: str) -> tuple[Part, ...]:
    """The passage as it stands in the judgment, whose text is ``text``."""
    facts = [
        evidence.span
        for finding in report.findings
        if finding.rule == _ALTERED
        for evidence in finding.hit.evidence
        if evidence.document == passage.document
    ]
    starts = {theirs.start: number for number, (_, theirs) in _numbered(passage)}
    return _brief(_parts(text, passage, facts, starts, of_reply=False))


def moved(passage: Passage) -> bool:
    """Whether the stretches of the passage stand in another order than in the judgment."""
    places = [theirs.start for _, theirs in passage.blocks]
    return places != sorted(places)


def _numbered(passage: Passage) -> Iterator[tuple[int, tuple[Span, Span]]]:
    """The stretches of a passage whose order was changed, numbered as they come in the judgment."""
    if moved(passage):
        yield from enumerate(sorted(passage.blocks, key=lambda block: block[1].start), 1)


def _parts(
    text: str, passage: Passage, facts: Sequence[Span], starts: dict[int, int], *, of_reply: bool
) -> Iterator[Part]:
    """The side in parts that end where a change or a moved stretch begins."""
    span = passage.reply if of_reply else passage.source
    at = span.start
    for words, change in edited(text, span, passage.differences, of_reply=of_reply):
        here = Span(at, at + len(words))
        altered = change is not None and any(fact.overlaps(here) for fact in facts)
        cuts = sorted({here.start, *(start for start in starts if here.start < start < here.end)})
        for begin, end in zip(cuts, [*cuts[1:], here.end], strict=True):
            yield Part(text[begin:end], change, altered, starts.get(begin, 0))
        at = here.end


def _brief(parts: Iterator[Part]) -> tuple[Part, ...]:
    """The same with long changes cut in the middle: beside each other, what stayed is what must be compared."""
    brief: list[Part] = []
    for part in parts:
        if part.change is None or len(part.words) <= _LONG_CHANGE:
            brief.append(part)
            continue
        left, right = part.words[:_KEPT], part.words[-_KEPT:]
        between = Part(f"……（略去 {len(part.words) - 2 * _KEPT} 字）……")
        brief += [replace(part, words=left), between, replace(part, words=right, block=0)]
    return tuple(brief)
