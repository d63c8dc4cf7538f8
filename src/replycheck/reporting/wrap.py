"""Break Chinese text into lines of a given number of columns.

A Han character takes two columns; so do the characters of ambiguous width (“ ” … —), because a Chinese console
draws them wide: counting them narrow would overflow there, counting them wide only breaks a little early.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from replycheck.text.patterns import pattern

_TOKEN = pattern(
    r"[（“‘〔《【「(]*"  # an opening mark stays with what it opens
    r"(?:[A-Za-z0-9_./\\:%#@&=+-]+|\S)?"  # a word, a number, a file name; or one character
    r"[，。；：、！？）”’〕》】」…)!?,;]*"  # a closing mark never begins a line
    r"|\s+"
)
_WIDE = frozenset("WFA")
_NARROWEST = 12
"""Columns that a line keeps for text however deep it is indented."""


def columns(text: str) -> int:
    """How many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines of at most ``width`` columns: the first begins with ``first``, the others with ``rest``.

    Without ``rest`` they hang under the end of ``first``. A word longer than a line is cut. White space at a
    break is dropped; everything else stays.
    """
    hang = " " * columns(first) if rest is None else rest
    room = max(_NARROWEST, width - max(columns(first), columns(hang)))
    lines: list[str] = []
    line, used = "", 0
    for token in _tokens(text, room):
        size = columns(token)
        if used + size > room:
            if token.isspace():
                continue
            lines.append(line.rstrip())
            line, used = "", 0
        if token.isspace() and not line:
            continue
        line += token
        used += size
    lines.append(line.rstrip())
    return [(hang if index else first) + part for index, part in enumerate(lines)]


def _tokens(text: str, room: int) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        token = match.group()
        if columns(token) <= room:
            yield token
        else:
            yield from _cut(token, room)


def _cut(token: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for character in token:
        size = _columns_of(character)
        if used + size > room:
            yield piece
            piece, used = "", 0
        piece += character
        used += size
    yield piece
