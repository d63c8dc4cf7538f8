r"""The lines of rich text (RTF), as Word embeds it in its own files.

What is easily got wrong: a Chinese character is two bytes written ``\'hh\'hh`` in its font's code page, or a number
after ``\u`` and a stand-in for old readers that must be skipped; and most groups that begin with ``\*`` or hold tables
of fonts and styles are not on the paper. Pictures and objects are not looked at.
"""

from __future__ import annotations

import re
from dataclasses import field, replace

from replycheck.records import dataclass

_TOKEN = re.compile(
    rb"\\(?:'(?P<hex>[0-9A-Fa-f]{2})|(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<sign>[^A-Za-z]))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl "
    b"fldinst mmathPr pgptbl wgrffmtfilter bkmkstart bkmkend private revtbl filetbl template comment annotation "
    b"atnid atnauthor nonshppict sp".split()
)
_BREAKS = frozenset(b"par line sect page row".split())
_SIGNS = {
    b"tab": "\t", b"cell": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
}  # fmt: skip
_CHARACTERS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CODE_PAGES = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 77: "mac_roman", 204: "cp1251"}
_BY_NUMBER = {936: "gb18030", 54936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_DEEPEST = 200
_LARGEST_FONT = 100_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    silent: bool = False
    hidden: bool = False
    skip: int = 1
    codec: str = "cp1252"
    fonts: bool = False


@dataclass(slots=True)
class _Walk:
    """The state of a walk through the tokens; ``raw`` are bytes that still wait for their decoding."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    default: str = "cp1252"
    charsets: dict[int, str] = field(default_factory=dict)
    font: int = 0
    to_skip: int = 0
    starred: bool = False

    def emit(self, text: str) -> None:
        """Add text of the paper."""
        self.settle()
        if not self.state.silent and not self.state.hidden:
            self.pieces.append(text)

    def settle(self) -> None:
        """Decode the bytes that wait."""
        if self.raw:
            text = bytes(self.raw).decode(self.state.codec, "replace")
            self.raw.clear()
            if not self.state.silent and not self.state.hidden:
                self.pieces.append(text)

    def byte(self, value: bytes) -> None:
        """Bytes in the code page of the font; those that stand in for a Unicode character are passed over."""
        if self.to_skip:
            passed = min(self.to_skip, len(value))
            self.to_skip -= passed
            value = value[passed:]
        self.raw += value


def rtf_lines(data: bytes) -> list[str]:
    """The lines of a rich text that are not blank, as they stand on paper; empty where there are none."""
    walk = _Walk()
    for token in _TOKEN.finditer(data):
        brace = token["brace"]
        if brace is not None:
            _group(walk, opens=brace == b"{")
        elif token["hex"] is not None:
            walk.byte(bytes((int(token["hex"], 16),)))
        elif token["text"] is not None:
            walk.byte(token["text"])
        elif token["word"] is not None:
            _word(walk, token["word"], int(token["number"]) if token["number"] else None)
        elif token["sign"] is not None:
            _sign(walk, token["sign"])
    walk.settle()
    return [line for line in (line.strip() for line in "".join(_whole(walk.pieces)).split("\n")) if line]


def _group(walk: _Walk, *, opens: bool) -> None:
    walk.settle()
    walk.to_skip, walk.starred = 0, False
    if opens and len(walk.stack) < _DEEPEST:
        walk.stack.append(walk.state)
    elif not opens and walk.stack:
        walk.state = walk.stack.pop()


def _sign(walk: _Walk, sign: bytes) -> None:
    if sign == b"*":
        walk.starred = True
    elif sign in _CHARACTERS:
        walk.emit(_CHARACTERS[sign])


def _word(walk: _Walk, word: bytes, number: int | None) -> None:
    """One control word."""
    if word == b"u" and number is not None:
        walk.emit(chr(number & 0xFFFF))
        walk.to_skip = walk.state.skip
        return
    walk.settle()
    walk.to_skip = 0
    if walk.starred or word in _SILENT:
        walk.starred = False
        shows = word in {b"shptxt", b"shpinst"}
        walk.state = replace(walk.state, silent=not shows, fonts=word == b"fonttbl")
    elif word in _BREAKS:
        walk.emit("\n")
    elif word in _SIGNS:
        walk.emit(_SIGNS[word])
    elif word == b"shptxt":
        walk.state = replace(walk.state, silent=False)
        walk.emit("\n")
    else:
        _setting(walk, word, number)


def _setting(walk: _Walk, word: bytes, number: int | None) -> None:
    """A control word that changes how what follows is read."""
    state = walk.state
    if word == b"ansicpg" and number is not None:
        walk.default = _BY_NUMBER.get(number, "cp1252")
        walk.state = replace(state, codec=walk.default)
    elif word == b"f" and number is not None:
        walk.font = number if 0 <= number < _LARGEST_FONT else 0
        walk.state = replace(state, codec=walk.charsets.get(walk.font, walk.default))
    elif word == b"fcharset" and state.fonts and number in _CODE_PAGES and number:
        walk.charsets[walk.font] = _CODE_PAGES[number]
    elif word == b"uc" and number is not None:
        walk.state = replace(state, skip=max(0, min(number, 4)))
    elif word in {b"v", b"deleted"}:
        walk.state = replace(state, hidden=number != 0)
    elif word in {b"plain", b"pard"}:
        walk.state = replace(state, hidden=False if word == b"plain" else state.hidden)


def _whole(pieces: list[str]) -> list[str]:
    r"""Halves of characters beyond the first plane put together: ``\u`` knows 16 bits."""
    text = "".join(pieces)
    return [text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")]
