"""What one page tells of its place: how it begins and ends, what is numbered, opened, named and told on it.

Everything is read from the page's own words and lines. What a reader would get wrong: the paragraphs of a document may
join over page breaks as the pages lie today, so they say nothing of the order that should be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from replycheck.model.document import Document, Line, Page
from replycheck.pages.language import letters
from replycheck.text.joining import begins_item, finished
from replycheck.text.numerals import from_chinese

_NEAR, _SET_APART = 1.0, 3.2
"""Ems from the margin: nearer is no indent, further is a title or a signature."""
_SHORT = 2.6
"""Ems that may be free at the end of a line whose paragraph goes on: what follows could not be broken."""
_OPENERS, _CLOSERS = "（《“‘「〔【〈", "）》”’」〕】〉"
_PAIR = dict(zip(_CLOSERS, _OPENERS, strict=True))
_STYLES = (
    re.compile(r"([一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"(\d{1,2})(?:[.．](?!\d)|、)"),
    re.compile(r"[（(](\d{1,2})[）)]"),
    re.compile(r"第([一二三四五六七八九十百零〇]{1,7})条"),
    re.compile(r"第([一二三四五六七八九十]{1,2})[，、,]"),
    re.compile(r"其([一二三四五六七八九十]{1,2})[，、,]"),
)
_STATUTE = 4
_IN_RUN = re.compile(r"(?:^|[\n。；：:;])")
_STAGES = tuple(
    re.compile(words)
    for words in (
        r"(?:判决|裁定|决定)书\n|号\n|住所地|法定代表人|委托(?:诉讼)?代理人|辩护人|公诉机关|[男女]，\d{4}年|汉族|您好|收悉",
        r"立案|合议庭|公开开庭|提起公诉|向本院提出|一案",
        r"诉称|起诉称|请求判令|诉讼请求|指控|上诉称|申请再审称|请求[:：]",
        r"辩称|答辩|未作答辩|质证|提交(?:如下|了)",
        r"经审理查明|审理查明|另查明|本院查明|经查|经审查|调查核实|证据",
        r"本院认为|本院经审查认为|争议焦点|应予支持|不予支持|不能成立",
        r"综上|依照|依据.{0,30}规定",
        r"判决如下|裁定如下|驳回|撤销|准许|案件受理费|如不服",
        r"审判长|审判员|书记员|人民陪审员|终审|特此|感谢",
        r"附[:：]|法律条文|条文|附件|第[一二三四五六七八九十百零]{1,6}条\S{6}",
    )
)
_HEADLINE = re.compile(r"(?:判决书|裁定书|决定书|告知书|意见书|法院|答复|复函|通知书|报告|笔录|起诉状|申请书)$|[）〕]\S{2,16}号$")
_DATE = re.compile(r"(?:二[〇○零Ｏ0О]{1}.{2,14}日|20\d\d年\d{1,2}月\d{1,2}日)")
_DEFINED = re.compile(r"(?:以下|下)(?:均)?(?:简称|称)(?:为)?[:：]?[“\"《]?([\u4e00-\u9fff]{2,10})")
CASE_NUMBER = re.compile(r"[（(〔\[](?:19|20)\d{2}[）)〕\]][\u4e00-\u9fff\d]{2,16}?\d+号")


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
class Face:
    """One page. ``letters`` as the language model reads it; ``fill`` is how far down the page its text goes (0 to 1).

    ``first_items``/``last_items`` are the first and last number of each style of numbering (0 for none);
    ``stages`` the first and last part of a judgment or reply that it tells (None where no cue stands).
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
    stages: tuple[float, float, float] | None
    headline: bool
    signed: bool
    case_numbers: frozenset[str]
    defined: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where text stands on the paper of this document: margins in points."""

    left: float
    right: float
    bottom: float


def faces(document: Document) -> tuple[Face, ...]:
    """A face for each page, in today's order."""
    frame = _frame(document.pages)
    usual = median([len(page.span.of(document.text)) for page in document.pages] or [0])
    return tuple(_face(page, document.text, frame, max(1.0, usual)) for page in document.pages)


def _frame(pages: Sequence[Page]) -> _Frame | None:
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return None
    lefts, rights = sorted(line.box.x0 for line in lines), sorted(line.box.x1 for line in lines)
    bottoms = sorted(page.lines[-1].box.bottom for page in pages if page.lines)
    return _Frame(lefts[len(lefts) // 10], rights[(4 * len(rights)) // 5], bottoms[(3 * len(bottoms)) // 4])


def _face(page: Page, text: str, frame: _Frame | None, usual: float) -> Face:
    words = page.span.of(text).strip()
    lines = [line for line in page.lines if line.span.of(text).strip()]
    opened, closing = _brackets(words)
    numbered = tuple(tuple(_numbers(words, lines, text, style)) for style in range(len(_STYLES)))
    first_line, start = words.partition("\n")[0].strip(), words[:200]
    return Face(
        words,
        letters(unicodedata.normalize("NFC", words)),
        _head(words, lines, frame),
        _tail(words, lines, frame),
        _fill(words, lines, frame, usual),
        opened,
        closing,
        tuple(numbers[0] if numbers else 0 for numbers in numbered),
        tuple(numbers[-1] if numbers else 0 for numbers in numbered),
        _stages(words),
        headline=len(first_line) < 60 and any(_HEADLINE.search(line.strip()) for line in start.split("\n")[:3] if line),
        signed=_DATE.search(words[-60:]) is not None,
        case_numbers=frozenset(match.translate(_LEVEL) for match in CASE_NUMBER.findall(words)),
        defined=frozenset(_DEFINED.findall(words)),
    )


_LEVEL = str.maketrans("（）〔〕[]", "()()()")


def _head(words: str, lines: Sequence[Line], frame: _Frame | None) -> Head:
    if not lines or frame is None:
        return Head.ITEM if begins_item(words) else Head.UNKNOWN
    indent = (lines[0].box.x0 - frame.left) / (lines[0].size or 16.0)
    if indent < _NEAR:
        return Head.FLUSH
    if indent > _SET_APART:
        return Head.APART
    return Head.ITEM if begins_item(words) else Head.INDENTED


def _tail(words: str, lines: Sequence[Line], frame: _Frame | None) -> Tail:
    closed = finished(words)
    if not lines or frame is None:
        return Tail.CLOSED if closed else Tail.OPEN
    short = (frame.right - lines[-1].box.x1) / (lines[-1].size or 16.0) > _SHORT
    if short:
        return Tail.SHORT_CLOSED if closed else Tail.SHORT_OPEN
    return Tail.FULL_CLOSED if closed else Tail.FULL_OPEN


def _fill(words: str, lines: Sequence[Line], frame: _Frame | None, usual: float) -> float:
    if not lines or frame is None:
        return min(1.0, len(words) / usual)
    return min(1.0, lines[-1].box.bottom / frame.bottom)


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


def _numbers(words: str, lines: Sequence[Line], text: str, style: int) -> Iterator[int]:
    """The numbers of one style at the start of paragraphs, or of clauses where the layout is not known."""
    for match in _STYLES[style].finditer(words):
        before = words[: match.start()].rstrip(" ")
        if before and before[-1] not in "\n。；：:;，":
            continue
        if style == _STATUTE and before and before[-1] not in "\n。":
            continue
        number = int(match[1]) if match[1].isdecimal() else from_chinese(match[1])
        if number:
            yield number


def _stages(words: str) -> tuple[float, float, float] | None:
    """First, last and mean part that the cues on a page belong to; the first and last third of its cues count."""
    cues = sorted((match.start(), stage) for stage, cue in enumerate(_STAGES) for match in cue.finditer(words))
    if not cues:
        return None
    found = [stage for _, stage in cues]
    third = max(1, len(found) // 3)
    return (sum(found[:third]) / third, sum(found[-third:]) / third, sum(found) / len(found))
