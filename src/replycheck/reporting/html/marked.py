"""Cut a text at every boundary of every mark, so that marks may overlap freely and still become flat markup.

A slice knows all marks that cover it; nothing is nested, nothing is lost: the slices joined are the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from replycheck.model.passage import Change, Difference
from replycheck.model.span import Span
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to show as special. ``key`` joins it with its partners elsewhere on the page.

    A mark without key has no label and is no stop for a reader. ``anchor`` is the id of its beginning, ``href`` where
    its label leads, ``label`` the visible sign ("" for none), ``title`` the same in words. ``css`` is its class;
    ``inked`` whether its characters take that class too or only the label; ``linked`` makes the characters themselves
    a link.
    """

    span: Span
    key: str
    anchor: str
    href: str
    css: str = ""
    label: str = ""
    title: str = ""
    linked: bool = False
    inked: bool = True


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch without a boundary inside; ``opening`` are the marks that begin at its start."""

    span: Span
    active: tuple[Mark, ...]
    opening: tuple[Mark, ...]


def slices(length: int, marks: Iterable[Mark], breaks: Iterable[int] = ()) -> Iterator[Slice]:
    """Slices that tile ``[0, length)``, cut at marks and at ``breaks``; an empty last one if any begins at the end.

    Marks that reach beyond the text are clipped to it.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    edges = {at for at in breaks if 0 <= at <= length}
    bounds = {0, length, *edges}
    for mark in marks:
        begin = min(mark.span.start, length)
        opening[begin].append(mark)
        bounds |= {begin, min(mark.span.end, length)}
    active: list[Mark] = []
    for begin, end in pairwise(sorted(bounds)):
        active = [mark for mark in (*active, *opening[begin]) if mark.span.end > begin]
        yield Slice(Span(begin, end), tuple(active), tuple(opening[begin]))
    if opening[length] or length in edges or not length:
        yield Slice(Span(length, length), (), tuple(opening[length]))


def edited(
    text: str, span: Span, differences: Sequence[Difference], *, of_reply: bool
) -> tuple[tuple[str, Change | None], ...]:
    """One side of a passage as stretches of text, each with what happened to it (None: nothing).

    On the reply's side the changed words are those that came in, on the judgment's side those that went.
    """
    parts: list[tuple[str, Change | None]] = []
    at = span.start
    sides = [(change.reply if of_reply else change.source, change.change) for change in differences]
    for place, change in sorted(sides, key=lambda side: side[0]):
        begin, end = max(at, place.start), min(span.end, place.end)
        if end <= begin:
            continue
        parts += [(text[at:begin], None), (text[begin:end], change)]
        at = end
    parts.append((text[at : span.end], None))
    return tuple(part for part in parts if part[0])
