"""A page that was recognised, put where its glyphs would be: lines in reading order on the sheet, seals on the page.

What is easily got wrong: a page may hold both characters of its own and a picture of others. The former are certain;
only what the picture shows beside them is added, so that nothing is read twice.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from replycheck.model.document import Caveat
from replycheck.model.mark import Hiding, MarkKind, Seal
from replycheck.model.span import Box
from replycheck.readers.layout.assemble import PageDraft
from replycheck.readers.layout.brackets import numbered
from replycheck.readers.layout.lines import Frame, TextLine
from replycheck.readers.layout.page import Note, PageFacts
from replycheck.readers.layout.readings import PageReading, Readings, ReadLine, Rectangle
from replycheck.readers.layout.running_heads import PageLines
from replycheck.readers.layout.tables import order_columns
from replycheck.readers.layout.trust import TRIVIAL, bad_share, named_pages

_ROW = 0.5
"""Ems that the baselines of two pieces of one row may differ by."""
_NEAR = 1.2
"""Ems of white that part no words: recognition cut one line in two."""
_POOR = 0.75
"""Certainty of a page, on the average, below which it counts as not read."""
_FAIR = 0.9
"""The same for a page of few characters."""
_FEW, _SOME_INK = 20, 0.002
"""Characters on a page that shows so much unread print: a page of handwriting, a photograph, a failure."""
_INK_A_CHARACTER, _INK_A_SEAL = 0.003, 0.012
"""The most that one character of a title takes of a page's ink, and one seal."""
_MUCH_INK = 0.02
"""Share of the page that is print nobody could read although other lines were: a picture, a note by hand."""
_OVER = 0.3
_SAME, _LONGEST = 0.8, 2_000
_SUREST = 0.999
"""The best that is ever said: no recognition is certain."""


def recognised(drafts: Sequence[PageDraft], readings: Readings) -> None:
    """Put what was read into the drafts of the pages that show a picture; heads and feet have to be set aside anew."""
    for number, draft in enumerate(drafts, 1):
        if draft.scan and number in readings.pages:
            _take(draft, readings.pages[number], number)
        draft.sheet.running_heads.clear()
        draft.sheet.number = None


def _take(draft: PageDraft, reading: PageReading, number: int) -> None:
    facts = draft.facts
    angle = _within(90 * reading.quarters + facts.turn)
    frame = _askew(facts, angle, reading.skew)
    lines = _rows([_line(read, angle) for read in reading.lines])
    draft.ink, draft.reading, draft.scan = reading.ink, reading, False
    # Where single fonts are not believed, the others are; else nothing on a page without names is.
    nothing = draft.garbled and not facts.lying
    own = [
        line
        for line in draft.sheet.lines
        if line.font not in facts.lying and not nothing and not (facts.lying and bad_share(line.text))
    ]
    if len(own) < len(draft.sheet.lines) and not draft.garbled:
        _note_lies(draft, lines)
    if sum(len(line.text) for line in own) < TRIVIAL:
        # As if the page lay upright: a paragraph goes on over a page that was fed in upside down.
        upright = _within(facts.turn)
        for line in lines:
            line.angle = upright
        draft.sheet = PageLines(lines, frame.width, frame.height, upright)
        draft.frames |= {upright: frame}
        if reading.characters >= _FEW:
            draft.rotation = 90 * reading.quarters  # on few words, a photograph's, nobody can tell what is upright
    elif angle not in draft.frames or not reading.skew:
        draft.frames.setdefault(angle, frame)
        taken = [draft.frames[line.angle].box(facts, line, number) for line in own]
        new = [line for line in lines if not _covered(frame.box(facts, line, number), taken)]
        draft.sheet = PageLines([*own, *new], draft.sheet.width, draft.sheet.height, draft.sheet.angle)
    draft.seals = tuple(Seal(_box(seal.box, number), seal.shape, seal.colour) for seal in reading.seals)
    draft.red_lines = tuple(_box(line, number) for line in reading.red_lines)


def _note_lies(draft: PageDraft, seen: Sequence[TextLine]) -> None:
    """Keep what fonts said that show something else, where it is not what was read."""
    gone = [line for line in draft.sheet.lines if line.font in draft.facts.lying]
    said, read = "".join(line.text for line in gone), Counter("".join(line.text for line in seen))
    shared = sum((Counter(said) & read).values())
    if shared < _SAME * len(said):
        note = Note(MarkKind.HIDDEN, draft.facts.box, said[:_LONGEST], why=Hiding.MISNAMED)
        draft.facts.notes = replace(draft.facts.notes, notes=(*draft.facts.notes.notes, note))


def _within(angle: int) -> int:
    """The angle from -179 to 180, as glyphs have it."""
    return (angle + 179) % 360 - 179


def _box(box: Rectangle, number: int) -> Box:
    return Box(number, *box)


def _askew(facts: PageFacts, angle: int, skew: float) -> Frame:
    """The frame of a page whose text runs at ``angle``, askew by ``skew`` degrees clockwise about the page's middle."""
    level = Frame.of(facts, angle)
    if not skew:
        return level
    left, bottom, right, top = facts.box
    x, y = (left + right) / 2, (bottom + top) / 2
    cos, sin = math.cos(math.radians(angle - skew)), math.sin(math.radians(angle - skew))
    return Frame(
        angle,
        cos,
        sin,
        x * cos + y * sin - level.width / 2,
        y * cos - x * sin + level.height / 2,
        level.width,
        level.height,
    )


def _line(read: ReadLine, angle: int) -> TextLine:
    return TextLine(read.text, read.x0, max(read.x0, read.x1), read.base, read.size, "", angle, sure=read.sure)


def _rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Pieces in reading order: rows from the top down, each from left to right, columns one after the other."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < _ROW * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    pieces: list[TextLine] = []
    for row in rows:
        base = max(row, key=lambda line: len(line.text)).base
        last: TextLine | None = None
        for line in sorted(row, key=lambda line: line.x0):
            line.base = base
            if last is not None and line.x0 - last.x1 < _NEAR * min(line.size, last.size):
                last.text, last.sure = numbered(last.text + line.text), last.sure + line.sure
                last.x1 = max(last.x1, line.x1)
            else:
                pieces.append(line)
                last = line
    return order_columns(pieces)


def _covered(box: Box, others: Iterable[Box]) -> bool:
    """Whether a good part of the box is taken by characters of the file's own."""
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    shared = sum(
        max(0.0, min(box.x1, other.x1) - max(box.x0, other.x0))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in others
    )
    return shared > _OVER * area


def notes(drafts: Sequence[PageDraft]) -> tuple[Caveat, ...]:
    """What must be known of pages that were recognised: that they were, and where it went badly."""
    read = {number: draft for number, draft in enumerate(drafts, 1) if draft.reading is not None}
    poor = [number for number, draft in read.items() if _is_poor(draft)]
    inky = [number for number, draft in read.items() if number not in poor and _has_more(draft)]
    whole = [number for number, draft in read.items() if number not in poor and not draft.partial]
    whole = [number for number in whole if (reading := read[number].reading) is not None and reading.lines]
    coded = [number for number in whole if read[number].facts.lying or read[number].garbled]
    shown = [number for number in whole if number not in coded]
    beside = [
        number for number, draft in read.items() if draft.partial and any(line.sure for line in draft.sheet.lines)
    ]
    layered = [number for number, draft in enumerate(drafts, 1) if draft.layered and draft.reading is None]
    found = []
    if layered:
        which = "全文" if len(layered) == len(drafts) else named_pages(layered)
        message = f"{which}是扫描图片，文字取自文件自带的识别结果（由别的软件识别），可能有错字漏字，引用前请对照原件"
        found.append(Caveat(message))
    if shown:
        sure = _certainty(drafts[number - 1].reading for number in shown)
        which = "全文" if len(shown) == len(drafts) else named_pages(shown)
        found.append(
            Caveat(f"{which}是扫描图片，文字由 OCR 识别（平均可信度 {min(sure, _SUREST):.1%}），引用前请对照原件")
        )
    if coded:
        which = "全文" if len(coded) == len(drafts) else named_pages(coded)
        message = f"{which}的字体没有可信的文字编码，看到的字由 OCR 识别，引用前请对照原件"
        found.append(Caveat(message))
    if beside:
        message = f"{named_pages(beside)}有的文字在图片、图章或图形里，由 OCR 识别后算进正文，引用前请对照原件"
        found.append(Caveat(message))
    if poor:
        message = f"{named_pages(poor)}有字迹或图像，但识别不出可靠的文字；请重新扫描（200 dpi 以上），或提供电子版"
        found.append(Caveat(message, incomplete=True))
    if read and not poor and not any(draft.scan or draft.sheet.lines for draft in drafts):
        found.append(Caveat("这份文件里没有读出任何文字；请确认文件是否完整", incomplete=True))
    if inky:
        found.append(Caveat(f"{named_pages(inky)}有一部分图像没有识别成文字（图片、手写或污迹），请人工查看"))
    return tuple(found)


def _certainty(readings: Iterable[PageReading | None]) -> float:
    known = [reading for reading in readings if reading is not None]
    return sum(reading.sure * reading.characters for reading in known) / max(1, sum(one.characters for one in known))


def _is_poor(draft: PageDraft) -> bool:
    reading = draft.reading
    if reading is None or sum(len(line.text) for line in draft.sheet.lines) - reading.characters >= TRIVIAL:
        return False  # the page has words of its own; what else it shows may be a photograph
    unexplained = reading.ink - _INK_A_SEAL * len(reading.seals) - _INK_A_CHARACTER * max(1, reading.characters)
    few = reading.characters < _FEW
    too_few = few and (reading.unread > _SOME_INK or unexplained > 0 or reading.sure < _FAIR)
    nothing = not reading.characters and reading.ink > _INK_A_SEAL * len(reading.seals)
    return reading.sure < _POOR or too_few or nothing


def _has_more(draft: PageDraft) -> bool:
    return not draft.partial and draft.reading is not None and draft.reading.unread > _MUCH_INK
