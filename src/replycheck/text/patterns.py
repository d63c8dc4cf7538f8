"""Regular expressions that are compiled when they are first needed, and not where nothing in the text could match.

Compiling the patterns of all rules takes a quarter of a second, which everybody waits for who checks one paper; most
papers need a part of them. Before each search the clock is looked at (``text/clock.py``). What is easily got wrong:
``needs`` is a promise that every match holds one of those strings. ``tests/text/test_patterns.py`` proves it from the
parsed expression for every pattern of the package.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterator, Mapping
from sys import maxsize
from typing import Any

from replycheck.text.clock import EACH, look_now
from replycheck.text.first_characters import compiled

__all__ = ["Pattern", "compiled_anew", "pattern", "patterns", "use_compiled"]

_ATOMS = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""One escape, one class, or one character of an expression."""
_MOST_BLANKS, _MOST_DIGITS = 32, 24
_MADE: weakref.WeakSet[Pattern] = weakref.WeakSet()
_ANEW: dict[tuple[str, int], re.Pattern[str]] = {}
_searches = 0
_kept: Mapping[tuple[str, int], re.Pattern[str]] = {}


class Pattern:
    """An expression with the methods of ``re.Pattern[str]`` that this package uses; equal to itself alone."""

    __slots__ = ("__weakref__", "_compiled", "_expression", "flags", "needs")

    def __init__(self, expression: str | Callable[[], str], flags: int = 0, needs: tuple[str, ...] = ()) -> None:
        self._expression = expression
        self.flags = flags
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"

    def __reduce__(self) -> tuple[Callable[..., Pattern], tuple[str, int, tuple[str, ...]]]:
        return Pattern, (self.pattern, self.flags, self.needs)

    @property
    def pattern(self) -> str:
        """The expression as it was written."""
        if not isinstance(self._expression, str):
            self._expression = self._expression()
        return self._expression

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression, made on first use."""
        if self._compiled is None:
            key = (self.pattern, self.flags)
            made = _kept.get(key)
            if made is None:
                made = _ANEW[key] = compiled(bounded(self.pattern), self.flags)
            self._compiled = made
        return self._compiled

    @property
    def groups(self) -> int:
        """The number of groups in the expression."""
        return self.compiled.groups

    def _within(self, text: str) -> re.Pattern[str] | None:
        """The compiled expression, None where nothing in ``text`` could match: asked tens of thousands of times."""
        global _searches  # noqa: PLW0603 - counted as ``clock.look`` counts, without a call for each
        _searches += 1
        if not _searches % EACH:
            look_now()
        if self.needs:
            for literal in self.needs:  # any() over a generator takes twice as long
                if literal in text:
                    break
            else:
                return None
        return self._compiled or self.compiled

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        if (compiled := self._within(text)) is None:
            return None
        return compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        compiled = self._within(text)
        if compiled is None:
            return None
        return compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        compiled = self._within(text)
        if compiled is None:
            return None
        return compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        compiled = self._within(text)
        if compiled is None:
            return iter(())
        return compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = maxsize) -> list[Any]:
        """As ``re.Pattern.findall``."""
        compiled = self._within(text)
        if compiled is None:
            return []
        return compiled.findall(text, start, end)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """As ``re.Pattern.split``, for expressions without optional groups."""
        compiled = self._within(text)
        return [text] if compiled is None else compiled.split(text, maxsplit)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As ``re.Pattern.sub``."""
        compiled = self._within(text)
        return text if compiled is None else compiled.sub(replacement, text, count)


def bounded(expression: str) -> str:
    """The expression with every unbounded run of blanks or of digits bounded, so that long runs cost linear time.

    A search begins at every place of a run and looks as far as the run goes: without a bound that is the square of its
    length, and the cube where two such runs stand in one expression. No paper writes this many blanks or digits.
    """
    parts: list[str] = []
    last = ""
    for match in _ATOMS.finditer(expression):
        atom = match.group()
        if atom in ("*", "+") and _is_blank(last):
            atom = f"{{{int(atom == '+')},{_MOST_BLANKS}}}"
        elif atom in ("*", "+") and _is_digits(last):
            atom = f"{{{int(atom == '+')},{_MOST_DIGITS}}}"
        parts.append(atom)
        last = match.group()
    return "".join(parts)


def _is_blank(atom: str) -> bool:
    if atom.startswith(r"[^\S"):
        return True
    if atom.startswith("["):
        return not re.sub(r"\\[stnrufv]|\\u3000|\\xa0|3000|[ \t\n\u3000\xa0]", "", atom[1:-1]) and atom != "[]"
    return atom in (r"\s", " ", "\u3000", r"\u3000", r"\n")


def _is_digits(atom: str) -> bool:
    inside = atom[1:-1] if atom.startswith("[") and not atom.startswith("[^") else atom
    return bool(inside) and not re.sub(
        r"\\d|0-9|０-９|[0-9〇○零一二三四五六七八九十百千万亿两壹贰貳弍叁參肆伍陆陸柒捌玖拾佰仟萬億]", "", inside
    )


def pattern(expression: str | Callable[[], str], flags: int = 0, *, needs: str | tuple[str, ...] = ()) -> Pattern:
    """A pattern compiled when first needed; every match must hold one of the strings in ``needs``, if any.

    ``expression`` may be a function that puts it together then, where that takes a table.
    """
    made = Pattern(expression, int(flags), (needs,) if isinstance(needs, str) else needs)
    _MADE.add(made)
    return made


def patterns() -> tuple[Pattern, ...]:
    """Every pattern of this process that is still in use: what is audited for growth and for its promises."""
    return tuple(_MADE)


def use_compiled(kept: Mapping[tuple[str, int], re.Pattern[str]]) -> None:
    """From now on take what ``kept`` has compiled of an expression and its flags, and compile only the others."""
    global _kept  # noqa: PLW0603 - what stands for the whole process, as re's own cache does
    _kept = kept


def compiled_anew() -> dict[tuple[str, int], re.Pattern[str]]:
    """What this process has compiled itself, by expression and flags."""
    return dict(_ANEW)
