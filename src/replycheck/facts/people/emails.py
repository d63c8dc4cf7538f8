"""E-mail addresses, as people write them in official papers: with full-width signs and blanks around the @ too."""

from __future__ import annotations

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_ADDRESS = pattern(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}"
    r" ?[@＠] ?[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}"
)


def emails(text: str) -> tuple[Span, ...]:
    """Where e-mail addresses stand in ``text``, in order."""
    return tuple(Span(*match.span()) for match in _ADDRESS.finditer(text))
