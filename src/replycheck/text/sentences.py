"""Splitting a text into sentences and clauses by Chinese punctuation; pure, offsets kept."""

from __future__ import annotations

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

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
