"""Whether what was read off a PDF page is what a person sees there.

A font without a Unicode table gives characters that look like text and mean nothing; a scan gives none.
Neither may ever read as a page that was checked.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from replycheck.model.document import Caveat
from replycheck.model.span import Box
from replycheck.readers.layout.page import PageFacts
from replycheck.readers.layout.readings import Readings
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

TRIVIAL = 40
"""Fewer characters than this on a page may be a page number or a scanner's stamp over a picture."""
_BAD_SHARE = 0.05
_SYMBOL_SHARE = 0.4
_UNCOMMON = pattern("[^\\s\u0020-\u007e\u2010-\u2027\u3001-\u3020\u4e00-\u9fff\uff01-\uff5e]")
_SIGNS = pattern(r"[!-/:-@\[-`{-~]")
_LEADERS = pattern(r"[.·・…_\-]{4,}|(?:\. ){4,400}")
"""Dots that lead to the page number in a table of contents, and lines to write on."""
_NO_BLANKS = dict.fromkeys(map(ord, " \n\u3000"))
_REPEATED = frozenset(".·・…_-—–=*×□■○●某\ufffd")
"""What is printed over and over: leaders, lines to write on, boxes, names made unknown."""
_ONE_LETTER = 0.3
"""Share of a page that its most frequent character has at most: the full stop has 0.05, the figure 0 in a table 0.2."""
_STRANGE = 0.25
"""Share of a page's Chinese characters that are rare: 0.01 in lists of names, 0.4 where characters are drawn by lot."""
_NAMELESS = frozenset({"Co", "Cn", "Cc", "Cs"})
_PLACES = 3
"""Pages of which it is said in which part something stands."""
_LARGE = 0.3
"""Share of the page that a picture covers before it may hold text of its own; a seal covers 0.03."""
_POINTS_A_CHARACTER = 12_000.0
"""Square points of picture for each character over it below which it has no text layer (full text: 800)."""
_BLANK = 0.0005
"""Ink of an empty sheet: dust."""


def bad_share(text: str) -> float:
    """Share of characters that name nothing: replacement, private use, unassigned, control, ``(cid:12)``."""
    visible = len(text) - sum(text.count(blank) for blank in " \n\u3000")
    if not visible:
        return 0.0
    odd: list[str] = _UNCOMMON.findall(text)
    bad = sum(character == "\ufffd" or unicodedata.category(character) in _NAMELESS for character in odd)
    return (bad + 6 * text.count("(cid:")) / visible


def doubtful(facts: PageFacts, text: str) -> bool:
    """Whether the text is likely not what is printed."""
    words = _LEADERS.sub("", text)
    total = sum(len(run.glyphs) for run in facts.runs) - (len(text) - len(words))
    unmapped = sum(len(run.glyphs) for run in facts.runs if run.unmapped)
    garbled = unmapped > _BAD_SHARE * total or bad_share(words) > _BAD_SHARE
    return garbled or _symbols(words) or _monotonous(words) or _outlandish(words)


@cache
def _usual() -> frozenset[str]:
    """The characters in ordinary use, simplified (GB 2312, level 1) and traditional (Big5, level 1)."""
    simple = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    other = bytes(byte for high in range(0xA4, 0xC7) for low in trails for byte in (high, low))
    return frozenset(simple.decode("gb2312", "ignore") + other.decode("big5", "ignore"))


def _outlandish(text: str) -> bool:
    """Whether many of a page's Chinese characters are in nobody's use: what a map gives that names them at random."""
    counts = Counter(letter for letter in text if "\u3400" <= letter <= "\u9fff")
    total = counts.total()
    if total <= TRIVIAL:
        return False
    strange = sum(count for letter, count in counts.items() if letter not in _usual())
    return strange > _STRANGE * total


def _monotonous(text: str) -> bool:
    """Whether much of a page is one character over and over: what a map gives that names all glyphs alike."""
    counts = Counter(text.translate(_NO_BLANKS))
    total = counts.total()
    most = max((count for letter, count in counts.items() if letter not in _REPEATED), default=0)
    return most > TRIVIAL and most > _ONE_LETTER * total


def _symbols(text: str) -> bool:
    """Codes of a re-encoded font often come out as a rain of signs: !"#$%&'."""
    return len(text) > TRIVIAL and len(_SIGNS.findall(text)) > _SYMBOL_SHARE * len(text)


def unread_pictures(facts: PageFacts) -> bool:
    """Whether a large picture on the page has (almost) no text over it."""
    left, bottom, right, top = facts.box
    area = (right - left) * (top - bottom)
    for x0, y0, x1, y1 in facts.pictures.images:
        seen = max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        if seen > _LARGE * area and _over(facts, (x0, y0, x1, y1)) < seen / _POINTS_A_CHARACTER:
            return True
    return False


def _over(facts: PageFacts, box: tuple[float, float, float, float]) -> int:
    """Characters whose run stands over the box; turned text is counted as if it did."""
    return sum(
        len(run.glyphs)
        for run in facts.runs
        if run.angle or (box[1] <= run.up <= box[3] and run.glyphs[0][0] <= box[2])
    )


def empty(ink: float | None) -> bool:
    """Whether a rendering shows an empty sheet."""
    return ink is not None and ink < _BLANK


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a page of so many points in height shows what looks like writing and is no text."""

    box: Box
    height: float

    @classmethod
    def of(cls, facts: PageFacts, number: int) -> Ink:
        """That of page ``number`` (1-based)."""
        wide, high = facts.shown_size
        left, top, right, bottom = facts.unexplained_box or (0.0, 0.0, wide, high)
        return cls(Box(number, left, top, right, bottom), high)


@dataclass(frozen=True, slots=True)
class Losses:
    """Pages (1-based) of which something could not be read, and why; ``pictured`` and ``glimpsed`` with places."""

    scans: tuple[int, ...]
    garbled: tuple[int, ...]
    fields: tuple[int, ...]
    lying: tuple[int, ...] = ()
    pictured: tuple[Ink, ...] = ()
    glimpsed: tuple[Ink, ...] = ()
    undrawn: tuple[int, ...] = ()
    strayed: tuple[int, ...] = ()


def caveats(losses: Losses, *, pages: int, characters: int, readings: Readings) -> tuple[Caveat, ...]:
    """What could not be read, as sentences, for a file of so many pages and so many characters that were read."""
    scans, garbled, fields = losses.scans, losses.garbled, losses.fields
    found = list(unread_scans(scans, pages, readings))
    if not scans and not garbled and not characters and not readings.pages:
        found.append(Caveat("这个 PDF 里没有任何文字；请确认文件是否完整", incomplete=True))
    if garbled:
        message = f"{named_pages(garbled)}的字体没有可用的文字编码，读出的文字不可信；请从原始文件重新生成 PDF"
        found.append(Caveat(message, incomplete=True))
    found.extend(_unseen(losses, readings))
    if fields:
        message = f"{named_pages(fields)}的表单里有没能读出的内容；请打印成普通 PDF 后再查"
        found.append(Caveat(message, incomplete=True))
    return tuple(found)


def _unseen(losses: Losses, readings: Readings) -> Iterator[Caveat]:
    """Where what the pages show and what their text says may be two things."""
    if losses.lying:
        yield Caveat(
            f"{named_pages(losses.lying)}的字体，文字编码和画出来的字形对不上，读出的文字不可信，{readings.why}；"
            f"请从原始文件重新生成 PDF，或{readings.remedy}",
            incomplete=True,
        )
    if losses.strayed:
        yield Caveat(
            f"{named_pages(losses.strayed)}是扫描图片，文件自带的文字层和画面对不上，{readings.why}；请{readings.remedy}",
            incomplete=True,
        )
    if losses.pictured:
        yield Caveat(
            f"{named_places(losses.pictured)}有一片像文字的图（图片、图章、图形），不在文字层里，{readings.why}；"
            f"请{readings.remedy}",
            incomplete=True,
            boxes=boxes_of(losses.pictured),
        )
    if losses.glimpsed:
        where = named_places(losses.glimpsed)
        yield Caveat(f"{where}有小块的图（如标志、图章），其中的文字没有读", boxes=boxes_of(losses.glimpsed))
    if losses.undrawn:
        yield Caveat(f"{named_pages(losses.undrawn)}太大或太复杂，没能和画面逐字核对；请人工查看", incomplete=True)


def unread_scans(scans: tuple[int, ...], pages: int, readings: Readings) -> tuple[Caveat, ...]:
    """That of so many pages some show pictures whose text was not read, why, and what to do."""
    if not scans:
        return ()
    where = "这是扫描件（没有文字层）" if len(scans) == pages else f"{named_pages(scans)}是扫描图片，没有文字层"
    return (Caveat(f"{where}，{readings.why}；请{readings.remedy}", incomplete=True),)


def boxes_of(inks: Iterable[Ink]) -> tuple[Box, ...]:
    """The places of ink."""
    return tuple(ink.box for ink in inks)


def named_places(inks: Sequence[Ink]) -> str:
    """``第2页下部``; of many pages only which."""
    if len(inks) > _PLACES:
        return named_pages(ink.box.page for ink in inks)
    return "、".join(f"第{ink.box.page}页{ink.box.part_of(ink.height)}" for ink in inks)


def named_pages(pages: Iterable[int]) -> str:
    """``第1、3—5页``."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return "第" + "、".join(str(first) if first == last else f"{first}—{last}" for first, last in ranges) + "页"
