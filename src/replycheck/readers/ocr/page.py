"""One page from pixels to lines: seals out, upright, straight, read line by line.

What is easily got wrong: which way is up is decided by reading a few lines both ways, never by a model of its own; a
classifier that turns single lines garbles more than it mends (docs/decisions/ocr.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from replycheck.readers.layout.colours import Colours, Grey, Inks, separated
from replycheck.readers.layout.readings import PageReading, ReadLine, ReadSeal, Rectangle
from replycheck.readers.ocr.engine import Character, Engine
from replycheck.readers.ocr.lines import LineImage, line_images
from replycheck.readers.ocr.pose import pose, turned
from replycheck.readers.ocr.spelling import pitch, spelt
from replycheck.records import dataclass

VERSION = 6
"""Counted up whenever the same picture may give another reading, so that cached readings are made anew."""
_LONGEST = 1152
"""Cells of the map on which lines are looked for, along the page: ten for the smallest type on A4."""
_TRIED, _TRIED_WIDTH = 3, 14
"""Lines read both ways to see which end is up, and how many of their heights are read."""
_WELL = 0.9
"""Certainty from which the first pose is believed without trying the other."""
_NOTHING = 0.5
"""Lines less sure than this on the average are scratches and ornaments, no text."""
_HAN_HIGH, _DIGITS_HIGH = 0.93, 0.72
"""Share of the em that Han characters, and that figures, are high."""
_CENTRE = 0.38
"""Ems from the middle of a line of Han characters down to its baseline."""
_OPENING, _CLOSING = "（《〈“‘「『〔【［", "，。、；：？！）》〉”’」』〕】］"
_BEARING = 0.45
"""Ems of white that belong to such a mark."""
_BESIDE = 0.15
"""Share of a line's height around it that belongs to its picture."""
_SAME_SIZE = 1.1
_EMPTY = 0.0005
"""Ink of an empty sheet: dust."""
_DARK = 120
_HIGHEST = 110.0
"""Points: no line of type is higher, not even that of a red head."""
_SPARSE = 0.3
"""Characters as wide as high fill at least that much of their line; what is longer is a rule read as 一."""
_TALL = 1.6
"""Times that a line is higher than wide when its line runs up or down the page."""


@dataclass(slots=True)
class _Found:
    """A line before its size is settled, in pixels."""

    image: LineImage
    characters: list[Character]
    size: float

    @property
    def weight(self) -> int:
        return len(self.characters)


def read_page(engine: Engine, page: Colours, scale: float) -> PageReading:
    """What is on a page of ``scale`` pixels a point."""
    inks = separated(page, scale)
    if inks.ink < _EMPTY:
        return PageReading()
    quarters, skew, level, found = _upright(engine, inks.print, scale)
    _settle_sizes(found)
    return PageReading(
        tuple(_line(one, scale) for one in found),
        quarters,
        skew,
        inks.ink,
        _unread(level, [one.image for one in found]),
        *_red(inks, scale),
    )


def read_lines(engine: Engine, page: Colours, scale: float, boxes: Sequence[Rectangle]) -> PageReading:
    """What stands in each of some level lines (boxes in points), in their order; "" where nothing is read."""
    level = separated(page, scale).print
    lines = []
    for left, top, right, bottom in boxes:
        spare = _BESIDE * (bottom - top)
        rows = slice(max(0, round((top - spare) * scale)), max(1, round((bottom + spare) * scale)))
        image = level[rows, max(0, round((left - spare) * scale)) : max(1, round((right + spare) * scale))]
        found = engine.characters(image) if min(image.shape) > 1 else []
        text = "".join(character.text for character in found)
        sure = tuple(character.sure for character in found for _ in character.text)
        lines.append(ReadLine(text, sure, left, right, bottom, bottom - top))
    return PageReading(tuple(lines))


def _red(inks: Inks, scale: float) -> tuple[tuple[ReadSeal, ...], tuple[tuple[float, float, float, float], ...]]:
    """Seals and red rules in points of the page as shown."""
    seals = tuple(ReadSeal(_points(seal.box, scale), seal.shape, seal.colour) for seal in inks.seals)
    return seals, tuple(_points(rule, scale) for rule in inks.rules)


def _points(box: tuple[int, int, int, int], scale: float) -> tuple[float, float, float, float]:
    return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale


def _upright(engine: Engine, page: Grey, scale: float) -> tuple[int, float, Grey, list[_Found]]:
    """Quarters to turn clockwise, the skew left, the page so turned, and its lines."""
    tries = []
    for guess in pose(page, scale):
        level = turned(page, guess.quarter, guess.skew)
        seen = [
            image
            for image in line_images(level, engine.text_map(level, _LONGEST))
            if image.box[3] - image.box[1] < _HIGHEST * scale
        ]
        up, down = _legibility(engine, seen)
        tries.append((max(up, down), guess, level, seen, down > up))
        if max(up, down) > _WELL:
            break
    _, guess, level, seen, upside_down = max(tries, key=lambda one: one[0])
    if upside_down:
        level, seen = np.ascontiguousarray(level[::-1, ::-1]), [_over(image, level) for image in reversed(seen)]
    return guess.quarter + 2 * upside_down, round(guess.skew, 2), level, _read(engine, seen)


def _over(image: LineImage, page: Grey) -> LineImage:
    """The line on the page turned upside down."""
    high, wide = page.shape
    left, top, right, bottom = image.box
    picture = np.ascontiguousarray(image.picture[::-1, ::-1])
    return LineImage(
        (wide - right, high - bottom, wide - left, high - top), picture, wide - image.left - picture.shape[1]
    )


def _legibility(engine: Engine, seen: Sequence[LineImage]) -> tuple[float, float]:
    """How well a few lines read as they lie and upside down: certainty for each character they have room for."""
    level = [image for image in seen if image.picture.shape[1] > 2 * image.picture.shape[0]]
    longest = sorted(
        level or seen, key=lambda image: -min(image.picture.shape[1], _TRIED_WIDTH * image.picture.shape[0])
    )
    scores = [0.0, 0.0]
    room = 0.0
    for image in longest[:_TRIED]:
        high = image.picture.shape[0]
        part = image.picture[:, : _TRIED_WIDTH * high]
        read = engine.characters(part), engine.characters(np.ascontiguousarray(part[::-1, ::-1]))
        # What is read either way tells how many characters there are; a line of figures has more than its width.
        room += max(1.0, *(len(one) for one in read))
        for way in (0, 1):
            scores[way] += sum(character.sure**2 for character in read[way])
    return (scores[0] / room, scores[1] / room) if room else (0.0, 0.0)


def _read(engine: Engine, seen: Sequence[LineImage]) -> list[_Found]:
    """The lines that could be read; those that stand upright in the margin are read sideways."""
    found = []
    for image in seen:
        high, wide = image.picture.shape
        characters = engine.characters(image.picture) if high < _TALL * wide else []
        if len(characters) * high < _SPARSE * wide:
            continue
        if np.mean([character.sure for character in characters]) >= _NOTHING:
            found.append(_Found(image, characters, _size(image, characters)))
    return found


def _size(image: LineImage, characters: Sequence[Character]) -> float:
    """The size of type in pixels: by the steps of Han characters where they agree with its height."""
    high = image.box[3] - image.box[1]
    if all(character.text.isascii() for character in characters):
        return high / _DIGITS_HIGH
    step = pitch(characters)
    return step if step is not None and 0.8 < step * _HAN_HIGH / high < 1.25 else high / _HAN_HIGH  # noqa: PLR2004 - letter-spaced beyond


def _settle_sizes(found: Sequence[_Found]) -> None:
    """Give lines of nearly one size the same: measured sizes waver by a few per cent."""
    waiting = sorted(found, key=lambda one: one.size)
    while waiting:
        heaviest = max(waiting, key=lambda one: sum(other.weight for other in waiting if _alike(one, other)))
        group = [one for one in waiting if _alike(heaviest, one)]
        middle = float(np.median(np.repeat([one.size for one in group], [max(1, one.weight) for one in group])))
        waiting = [one for one in waiting if not _alike(heaviest, one)]
        for one in group:
            one.size = middle


def _alike(one: _Found, other: _Found) -> bool:
    return max(one.size, other.size) <= _SAME_SIZE * min(one.size, other.size)


def _line(one: _Found, scale: float) -> ReadLine:
    left, top, right, bottom = one.image.box
    text, sure = spelt(one.characters, one.size)
    x0 = left - (_BEARING * one.size if text[0] in _OPENING else 0.0)
    x1 = right + (_BEARING * one.size if text[-1] in _CLOSING else 0.0)
    base = bottom if text.isascii() else (top + bottom) / 2 + _CENTRE * one.size
    return ReadLine(text, sure, x0 / scale, x1 / scale, base / scale, one.size / scale)


def _unread(page: Grey, read: Sequence[LineImage]) -> float:
    """Share of the page that is dark and outside every line that was read."""
    dark = page < _DARK
    for image in read:
        left, top, right, bottom = image.box
        spare = (bottom - top) // 3
        dark[max(0, top - spare) : bottom + spare, max(0, left - spare) : right + spare] = False
    edge = [int(side * 0.03) for side in page.shape]
    return float(dark[edge[0] : page.shape[0] - edge[0], edge[1] : page.shape[1] - edge[1]].mean())
