"""What patterns were compiled to, as bytes that can be kept: making them from those costs a hundredth of compiling.

Python keeps the bytecode of modules and compiles regular expressions anew in every process. What is easily got wrong:
nothing here is believed further than bytecode is. Words that another Python wrote are not looked at; they belong to
the whole of an expression and its flags; a damaged file is none; and what no compiler could have made is refused by
``re``'s own machine.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # the machine of re, which has no stubs
import json
import marshal
import re
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Literal

Key = tuple[str, int]
"""An expression as it was written, and its flags."""
_Told = tuple[str, int, int, tuple[tuple[str, int], ...], bytes]
"""The expression that was compiled, its flags, how many groups it has, which names they bear, and the words."""

_HEAD = {"python": sys.version, "machine": _sre.MAGIC, "bytes": _sre.CODESIZE, "order": sys.byteorder}
"""Words mean something only to the interpreter that made them."""
_WORD: Literal["H", "I"] = "H" if array("H").itemsize == _sre.CODESIZE else "I"
_MOST_GROUPS = 1000
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, OverflowError, EOFError)


class Compiled(Mapping[Key, re.Pattern[str]]):
    """The patterns that ``data`` holds, each made when asked for; none where the data are not of this Python."""

    def __init__(self, data: bytes = b"") -> None:
        self._told: dict[Key, _Told] = {}
        whole = memoryview(data)
        with suppress(*_BROKEN, RecursionError):
            head = data.index(b"\n") + 1
            check = data.index(b"\n", head) + 1
            if json.loads(data[:head]) == _HEAD and int(data[head:check], 16) == zlib.crc32(whole[check:]):
                self._told = marshal.loads(whole[check:])  # noqa: S302 - as Python reads bytecode, after its check

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._told)

    def __getitem__(self, key: Key) -> re.Pattern[str]:
        """The pattern; KeyError where it is not there or no compiler made it."""
        told = self._told[key]
        try:
            made: re.Pattern[str] = _made(told)
        except _BROKEN as error:
            raise KeyError(key) from error
        return made

    def with_more(self, more: Mapping[Key, re.Pattern[str]]) -> bytes:
        """The data of these and more patterns; only those whose words make an equal pattern again."""
        every = self._told | {key: told for key, one in more.items() if (told := _told(key[0], one))}
        data = marshal.dumps(every)
        return b"%s\n%x\n%s" % (json.dumps(_HEAD).encode(), zlib.crc32(data), data)


def _made(told: _Told) -> Any:  # noqa: ANN401 - a pattern, made by what has no types
    expression, flags, groups, names, words = told
    by_number: list[str | None] = [None] * (min(groups, _MOST_GROUPS) + 1)
    for name, number in names:
        by_number[number] = name
    return _sre.compile(expression, flags, array(_WORD, words).tolist(), groups, dict(names), tuple(by_number))


def _told(expression: str, pattern: re.Pattern[str]) -> _Told | None:
    """What the pattern made of ``expression`` is, and its words; None where they cannot be had from this Python."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - needed once in many runs

    from replycheck.text.first_characters import with_first_characters  # noqa: PLC0415 - as above

    try:
        parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        words = [int(word) for word in _compiler._code(parsed, pattern.flags & ~re.UNICODE)]  # noqa: SLF001
        names = tuple(pattern.groupindex.items())
        written = pattern.pattern if pattern.pattern != expression else expression  # one string is kept once
        told = (written, pattern.flags, pattern.groups, names, array(_WORD, words).tobytes())
        better = (*told[:4], array(_WORD, with_first_characters(words, parsed, pattern.flags)).tobytes())
        if pattern not in (_made(told), _made(better)):  # this Python does it in another way
            return None
        return better if _made(better).groupindex == pattern.groupindex else None
    except _BROKEN:
        return None
