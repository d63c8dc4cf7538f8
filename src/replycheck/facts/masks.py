"""Blanking of stretches in which text rules must not fire; length and offsets stay the same."""

from __future__ import annotations

import re

BLANK = "\ue000"
"""A private-use character: it is no letter, digit, punctuation or white space, so no pattern meets it."""

_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』")


def blank(text: str, start: int, end: int) -> str:
    """``text`` with ``[start, end)`` blanked, line breaks kept."""
    return text[:start] + re.sub(r"[^\n]", BLANK, text[start:end]) + text[end:]


def mask_quotations(text: str) -> str:
    """``text`` with the inside of every closed pair of quotation marks blanked, nested pairs included."""
    return _QUOTED.sub(lambda match: match[0][0] + re.sub(r"[^\n]", BLANK, match[0][1:-1]) + match[0][-1], text)
