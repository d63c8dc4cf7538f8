"""Numbers that a blank, a tab, or the end of a line or page tears apart, read whole: 13. 76万元, 51⏎600元, 民初11⏎87号.

What is easily got wrong: the text keeps its characters, so what is found in the mended text is led back to where it
stands; and two numbers may stand beside each other in a table. So a blank alone belongs to a number only between a
decimal point and its figures, or in groups of three; a line's end does wherever figures stand on both sides of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, wraps
from typing import Any, Protocol, TypeVar

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_FIGURE = "0-9０-９"
_BLANK = " \\t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_AFTER_WORDS = "|".join(
    rf"(?<=[\u4e00-\u9fff][{_FIGURE}]{{{count}}})(?<![件表图第号条项][{_FIGURE}]{{{count}}})" for count in (1, 2, 3, 4)
)
"""Figures right behind a word that counts nothing: 受理费43 60元, but not 附件1 500元."""
_TORN = pattern(
    rf"(?<=[{_FIGURE}])(?:[ \t]{{0,3}}\r?\n[ \t\u3000]{{0,4}}|\f)(?=[.．,，]?[{_FIGURE}])"
    rf"|(?<=[{_FIGURE}][.．])[{_BLANK}]{{0,3}}(?:\r?\n|[{_BLANK}])[{_BLANK}]{{0,3}}(?=[{_FIGURE}]{{1,8}}[万亿元%％])"
    rf"|(?<=[{_FIGURE}])[{_BLANK}](?=[.．][{_FIGURE}]{{1,4}}[万亿元%％])"
    rf"|(?<=[{_FIGURE}][,，])(?:\r?\n|[{_BLANK}])(?=[{_FIGURE}]{{3}}(?![{_FIGURE}]))"
    rf"|(?<=[{_FIGURE}])(?<![件表图第号条项][{_FIGURE}])[{_BLANK}](?=[{_FIGURE}]{{3}}(?:[.．][{_FIGURE}]{{1,4}})?(?:万|亿|元|平方米))"
    rf"|(?:{_AFTER_WORDS})[{_BLANK}](?=[{_FIGURE}]{{1,6}}(?:[.．][{_FIGURE}]{{1,4}})?(?:万元|亿元|元))"
    rf"|(?<=[{_FIGURE}])[ \t]{{0,3}}\r?\n[ \t\u3000]{{0,4}}(?=(?:万|亿|元|年|月|日|号|%|％))"
    rf"|(?<=[年月])[ \t]{{0,3}}\r?\n[ \t\u3000]{{0,4}}(?=[{_FIGURE}]{{1,2}}[月日])"
    r"|(?<=[民刑行执赔初终再申监])[ \t]{0,3}\r?\n[ \t\u3000]{0,4}(?=[0-9０-９初终再申监字])"
)
_DATE = pattern(rf"(?:19|20|１９|２０)[{_FIGURE}]{{2}}(?:年|-|[.．/])")
_SPELT = pattern(
    r"(?<=百)\n(?=分之)|(?<=百分)\n(?=之)|(?<=百分之)\n"
    r"|(?<=[）)〕][一-鿿])\n(?=[0-9]{2,4}[民刑行执赔破认]|[民刑行执赔破认])"
    r"|(?<=[一二三四五六七八九十百千万零〇两])\n(?=[一二三四五六七八九十百千万零〇两]{0,6}"
    r"(?:日|个?月|个?工作日|年|元|周?岁|平?方?米|公里|亩|户|人|名|次|余))"
    rf"|(?<=[{_FIGURE}]万)\n(?=元)"
    rf"|(?<=[{_FIGURE}])\n(?=[{_FIGURE}.．,，]{{0,6}}(?:年|月|日|号|万元|元))"
)
"""Numbers in words, and what only a break can tear apart."""
_OVER = pattern(rf"(?:[{_FIGURE}]{{7}}|[-－—][{_FIGURE}]{{1,8}}|[件表图第][{_FIGURE}]{{1,3}})$")
_WORD = pattern("[一-鿿]")
_NEAR = 24
_SHORTEST, _FULL, _LONGEST = 10, 0.75, 200
"""Characters of a full line at least, its share of the longer of its neighbours, and the most that are looked at."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text without what tears numbers apart; ``cuts`` are where characters were left out and how many so far."""

    text: str
    cuts: tuple[tuple[int, int], ...]

    def back(self, span: Span) -> Span:
        """Where a stretch of the mended text stands in the text itself."""
        return Span(
            self._back(span.start), self._back(max(span.start, span.end - 1)) + 1 if len(span) else self._back(span.end)
        )

    def _back(self, offset: int) -> int:
        index = bisect_right(self.cuts, offset, key=lambda cut: cut[0])
        return offset + (self.cuts[index - 1][1] if index else 0)


@lru_cache(maxsize=16)
def mended(text: str) -> Mended | None:
    """The text with its numbers whole; None where none is torn."""
    pieces, cuts = [], []
    at = gone = size = 0
    for match in _TORN.finditer(text):
        if "\n" in match[0] and not _goes_on(text, match.start(), match.end()):
            continue
        pieces.append(text[at : match.start()])
        size += match.start() - at
        gone += match.end() - match.start()
        at = match.end()
        cuts.append((size, gone))
    if not cuts:
        return None
    return Mended("".join([*pieces, text[at:]]), tuple(cuts))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at ``end`` is full, so that the one from ``start`` on goes on in the middle of it."""
    if _DATE.match(text, start):
        return False
    begin = text.rfind("\n", max(0, end - _LONGEST), end) + 1
    before = begin - 1 - (text.rfind("\n", max(0, begin - 1 - _LONGEST), max(0, begin - 1)) + 1)
    after = text.find("\n", start, start + _LONGEST)
    beside = max(before if begin else 0, (len(text) if after < 0 else after) - start if after >= 0 else 0)
    return end - begin >= _SHORTEST and end - begin >= _FULL * min(beside, _LONGEST)


def tears(line: str, following: str) -> bool:
    """Whether the break between two lines of one paragraph stands inside a number, a date or the number of a case.

    A line that ends with the number of a telephone or of an annex is over, whatever stands below it, and so is a line
    of figures alone, as a table has them.
    """
    left = line.rstrip()[-_NEAR:]
    if _OVER.search(left) or _DATE.match(following.lstrip()) or not (_WORD.search(line) and _WORD.search(following)):
        return False
    both = f"{left}\n{following.lstrip()[:_NEAR]}"
    return any(match.start() == len(left) for match in _TORN.finditer(both)) or any(
        match.start() == len(left) for match in _SPELT.finditer(both)
    )


class _Found(Protocol):
    @property
    def span(self) -> Span:
        """Where it stands."""


_One = TypeVar("_One", bound=_Found)


def whole_numbers(find: Callable[[str], tuple[_One, ...]]) -> Callable[[str], tuple[_One, ...]]:
    """A finder of things with a ``span`` that reads torn numbers whole."""

    @lru_cache(maxsize=16)  # the dates of a paper are asked for by whoever tells them from other figures
    @wraps(find)
    def found(text: str) -> tuple[_One, ...]:
        whole = mended(text)
        if whole is None:
            return find(text)
        return tuple(_moved(one, whole) for one in find(whole.text))

    return found


def _moved(one: Any, whole: Mended) -> Any:  # noqa: ANN401 - any frozen value with spans
    """The value with its span, and the spans of values in it, led back."""
    spans = {
        name: whole.back(value) if isinstance(value, Span) else _moved(value, whole)
        for name in one.__slots__
        if isinstance(value := getattr(one, name), Span) or isinstance(getattr(value, "span", None), Span)
    }
    return replace(one, **spans)
