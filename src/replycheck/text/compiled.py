"""What patterns were compiled to, as bytes that can be kept: making them from those costs a hundredth of compiling.

Python keeps the bytecode of modules and compiles regular expressions anew in every process. What is easily got wrong:
nothing here is believed further than bytecode is. Words that another Python wrote are not looked at; they belong to
the whole of an expression and its flags; damaged ones are compiled again; and what no compiler could have made is
refused by ``re``'s own machine.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # the machine of re, which has no stubs
import json
import re
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, Literal

Key = tuple[str, int]
"""An expression as it was written, and its flags."""

_HEAD = {"python": sys.version, "machine": _sre.MAGIC, "bytes": _sre.CODESIZE, "order": sys.byteorder}
"""Words mean something only to the interpreter that made them."""
_WORD: Literal["H", "I"] = "H" if array("H").itemsize == _sre.CODESIZE else "I"
_MOST_GROUPS = 1000
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, OverflowError)


class Compiled(Mapping[Key, re.Pattern[str]]):
    """The patterns that ``data`` holds, each made when asked for; none where the data are not of this Python."""

    def __init__(self, data: bytes = b"") -> None:
        self._index: dict[Key, tuple[Any, ...]] = {}
        self._words = memoryview(b"")
        head, _, rest = data.partition(b"\n")
        index, _, words = rest.partition(b"\n")
        try:
            if json.loads(head) == _HEAD:
                self._index = {(expression, flags): tuple(entry) for expression, flags, *entry in json.loads(index)}
                self._words = memoryview(words)
        except (*_BROKEN, RecursionError):
            self._index = {}

    def __len__(self) -> int:
        return len(self._index)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._index)

    def __getitem__(self, key: Key) -> re.Pattern[str]:
        """The pattern; KeyError where it is not there or damaged."""
        about, start, size, check = self._index[key]
        try:
            words = self._words[start : start + size]
            if check != _check(key, about, words):
                raise KeyError(key)
            made: re.Pattern[str] = _made(about, words.cast(_WORD).tolist())
        except _BROKEN as error:
            raise KeyError(key) from error
        return made

    def with_more(self, more: Mapping[Key, re.Pattern[str]]) -> bytes:
        """The data of these and more patterns; only those whose words make an equal pattern again."""
        kept = {
            key: (about, bytes(self._words[start : start + size]))
            for key, (about, start, size, _) in self._index.items()
        }
        kept |= {key: told for key, one in more.items() if (told := _told(one))}
        starts = accumulate((len(words) for _, words in kept.values()), initial=0)
        index = [
            [*key, about, start, len(words), _check(key, about, words)]
            for start, (key, (about, words)) in zip(starts, kept.items(), strict=False)
        ]
        lines = (json.dumps(_HEAD), json.dumps(index, ensure_ascii=False, separators=(",", ":")))
        return "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass") + b"".join(
            words for _, words in kept.values()
        )


def _made(about: list[Any], words: list[int]) -> Any:  # noqa: ANN401 - a pattern, made by what has no types
    expression, flags, groups, names = about
    by_number: list[str | None] = [None] * (min(groups, _MOST_GROUPS) + 1)
    for name, number in names.items():
        by_number[number] = name
    return _sre.compile(expression, flags, words, groups, names, tuple(by_number))


def _told(pattern: re.Pattern[str]) -> tuple[list[Any], bytes] | None:
    """What a pattern is and the words that it was compiled to; None where they cannot be had from this Python."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - needed once in many runs

    try:
        parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        words = [int(word) for word in _compiler._code(parsed, pattern.flags & ~re.UNICODE)]  # noqa: SLF001
        about = [pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)]
        return (about, array(_WORD, words).tobytes()) if _made(about, words) == pattern else None
    except _BROKEN:
        return None


def _check(key: Key, about: list[Any], words: bytes | memoryview) -> int:
    return zlib.crc32(words, zlib.crc32(repr((key, about)).encode("utf-8", "surrogatepass")))
