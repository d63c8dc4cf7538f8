"""Splitting a text into sentences and clauses by Chinese punctuation; pure, offsets kept."""

from __future__ import annotations

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
