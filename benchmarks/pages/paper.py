"""Real texts laid out as official paper: 22 lines a page, 28 characters a line, paragraphs indented by two.

Nothing is drawn: the result is what the PDF reader would give for such paper, without printed numbers.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from replycheck.model.document import Document, Line, Page, Paragraph
from replycheck.model.span import Box, Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import outside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SHARED = outside.folder()
"""Where the real texts lie; they are no part of the project."""
EM, LEADING = 16.0, 28.95
LEFT, TOP, WIDTH, HEIGHT = 79.4, 104.9, 595.3, 841.9
FEWEST, MOST = 2, 25
"""Pages of the documents that are learned from and measured."""
_BROKEN = 5
"""A text with fewer line breaks came without any; its paragraphs are told by the blanks left behind."""
_HELD_OUT = 40
"""Percent of the documents, by the checksum of their id, that nothing is learned from."""
_NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…"
_NEVER_LAST = "（《〈「『【〔“‘"
_FIGURES = re.compile(r"[0-9]+$")
_BREAK = re.compile(r"(?<=[。：；])\s+|\s{3,}|(?<=号) (?=公诉|原告)|(?<=院) (?=[刑民行])|(?<=书) (?=（)")
_ENUM = re.compile(r"(?<=[。；：])(?=[一二三四五六七八九]、)")
_CENTRED = re.compile(r"[^，。：；]{2,30}(?:法院|书|号)$")
_RIGHT = re.compile(r"(?:[审代人]\s*[理判民]|执\s*行|书\s*记|法\s*官|二[〇○零Ｏ0]|20\d\d年).{0,18}$")

Style = Literal["first", "on", "centred", "right"]


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: how it is set, its words, and whether its paragraph ends with it."""

    style: Style
    words: str
    last: bool


Sheet = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A real text by paragraphs."""

    id: str
    kind: Literal["judgment", "reply"]
    paragraphs: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether it only serves to measure."""
        return crc32(self.id.encode()) % 100 < _HELD_OUT


def texts(shared: Path = SHARED) -> list[Text]:
    """The real judgments and the longer replies."""
    found = []
    for line in (shared / "data" / "judgments.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        found.append(Text("j" + str(entry["id"]), "judgment", _paragraphs(entry["text"])))
    for line in (shared / "data" / "replies.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        title = f"关于{entry['title'][:30]}的答复"
        body = _ENUM.sub("\n", entry["reply"])
        found.append(Text("r" + str(entry["id"]), "reply", (title, *_paragraphs(body))))
    return found


def _paragraphs(text: str) -> tuple[str, ...]:
    pieces = text.split("\n") if text.count("\n") >= _BROKEN else _BREAK.split(text)
    return tuple(clean for piece in pieces if (clean := re.sub(r"[ \t\r\u3000]+", "", piece)))


def sheets(text: Text, *, columns: int = 28, rows: int = 22, whole: bool = False, lead: int = 0) -> tuple[Sheet, ...]:
    """The pages of the text. ``whole`` breaks pages only between paragraphs (long ones are cut at sentences).

    ``lead`` lines of the first page are taken by a red head, so that the pages break elsewhere.
    """
    paragraphs = text.paragraphs
    if whole:
        paragraphs = tuple(part for paragraph in paragraphs for part in _cut(paragraph, columns * (rows // 3)))
    blocks = [_rows(paragraph, columns, index) for index, paragraph in enumerate(paragraphs)]
    pages: list[list[Row]] = [[]]
    for block in blocks:
        if whole and pages[-1] and len(pages[-1]) + len(block) > rows - (lead if len(pages) == 1 else 0):
            pages.append([])
        for row in block:
            if len(pages[-1]) == rows - (lead if len(pages) == 1 else 0):
                pages.append([])
            pages[-1].append(row)
    return tuple(tuple(page) for page in pages)


def _cut(paragraph: str, most: int) -> list[str]:
    parts = [""]
    for sentence in re.findall(r"[^。；]*[。；]?[”）]?", paragraph):
        if parts[-1] and len(parts[-1]) + len(sentence) > most:
            parts.append("")
        parts[-1] += sentence
    return [part for part in parts if part]


def _rows(paragraph: str, columns: int, index: int) -> list[Row]:
    if index < 4 and len(paragraph) <= columns and _CENTRED.match(paragraph):  # noqa: PLR2004 - court, kind, number
        return [Row("centred", paragraph, last=True)]
    if index > 2 and len(paragraph) < columns - 2 and _RIGHT.match(paragraph):  # noqa: PLR2004 - behind the head
        return [Row("right", paragraph, last=True)]
    found: list[Row] = []
    start, room, style = 0, columns - 2, "first"
    while start < len(paragraph):
        end = start + room
        end = _breakable(paragraph, start, end)
        found.append(Row(style, paragraph[start:end], last=end >= len(paragraph)))  # type: ignore[arg-type]
        start, room, style = end, columns, "on"
    return found


def _breakable(paragraph: str, start: int, end: int) -> int:
    """Where the line may end: figures stay together, marks hang over the margin, brackets open on the next line."""
    if end >= len(paragraph):
        return end
    figures = _FIGURES.search(paragraph[start:end])
    if figures and figures.start() and paragraph[end] in "0123456789":
        end = start + figures.start()
    while end - start > 1 and paragraph[end - 1] in _NEVER_LAST:
        end -= 1
    while end < len(paragraph) and paragraph[end] in _NEVER_FIRST:
        end += 1
    return end


def document(pages: Sequence[Sheet], *, columns: int = 28, known: bool = True, read: bool = False) -> Document:
    """What the reader gives for these pages; with ``known`` false no lines are known, as of a poor scan.

    ``read``: the words were recognised.
    """
    text, bound, paragraphs = "", [], []
    start, open_line = 0, False
    for number, sheet in enumerate(pages, 1):
        begin, lines = len(text), []
        for place, row in enumerate(sheet):
            if text and not (open_line and row.style == "on"):
                if len(text) > start:
                    paragraphs.append(Paragraph(Span(start, len(text))))
                text += "\n"
                if place == 0:
                    begin = len(text)
                start = len(text)
            lines.append(_line(text, row, number, place, columns))
            text += row.words
            open_line = not row.last
        page = Page(number, Span(begin, len(text)), WIDTH, HEIGHT, tuple(lines) if known else (), recognised=read)
        bound.append(page)
    if len(text) > start:
        paragraphs.append(Paragraph(Span(start, len(text))))
    return Document("bound.pdf", "0" * 64, "pdf", text, tuple(paragraphs), tuple(bound), bound=True)


def _line(text: str, row: Row, page: int, place: int, columns: int) -> Line:
    width = (len(row.words) if row.last else columns) * EM - (2 * EM if row.style == "first" and not row.last else 0)
    left = {"first": 2 * EM, "on": 0.0, "centred": (columns * EM - width) / 2, "right": columns * EM - width - 2 * EM}
    x0, top = LEFT + left[row.style], TOP + place * LEADING
    box = Box(page, x0, top, x0 + max(width, 1.0), top + EM)
    return Line(Span(len(text), len(text) + len(row.words)), box, "FangSong", EM)


def noisy(pages: Sequence[Sheet], rng: Random, share: float = 0.02) -> tuple[Sheet, ...]:
    """The pages as a poor reading gives them: characters replaced by others, now and then lost."""
    pool = "".join(row.words for sheet in pages for row in sheet)
    return tuple(tuple(Row(row.style, _misread(row.words, pool, rng, share), row.last) for row in s) for s in pages)


def _misread(words: str, pool: str, rng: Random, share: float) -> str:
    read = []
    for letter in words:
        draw = rng.random()
        if draw < share * 0.2:
            continue
        read.append(rng.choice(pool) if draw < share else letter)
    return "".join(read) or words[:1]
