"""Splitting a text into sentences and clauses by Chinese punctuation; pure, offsets kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

STOPS, CLAUSE_STOPS = "。；！？\n", "，,。；;！？：:\n"
_SENTENCE = pattern(r"[^。！？；\n]{0,2000}[。！？；]+[”’」』）]*|[^。！？；\n]{1,2000}")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences in ``text[start:end]`` without surrounding white space, in order; a line break ends one."""
    found = []
    for match in _SENTENCE.finditer(text, start, len(text) if end is None else end):
        words = match.group()
        left = len(words) - len(words.lstrip())
        if stripped := words.strip():
            found.append(Span(match.start() + left, match.start() + left + len(stripped)))
    return tuple(found)


def between(stops: str, text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The stretch around ``text[start:end]`` to the nearest of ``stops`` on either side, at most ``reach`` away.

    Asked for every figure of a paper: the marks are looked for one by one, which takes a fifth of a search for any.
    """
    low, high = max(0, start - reach), min(len(text), end + reach)
    for stop in stops:  # each is looked for only nearer than those before it
        at = text.rfind(stop, low, start)
        if at >= 0:
            low = at + 1
        at = text.find(stop, end, high)
        if at >= 0:
            high = at
    return low, high


def marks_in(stops: str, text: str) -> list[int]:
    """Where the marks of ``stops`` stand in ``text``, in order."""
    return sorted(at for stop in stops for at in _each(stop, text))


def _each(stop: str, text: str) -> Iterator[int]:
    at = text.find(stop)
    while at >= 0:
        yield at
        at = text.find(stop, at + 1)


def between_marks(marks: Sequence[int], size: int, start: int, end: int, reach: int) -> tuple[int, int]:
    """What ``between`` gives in a text of that size with these marks: of a paper it is asked a thousand times."""
    low, high = max(0, start - reach), min(size, end + reach)
    before, behind = bisect_left(marks, start), bisect_left(marks, end)
    if before and marks[before - 1] >= low:
        low = marks[before - 1] + 1
    if behind < len(marks) and marks[behind] < high:
        high = marks[behind]
    return low, high
