"""Text that runs both ways as it is seen: right-to-left overrides and embeddings (Unicode Standard Annex 9).

What is easily got wrong: the override that turns letters around is a sign of its own in the text, and what stands
between it and its end is stored backwards. Chinese needs none of it, so a text without such signs is not looked at.
"""

from __future__ import annotations

import unicodedata

FORWARDS, BACKWARDS, OVERRIDE, BACK = "\u202d", "\u202b", "\u202e", "\u202c"
"""Signs that begin left-to-right override, right-to-left embedding, right-to-left override, and end either."""
_BEGIN = {"\u202a": (0, False), "\u202b": (1, False), "\u202d": (0, True), "\u202e": (1, True)}
_ISOLATES = {"\u2066": (0, False), "\u2067": (1, False), "\u2068": (None, False)}
_END, _END_ISOLATE = "\u202c", "\u2069"
_SIGNS = frozenset((*_BEGIN, *_ISOLATES, _END, _END_ISOLATE, "\u200e", "\u200f", "\u061c"))
_DEEPEST = 61


def has_signs(text: str) -> bool:
    """Whether anything in the text turns its direction."""
    return any(sign in text for sign in _SIGNS)


def turned(text: str) -> bool:
    """Whether any of the text is seen in another order than it is stored in."""
    return has_signs(text) and as_seen(text) != "".join(letter for letter in text if letter not in _SIGNS)


def as_seen(text: str) -> str:
    """The text in the order in which it is seen, line by line, without the signs that order it."""
    if not has_signs(text):
        return text
    return "".join(_line(line) for line in text.splitlines(keepends=True))


def _line(line: str) -> str:
    body = line.rstrip("\r\n")
    levels, letters = _levelled(body)
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(letters):
            if levels[start] < level:
                start += 1
                continue
            end = start
            while end < len(letters) and levels[end] >= level:
                end += 1
            letters[start:end] = letters[start:end][::-1]
            start = end
    return "".join(letters) + line[len(body) :]


def _levelled(body: str) -> tuple[list[int], list[str]]:
    """The letters without signs, and how deep each is turned (odd: seen from right to left)."""
    stack: list[tuple[int, bool]] = [(0, False)]
    levels: list[int] = []
    letters: list[str] = []
    for letter in body:
        turn = _BEGIN.get(letter) or _ISOLATES.get(letter)
        if turn is not None:
            odd = 0 if turn[0] is None else turn[0]
            level = stack[-1][0] + 1
            level += (level + odd) % 2
            stack.append((min(level, _DEEPEST), turn[1]))
        elif letter in {_END, _END_ISOLATE}:
            if len(stack) > 1:
                stack.pop()
        elif letter not in _SIGNS:
            level, override = stack[-1]
            levels.append(level if override else _by_letter(letter, level))
            letters.append(_mirrored(letter) if levels[-1] % 2 else letter)
    return levels, letters


def _by_letter(letter: str, level: int) -> int:
    """The level of a letter that nothing overrides: a left-to-right letter or a figure stays readable."""
    kind = unicodedata.bidirectional(letter)
    if level % 2:
        return level + 1 if kind in {"L", "EN", "AN"} else level
    return level + 1 if kind in {"R", "AL"} else level


def _mirrored(letter: str) -> str:
    return _PAIRS.get(letter, letter) if unicodedata.mirrored(letter) else letter


_OPENING, _CLOSING = "([{<（［｛＜《〈「『【〔", ")]}>）］｝＞》〉」』】〕"
_PAIRS = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
