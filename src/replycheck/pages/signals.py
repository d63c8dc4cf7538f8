"""What one page tells of its place: how it begins and ends, what is numbered, opened, named and told on it.

Everything is read from the page's own words and lines. What a reader would get wrong: the paragraphs of a document may
join over page breaks as the pages lie today, so they say nothing of the order that should be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from statistics import median

from replycheck.model.document import Document, Line, Page
from replycheck.pages.setting import NEAR, SET_APART, Frame, Setting, frame_of, setting_of
from replycheck.records import dataclass
from replycheck.sequence.language import letters
from replycheck.sequence.place import Place, Places
from replycheck.text.joining import begins_item, finished
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_OPENERS, _CLOSERS = "（《“‘「〔【〈", "）》”’」〕】〉"
_PAIR = dict(zip(_CLOSERS, _OPENERS, strict=True))
_STYLES = (
    pattern(r"([一二三四五六七八九十]{1,3})、"),
    pattern(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    pattern(r"(\d{1,2})(?:[.．](?!\d)|、)"),
    pattern(r"[（(](\d{1,2})[）)]"),
    pattern(r"第([一二三四五六七八九十百零〇]{1,7})条"),
    pattern(r"第([一二三四五六七八九十]{1,2})[，、,]"),
    pattern(r"其([一二三四五六七八九十]{1,2})[，、,]"),
    pattern(r"(首先|其次|再次|再者)[，、,]"),
)
_IN_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
_STATUTE = 4
_TITLE = 60
_MOST_WORDS = 8_000
"""Characters of one page that are looked at, half from either end; paper holds a quarter of it."""
_HEADLINE = pattern(
    r"[^，。；：]{0,60}(?:判决书|裁定书|决定书|告知书|意见书|法院|答复|复函|通知书|报告|笔录|起诉状|申请书)$|[^，。；：]{0,60}[）〕]\S{2,16}号$"
)
"""A title or the number of a paper: what has a comma in it is a sentence about one."""
_DATE = pattern(r"(?:二[〇○零Ｏ0О]{1}.{2,14}日|20\d\d年\d{1,2}月\d{1,2}日)")
_DAY = pattern(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_DEFINED = pattern(r"(?:以下|下)(?:均)?(?:简称|称)(?:为)?[:：]?[“\"《]?([\u4e00-\u9fff]{2,10})")
CASE_NUMBER = pattern(r"[（(〔\[](?:19|20)\d{2}[）)〕\]][\u4e00-\u9fff\d]{2,16}?\d+号")


class Head(StrEnum):
    """How a page's first line is set."""

    FLUSH = "flush"
    INDENTED = "indented"
    APART = "apart"
    ITEM = "item"
    UNKNOWN = "unknown"


class Tail(StrEnum):
    """How a page's last line ends: the line full or short, its sentence open or closed."""

    FULL_OPEN = "full-open"
    FULL_CLOSED = "full-closed"
    SHORT_OPEN = "short-open"
    SHORT_CLOSED = "short-closed"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PageSignals:
    """One page. ``letters`` as the language model reads it; ``fill`` is how far down the page its text goes (0 to 1).

    ``first_items``/``last_items`` are the first and last number of each style of numbering (0 for none);
    ``place`` how far on in a paper its words would stand.
    """

    words: str
    letters: str
    head: Head
    tail: Tail
    fill: float
    opened: str
    closing: str
    first_items: tuple[int, ...]
    last_items: tuple[int, ...]
    place: Place
    headline: bool
    signed: bool
    case_numbers: frozenset[str]
    defined: frozenset[str]
    dates: tuple[int, ...]
    """The dates told of (days, as ``date.toordinal`` counts them), in reading order."""
    setting: Setting | None = None
    """How its lines are set; None where they are not known."""


@dataclass(frozen=True, slots=True)
class _PageInFrame:
    """A page with what it is judged against."""

    page: Page
    text: str
    frame: Frame | None
    usual: float


def faces(document: Document, places: Places) -> tuple[PageSignals, ...]:
    """A face for each page, in today's order."""
    frame = frame_of(document.pages)
    usual = median([len(page.span.of(document.text)) for page in document.pages] or [0])
    return tuple(_face(_PageInFrame(page, document.text, frame, max(1.0, usual)), places) for page in document.pages)


def _face(sheet: _PageInFrame, places: Places) -> PageSignals:
    words = sheet.page.span.of(sheet.text).strip()
    if len(words) > _MOST_WORDS:
        words = words[: _MOST_WORDS // 2] + words[-_MOST_WORDS // 2 :]
    lines = [line for line in sheet.page.lines if line.span.of(sheet.text).strip()]
    opened, closing = _brackets(words)
    numbered = tuple(tuple(_numbers(words, style)) for style in range(len(_STYLES)))
    read = letters(unicodedata.normalize("NFC", words))
    return PageSignals(
        words,
        read,
        _head(words, lines, sheet.frame),
        _tail(words, lines, sheet.frame),
        _fill(words, lines, sheet),
        opened,
        closing,
        tuple(numbers[0] if numbers else 0 for numbers in numbered),
        tuple(numbers[-1] if numbers else 0 for numbers in numbered),
        places.of(read),
        headline=any(len(line) < _TITLE and _HEADLINE.match(line.strip()) for line in words[:200].split("\n")[:3]),
        signed=_DATE.search(words[-60:]) is not None,
        case_numbers=frozenset(match.translate(_LEVEL) for match in CASE_NUMBER.findall(words)),
        defined=frozenset(_DEFINED.findall(words)),
        dates=tuple(_dates(words)),
        setting=setting_of(lines, sheet.frame),
    )


def _dates(words: str) -> Iterator[int]:
    for match in _DAY.finditer(words):
        with suppress(ValueError):  # 30 February tells nothing
            yield date(*map(int, match.groups())).toordinal()


_LEVEL = str.maketrans("（）〔〕[]", "()()()")


def _head(words: str, lines: Sequence[Line], frame: Frame | None) -> Head:
    if not lines or frame is None:
        return Head.ITEM if begins_item(words) else Head.UNKNOWN
    indent = frame.indent(lines[0])
    if indent < NEAR:
        return Head.FLUSH
    if indent > SET_APART:
        return Head.APART
    return Head.ITEM if begins_item(words) else Head.INDENTED


def _tail(words: str, lines: Sequence[Line], frame: Frame | None) -> Tail:
    closed = finished(words)
    if not lines or frame is None:
        return Tail.CLOSED if closed else Tail.OPEN
    if frame.short(lines[-1]):
        return Tail.SHORT_CLOSED if closed else Tail.SHORT_OPEN
    return Tail.FULL_CLOSED if closed else Tail.FULL_OPEN


def _fill(words: str, lines: Sequence[Line], sheet: _PageInFrame) -> float:
    if not lines or sheet.frame is None:
        return min(1.0, len(words) / sheet.usual)
    return min(1.0, lines[-1].box.bottom / sheet.frame.bottom)


def _brackets(words: str) -> tuple[str, str]:
    """Marks still open at the end of the page, and marks closed on it that were opened before it."""
    stack: list[str] = []
    stray: list[str] = []
    for mark in words:
        if mark in _OPENERS:
            stack.append(mark)
        elif mark in _PAIR:
            if stack and stack[-1] == _PAIR[mark]:
                stack.pop()
            elif not stack:
                stray.append(_PAIR[mark])
    # Far from the break an unclosed mark is a slip of the pen.
    opened = "".join(mark for mark in stack if words.rfind(mark) > len(words) - 160)
    closing = "".join(stray) if any(mark in words[:160] for mark in _CLOSERS) else ""
    return opened, closing[:2]


def _numbers(words: str, style: int) -> Iterator[int]:
    """The numbers of one style at the start of paragraphs, or of clauses where the layout is not known."""
    for match in _STYLES[style].finditer(words):
        before = words[: match.start()].rstrip(" ")
        if before and before[-1] not in "\n。；：:;，":
            continue
        if style == _STATUTE and before and before[-1] not in "\n。":
            continue
        number = int(match[1]) if match[1].isdecimal() else _IN_WORDS.get(match[1]) or from_chinese(match[1])
        if number:
            yield number
