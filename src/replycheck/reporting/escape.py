"""Make text that came from a file safe to show: nothing in it may steer a terminal or hide from the reader.

Line breaks and tabs stay in ``escape_terminal``; where a value must not break a line (a file name, a quote,
a message), use ``one_line``. Markup is another matter: the HTML template escapes it by itself.
"""

from __future__ import annotations

import re

from replycheck.text.patterns import pattern

_HIDDEN = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # C0 without tab and line ends, DEL, C1
    "\\u2028-\\u202e\\u2066-\\u2069"  # line separators, bidi embeddings, overrides and isolates
    "\\ud800-\\udfff"  # lone surrogates: file names that are not UTF-8
)
_EMPTY = "\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb"
_TAGS = "\\U000e0000-\\U000e007f"

_UNSAFE = pattern(f"[{_HIDDEN}{_EMPTY}{_TAGS}]|\\r(?!\n)")  # a lone CR overwrites the line before it
_DROPPED = pattern(f"[{_EMPTY}{_TAGS}]")
_BLANKS = pattern(r"\s+")

_SURROGATES = range(0xD800, 0xE000)
_LAST_C1 = 0x9F
_BEYOND_BMP = 0x10000


def escape_terminal(text: str) -> str:
    r"""The text with invisible characters taken out and control characters made visible.

    ESC becomes ``\x1b``, a bidi override ``\u202e`` (ASCII, so that a GBK console can show it too), a lone surrogate
    ``?``; zero-width characters vanish. A second pass changes nothing.
    """
    return _UNSAFE.sub(_shown, text) if _UNSAFE.search(text) else text


def one_line(text: str) -> str:
    """As ``escape_terminal``, on one line: every run of white space becomes one space."""
    return escape_terminal(_BLANKS.sub(" ", _DROPPED.sub("", text))).strip()


def shorten(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters, with … in the middle where something was cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = (limit - 1) * 2 // 3
    return f"{line[:head]}…{line[len(line) - (limit - 1 - head) :]}"


def escape_json(text: str) -> str:
    r"""Serialised JSON with every unsafe character as ``\uXXXX``: equal JSON, one line for every reader of lines."""
    return _UNSAFE.sub(_as_json, text) if _UNSAFE.search(text) else text


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if _DROPPED.match(character):
        return ""
    if code in _SURROGATES:
        return "?"
    return f"\\x{code:02x}" if code <= _LAST_C1 else f"\\u{code:04x}"


def _as_json(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < _BEYOND_BMP:
        return f"\\u{code:04x}"
    high, low = divmod(code - _BEYOND_BMP, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
