"""With which characters a match of an expression can begin, so that a search passes over all others at once.

``re`` works that out for itself only where an expression begins with a class or with plain words; at every other place
of the text it tries whatever else the expression begins with (a look behind, an optional word), which is most of the
time that searching takes. What is easily got wrong: the set may be too large and never too small; where a match
may be empty, or where anything may begin it, there is none.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # the machine of re, which has no stubs
import re
from collections.abc import Sequence
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # what this is about has no public name
from typing import Any

Item = tuple[Any, Any]
"""A character, a range of them or a category, as ``re`` writes the members of a class."""

_WIDEST = 2000
"""Characters of a range from which nearly every place of a Chinese text begins with one of them."""
_NARROW = frozenset({_constants.CATEGORY_DIGIT, _constants.CATEGORY_SPACE})
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
_HEAD = 5
"""Words before the body of an expression that has no such set: code, skip, flags, least and most width."""
_OTHERWISE = (TypeError, AttributeError, LookupError, ValueError, RuntimeError)
"""What is raised where a later Python goes about it in another way."""


class _Anything(Exception):  # noqa: N818 - no error
    """Any character may begin a match."""


def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` makes of an expression, and with which characters a match begins where that is to be had.

    :raises re.error: it is no expression.
    """
    try:
        parsed = _parser.parse(expression, flags)
        flags |= parsed.state.flags
        words = with_first_characters(_compiler._code(parsed, flags), parsed, flags)  # noqa: SLF001 - as re does it
        names = parsed.state.groupdict
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in names.items():
            by_number[number] = name
        made: re.Pattern[str] = _sre.compile(expression, flags, words, parsed.state.groups - 1, names, tuple(by_number))
    except _OTHERWISE:
        return re.compile(expression, flags)
    return made


def with_first_characters(words: Sequence[int], parsed: Any, flags: int) -> list[int]:  # noqa: ANN401 - re's own tree
    """The words of an expression with the set of characters that begin a match, where ``re`` left that out.

    ``parsed`` and ``flags`` are what the words were compiled from.
    """
    code, skip, known, least = words[:4]
    if code != _constants.INFO or known or skip != _HEAD - 1 or not least or flags & (re.IGNORECASE | re.LOCALE):
        return list(words)
    try:
        items, empty = _first(parsed)
    except _Anything:
        return list(words)
    if empty or not items:
        return list(words)
    told, _ = _compiler._optimize_charset(items)  # noqa: SLF001 - as re does it
    written: list[int] = []
    _compiler._compile_charset(told, flags, written)  # noqa: SLF001 - as re does it
    head = [code, skip + len(written), _constants.SRE_INFO_CHARSET, *words[3:_HEAD]]
    return [*head, *map(int, written), *words[_HEAD:]]


def _first(parsed: Any) -> tuple[list[Item], bool]:  # noqa: ANN401 - as above
    """What can begin a match of these in a row, and whether they can all be empty."""
    items: list[Item] = []
    for op, value in parsed:
        found, empty = _of(op, value)
        items += found
        if not empty:
            return items, False
    return items, True


def _of(op: Any, value: Any) -> tuple[list[Item], bool]:  # noqa: ANN401 - as above
    if op in {_constants.LITERAL, _constants.IN}:
        return _members(value if op is _constants.IN else [(op, value)]), False
    if op is _constants.BRANCH:
        branches = [_first(branch) for branch in value[1]]
        return [item for items, _ in branches for item in items], any(empty for _, empty in branches)
    if op is _constants.ATOMIC_GROUP or (op is _constants.SUBPATTERN and not value[1] and not value[2]):
        return _first(value if op is _constants.ATOMIC_GROUP else value[3])
    if op in _REPEATS:
        items, empty = _first(value[2])
        return items, empty or not value[0]
    if op in {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}:
        return [], True
    raise _Anything


def _members(members: Sequence[Item]) -> list[Item]:
    for op, value in members:
        wide = op is _constants.RANGE and value[1] - value[0] > _WIDEST
        if op is _constants.NEGATE or wide or (op is _constants.CATEGORY and value not in _NARROW):
            raise _Anything
    return list(members)
