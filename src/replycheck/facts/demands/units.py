"""Sentences and numbered items of letters and replies that were typed without care.

Web messages come without line breaks and with half-width marks, so an item may start in the middle of a line. What a
reader would get wrong: a mark counts only as part of a series that begins with 1 and goes on, so that 星期六、日 and
a lone 2. are no items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import Pattern, pattern

_HAN = "一二三四五六七八九十"
_LETTERS = frozenset("ABCDEFGH")
_OPEN = r"(?:(?<=[。！？；：:!?;，,\s（(])|^)"
_UNIT = pattern(
    r"(?:[^。！？；!?;\n　.]|　(?!　)|\.(?!(?<=[\u4e00-\u9fff]\.)[\u4e00-\u9fff])){0,2000}"
    r"(?:[。！？；!?;]+[”’」』）)]*|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])|　　+|\n|$|(?<=[^\n]))"
)
_STYLES: tuple[tuple[str, Pattern], ...] = (
    ("一、", pattern(rf"{_OPEN}(?P<n>[{_HAN}]{{1,2}})[、.．:：,，　]")),
    ("（一）", pattern(rf"[（(](?P<n>[{_HAN}]{{1,2}})[）)]")),
    (
        "1.",
        pattern(
            r"(?<![\d.\-—a-zA-Z〔\[第/])(?P<n>[1-9]\d?)(?:、(?!\d{1,2}(?!\d))|[.．，,:：](?!\d)|(?<=[。；：:！？\n]\d)(?=[\u4e00-\u9fff]))"
        ),
    ),
    ("（1）", pattern(r"[（(]\s?(?P<n>[1-9]\d?)\s?[）)]")),
    ("1）", pattern(r"(?<![\d（(.\-])(?P<n>[1-9]\d?)[）)]")),
    ("第一", pattern(rf"第(?P<n>[{_HAN}])[，、,：:点。]")),
    ("其一", pattern(rf"其(?P<n>[{_HAN}])(?=[，、,：:是])[，、,：:]?")),
    ("一是", pattern(rf"{_OPEN}(?P<n>[{_HAN}])是")),
    ("甲", pattern(rf"{_OPEN}(?:[（(](?P<n>[甲乙丙丁戊己庚辛])[）)]|(?P<m>[甲乙丙丁戊己庚辛])[、.．])")),
    ("A", pattern(rf"(?:[（(]|{_OPEN}|(?<=——))(?P<n>[A-Ha-h])[）)、.．](?=[^A-Za-z\d])")),
    ("问一", pattern(rf"{_OPEN}问(?P<n>[{_HAN}])(?=[\u4e00-\u9fff：:，])")),
    ("一要求", pattern(rf"{_OPEN}(?P<n>[{_HAN}])(?=(?:要求|请求|请|希望|要|求|问)[\u4e00-\u9fff])")),
    ("①", pattern(r"(?P<n>[①-⑩])")),
    (
        "诉求一",
        pattern(rf"(?:诉求|问题|要求|请求|建议|疑问|质疑)(?P<n>[{_HAN}]|\d)(?=[\s：:、，,.．])[：:、，,.．]?"),
    ),
)
_BEGINS = pattern(r"(?:^|[。！？；：:!?;\n　 ])[（(]?$")
"""What stands before an item."""
_FAR = 3
"""A number more than this above the one before begins no item of the same list."""
_NUMBERED = tuple(pattern for style, pattern in _STYLES if style in ("一、", "1.", "（一）", "（1）", "一是"))


@dataclass(frozen=True, slots=True)
class Series:
    """Items numbered 1, 2, 3 … in one style: where each begins."""

    style: str
    marks: tuple[int, ...]


def units(text: str, cuts: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """The sentences of ``text`` without surrounding white space, cut at ``cuts`` as well, in order."""
    ends = sorted({0, len(text), *cuts, *(match.end() for match in _UNIT.finditer(text))})
    found = (trimmed(text, Span(start, end)) for start, end in pairwise(ends))
    return tuple(span for span in found if span)


def trimmed(text: str, span: Span) -> Span:
    """``span`` without white space at its ends."""
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + left + len(words.strip()))


def series(text: str) -> tuple[Series, ...]:
    """Every series of two and more items in ``text``, style by style."""
    return tuple(found for style, pattern in _STYLES for found in _runs(text, style, pattern))


def starts_item(text: str) -> bool:
    """Whether ``text`` begins with the mark of an item."""
    return any(pattern.match(text) for _, pattern in _STYLES)


def _runs(text: str, style: str, pattern: Pattern) -> list[Series]:
    found: list[Series] = []
    marks: list[int] = []
    for match in pattern.finditer(text):
        number = _number(match)
        if number == 1:
            found.append(Series(style, tuple(marks)))
            marks = [match.start()]
        elif marks and number == len(marks) + 1:
            marks.append(match.start())
    found.append(Series(style, tuple(marks)))
    return [run for run in found if len(run.marks) > 1]


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    mark = groups["n"] or groups.get("m") or ""
    return ord(mark.upper()) - ord("A") + 1 if mark.upper() in _LETTERS else ordinal(mark)


def item_marks(text: str) -> frozenset[int]:
    """Where items begin in a text in which items may be missing: 一、三、 are two items, a lone 二、 is one."""
    found = {mark for one in series(text) for mark in one.marks}
    for form in _NUMBERED:
        for run in _rising(text, form):
            found.update(at for at, _ in run)
    return frozenset(found)


def numbers(text: str, said: Sequence[int] = ()) -> frozenset[int]:
    """The numbers of the first list in ``text``, gaps allowed: 一、三、四、 gives 1, 3, 4.

    ``said``: where the office's own sentences begin. A list most of whose items hold none only repeats the demands, and
    counts only where there is no other.
    """
    runs = [run for pattern in _NUMBERED for run in _rising(text, pattern)]
    for run in runs:
        ends = [*(at for at, _ in run[1:]), len(text)]
        kept = [
            number for (at, number), end in zip(run, ends, strict=True) if any(at - 1 <= start < end for start in said)
        ]
        if 2 * len(kept) > len(run):
            return frozenset(kept)
    return frozenset(number for _, number in runs[0]) if runs else frozenset()


def _rising(text: str, pattern: Pattern) -> list[list[tuple[int, int]]]:
    """The lists of rising numbers at the beginning of sentences, each mark with its number."""
    runs: list[list[tuple[int, int]]] = [[]]
    for match in pattern.finditer(text):
        number = ordinal(match["n"])
        if number is None or not _at_beginning(text, match.start()):
            continue
        last = runs[-1][-1][1] if runs[-1] else 0
        if last < number <= last + _FAR:
            runs[-1].append((match.start(), number))
        elif number == 1:
            runs.append([(match.start(), number)])
    return [run for run in runs if run]


def _at_beginning(text: str, at: int) -> bool:
    return _BEGINS.search(text[max(0, at - 2) : at]) is not None
