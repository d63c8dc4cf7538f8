"""Pictures of a Word file that show writing: which ones, their pixels for recognition, what was read in its place.

What is easily got wrong: a seal, a photograph and a logo are pictures too. A picture is read where it looks like lines
of writing at the size in which it is shown; one that nobody can open, as large as a paragraph, is said to be unread.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.docx.package import open_package
from replycheck.readers.docx.story_builder import Picture, Reading
from replycheck.readers.layout.assemble import PageDraft, laid_out
from replycheck.readers.layout.colours import Colours, Grey
from replycheck.readers.layout.lines import Frame
from replycheck.readers.layout.page import PageFacts, Pictures
from replycheck.readers.layout.paragraphs import paragraphs
from replycheck.readers.layout.readings import PageReading, Readings
from replycheck.readers.layout.recognised import recognised
from replycheck.readers.layout.running_heads import PageLines, measure

_LEAST_WIDE, _LEAST_HIGH = 30.0, 9.0
"""Points below which a picture holds no line of writing: an icon, a tick, a rule."""
_SCALE = 1.5
_WRITING = 600.0
"""Square points of what looks like writing from which a picture is read: some eight characters."""
_PARAGRAPH = 12_000.0
"""Square points that a picture nobody can open must have so that it may hold a paragraph."""
_PHOTOGRAPH = 0.2
"""Share of a photograph that looks like writing at most (of 18 photographs 0.0 to 0.18), and of a photographed page at
least."""
_SEAL_SIDE, _SEAL_SHAPE, _RED = 200.0, (0.8, 1.25), 0.7
_LINE_HIGH, _MEASURE = 48.0, 420.0
"""Points of the highest piece of a line of writing, and of the line that pieces are set into."""
_FEWEST_PIECES, _MOST_PIECES, _LEAST_PIXELS = 12, 600, 6
"""Small pictures that may be the letters of a text, how many are looked at, and the pixels of one."""
_THINNEST = 4.0
"""Points below which a picture is a rule drawn between lines and no letter."""
_MUCH_WRITING = 2_500.0
"""Square points of what looks like writing in small pictures from which they are a text: some thirty characters."""
_MOST = 2_000
_LONGEST = 4000
_NAME = "文件里的图片"


def written_pictures(reading: Reading) -> dict[str, float]:
    """The parts of the pictures that show writing, in reading order, each with the square points of it.

    A sign where those that cannot be opened are large enough together, or many small ones together show writing.
    """
    found: dict[str, float] = {}
    judged: dict[str, float | None] = {}
    pieces: dict[str, Picture] = {}
    closed = 0.0
    for picture in reading.pictures[:_MOST]:
        part = picture.part
        if part not in judged:
            judged[part] = _writing(reading, picture) if part else 0.0
        shown = judged[part]
        if shown is None:
            closed += picture.width * picture.height
        elif shown >= _WRITING and _large(picture):
            found[part] = shown
        elif picture.height <= _LINE_HIGH and not _is_rule(picture):
            pieces[part] = picture
    if closed >= _PARAGRAPH:
        reading.sign("unread-picture")
    beside = tuple(picture for part, picture in pieces.items() if part not in found)
    if len(beside) >= _FEWEST_PIECES and _spell(reading, beside):
        reading.sign("picture-letters")
    return found


def _large(picture: Picture) -> bool:
    return not picture.width or (picture.width >= _LEAST_WIDE and picture.height >= _LEAST_HIGH)


def _is_rule(picture: Picture) -> bool:
    return bool(picture.width) and min(picture.width, picture.height) < _THINNEST


def _writing(reading: Reading, picture: Picture) -> float | None:
    """Square points of what looks like writing, at the picture's size on the page; None: it does not open.

    None of it in a seal and in a photograph: there is no paper behind what it shows.
    """
    from replycheck.readers.layout.raster import area, busy_cells, on_paper, written  # noqa: PLC0415 - loads numpy

    small = _reduced(reading, picture)
    if small is None:
        return None
    pixels, scale = small
    if _is_seal(pixels, picture):
        return 0.0
    grey = _grey(pixels)
    found = area(written(busy_cells(grey, scale)))
    whole = grey.size / scale**2
    return 0.0 if found < _PHOTOGRAPH * whole and not on_paper(grey) else found


def _reduced(reading: Reading, picture: Picture) -> tuple[Colours, float] | None:
    """A picture at about ``_SCALE`` pixels a point of its size on the page, and that scale; None: it does not open."""
    from replycheck.readers.image import page_colours  # noqa: PLC0415 - loads Pillow

    try:
        colours, _ = page_colours(reading.package.read(picture.part), 0, Limits())
    except (UnreadableError, KeyError):
        return None
    wide = picture.width or colours.shape[1] * 0.5
    scale = colours.shape[1] / wide
    step = max(1, round(scale / _SCALE))
    high, across = max(step, colours.shape[0] // step * step), max(step, colours.shape[1] // step * step)
    if min(colours.shape[:2]) < step:
        return colours, scale
    small = colours[:high, :across].reshape(high // step, step, across // step, step, 3).mean(axis=(1, 3))
    return small, scale / step


def _grey(pixels: Colours) -> Grey:
    import numpy as np  # noqa: PLC0415 - only for Word files with pictures

    grey: Grey = pixels.mean(axis=2).astype(np.uint8)
    return grey


def _spell(reading: Reading, pieces: tuple[Picture, ...]) -> bool:
    """Whether small pictures set beside each other as they follow one another look like lines of writing."""
    import numpy as np  # noqa: PLC0415 - only for Word files with pictures

    from replycheck.readers.layout.raster import area, busy_cells, written  # noqa: PLC0415 - loads numpy

    wide, high = round(_MEASURE * _SCALE), round(_LINE_HIGH * _SCALE)
    total, x = 0.0, 0
    row = np.full((high, wide), 255, dtype=np.uint8)
    for picture in pieces[:_MOST_PIECES]:
        small = _reduced(reading, picture)
        if small is None or _is_seal(small[0], picture) or min(small[0].shape[:2]) < _LEAST_PIXELS:
            continue
        grey = _grey(small[0])[:high, :wide]
        if x + grey.shape[1] > wide:
            total += area(written(busy_cells(row, _SCALE)))
            row[:], x = 255, 0
        row[: grey.shape[0], x : x + grey.shape[1]] = grey
        x += grey.shape[1]
    return total + area(written(busy_cells(row, _SCALE))) >= _MUCH_WRITING


def _is_seal(small: Colours, picture: Picture) -> bool:
    """Whether a small square picture is printed in red."""
    if not picture.height or not _SEAL_SHAPE[0] <= picture.width / picture.height <= _SEAL_SHAPE[1]:
        return False
    if max(picture.width, picture.height) > _SEAL_SIDE:
        return False
    ink = small.min(axis=2) < 190  # noqa: PLR2004 - paper and what is nearly white
    red = ink & (small[:, :, 0] > small[:, :, 1:].max(axis=2) + 40)
    return bool(ink.any()) and float(red.sum()) >= _RED * float(ink.sum())


def picture_colours(data: bytes, part: str, limits: Limits) -> tuple[Colours, float]:
    """A picture in the Word file ``data`` as pixels, and its pixels a point as of a sheet of paper. For a worker.

    :raises UnreadableError: it cannot be opened.
    """
    from replycheck.readers.image import page_colours  # noqa: PLC0415 - loads Pillow

    try:
        package = open_package(_NAME, data, limits)
        return page_colours(package.read(part), 0, limits)
    except (KeyError, zipfile.BadZipFile, io.UnsupportedOperation) as error:
        raise UnreadableError("图片打不开") from error


def read_words(reading: PageReading) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The paragraphs that were read off a picture, each with the stretches of it that recognition is not sure of."""
    right = max((line.x1 for line in reading.lines), default=1.0)
    foot = max((line.base for line in reading.lines), default=1.0)
    facts = PageFacts((0.0, 0.0, right + 1, foot + 1), 0, [], Pictures())
    frame = Frame.of(facts, 0)
    drafts = [PageDraft(facts, {0: frame}, PageLines([], frame.width, frame.height), scan=True)]
    recognised(drafts, Readings({1: reading}))
    sheets = [draft.sheet for draft in drafts]
    text, parts, pages = laid_out(drafts, paragraphs(sheets, measure(sheets)))
    doubts = [doubt for page in pages for line in page.lines for doubt in line.doubts]
    for part in parts:
        within = [(one.start - part.span.start, one.end - part.span.start) for one in doubts if part.span.overlaps(one)]
        yield part.span.of(text), tuple((max(0, start), min(end, len(part.span))) for start, end in within)
