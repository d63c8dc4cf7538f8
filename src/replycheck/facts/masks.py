"""Blanking of stretches in which text rules must not fire; length and offsets stay the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from replycheck.model.span import Span

BLANK = "\ue000"
"""A private-use character: it is no letter, digit, punctuation or white space, so no pattern meets it."""

_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』")


def blank(text: str, spans: Iterable[Span]) -> str:
    """``text`` with ``spans`` (which must not overlap) blanked, line breaks kept."""
    parts, done = [], 0
    for span in sorted(spans):
        parts += [text[done : span.start], re.sub(r"[^\n]", BLANK, span.of(text))]
        done = span.end
    return "".join([*parts, text[done:]])


def mask_quotations(text: str) -> str:
    """``text`` with the inside of every closed pair of quotation marks blanked, nested pairs included."""
    return _QUOTED.sub(lambda match: match[0][0] + re.sub(r"[^\n]", BLANK, match[0][1:-1]) + match[0][-1], text)
