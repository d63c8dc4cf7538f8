"""The numbering of headings and items: 一、（一）1.（1）① at the start of paragraphs.

Numbers that Word makes automatically have been put into the text by the reader, so typed and made ones look alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from replycheck.model.document import Paragraph
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal, to_chinese, to_circled
from replycheck.text.patterns import Pattern, pattern

_STYLES: tuple[tuple[str, Pattern], ...] = (
    ("一、", pattern(r"(?P<n>[一二三四五六七八九十]{1,3})、")),
    ("（一）", pattern(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[）)]")),
    # A full stop before a figure is a decimal point, unless what follows is a date or a count: 2．2023年, 3．12户.
    (
        "1.",
        pattern(
            r"(?P<n>\d{1,2})(?:[.．](?!\d)|[.．](?=(?:19|20)\d{2}年|\d{1,2}月\d{1,2}日|\d{1,4}[户名])"
            r"|．(?=\d{1,4}(?:余|多)?[月日户名人次起件份个栋栏家笔套台处项批宗]))"
        ),
    ),
    ("1、", pattern(r"(?P<n>\d{1,2})、(?!\d{1,3}(?:[、，]|[条项款号幢栋楼层]))")),
    ("（1）", pattern(r"[（(](?P<n>\d{1,2})[）)]")),
    ("①", pattern(r"(?P<n>[①-⑳])")),
)
_CONTENTS = pattern(r"(?:(?<![.．·・…‥_])[.．·・…‥_]{3,400}|\t)\s{0,32}(?:[-—]\s{0,8})?\d{1,3}\s{0,8}[-—]?$")
"""A line of a table of contents: it repeats the numbers of the headings."""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph: its style (``一、`` …), its number, the span of the mark and of the whole paragraph."""

    style: str
    number: int
    mark: Span
    paragraph: Span


def items(text: str, paragraphs: Iterable[Paragraph]) -> tuple[Item, ...]:
    """The numbered paragraphs among ``paragraphs``, in the order given; a line behind a soft return counts as one."""
    found = (_item(text, line) for paragraph in paragraphs for line in _lines(text, paragraph.span))
    return tuple(item for item in found if item is not None)


def in_contents(words: str) -> bool:
    """Whether a paragraph is a line of a table of contents: a heading, leaders or a tab, and a page number."""
    return _CONTENTS.search(words) is not None


def mark_of(item_style: str, number: int) -> str:
    """How ``number`` is written in that style."""
    if item_style == "①":
        return to_circled(number) or str(number)
    written = str(number) if "1" in item_style else to_chinese(number)
    return item_style.replace("一", written).replace("1", written)


def _lines(text: str, span: Span) -> Iterable[Span]:
    """The lines of a paragraph, without white space before them."""
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            yield Span(begin, begin + len(bare))
        start += len(line)


def _item(text: str, span: Span) -> Item | None:
    for style, form in _STYLES:
        match = form.match(text, span.start, span.end)
        if match is not None:
            number = ordinal(match["n"])
            return None if number is None else Item(style, number, Span(*match.span()), span)
    return None
