"""Blanking of stretches in which text rules must not fire; length and offsets stay the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from replycheck.model.span import Span
from replycheck.text.patterns import pattern

BLANK = "\ue000"
"""A private-use character: it is no letter, digit, punctuation or white space, so no pattern meets it."""

_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_MARKS = pattern(f"[{''.join(_PAIRS)}{''.join(_PAIRS.values())}]")


def blank(text: str, spans: Iterable[Span]) -> str:
    """``text`` with ``spans`` (which must not overlap) blanked, line breaks kept."""
    parts, done = [], 0
    for span in sorted(spans):
        parts += [text[done : span.start], re.sub(r"[^\n]", BLANK, span.of(text))]
        done = span.end
    return "".join([*parts, text[done:]])


def mask_quotations(text: str) -> str:
    """``text`` with the inside of every closed pair of quotation marks blanked, nested pairs included.

    A mark without its partner masks nothing.
    """
    return blank(text, _insides(text))


def _insides(text: str) -> list[Span]:
    """What stands inside each outermost closed pair, in order; a pair that crosses another's edge is none."""
    opened: list[re.Match[str]] = []
    waiting: Counter[str] = Counter()
    found: list[Span] = []
    for match in _MARKS.finditer(text):
        opening = _PAIRS.get(match.group())
        if opening is None:
            opened.append(match)
            waiting[match.group()] += 1
        elif waiting[opening]:
            while (partner := opened.pop()).group() != opening:
                waiting[partner.group()] -= 1
            waiting[opening] -= 1
            while found and found[-1].start >= partner.end():
                found.pop()
            found.append(Span(partner.end(), match.start()))
    return found
