"""Letters of an OFD page whose font is not believed, drawn as a viewer draws them, for recognition to read.

What is easily got wrong: only fonts that the file brings can be drawn. On a page where some of them are not believed
all are, for a line may be set in several; what is set in honest type alone is known already and stays.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from replycheck.readers.layout.brought_fonts import Pen
from replycheck.readers.layout.colours import Colours
from replycheck.readers.layout.page import Run, in_page
from replycheck.readers.ofd.content import Content, Resources
from replycheck.readers.ofd.fonts import lying_fonts
from replycheck.readers.ofd.geometry import Box
from replycheck.readers.ofd.package import Package

_NAMELESS = range(0xE000, 0xF900)
_REPLACED = 0xFFFD
_SHARE = 0.05
"""Share of a font's letters without a name from which none of it is believed."""
_SIZES = 40
"""Sizes of type on one page that are drawn."""


def unbelieved(package: Package, resources: Resources, content: Content) -> frozenset[str]:
    """The ids of the fonts in the file whose letters on this page have no names, or show others than they are named."""
    nameless: dict[str, list[bool]] = {}
    for run in content.runs:
        nameless.setdefault(run.face, []).extend(code in _NAMELESS or code == _REPLACED for _, _, code in run.glyphs)
    parts = resources.font_parts
    odd = {face for face, marks in nameless.items() if face in parts and sum(marks) > _SHARE * len(marks)}
    return frozenset(odd) | (lying_fonts(package, parts, content.glyphs) if parts else frozenset())


def drawn(paper: Colours, content: Content, fonts: Mapping[str, bytes], page: Box, scale: float) -> Colours:
    """The paper, of so many pixels a point, with the letters in those fonts (by their ids) on it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only for pages with such letters

    picture = Image.fromarray(paper)
    brush = ImageDraw.Draw(picture)
    for face, size, runs in _by_size([run for run in content.runs if run.face in fonts]):
        try:
            pen = Pen(fonts[face], content.glyphs.get(face, {}), max(1, round(size * scale)))
            for x, y, code in _places(runs):
                letter = pen.letter(code)
                if letter is not None:
                    place = ((x - page[0]) * scale, (page[3] - y) * scale)
                    brush.text(place, letter[1], font=letter[0], fill=(0, 0, 0), anchor="ls")
        except (OSError, ValueError, struct.error):  # no font that FreeType draws: the page stays unread
            continue
    found: Colours = np.asarray(picture)
    return found


def _by_size(runs: Sequence[Run]) -> Iterable[tuple[str, float, list[Run]]]:
    """Level runs by their font and the size of their type."""
    found: dict[tuple[str, float], list[Run]] = {}
    for run in runs:
        if not run.angle and math.isfinite(run.size):
            found.setdefault((run.face, round(run.size * 2) / 2), []).append(run)
    return [(face, size, those) for (face, size), those in list(found.items())[:_SIZES]]


def _places(runs: Iterable[Run]) -> Iterable[tuple[float, float, int]]:
    for run in runs:
        for along, _, code in run.glyphs:
            yield (*in_page(along, run.up, run.angle), code)
